package what

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rapporteur/ontology"
)

// Failure is an example that does not come out as its file says.
type Failure struct {
	File     string // of the frames: accuse
	Frame    string
	Pos      string // file:line
	Sentence string
	Want     string
	Got      string
}

func (f Failure) String() string {
	return fmt.Sprintf("%s: %s\n\twant %s\n\tgot  %s", f.Pos, f.Sentence, f.Want, f.Got)
}

// Files lists the names of the frame files: accuse, agree …
func (c *Coder) Files() []string {
	var names []string
	for _, f := range c.frames {
		if n := f.file(); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

func (f *frame) file() string { return strings.TrimSuffix(path.Base(f.where.file), ".txt") }

// Check runs the examples of one frame file, of all where file is empty. The
// function read turns a sentence into a Scene.
func (c *Coder) Check(file string, read func(sentence string) Scene) (failures []Failure, examples int) {
	for _, f := range c.frames {
		if file != "" && f.file() != file {
			continue
		}
		for i := range f.examples {
			e := &f.examples[i]
			in := read(e.text)
			examples++
			if got, ok := e.check(in, c.Events(in), f.name, f.typ); !ok {
				failures = append(failures, Failure{File: f.file(), Frame: f.name,
					Pos: fmt.Sprintf("%s:%d", e.where.file, e.where.line), Sentence: e.text, Want: e.wanted(f), Got: c.gotOrWhy(in, got, e.want, f.name)})
			}
		}
	}
	return failures, examples
}

// Unproved names the frames none of whose + examples comes out, by file and
// line.
func (c *Coder) Unproved(read func(sentence string) Scene) (list []string) {
	for _, f := range c.frames {
		if !slices.ContainsFunc(f.examples, func(e example) bool {
			if !e.want {
				return false
			}
			in := read(e.text)
			_, ok := e.check(in, c.Events(in), f.name, f.typ)
			return ok
		}) {
			list = append(list, fmt.Sprintf("%s:%d: no + example of frame %s comes out", f.where.file, f.where.line, f.name))
		}
	}
	return list
}

// gotOrWhy adds to what came out why the frame itself did not.
func (c *Coder) gotOrWhy(in Scene, got string, want bool, frame string) string {
	if !want {
		return got
	}
	_, steps := c.Explain(in)
	why := "no predicate of the frame was found"
	for _, s := range steps {
		if s.Frame == frame {
			why = s.Why
			if s.Matched && why == "" {
				return got
			}
		}
	}
	return got + "\n\t     (" + frame + ": " + why + ")"
}

// wanted words what an example expects.
func (e *example) wanted(f *frame) string {
	if !e.want {
		return "no event of " + f.name
	}
	s := f.typ.Name + ": " + orNobody(e.actors) + " > " + orNobody(e.recipients)
	if e.typ != "" {
		s += " / " + e.typ
	}
	if e.mode != "" {
		s += " / " + e.mode
	}
	if e.checkAux {
		s += " / aux " + strings.Join(e.aux, ", ")
	}
	return s
}

func orNobody(s []string) string {
	if len(s) == 0 {
		return "-"
	}
	return strings.Join(s, "; ")
}

// check says whether the events hold what the example expects, and words them.
func (e *example) check(in Scene, events []Event, frame string, typ *ontology.Type) (string, bool) {
	var got []string
	found := false
	for i := range events {
		ev := &events[i]
		if typ == nil || ev.Type == typ || e.typ != "" {
			found = found || e.fits(in, ev)
		}
		got = append(got, ev.word(in))
	}
	if typ == &nothing && e.want {
		found = len(events) == 0
	}
	if !e.want {
		found = slices.ContainsFunc(events, func(ev Event) bool { return frame == "" || ev.Frame == frame })
	}
	if len(got) == 0 {
		got = []string{"nothing"}
	}
	return strings.Join(got, "\n\t     "), found == e.want
}

func (e *example) fits(in Scene, ev *Event) bool {
	if e.mode != "" && e.mode != ev.Mode || e.typ != "" && e.typ != ev.Type.Name {
		return false
	}
	if e.checkAux && !slices.Equal(e.aux, ev.Aux.Names()) {
		return false
	}
	return same(in, e.actors, ev.Actors) && same(in, e.recipients, ev.Recipients)
}

// same says whether each expected party is in the words, or the actor's name,
// of a participant, and nobody else takes part. Things need not be named.
func same(in Scene, want []string, got []Participant) bool {
	if len(want) == 0 {
		return !slices.ContainsFunc(got, func(p Participant) bool { return p.Actor >= 0 })
	}
	if len(want) != len(got) {
		return false
	}
	for _, w := range want {
		if !slices.ContainsFunc(got, func(p Participant) bool {
			words := in.Doc.Slice(p.First, p.Last)
			if p.Actor >= 0 && in.Cast != nil {
				words += " " + in.Cast.Actors[p.Actor].Name
			}
			return strings.Contains(strings.ToLower(words), strings.ToLower(w))
		}) {
			return false
		}
	}
	return true
}

// word words an event for people.
func (ev *Event) word(in Scene) string {
	who := func(ps []Participant) string {
		var s []string
		for _, p := range ps {
			s = append(s, in.Doc.Slice(p.First, p.Last))
		}
		return orNobody(s)
	}
	s := fmt.Sprintf("%s %s %s: %s > %s", ev.Frame, ev.Type.Name, ev.Mode, who(ev.Actors), who(ev.Recipients))
	if ev.Aux != 0 {
		s += " / aux " + strings.Join(ev.Aux.Names(), ", ")
	}
	return s
}
