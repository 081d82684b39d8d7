package who

import "rapporteur/text"

// The weights of a pronoun's antecedent, tuned on the train part of GUM.
const (
	weightSubject  = 1.0  // the mention is a subject
	weightObject   = 1.5  // the mention is an object
	weightAlike    = 0.5  // both are subjects; twice that in two sentences
	weightPronoun  = 0.5  // the mention is a pronoun
	weightSame     = 1.0  // the mention is the same pronoun
	weightOften    = 0.3  // for each mention of the actor, up to six
	weightSentence = -3.0 // for each sentence between
	weightGender   = 7.0  // the actor's gender is known to be the pronoun's
	weightThing    = -1.0
	weightPlace    = -1.5
	weightSoft     = -2.0 // the actor's type, a guess, speaks against it
	weightInside   = -0.5 // the mention is a modifier inside another phrase
	weightQuote    = -2.0 // one stands inside a quotation, the other outside
	weightOwn      = 7.0  // "his": the mention is the person who is the subject of the clause
	weightCharged  = 5.0  // the pronoun tells what is held against the mention
)

// maxSentences is how far back a pronoun looks.
const maxSentences = 4

// findPronoun finds the actor of a pronoun, or -1.
func (c *caster) findPronoun(k int32) int32 {
	m := &c.ments[k]
	if m.pro.person != 3 {
		return c.findSelf(k)
	}
	if m.pro.form == 'r' {
		if a := c.reflexive(m); a >= 0 {
			return a
		}
	}
	best, bestScore := int32(-1), 0.0
	for o := k - 1; o >= 0 && k-o < 120; o-- {
		n := &c.ments[o]
		if m.sent-n.sent > maxSentences {
			break
		}
		if n.Actor < 0 || !c.pronounAgrees(m, n.Actor) || !c.mayBind(m, n) {
			continue
		}
		if score := c.salience(m, n); best < 0 || score > bestScore {
			best, bestScore = n.Actor, score
		}
	}
	if m.pro.plural == 'p' {
		if a, score := c.listFor(k); a != nil && (best < 0 || score > bestScore) {
			return c.listActor(a)
		}
	}
	if best < 0 && m.pro.gender != 'n' {
		return c.cataphor(k)
	}
	return best
}

// pronounAgrees compares number, gender and animacy.
func (c *caster) pronounAgrees(m *ment, actor int32) bool {
	a := &c.actors[actor]
	switch m.pro.gender {
	case 'm', 'f':
		if a.Plural || a.Type != Person && a.Type != Unknown || a.Gender != 0 && a.Gender != m.pro.gender {
			return false
		}
		return a.Type == Person || c.work[actor].named && !a.known.place
	case 'n':
		return (!a.Plural || c.bodied(actor)) && (a.Type != Person || c.work[actor].soft && a.Gender == 0)
	}
	if a.Plural {
		return true
	}
	return a.Type == Organization || a.Type == Group || a.Type == Government
}

// bodied tells registered groups that are one body and not a people: Hamas is
// it and they, the Kurds are they.
func (c *caster) bodied(actor int32) bool {
	a := &c.actors[actor]
	if a.Type != Group || a.known.actor < 0 {
		return false
	}
	s := c.r.register.Actors[a.known.actor].Base.Sectors
	return len(s) > 0 && s[0] != "CVL" && s[0] != "REL"
}

// mayBind keeps a plain pronoun from what stands beside it in its own clause,
// and a phrase from the pronoun inside it.
func (c *caster) mayBind(m, n *ment) bool {
	if n.sent != m.sent {
		return true
	}
	if n.Kind == Pronoun && n.pro.person != 3 && n.quote == m.quote {
		return false
	}
	if n.First <= m.Head && m.Head < n.Last && m.Head != n.Head && !c.charged(m, n) {
		return false // inside the phrase: his deputy
	}
	if m.pro.form != 'p' && m.pro.form != 'r' && c.sameClause(n.Head, m.Head) {
		return false
	}
	if m.pro.form != 'p' && m.pro.form != 'r' && (c.doer(m.Head) == n.Head || c.ofWhom(m.Head) == n.Head) {
		return false
	}
	// The subject's own modifiers: Sarraj's deputy met him may be Sarraj.
	return !c.governs(m.Head, n.Head)
}

// ofWhom gives the noun of whose relative clause a is the subject, or -1: the
// chief of "the chief whom he accused" is not he.
func (c *caster) ofWhom(a int32) int32 {
	t := &c.doc.Tokens[a]
	if t.Rel != text.Nsubj || t.Head < 0 || c.doc.Tokens[t.Head].Rel != text.AclRelcl {
		return -1
	}
	return c.doc.Tokens[t.Head].Head
}

// doer gives the subject that is understood beside object a in an infinitive,
// or -1: the army of "ordered the army to attack them", who are others.
func (c *caster) doer(a int32) int32 {
	t := &c.doc.Tokens[a]
	if t.Rel != text.Obj || t.Head < 0 || c.doc.Tokens[t.Head].Rel != text.Xcomp {
		return -1
	}
	above := c.doc.Tokens[t.Head].Head
	if o := c.doc.Kid(above, text.Obj); o >= 0 {
		return o
	}
	return c.doc.Kid(above, text.Nsubj)
}

// governs tells whether token a stands above b: "He" above the names in its
// own apposition.
func (c *caster) governs(a, b int32) bool {
	for n := 0; b >= 0 && n < 6; n++ {
		if b = c.doc.Tokens[b].Head; b == a {
			return true
		}
	}
	return false
}

// salience scores mention n as the antecedent of pronoun m.
func (c *caster) salience(m, n *ment) float64 {
	a, w := &c.actors[n.Actor], &c.work[n.Actor]
	score := weightSentence * float64(m.sent-n.sent)
	score += weightOften * float64(min(w.mentions, 6))
	rel := c.doc.Tokens[n.Head].Rel
	switch {
	case n.subject:
		score += weightSubject
	case rel == text.Obj || rel == text.Iobj:
		score += weightObject
	case rel == text.Compound || rel == text.NmodPoss || rel == text.Nmod:
		score += weightInside
	}
	if n.subject && m.subject {
		score += weightAlike * float64(min(2, 1+m.sent-n.sent))
	}
	if c.charged(m, n) {
		score += weightCharged
	}
	if n.Kind == Pronoun {
		score += weightPronoun
	}
	if c.owns(n, m) {
		score += weightOwn
	}
	if m.pro.gender != 0 && a.Gender == m.pro.gender {
		score += weightGender
	}
	if a.Type == Thing {
		score += weightThing
	}
	if a.Type == Person && m.pro.gender == 'n' {
		score += weightSoft
	}
	if n.Kind == Pronoun && n.pro.gender == m.pro.gender && n.pro.plural == m.pro.plural {
		score += weightSame
	}
	if a.Type == Place {
		score += weightPlace
	}
	if m.quote != n.quote && (m.quote > 0) != (n.quote > 0) {
		score += weightQuote
	}
	return score
}

// charged tells whether what the possessive m has is held against n, who is
// not the subject: "cut ties with Israel over its offensive".
func (c *caster) charged(m, n *ment) bool {
	h := c.doc.Tokens[m.Head].Head
	if m.pro.form != 'p' || h < 0 || n.sent != m.sent || n.subject || n.Kind != Name {
		return false
	}
	k := c.doc.Kid(h, text.Case)
	return k >= 0 && c.scan.flags(k)&isCharge != 0 && c.doc.Tokens[n.Head].Rel != text.NmodPoss && n.Head < m.Head
}

// owns tells whether n, a person, is the subject of the verb nearest above the
// possessive m, and no other person is named as its object before m: whose the
// office is in "Majbari met Haftar at his office" is for other signs to tell.
func (c *caster) owns(n, m *ment) bool {
	if m.pro.form != 'p' || m.pro.gender != 'm' && m.pro.gender != 'f' || !n.subject || n.d.typ != Person {
		return false
	}
	v := c.doc.Tokens[m.Head].Head
	for i := 0; i < 6 && v >= 0 && c.doc.Tokens[v].UPOS != text.VERB; i++ {
		v = c.doc.Tokens[v].Head
	}
	if v < 0 || c.doc.Tokens[n.Head].Head != v {
		return false
	}
	o := c.doc.Kid(v, text.Obj)
	return o < 0 || o > m.Head || c.at[o] < 0 || c.ments[c.at[o]].Kind != Name || c.ments[c.at[o]].d.typ != Person
}

// reflexive binds "itself" to the subject of its clause.
func (c *caster) reflexive(m *ment) int32 {
	v := c.doc.Tokens[m.Head].Head
	for n := 0; v >= 0 && n < 4; n++ {
		for _, rel := range []text.Rel{text.Nsubj, text.NsubjPass} {
			if s := c.doc.Kid(v, rel); s >= 0 && s != m.Head && c.at[s] >= 0 && c.ments[c.at[s]].Actor >= 0 {
				return c.ments[c.at[s]].Actor
			}
		}
		v = c.doc.Tokens[v].Head
	}
	return -1
}

// cataphor finds the subject behind: In his speech, Obama …
func (c *caster) cataphor(k int32) int32 {
	m := &c.ments[k]
	for o := k + 1; o < int32(len(c.ments)) && c.ments[o].sent == m.sent; o++ {
		n := &c.ments[o]
		if n.Kind != Name || !n.subject || n.d.place || n.d.plural != (m.pro.plural == 'p') {
			continue
		}
		if m.pro.gender != 'm' && m.pro.gender != 'f' || n.d.typ != Person && n.d.typ != Unknown || n.d.gender != 0 && n.d.gender != m.pro.gender {
			return -1
		}
		c.resolve(o)
		return c.ments[o].Actor
	}
	return -1
}

// findSelf finds the actor of I, we and you: the speaker inside a quotation,
// and otherwise one for the whole report.
func (c *caster) findSelf(k int32) int32 {
	m := &c.ments[k]
	kind := 0
	switch {
	case m.pro.person == 2:
		kind = 2
	case m.pro.plural == 'p':
		kind = 1
	}
	self := &c.self
	if q := m.quote; q > 0 {
		self = &c.quotes[q].self
		if self[kind] < 0 {
			self[kind] = c.quotedSelf(q, kind)
		}
	}
	if self[kind] < 0 {
		self[kind] = c.newActor(m)
		a := &c.actors[self[kind]]
		a.Type, a.Plural = Person, kind == 1
		if kind == 1 {
			a.Type = Group
		}
		a.Name = c.doc.Form(m.Head)
	}
	return self[kind]
}

// quotedSelf gives the speaker of quotation q for I, and for we and you what
// another quotation of the same speaker has.
func (c *caster) quotedSelf(q int32, kind int) int32 {
	s := c.speaker(q)
	if s < 0 {
		return -1
	}
	c.resolve(s)
	actor := c.ments[s].Actor
	if actor < 0 {
		return -1
	}
	if kind == 0 {
		if a := &c.actors[actor]; a.Plural || a.Type == Thing {
			return -1
		}
		return actor
	}
	if a := &c.actors[actor]; kind == 1 && (a.Plural || a.Type >= Group && a.Type <= Government) {
		return actor
	}
	for p := q - 1; p > 0 && p > q-30; p-- {
		if o := &c.quotes[p]; o.speaker >= 0 && c.ments[o.speaker].Actor == actor && o.self[kind] >= 0 {
			return o.self[kind]
		}
	}
	return -1
}
