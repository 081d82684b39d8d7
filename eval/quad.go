package eval

import (
	"fmt"
	"io"

	"rapporteur/ontology"
	"rapporteur/record"
)

// QuadItem is a sentence with the quad class of its main event, or none.
type QuadItem struct {
	ID, Text, Quad string
}

// ReadQuads reads JSON lines with id, text and quad.
func ReadQuads(r io.Reader) ([]QuadItem, error) { return readJSONLines[QuadItem](r) }

// QuadResult counts main events by quad class.
type QuadResult struct {
	Sentences int
	Class     [5]PRF // by quad code; 0 is none
	Confused  [5][5]int
	Appeals   int // false alarms that are appeals, which CAMEO's statements and appeals (01, 02) cover and PLOVER codes
	Notes     []string
}

// Add counts a sentence in.
func (r *QuadResult) Add(q QuadItem, events []record.Event) {
	r.Sentences++
	gold := 0
	for code := 1; code <= 4; code++ {
		if ontology.QuadName(code) == q.Quad {
			gold = code
		}
	}
	found, frame := 0, ""
	if e := mainEvent(events); e != nil {
		found, frame = e.QuadCode, e.Frame
		if gold == 0 && e.Event[0] == "REQUEST" {
			r.Appeals++
		}
	}
	r.Confused[gold][found]++
	r.Class[gold].Gold++
	r.Class[found].Found++
	if gold == found {
		r.Class[gold].Right++
		return
	}
	r.Notes = append(r.Notes, fmt.Sprintf("%s: want %s, got %s by %s: %s", q.ID, q.Quad, ontology.QuadName(found), frame, q.Text))
}

// Table shows precision, recall and F1 by class, and how many sentences
// without an event yield one.
func (r *QuadResult) Table() *Table {
	t := &Table{Title: fmt.Sprintf("quad class of the main event, %d sentences", r.Sentences), Head: PRFHead}
	sum := 0.0
	for code, s := range r.Class {
		t.PRF(ontology.QuadName(code), s)
		sum += s.F1()
	}
	t.Row("macro-F1", "", "", sum/5, r.Sentences, "", "")
	none := r.Class[0]
	t.Row("false alarms", ratio(none.Gold-none.Right, none.Gold), "", "", none.Gold, none.Gold-none.Right, "")
	t.Row("… appeals", "", "", "", "", r.Appeals, "")
	return t
}
