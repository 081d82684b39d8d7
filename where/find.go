package where

import (
	"math"
	"strings"

	"rapporteur/text"
	"rapporteur/world"
)

// mention is a name in the report that may be a place.
type mention struct {
	wide, first, last int32
	sent              int32
	group             int32
	need              float64 // score that it must reach
	loc               float64 // see locative
	vague             bool    // made of words like "eastern" and "province" only
	inner             bool    // part of the name of an organization or person
	holder            int32   // mention that it lies in, by their words, or -1
	hold              float64 // how surely it does
}

// nation is a word that brings a country into the report's view.
type nation struct {
	*world.Country
	token, sent int32
	weight      float64
}

// maxTokens is how long the name of a place may be.
const maxTokens = 7

// The scores that mentions need, in powers of ten of people as the priors are;
// found by trial on the first halves of LGL and TR-News.
const (
	needNothing   = -math.MaxFloat64
	needTagged    = 4.0 // a place by the name tagger
	needLocative  = 3.0 // a name behind "in", "near"
	needProper    = 6.0 // a name
	needInitial   = 6.5 // a capital at the beginning of a sentence
	needOtherName = 6.0 // a person or organization by the name tagger
	needInner     = 6.0 // part of one
	kindBonus     = 2.5 // it tells its kind: Rapides Parish
	againBonus    = 1.0 // elsewhere in the report it is surely a place
)

// find fills in mentions and nations.
func (d *reading) find() {
	d.byKey = map[groupKey]int32{}
	d.inView = map[*world.Country]bool{}
	d.findPeople()
	for s := range d.doc.Sents {
		sent := &d.doc.Sents[s]
		for i := d.dateline(sent); i < sent.Last; {
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

// findPeople takes down the words of persons' names.
func (d *reading) findPeople() {
	d.people = map[string]bool{}
	for _, n := range d.doc.Names {
		if n.Type != text.Person || n.Last-n.First < 2 {
			continue
		}
		for i := n.First; i < n.Last; i++ {
			f := d.doc.Form(i)
			if w := d.words.of(f); w&beforeWord != 0 {
				break
			} else if d.isCapital(i) && w == 0 && !d.isCountry(i) {
				d.people[f] = true
			}
		}
	}
}

func (d *reading) isCountry(i int32) bool {
	c := d.strongest(i, i+1)
	return c != nil && c.land != nil
}

// inName takes the places of a named span and gives the token behind it.
func (d *reading) inName(n text.Name, sent *text.Sent) int32 {
	first, last := d.trim(n.First, n.Last)
	if d.isSurname(first) {
		return n.Last
	}
	if l := d.across(first, n.Last, sent); l > 0 {
		return l
	}
	switch n.Type {
	case text.Place:
		return max(n.Last, d.inPlace(first, last, sent))
	case text.Organization:
		d.inOrganization(first, last, sent)
	case text.Person:
		d.inPerson(first, last, sent)
	}
	return n.Last
}

// across takes a country or large place whose name the tagger has cut in two,
// "[Saudi] Arabia", and gives the token behind it, 0 for none.
func (d *reading) across(first, last int32, sent *text.Sent) int32 {
	for i := first; i < last; i++ {
		end := last
		for end < sent.Last && end < i+maxTokens && !isBreak(d.doc.Form(end)) {
			end++
		}
		if end == last {
			return 0
		}
		l := d.longest(i, end)
		if l <= last {
			continue
		}
		if c := d.strongest(i, l); c.land != nil || c.prior >= 5 && d.words.of(d.doc.Form(l-1)) == 0 {
			d.add(i, l, sent, needTagged)
			return l
		}
	}
	return 0
}

// trim takes articles and possessive endings off a span.
func (d *reading) trim(first, last int32) (int32, int32) {
	for first < last-1 && d.is(first, articleWord) {
		first++
	}
	for last > first+1 {
		if f := d.doc.Form(last - 1); !isPossessive(f) && f != "," {
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
	for end < sent.Last && end < first+maxTokens && (d.doc.Tokens[end].Name < 0 && d.isProper(end, sent) || d.isHyphen(end)) {
		end++ // the tagger may have cut the name short
	}
	feature := false
	for i := first; i < last; i++ {
		feature = feature || d.words.of(d.doc.Form(i))&featureWord != 0
	}
	need := needTagged
	if loc := d.locative(first, sent); loc == 1 {
		need = needNothing
	} else if loc > 0 {
		need = needLocative
	} else if last-first == 1 && d.people[d.doc.Form(first)] {
		return last
	} else if last < sent.Last && d.doc.Tokens[last].Rel == text.Flat && d.doc.Tokens[last].Head == first {
		need = needOtherName // Sofia Sapega
	}
	found := int32(0)
	for i := first; i < last; {
		l := d.longest(i, end)
		whole := i == first && l >= last
		if l == 0 || !whole && (feature || !d.standsAlone(i, l, first, last)) {
			i++
			continue
		}
		d.add(i, l, sent, need)
		i, found = l, l
	}
	if found == 0 && first > sent.First && d.words.of(d.doc.Form(first-1))&(strongWord|directionWord) != 0 {
		d.add(first, last, sent, needNothing)
	}
	return max(found, last)
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
		if f := d.doc.Form(k); (k < i || k >= l) && d.words.of(f)&(plain|partWord|articleWord) == 0 {
			least = 6
		} else if d.words.of(f)&institutionWord != 0 {
			least = max(least, 5)
		}
	}
	return c.prior >= least
}

// inOrganization takes a country that the tagger calls an organization, and
// the places in an organization's name.
func (d *reading) inOrganization(first, last int32, sent *text.Sent) {
	if l := d.longest(first, last); l == last {
		d.add(first, l, sent, d.needBehind(first, last, sent))
		return
	}
	for i := first; i < last; {
		l := d.longest(i, last)
		if l == 0 {
			i++
			continue
		}
		institution := l < last
		for k := l; k < last; k++ {
			institution = institution && d.words.of(d.doc.Form(k))&(institutionWord|districtWord) != 0
		}
		begins := i == first || d.words.of(d.doc.Form(i-1))&beforeWord != 0
		switch c := d.strongest(i, l); {
		case institution && i == first:
			d.add(i, l, sent, needLocative)
		case (begins || l == last) && c.region == nil && !d.is(i, continentWord):
			d.addInner(i, l, sent, needInner)
		}
		i = l
	}
}

// needBehind gives the score that a person or organization by the tagger needs
// to be a place: the less, the more the words around it say so.
func (d *reading) needBehind(first, last int32, sent *text.Sent) float64 {
	loc := d.locative(first, sent)
	if d.isFollowed(last, sent) {
		loc = 1
	}
	return needOtherName + loc*(needLocative-needOtherName)
}

// inPerson takes the place where the tagger errs, and those that it takes into
// a person's name: "Florida Senator Marco Rubio", "Judy Law of Oxford".
func (d *reading) inPerson(first, last int32, sent *text.Sent) {
	if l := d.longest(first, last); l == last {
		if last-first > 1 || !d.people[d.doc.Form(first)] {
			d.add(first, l, sent, d.needBehind(first, last, sent))
		}
		return
	} else if l > first && l < sent.Last && d.words.of(d.doc.Form(l))&officeWord != 0 {
		d.addInner(first, l, sent, needLocative)
	}
	for i := first + 1; i < last; i++ {
		f := d.doc.Form(i)
		if !d.is(i, leadingWord) && f != "," && f != "-" && f != "–" || f == "-" && !d.inCapitals(i-1) { // not R-Ohio
			continue
		}
		if l := d.longest(i+1, last); l == last && i+1 < last {
			d.add(i+1, l, sent, needLocative)
			return
		}
	}
}

func (d *reading) addInner(first, last int32, sent *text.Sent, need float64) {
	d.add(first, last, sent, need)
	d.mentions[len(d.mentions)-1].inner = true
}

// outside takes a place that the name tagger has missed and gives the token
// behind it, 0 for none.
func (d *reading) outside(i int32, sent *text.Sent) int32 {
	if !d.isCapital(i) || d.is(i, articleWord) || i == sent.First && d.isFunctionWord(i) {
		return 0
	}
	end := i + 1
	for end < sent.Last && end < i+maxTokens && d.mayGoOn(end) {
		end++
	}
	l := d.longest(i, end)
	if l == 0 || d.isSurname(i) || l == i+1 && !d.isProper(i, sent) && d.strongest(i, l).prior < 5.5 {
		return 0
	}
	if need := d.needOutside(i, l, sent); need < needless {
		d.add(i, l, sent, need)
	}
	return l
}

// mayGoOn tells whether a token may be part of a place's name that the tagger
// has not seen, or has seen only in part: "South [Africa]".
func (d *reading) mayGoOn(i int32) bool {
	if n := d.doc.Tokens[i].Name; n >= 0 {
		return d.doc.Names[n].Type != text.Organization && d.doc.Names[n].First == i
	}
	return !isBreak(d.doc.Form(i))
}

// needless stands for what is no place whatever the score.
const needless = 100

// needOutside gives the score that words need that the tagger gave no name.
func (d *reading) needOutside(first, last int32, sent *text.Sent) float64 {
	loc := d.locative(first, sent)
	locative := loc > 0
	if last-first == 1 && d.people[d.doc.Form(first)] && !locative {
		return needless
	}
	if first > sent.First && d.doc.Tokens[first-1].Name < 0 {
		w := d.words.of(d.doc.Form(first - 1))
		if w&titleWord != 0 || w&(directionWord|cityWord|provinceWord|districtWord|beforeWord) == 0 && d.isProper(first-1, sent) && !locative {
			return needless
		}
	}
	const goesOn = institutionWord | provinceWord | districtWord | officeWord | neverWord
	if last < sent.Last && d.isProper(last, sent) && d.words.of(d.doc.Form(last))&goesOn == 0 {
		if t := d.doc.Tokens[last]; t.Name < 0 {
			return needless
		}
	}
	switch {
	case locative:
		return needProper + loc*(needLocative-needProper)
	case d.doc.Tokens[last-1].Name >= 0:
		return needTagged
	case first == sent.First && last-first == 1 && d.doc.Tokens[first].UPOS != text.PROPN:
		return needInitial
	}
	return needProper
}

// isHalf tells the first direction of two, which is no place by itself: the West
// of "West and Central Africa".
func (d *reading) isHalf(first, last int32, sent *text.Sent) bool {
	return last-first == 1 && last+1 < sent.Last && d.doc.Tokens[last].UPOS == text.CCONJ &&
		d.words.of(d.doc.Form(first))&d.words.of(d.doc.Form(last+1))&directionWord != 0
}

// add takes a mention down, with the words around it.
func (d *reading) add(first, last int32, sent *text.Sent, need float64) {
	if d.isHalf(first, last, sent) {
		return
	}
	m := mention{wide: first, first: first, last: last, sent: d.doc.Tokens[first].Sent, need: need, holder: -1}
	for m.wide > sent.First && d.isPart(m.wide-1) {
		m.wide--
	}
	hints := d.hintsAround(&m, sent)
	if last-first > 1 && d.words.of(d.doc.Form(last-1))&(provinceWord|districtWord) != 0 {
		m.need -= kindBonus
	}
	m.loc = d.locative(first, sent)
	if d.isAcronym(first, last, sent) {
		m.need = max(m.need, countryPrior)
	}
	if need != needNothing && d.isVague(first, last) {
		m.vague = true
	}
	key := groupKey{fold(d.doc.Slice(first, last)), hints, strings.HasSuffix(d.doc.Form(last-1), ".")}
	g, ok := d.byKey[key]
	if !ok {
		g = int32(len(d.groups))
		d.byKey[key] = g
		cands := d.lookup(first, last)
		d.groups = append(d.groups, group{folded: key.folded, candidates: append([]candidate(nil), cands...), hints: hints, best: -1})
	}
	m.group = g
	if hints != 0 || need == needNothing {
		d.groups[g].sure = true
	}
	d.groups[g].mentions = append(d.groups[g].mentions, int32(len(d.mentions)))
	d.mentions = append(d.mentions, m)
}
