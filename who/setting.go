package who

import (
	"slices"
	"strings"

	"rapporteur/text"
	"rapporteur/world"
)

// findSetting counts the countries that the report names, by name, adjective,
// capital or registered actor, and takes for the report's own that of the
// dateline, if it is named again and not by far less than another; or else the
// one that is named twice as often as any other. The first sentence counts double.
func (c *caster) findSetting() {
	total := 0
	for i := range c.scan.names {
		m := &c.scan.names[i]
		code := c.countryTold(m)
		if code == "" {
			continue
		}
		if c.abroad(m) {
			c.goals[code]++
			continue
		}
		n := 1
		if c.doc.Tokens[m.first].Sent == 0 {
			n = 2
		}
		c.counts[code] += n
		total += n
	}
	for code, n := range c.goals {
		if c.counts[code] > 0 { // it is told of itself too
			c.counts[code] += n
			total += n
		}
	}
	most := 0
	for code, n := range c.counts {
		most = max(most, n)
		alone := n > 1 || total == 1
		for other, k := range c.counts {
			alone = alone && (other == code || n >= 2*k)
		}
		if alone {
			c.setting = code // there is at most one such
		}
	}
	d := ""
	if len(c.doc.Sents) > 0 {
		d = c.dateline(&c.doc.Sents[0])
	}
	if d != "" && 2*c.counts[d] >= most && (c.setting == "" && c.counts[d] > 0 || c.counts[d] > 2) {
		c.setting = d
	}
}

// countryTold gives the country of a name that says where a report is set, or
// nothing.
func (c *caster) countryTold(m *match) string {
	if k := c.scan.agentTo[m.last-1]; k > 0 && c.scan.agents[k-1].first <= m.first {
		return "" // a common noun besides
	}
	if m.first < c.doc.Sents[c.doc.Tokens[m.first].Sent].Body {
		return "" // where the report was written
	}
	e := c.p.reading(m, m.first)
	if e.kind == countryEntry {
		if ref := &c.r.readings[e.idx]; !ref.Weak && ref.Status != world.Former {
			return ref.Code
		}
		return ""
	}
	if m.last == m.first+1 && c.r.register.Actors[e.idx].Kind == world.PersonActor {
		return "" // a bare surname may be another's
	}
	if ac, _ := c.r.register.Actors[e.idx].On(c.date); c.r.countries.Code(ac.Country) != nil && !slices.Contains(ac.Sectors, "JRN") {
		return ac.Country // who is told of it, the BBC, says nothing of where it is
	}
	return ""
}

// maxPlace is how deep in the phrase of a place its country may stand.
const maxPlace = 4

// abroad tells whether a country is named for where somebody goes or for those
// whom it has sent away: withdrew to the Thai border, near the Saudi embassy.
// Nobody else is from there for that.
func (c *caster) abroad(m *match) bool {
	at := m.last - 1
	for range maxPlace {
		if c.scan.flags(at)&isPost != 0 {
			return true
		}
		t := &c.doc.Tokens[at]
		switch t.Rel {
		case text.Flat, text.Compound, text.Amod, text.NmodDesc, text.NmodPoss, text.Nmod:
			at = t.Head
		case text.Obl:
			k := c.doc.Kid(at, text.Case)
			return k >= 0 && c.scan.flags(k)&isGoal != 0
		default:
			return false
		}
	}
	return false
}

// dateline gives the country of the town in capitals in a sentence's dateline:
// CAIRO, May 3 - or (KARACHI) or LAGOS (Agency) -.
func (c *caster) dateline(s *text.Sent) string {
	first := s.First
	if first < s.Body && c.doc.Form(first) == "(" {
		first++
	}
	last := first
	for last < s.Body && c.shouted(last) {
		last++
	}
	if last == first {
		return ""
	}
	if k := c.scan.nameAt[first]; k > 0 && c.scan.names[k-1].first == first && c.scan.names[k-1].last == last {
		if e := c.p.reading(&c.scan.names[k-1], first); e.kind == countryEntry {
			return c.r.readings[e.idx].Code
		}
	}
	return c.p.townCountry(first, last)
}

// section is a part of a digest, from a sentence on, that has its own dateline.
type section struct {
	sent    int32
	country string
}

// findSections finds the datelines of a digest: a report with items from
// several countries. Other reports have no sections.
func (c *caster) findSections() {
	c.sections = c.sections[:0]
	apart := false
	for i := range c.doc.Sents {
		s := &c.doc.Sents[i]
		if i > 0 && s.Par == c.doc.Sents[i-1].Par {
			continue
		}
		if code := c.dateline(s); code != "" {
			apart = apart || len(c.sections) > 0 && code != c.sections[0].country
			c.sections = append(c.sections, section{int32(i), code})
		}
	}
	if !apart {
		c.sections = c.sections[:0]
	}
}

// sectionOf gives the country of the item that a sentence is in.
func (c *caster) sectionOf(sent int32) string {
	country := ""
	for _, s := range c.sections {
		if s.sent <= sent {
			country = s.country
		}
	}
	return country
}

// shouted tells whether token i is a word in capitals.
func (c *caster) shouted(i int32) bool {
	form := c.doc.Form(i)
	return len(form) > 1 && 'A' <= form[0] && form[0] <= 'Z' && strings.ToUpper(form) == form
}

// there gives the country of the place in which the clause of a token happens:
// "In Peshawar, police used batons against students", or nothing.
func (c *caster) there(tok int32) string {
	for v, n := c.doc.Tokens[tok].Head, 0; v >= 0 && n < 3; v, n = c.doc.Tokens[v].Head, n+1 {
		for _, k := range c.doc.Kids(v) {
			if c.doc.Tokens[k].Rel != text.Obl {
				continue
			}
			if code := c.inPlace(k, 0); code != "" {
				return code
			}
		}
		switch c.doc.Tokens[v].Rel {
		case text.Xcomp, text.Conj, text.Advcl, text.AclRelcl:
		default:
			return ""
		}
	}
	return ""
}

// inPlace gives the country that the phrase with the noun k puts something in:
// in Peshawar, near the Saudi embassy in Tehran.
func (c *caster) inPlace(k int32, deep int) string {
	if p := c.doc.Kid(k, text.Case); p < 0 || c.scan.flags(p)&isWhere == 0 {
		return ""
	}
	code := c.placeCountry(k)
	if code != "" || deep == maxPlace {
		return code
	}
	for _, n := range c.doc.Kids(k) {
		if c.doc.Tokens[n].Rel != text.Nmod {
			continue
		}
		if code = c.inPlace(n, deep+1); code != "" {
			return code
		}
	}
	return ""
}

// placeCountry gives the country that the name at a token is, or whose town it is.
func (c *caster) placeCountry(tok int32) string {
	first, last := tok, tok+1
	if n := c.doc.Tokens[tok].Name; n >= 0 {
		first, last = c.doc.Names[n].First, c.doc.Names[n].Last
	}
	if k := c.scan.nameAt[first]; k > 0 && c.scan.names[k-1].first == first {
		e := c.p.reading(&c.scan.names[k-1], first)
		if e.kind == countryEntry {
			return c.r.readings[e.idx].Code
		}
		return ""
	}
	return c.p.townCountry(first, last)
}

// nearCountry gives the only country that a sentence names, or nothing.
func (c *caster) nearCountry(sent int32) string {
	s := &c.doc.Sents[sent]
	only := ""
	for i := s.First; i < min(s.Last, s.First+200); i++ {
		k := c.scan.nameAt[i]
		if k == 0 || c.scan.names[k-1].entries[0].kind != countryEntry {
			continue
		}
		code := c.r.readings[c.scan.names[k-1].entries[0].idx].Code
		if code == "" || code == only || c.abroad(&c.scan.names[k-1]) {
			continue
		}
		if only != "" {
			return ""
		}
		only = code
	}
	return only
}
