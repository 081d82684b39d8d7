package what

import (
	"slices"
	"strings"

	"rapporteur/ontology"
)

// slot is a logical argument of a predicate, as docs/frames.md lists them.
// Prepositions that frames mention are numbered from firstPrep on.
type slot uint16

const (
	noSlot slot = iota
	subject
	object
	indirect
	clause
	place
	self
	doer    // the subject of the clause
	content // whom the event told in an object, clause or phrase concerns
	firstPrep
)

var slotNames = [...]string{subject: "subject", object: "object", indirect: "indirect", clause: "clause",
	place: "place", self: "self",
	doer: "doer", content: "content"}

// class is the part of speech of a predicate as frames name it.
type class uint8

const (
	verb class = iota
	noun
	adjective
	lightVerb
)

// Aux is a set of auxiliary modes.
type Aux uint8

// The auxiliary modes of PLOVER.
const (
	Historical Aux = 1 << iota
	Future
	Hypothetical
	Negation
)

var auxNames = [...]string{"historical", "future", "hypothetical", "negation"}

// Names lists the modes of the set in PLOVER's order.
func (a Aux) Names() []string {
	var names []string
	for i, n := range auxNames {
		if a&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return names
}

func parseAux(name string) (Aux, bool) {
	for i, n := range auxNames {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// frame says which words report an event of which type, and who is in it.
type frame struct {
	name      string // file.frame
	typ       *ontology.Type
	mode      string
	modes     []modeRule
	contexts  []string
	aux       Aux
	actor     []slotSum // the first that is filled counts
	recipient []slotSum
	conds     []cond
	absorb    []slot
	prefer    int
	alone     bool   // an event even where nobody is named
	cameo     string // overrides the ontology's nearest code
	examples  []example
	senses    int
	where     position
}

// nothing is the type of frames that tell no event, and whose content is none
// either: "expressed hope for talks".
var nothing = ontology.Type{Name: "NONE"}

// slotSum is slots whose fillers are taken together: subject+with.
type slotSum []slot

type modeRule struct {
	mode string
	cond cond
}

// cond is one "if" or "not" line.
type cond struct {
	not   bool
	tests []test // one of them must hold
	where position
	text  string // as it is written
}

// String gives the beginning of the line, for people.
func (c *cond) String() string {
	const enough = 70 // bytes
	word, text := "if", c.text
	if c.not {
		word = "not"
	}
	if len(text) > enough {
		if i := strings.LastIndexAny(text[:enough], " ,|"); i > 0 {
			text = text[:i] + " …"
		}
	}
	return word + " " + text
}

type testKind uint8

const (
	testAny testKind = iota
	testNone
	testActor
	testPerson
	testOrg
	testCountry
	testPlace
	testThing
	testNegated // said not to have happened; the frame takes the negation for itself
	testPlural
	testOwn // of the subject's country
	testInfinitive
	testSector
	testWord   // the head's lemma
	testWithin // any word of the phrase
	testEvent
)

type test struct {
	kind    testKind
	slots   []slot
	words   *wordSet
	sectors []string
	types   []*ontology.Type
	modes   []string // beside types: the mode, or ""
}

// sense is one predicate of a frame.
type sense struct {
	frame  *frame
	class  class
	head   string   // the word that is looked up
	before []string // words in front of a noun: "air" of "air strike"
	after  []string // particles and prepositions: "out", "at" of "lash out at"
	need   uint64   // endsOf those: most sentences lack one
	nouns  *wordSet // of a light verb
}

// example is a line below a frame that proves it.
type example struct {
	text       string
	want       bool // false: must not yield an event of the frame
	actors     []string
	recipients []string
	typ, mode  string
	aux        []string
	checkAux   bool
	where      position
}

// position is a line of a file.
type position struct {
	file string
	line int
}

// wordSet is a set of lemmas and of phrases of several words.
type wordSet struct {
	words   map[string]bool
	ends    uint64                // what the words begin and end with: most others are told by it
	phrases map[string][][]string // by their first word, and by their last
	edges   uint64                // endsOf those
}

func newWordSet() *wordSet { return &wordSet{words: map[string]bool{}} }

func (s *wordSet) add(w string) {
	s.words[w] = true
	s.ends |= endsOf(w)
	if j := joined(w); j != w {
		s.add(j)
	}
}

// joined spells a word without its hyphens: who names a cease-fire means a
// ceasefire too.
func joined(w string) string { return strings.ReplaceAll(w, "-", "") }

// endsOf gives one of 64 bits by a word's length, first and last byte.
func endsOf(w string) uint64 {
	if w == "" {
		return 1
	}
	return 1 << ((uint(w[0])*5 + uint(w[len(w)-1]) + uint(len(w))*11) % 64)
}

// addPhrase enters a phrase under both its ends.
func (s *wordSet) addPhrase(words []string) {
	if s.phrases == nil {
		s.phrases = map[string][][]string{}
	}
	first, last := words[0], words[len(words)-1]
	s.edges |= endsOf(first) | endsOf(last)
	s.phrases[first] = append(s.phrases[first], words)
	if last != first {
		s.phrases[last] = append(s.phrases[last], words)
	}
}

func (s *wordSet) has(lemma string) bool { return s.ends&endsOf(lemma) != 0 && s.words[lemma] }

// phrasesWith gives the phrases that begin or end with a word.
func (s *wordSet) phrasesWith(w string) [][]string {
	if s.edges&endsOf(w) == 0 {
		return nil
	}
	return s.phrases[w]
}

// addTo enters the words of the set, nil or not, into another.
func (s *wordSet) addTo(words map[string]bool) {
	if s == nil {
		return
	}
	for w := range s.words {
		words[w] = true
	}
}

// subjectActs says whether whoever does what the predicate says is the actor.
func (f *frame) subjectActs() bool {
	for _, sum := range f.actor {
		if slices.Contains(sum, subject) {
			return true
		}
	}
	return false
}
