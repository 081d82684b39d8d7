// Package sentence holds the narrow door between the reading of text and the
// model behind it: one sentence goes in as forms and comes back annotated.
// The numbers are those of package text (text.UPOS, text.XPOS, text.Rel).
package sentence

// Sentence is what a model fills. All slices have one element a word; the
// memory is kept from sentence to sentence.
type Sentence struct {
	Form  []string // the words as written
	Space []bool   // white space before the word

	UPOS []uint8
	XPOS []uint8
	Head []int32 // from 0, -1 for the root
	Rel  []uint8
	Name []uint8 // 0 outside, 2t-1 begins and 2t continues a name of type t

	// NameScores may say how much the model likes each label of each word,
	// NameLabels numbers a word; empty where it does not.
	NameScores []int32
}

// NameLabels is the number of name labels.
const NameLabels = 9

// Reset makes room for n words.
func (s *Sentence) Reset(n int) {
	s.NameScores = s.NameScores[:0]
	if cap(s.Form) < n {
		m := max(n, 64)
		*s = Sentence{Form: make([]string, m), Space: make([]bool, m), UPOS: make([]uint8, m),
			XPOS: make([]uint8, m), Head: make([]int32, m), Rel: make([]uint8, m), Name: make([]uint8, m),
			NameScores: make([]int32, 0, m*NameLabels)}
	}
	s.Form, s.Space = s.Form[:n], s.Space[:n]
	s.UPOS, s.XPOS, s.Head = s.UPOS[:n], s.XPOS[:n], s.Head[:n]
	s.Rel, s.Name = s.Rel[:n], s.Name[:n]
}
