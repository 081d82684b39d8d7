package importer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur/report"
	"rapporteur/world"
)

// Wikidata: the lines of a JSON dump, an entity each, or the CSV of its query
// service. A dump names positions and countries by their ids; those that are in
// the same file are known by their labels, and the descriptions of people
// ("Libyan politician") tell the rest.

type wdEntity struct {
	ID           string               `json:"id"`
	Labels       map[string]wdText    `json:"labels"`
	Aliases      map[string][]wdText  `json:"aliases"`
	Descriptions map[string]wdText    `json:"descriptions"`
	Claims       map[string][]wdClaim `json:"claims"`
}

type wdText struct {
	Value string `json:"value"`
}

type wdClaim struct {
	Mainsnak   wdSnak              `json:"mainsnak"`
	Qualifiers map[string][]wdSnak `json:"qualifiers"`
	Rank       string              `json:"rank"`
}

type wdSnak struct {
	Datavalue struct {
		Value json.RawMessage `json:"value"`
	} `json:"datavalue"`
}

// The properties that are read.
const (
	wdInstanceOf  = "P31"
	wdPosition    = "P39"
	wdCitizenship = "P27"
	wdCountry     = "P17"
	wdGender      = "P21"
	wdISO3        = "P298"
	wdStart       = "P580"
	wdEnd         = "P582"
	wdHuman       = "Q5"
	wdMale        = "Q6581097"
	wdFemale      = "Q6581072"
)

func (im *Importer) readWikidata(name string, r io.Reader) error {
	in := bufio.NewReader(r)
	head, err := in.Peek(1)
	if err != nil && err != io.EOF {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if len(head) > 0 && head[0] != '{' && head[0] != '[' {
		return im.readCSV(name, in)
	}
	skipped := len(im.Skipped)
	var all []wdEntity
	var lines []int
	err = im.eachLine(name, in, func(b []byte, n int) error {
		b = bytes.TrimSuffix(b, []byte(","))
		if len(b) == 1 && (b[0] == '[' || b[0] == ']') {
			return nil
		}
		var e wdEntity
		if err := json.Unmarshal(b, &e); err != nil {
			return fmt.Errorf("no Wikidata entity: %s", err)
		}
		all, lines = append(all, e), append(lines, n)
		return nil
	})
	if err != nil {
		return err
	}
	w := &wikidata{Importer: im, countries: map[string]string{}, labels: map[string]string{}}
	for i := range all {
		w.labels[all[i].ID] = all[i].Labels["en"].Value
		if iso := all[i].text(wdISO3); iso != "" {
			code := ""
			if c := im.countries.Code(iso); c != nil {
				code = c.Code
			}
			w.countries[all[i].ID] = code
		}
	}
	for i := range all {
		if err := w.actor(&all[i]); err != nil {
			im.skip(name, lines[i], "%w", err)
		}
	}
	slices.SortStableFunc(im.Skipped[skipped:], func(a, b *report.Error) int { return a.Pos.Line - b.Pos.Line })
	return nil
}

// wikidata knows the entities of one file.
type wikidata struct {
	*Importer
	countries map[string]string // id to ISO 3166 alpha-3, empty where we know no such country
	labels    map[string]string // id to English label
}

func (w *wikidata) actor(e *wdEntity) error {
	a := world.Actor{ID: e.ID, Name: e.Labels["en"].Value, Kind: world.OrgActor}
	if a.Name == "" {
		return fmt.Errorf("%s has no English label", e.ID)
	}
	if _, ok := w.countries[e.ID]; ok || w.isPosition(e) {
		return nil // there to explain the others
	}
	for _, alias := range e.Aliases["en"] {
		a.Aliases = append(a.Aliases, alias.Value)
	}
	if e.ref(wdInstanceOf) == wdHuman {
		a.Kind = world.PersonActor
	}
	switch e.ref(wdGender) {
	case wdMale:
		a.Gender = 'm'
	case wdFemale:
		a.Gender = 'f'
	}
	if d := e.Descriptions["en"].Value; d != "" {
		a.Base = w.phrase(d, 0)
	}
	for _, property := range []string{wdCitizenship, wdCountry} {
		if c := w.country(e.ref(property)); c != "" {
			a.Base.Country = c
		}
	}
	if err := w.offices(e, &a); err != nil {
		return err
	}
	return w.add(a)
}

// isPosition tells an office from who holds it: nobody holds one, and its
// instances are positions by their label.
func (w *wikidata) isPosition(e *wdEntity) bool {
	kind := strings.ToLower(w.labels[e.ref(wdInstanceOf)])
	return strings.Contains(kind, "position") || strings.Contains(kind, "office")
}

func (w *wikidata) offices(e *wdEntity, a *world.Actor) error {
	for i := range e.Claims[wdPosition] {
		claim := &e.Claims[wdPosition][i]
		title := w.labels[claim.Mainsnak.id()]
		if title == "" || claim.Rank == "deprecated" {
			continue // an office that the file does not name
		}
		o := world.Office{Title: title}
		var err error
		if o.From, err = part(claim.time(wdStart), false); err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
		if o.To, err = part(claim.time(wdEnd), true); err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
		o.Code = w.office(title, a.Base.Country, o.From)
		a.Offices = append(a.Offices, o)
	}
	return nil
}

func (w *wikidata) country(id string) string {
	if c := w.countries[id]; c != "" {
		return c
	}
	if refs := w.Importer.countries.Lookup(w.labels[id]); len(refs) > 0 {
		return refs[0].Code
	}
	return ""
}

// ref gives the id that the best statement of a property points to.
func (e *wdEntity) ref(property string) string {
	best := ""
	for _, c := range e.Claims[property] {
		if c.Rank == "preferred" {
			return c.Mainsnak.id()
		}
		if best == "" && c.Rank != "deprecated" {
			best = c.Mainsnak.id()
		}
	}
	return best
}

func (e *wdEntity) text(property string) string {
	for _, c := range e.Claims[property] {
		var s string
		if json.Unmarshal(c.Mainsnak.Datavalue.Value, &s) == nil {
			return s
		}
	}
	return ""
}

func (s wdSnak) id() string {
	var v struct{ ID string }
	if json.Unmarshal(s.Datavalue.Value, &v) != nil {
		return ""
	}
	return v.ID
}

func (c *wdClaim) time(property string) string {
	for _, q := range c.Qualifiers[property] {
		var v struct{ Time string }
		if json.Unmarshal(q.Datavalue.Value, &v) == nil && v.Time != "" {
			return v.Time
		}
	}
	return ""
}
