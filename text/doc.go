// Package text answers: how is it built? It turns a report's text into a
// [Doc]: sentences, tokens, lemmas, tags, a Universal Dependencies tree and
// named spans. Every later room reads the Doc and nothing behind it, so the
// model may change without them.
//
//	p, err := text.Load(en.FS())
//	var doc text.Doc
//	p.Read("Haftar met Sarraj in Paris.", &doc)
//
// A Doc is plain data. Offsets are bytes of Doc.Text; tokens are numbered
// through the whole report, so a token's index says where it stands.
package text

// Doc is a report as the room text has read it.
type Doc struct {
	ID     string // as CoNLL-U's newdoc has it, or empty
	Text   string
	Tokens []Token
	Sents  []Sent
	Names  []Name

	// Children of token i are kids[firstKid[i]:firstKid[i+1]], in order.
	firstKid []int32
	kids     []int32
}

// Token is a syntactic word of Universal Dependencies: "don't" is two.
type Token struct {
	Start, End int32 // bytes of Doc.Text
	Lemma      string
	Head       int32 // index of the governor in Doc.Tokens, -1 for a root
	Sent       int32 // index of the sentence
	UPOS       UPOS
	XPOS       XPOS
	Rel        Rel
	Feats      string // UD features as in CoNLL-U, or empty
	Name       int32  // index into Doc.Names, -1 outside names
	Inner      bool   // a further word of the same token: "n't" in "don't"
}

// Sent is a sentence: tokens First up to and without Last.
type Sent struct {
	First, Last int32
	Start, End  int32  // bytes of Doc.Text
	Par         int32  // number of the paragraph, from 0
	ID          string // as CoNLL-U's sent_id has it, or empty
	Body        int32  // first token behind the dateline, "LIMA, March 3 - ", where there is one; else 0
}

// Name is a named span: tokens First up to and without Last.
type Name struct {
	First, Last int32
	Type        NameType
}

// NameType is what a named span names.
type NameType uint8

// The types of named spans.
const (
	NoName NameType = iota
	Person
	Organization
	Place
	Nationality
)

var nameTypes = [...]string{"O", "PER", "ORG", "LOC", "NORP"}

func (t NameType) String() string { return nameTypes[t] }

// ParseNameType gives the type of that name, NoName where there is none.
func ParseNameType(s string) NameType { return NameType(max(indexOf(nameTypes[:], s), 0)) }

// Form gives the token's characters.
func (d *Doc) Form(i int32) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

// Slice gives the text from token first up to and without token last.
func (d *Doc) Slice(first, last int32) string {
	if first >= last {
		return ""
	}
	return d.Text[d.Tokens[first].Start:d.Tokens[last-1].End]
}

// Kids gives the dependents of token i in textual order. The slice belongs to
// the Doc.
func (d *Doc) Kids(i int32) []int32 { return d.kids[d.firstKid[i]:d.firstKid[i+1]] }

// Kid gives the first dependent of i in the relation, or -1.
func (d *Doc) Kid(i int32, rel Rel) int32 {
	for _, k := range d.Kids(i) {
		if d.Tokens[k].Rel == rel {
			return k
		}
	}
	return -1
}

// Subtree gives the first token that i governs and the one behind its last,
// itself included. In a non-projective tree the range may hold strangers.
func (d *Doc) Subtree(i int32) (first, last int32) {
	first, last = i, i+1
	for _, k := range d.Kids(i) {
		f, l := d.Subtree(k)
		first, last = min(first, f), max(last, l)
	}
	return first, last
}

// Link computes the lists that Kids reads. Whoever changes heads calls it.
func (d *Doc) Link() {
	n := len(d.Tokens)
	d.firstKid = append(d.firstKid[:0], make([]int32, n+1)...)
	d.kids = append(d.kids[:0], make([]int32, n)...)
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			d.firstKid[h+1]++
		}
	}
	for i := 1; i <= n; i++ {
		d.firstKid[i] += d.firstKid[i-1]
	}
	// Filling moves each start to its list's end, that is, to the next start.
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			d.kids[d.firstKid[h]] = int32(i)
			d.firstKid[h]++
		}
	}
	copy(d.firstKid[1:], d.firstKid[:n])
	d.firstKid[0] = 0
}

// Reset empties the Doc for another text and keeps its memory.
func (d *Doc) Reset(text string) {
	d.ID, d.Text = "", text
	d.Tokens, d.Sents, d.Names = d.Tokens[:0], d.Sents[:0], d.Names[:0]
	d.firstKid, d.kids = d.firstKid[:0], d.kids[:0]
}
