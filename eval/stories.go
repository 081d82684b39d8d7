package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"rapporteur/record"
)

// Story is a report of which only is known what it was written to tell: an
// event type, and for some stories its mode.
type Story struct {
	Title, Text, Label, Mode string
}

// ReadStories reads JSON lines.
func ReadStories(r io.Reader) ([]Story, error) {
	var out []Story
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		var s Story
		if err := json.Unmarshal(in.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, s)
	}
	return out, in.Err()
}

// Stories counts in how many stories the label is among the types coded.
type Stories struct {
	All    PRF // Gold stories, Found types coded in them, Right labels among these
	Silent int // stories without any event
	ByType map[string]*PRF
	ByMode map[string]map[string]*PRF
	Notes  []string
}

// Add counts a story in.
func (r *Stories) Add(s Story, events []record.Event) {
	if r.ByType == nil {
		r.ByType, r.ByMode = map[string]*PRF{}, map[string]map[string]*PRF{}
	}
	if r.ByType[s.Label] == nil {
		r.ByType[s.Label], r.ByMode[s.Label] = new(PRF), map[string]*PRF{}
	}
	if r.ByMode[s.Label][s.Mode] == nil {
		r.ByMode[s.Label][s.Mode] = new(PRF)
	}
	types := map[string]bool{}
	for i := range events {
		types[events[i].Event[0]] = true
	}
	one := PRF{Gold: 1, Found: len(types)}
	if types[s.Label] {
		one.Right = 1
	} else {
		r.Notes = append(r.Notes, fmt.Sprintf("%s %s: %s: %s; found %s",
			s.Label, strings.ToLower(s.Mode), strings.TrimSpace(s.Title), s.Text, brief(events)))
	}
	if len(events) == 0 {
		r.Silent++
	}
	r.All.Add(one)
	r.ByType[s.Label].Add(one)
	r.ByMode[s.Label][s.Mode].Add(one)
}

// Table shows the shares by label and, below each, by mode. How many types a
// story is given stands beside: who codes everything is always right.
func (r *Stories) Table() *Table {
	t := &Table{
		Title: fmt.Sprintf("%d stories, %d with an event", r.All.Gold, r.All.Gold-r.Silent),
		Head:  []string{"", "stories", "type among those coded", "types a story"},
	}
	row := func(name string, s PRF) {
		t.Row(name, s.Gold, s.Recall(), fmt.Sprintf("%.1f", ratio(s.Found, s.Gold)))
	}
	for _, typ := range slices.Sorted(maps.Keys(r.ByType)) {
		row(typ, *r.ByType[typ])
		modes := r.ByMode[typ]
		if len(modes) < 2 {
			continue
		}
		for _, mode := range slices.Sorted(maps.Keys(modes)) {
			name := strings.ToLower(mode)
			if name == "" {
				name = "no mode"
			}
			row("… "+name, *modes[mode])
		}
	}
	row("all", r.All)
	return t
}
