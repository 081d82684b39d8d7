package linear

import "rapporteur/text/sentence"

// What training needs: the same steps as Annotate, one at a time.

// Begin reads a sentence into the memory.
func (mem *Memory) Begin(s *sentence.Sentence, lex *Lexicon) { mem.m.begin(s, lex) }

// TagFeatures gives the features for the tag of word i; tags to its left are
// set. The slice is good until the next call.
func (mem *Memory) TagFeatures(i int) []uint64 { return mem.m.tagFeatures(i) }

// SetTag sets the joint tag of word i.
func (mem *Memory) SetTag(i, tag int, t Tag) { mem.m.setTag(i, tag, t) }

// State gives the parser's state.
func (mem *Memory) State() *State { return &mem.m.state }

// ParseFeatures gives the features of the parser's state.
func (mem *Memory) ParseFeatures() []uint64 { return mem.m.parseFeatures() }

// BeginNames reads a sentence that has tags and a tree.
func (mem *Memory) BeginNames(s *sentence.Sentence) { mem.m.beginNames(s, &Lexicon{}) }

// NameFeatures gives the features for the name label of word i.
func (mem *Memory) NameFeatures(i int) []uint64 { return mem.m.nameFeatures(i) }

// BestTag gives the tag that the table prefers for word i.
func (mem *Memory) BestTag(t *Table, i int) int {
	t.Sum(mem.m.tagFeatures(i), &mem.m.scores)
	return t.Best(&mem.m.scores)
}

// Dependent gives the word that an arc would attach.
func (s *State) Dependent() int32 { return s.stack[len(s.stack)-1] }

// Governor gives the head that the move would draw the arc from.
func (s *State) Governor(move uint8) int32 {
	if move == Left {
		return s.next
	}
	return s.stack[len(s.stack)-2]
}

// Allows tells whether the arc may have its relation: the root has one
// dependent, and nothing else is called root.
func (s *State) Allows(a Arc) bool {
	return (a.Rel == relRoot) == (a.Move == Left && int(s.next) == s.n)
}
