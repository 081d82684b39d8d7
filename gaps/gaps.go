// Package gaps answers: what do we not know yet? It counts, over a corpus, the
// names that nobody in the register has and the predicates between two actors
// that no frame covers, each with a sentence: the lists by which register and
// frames grow.
package gaps

import (
	"sort"
	"strings"

	"rapporteur"
	"rapporteur/text"
	"rapporteur/who"
	"rapporteur/world"
)

// Row is something unknown.
type Row struct {
	Name    string
	Kind    string // of a name: its type; of a predicate: verb or noun
	Count   int    // in how many places
	Reports int    // in how many reports
	Example string // a sentence
	Code    string // of a name: country and sectors as far as the report tells, or "-"
}

// Counter counts over reports.
type Counter struct {
	rows  map[string]*Row
	seen  map[string]bool // in the report at hand
	small map[string]int  // words in small letters, to tell names from capitalised nouns
}

// NewCounter returns an empty one.
func NewCounter() *Counter { return &Counter{rows: map[string]*Row{}, small: map[string]int{}} }

// maxRows bounds the memory that a large corpus may take: beyond it the rows
// that were met once are dropped.
const maxRows = 200_000

// Names counts the names of a report that the register does not hold. Nouns
// with a capital letter are left out of the list in the end.
func (c *Counter) Names(r *rapporteur.Reading) {
	c.seen = map[string]bool{}
	c.addSmall(r.Doc)
	for i := range r.Cast.Mentions {
		m := &r.Cast.Mentions[i]
		if m.Kind != who.Name || m.Actor < 0 {
			continue
		}
		a, code := &r.Cast.Actors[m.Actor], r.Cast.Code(m.Actor, r.Report.Date)
		switch {
		case a.ID != "" || a.Name < "A": // known; the 1990s
			continue
		case a.Type == who.Thing, a.Type == who.Place:
			continue
		case a.Type == who.Government && code.Sector != "":
			continue
		case a.Type == who.Unknown && code.Country != "": // an adjective of a country
			continue
		}
		c.add(a.Name, a.Type.String(), sentence(r.Doc, m.Head))
		c.rows[a.Name].take(code)
	}
	c.trim()
}

// take notes the code of a name, or only its sectors where another report gives
// it another country.
func (r *Row) take(code who.Code) {
	word := codeOf(code)
	switch {
	case r.Code == "" || r.Code == "-":
		r.Code = word
	case code.Country != "" && !strings.HasPrefix(r.Code, code.Country):
		code.Country = ""
		r.Code = codeOf(code)
	}
}

// codeOf words a code as the register does.
func codeOf(code who.Code) string {
	s := code.Country
	if s == "" {
		s = "-"
	}
	if code.Sector != "" {
		s += " " + strings.Join(append([]string{code.Sector}, code.Others...), ",")
	}
	return s
}

// addSmall counts the words that stand in small letters.
func (c *Counter) addSmall(d *text.Doc) {
	for i := range d.Tokens {
		form := d.Form(int32(i))
		if form == "" || form[0] < 'a' || form[0] > 'z' {
			continue
		}
		if n := c.small[form]; n > 0 || len(c.small) < maxRows {
			c.small[form] = n + 1
		}
	}
}

// common tells names of which every word is found in small letters at least as
// often as the name: Treaty, Human Rights, Supreme Court.
func (c *Counter) common(r *Row) bool {
	for w := range strings.FieldsSeq(r.Name) {
		if c.small[strings.ToLower(w)] < r.Count {
			return false
		}
	}
	return true
}

// Predicates counts the verbs of a report that stand between two actors and
// tell no event.
func (c *Counter) Predicates(r *rapporteur.Reading) {
	c.seen = map[string]bool{}
	covered := make([]bool, len(r.Doc.Tokens))
	for i := range r.Events {
		covered[r.Events[i].Head] = true
		for _, e := range r.Events[i].Evidence {
			for t := e.First; t < e.Last; t++ {
				covered[t] = true
			}
		}
	}
	for i := range r.Claims {
		covered[r.Claims[i].CueHead] = true
	}
	for i := range r.Doc.Tokens {
		if t := int32(i); r.Doc.Tokens[i].UPOS == text.VERB && !covered[t] {
			if name := between(r, t); name != "" {
				c.add(name, "verb", sentence(r.Doc, t))
			}
		}
	}
	c.trim()
}

// between words the predicate of a verb that has an actor as its subject and
// another as its object or behind a preposition, and is empty for the others.
func between(r *rapporteur.Reading, verb int32) string {
	subject, other := false, ""
	name := r.Doc.Tokens[verb].Lemma
	for _, k := range r.Doc.Kids(verb) {
		switch r.Doc.Tokens[k].Rel {
		case text.CompoundPrt:
			name += " " + r.Doc.Tokens[k].Lemma
		case text.Nsubj, text.OblAgent:
			subject = subject || acts(r, k)
		case text.Obj, text.Iobj, text.NsubjPass:
			if acts(r, k) {
				other = "object"
			}
		case text.Obl:
			if p := r.Doc.Kid(k, text.Case); p >= 0 && other == "" && acts(r, k) {
				other = r.Doc.Tokens[p].Lemma
			}
		}
	}
	if !subject || other == "" {
		return ""
	}
	return name + " + " + other
}

func acts(r *rapporteur.Reading, token int32) bool {
	m := r.Cast.At(token)
	if m == nil || m.Actor < 0 {
		return false
	}
	switch r.Cast.Actors[m.Actor].Type {
	case who.Thing, who.Place, who.Unknown:
		return false
	}
	return true
}

func sentence(d *text.Doc, token int32) string {
	s := d.Sents[d.Tokens[token].Sent]
	return strings.Join(strings.Fields(d.Text[s.Start:s.End]), " ")
}

func (c *Counter) add(name, kind, example string) {
	row := c.rows[name]
	if row == nil {
		row = &Row{Name: name, Kind: kind, Example: example}
		c.rows[name] = row
	}
	row.Count++
	if !c.seen[name] {
		c.seen[name] = true
		row.Reports++
	}
}

func (c *Counter) trim() {
	if len(c.rows) < maxRows {
		return
	}
	for name, row := range c.rows {
		if row.Count == 1 {
			delete(c.rows, name)
		}
	}
}

// Top gives the rows met most often, at most n.
func (c *Counter) Top(n int) []Row {
	list := make([]Row, 0, len(c.rows))
	for _, row := range c.rows {
		if row.Kind == "verb" || !c.common(row) {
			list = append(list, *row)
		}
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].Count != list[j].Count {
			return list[i].Count > list[j].Count
		}
		return list[i].Name < list[j].Name
	})
	return list[:min(n, len(list))]
}

// ID makes an id for a new line of the register.
func ID(name string) string {
	folded := strings.FieldsFunc(string(world.Fold(nil, name)), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(folded, "-")
}

// Kind words a type of actor as the register does.
func Kind(typ string) string {
	switch typ {
	case "person", "group":
		return typ
	case "government":
		return "gov"
	}
	return "org"
}
