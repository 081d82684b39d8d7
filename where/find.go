package where

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/text"
	"rapporteur/world"
)

// mention is a name in the report that may be a place.
type mention struct {
	wide, first, last int32
	sent              int32
	group             int32
	tagged            bool // the name tagger calls it a place
	hints             list // words around it that tell what kind of place it is
	holder            int32
	hold              float64 // how surely it lies in the holder
}

// nation is a word that brings a country into the report's view.
type nation struct {
	*world.Country
	token, sent int32
	weight      float64
}

// maxTokens is how long the name of a place may be.
const maxTokens = 7

// find fills in mentions and nations.
func (d *reading) find() {
	d.byKey, d.folded = map[groupKey]int32{}, map[string]lookup{}
	for _, n := range d.doc.Names {
		if n.Type == text.Person && n.Last-n.First > 1 {
			d.people = append(d.people, d.doc.Form(n.Last-1))
		}
	}
	for s := range d.doc.Sents {
		sent := &d.doc.Sents[s]
		for i := sent.First; i < sent.Last; {
			t := &d.doc.Tokens[i]
			if t.Name >= 0 && d.doc.Names[t.Name].First == i {
				i = d.inName(d.doc.Names[t.Name], sent)
				continue
			}
			i = max(i+1, d.outside(i, sent))
		}
		d.nationsIn(sent)
	}
	d.findHolders()
}

// inName takes the places of a named span and gives the token behind it.
func (d *reading) inName(n text.Name, sent *text.Sent) int32 {
	first, last := d.trim(n.First, n.Last)
	switch n.Type {
	case text.Place:
		return max(n.Last, d.inPlace(first, last, sent))
	case text.Organization:
		d.inOrganization(first, last, sent)
	case text.Person:
		if last-first == 1 && d.isLocative(first, sent) {
			if c := d.strongest(first, last); c != nil && c.prior >= 5 {
				d.add(first, last, sent, false)
			}
		}
	}
	return n.Last
}

// trim takes articles and possessive endings off a span.
func (d *reading) trim(first, last int32) (int32, int32) {
	for first < last && strings.EqualFold(d.doc.Form(first), "the") {
		first++
	}
	for last > first+1 {
		if f := d.doc.Form(last - 1); f != "'s" && f != "’s" && f != "'" && f != "’" && f != "," {
			break
		}
		last--
	}
	return first, last
}

// inPlace takes the places of a span that is one by the name tagger; the span
// may hold several names, or a name and more words.
func (d *reading) inPlace(first, last int32, sent *text.Sent) int32 {
	end := last
	for end < sent.Last && end < first+maxTokens && d.doc.Tokens[end].Name < 0 && d.isProper(end) {
		end++ // the tagger may have cut the name short
	}
	begin := len(d.mentions)
	feature := false
	for i := first; i < last; i++ {
		feature = feature || d.words.of(d.doc.Form(i))&featureWord != 0
	}
	for i := first; i < last; {
		l := d.longest(i, end)
		whole := i == first && l >= last
		if l == 0 || !whole && (feature || !d.standsAlone(i, l, first, last)) {
			i++
			continue
		}
		d.add(i, l, sent, true)
		i = l
	}
	if n := len(d.mentions); n == begin || feature && d.mentions[n-1].last < last {
		d.mentions = d.mentions[:begin]
		d.add(first, last, sent, true)
		return last
	}
	return d.mentions[len(d.mentions)-1].last
}

// standsAlone tells whether a place is one though the tagger's span goes on:
// "Damascus" of "Damascus International Airport", but not "Pearson" of "Pearson
// International Airport".
func (d *reading) standsAlone(i, l, first, last int32) bool {
	c := d.strongest(i, l)
	if c.land != nil || c.region != nil {
		return true
	}
	if l < last && d.doc.Form(l) == "," || i > first && d.doc.Form(i-1) == "," {
		return true
	}
	const plain = institutionWord | provinceWord | districtWord | cityWord | directionWord
	least := 4.0
	for k := first; k < last; k++ {
		if f := d.doc.Form(k); (k < i || k >= l) && d.words.of(f)&plain == 0 && f != "of" && f != "the" {
			least = 6
		} else if d.words.of(f)&institutionWord != 0 {
			least = max(least, 5)
		}
	}
	return c.prior >= least
}

// longest gives the end of the longest name that begins at i, 0 for none.
func (d *reading) longest(i, end int32) int32 {
	if !d.isCapital(i) {
		return 0
	}
	for l := min(end, i+maxTokens); l > i; l-- {
		if l-1 == i && d.words.of(d.doc.Form(i)) != 0 {
			return 0 // there are towns by the name of Police and Airport
		}
		if l-1 > i && !d.isCapital(l-1) && !isDigits(d.doc.Form(l-1)) {
			continue
		}
		if len(d.lookup(i, l)) > 0 {
			return l
		}
		// "Ky." may have lost its full stop to the sentence.
		if l < int32(len(d.doc.Tokens)) && d.doc.Form(l) == "." && d.doc.Tokens[l].Start == d.doc.Tokens[l-1].End &&
			d.doc.Tokens[l-1].End-d.doc.Tokens[l-1].Start < 6 && len(d.lookup(i, l+1)) > 0 && len(d.lookup(i, l)) == 0 {
			return l + 1
		}
	}
	return 0
}

func (d *reading) lookup(first, last int32) lookup {
	form := d.doc.Slice(first, last)
	if l, ok := d.folded[form]; ok {
		return l
	}
	l := d.gazetteer.find(form)
	d.folded[form] = l
	return l
}

// strongest gives the likeliest reading without context, nil for none.
func (d *reading) strongest(first, last int32) *candidate {
	var best *candidate
	l := d.lookup(first, last)
	for i := range l {
		if best == nil || l[i].prior > best.prior {
			best = &l[i]
		}
	}
	return best
}

// inOrganization takes a country that the tagger calls an organization, and
// the place whose police, court or council it is.
func (d *reading) inOrganization(first, last int32, sent *text.Sent) {
	l := d.longest(first, last)
	if l == 0 {
		return
	}
	c := d.strongest(first, l)
	if l == last {
		if c.land != nil || c.prior >= 5 && d.isLocative(first, sent) {
			d.add(first, l, sent, false)
		}
		return
	}
	for i := l; i < last; i++ {
		if d.words.of(d.doc.Form(i))&institutionWord == 0 {
			return
		}
	}
	if c.land == nil && c.region == nil {
		d.add(first, l, sent, false)
	}
}

// outside takes a place that the name tagger has missed and gives the token
// behind it, 0 for none.
func (d *reading) outside(i int32, sent *text.Sent) int32 {
	if !d.isProper(i) {
		return 0
	}
	end := i + 1
	for end < sent.Last && end < i+maxTokens && d.doc.Tokens[end].Name < 0 && !isBreak(d.doc.Form(end)) {
		end++
	}
	l := d.longest(i, end)
	if l == 0 {
		return 0
	}
	if !d.isPlausible(i, l, sent) {
		return l
	}
	d.add(i, l, sent, false)
	return l
}

// isPlausible decides whether words that the tagger gave no name are a place.
func (d *reading) isPlausible(first, last int32, sent *text.Sent) bool {
	c := d.strongest(first, last)
	locative := d.isLocative(first, sent)
	form := d.doc.Slice(first, last)
	if !locative && last-first == 1 {
		for _, p := range d.people {
			if p == form {
				return false
			}
		}
	}
	if first > sent.First && d.doc.Tokens[first-1].Name < 0 {
		before := d.doc.Form(first - 1)
		w := d.words.of(before)
		if w&titleWord != 0 || w&(directionWord|cityWord|provinceWord|districtWord|beforeWord) == 0 && d.isProper(first-1) && !locative {
			return false
		}
	}
	if last < sent.Last && d.doc.Tokens[last].Name < 0 && d.isProper(last) &&
		d.words.of(d.doc.Form(last))&(institutionWord|provinceWord|districtWord) == 0 {
		return false
	}
	switch {
	case c.land != nil, c.region != nil && last-first > 1:
		return true
	case locative:
		return c.prior >= 4 || c.region != nil
	case first == sent.First:
		return c.prior >= 6
	}
	return c.prior >= 5.5
}

// isLocative tells whether words that lead to places stand in front.
func (d *reading) isLocative(i int32, sent *text.Sent) bool {
	for k := i - 1; k >= sent.First && k >= i-3; k-- {
		w := d.words.of(d.doc.Form(k))
		if w&beforeWord != 0 {
			return true
		}
		if w&(directionWord|cityWord|provinceWord|districtWord) == 0 && !strings.EqualFold(d.doc.Form(k), "the") {
			return false
		}
	}
	return false
}

// add takes a mention down, with the words around it.
func (d *reading) add(first, last int32, sent *text.Sent, tagged bool) {
	m := mention{wide: first, first: first, last: last, sent: d.doc.Tokens[first].Sent, tagged: tagged, holder: -1}
	for m.wide > sent.First && d.isPart(m.wide-1) {
		m.wide--
	}
	m.hints = d.hintsAround(&m, sent)
	key := groupKey{fold(d.doc.Slice(first, last)), m.hints, strings.HasSuffix(d.doc.Form(last-1), ".")}
	g, ok := d.byKey[key]
	if !ok {
		g = int32(len(d.groups))
		d.byKey[key] = g
		cands := d.lookup(first, last)
		d.groups = append(d.groups, group{candidates: append([]candidate(nil), cands...), hints: m.hints, best: -1})
	}
	m.group = g
	d.groups[g].mentions = append(d.groups[g].mentions, int32(len(d.mentions)))
	d.mentions = append(d.mentions, m)
}

// isPart tells whether a word tells a part of the place behind it.
func (d *reading) isPart(i int32) bool {
	f := d.doc.Form(i)
	return d.words.of(f)&directionWord != 0 && d.doc.Tokens[i].Name < 0 ||
		f == "-" && i > 0 && d.words.of(d.doc.Form(i-1))&directionWord != 0
}

// hintsAround looks for "Homs province", "province of Homs" and the like; a
// capitalized word behind becomes part of the name.
func (d *reading) hintsAround(m *mention, sent *text.Sent) (h list) {
	const kinds = provinceWord | districtWord | cityWord
	if m.last < sent.Last {
		if w := d.words.of(d.doc.Form(m.last)) & kinds; w != 0 {
			h = w
			if d.isCapital(m.last) && len(d.lookup(m.first, m.last)) > 0 {
				m.last++
			}
		}
	}
	before := m.wide - 1
	if before > sent.First && strings.EqualFold(d.doc.Form(before), "of") {
		before--
	}
	if before >= sent.First && h == 0 {
		h = d.words.of(d.doc.Form(before)) & kinds
	}
	return h
}

func (d *reading) isCapital(i int32) bool {
	r, _ := utf8.DecodeRuneInString(d.doc.Form(i))
	if unicode.IsUpper(r) {
		return true
	}
	// al-Bab, 'Ayn
	f := d.doc.Form(i)
	return (f == "al" || f == "el" || f == "al-" || r == '‘' || r == '\'') && i+1 < int32(len(d.doc.Tokens))
}

// isProper tells whether a token is part of a name, as far as tags tell.
func (d *reading) isProper(i int32) bool {
	t := &d.doc.Tokens[i]
	return d.isCapital(i) && (t.UPOS == text.PROPN || t.UPOS == text.X && t.XPOS == text.NoXPOS)
}

func isDigits(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

func isBreak(s string) bool {
	switch s {
	case ".", ";", ":", "(", ")", "?", "!", "\"", "“", "”", "'s", "’s":
		return true
	}
	return false
}
