// Package explain answers: why? It writes for people how the events of a text
// were found: the tree of each sentence, what was recognised in it, the frames
// that were tried, and what changed the event.
package explain

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"rapporteur"
	"rapporteur/record"
	"rapporteur/who"
)

// Look is how an explanation looks.
type Look struct {
	Colour bool
	All    bool // every frame that was tried, not the nearest of each predicate
}

// Write explains a reading sentence by sentence.
func Write(w io.Writer, r *rapporteur.Reading, look Look) error {
	e := &explainer{Reading: r, page: r.Page(), colour: look.Colour, all: look.All}
	for i := range r.Doc.Sents {
		e.sentence(int32(i))
	}
	_, err := io.WriteString(w, e.b.String())
	return err
}

type explainer struct {
	*rapporteur.Reading
	page   *record.Page
	colour bool
	all    bool
	b      strings.Builder
}

func (e *explainer) printf(format string, args ...any) { fmt.Fprintf(&e.b, format, args...) }

func (e *explainer) paint(c text.Color, s string) string {
	if !e.colour {
		return s
	}
	return text.Colors{c}.Sprint(s)
}

func (e *explainer) sentence(i int32) {
	s := e.Doc.Sents[i]
	if i > 0 {
		e.printf("\n")
	}
	e.printf("%s\n\n", e.paint(text.Bold, fmt.Sprintf("%d  %s", i+1, oneLine(e.Doc.Text[s.Start:s.End]))))
	for t := s.First; t < s.Last; t++ {
		if e.Doc.Tokens[t].Head < 0 {
			e.tree(t, "   ", "   ")
		}
	}
	e.actors(s.First, s.Last)
	e.times(s.First, s.Last)
	e.places(s.First, s.Last)
	e.claims(s.First, s.Last)
	e.events(i)
	e.tried(s.First, s.Last)
}

// tree draws a token behind its branch and its dependents behind rest.
func (e *explainer) tree(t int32, branch, rest string) {
	tok := &e.Doc.Tokens[t]
	e.printf("%s%s %s\n", branch, e.Doc.Form(t), e.paint(text.Faint, fmt.Sprintf("%s %s %s", tok.Rel, tok.UPOS, tok.Lemma)))
	kids := e.Doc.Kids(t)
	for i, k := range kids {
		if i == len(kids)-1 {
			e.tree(k, rest+"└─ ", rest+"   ")
		} else {
			e.tree(k, rest+"├─ ", rest+"│  ")
		}
	}
}

// list prints a heading before the first of some lines.
type list struct {
	e     *explainer
	head  string
	begun bool
}

func (l *list) line(format string, args ...any) {
	if !l.begun {
		l.begun = true
		l.e.printf("\n   %s\n", l.e.paint(text.Underline, l.head))
	}
	l.e.printf("   · "+format+"\n", args...)
}

func (e *explainer) actors(first, last int32) {
	l := list{e: e, head: "who"}
	for _, m := range e.Cast.Mentions {
		if m.First < first || m.Last > last || m.Actor < 0 || e.Cast.Actors[m.Actor].Type == who.Thing {
			continue
		}
		a, code := &e.Cast.Actors[m.Actor], e.Cast.Code(m.Actor, e.Report.Date)
		l.line("%q (%s) is %s", e.Doc.Slice(m.First, m.Last), m.Kind, describe(a.Name, code.Country, code.Sector, code.Office))
	}
}

func describe(name, code, sector, office string) string {
	s := name
	if codes := strings.TrimSpace(code + " " + sector); codes != "" {
		s += " [" + codes + "]"
	}
	if office != "" {
		s += ", " + office
	}
	return s
}

func (e *explainer) times(first, last int32) {
	l := list{e: e, head: "when"}
	for i, t := range e.Times {
		if t.First < first || t.Last > last {
			continue
		}
		p := e.page.Times[i]
		l.line("%q is %s %s%s, by %s", p.Text, p.Type, p.Value, interval(p.Date, p.EndDate, p.Precision), t.Rule)
	}
}

func interval(from, to, precision string) string {
	switch {
	case from == "" && to == "":
		return ""
	case from == to:
		return fmt.Sprintf(" = %s (%s)", from, precision)
	}
	return fmt.Sprintf(" = %s to %s (%s)", from, to, precision)
}

func (e *explainer) places(first, last int32) {
	l := list{e: e, head: "where"}
	for i, pl := range e.Places {
		if pl.First < first || pl.Last > last {
			continue
		}
		p := e.page.Places[i]
		if p.Unknown() {
			l.line("%q is a place that the gazetteer does not have", p.Extracted)
			continue
		}
		l.line("%q is %s %s, %.2f %.2f, GeoNames %d (%s)", p.Extracted, p.Resolved, p.CountryCode, p.Lat, p.Lon, p.GeoNameID, p.Resolution)
	}
}

func (e *explainer) claims(first, last int32) {
	l := list{e: e, head: "according to whom"}
	for i, c := range e.Claims {
		if c.CueHead < first || c.CueHead >= last {
			continue
		}
		p := e.page.Claims[i]
		speaker := "nobody named"
		if p.Speaker.Text != "" {
			speaker = fmt.Sprintf("%q", p.Speaker.Text)
			if p.Speaker.Name != "" && p.Speaker.Name != p.Speaker.Text {
				speaker += ", that is " + p.Speaker.Name
			}
		}
		content := "another sentence"
		if len(c.Content) > 0 {
			content = fmt.Sprintf("%q", oneLine(e.Doc.Slice(c.Content[0].First, c.Content[0].Last)))
		}
		l.line("%s, by %q: %s", speaker, p.Cue, content)
	}
}

func (e *explainer) events(sent int32) {
	l := list{e: e, head: "what"}
	for i := range e.page.Events {
		p := &e.page.Events[i]
		if p.TextInfo.Sequence != int(sent)+1 {
			continue
		}
		kind := strings.Join(append(append(append([]string{}, p.Event...), p.Mode...), p.Aux...), " ")
		l.line("%s: %s > %s", e.paint(text.Bold, kind), entities(p.Actor), entities(p.Recipient))
		e.printf("       by frame %s on %q, confidence %.2f\n", p.Frame, strings.Join(p.EventText, " … "), p.Confidence)
		if p.Date != "" {
			e.printf("       on %s (%s)%s\n", until(p.Date, p.EndDate), p.DatePrecision, from(p.DateText))
		}
		if p.EventLoc != nil {
			e.printf("       at %s %s\n", p.EventLoc.Resolved, p.EventLoc.CountryCode)
		}
		for _, a := range p.Attribution {
			e.printf("       according to %s (%s)\n", first(a.Speaker.Name, a.Speaker.Text, "nobody named"), a.Cue)
		}
	}
	if !l.begun {
		e.printf("\n   no event\n")
	}
}

// noEvent begins the names of the frames of none.txt.
const noEvent = "none."

// near is how many of the frames that failed are shown of a predicate: those
// of which most held.
const near = 3

// tried lists the frames that came close, and the rules that changed an event.
func (e *explainer) tried(first, last int32) {
	l := list{e: e, head: "frames tried"}
	left := map[int32]int{} // by predicate: how many are not shown
	for i, s := range e.Steps {
		if s.Head < first || s.Head >= last {
			continue
		}
		if s.Unmet && strings.HasPrefix(s.Frame, noEvent) {
			continue // dozens of everyday senses that it is not either
		}
		if s.Unmet && !e.all && e.nearer(i) >= near {
			left[s.Head]++
			continue
		}
		mark := "no "
		if s.Matched {
			mark = "yes"
		}
		l.line("%s %s on %q%s", mark, s.Frame, e.Doc.Form(s.Head), colon(s.Why))
	}
	for t := first; t < last; t++ {
		if left[t] > 0 {
			l.line("and %d further off on %q (--all lists them)", left[t], e.Doc.Form(t))
		}
	}
}

// nearer counts the frames tried on the predicate of step i of which more held
// before they failed, or as much and before it.
func (e *explainer) nearer(i int) (n int) {
	s := &e.Steps[i]
	for j := range e.Steps {
		o := &e.Steps[j]
		if o.Head == s.Head && o.Unmet && !strings.HasPrefix(o.Frame, noEvent) && (o.Held > s.Held || o.Held == s.Held && j < i) {
			n++
		}
	}
	return n
}

func entities(list []record.Entity) string {
	if len(list) == 0 {
		return "nobody"
	}
	names := make([]string, len(list))
	for i, n := range list {
		names[i] = describe(first(n.Name, n.Text), n.Code, n.Sector, "")
	}
	return strings.Join(names, "; ")
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

func until(begin, end string) string {
	if begin == end {
		return begin
	}
	return begin + " to " + end
}

func from(words string) string {
	if words == "" {
		return ", the report's own date"
	}
	return fmt.Sprintf(", from %q", words)
}

func colon(s string) string {
	if s == "" {
		return ""
	}
	return ": " + s
}

// oneLine joins what the report's layout broke.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
