package eval

import (
	"testing"

	"rapporteur/record"
)

// A gold side that is not in the text is met by nobody, or by a thing, but not
// by somebody else.
func TestPairWithoutRecipient(t *testing.T) {
	gold := Pair{Marked: "<s>Teachers</s> went on strike.", Event: "PROTEST"}
	teachers := record.Entity{Name: "teachers", Span: record.Span{Start: 0, End: 8}}
	bytes := func(s record.Span) (int, int) { return s.Start, s.End }
	for _, c := range []struct {
		recipients []record.Entity
		right      int
	}{
		{nil, 1},
		{[]record.Entity{{Text: "the strike", Span: record.Span{Start: 9, End: 13}}}, 1},
		{[]record.Entity{{Text: "the mayor", Name: "mayor", Span: record.Span{Start: 9, End: 13}}}, 0},
	} {
		var r PairResult
		r.Add(gold, []record.Event{{Event: []string{"PROTEST"}, Actor: []record.Entity{teachers}, Recipient: c.recipients}}, bytes)
		if r.Right != c.right {
			t.Errorf("recipients %v: %d right, want %d", c.recipients, r.Right, c.right)
		}
	}
}
