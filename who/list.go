package who

import (
	"rapporteur/text"
)

// findLists collects coordinations of noun phrases: Japan, Australia and India.
func (c *caster) findLists() {
	for i := range c.doc.Tokens {
		head := c.at[i]
		if head < 0 || c.ments[head].Head != int32(i) || c.doc.Tokens[i].Rel == text.Conj {
			continue
		}
		l := list{head: head, actor: -1}
		for _, k := range c.doc.Kids(int32(i)) {
			if c.doc.Tokens[k].Rel == text.Conj && c.at[k] >= 0 && c.ments[c.at[k]].Head == k {
				l.mentions = append(l.mentions, c.at[k])
			}
		}
		if len(l.mentions) > 0 {
			l.mentions = append([]int32{head}, l.mentions...)
			c.lists = append(c.lists, l)
		}
	}
}

// listFor gives the last list before a plural pronoun whose members are
// resolved, with its salience.
func (c *caster) listFor(k int32) (*list, float64) {
	m := &c.ments[k]
	for i := len(c.lists) - 1; i >= max(0, len(c.lists)-reachBack); i-- {
		l := &c.lists[i]
		h := &c.ments[l.head]
		last := l.mentions[len(l.mentions)-1]
		if last >= k {
			continue
		}
		if m.sent-h.sent > 2 {
			break
		}
		if !c.listed(l) || !c.mayBind(m, h) {
			continue
		}
		return l, c.salience(m, h)
	}
	return nil, 0
}

// listed tells whether all members are resolved and can be "they".
func (c *caster) listed(l *list) bool {
	for _, k := range l.mentions {
		if a := c.ments[k].Actor; a < 0 || c.actors[a].Type == Thing {
			return false
		}
	}
	return true
}

// listActor makes the actor that a list is.
func (c *caster) listActor(l *list) int32 {
	if l.actor >= 0 {
		return l.actor
	}
	c.actors = append(c.actors, Actor{Type: Group, Plural: true, Of: -1, known: noDesc, first: l.head})
	c.work = append(c.work, actorWork{last: l.head})
	l.actor = int32(len(c.actors) - 1)
	for _, k := range l.mentions {
		a := &c.actors[l.actor]
		a.Members = append(a.Members, c.ments[k].Actor)
	}
	c.name(l.actor)
	return l.actor
}

// splitShared gives members to phrases that share a head: Russian and
// Belarusian soldiers, the justice and economy ministers.
func (c *caster) splitShared() {
	for k := range c.ments {
		m := &c.ments[k]
		if m.Kind != Nominal || !m.d.plural || m.d.role < 0 || m.Actor < 0 || len(c.actors[m.Actor].Members) > 0 {
			continue
		}
		parts := c.shared(m)
		if len(parts) < 2 {
			parts = c.sharedBehind(m)
		}
		if len(parts) < 2 {
			continue
		}
		for _, part := range parts {
			c.addMember(m, part)
		}
	}
}

// shared gives the coordinated modifiers of one kind before the head.
func (c *caster) shared(m *ment) []match {
	var parts []match
	joined, kind := false, 0
	for i := m.First; i < m.Head; {
		t := &c.doc.Tokens[i]
		next, k := i+1, 0
		if n := c.scan.nameAt[i]; n > 0 && c.scan.names[n-1].first == i {
			next, k = c.scan.names[n-1].last, 1
		} else if c.scan.flags(i)&isPortfolio != 0 && t.UPOS != text.CCONJ {
			k = 2
		}
		switch {
		case t.UPOS == text.CCONJ:
			joined = joined || len(parts) > 0
		case k > 0 && (kind == 0 || k == kind):
			kind = k
			parts = append(parts, match{first: i, last: next})
		case len(parts) > 0 && t.UPOS != text.PUNCT && c.doc.Form(i) != "-":
			if !joined {
				parts, kind = parts[:0], 0
			}
		}
		i = next
	}
	if !joined {
		return nil
	}
	return parts
}

// sharedBehind gives the coordinated countries of the "of" or "from" behind the
// head: the armies of Brazil and Argentina, soldiers from Niger and Chad.
func (c *caster) sharedBehind(m *ment) []match {
	for _, k := range c.doc.Kids(m.Head) {
		p := c.doc.Kid(k, text.Case)
		if c.doc.Tokens[k].Rel != text.Nmod || p < 0 || c.scan.flags(p)&isOrigin == 0 {
			continue
		}
		var parts []match
		for _, i := range append([]int32{k}, c.doc.Kids(k)...) {
			if i != k && c.doc.Tokens[i].Rel != text.Conj {
				continue
			}
			n := c.scan.nameAt[i]
			if n == 0 || c.scan.names[n-1].entries[0].kind != countryEntry {
				return nil
			}
			parts = append(parts, match{first: c.scan.names[n-1].first, last: c.scan.names[n-1].last})
		}
		return parts
	}
	return nil
}

// addMember makes an actor of one modifier and the head: Russian soldiers.
func (c *caster) addMember(m *ment, part match) {
	d := c.p.describe(part.first, part.last, -1, maxDepth)
	known := m.d
	if d.country != "" {
		known.country, known.certain, known.pre = d.country, true, d.pre
	}
	if d.actor >= 0 {
		code, _ := c.r.register.Actors[d.actor].On(c.date)
		if code.Country != "" {
			known.country = code.Country
		}
	}
	known.actor = -1
	group := &c.actors[m.Actor]
	if known.country == "" || d.country == "" {
		known.country = group.known.country
	}
	a := Actor{Name: c.doc.Slice(part.first, part.last) + " " + c.doc.Slice(m.Head, m.Head+1), Type: Group, Plural: true,
		Of: group.Of, PartFirst: part.first, PartLast: part.last, known: known, first: -1}
	group.Members = append(group.Members, int32(len(c.actors)))
	c.actors = append(c.actors, a)
	c.work = append(c.work, actorWork{last: -1})
}
