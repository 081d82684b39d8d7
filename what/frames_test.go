package what

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"rapporteur/lang/en"
	"rapporteur/ontology"
	"rapporteur/text"
	"rapporteur/when"
	"rapporteur/where"
	"rapporteur/who"
	"rapporteur/world"
)

// pipeline is the whole way up to this room.
type pipeline struct {
	text  *text.Reader
	when  *when.Tagger
	where *where.Resolver
	who   *who.Resolver
	what  *Coder
}

var day = ExampleDay()

var load = sync.OnceValues(func() (*pipeline, error) {
	p := &pipeline{}
	lang := en.FS()
	ont, err := ontology.PLOVER()
	if err != nil {
		return nil, err
	}
	if p.what, err = Load(lang, lang, ont); err != nil {
		return nil, err
	}
	if p.text, err = text.Load(lang); err != nil {
		return nil, err
	}
	if p.when, err = when.Load(lang); err != nil {
		return nil, err
	}
	if p.where, err = where.Load(lang, world.FS()); err != nil {
		return nil, err
	}
	reg, err := world.Actors(world.FS())
	if err != nil {
		return nil, err
	}
	countries, err := world.Countries(world.FS())
	if err != nil {
		return nil, err
	}
	p.who, err = who.Load(lang, reg, countries)
	return p, err
})

func english(t testing.TB) *pipeline {
	t.Helper()
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *pipeline) scene(s string) Scene {
	doc := new(text.Doc)
	p.text.Read(s, doc)
	times := p.when.Times(doc, day, nil)
	return Scene{Doc: doc, Times: times, Places: p.where.Places(doc), Cast: p.who.Actors(doc, day),
		Dates: p.when.NewDater(doc, times, day), Date: day}
}

// TestFrames runs the examples of every frame file: go test ./what -run TestFrames/accuse -v
func TestFrames(t *testing.T) {
	p := english(t)
	for _, file := range p.what.Files() {
		t.Run(file, func(t *testing.T) {
			failures, n := p.what.Check(file, p.scene)
			for _, f := range failures {
				t.Error(f)
			}
			t.Logf("%d of %d examples hold", n-len(failures), n)
		})
	}
}

// TestOperators runs the examples of operators.txt.
func TestOperators(t *testing.T) {
	p := english(t)
	for _, e := range p.what.operators.examples {
		in := p.scene(e.text)
		events := p.what.Events(in)
		if !slices.ContainsFunc(events, func(ev Event) bool { return ev.Aux == e.want }) {
			t.Errorf("%s:%d: %s: want %v, got %v", e.where.file, e.where.line, e.text, e.want.Names(), worded(in, events))
		}
	}
}

// TestRules runs the examples of rules.txt.
func TestRules(t *testing.T) {
	p := english(t)
	for _, r := range p.what.rules {
		for _, e := range r.proofs {
			in := p.scene(e.text)
			events := p.what.Events(in)
			ok := slices.ContainsFunc(events, func(ev Event) bool {
				if r.key == "alleged" {
					return e.want && e.fits(in, &ev) || !e.want && !slices.Contains(r.types, ev.Type)
				}
				return (ev.Type == r.to || r.key == "drop" && slices.Contains(r.with, ev.Type) || slices.Contains([]string{"place", "mutual", "announce", "aim", "private"}, r.key) && slices.Contains(r.types, ev.Type)) && (!e.want || e.fits(in, &ev))
			})
			if r.key == "drop" && slices.ContainsFunc(events, func(ev Event) bool { return slices.Contains(r.types, ev.Type) }) {
				ok = !e.want // what the rule drops is still there
			}
			if ok != e.want {
				t.Errorf("%s:%d: %s: got %v", e.where.file, e.where.line, e.text, worded(in, events))
			}
		}
	}
}

// TestContexts runs the examples of contexts.txt.
func TestContexts(t *testing.T) {
	p := english(t)
	for _, e := range p.what.contexts.examples {
		in := p.scene(e.text)
		var got []string
		for _, ev := range p.what.Events(in) {
			got = append(got, ev.Contexts...)
		}
		for _, w := range e.want {
			if slices.Contains(got, w) == e.not {
				t.Errorf("%s:%d: %s: %s: want %t, got %v", e.where.file, e.where.line, e.text, w, !e.not, got)
			}
		}
	}
}

// TestDomains runs the examples of domains.txt.
func TestDomains(t *testing.T) {
	p := english(t)
	for _, d := range p.what.domains.list {
		for _, e := range d.examples {
			in := p.scene(e.text)
			r := p.what.scratch.Get().(*reading)
			r.in = in
			r.prepare()
			if got := r.domainOf(); (got == d.name) != e.want {
				t.Errorf("%s:%d: %s: got domain %q", e.where.file, e.where.line, e.text, got)
			}
		}
	}
}

func worded(in Scene, events []Event) string {
	var s []string
	for i := range events {
		s = append(s, events[i].word(in))
	}
	return fmt.Sprintf("%q", s)
}
