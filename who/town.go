package who

import (
	"rapporteur/text"
	"rapporteur/world"
)

// A town tells the country of a phrase where nothing else does: the Karachi
// police, gunmen in Karachi.
const (
	townPeople    = 100_000 // a town of fewer is not thought of
	townDominance = 3       // times the people of the next town of the name in another country
)

// townCountry gives the country of the towns or provinces with the name of
// tokens first up to last, if nearly all of their people live in one.
func (p *phraser) townCountry(first, last int32) string {
	if first >= last || last-first > 4 || p.r.places == nil {
		return ""
	}
	p.fold = world.Fold(p.fold[:0], p.doc.Slice(first, last))
	var buf [32]int32
	best, second := world.PlaceRecord{}, world.PlaceRecord{}
	for _, i := range p.r.places.Find(buf[:0], string(p.fold)) {
		rec := p.r.places.At(int(i))
		switch {
		case rec.Class == world.District:
		case rec.People > best.People:
			if rec.Country != best.Country {
				second = best
			}
			best = rec
		case rec.Country != best.Country && rec.People > second.People:
			second = rec
		}
	}
	if best.People < townPeople || best.People < townDominance*second.People {
		return ""
	}
	if c := p.r.countries.Code(best.Country); c != nil {
		return c.Code
	}
	return ""
}

// town reads the country off a town before the head.
func (p *phraser) town(d *desc, first, core int32) {
	if d.country != "" || d.role < 0 {
		return
	}
	if i := core - 1; i >= first && p.townWord(i) && p.lex.is(lastWord(p.lex.agents[d.role].word), isRule) {
		if d.country = p.headed(i); d.country != "" {
			return
		}
	}
	for i := first; i < core; {
		j := i
		for j < core && p.townWord(j) {
			j++
		}
		if k := j; k > i || k < core && p.flags(k)&(isGivenM|isGivenF) != 0 { // Sao Paulo
			for k < core && (p.townWord(k) || p.capital(k) && p.flags(k)&(isGivenM|isGivenF) != 0 && p.nameAt[k] == 0) {
				k++
			}
			if k > j && k > i+1 {
				if d.country = p.townCountry(i, k); d.country != "" {
					return
				}
			}
		}
		if j < core && j > i && p.capital(j) && p.flags(j)&isRealm != 0 { // Ogun State
			if d.country = p.townCountry(i, j+1); d.country != "" {
				return
			}
		}
		if j < core && p.capital(j) && p.agentFrom(j, core+1) == j && p.flags(j)&isAttr != 0 {
			return // a name of its own: Moro Islamic Liberation Front
		}
		if j != i+1 || p.flags(i)&isCompass == 0 {
			d.country = p.townCountry(i, j)
		}
		if d.country != "" {
			return
		}
		i = max(j, i+1)
	}
}

// headed gives the country that all heads of state and government with the
// surname at token i stood at the head of: the Clinton administration.
func (p *phraser) headed(i int32) string {
	country := ""
	for _, a := range p.r.surnames[p.lastWord(i)] {
		for k := range p.r.register.Actors[a].Offices {
			o := &p.r.register.Actors[a].Offices[k]
			if !p.lex.isHead(o.Title) || o.Code.Country == country {
				continue
			}
			if country != "" {
				return ""
			}
			country = o.Code.Country
		}
	}
	return country
}

// townWord tells capitalised words that are nothing else that we know.
func (p *phraser) townWord(i int32) bool {
	t := &p.doc.Tokens[i]
	return p.capital(i) && p.nameAt[i] == 0 && p.agentTo[i] == 0 && t.UPOS != text.NUM && t.UPOS != text.PUNCT &&
		p.flags(i)&(isDeterminer|isTitle|isAttr|isOverride|isFormer|isQuantity|isTime|isGivenM|isGivenF) == 0
}
