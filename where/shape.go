package where

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/text"
)

// longest gives the end of the longest name that begins at i, 0 for none.
func (d *reading) longest(i, end int32) int32 {
	if i >= end || !d.isCapital(i) || d.is(i, articleWord) {
		return 0
	}
	for l := min(end, i+maxTokens); l > i; l-- {
		if l-1 == i && d.words.of(d.doc.Form(i))&^continentWord != 0 {
			return 0 // there are towns by the name of Police and Airport
		}
		if l-1 > i && !d.mayEnd(l-1) {
			continue
		}
		if len(d.lookup(i, l)) > 0 {
			return l
		}
		if d.losesStop(l) && len(d.lookup(i, l+1)) > 0 {
			return l + 1
		}
	}
	return 0
}

// mayEnd tells whether a name may end with a token: with a capital, a number,
// or as "Korean peninsula" does.
func (d *reading) mayEnd(i int32) bool {
	f := d.doc.Form(i)
	return d.isCapital(i) || isDigits(f) || d.words.of(f)&(featureWord|provinceWord) != 0
}

// isHyphen tells whether a token joins the two next to it.
func (d *reading) isHyphen(i int32) bool {
	if i == 0 || i+1 >= int32(len(d.doc.Tokens)) || d.doc.Form(i) != "-" && d.doc.Form(i-1) != "-" {
		return false
	}
	return d.doc.Tokens[i-1].End == d.doc.Tokens[i].Start
}

// isAcronym tells NATO from a town in capitals: its neighbours are not.
func (d *reading) isAcronym(first, last int32, sent *text.Sent) bool {
	if t := &d.doc.Tokens[first]; last-first > 1 || t.End-t.Start > 6 || isInitials(d.doc.Form(first)) || !d.inCapitals(first) {
		return false
	}
	for _, i := range [...]int32{first - 1, last} {
		if i >= sent.First && i < sent.Last && d.isCapital(i) && d.inCapitals(i) {
			return false
		}
	}
	return first > sent.First || last < sent.Last && d.doc.Tokens[last].UPOS != text.PUNCT
}

// isSurname tells whether the name is the end of "Abdullah al-Thinni".
func (d *reading) isSurname(i int32) bool {
	return i >= 3 && d.doc.Form(i-1) == "-" && d.isArticle(i-2) && d.isCapital(i-3) ||
		i >= 2 && d.isArticle(i-1) && d.isCapital(i-2)
}

// isArticle tells the Arabic article.
func (d *reading) isArticle(i int32) bool {
	f := d.doc.Form(i)
	return 'a' <= f[0] && f[0] <= 'z' && d.words.of(f)&prefixWord != 0 && d.doc.Tokens[i].End == d.doc.Tokens[i+1].Start
}

// isVague tells whether a name has no word of its own: "Eastern Province".
func (d *reading) isVague(first, last int32) bool {
	for i := first; i < last; i++ {
		if d.words.of(d.doc.Form(i))&(directionWord|provinceWord|districtWord) == 0 {
			return false
		}
	}
	return true
}

// losesStop tells whether a short word's full stop may have been taken for
// the end of the sentence: "in Hazard, Ky."
func (d *reading) losesStop(l int32) bool {
	if l >= int32(len(d.doc.Tokens)) {
		return false
	}
	stop, word := &d.doc.Tokens[l], &d.doc.Tokens[l-1]
	return stop.Start == word.End && word.End-word.Start < 6 && d.doc.Form(l) == "." && stop.Sent == word.Sent
}

func (d *reading) lookup(first, last int32) lookup {
	form := d.doc.Slice(first, last)
	if l, ok := d.memory.lookups[form]; ok {
		return l
	}
	if len(d.memory.lookups) >= mostRemembered {
		clear(d.memory.lookups)
	}
	l := d.gazetteer.find(form)
	d.memory.lookups[strings.Clone(form)] = l
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

// locative gives how surely the words in front lead to a place: 1 "in", 0.5
// "from", 0 not at all.
func (d *reading) locative(i int32, sent *text.Sent) float64 {
	if k := i - 2; k > sent.First && d.doc.Form(k+1) == "-" && d.inCapitals(k) {
		return 1 // the senator's party and state: R-Ohio
	}
	if n := len(d.mentions); n > 0 && i >= 2 && d.mentions[n-1].last == i-1 && d.mentions[n-1].sent == d.doc.Tokens[i].Sent {
		if d.is(i-1, joiningWord) || d.doc.Form(i-1) == "," {
			return d.mentions[n-1].loc // in Homs and Hama
		}
	}
	const between = directionWord | cityWord | provinceWord | districtWord
	kind := false
	for k := i - 1; k >= sent.First && k >= i-3; k-- {
		f := d.doc.Form(k)
		switch w := d.words.of(f); {
		case w&weakWord != 0 && !kind:
			if k > sent.First && d.is(k-1, reportingWord) {
				return 0
			}
			return 0.5
		case w&beforeWord != 0:
			return 1
		case w&between != 0:
			kind = true
		case w&articleWord == 0:
			return 0
		}
	}
	return 0
}

// isFollowed tells whether the word behind a name makes it a place: "Danbury
// police".
func (d *reading) isFollowed(last int32, sent *text.Sent) bool {
	return last < sent.Last && d.words.of(d.doc.Form(last))&(institutionWord|officeWord) != 0
}

// isFunctionWord tells the short words that begin sentences from names.
func (d *reading) isFunctionWord(i int32) bool {
	switch t := &d.doc.Tokens[i]; t.UPOS {
	case text.DET, text.ADP, text.PRON, text.CCONJ, text.SCONJ, text.AUX, text.PART, text.ADV:
		return t.End-t.Start < 6
	}
	return false
}

// dateline takes the places that open a report, whatever their tags, and
// gives the token behind them: "BANTAM — ", "CAIRO (Reuters) - ", "PARIS/ROME,
// May 3 - ", "Tripoli, Libya (AP) — ".
func (d *reading) dateline(sent *text.Sent) int32 {
	end := sent.Body
	last := sent.First
	for i := sent.First; i < end; {
		if d.is(i, articleWord) {
			i++
		}
		l := d.longest(i, end)
		if f := d.doc.Form(max(i-1, 0)); l == 0 || i > sent.First && f != "," && f != "/" && d.words.of(f)&articleWord == 0 {
			i++
			continue
		}
		d.add(i, l, sent, needNothing)
		i, last = l, l
	}
	return last
}

// is tells whether token i is a word of the list.
func (d *reading) is(i int32, l list) bool { return d.words.of(d.doc.Form(i))&l != 0 }

func (d *reading) inCapitals(i int32) bool {
	f := d.doc.Form(i)
	return f == strings.ToUpper(f) && f != strings.ToLower(f)
}

// isPart tells whether a word tells a part of the place behind it.
func (d *reading) isPart(i int32) bool {
	f := d.doc.Form(i)
	return d.words.of(f)&directionWord != 0 ||
		f == "-" && i > 0 && d.words.of(d.doc.Form(i-1))&directionWord != 0
}

// hintsAround looks for "Homs province", "province of Homs" and the like; a
// capitalized word behind becomes part of the name.
func (d *reading) hintsAround(m *mention, sent *text.Sent) (h list) {
	const kinds = provinceWord | districtWord | cityWord
	if m.last < sent.Last {
		if w := d.words.of(d.doc.Form(m.last)) & kinds; w != 0 {
			h = w
			if c := d.strongest(m.first, m.last); d.isCapital(m.last) && c != nil && c.land == nil {
				m.last++
			}
		}
	}
	before := m.wide - 1
	if before > sent.First && d.is(before, partWord) {
		before--
	}
	if before >= sent.First && h == 0 {
		h = d.words.of(d.doc.Form(before)) & kinds
	}
	return h
}

func (d *reading) isCapital(i int32) bool {
	f := d.doc.Form(i)
	r, _ := utf8.DecodeRuneInString(f)
	if unicode.IsUpper(r) {
		return true
	}
	switch {
	case i+1 >= int32(len(d.doc.Tokens)):
		return false
	case d.isArticle(i): // al-Bab is three tokens
		return d.doc.Form(i+1) == "-" && i+2 < int32(len(d.doc.Tokens)) && d.isCapital(i+2)
	}
	if r == '‘' || r == '’' {
		return len(f) > 3
	}
	article, rest, ok := strings.Cut(f, "-") // al-Bab as one token
	return ok && rest != "" && 'a' <= f[0] && f[0] <= 'z' && d.words.of(article)&prefixWord != 0
}

// isProper tells whether a token is part of a name, as far as case and tags
// tell; a capital inside a sentence counts for more than a tag.
func (d *reading) isProper(i int32, sent *text.Sent) bool {
	if !d.isCapital(i) {
		return false
	}
	switch d.doc.Tokens[i].UPOS {
	case text.PROPN:
		return true
	case text.ADJ, text.NOUN, text.VERB, text.X:
		return i > sent.First && !d.isNationWord(i)
	}
	return false
}

func (d *reading) isNationWord(i int32) bool {
	refs := d.gazetteer.countries.Lookup(d.doc.Form(i))
	return len(refs) > 0 && !isLand(refs)
}

func isDigits(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

func isPossessive(s string) bool {
	switch s {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}

func isBreak(s string) bool {
	switch s {
	case ".", ";", ":", "(", ")", "?", "!", "\"", "“", "”":
		return true
	}
	return isPossessive(s)
}
