package who

import "rapporteur/text"

// pair is two parties that the report brings together: "Turkey and Greece",
// "India accused Pakistan".
type pair struct {
	a, b  party
	score float64
}

// party is one of a pair: an actor, or, of "the two countries", a country.
type party struct {
	actor   int32 // -1 for a country
	country string
}

// kinds of parties that "the two" may be.
type partyKind uint8

const (
	noParty partyKind = iota
	nations           // the two countries: of whatever is told of their people
	sides             // the two sides: bodies, groups, countries
	persons           // the two leaders
)

// What makes a pair the one that is meant.
const (
	listWeight = 2.0 // named side by side; no more than dealing with each other for sides
	pairFading = 3.0 // sentences in which a pair loses half
	leadWeight = 1.0 // in the first sentence, besides; half of it in the second
	hereWeight = 3.0 // guest and host in the sentence of "the two"
	maxPairs   = 40
)

// pairMeant gives the actor that "the two governments" or "both sides" is: the
// two parties of the kind that the report most often, most lately or from the
// beginning brings together; -1 where there is no such pair.
func (c *caster) pairMeant(k int32) int32 {
	m := &c.ments[k]
	kind := c.partyKind(m)
	if kind == noParty || kind == persons && c.introduced(k) {
		return -1
	}
	c.pairs = c.pairs[:0]
	together := listWeight
	if kind == sides {
		together = 1
	}
	for i := range c.lists {
		l := &c.lists[i]
		if last := l.mentions[len(l.mentions)-1]; len(l.mentions) == 2 && last < k && c.listed(l) && (kind != sides || c.deal(l)) {
			c.addPair(m, kind, &c.ments[l.head], &c.ments[last], together)
		}
	}
	for i := int32(0); i < k; i++ {
		if s := &c.ments[i]; s.subject && s.Actor >= 0 && s.sent <= m.sent {
			c.subjectPairs(m, kind, i, k)
		}
	}
	best := -1
	for i := range c.pairs {
		if best < 0 || c.pairs[i].score > c.pairs[best].score {
			best = i
		}
	}
	if best < 0 {
		return -1
	}
	return c.pairActor(c.partyActor(c.pairs[best].a), c.partyActor(c.pairs[best].b), k)
}

// subjectPairs counts the pairs of subject i and those before mention k whom it
// deals with, or to whose country it goes or sends somebody.
func (c *caster) subjectPairs(m *ment, kind partyKind, i, k int32) {
	s := &c.ments[i]
	v := c.doc.Tokens[s.Head].Head
	host := c.host(i, k, v)
	if host != nil && kind != persons {
		weight := 1.0
		if s.sent == m.sent {
			weight = hereWeight
		}
		c.addPair(m, kind, s, host, weight)
		return
	}
	for j := i + 1; j < k && c.ments[j].sent == s.sent; j++ {
		if o := &c.ments[j]; o.Actor >= 0 && c.meets(o, v) {
			c.addPair(m, kind, s, o, 1)
		}
	}
}

// host gives the country or capital to which the subject i of verb v goes or
// sends somebody: "sent an envoy to Manila", "visited Kigali"; nil for none.
func (c *caster) host(i, k, v int32) *ment {
	for j := i + 1; j < k && c.ments[j].sent == c.ments[i].sent; j++ {
		o := &c.ments[j]
		h := c.doc.Tokens[o.Head].Head
		if h >= 0 && c.doc.Tokens[o.Head].Rel == text.Nmod && c.doc.Tokens[h].Rel == text.Obj {
			h = c.doc.Tokens[h].Head // hung on the envoy
		}
		if o.Actor < 0 || !o.d.place || h != v || c.r.countries.Code(c.actorCountry(o.Actor)) == nil {
			continue
		}
		kc := c.doc.Kid(o.Head, text.Case)
		switch c.doc.Tokens[o.Head].Rel {
		case text.Obl, text.Nmod:
			if kc >= 0 && c.scan.flags(kc)&isGoal != 0 {
				return o
			}
		case text.Obj:
			if o.d.city {
				return o
			}
		}
	}
	return nil
}

// deal tells whether the members of a list deal with each other: they stand
// behind "between", or do what is done to nobody else, as who meets or fights.
func (c *caster) deal(l *list) bool {
	t := &c.doc.Tokens[c.ments[l.head].Head]
	switch t.Rel {
	case text.Nsubj:
		return c.doc.Kid(t.Head, text.Obj) < 0 && c.doc.Kid(t.Head, text.Ccomp) < 0
	case text.Obl, text.Nmod:
		k := c.doc.Kid(c.ments[l.head].Head, text.Case)
		return k >= 0 && c.scan.flags(k)&isDealing != 0
	}
	return false
}

// partyKind tells what kind of parties a mention with "two" or "both" is of.
func (c *caster) partyKind(m *ment) partyKind {
	switch f := c.scan.flags(m.Head); {
	case f&isNations != 0:
		return nations
	case f&isSides != 0:
		return sides
	case m.d.role >= 0 && m.d.plural && c.r.lex.agents[m.d.role].kind == personAgent:
		return persons
	}
	return noParty
}

// introduced tells whether two unnamed people with the head's word were told of
// before: "two soldiers … the two soldiers".
func (c *caster) introduced(k int32) bool {
	for i := range k {
		if n := &c.ments[i]; n.word == c.ments[k].word && n.Kind == Nominal && n.d.plural && !n.definite {
			return true
		}
	}
	return false
}

// meets tells whether mention o stands in the clause of verb v as one whom the
// subject deals with: as its object, or behind "with" there or on a noun of it.
func (c *caster) meets(o *ment, v int32) bool {
	at := o.Head
	for range maxPlace {
		t := &c.doc.Tokens[at]
		switch t.Rel {
		case text.Obj, text.Iobj, text.OblAgent:
		case text.Obl, text.Nmod:
			if k := c.doc.Kid(at, text.Case); at == o.Head && (k < 0 || c.scan.flags(k)&isDealing == 0) {
				return false
			}
		default:
			return false
		}
		if at = t.Head; at == v {
			return true
		}
	}
	return false
}

// addPair counts a pair for mention m, if both can be of the kind.
func (c *caster) addPair(m *ment, kind partyKind, x, y *ment, weight float64) {
	a, b := c.party(kind, x), c.party(kind, y)
	if kind == sides && y.d.city { // a capital that somebody goes to is its country
		b = c.party(nations, y)
	}
	if a == b || a == nobody || b == nobody {
		return
	}
	weight = weight/(1+float64(m.sent-x.sent)/pairFading) + max(0, leadWeight*(1-float64(x.sent)/2))
	for i := range c.pairs {
		if p := &c.pairs[i]; p.a == a && p.b == b || p.a == b && p.b == a {
			p.score += weight
			return
		}
	}
	if len(c.pairs) < maxPairs {
		c.pairs = append(c.pairs, pair{a, b, weight})
	}
}

// nobody is no party.
var nobody = party{actor: -1}

// party gives what a mention is as one of two parties, or nobody.
func (c *caster) party(kind partyKind, m *ment) party {
	a := &c.actors[m.Actor]
	switch kind {
	case nations:
		if code := c.actorCountry(m.Actor); c.r.countries.Code(code) != nil {
			return party{-1, code}
		}
	case persons:
		if a.Type == Person && !a.Plural {
			return party{actor: m.Actor}
		}
	case sides:
		if c.scan.flags(m.Head)&isArms == 0 {
			return c.side(m.Actor)
		}
	}
	return nobody
}

// side gives what an actor is as one of two sides: a country where it speaks
// for one, else armed men, or a body that has a name or may deal with others; a
// crowd, a town or a school is none.
func (c *caster) side(actor int32) party {
	a := &c.actors[actor]
	s := c.sectorsOf(actor)
	code := c.actorCountry(actor)
	switch {
	case len(a.Members) > 0 || a.known.city:
	case c.r.countries.Code(code) != nil && (a.known.place || len(s) > 0 && s[0] == "GOV"):
		return party{-1, code}
	case len(s) > 0 && armed(s[0]), len(s) > 0 && dealing(s[0]) && (a.Type != Group || c.work[actor].named):
		return party{actor: actor}
	case c.work[actor].named && (a.Type == Organization || a.Type == Government):
		return party{actor: actor}
	}
	return nobody
}

// dealing tells sectors of bodies that deal with others as equals.
func dealing(sector string) bool {
	switch sector {
	case "GOV", "OPP", "PTY", "LEG", "LAB", "SPY", "IGO", "UNO":
		return true
	}
	return false
}

// partyActor gives the actor of a party, and makes that of a country where the
// report has only told of its people so far.
func (c *caster) partyActor(p party) int32 {
	if p.actor >= 0 {
		return p.actor
	}
	country := c.r.countries.Code(p.country)
	if a, ok := c.places[country.Name]; ok {
		return a
	}
	d := noDesc
	d.country, d.sectors, d.typ, d.place = p.country, []string{"GOV"}, Place, true
	a := int32(len(c.actors))
	c.actors = append(c.actors, Actor{Name: country.Name, Type: Place, Of: -1, known: d, first: -1})
	c.work = append(c.work, actorWork{last: -1})
	c.places[country.Name] = a
	return a
}

// pairActor makes the actor that two are together, or finds it again.
func (c *caster) pairActor(a, b, k int32) int32 {
	for i := range c.actors {
		if m := c.actors[i].Members; len(m) == 2 && m[0] == a && m[1] == b && c.actors[i].Type == Group {
			return int32(i)
		}
	}
	c.actors = append(c.actors, Actor{Type: Group, Plural: true, Of: -1, known: noDesc, first: k, Members: []int32{a, b}})
	c.work = append(c.work, actorWork{last: k})
	i := int32(len(c.actors) - 1)
	c.name(i)
	return i
}

// name writes the members' names into that of a list.
func (c *caster) name(actor int32) {
	l := &c.actors[actor]
	for i, k := range l.Members {
		switch {
		case i > 0 && i == len(l.Members)-1:
			l.Name += c.r.lex.and
		case i > 0:
			l.Name += ", "
		}
		l.Name += c.actors[k].Name
	}
}
