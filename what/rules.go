package what

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"rapporteur/ontology"
)

// rule is a line of rules.txt: what PLOVER's manual says between types. Which
// fields it has depends on its key.
type rule struct {
	key    string // one of ruleParsers
	types  []*ontology.Type
	aux    Aux              // of a change or drop: what the event must have
	to     *ontology.Type   // of a change
	mode   string           // of a change, the new one; of what is alleged
	keep   bool             // of a change: the auxiliary modes stay
	with   []*ontology.Type // of a drop
	by     []string         // of an announcement and of what is private: sectors
	link   link             // of an aim
	words  *wordSet         // of an aim: those of the link; of what is private: who is nobody in particular
	not    []string         // of an aim: modes that it leaves alone; of what is private: entities that are not
	single bool             // of what is private: many people are a public matter
	where  position
	proofs []example
}

// ruleParsers read what stands behind the key of a rule:
//
//	change future CONSULT, AID to AGREE
//	drop MOBILIZE with ASSAULT
//	drop negation CONSULT with REJECT
//	place MOBILIZE, RETREAT
//	mutual COOPERATE
//	announce COERCE, SANCTION by GOV, MIL
//	private AGREE, AID by CVL, BUS not IGO or you, one
//	alleged ACCUSE allege
//	aim demand PROTEST by call, demand
var ruleParsers = map[string]func(*rule, line, *ontology.Ontology, sets) error{
	"change": (*rule).parseChange, "drop": (*rule).parseDrop, "place": (*rule).parseTypes, "mutual": (*rule).parseTypes,
	"announce": (*rule).parseAnnounce, "private": (*rule).parsePrivate, "alleged": (*rule).parseAlleged, "aim": (*rule).parseAim,
}

// loadRules reads rules, each followed by its examples in the form of the
// frames'. A rule whose types the ontology does not have is left out: another
// codebook has other rules.
func loadRules(fsys fs.FS, ont *ontology.Ontology, s sets) ([]rule, error) {
	var rules []rule
	l := newLoader(ont, sets{})
	known := false
	err := readLines(fsys, "rules.txt", func(n line) error {
		if n.key == "+" || n.key == "-" {
			if !known {
				return nil
			}
			l.cur = &frame{}
			if err := l.example(n); err != nil {
				return err
			}
			last := &rules[len(rules)-1]
			last.proofs = append(last.proofs, l.cur.examples...)
			return nil
		}
		parse := ruleParsers[n.key]
		if parse == nil {
			return n.where.errorf("%q: expected %s, + or -", n.key, strings.Join(slices.Sorted(maps.Keys(ruleParsers)), ", "))
		}
		r := rule{key: n.key, where: n.where}
		if err := parse(&r, n, ont, s); err != nil {
			return err
		}
		if known = r.known(); known {
			rules = append(rules, r)
		}
		return nil
	})
	return rules, err
}

// known says whether the ontology has what the rule speaks of.
func (r *rule) known() bool {
	return len(r.types) > 0 && (r.key != "change" || r.to != nil) && (r.key != "drop" || len(r.with) > 0)
}

// halves cuts what stands behind a line's key at a word.
func (n line) halves(word string) (left, right string, err error) {
	left, right, ok := strings.Cut(n.rest, word)
	if !ok {
		return "", "", n.where.errorf("%s without%s", n.key, strings.TrimRight(word, " "))
	}
	return left, right, nil
}

// parseTypes reads "TYPE, …".
func (r *rule) parseTypes(n line, ont *ontology.Ontology, _ sets) error {
	r.types = typesOf(n.rest, ont)
	return nil
}

// parseAlleged reads "TYPE [MODE]".
func (r *rule) parseAlleged(n line, ont *ontology.Ontology, _ sets) error {
	name, mode, _ := strings.Cut(n.rest, " ")
	r.types, r.mode = typesOf(name, ont), mode
	return nil
}

// parseAnnounce reads "TYPE, … by SECTOR, …".
func (r *rule) parseAnnounce(n line, ont *ontology.Ontology, _ sets) error {
	left, right, err := n.halves(" by ")
	if err != nil {
		return err
	}
	r.types, r.by = typesOf(left, ont), list(right)
	return nil
}

// parsePrivate reads "[one] TYPE, … by SECTOR, … [not ENTITY, …] [or WORD, …]".
func (r *rule) parsePrivate(n line, ont *ontology.Ontology, s sets) error {
	left, right, err := n.halves(" by ")
	if err != nil {
		return err
	}
	if rest, ok := strings.CutPrefix(left, "one "); ok {
		left, r.single = rest, true
	}
	right, words, _ := strings.Cut(right, " or ")
	sectors, not, _ := strings.Cut(right, " not ")
	r.types, r.by, r.not = typesOf(left, ont), list(sectors), list(not)
	r.words, err = s.wordSet(words, n.where)
	return err
}

// parseDrop reads "[AUX] TYPE, … with TYPE, …".
func (r *rule) parseDrop(n line, ont *ontology.Ontology, _ sets) error {
	left, right, err := n.halves(" with ")
	if err != nil {
		return err
	}
	names, rest, _ := strings.Cut(left, " ")
	if aux, err := auxes(names); err == nil {
		r.aux, left = aux, rest
	}
	r.types, r.with = typesOf(left, ont), typesOf(right, ont)
	return nil
}

// parseChange reads "AUX TYPE, … to TYPE [MODE] [keep]".
func (r *rule) parseChange(n line, ont *ontology.Ontology, _ sets) error {
	left, right, err := n.halves(" to ")
	if err != nil {
		return err
	}
	names, rest, _ := strings.Cut(left, " ")
	aux, err := auxes(names)
	if err != nil {
		return n.where.errorf("%v", err)
	}
	right, r.keep = strings.CutSuffix(right, " keep")
	name, mode, _ := strings.Cut(strings.TrimSpace(right), " ")
	r.aux, r.types, r.to, r.mode = aux, typesOf(rest, ont), ont.Type(name), mode
	if r.to != nil && len(r.types) > 0 && mode != "" && r.to.Mode(mode) == nil {
		return n.where.errorf("%s has no mode %s", name, mode)
	}
	return nil
}

// typesOf gives those types of a list that the ontology has.
func typesOf(s string, ont *ontology.Ontology) (out []*ontology.Type) {
	for _, name := range list(s) {
		if t := ont.Type(name); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// grounded says whether acts of a type are done to whoever is at the place.
func (c *Coder) grounded(t *ontology.Type) bool { return c.ruled("place", t) }

// ruled says whether a rule of that kind names a type.
func (c *Coder) ruled(key string, t *ontology.Type) bool {
	return slices.ContainsFunc(c.rules, func(u rule) bool { return u.key == key && slices.Contains(u.types, t) })
}

// alleges says whether an event accuses: what it tells in a clause of its own
// is an act as well, by the word of the accuser.
func (r *reading) alleges(c *candidate) bool {
	return len(c.Actors) > 0 && slices.ContainsFunc(r.c.rules, func(u rule) bool {
		return u.key == "alleged" && slices.Contains(u.types, c.Type) && (u.mode == "" || u.mode == c.Mode)
	})
}

// auxes reads auxiliary modes joined by +.
func auxes(s string) (all Aux, err error) {
	for _, name := range strings.Split(s, "+") {
		a, ok := parseAux(name)
		if !ok {
			return 0, fmt.Errorf("aux %q: expected historical, future, hypothetical or negation", name)
		}
		all |= a
	}
	return all, nil
}

// change applies the first rule that fits.
func (r *reading) change(c *candidate) {
	for i := range r.c.rules {
		u := &r.c.rules[i]
		if u.to == nil || c.Aux&u.aux != u.aux || !slices.Contains(u.types, c.Type) || len(c.Actors) == 0 {
			continue
		}
		r.explain(c.head, c.frame, true, "%s becomes %s by line %d of %s", c.Type.Name, u.to.Name, u.where.line, u.where.file)
		c.Type, c.Mode = u.to, u.mode
		if c.Aux &^= u.aux; u.keep {
			c.Aux |= u.aux
		}
		c.CAMEO = ""
		return
	}
}

// dropBeside drops a type that another of the same actor in the same sentence
// includes.
func (r *reading) dropBeside(c *candidate, sentence []candidate) {
	for i := range r.c.rules {
		u := &r.c.rules[i]
		if u.key != "drop" || !slices.Contains(u.types, c.Type) {
			continue
		}
		for j := range sentence {
			o := &sentence[j]
			if o.dropped || o.head == c.head || !slices.Contains(u.with, o.Type) {
				continue
			}
			if u.aux == 0 && o.Aux != c.Aux || c.Aux&u.aux != u.aux {
				continue // with auxiliary modes of its own the rule asks for these, else for the same
			}
			if sameParty(o.Actors, c.Actors) || len(c.Actors) == 0 {
				c.dropped = true
				if !r.someone(o.Recipients) && r.someone(c.Recipients) { // "marched, demanding that the president resign"
					o.Recipients = c.Recipients
				}
				return
			}
		}
	}
}

func (r *reading) sent(tok int32) int32 { return r.in.Doc.Tokens[tok].Sent }

// sameParty says whether somebody is in both lists.
func sameParty(a, b []Participant) bool {
	for _, p := range a {
		for _, q := range b {
			if p.Head == q.Head || p.Actor >= 0 && p.Actor == q.Actor {
				return true
			}
		}
	}
	return false
}

// parseAim reads "LINK TYPE, … [not MODE, …] [by WORD, …]".
func (r *rule) parseAim(n line, ont *ontology.Ontology, s sets) error {
	name, rest, _ := strings.Cut(n.rest, " ")
	i := slices.Index(linkNames[:], name)
	if i < 0 {
		return n.where.errorf("aim %q: expected %s", name, strings.Join(linkNames[:], ", "))
	}
	left, right, _ := strings.Cut(rest, " by ")
	left, not, _ := strings.Cut(left, " not ")
	r.link, r.types, r.not = link(i), typesOf(left, ont), list(not)
	var err error
	r.words, err = s.wordSet(right, n.where)
	return err
}
