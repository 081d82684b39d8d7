package who

import (
	"slices"
	"strings"

	"rapporteur/text"
)

// resolve finds the actor of mention k, or makes one.
func (c *caster) resolve(k int32) {
	m := &c.ments[k]
	if m.done {
		return
	}
	m.done = true
	actor := int32(-1)
	if o := m.appos; o >= 0 && m.Kind == Nominal && c.ments[o].Kind == Name && !c.ments[o].done {
		if actor = c.unnamed(k, o); actor < 0 {
			c.resolve(o)
		}
	}
	if o := m.appos; actor < 0 && o >= 0 && c.ments[o].done && c.ments[o].Actor >= 0 {
		actor = c.ments[o].Actor
		if m.Kind == Name {
			if same := c.findName(m); same >= 0 && same != actor {
				actor = same
			} else if same < 0 && c.otherPerson(actor, m) {
				actor = -1
			}
		}
	}
	if actor < 0 {
		switch m.Kind {
		case Name:
			actor = c.findName(m)
		case Nominal:
			actor = c.findNominal(k)
		case Pronoun:
			actor = c.findPronoun(k)
			if actor < 0 {
				return
			}
		}
	}
	if actor < 0 {
		actor = c.newActor(m)
		c.enterRealm(m, actor)
	}
	c.join(k, actor)
}

// unnamed gives the actor whom a description takes up that now gets its name o,
// told for the first time: "a Russian officer … The officer, Igor Sukhov, …".
func (c *caster) unnamed(k, o int32) int32 {
	if m := &c.ments[k]; !m.definite || m.d.typ != Person || c.findName(&c.ments[o]) >= 0 {
		return -1
	}
	if a := c.findNominal(k); a >= 0 && !c.work[a].named && c.agrees(a, &c.ments[o]) {
		return a
	}
	return -1
}

// otherPerson tells whether the actor is a person whose name has nothing of
// the name m.
func (c *caster) otherPerson(actor int32, m *ment) bool {
	w := &c.work[actor]
	if !w.named || c.actors[actor].Type != Person || m.d.typ != Person && m.d.typ != Unknown {
		return false
	}
	return !partsAgree(w.parts, strings.Fields(c.nameOf(m)), true)
}

// enterRealm lets "India" find "the Indian government" before it.
func (c *caster) enterRealm(m *ment, actor int32) {
	if m.Kind != Nominal || m.d.role < 0 || m.d.plural || c.scan.flags(m.Head)&isRealm == 0 || !m.definite && m.d.country == "" {
		return
	}
	code := m.d.country
	if code == "" {
		code = c.setting
	}
	if country := c.r.countries.Code(code); country != nil {
		if _, ok := c.places[country.Name]; !ok {
			c.places[country.Name] = actor
		}
	}
}

func (c *caster) newActor(m *ment) int32 {
	c.actors = append(c.actors, Actor{Type: m.d.typ, Plural: m.d.plural, Gender: m.d.gender, Of: -1, known: noDesc, first: -1})
	c.work = append(c.work, actorWork{last: -1, mods: m.mods, soft: m.soft})
	return int32(len(c.actors) - 1)
}

// join adds mention k to an actor and tells the actor what the mention knows.
func (c *caster) join(k, actor int32) {
	m, a, w := &c.ments[k], &c.actors[actor], &c.work[actor]
	m.Actor = actor
	if a.first < 0 {
		a.first = k
	}
	w.last = k
	w.mentions++
	if m.subject {
		w.subjects++
	}
	if a.Gender == 0 {
		a.Gender = m.d.gender
	}
	if m.Kind == Pronoun {
		c.joinPronoun(m, a)
		return
	}
	w.soft = w.soft && m.soft
	if a.Type == Unknown || a.Type == Thing && (m.d.typ != Unknown || m.Kind == Name) {
		a.Type = m.d.typ
	}
	if m.d.role >= 0 && !slices.Contains(w.roles, m.d.role) {
		w.roles = append(w.roles, m.d.role)
	}
	if m.Kind == Nominal && !slices.Contains(w.words, m.word) && len(w.words) < 50 {
		w.words = append(w.words, m.word)
	}
	c.learn(m, a)
	w.terms.add(&m.d, c.r.lex)
	c.own(m, a, w)
	if a.Type == Thing && a.Of >= 0 && m.subject && c.speaks(m) {
		a.Type = Organization // a statement that says something speaks for its issuer
	}
	if m.Kind == Name {
		c.enterName(m, actor)
	} else if !w.named && (a.Name == "" || m.appos < 0 && len(a.Name) < int(c.length(m)) && !m.definite) {
		a.Name = c.r.lex.withoutArticle(c.doc.Slice(m.First, m.Last))
	}
}

func (c *caster) length(m *ment) int32 {
	return c.doc.Tokens[m.Last-1].End - c.doc.Tokens[m.First].Start
}

func (c *caster) joinPronoun(m *ment, a *Actor) {
	if a.Gender == 0 && (m.pro.gender == 'm' || m.pro.gender == 'f') {
		a.Gender = m.pro.gender
	}
	if a.Type == Unknown && (m.pro.gender == 'm' || m.pro.gender == 'f') {
		a.Type = Person
	}
}

// learn takes over what the actor did not know: register, country, sectors.
func (c *caster) learn(m *ment, a *Actor) {
	d := &a.known
	if d.actor < 0 && m.d.actor >= 0 {
		d.actor = m.d.actor
		reg := &c.r.register.Actors[m.d.actor]
		a.ID = reg.ID
		c.byID[m.d.actor] = m.Actor
		if a.Type == Unknown || a.Type == Thing {
			a.Type = actorType(reg)
		}
	}
	if m.d.country != "" && (d.country == "" || m.d.certain && !d.certain) {
		d.country, d.certain, d.pre = m.d.country, m.d.certain, m.d.pre
	}
	d.several = d.several || m.d.several
	weak := d.role >= 0 && c.r.lex.agents[d.role].neutral || len(d.sectors) == 0
	if len(m.d.sectors) > 0 && weak && !(len(d.sectors) > 0 && m.d.role >= 0 && c.r.lex.agents[m.d.role].neutral) {
		d.sectors, d.former = m.d.sectors, m.d.former
		d.role = m.d.role
	}
	if m.d.place && !d.place {
		d.place, d.city = true, m.d.city
	}
}

// own remembers whose the actor is: the LNA's commander, Sarraj's deputy.
func (c *caster) own(m *ment, a *Actor, w *actorWork) {
	if m.d.owner >= 0 && c.at[m.d.owner] >= 0 {
		c.addOwner(m, a, w, c.ments[c.at[m.d.owner]].Actor)
	}
	for _, k := range c.doc.Kids(m.Head) {
		if c.doc.Tokens[k].Rel != text.Nmod && c.doc.Tokens[k].Rel != text.NmodPoss || c.at[k] < 0 {
			continue
		}
		if kc := c.doc.Kid(k, text.Case); kc >= 0 && c.doc.Tokens[k].Rel == text.Nmod && c.scan.flags(kc)&isWhose == 0 {
			continue
		}
		c.addOwner(m, a, w, c.ments[c.at[k]].Actor)
	}
}

// speaks tells whether the mention is a statement or the like that is the
// subject of a verb of saying.
func (c *caster) speaks(m *ment) bool {
	v := c.doc.Tokens[m.Head].Head
	return v >= 0 && c.scan.flags(m.Head)&isIssued != 0 && c.cue(c.doc.Tokens[v].Lemma, v)
}

func (c *caster) addOwner(m *ment, a *Actor, w *actorWork, owner int32) {
	if owner < 0 || owner == m.Actor {
		return
	}
	a.Of = owner
	if !slices.Contains(w.owners, owner) && len(w.owners) < 50 {
		w.owners = append(w.owners, owner)
	}
}

// enterName makes the actor be found by this name.
func (c *caster) enterName(m *ment, actor int32) {
	a, w := &c.actors[actor], &c.work[actor]
	name := c.nameOf(m)
	if _, ok := c.names[name]; !ok {
		c.names[name] = actor
	}
	parts := strings.Fields(name)
	if len(parts) == 0 {
		return
	}
	for _, p := range []string{parts[len(parts)-1], parts[0]} {
		if list := c.lasts[p]; !slices.Contains(list, actor) && len(list) < 50 {
			c.lasts[p] = append(list, actor)
		}
	}
	if !w.named || len(parts) > len(w.parts) {
		w.parts = parts
		if a.known.actor < 0 || !w.named {
			a.Name = c.doc.Slice(m.d.nameFirst, m.d.nameLast)
		}
	}
	w.named, a.named = true, true
	if a.known.actor >= 0 {
		a.Name = c.r.register.Actors[a.known.actor].Name
	}
	if m.d.place && m.d.country != "" {
		key := c.placeKey(m)
		c.places[key] = actor
		if !m.d.city && a.known.actor < 0 {
			a.Name = key
		}
	}
	if a.Type == Unknown && isPersonName(m, parts) {
		a.Gender = m.d.gender
	}
}

func isPersonName(m *ment, parts []string) bool { return m.d.gender != 0 && len(parts) > 1 }

// placeKey is the same for all names of one country, of its government's seat
// and its capital where that acts, and for one city.
func (c *caster) placeKey(m *ment) string {
	if m.d.city {
		return c.nameOf(m)
	}
	if k := c.scan.nameAt[m.d.nameFirst]; k > 0 {
		if e := c.p.reading(&c.scan.names[k-1], m.First); e.kind == countryEntry {
			return c.r.readings[e.idx].Name
		}
	}
	return c.nameOf(m)
}

// nameOf gives the folded name of a mention.
func (c *caster) nameOf(m *ment) string {
	s := foldName(c.doc.Slice(m.d.nameFirst, m.d.nameLast))
	return c.r.lex.bare(strings.TrimSuffix(s, " s"))
}

// findName finds the actor of a name. What kind of name the text room takes it
// for is dropped where a name of another kind is the same.
func (c *caster) findName(m *ment) int32 {
	a := c.lookUp(m)
	if a >= 0 || !m.soft {
		return a
	}
	typ := m.d.typ
	m.d.typ = Unknown
	if a = c.lookUp(m); a < 0 {
		m.d.typ = typ
	}
	return a
}

// lookUp finds the actor of a name: by the register, by country, by the
// same name, by surname or part, by acronym, by a like spelling; -1 for a new one.
func (c *caster) lookUp(m *ment) int32 {
	if m.d.place {
		if a, ok := c.places[c.placeKey(m)]; ok {
			return a
		}
	}
	if m.d.actor >= 0 {
		return c.findRegistered(m)
	}
	name := c.nameOf(m)
	if a, ok := c.names[name]; ok && c.agrees(a, m) {
		return a
	}
	parts := strings.Fields(name)
	if len(parts) == 0 || m.d.place {
		return -1
	}
	if a := c.byPart(m, parts); a >= 0 {
		return a
	}
	if a := c.byLetters(m, name); a >= 0 {
		return a
	}
	if a := c.bySpelling(m, parts); a >= 0 {
		return a
	}
	c.fromRegister(m)
	if m.d.actor >= 0 {
		return c.findRegistered(m)
	}
	return -1
}

// findRegistered prefers, among the readings of a name, an actor that the
// report has already.
func (c *caster) findRegistered(m *ment) int32 {
	if a, ok := c.byID[m.d.actor]; ok {
		return a
	}
	if k := c.scan.nameAt[m.d.nameFirst]; k > 0 {
		for _, e := range c.scan.names[k-1].entries {
			if e.kind != actorEntry {
				continue
			}
			if a, ok := c.byID[e.idx]; ok {
				m.d.actor = e.idx
				return a
			}
		}
	}
	if a, ok := c.names[c.nameOf(m)]; ok && c.agrees(a, m) && c.actors[a].known.actor < 0 {
		return a
	}
	if m.d.typ == Person {
		return c.bySurname(m)
	}
	return -1
}

// bySurname finds the person whom the report has introduced by the full name:
// behind "Jeb Bush", "Bush" is he, whomever the register knows by that word. A
// longer name must be the register's person.
func (c *caster) bySurname(m *ment) int32 {
	known := m.d.actor
	if m.d.nameLast == m.d.nameFirst+1 {
		m.d.actor = -1
	}
	a := c.byPart(m, strings.Fields(c.nameOf(m)))
	if a < 0 || m.d.actor >= 0 && c.actors[a].known.actor >= 0 {
		m.d.actor = known
		return -1
	}
	m.d.actor = c.actors[a].known.actor
	return a
}

// fromRegister looks a bare surname up, but only for those whom the title or
// the countries of the report vouch for.
func (c *caster) fromRegister(m *ment) {
	if m.d.nameLast != m.d.nameFirst+1 || m.d.typ != Unknown && m.d.typ != Person {
		return
	}
	d := m.d
	c.p.bareSurname(&d)
	if d.actor < 0 {
		return
	}
	a := &c.r.register.Actors[d.actor]
	code, office := a.On(c.date)
	titled := office != nil && m.d.role >= 0 && sharesWord(office.Title, c.r.lex.agents[m.d.role].word)
	if !titled && (office == nil || c.counts[code.Country] == 0) {
		return
	}
	m.d.actor, m.d.gender, m.d.typ = d.actor, d.gender, Person
}

// byPart finds the actor whose name ends with, or for persons begins with,
// the mention's name, or the other way round.
func (c *caster) byPart(m *ment, parts []string) int32 {
	if c.isCountryWord(m) {
		return -1
	}
	last := parts[len(parts)-1]
	list := c.lasts[last]
	if len(list) == 0 && len(parts) > 1 {
		list = c.lasts[parts[0]]
		if !c.anyNamed(list, parts[0]) {
			list = nil
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		a := list[i]
		w := &c.work[a]
		if !c.agrees(a, m) || c.actors[a].known.place != m.d.place || c.actors[a].Type == Place && m.d.typ != Place {
			continue
		}
		if partsAgree(w.parts, parts, c.isPersonal(a, m)) {
			return a
		}
	}
	return -1
}

// anyNamed tells whether one of the actors is named by that one word only.
func (c *caster) anyNamed(list []int32, word string) bool {
	for _, a := range list {
		if p := c.work[a].parts; len(p) == 1 && p[0] == word {
			return true
		}
	}
	return false
}

func (c *caster) isCountryWord(m *ment) bool {
	k := c.scan.nameAt[m.d.nameFirst]
	return k > 0 && c.scan.names[k-1].entries[0].kind == countryEntry && c.scan.names[k-1].last == m.d.nameLast
}

func (c *caster) isPersonal(a int32, m *ment) bool {
	t := c.actors[a].Type
	return (t == Person || t == Unknown) && (m.d.typ == Person || m.d.typ == Unknown)
}

// partsAgree compares two names of which one may be a part of the other.
func partsAgree(a, b []string, person bool) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return false
	}
	if slices.Equal(a, b) {
		return true
	}
	if len(b) == 1 {
		return a[len(a)-1] == b[0] || a[0] == b[0]
	}
	if person {
		first := a[0] == b[0] || len(b[0]) == 1 && a[0][0] == b[0][0] || len(a[0]) == 1 && a[0][0] == b[0][0]
		return first && a[len(a)-1] == b[len(b)-1]
	}
	// The words of the short name stand in the long one, in order.
	k := 0
	for _, w := range a {
		if k < len(b) && b[k] == w {
			k++
		}
	}
	return k == len(b)
}

// agrees tells whether nothing speaks against the mention being the actor.
func (c *caster) agrees(actor int32, m *ment) bool {
	a := &c.actors[actor]
	if !typesAgree(a.Type, m.d.typ) {
		return false
	}
	if a.Gender != 0 && m.d.gender != 0 && a.Gender != m.d.gender {
		return false
	}
	if a.known.actor >= 0 && m.d.actor >= 0 && a.known.actor != m.d.actor {
		return false
	}
	if m.d.country == "" || !m.d.certain {
		return true
	}
	if a.known.actor >= 0 {
		country := c.actorCountry(actor)
		return country == "" || country == m.d.country
	}
	return a.known.country == "" || !a.known.certain || a.known.country == m.d.country
}

// actorCountry gives the actor's country on the report's day.
func (c *caster) actorCountry(actor int32) string {
	a := &c.actors[actor]
	if a.known.actor >= 0 {
		code, _ := c.r.register.Actors[a.known.actor].On(c.date)
		if code.Country != "" {
			return code.Country
		}
	}
	return a.known.country
}

func typesAgree(a, b Type) bool {
	if a == b || a == Unknown || b == Unknown {
		return true
	}
	if a > b {
		a, b = b, a
	}
	switch {
	case a == Organization && b == Government, a == Group && b == Organization, a == Group && b == Government,
		a == Government && b == Place:
		return true
	}
	return false
}
