package who

import (
	"rapporteur/text"
	"rapporteur/world"
)

// core reads the head of the words first up to end and gives where it begins.
func (p *phraser) core(d *desc, first, end int32) int32 {
	for end > first && p.skippable(end-1) && !p.ends(end) {
		end--
	}
	if end <= first {
		return end
	}
	var name, agent *match
	if k := p.nameAt[end-1]; k > 0 && p.names[k-1].last == end && p.names[k-1].first >= first {
		name = &p.names[k-1]
	}
	if k := p.agentTo[end-1]; k > 0 && p.agents[k-1].first >= first {
		agent = &p.agents[k-1]
	}
	if name != nil && (p.afterGiven(name, first) || agent != nil && p.common(name, agent, first)) {
		name = nil
	}
	if org := p.branchOf(name, first); org != nil {
		name = org
	}
	switch {
	case name != nil && (agent == nil || name.first <= agent.first):
		return p.named(d, name, first)
	case agent != nil:
		return p.nominal(d, agent, first, end)
	}
	if at := p.lastAgent(first, end); at > first {
		return p.core(d, first, at)
	}
	if at := p.properName(first, end, false); at < end {
		d.nameFirst, d.nameLast = at, end
		return p.title(d, first, at)
	}
	t := &p.doc.Tokens[end-1]
	d.plural = t.XPOS == text.NNS || t.XPOS == text.NNPS
	d.typ = Thing
	return end - 1
}

// branchOf gives the registered body whose branch in a country is named:
// Amnesty International Nigeria.
func (p *phraser) branchOf(name *match, first int32) *match {
	if name == nil || name.entries[0].kind != countryEntry || name.first <= first || p.nameAt[name.first-1] == 0 {
		return nil
	}
	org := &p.names[p.nameAt[name.first-1]-1]
	e := org.entries[0]
	if org.last != name.first || org.first < first || e.kind != actorEntry || p.r.register.Actors[e.idx].Kind != world.OrgActor || p.isPeopleWord(name) {
		return nil
	}
	return org
}

// ends tells whether a known name ends with the token before end, whatever its
// tag: SPLM-N.
func (p *phraser) ends(end int32) bool {
	k := p.nameAt[end-1]
	return k > 0 && p.names[k-1].last == end
}

// common tells whether a registered name is a common noun besides, and
// nothing says that the registered one is meant: the House of Representatives
// in a report of another country, the U.S. House of Representatives.
func (p *phraser) common(name, agent *match, first int32) bool {
	if name.entries[0].kind != actorEntry {
		return false
	}
	e := p.reading(name, first)
	code, _ := p.r.register.Actors[e.idx].On(p.date)
	if of := p.countryBehind(name.last); of != "" && p.r.countries.Code(code.Country) != nil && of != code.Country {
		return true
	}
	if front := p.countryBefore(name.first, first); front != "" {
		return front != code.Country && (agent.first <= name.first || p.r.register.Actors[e.idx].Kind != world.PersonActor && p.adjoins(name.first))
	}
	if agent.first > name.first {
		return false
	}
	if p.bare {
		return p.severalCountries(name)
	}
	return p.setting != code.Country && p.r.countries.Code(code.Country) != nil
}

// adjoins tells whether a capitalised word for a country stands right before
// token i and so belongs to one name with it: Uganda People's Defence Forces
// are not those of Myanmar.
func (p *phraser) adjoins(i int32) bool {
	return i > 0 && p.nameAt[i-1] > 0 && p.capital(i-1) && p.capital(i)
}

// severalCountries tells whether bodies of several countries have the name.
func (p *phraser) severalCountries(m *match) bool {
	country := ""
	for _, e := range m.entries {
		if e.kind != actorEntry {
			continue
		}
		code, _ := p.r.register.Actors[e.idx].On(p.date)
		if country != "" && code.Country != country {
			return true
		}
		country = code.Country
	}
	return false
}

// countryBefore gives the country named before token i, with nothing but
// words in small letters between: Gabon's ruling Democratic Party.
func (p *phraser) countryBefore(i, first int32) string {
	for i--; i >= first; i-- {
		if k := p.nameAt[i]; k > 0 {
			if e := p.names[k-1].entries[0]; e.kind == countryEntry {
				return p.r.readings[e.idx].Code
			}
			return ""
		}
		if !p.skippable(i) && (p.capital(i) || p.doc.Tokens[i].UPOS == text.ADP) {
			return ""
		}
	}
	return ""
}

// countryBehind gives the country in the "of" phrase at token i: the Maritime
// Union of Australia is not Togo's.
func (p *phraser) countryBehind(i int32) string {
	n := int32(len(p.doc.Tokens))
	if i >= n || p.flags(i)&isPartitive == 0 {
		return ""
	}
	if i++; i < n && p.flags(i)&isDefinite != 0 {
		i++
	}
	if i >= n || p.nameAt[i] == 0 || p.names[p.nameAt[i]-1].first != i {
		return ""
	}
	if e := p.names[p.nameAt[i]-1].entries[0]; e.kind == countryEntry {
		return p.r.readings[e.idx].Code
	}
	return ""
}

// lastAgent gives where an agent ends behind which only adjectives and adverbs
// stand up to end: rebels loyal, Guineans overseas; 0 where there is none.
func (p *phraser) lastAgent(first, end int32) int32 {
	for i := end - 1; i > first && end-i < 4; i-- {
		t := &p.doc.Tokens[i]
		if p.capital(i) || t.UPOS != text.ADJ && t.UPOS != text.ADV && t.UPOS != text.VERB && p.flags(i)&isLinked == 0 {
			return 0
		}
		if p.agentTo[i-1] > 0 || p.nameAt[i-1] > 0 {
			return i
		}
	}
	return 0
}

// afterGiven tells whether a country's name of one word is a surname: William
// Hague, Michael Jordan.
func (p *phraser) afterGiven(m *match, first int32) bool {
	i := m.first - 1
	return m.last == m.first+1 && i >= first && m.entries[0].kind == countryEntry && p.flags(i)&(isGivenM|isGivenF) != 0 &&
		p.capital(i) && p.nameAt[i] == 0
}

// skippable are marks at the end of a phrase and the possessive.
func (p *phraser) skippable(i int32) bool {
	t := &p.doc.Tokens[i]
	return t.UPOS == text.PUNCT || t.XPOS == text.POS || t.UPOS == text.PART || t.UPOS == text.CCONJ
}

// named takes a name of the register or of a country.
func (p *phraser) named(d *desc, m *match, first int32) int32 {
	e := p.reading(m, first)
	d.nameFirst, d.nameLast = m.first, m.last
	if e.kind == actorEntry {
		a := &p.r.register.Actors[e.idx]
		d.actor, d.gender, d.typ = e.idx, a.Gender, actorType(a)
		d.plural = a.Kind == world.GroupActor
		return p.title(d, first, m.first)
	}
	ref := &p.r.readings[e.idx]
	d.country, d.certain, d.pre = ref.Code, true, ref.Status == world.Pre
	switch ref.Kind {
	case world.ByPerson, world.ByPeople, world.ByAdjective:
		t := &p.doc.Tokens[m.last-1]
		if ref.Kind == world.ByAdjective && !p.hasPeople(m) || t.UPOS == text.ADJ && t.Head >= 0 {
			d.typ = Unknown
			break
		}
		d.sectors, d.typ = []string{"CVL"}, Person
		if ref.Kind == world.ByPeople || t.XPOS == text.NNPS || t.XPOS == text.NNS {
			d.typ, d.plural = Group, true
		}
		d.nameFirst, d.nameLast = 0, 0
	case world.BySeat:
		d.sectors, d.typ, d.place = []string{"GOV"}, Government, true
	default:
		d.city = ref.Kind == world.ByCapital && p.located(m.last-1)
		d.sectors, d.typ, d.place = []string{"GOV"}, Place, true
	}
	return m.first
}

// placeNamed takes the country of a match for a place.
func (p *phraser) placeNamed(d *desc, m *match) {
	for _, e := range m.entries {
		if ref := &p.r.readings[e.idx]; e.kind == countryEntry && ref.Kind == world.ByName {
			d.country, d.certain, d.pre = ref.Code, true, ref.Status == world.Pre
			d.sectors, d.typ, d.place = []string{"GOV"}, Place, true
			d.nameFirst, d.nameLast = m.first, m.last
			return
		}
	}
}

func (p *phraser) hasPeople(m *match) bool {
	for _, e := range m.entries {
		if e.kind == countryEntry {
			if k := p.r.readings[e.idx].Kind; k == world.ByPeople || k == world.ByPerson {
				return true
			}
		}
	}
	return false
}

func actorType(a *world.Actor) Type {
	switch a.Kind {
	case world.PersonActor:
		return Person
	case world.GovActor:
		return Government
	case world.GroupActor:
		return Group
	case world.PlaceActor:
		return Place
	}
	return Organization
}

// reading chooses among the entries of a name: the register's before a
// country's, an actor in office and from a country named in front before
// others.
func (p *phraser) reading(m *match, first int32) entry {
	best, bestScore := m.entries[0], -1
	front := ""
	for i := first; i < m.first && len(m.entries) > 1; i++ {
		if k := p.nameAt[i]; k > 0 && p.names[k-1].entries[0].kind == countryEntry {
			front = p.r.readings[p.names[k-1].entries[0].idx].Code
		}
	}
	lower := len(m.entries) > 1 && !p.anyCase && hasLower(p.doc.Slice(m.first, m.last))
	for _, e := range m.entries {
		score := 0
		if e.abbr && lower {
			continue // Guam is not GUAM
		}
		switch {
		case e.kind == actorEntry:
			code, office := p.r.register.Actors[e.idx].On(p.date)
			score = 10
			if office != nil {
				score += 4
			}
			if front != "" && code.Country == front {
				score += 8
			}
			if p.r.register.Actors[e.idx].Own {
				score += 16
			}
		case p.r.readings[e.idx].Status != world.Former:
			score = 2
		}
		if !e.weak {
			score++
		}
		if score > bestScore {
			best, bestScore = e, score
		}
	}
	return best
}

// located tells whether token i stands where something is, happens or goes,
// and is no actor: in Moscow, to Moscow; but not Moscow said, with Moscow.
func (p *phraser) located(i int32) bool {
	for n := 0; n < 4; n++ {
		t := &p.doc.Tokens[i]
		switch t.Rel {
		case text.Conj, text.Flat:
			if t.Head < 0 {
				return false
			}
			i = t.Head
			continue
		case text.Nsubj, text.NsubjPass, text.NmodPoss, text.Obj, text.Iobj, text.OblAgent:
			return false
		}
		k := p.doc.Kid(i, text.Case)
		return k < 0 || p.flags(k)&isWhose == 0 && !p.toward(k)
	}
	return true
}

// toward tells prepositions of dealings: with Moscow, against Moscow.
func (p *phraser) toward(i int32) bool { return p.flags(i)&isDealing != 0 }

// nominal takes an agent noun as the head, or the name of a body that ends
// with it (the Munich Regional Court).
func (p *phraser) nominal(d *desc, m *match, first, end int32) int32 {
	e := p.bestAgent(m)
	a := &p.lex.agents[e.idx]
	d.role, d.plural, d.gender = e.idx, e.plural, a.gender
	d.sectors = a.sectors
	d.country = a.country
	d.former = d.former || p.formerly(m.first) && len(a.sectors) > 0 && a.sectors[0] != "ELI"
	if a.entity == "UNO" || a.entity == "EUR" {
		d.country, d.certain = a.entity, true
	}
	switch {
	case a.kind == personAgent && !e.plural:
		d.typ = Person
	case a.kind == personAgent || a.kind == peopleAgent:
		d.typ, d.plural = Group, true
	case len(a.sectors) > 0 && a.sectors[0] == "GOV":
		d.typ = Government
	default:
		d.typ = Organization
	}
	if a.kind >= peopleAgent && p.capital(m.first) && (p.doc.Tokens[end-1].UPOS == text.PROPN || p.inside(m.first)) {
		d.nameFirst, d.nameLast = p.properName(first, m.first+1, true), end
	}
	return m.first
}

// inside tells whether token i stands inside its sentence, so that a capital
// letter says something.
func (p *phraser) inside(i int32) bool { return i > p.doc.Sents[p.doc.Tokens[i].Sent].First }

// bestAgent prefers the reading that gives a sector.
func (p *phraser) bestAgent(m *match) entry {
	for _, e := range m.entries {
		if a := &p.lex.agents[e.idx]; !a.neutral && len(a.sectors) > 0 {
			return e
		}
	}
	return m.entries[0]
}

// properName gives where the run of capitalised words that ends at end begins.
// The names of bodies go over titles and adjectives of countries.
func (p *phraser) properName(first, end int32, body bool) int32 {
	at := end
	for at > first {
		i := at - 1
		t := &p.doc.Tokens[i]
		form := p.doc.Form(i)
		inner := at < end && (form == "-" || form == "'" || form == "’" || form == "." || p.flags(i)&isArticle != 0 || body && i > first && t.XPOS == text.POS && p.agentTo[i-1] > 0)
		if !inner && (!p.capital(i) || t.UPOS == text.PUNCT || t.UPOS == text.ADP ||
			p.flags(i)&(isTitle|isDeterminer) != 0 || t.UPOS != text.PROPN && p.flags(i)&(isFormer|isQuantity) != 0) ||
			at < end && !body && (p.titleAt(i) || p.afterTo(i)) {
			break
		}
		if k := p.nameAt[i]; at < end && !body && k > 0 && p.isPeopleWord(&p.names[k-1]) {
			break
		}
		at--
	}
	for at < end && (!p.capital(at) && p.flags(at)&isArticle == 0 || p.skippable(at) || p.doc.Tokens[at].UPOS == text.DET) {
		at++
	}
	return at
}

// afterTo tells whether a country ends with token i that stands in a phrase of
// the title: Ambassador to the United States Hamdullah Mohib.
func (p *phraser) afterTo(i int32) bool {
	k := p.nameAt[i]
	if k == 0 || p.names[k-1].entries[0].kind != countryEntry {
		return false
	}
	at := p.names[k-1].first - 1
	if at >= 0 && p.flags(at)&isDefinite != 0 {
		at--
	}
	return at >= 0 && p.flags(at)&(isStop|isWhose|isWhere) != 0
}

// properTail gives the end of a body's name that goes on with "of": Government
// of National Accord. Countries behind "of" do not belong to it.
func (p *phraser) properTail(end, last int32) int32 {
	i := end
	if i+1 >= last || p.flags(i)&isPartitive == 0 {
		return end
	}
	i++
	if p.flags(i)&isDefinite != 0 {
		i++
	}
	start := i
	for i < last && (p.capital(i) && p.doc.Tokens[i].UPOS != text.PUNCT || i > start && p.doc.Tokens[i].UPOS == text.CCONJ && i+1 < last && p.capital(i+1)) {
		i++
	}
	if i == start || p.nameAt[start] > 0 && p.names[p.nameAt[start]-1].last == i {
		return end
	}
	return i
}

// titleAt tells whether an agent noun for a person ends with token i, so that
// the name begins behind it.
func (p *phraser) titleAt(i int32) bool {
	k := p.agentTo[i]
	if k > 0 && p.capital(i) && p.flags(i)&(isGivenM|isGivenF) != 0 {
		return false // Dean Kamen
	}
	return k > 0 && p.lex.agents[p.agents[k-1].entries[0].idx].kind == personAgent
}

func (p *phraser) isPeopleWord(m *match) bool {
	if m.entries[0].kind != countryEntry {
		return false
	}
	k := p.r.readings[m.entries[0].idx].Kind
	return k == world.ByAdjective || k == world.ByPerson || k == world.ByPeople
}

// title reads titles that end at token at, before a name, and gives where they
// begin: Commander Marshal.
func (p *phraser) title(d *desc, first, at int32) int32 {
	for at > first {
		f := p.flags(at - 1)
		if f&isTitle != 0 || p.doc.Form(at-1) == "." && at-1 > first && p.flags(at-2)&isTitle != 0 {
			if f&isMaleTitle != 0 {
				d.gender = 'm'
			} else if f&isFemaleTitle != 0 {
				d.gender = 'f'
			}
			if d.typ == Unknown {
				d.typ = Person
			}
			at--
			continue
		}
		k := p.agentTo[at-1]
		if k == 0 || !p.titleAt(at-1) && !p.bodyBefore(d, at-1) || p.agents[k-1].first < first {
			break
		}
		m := &p.agents[k-1]
		a := &p.lex.agents[m.entries[0].idx]
		if d.role < 0 || p.lex.agents[d.role].neutral && !a.neutral {
			d.role = m.entries[0].idx
			d.sectors = a.sectors
			d.former = d.former || p.formerly(m.first) && len(a.sectors) > 0 && a.sectors[0] != "ELI"
			if d.country == "" {
				d.country = a.country
			}
		}
		if d.gender == 0 {
			d.gender = a.gender
		}
		if d.typ == Unknown && a.kind == personAgent {
			d.typ = Person
		} else if d.typ == Unknown {
			d.typ = Organization
		}
		at = m.first
	}
	return at
}

// bodyBefore tells whether a common noun for a body ends with token i, before
// a name that nothing else is known of: the separatist group ETA.
func (p *phraser) bodyBefore(d *desc, i int32) bool {
	return d.actor < 0 && d.typ == Unknown && d.role < 0 && !p.capital(i) &&
		p.lex.agents[p.agents[p.agentTo[i]-1].entries[0].idx].kind == bodyAgent
}
