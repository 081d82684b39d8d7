package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur/record"
)

// Pair is a sentence in which the gold knows what one did to another: a line
// of the PLOVER sentences of Hu et al. 2024.
type Pair struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	Marked    string `json:"marked"` // with <s> and <t> around the two
	Actor     string `json:"actor"`
	Recipient string `json:"recipient"`
	Event     string `json:"event"` // YIELD is CONCEDE or RETREAT
	Quad      string `json:"quad"`
}

// ReadPairs reads JSON lines.
func ReadPairs(r io.Reader) ([]Pair, error) { return readJSONLines[Pair](r) }

// merged gives the type by which the pairs are labelled.
func merged(typ string) string {
	if typ == "CONCEDE" || typ == "RETREAT" {
		return "YIELD"
	}
	return typ
}

// PairResult counts how pairs come out of coding the whole sentence.
type PairResult struct {
	Pairs  int
	Among  int // the gold type is among the events of the sentence
	Right  int // and one of these has both in their roles
	Held   int // some event has both in their roles, of whatever type
	ByType map[string]*[3]int
	Notes  []string
}

// Add counts a pair in. bytes turns a page's span into bytes of the text.
func (r *PairResult) Add(p Pair, events []record.Event, bytes func(record.Span) (int, int)) {
	if r.ByType == nil {
		r.ByType = map[string]*[3]int{}
	}
	row := r.ByType[p.Event]
	if row == nil {
		row = new([3]int)
		r.ByType[p.Event] = row
	}
	r.Pairs++
	row[0]++
	s, t := p.marked("<s>", "</s>"), p.marked("<t>", "</t>")
	among, right, held := false, false, false
	for i := range events {
		e := &events[i]
		both := touches(s, e.Actor, bytes) && touches(t, e.Recipient, bytes) ||
			touches(s, e.Actor, bytes) && touches(t, e.Actor, bytes) // both sides of a meeting act
		typ := merged(e.Event[0]) == p.Event
		among, held, right = among || typ, held || both, right || typ && both
	}
	for _, c := range []struct {
		n  *int
		ok bool
	}{{&r.Among, among}, {&row[1], among}, {&r.Held, held}, {&r.Right, right}, {&row[2], right}} {
		if c.ok {
			*c.n++
		}
	}
	if !right {
		r.Notes = append(r.Notes, fmt.Sprintf("%s %s %q > %q in %q; found %s", p.ID, p.Event, p.Actor, p.Recipient, p.Text, brief(events)))
	}
}

func brief(events []record.Event) string {
	var parts []string
	for i := range events {
		e := &events[i]
		parts = append(parts, fmt.Sprintf("%s (%s) %s > %s", kindOf(e), e.Frame, names(e.Actor), names(e.Recipient)))
	}
	return strings.Join(parts, " | ")
}

// marked gives the bytes of the text between two marks.
func (p *Pair) marked(open, end string) [2]int {
	clean := strings.NewReplacer("<s>", "", "</s>", "", "<t>", "", "</t>", "")
	i, j := strings.Index(p.Marked, open), strings.Index(p.Marked, end)
	if i < 0 || j < i {
		return [2]int{-1, -1}
	}
	from := len(clean.Replace(p.Marked[:i]))
	return [2]int{from, from + len(clean.Replace(p.Marked[i+len(open):j]))}
}

// touches says whether one of those named stands in the span. Where the gold
// has nobody ("a recipient", which is not in the text), nobody but a thing may
// be named.
func touches(span [2]int, list []record.Entity, bytes func(record.Span) (int, int)) bool {
	if span[0] < 0 {
		return !slices.ContainsFunc(list, func(e record.Entity) bool { return e.Name != "" })
	}
	return slices.ContainsFunc(list, func(e record.Entity) bool {
		from, to := bytes(e.Span)
		return span[0] < to && from < span[1]
	})
}

// Table shows the counts, by type.
func (r *PairResult) Table() *Table {
	t := &Table{Title: "pairs in coded sentences", Head: []string{"", "pairs", "type among", "right pair"}}
	types := make([]string, 0, len(r.ByType))
	for typ := range r.ByType {
		types = append(types, typ)
	}
	slices.Sort(types)
	for _, typ := range types {
		c := r.ByType[typ]
		t.Row(typ, c[0], ratio(c[1], c[0]), ratio(c[2], c[0]))
	}
	t.Row("all", r.Pairs, ratio(r.Among, r.Pairs), ratio(r.Right, r.Pairs))
	t.Row("both in some event", "", "", ratio(r.Held, r.Pairs))
	return t
}
