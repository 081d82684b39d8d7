package text

// UPOS is a universal part of speech.
type UPOS uint8

// The universal parts of speech.
const (
	X UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var uposNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ",
	"NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

func (u UPOS) String() string { return uposNames[u] }

// XPOS is a Penn Treebank tag as the English treebanks of UD use it.
type XPOS uint8

// The Penn tags that rules ask for by name; the others are known by String.
const (
	NoXPOS XPOS = iota
	CC
	CD
	DT
	EX
	IN
	JJ
	JJR
	JJS
	MD
	NN
	NNS
	NNP
	NNPS
	PDT
	POS
	PRP
	PRPS // PRP$
	RB
	RBR
	RBS
	RP
	TO
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS // WP$
	WRB
)

var xposNames = [...]string{"_", "CC", "CD", "DT", "EX", "IN", "JJ", "JJR", "JJS", "MD",
	"NN", "NNS", "NNP", "NNPS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "TO",
	"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB",
	".", ",", ":", "-LRB-", "-RRB-", "``", "''", "HYPH", "NFP", "UH", "SYM", "FW", "$", "GW",
	"ADD", "LS", "AFX"}

func (x XPOS) String() string { return xposNames[x] }

// Rel is a relation of Universal Dependencies with its English subtype.
type Rel uint8

// The relations of the English treebanks.
const (
	Dep Rel = iota
	Root
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjOuter
	CsubjPass
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc
	NmodPoss
	NmodUnmarked
	Nsubj
	NsubjOuter
	NsubjPass
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	Xcomp
)

var relNames = [...]string{"dep", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod",
	"amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound",
	"compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "det", "det:predet",
	"discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
	"nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass",
	"nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct",
	"reparandum", "vocative", "xcomp"}

func (r Rel) String() string { return relNames[r] }

// Parse functions: the names of the treebanks to their numbers. A subtype
// that is unknown falls back on its relation, an unknown name on the zero value.

// ParseUPOS gives the tag of that name, X where there is none.
func ParseUPOS(s string) UPOS { return UPOS(max(indexOf(uposNames[:], s), 0)) }

// ParseXPOS gives the tag of that name, NoXPOS where there is none.
func ParseXPOS(s string) XPOS { return XPOS(max(indexOf(xposNames[:], s), 0)) }

// ParseRel gives the relation of that name, its relation without the subtype
// where that is unknown, and Dep otherwise.
func ParseRel(s string) Rel {
	if i := indexOf(relNames[:], s); i >= 0 {
		return Rel(i)
	}
	for i := range s {
		if s[i] == ':' {
			return ParseRel(s[:i])
		}
	}
	return Dep
}

func indexOf(names []string, s string) int {
	for i, n := range names {
		if n == s {
			return i
		}
	}
	return -1
}
