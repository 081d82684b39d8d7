package where

import (
	"rapporteur/text"
	"rapporteur/world"
)

// nationsIn takes down which countries the sentence speaks of.
func (d *reading) nationsIn(sent *text.Sent) {
	countries := d.gazetteer.countries
	for i := sent.First; i < sent.Last; {
		n := 0
		if d.isCapital(i) {
			n = countries.Starts(d.doc.Form(i))
		}
		next := i + 1
		for l := min(i+int32(n), sent.Last); l > i; l-- {
			if refs := countries.Lookup(d.doc.Slice(i, l)); len(refs) > 0 {
				d.addNation(refs, i)
				next = l
				break
			}
		}
		i = next
	}
}

func (d *reading) addNation(refs []world.CountryRef, i int32) {
	for _, ref := range refs {
		w := 1.0
		switch ref.Kind {
		case world.ByAdjective, world.ByPeople:
			w = 0.8
		case world.ByPerson:
			continue // the same words as the adjective, mostly
		case world.ByCapital:
			continue // is a place, or not
		case world.BySeat:
			w = 0.5
		}
		if ref.Weak {
			w /= 3
		}
		c := d.gazetteer.countries.Code(ref.Code)
		d.inView[c] = true
		d.nations = append(d.nations, nation{c, i, d.doc.Tokens[i].Sent, w})
	}
}

// findHolders looks for words that put one place into another: "Paris, Texas",
// "Derna in eastern Libya", "Libya's Derna".
func (d *reading) findHolders() {
	for i := 1; i < len(d.mentions); i++ {
		a, b := &d.mentions[i-1], &d.mentions[i]
		if a.sent != b.sent {
			continue
		}
		switch gap := b.wide - a.last; {
		case gap == 1 && d.doc.Form(a.last) == ",":
			a.holder, a.hold = int32(i), d.afterComma(i)
		case gap >= 1 && gap <= 3 && d.isHolding(a.last, b.wide):
			a.holder, a.hold = int32(i), 4
		case gap >= 1 && gap <= 4 && int(a.last) < len(d.doc.Tokens) && isPossessive(d.doc.Form(a.last)):
			b.holder, b.hold = int32(i-1), 3
		}
	}
}

// afterComma gives how surely mention i tells where the one before lies:
// "Paris, Texas, is" does, "Cairo, Paris and Abu Dhabi" does not.
func (d *reading) afterComma(i int) float64 {
	m := &d.mentions[i]
	if int(m.last) >= len(d.doc.Tokens) || d.doc.Tokens[m.last].Sent != m.sent {
		return 5
	}
	switch t := &d.doc.Tokens[m.last]; t.UPOS {
	case text.CCONJ:
		return 1
	case text.NOUN, text.PROPN, text.ADJ, text.NUM, text.PART, text.SYM:
		return 0 // "In Warsaw, U.S. officials said"
	case text.PUNCT:
		if d.doc.Form(m.last) == "," && i+1 < len(d.mentions) && d.mentions[i+1].wide == m.last+1 {
			return 2
		}
		return 5
	}
	return 4
}

// isHolding tells whether the words between two places are "in", "in the",
// "of".
func (d *reading) isHolding(first, last int32) bool {
	if d.words.of(d.doc.Form(first))&holdingWord == 0 {
		return false
	}
	for i := first + 1; i < last; i++ {
		if d.doc.Tokens[i].UPOS == text.VERB || d.doc.Form(i) == "," {
			return false
		}
	}
	return true
}

// IsNation tells whether words are a nation's adjective or people rather than
// a place: Libyan, Libyans.
func (r *Resolver) IsNation(words string) bool {
	refs := r.gazetteer.countries.Lookup(words)
	return !isLand(refs) && isPeople(refs)
}

func isLand(refs []world.CountryRef) bool {
	for _, ref := range refs {
		if ref.Kind == world.ByName {
			return true
		}
	}
	return false
}

func isPeople(refs []world.CountryRef) bool {
	for _, ref := range refs {
		if ref.Kind == world.ByAdjective || ref.Kind == world.ByPerson || ref.Kind == world.ByPeople {
			return true
		}
	}
	return false
}
