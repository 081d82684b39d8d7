package who

import (
	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/world"
)

// desc is what the words of one noun phrase tell.
type desc struct {
	actor               int32  // in the register, or -1
	country             string // ISO or PLOVER entity
	branch              string // country of the branch of a registered body: Syria's Muslim Brotherhood
	certain             bool   // the country stands before the noun or behind "of"
	sectors             []string
	former              bool
	removed             bool  // from office: the ousted president
	incumbent           bool  // the new president
	role                int32 // agent of the head or of the title before the name, or -1
	typ                 Type
	plural              bool
	gender              byte
	several             bool  // of several countries: West African leaders
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
	bare    bool   // there is no report around the phrase
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
	if p.countryBehind(end) == "" {
		p.town(&d, first, core)
	}
	if depth < maxDepth {
		p.complements(&d, end, last, quantity, depth)
	}
	if depth == 0 && head < 0 {
		p.explained(&d, end, last)
		p.namedLast(&d, last)
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

// namedLast takes the registered person whose name stands at the very end,
// behind the country or body of the office: President of Chile Gabriel Boric.
func (p *phraser) namedLast(d *desc, last int32) {
	if !p.bare || d.actor >= 0 || d.role < 0 || d.typ != Person {
		return
	}
	for last > 0 && p.skippable(last-1) && !p.ends(last) {
		last--
	}
	if last == 0 || !p.ends(last) {
		return
	}
	m := &p.names[p.nameAt[last-1]-1]
	e := p.reading(m, m.first)
	if e.kind != actorEntry || m.last < m.first+2 || m.first == 0 || p.nameAt[m.first-1] == 0 || p.r.register.Actors[e.idx].Kind != world.PersonActor {
		return
	}
	if before := &p.names[p.nameAt[m.first-1]-1]; !p.isPeopleWord(before) {
		d.actor, d.gender = e.idx, p.r.register.Actors[e.idx].Gender
		d.nameFirst, d.nameLast = m.first, m.last
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
	t := &p.doc.Tokens[i-1]
	if k := p.nameAt[i-1]; k > 0 {
		return !p.isPeopleWord(&p.names[k-1]) || (t.XPOS == text.NNPS || t.XPOS == text.NNS) && p.hasPeople(&p.names[k-1])
	}
	if p.oneName(i) {
		return false
	}
	return p.flags(i-1)&(isPortfolio|isAttr|isOverride) == 0 && (t.UPOS == text.NOUN || t.UPOS == text.PROPN || p.agentTo[i-1] > 0)
}

// oneName tells whether the "and" at token i stands inside the name of a body:
// the Fish and Wildlife Service, Immigration and Customs Enforcement.
func (p *phraser) oneName(i int32) bool {
	n := int32(len(p.doc.Tokens))
	if i+2 >= n || !p.capital(i-1) || p.capital(i) || p.agentTo[i-1] > 0 {
		return false
	}
	e := i + 1
	for e < n && e < i+4 && p.capital(e) && p.nameAt[e] == 0 && p.doc.Tokens[e].UPOS != text.PUNCT {
		e++
	}
	if e < i+3 || p.agentTo[e-1] == 0 {
		return false
	}
	m := &p.agents[p.agentTo[e-1]-1]
	return p.lex.agents[m.entries[0].idx].kind == bodyAgent && m.first > i+1
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

// quantity tells whether the head only counts: hundreds of soldiers.
func (p *phraser) quantity(core, end int32) bool {
	for end > core && p.skippable(end-1) {
		end--
	}
	return end == core+1 && p.flags(core)&isQuantity != 0 && int(end) < len(p.doc.Tokens) && p.flags(end)&isPartitive != 0
}
