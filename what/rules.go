package what

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"rapporteur/ontology"
)

// rule is a line of rules.txt: what PLOVER's manual says between types.
type rule struct {
	key    string // change, drop, place, mutual, announce, alleged or aim
	aux    Aux
	types  []*ontology.Type
	to     *ontology.Type // of a change
	mode   string
	keep   bool             // the auxiliary modes stay
	with   []*ontology.Type // of a drop
	by     []string         // sectors of an announcement
	link   link             // of an aim, its words, and the modes that it leaves alone
	words  *wordSet
	not    []string
	where  position
	proofs []example
}

// loadRules reads
//
//	change future CONSULT, AID to AGREE
//	drop MOBILIZE with ASSAULT
//	drop negation CONSULT with REJECT
//	place MOBILIZE, RETREAT
//	mutual COOPERATE
//	announce COERCE, SANCTION by GOV, MIL
//	alleged ACCUSE allege
//	aim demand PROTEST by call, demand
//
// each followed by its examples in the form of the frames'. A rule whose types
// the ontology does not have is left out: another codebook has other rules.
func loadRules(fsys fs.FS, ont *ontology.Ontology, s sets) ([]rule, error) {
	var rules []rule
	l := newLoader(ont, sets{})
	known := false
	err := readLines(fsys, "rules.txt", func(n line) error {
		switch n.key {
		case "+", "-":
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
		case "change", "drop", "place", "mutual", "announce", "alleged", "aim":
			var r rule
			var err error
			r, known, err = parseRule(n, ont, s)
			if known && err == nil {
				rules = append(rules, r)
			}
			return err
		}
		return n.where.errorf("%q: expected change, drop, place, mutual, announce, alleged, aim, + or -", n.key)
	})
	return rules, err
}

func parseRule(n line, ont *ontology.Ontology, s sets) (r rule, known bool, err error) {
	r.where, r.key = n.where, n.key
	if r.key == "place" || r.key == "mutual" {
		r.types = typesOf(n.rest, ont)
		return r, len(r.types) > 0, nil
	}
	if r.key == "alleged" {
		name, mode, _ := strings.Cut(n.rest, " ")
		r.types, r.mode = typesOf(name, ont), mode
		return r, len(r.types) > 0, nil
	}
	if r.key == "aim" {
		return r.parseAim(n, ont, s)
	}
	word := map[string]string{"change": " to ", "drop": " with ", "announce": " by "}[r.key]
	left, right, ok := strings.Cut(n.rest, word)
	if !ok {
		return r, false, n.where.errorf("%s without%s", n.key, word)
	}
	if r.key == "announce" {
		r.types, r.by = typesOf(left, ont), list(right)
		return r, len(r.types) > 0, nil
	}
	names, rest, _ := strings.Cut(left, " ")
	if aux, err := auxes(names); err == nil {
		r.aux, left = aux, rest
	} else if r.key != "drop" {
		return r, false, n.where.errorf("%v", err)
	}
	r.types = typesOf(left, ont)
	if r.key == "drop" {
		r.with = typesOf(right, ont)
		return r, len(r.types) > 0 && len(r.with) > 0, nil
	}
	right, r.keep = strings.CutSuffix(right, " keep")
	name, mode, _ := strings.Cut(strings.TrimSpace(right), " ")
	if r.to = ont.Type(name); r.to == nil || len(r.types) == 0 {
		return r, false, nil
	}
	if mode != "" && r.to.Mode(mode) == nil {
		return r, false, n.where.errorf("%s has no mode %s", name, mode)
	}
	r.mode = mode
	return r, true, nil
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

// parseAim reads "LINK TYPE, … not MODE, … by WORDS" behind aim.
func (r rule) parseAim(n line, ont *ontology.Ontology, s sets) (rule, bool, error) {
	name, rest, _ := strings.Cut(n.rest, " ")
	i := slices.Index(linkNames[:], name)
	if i < 0 {
		return r, false, n.where.errorf("aim %q: expected %s", name, strings.Join(linkNames[:], ", "))
	}
	left, right, _ := strings.Cut(rest, " by ")
	left, not, _ := strings.Cut(left, " not ")
	r.link, r.types, r.not = link(i), typesOf(left, ont), list(not)
	var err error
	r.words, err = s.wordSet(right, n.where)
	return r, len(r.types) > 0, err
}
