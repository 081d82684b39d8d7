package eval

import (
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
func ReadStories(r io.Reader) ([]Story, error) { return readJSONLines[Story](r) }

// Stories counts in how many stories the label is among the types coded.
type Stories struct {
	All    StoryCount
	Silent int // stories without any event
	ByType map[string]*StoryCount
	ByMode map[string]map[string]*StoryCount
	Notes  []string
}

// StoryCount counts stories, the types coded in them, those in which the label
// is among these, and those in which at least an act of the label's frames was
// found that a rule made another type of: promised aid is AGREE.
type StoryCount struct{ Stories, Types, Right, Retyped int }

func (c *StoryCount) add(o StoryCount) {
	c.Stories += o.Stories
	c.Types += o.Types
	c.Right += o.Right
	c.Retyped += o.Retyped
}

// Add counts a story in.
func (r *Stories) Add(s Story, events []record.Event) {
	if r.ByType == nil {
		r.ByType, r.ByMode = map[string]*StoryCount{}, map[string]map[string]*StoryCount{}
	}
	if r.ByType[s.Label] == nil {
		r.ByType[s.Label], r.ByMode[s.Label] = new(StoryCount), map[string]*StoryCount{}
	}
	if r.ByMode[s.Label][s.Mode] == nil {
		r.ByMode[s.Label][s.Mode] = new(StoryCount)
	}
	types, retyped := map[string]bool{}, 0
	for i := range events {
		types[events[i].Event[0]] = true
		if strings.HasPrefix(events[i].Frame, strings.ToLower(s.Label)+".") {
			retyped = 1
		}
	}
	one := StoryCount{Stories: 1, Types: len(types)}
	if types[s.Label] {
		one.Right = 1
	} else {
		one.Retyped = retyped
		r.Notes = append(r.Notes, fmt.Sprintf("%s %s: %s: %s; found %s",
			s.Label, strings.ToLower(s.Mode), strings.TrimSpace(s.Title), s.Text, brief(events)))
	}
	if len(events) == 0 {
		r.Silent++
	}
	r.All.add(one)
	r.ByType[s.Label].add(one)
	r.ByMode[s.Label][s.Mode].add(one)
}

// Table shows the shares by label and, below each, by mode. How many types a
// story is given stands beside: who codes everything is always right.
func (r *Stories) Table() *Table {
	t := &Table{
		Title: fmt.Sprintf("%d stories, %d with an event", r.All.Stories, r.All.Stories-r.Silent),
		Head:  []string{"", "stories", "type among those coded", "or retyped by a rule", "types a story"},
	}
	row := func(name string, c StoryCount) {
		t.Row(name, c.Stories, ratio(c.Right, c.Stories), ratio(c.Right+c.Retyped, c.Stories), fmt.Sprintf("%.1f", ratio(c.Types, c.Stories)))
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
