package when

import "rapporteur/text"

// natives are the elements that data cannot spell: numbers.
var natives = [...]string{"num", "year4", "bareyear", "dayno", "yy", "mm", "hh", "mi", "hhmm", "ordinal",
	"decade4", "decade2", "two", "noun", "wordyear", "phrase"}

const (
	natNum      = iota // an amount: 12, 2,000, two hundred, 2 1/2
	natYear            // 1000 to 2199, nineteen ninety-six
	natBareYear        // a year that stands alone
	natDay             // 1 to 31, 1st to 31st
	natYY              // 00 to 99, two digits
	natMM              // 1 to 12
	natHH              // 0 to 24
	natMI              // 00 to 59, two digits
	natHHMM            // 0000 to 2359, four digits
	natOrdinal         // 19th, nineteenth
	natDecade4         // 1990s
	natDecade2         // '90s
	natTwo             // two digits that mean nothing here
	natNoun            // any noun or number, around a time
	natWordYear        // nineteen ninety-six
	natPhrase          // what begins a noun phrase
)

func nativeByName(s string) int32 {
	for i, n := range natives {
		if n == s {
			return int32(i)
		}
	}
	return -1
}

// native matches a number element.
func (t *Tagger) native(s *state, kind, at int32, m *moment) int32 {
	a := &s.atoms[at]
	switch kind {
	case natNum:
		return t.amount(s, at, m)
	case natYear:
		return t.year(s, at, m)
	case natBareYear:
		return t.bareYear(s, at, m)
	case natDay:
		return t.dayOfMonth(s, at, m)
	case natOrdinal:
		return t.ordinal(s, at, m)
	case natDecade4, natDecade2:
		return t.decade(s, kind, at, m)
	case natWordYear:
		if a.num >= 0 {
			return -1
		}
		return t.year(s, at, m)
	case natNoun:
		switch s.doc.Tokens[a.tok].UPOS {
		case text.NOUN, text.NUM, text.SYM, text.PROPN:
			return at + 1
		}
		return -1
	case natPhrase:
		switch s.doc.Tokens[a.tok].UPOS {
		case text.DET, text.PRON, text.NOUN, text.NUM, text.PROPN, text.ADJ:
			return at + 1
		}
		return -1
	}
	return a.fixed(kind, at, m)
}

// fixed matches a number of a fixed count of digits, as in 03/11/98 and 18:30.
func (a *atom) fixed(kind, at int32, m *moment) int32 {
	in := func(f field, lo, hi int32) int32 {
		if a.num < lo || a.num > hi {
			return -1
		}
		m.set(f, a.num)
		return at + 1
	}
	switch kind {
	case natTwo:
		if a.digits != 2 {
			return -1
		}
		return at + 1
	case natYY:
		if a.digits != 2 {
			return -1
		}
		return in(fYear, 0, 99)
	case natMM:
		return in(fMonth, 1, 12)
	case natHH:
		if a.digits > 2 {
			return -1
		}
		return in(fHour, 0, 24)
	case natMI:
		if a.digits != 2 {
			return -1
		}
		return in(fMinute, 0, 59)
	case natHHMM:
		if a.digits != 4 || a.num >= 2400 || a.num%100 > 59 {
			return -1
		}
		m.set(fHour, a.num/100)
		m.set(fMinute, a.num%100)
		return at + 1
	}
	return -1
}

// decade matches 1990s, and '90s, which are of the 20th century.
func (t *Tagger) decade(s *state, kind, at int32, m *moment) int32 {
	base := int32(0)
	if kind == natDecade2 {
		if !t.isMark(s, at, '\'') || at+1 >= int32(len(s.atoms)) {
			return -1
		}
		at, base = at+1, 1900
	}
	a := &s.atoms[at]
	if a.num < 0 || a.num%10 != 0 || !t.plural(s, at+1) {
		return -1
	}
	if kind == natDecade2 && a.digits != 2 || kind == natDecade4 && (a.digits != 4 || a.num < 1000 || a.num > 2100) {
		return -1
	}
	m.set(fDecade, (base+a.num)/10)
	return at + 2
}

// plural tells whether atom at is the glued "s" or "'s" of a decade.
func (t *Tagger) plural(s *state, at int32) bool {
	return t.is2(s, at, t.pluralClass, 0) && s.atoms[at].glued
}

// year matches four digits, or two pairs in words: "nineteen ninety-six".
func (t *Tagger) year(s *state, at int32, m *moment) int32 {
	a := &s.atoms[at]
	if a.digits == 4 && a.num >= 1000 && a.num < 2200 {
		m.set(fYear, a.num)
		return at + 1
	}
	if a.num >= 0 {
		return -1
	}
	hundreds, next := t.belowHundred(s, at)
	if next < 0 || hundreds < 2 || hundreds > 21 {
		return -1
	}
	if t.at(s, next, t.scaleClass) == 1000 && hundreds == 2 {
		rest, end := t.belowHundred(s, next+1)
		if end < 0 {
			rest, end = 0, next+1
		}
		m.set(fYear, 2000+rest)
		return end
	}
	rest, end := t.belowHundred(s, next)
	if end < 0 || rest < 10 || hundreds < 17 {
		return -1
	}
	m.set(fYear, hundreds*100+rest)
	return end
}

// bareYear is a year with nothing around it that says so: it must not count
// something.
func (t *Tagger) bareYear(s *state, at int32, m *moment) int32 {
	a := &s.atoms[at]
	if a.digits != 4 || a.num < 1700 || a.num > 2100 {
		return -1
	}
	if n := at + 1; n+1 < int32(len(s.atoms)) && s.atoms[n].glued && s.atoms[n+1].glued && s.atoms[n+1].num >= 0 && !t.isMark(s, n, '-') {
		return -1 // 2082.1
	}
	if at > 0 && a.glued && !t.isMark(s, at-1, '-') {
		return -1 // $2000
	}
	tok := &s.doc.Tokens[a.tok]
	if tok.Rel == text.Nummod && tok.Head > a.tok {
		if h := &s.doc.Tokens[tok.Head]; h.XPOS == text.NNS || h.UPOS == text.SYM {
			return -1
		}
	}
	m.set(fYear, a.num)
	return at + 1
}

func (t *Tagger) dayOfMonth(s *state, at int32, m *moment) int32 {
	a := &s.atoms[at]
	if a.num >= 1 && a.num <= 31 && a.digits <= 2 {
		m.set(fDay, a.num)
		if t.is2(s, at+1, t.ordClass, 0) {
			return at + 2
		}
		return at + 1
	}
	v, end := t.ordinalWord(s, at)
	if end < 0 || v > 31 {
		return -1
	}
	m.set(fDay, v)
	return end
}

func (t *Tagger) ordinal(s *state, at int32, m *moment) int32 {
	if a := &s.atoms[at]; a.num >= 1 && a.num < 1000 && t.is2(s, at+1, t.ordClass, 0) && s.atoms[at+1].glued {
		m.set(fOrd, a.num)
		return at + 2
	}
	v, end := t.ordinalWord(s, at)
	if end >= 0 {
		m.set(fOrd, v)
	}
	return end
}

// ordinalWord reads "ninth" and "twenty-first". The suffixes st, nd, rd and th
// belong to class ord with the value 0.
func (t *Tagger) ordinalWord(s *state, at int32) (int32, int32) {
	if v, end := t.withTens(s, at, t.ordClass); end > at && t.at(s, end-1, t.ordClass) > 0 {
		return v, end
	}
	return 0, -1
}

// at gives the value of the atom's word in the class, or -1.
func (t *Tagger) at(s *state, at, class int32) int32 {
	if at >= int32(len(s.atoms)) {
		return -1
	}
	if v, ok := t.classValue(&s.atoms[at], class); ok {
		return v
	}
	return -1
}

func (t *Tagger) is2(s *state, at, class, value int32) bool { return t.at(s, at, class) == value }

func (t *Tagger) skipHyphen(s *state, at int32) int32 {
	if at < int32(len(s.atoms)) && s.doc.Form(s.atoms[at].tok) == "-" || t.isMark(s, at, '-') {
		return at + 1
	}
	return at
}

// isMark tells whether atom at is that character within its token.
func (t *Tagger) isMark(s *state, at int32, c byte) bool {
	if at >= int32(len(s.atoms)) {
		return false
	}
	return s.atoms[at].word != 0 && s.atoms[at].word == t.ids[string(c)]
}

// belowHundred reads one to ninety-nine in words.
func (t *Tagger) belowHundred(s *state, at int32) (int32, int32) {
	return t.withTens(s, at, t.numClass)
}

// withTens reads a word of the class, a word for tens, or the one behind the
// other: "nine", "twenty", "twenty-nine".
func (t *Tagger) withTens(s *state, at, class int32) (int32, int32) {
	if v := t.at(s, at, class); v > 0 {
		return v, at + 1
	}
	tens := t.at(s, at, t.tensClass)
	if tens <= 0 {
		return 0, -1
	}
	next := t.skipHyphen(s, at+1)
	if v := t.at(s, next, class); v > 0 && v < 10 {
		return tens + v, next + 1
	}
	return tens, at + 1
}

// amount reads 12, 2,000, 2 1/2, two hundred, a hundred; sets n and frac.
func (t *Tagger) amount(s *state, at int32, m *moment) int32 {
	a := &s.atoms[at]
	if a.num >= 0 {
		return t.digitAmount(s, at, m)
	}
	v, end := t.belowHundred(s, at)
	if end < 0 {
		if v = 1; t.at(s, at, t.scaleClass) < 0 {
			return -1
		}
		end = at
	}
	for range 2 { // "two hundred thousand"
		sc := t.at(s, end, t.scaleClass)
		if sc < 0 || v > 10000 {
			break
		}
		v, end = v*sc, end+1
		if rest, e := t.belowHundred(s, end); e > 0 && sc < 1000 {
			v, end = v+rest, e
		}
	}
	m.set(fN, v)
	return end
}

func (t *Tagger) digitAmount(s *state, at int32, m *moment) int32 {
	v, end := s.atoms[at].num, at+1
	n := int32(len(s.atoms))
	for end+1 < n && t.isMark(s, end, ',') && s.atoms[end+1].digits == 3 && s.atoms[end].glued && s.atoms[end+1].glued && v < 100000 {
		v, end = v*1000+s.atoms[end+1].num, end+2
	}
	// 2 1/2
	if end+2 < n && s.atoms[end].num == 1 && t.isMark(s, end+1, '/') && s.atoms[end+2].num == 2 {
		m.set(fFrac, 1)
		end += 3
	}
	m.set(fN, v)
	return end
}
