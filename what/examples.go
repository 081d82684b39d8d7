package what

import (
	"slices"

	"rapporteur/record"
)

// Example is a sentence that stands below a frame and tells an event of it.
type Example struct {
	Text       string
	Type, Mode string
	Actors     []string // words of the sentence
	Recipients []string
}

// Examples lists the sentences that prove the frames, for whoever learns from
// them.
func (c *Coder) Examples() []Example {
	var list []Example
	for _, f := range c.frames {
		for i := range f.examples {
			e := &f.examples[i]
			if !e.want || f.typ == &nothing {
				continue
			}
			x := Example{Text: e.text, Type: f.typ.Name, Mode: e.mode, Actors: e.actors, Recipients: e.recipients}
			if e.typ != "" {
				x.Type = e.typ
			}
			list = append(list, x)
		}
	}
	return list
}

// ExampleDay is the day on which the examples of frames are told.
func ExampleDay() record.Date { return record.NewDate(2024, 6, 20) }

// Blanks lists the sentences among the frames' examples in which no frame may
// find its event: what else stands in them is another matter.
func (c *Coder) Blanks() []string {
	var list []string
	for _, f := range c.frames {
		for i := range f.examples {
			if e := &f.examples[i]; !e.want || f.typ == &nothing {
				list = append(list, e.text)
			}
		}
	}
	return list
}

// TypesOf appends the names of the event types that frames give the lemma as
// a predicate, each once.
func (c *Coder) TypesOf(lemma string, dst []string) []string {
	for class := range c.index {
		for _, s := range c.index[class][lemma] {
			if s.frame.typ != &nothing && !slices.Contains(dst, s.frame.typ.Name) {
				dst = append(dst, s.frame.typ.Name)
			}
		}
	}
	return dst
}
