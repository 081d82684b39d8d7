package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Expected is what a careful reader records of a report, as the .expected
// files of testdata/reports hold it; the README there describes the form.
type Expected struct {
	ID     string
	Events []GoldEvent
	Nots   []GoldNot
	Actors []GoldActor
	Claims []GoldClaim
	Places []GoldPlace
}

// GoldEvent is an event with the readings that are right.
type GoldEvent struct {
	Line       int
	Optional   bool  // neither missed nor false
	Sentences  []int // from 1
	Kinds      []Kind
	Actors     []GoldEntity
	Recipients []GoldEntity
	When       []string // "-" among the readings: may be absent; so with Where and Speakers
	Where      []string
	Aux        [][]string
	Speakers   []string
}

// Kind is an event type with, perhaps, its mode.
type Kind struct{ Type, Mode string }

// GoldEntity is a participant by any of several wordings.
type GoldEntity []string

// GoldNot is an event that must not be coded; Type may be "*".
type GoldNot struct {
	Line     int
	Sentence int
	Type     string
}

// GoldActor is an actor with its codes and all its wordings.
type GoldActor struct {
	Name  string
	Codes []string // "LBY MIL"
	Forms []string
}

// GoldClaim is who says what in which sentences.
type GoldClaim struct {
	Speaker   string
	Sentences []int
	Cue       string
}

// GoldPlace is a place with its country and coordinates.
type GoldPlace struct {
	Name, Country string
	Lat, Lon      float64
}

// ReadExpected reads an .expected file.
func ReadExpected(r io.Reader, id string) (*Expected, error) {
	e := &Expected{ID: id}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "|")
		for i := range fields {
			if fields[i] = strings.TrimSpace(fields[i]); fields[i] == "-" {
				fields[i] = ""
			}
		}
		if err := e.add(fields, n); err != nil {
			return nil, fmt.Errorf("%s.expected:%d: %w", id, n, err)
		}
	}
	return e, in.Err()
}

// lengths tells how many fields each kind of line has at least.
var lengths = map[string]int{"event": 9, "event?": 9, "not": 4, "actor": 4, "claim": 4, "place": 4}

func (e *Expected) add(f []string, line int) error {
	want, ok := lengths[f[0]]
	if !ok {
		return fmt.Errorf("%q: expected event, event?, not, actor, claim or place", f[0])
	}
	if len(f) < want {
		return fmt.Errorf("%s with %d fields, expected %d", f[0], len(f), want)
	}
	switch f[0] {
	case "event", "event?":
		return e.addEvent(f, line)
	case "not":
		sentences, err := numbers(f[1])
		for _, s := range sentences {
			e.Nots = append(e.Nots, GoldNot{line, s, f[2]})
		}
		return err
	case "actor":
		e.Actors = append(e.Actors, GoldActor{f[1], alternatives(f[2]), split(f[3], ";")})
	case "claim":
		sentences, err := numbers(f[2])
		e.Claims = append(e.Claims, GoldClaim{f[1], sentences, f[3]})
		return err
	case "place":
		return e.addPlace(f)
	}
	return nil
}

func (e *Expected) addEvent(f []string, line int) error {
	sentences, err := numbers(f[1])
	if err != nil {
		return err
	}
	g := GoldEvent{Line: line, Optional: f[0] == "event?", Sentences: sentences,
		When: alternatives(f[5]), Speakers: alternatives(f[8])}
	for _, place := range split(f[6], ";") {
		g.Where = append(g.Where, alternatives(place)...)
	}
	for _, k := range alternatives(f[2]) {
		typ, mode, _ := strings.Cut(k, "/")
		g.Kinds = append(g.Kinds, Kind{strings.TrimSpace(typ), strings.TrimSpace(mode)})
	}
	g.Actors, g.Recipients = entities(f[3]), entities(f[4])
	for _, a := range alternatives(f[7]) {
		set := strings.FieldsFunc(a, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '-' })
		slices.Sort(set)
		g.Aux = append(g.Aux, set)
	}
	if f[7] == "" {
		g.Aux = [][]string{nil}
	}
	e.Events = append(e.Events, g)
	return nil
}

func (e *Expected) addPlace(f []string) error {
	p := GoldPlace{Name: f[1], Country: f[2]}
	if _, err := fmt.Sscanf(strings.ReplaceAll(f[3], " ", ""), "%g,%g", &p.Lat, &p.Lon); err != nil {
		return fmt.Errorf("coordinates %q: expected lat,lon", f[3])
	}
	e.Places = append(e.Places, p)
	return nil
}

// entities reads "A or B; C": two participants, the first by two wordings. A
// code in brackets behind a wording is for readers.
func entities(s string) []GoldEntity {
	var list []GoldEntity
	for _, one := range split(s, ";") {
		var e GoldEntity
		for _, name := range alternatives(one) {
			name, _, _ = strings.Cut(name, "[")
			e = append(e, strings.TrimSpace(name))
		}
		list = append(list, e)
	}
	return list
}

func alternatives(s string) []string { return split(s, " or ") }

func split(s, by string) []string {
	var parts []string
	for _, p := range strings.Split(s, by) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// numbers reads "3", "3,4" and "3-5".
func numbers(s string) ([]int, error) {
	var list []int
	for _, part := range split(s, ",") {
		from, to, isRange := strings.Cut(part, "-")
		a, err := strconv.Atoi(strings.TrimSpace(from))
		if err != nil {
			return nil, fmt.Errorf("sentence %q: expected a number", s)
		}
		b := a
		if isRange {
			if b, err = strconv.Atoi(strings.TrimSpace(to)); err != nil {
				return nil, fmt.Errorf("sentence %q: expected a number", s)
			}
		}
		for ; a <= b; a++ {
			list = append(list, a)
		}
	}
	return list, nil
}
