package who

import (
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/world"
)

// desc is what the words of one noun phrase tell.
type desc struct {
	actor               int32  // in the register, or -1
	country             string // ISO or PLOVER entity
	certain             bool   // the country stands before the noun or behind "of"
	sectors             []string
	former              bool
	role                int32 // agent of the head or of the title before the name, or -1
	typ                 Type
	plural              bool
	gender              byte
	pre                 bool  // a partially recognized entity
	nameFirst, nameLast int32 // the proper name, empty where there is none
	owner               int32 // last token of a possessor or of a naming modifier without a code, or -1
	place               bool  // a country or city by its name
	city                bool  // a capital as a city
}

var noDesc = desc{actor: -1, role: -1, owner: -1}

// phraser reads noun phrases off the words. It needs no tree: the words of
// English phrases stand in a firm order, and trees of single phrases are poor.
type phraser struct {
	*scan
	r       *Resolver
	date    record.Date
	setting string // the country that the report is about, or empty
}

// maxDepth bounds phrases inside phrases: the head of the staff of the …
const maxDepth = 5

// maxWords bounds what is read of a phrase.
const maxWords = 60

// describe reads the phrase of tokens first up to last. The head is its last
// noun before a preposition, unless head says which it is (-1: it does not).
func (p *phraser) describe(first, last, head int32, depth int) desc {
	d := noDesc
	last = min(last, max(first, head)+maxWords)
	end := p.segment(first, last, head)
	if end <= first {
		return d
	}
	core := p.core(&d, first, end)
	if d.role >= 0 && d.nameLast == end {
		d.nameLast = p.properTail(end, last)
	}
	quantity := core < end && p.quantity(core, end)
	p.modifiers(&d, p.front(&d, first, core), core, quantity)
	p.town(&d, first, core)
	if depth < maxDepth {
		p.complements(&d, end, last, quantity, depth)
	}
	if depth == 0 && head < 0 {
		p.explained(&d, end, last)
	}
	if !quantity {
		p.finish(&d)
	}
	return d
}

// explained adds what an apposition says of a name: Anna Berg, a former Danish
// envoy.
func (p *phraser) explained(d *desc, end, last int32) {
	if d.nameLast == d.nameFirst || len(d.sectors) > 0 || d.actor >= 0 || end+1 >= last || p.doc.Form(end) != "," {
		return
	}
	e := p.describe(end+1, last, -1, 1)
	if e.typ == Thing || e.role < 0 && e.actor < 0 {
		return
	}
	d.role, d.sectors, d.former = e.role, e.sectors, e.former
	if d.country == "" {
		d.country, d.certain, d.pre = e.country, e.certain, e.pre
	}
	if d.gender == 0 {
		d.gender = e.gender
	}
}

// segment gives the end of the phrase's first part: up to a preposition, a
// comma, a relative clause or a participle behind the noun.
func (p *phraser) segment(first, last, head int32) int32 {
	noun := false
	for i := first; i < last; i++ {
		if k := p.nameAt[i]; k > 0 && p.names[k-1].last <= last {
			i, noun = p.names[k-1].last-1, true
			continue
		}
		if a := p.agentFrom(i, last); a > i+1 {
			i, noun = a-1, true
			continue
		}
		t := &p.doc.Tokens[i]
		switch {
		case i <= head:
			noun = noun || i == head
		case noun && (p.bounds(i, last) || t.UPOS == text.CCONJ && p.joinsNouns(i, first)):
			return i
		case t.UPOS == text.NOUN || t.UPOS == text.PROPN || t.UPOS == text.NUM || t.UPOS == text.PRON || p.agentTo[i] > 0:
			noun = true
		}
	}
	return last
}

// joinsNouns tells whether the "and" at token i stands behind a noun, and not
// behind an adjective of a country or a ministry's subject.
func (p *phraser) joinsNouns(i, first int32) bool {
	if i == first {
		return false
	}
	if k := p.nameAt[i-1]; k > 0 {
		return !p.isPeopleWord(&p.names[k-1])
	}
	t := &p.doc.Tokens[i-1]
	return p.flags(i-1)&(isPortfolio|isAttr|isOverride) == 0 && (t.UPOS == text.NOUN || t.UPOS == text.PROPN || p.agentTo[i-1] > 0)
}

// bounds tells whether token i ends the first part of a phrase.
func (p *phraser) bounds(i, last int32) bool {
	t := &p.doc.Tokens[i]
	form := p.doc.Form(i)
	switch t.UPOS {
	case text.ADP, text.SCONJ:
		return !p.hyphenated(i)
	case text.PUNCT:
		return form == "," || form == "(" || form == "–" || form == "—" || form == ";" || form == ":" || form == "["
	case text.PRON:
		return t.XPOS == text.WDT || t.XPOS == text.WP || t.XPOS == text.WPS
	case text.VERB, text.AUX:
		return !p.hyphenated(i) && !p.capital(i) && p.agentTo[i] == 0 && p.flags(i)&(isLinked|isLed|isFormer|isBased) == 0
	}
	return p.flags(i)&(isWhose|isWhere|isStop) != 0 && i+1 < last && !p.hyphenated(i) && t.UPOS != text.PROPN
}

// hyphenated tells whether token i stands by a hyphen: linked in Qaeda-linked.
func (p *phraser) hyphenated(i int32) bool {
	return i > 0 && p.doc.Form(i-1) == "-" || int(i)+1 < len(p.doc.Tokens) && p.doc.Form(i+1) == "-"
}

// agentFrom gives the end of the longest agent that begins with token i, or i.
func (p *phraser) agentFrom(i, last int32) int32 {
	for e := min(last, i+6); e > i; e-- {
		if k := p.agentTo[e-1]; k > 0 && p.agents[k-1].first == i {
			return e
		}
	}
	return i
}

// core reads the head of the words first up to end and gives where it begins.
func (p *phraser) core(d *desc, first, end int32) int32 {
	for end > first && p.skippable(end-1) {
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

// common tells whether a registered name is a common noun besides, and
// nothing says that the registered one is meant: the House of Representatives
// in a report of another country, the U.S. House of Representatives.
func (p *phraser) common(name, agent *match, first int32) bool {
	if agent.first > name.first || name.entries[0].kind != actorEntry {
		return false
	}
	e := p.reading(name, first)
	code, _ := p.r.register.Actors[e.idx].On(p.date)
	if front := p.countryBefore(name.first, first); front != "" {
		return front != code.Country
	}
	return p.setting != code.Country && p.r.countries.Code(code.Country) != nil
}

// countryBefore gives the country named right before token i.
func (p *phraser) countryBefore(i, first int32) string {
	for i--; i >= first; i-- {
		if k := p.nameAt[i]; k > 0 {
			if e := p.names[k-1].entries[0]; e.kind == countryEntry {
				return p.r.readings[e.idx].Code
			}
			return ""
		}
		if !p.skippable(i) {
			return ""
		}
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
	for _, e := range m.entries {
		score := 0
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
		d.nameFirst, d.nameLast = p.properName(first, end, true), end
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
		inner := at < end && (form == "-" || form == "'" || form == "’" || form == "." || p.flags(i)&isArticle != 0)
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

// quantity tells whether the head only counts: hundreds of soldiers.
func (p *phraser) quantity(core, end int32) bool {
	for end > core && p.skippable(end-1) {
		end--
	}
	return end == core+1 && p.flags(core)&isQuantity != 0 && int(end) < len(p.doc.Tokens) && p.flags(end)&isPartitive != 0
}

// front gives where the modifiers of the head begin: behind a finite verb,
// and before a name behind any verb or comma, which only a wrong tree puts there.
func (p *phraser) front(d *desc, first, core int32) int32 {
	name := d.nameLast > d.nameFirst && d.role < 0
	for i := core - 1; i >= first; i-- {
		t := &p.doc.Tokens[i]
		switch {
		case t.UPOS == text.VERB && (t.XPOS == text.VBD || t.XPOS == text.VBZ || t.XPOS == text.VBP || name) && p.agentTo[i] == 0 &&
			p.flags(i)&(isLinked|isLed|isFormer|isBased|isOverride|isAttr) == 0:
			return i + 1
		case name && t.UPOS == text.PUNCT && p.doc.Form(i) == ",":
			return i + 1
		}
	}
	return first
}

// modifiers reads what stands before the head.
func (p *phraser) modifiers(d *desc, first, core int32, quantity bool) {
	neutral := d.role >= 0 && p.lex.agents[d.role].neutral
	sector := []string(nil)
	for i := first; i < core; {
		if k := p.nameAt[i]; k > 0 && p.names[k-1].last <= core {
			m := &p.names[k-1]
			sector = p.nameModifier(d, m, core, sector)
			i = m.last
			continue
		}
		f := p.flags(i)
		if e := p.agentFrom(i, core); e > i {
			a := &p.lex.agents[p.agents[p.agentTo[e-1]-1].entries[0].idx]
			if !p.linked(e, core) && (len(a.sectors) > 0 && !a.neutral || a.entity != "") {
				sector = p.agentModifier(d, a, sector)
			}
			if e > i+1 || f&(isFormer|isOverride|isAttr) == 0 {
				i = e
				continue
			}
		}
		switch {
		case f&isFormer != 0:
			d.former = true
		case f&isOverride != 0 && !p.linked(i+1, core):
			p.override(d, p.lex.attr[p.word(i)])
			sector = []string{p.lex.attr[p.word(i)]}
		case f&isAttr != 0 && !p.linked(i+1, core):
			sector = []string{p.lex.attr[p.word(i)]}
		}
		if k := p.attrTo[i]; k > 0 && p.agents[k-1].first >= first {
			sector = p.lex.agents[p.agents[k-1].entries[0].idx].sectors
		}
		if d.owner < 0 && p.doc.Tokens[i].UPOS == text.PROPN && p.doc.Tokens[i].XPOS != text.POS {
			d.owner = i
		}
		if t := &p.doc.Tokens[i]; t.Rel == text.NmodPoss {
			d.owner = i
		}
		i++
	}
	if (neutral || d.role < 0 && d.typ == Thing) && sector != nil && !quantity {
		d.sectors = sector
	}
}

// nameModifier takes the country of a name before the head, and its sectors
// where it is an organization's.
func (p *phraser) nameModifier(d *desc, m *match, core int32, sector []string) []string {
	flag := p.linkFlag(m.last, core)
	if flag&isLinked != 0 {
		return sector
	}
	e := p.reading(m, m.first)
	country := ""
	if e.kind == actorEntry {
		code, _ := p.r.register.Actors[e.idx].On(p.date)
		country = code.Country
		if len(code.Sectors) > 0 && flag == 0 {
			sector = code.Sectors
		}
		d.owner = m.last - 1
	} else {
		ref := &p.r.readings[e.idx]
		country = ref.Code
		d.pre = d.pre || ref.Status == world.Pre
		if ref.Kind == world.BySeat && flag == 0 {
			sector = []string{"GOV"}
		}
	}
	switch {
	case country == "":
	case flag&isBased != 0:
		if d.country == "" {
			d.country = country
		}
	case d.country == "" || !d.certain || d.typ == Person && d.actor < 0:
		d.country, d.certain = country, true
	}
	return sector
}

func (p *phraser) agentModifier(d *desc, a *agent, sector []string) []string {
	if a.entity != "" && d.country == "" {
		d.country = a.entity
	}
	if a.country != "" && d.country == "" {
		d.country = a.country
	}
	if len(a.sectors) == 0 {
		return sector
	}
	if a.sectors[0] == "COP" && len(d.sectors) > 0 && d.sectors[0] == "MIL" {
		d.sectors = a.sectors // police commandos
	}
	if s := a.sectors[0]; (s == "REB" || s == "OPP") && (len(d.sectors) == 0 || d.sectors[0] != s) {
		p.override(d, a.sectors[0])
	}
	return a.sectors
}

// override gives rebel soldiers and opposition lawmakers their sector.
func (p *phraser) override(d *desc, sector string) {
	if d.role < 0 {
		return
	}
	old := d.sectors
	if len(old) > 0 && old[0] == sector {
		return
	}
	d.sectors = []string{sector}
	switch {
	case len(old) == 0 || p.lex.agents[d.role].neutral:
	case sector == "OPP" && (old[0] == "LEG" || old[0] == "PTY" || old[0] == "JRN" || old[0] == "EDU"):
		d.sectors = append(d.sectors, old[0])
	case old[0] == "JRN" || old[0] == "JUD" || old[0] == "COP" || old[0] == "CVL" && sector != "OPP":
		d.sectors = old // a terrorist court is a court
	}
}

// linked tells whether "-linked", "-backed" follows at token i.
func (p *phraser) linked(i, core int32) bool { return p.linkFlag(i, core) != 0 }

func (p *phraser) linkFlag(i, core int32) uint32 {
	hyphen := i < core && p.doc.Form(i) == "-"
	if hyphen {
		i++
	}
	switch {
	case i >= core:
		return 0
	case hyphen:
		return p.flags(i) & (isLinked | isLed | isBased)
	}
	return p.flags(i) & (isLed | isBased)
}

// complements reads the first three prepositional phrases behind the head.
func (p *phraser) complements(d *desc, i, last int32, quantity bool, depth int) {
	for n := 0; i < last && n < 3; {
		f := p.flags(i)
		if f&(isWhose|isWhere) == 0 {
			if d.typ == Thing || !p.passable(i) {
				return
			}
			i++
			continue
		}
		end := p.segment(i+1, last, -1)
		inner := p.describe(i+1, last, -1, depth+1)
		if quantity && f&isWhose != 0 {
			pl := d.plural
			*d = inner
			d.plural = d.plural || pl
			return
		}
		p.complement(d, &inner, f)
		i = max(end, i+1)
		n++
	}
}

// passable are tokens that may stand between a head and its place phrase.
func (p *phraser) passable(i int32) bool {
	switch p.doc.Tokens[i].UPOS {
	case text.VERB, text.ADV, text.ADJ, text.PUNCT, text.NOUN, text.PROPN, text.DET, text.NUM:
		return true
	}
	return false
}

func (p *phraser) complement(d, inner *desc, flag uint32) {
	code := inner.code(p.r, p.date)
	if code.Country == "" && d.country == "" && d.role >= 0 && inner.actor < 0 && inner.role < 0 {
		code.Country = p.townCountry(inner.nameFirst, inner.nameLast)
	}
	if d.country == "" && code.Country != "" {
		d.country, d.certain, d.pre = code.Country, flag&isWhose != 0, inner.pre
	}
	if flag&isWhose == 0 || d.role < 0 || !p.lex.agents[d.role].neutral {
		return
	}
	a := &p.lex.agents[d.role]
	if inner.place && !a.kin || inner.typ == Thing {
		if inner.place && len(d.sectors) == 0 && a.kind == personAgent && a.word == "member" {
			d.sectors = []string{"CVL"}
		}
		return
	}
	if s := inner.sectors; len(s) > 0 || code.Sector != "" {
		if len(s) == 0 {
			s = append([]string{code.Sector}, code.Others...)
		}
		if a.kin {
			s = kinSectors(s)
		}
		if !d.former || !a.kin {
			d.sectors = s
		}
	}
}

// kinSectors: families of officials are ELI, of others civilians.
func kinSectors(s []string) []string {
	switch s[0] {
	case "GOV", "LEG", "MIL", "JUD", "ELI", "COP":
		return []string{"ELI"}
	}
	return []string{"CVL"}
}

// finish settles entity and sectors.
func (p *phraser) finish(d *desc) {
	if d.role >= 0 && p.lex.agents[d.role].entity != "" {
		switch entity := p.lex.agents[d.role].entity; {
		case d.country == "":
			d.country = entity
		case entity == "NGO" && len(d.sectors) == 0 && d.country != "UNO":
			d.sectors = []string{"SOC"}
		}
	}
	if d.role >= 0 && p.lex.agents[d.role].kin && len(d.sectors) > 0 && d.sectors[0] != "CVL" {
		d.sectors = kinSectors(d.sectors)
	}
	if d.former && d.typ != Thing && !slices.Contains(d.sectors, "ELI") {
		s := []string{"ELI"}
		if len(d.sectors) > 0 && d.sectors[0] != "CVL" {
			s = append(s, d.sectors[0])
		}
		d.sectors = s
	}
	if d.gender == 0 && d.nameLast > d.nameFirst && d.actor < 0 {
		d.gender = p.givenGender(d.nameFirst)
		if d.gender != 0 && d.typ == Unknown && d.nameLast > d.nameFirst+1 {
			d.typ = Person
		}
	}
}

// givenGender looks a first name up.
func (p *phraser) givenGender(i int32) byte {
	switch f := p.flags(i); {
	case f&isGivenM != 0 && f&isGivenF == 0:
		return 'm'
	case f&isGivenF != 0 && f&isGivenM == 0:
		return 'f'
	}
	return 0
}

// code gives the code that the phrase alone has on a day.
func (d *desc) code(r *Resolver, day record.Date) Code {
	c := Code{Country: d.country}
	sectors := d.sectors
	if d.actor >= 0 {
		a := &r.register.Actors[d.actor]
		ac, office := a.On(day)
		if ac.Country != "" {
			c.Country = ac.Country
		}
		switch {
		case len(ac.Sectors) > 0 && !d.former:
			sectors = ac.Sectors
		case len(sectors) == 0:
			sectors = ac.Sectors
		}
		if office != nil {
			c.Office = office.Title
		}
	}
	if len(sectors) > 0 {
		c.Sector, c.Others = sectors[0], slices.Clone(sectors[1:])
	}
	if d.pre && !slices.Contains(c.Others, "PRE") {
		c.Others = append(c.Others, "PRE")
	}
	return c
}

// Phrase codes one noun phrase that doc holds the reading of: name is the
// register's, the country's, or the phrase without its article.
func (r *Resolver) Phrase(doc *text.Doc, day record.Date) (name, id string, code Code) {
	c := r.pool.Get().(*caster)
	defer r.pool.Put(c)
	c.scan.run(r.lex, doc)
	p := phraser{scan: &c.scan, r: r, date: day}
	if len(doc.Tokens) == 0 {
		return "", "", Code{}
	}
	d := p.describe(0, int32(len(doc.Tokens)), -1, 0)
	p.bareSurname(&d)
	code = d.code(r, day)
	switch {
	case d.actor >= 0:
		a := &r.register.Actors[d.actor]
		return a.Name, a.ID, code
	case d.place && r.countries.Code(d.country) != nil:
		return r.countries.Code(d.country).Name, "", code
	case d.nameLast > d.nameFirst && d.typ != Group:
		return doc.Slice(d.nameFirst, d.nameLast), "", code
	}
	return withoutArticle(strings.TrimSpace(doc.Text)), "", code
}

func withoutArticle(s string) string {
	for _, a := range []string{"the ", "a ", "an "} {
		if len(s) > len(a) && strings.EqualFold(s[:len(a)], a) {
			return s[len(a):]
		}
	}
	return s
}

// bareSurname finds the person of the register for a name of one word: in
// office on the day, or of the country or office that the phrase tells.
func (p *phraser) bareSurname(d *desc) {
	if d.actor >= 0 || d.nameLast != d.nameFirst+1 || d.typ != Unknown && d.typ != Person {
		return
	}
	best, bestScore, tie := int32(-1), 0, false
	for _, i := range p.r.surnames[p.lastWord(d.nameFirst)] {
		score := p.surnameScore(&p.r.register.Actors[i], d)
		if score > bestScore {
			best, bestScore, tie = i, score, false
		} else if score == bestScore {
			tie = true
		}
	}
	if best >= 0 && !tie {
		d.actor, d.typ, d.gender = best, Person, p.r.register.Actors[best].Gender
	}
}

// surnameScore is 0 for persons that a bare surname cannot mean.
func (p *phraser) surnameScore(a *world.Actor, d *desc) int {
	code, office := a.On(p.date)
	if d.country != "" && code.Country != d.country {
		return 0
	}
	score := 1
	if d.country != "" {
		score += 4
	}
	if office != nil {
		score += 4
		if d.role >= 0 && sharesWord(office.Title, p.lex.agents[d.role].word) {
			score += 8
		}
	} else if d.role >= 0 && !d.former && len(d.sectors) > 0 && d.sectors[0] == "GOV" {
		return 0
	}
	for _, o := range a.Offices {
		if isHead(o.Title) {
			score += 2
			break
		}
	}
	return score
}

// isHead tells offices of heads of state and government by their first word.
func isHead(title string) bool {
	for _, w := range []string{"President", "Prime Minister", "Chancellor", "King", "Supreme Leader", "Premier", "Emir"} {
		if strings.HasPrefix(title, w) {
			return true
		}
	}
	return false
}

// sharesWord tells whether the office is worded with the role's last word.
func sharesWord(title, role string) bool {
	role = role[strings.LastIndexByte(role, ' ')+1:]
	n := len(role)
	for i := 0; i+n <= len(title); i++ {
		if strings.EqualFold(title[i:i+n], role) {
			return true
		}
	}
	return false
}
