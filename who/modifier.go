package who

import (
	"slices"

	"rapporteur/text"
	"rapporteur/world"
)

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
		if k := p.nameAt[i]; k > 0 && p.names[k-1].first == i {
			p.crossing(d, &p.names[k-1])
		}
		f := p.flags(i)
		if e := p.agentFrom(i, core); e > i {
			a := &p.lex.agents[p.agents[p.agentTo[e-1]-1].entries[0].idx]
			if !p.linked(e, core) && !p.isAdjective(i, e, a) && (len(a.sectors) > 0 && !a.neutral || a.entity != "") {
				sector = p.agentModifier(d, a, sector)
			}
			if e > i+1 || f&(isFormer|isOverride|isAttr) == 0 {
				i = e
				continue
			}
		}
		switch {
		case f&isFormer != 0:
			d.former, d.removed = true, d.removed || f&isRemoved != 0
		case f&isIncumbent != 0:
			d.incumbent = true
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

// isAdjective tells a word that is an agent as a noun only: a general manager
// is no officer, and neither are major candidates.
func (p *phraser) isAdjective(i, end int32, a *agent) bool {
	return end == i+1 && a.kind == personAgent && p.doc.Tokens[i].UPOS == text.ADJ && p.flags(i)&(isOverride|isAttr) == 0
}

// crossing takes the country of a name that reaches into the head: Haitian
// National Police in the Haitian national police force.
func (p *phraser) crossing(d *desc, m *match) {
	e := p.reading(m, m.first)
	if d.country != "" {
		return
	}
	if e.kind == countryEntry { // Mexico City police
		ref := &p.r.readings[e.idx]
		d.country, d.certain, d.pre = ref.Code, ref.Code != "", ref.Status == world.Pre
		return
	}
	if code, _ := p.r.register.Actors[e.idx].On(p.date); code.Country != "" {
		d.country, d.certain = code.Country, true
	}
}

// ofState tells sectors of those who stand for their countries.
func ofState(sector string) bool { return sector == "GOV" || sector == "MIL" || sector == "ELI" }

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
		if flag == 0 && p.belongs(d, code.Sectors) {
			d.sectors = code.Sectors
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
	if d.actor >= 0 && flag == 0 && e.kind == countryEntry && p.r.register.Actors[d.actor].Kind != world.PersonActor && p.r.countries.Code(country) != nil {
		d.branch = country
	}
	switch {
	case e.kind == countryEntry && p.r.several[e.idx]:
		d.several = flag == 0 && d.plural && slices.ContainsFunc(d.sectors, ofState)
	case country == "":
	case flag&isBased != 0:
		if d.country == "" {
			d.country = country
		}
	case d.country == "" || !d.certain || d.actor < 0 && d.role < 0 && (d.typ == Person || d.typ == Group):
		d.country, d.certain = country, true
	}
	return sector
}

// belongs tells whether the head is of the sectors of the body named before it:
// gunmen, commanders and negotiators of a known group are the group's; its
// government is one.
func (p *phraser) belongs(d *desc, sectors []string) bool {
	if d.role < 0 || len(sectors) == 0 || len(d.sectors) == 0 || d.sectors[0] == sectors[0] || !armed(sectors[0]) {
		return false
	}
	switch d.sectors[0] {
	case "UAF", "MIL":
		return true
	case "GOV":
		return sectors[0] == "REB" && !p.lex.is(lastWord(p.lex.agents[d.role].word), isRealm)
	}
	return false
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
	if s := a.sectors[0]; (s == "REB" && !civil(d.sectors) || s == "OPP") && (len(d.sectors) == 0 || d.sectors[0] != s) {
		p.override(d, a.sectors[0])
	}
	return a.sectors
}

// civil tells sectors that a creed like Islamist or Maoist does not change: an
// Islamist president governs.
func civil(sectors []string) bool {
	return len(sectors) > 0 && slices.Contains([]string{"GOV", "LEG", "PTY", "JUD", "EDU", "REL", "JRN"}, sectors[0])
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

func (p *phraser) linkFlag(i, core int32) uint64 {
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
		if f&isToward != 0 && d.role >= 0 && n == 0 && p.lex.is(lastWord(p.lex.agents[d.role].word), isAttached) {
			f |= isWhose
		}
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

func (p *phraser) complement(d, inner *desc, flag uint64) {
	code := inner.code(p.r, p.date)
	if flag&isWhose == 0 && inner.role >= 0 && d.role >= 0 && len(d.sectors) > 0 && atHome(d.sectors[0]) && p.lex.is(lastWord(p.lex.agents[inner.role].word), isPost) {
		return // protesters outside the Chinese consulate
	}
	if code.Country == "" && d.country == "" && d.role >= 0 && inner.actor < 0 && inner.role < 0 {
		code.Country = p.townCountry(inner.nameFirst, inner.nameLast)
	}
	if d.country == "" && code.Country != "" {
		d.country, d.certain, d.pre = code.Country, flag&isWhose != 0, inner.pre
	}
	if s := code.Sector; flag&isOrigin != 0 && s != "" && p.belongs(d, []string{s}) {
		d.sectors = append([]string{s}, code.Others...) // gunmen from Boko Haram
	}
	if flag&isWhose == 0 || d.role < 0 || !p.lex.agents[d.role].neutral {
		return
	}
	a := &p.lex.agents[d.role]
	if inner.place && !a.kin || inner.typ == Thing {
		if inner.place && len(d.sectors) == 0 && a.kind == personAgent && p.lex.is(a.word, isMember) {
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
