package when

import (
	"strconv"

	"rapporteur/record"
	"rapporteur/text"
)

// apart dates a predicate by another act and the time between them: "ten days
// after X was poisoned" dates the poisoning by what governs it; "have been
// killed since X sent the army in 2006" dates the killing.
func (d *Dater) apart(pred int32) (Dating, bool) {
	if out, ok := d.counted(pred); ok {
		return out, true
	}
	if i := d.together(pred); i >= 0 {
		return d.dating(i, Own), true
	}
	if !d.perfect(pred) || d.anchor == 0 {
		return Dating{}, false
	}
	for _, k := range d.doc.Kids(pred) {
		if d.doc.Tokens[k].Rel != text.Advcl || !d.hasMark(k, d.tagger.sinceClass) {
			continue
		}
		if i := d.own(k); i >= 0 && d.times[i].Begin != 0 && d.times[i].Begin < d.anchor {
			return Dating{Time: i, Begin: d.times[i].Begin, End: d.anchor, Precision: "range", Source: Own}, true
		}
	}
	return Dating{}, false
}

// maxTogether is how far apart two verbs may stand that share one time.
const maxTogether = 16 // tokens

// together gives the Time of "were detained and freed on Monday", "killed two
// officers and captured a third on Monday" to the first verb as well: the
// second has the same tense and no subject, and no comma parts them.
func (d *Dater) together(pred int32) int32 {
	for _, k := range d.doc.Kids(pred) {
		t := &d.doc.Tokens[k]
		if t.Rel != text.Conj || t.UPOS != text.VERB || k > pred+maxTogether || d.tenseOf(k) != d.tenseOf(pred) || d.parted(pred, k) {
			continue
		}
		if d.doc.Kid(k, text.Nsubj) < 0 && d.doc.Kid(k, text.NsubjPass) < 0 && d.doc.Kid(k, text.Aux) < 0 {
			if i := d.own(k); i >= 0 && d.ofVerb(i, k) {
				return i
			}
		}
	}
	return -1
}

// ofVerb tells whether Time i stands in the clause of verb v itself, or at most
// on its object, and is no day to come: "called for a march on Monday" and
// "called a strike for Friday" have days for the march and the strike.
func (d *Dater) ofVerb(i, v int32) bool {
	if d.times[i].First < v || d.anchor != 0 && d.times[i].Begin > d.anchor && d.happened(v) {
		return false // "has jailed critics and last year signed a law"
	}
	at := d.times[i].Last - 1
	for n := 0; n < maxClimb && at >= 0 && d.at[at] == i; n++ {
		at = d.doc.Tokens[at].Head
	}
	return at == v || at >= 0 && d.doc.Tokens[at].Head == v && d.doc.Tokens[at].Rel != text.Obl
}

// tenseOf gives the tag of a verb's form, one for the past tense and the
// participle, which taggers mix up.
func (d *Dater) tenseOf(v int32) text.XPOS {
	if x := d.doc.Tokens[v].XPOS; x != text.VBD {
		return x
	}
	return text.VBN
}

// parted tells whether a mark stands between two tokens.
func (d *Dater) parted(from, to int32) bool {
	for t := from + 1; t < to; t++ {
		if d.doc.Tokens[t].UPOS == text.PUNCT {
			return true
		}
	}
	return false
}

// beside dates a predicate by a dated act that it is told so far from: "a day
// after Sunday's vote, protesters stormed parliament".
func (d *Dater) beside(pred int32) (Dating, bool) {
	for _, k := range d.doc.Kids(pred) {
		if i := d.at[k]; i >= 0 && d.times[i].Type != "DURATION" {
			return Dating{}, false // it has a day of its own
		}
	}
	for _, k := range d.doc.Kids(pred) {
		switch d.doc.Tokens[k].Rel {
		case text.Obl, text.Nmod, text.Advcl:
		default:
			continue
		}
		way, i := d.way(k)
		if way == 0 || i < 0 {
			continue
		}
		at, _ := d.search(k, k, 0)
		if at < 0 || d.times[at].Precision != "day" || d.times[at].Type == "DURATION" {
			continue
		}
		return d.from(d.times[at].Begin, i, -way)
	}
	return Dating{}, false
}

// way tells whether the clause or phrase of k says that its act came before (-1)
// or after (1) the one that it is told beside, and the time between them.
func (d *Dater) way(k int32) (way int, distance int32) {
	for _, rel := range []text.Rel{text.Mark, text.Case} {
		for _, m := range d.doc.Kids(k) {
			if d.doc.Tokens[m].Rel != rel || m == 0 {
				continue
			}
			switch lemma := d.doc.Tokens[m].Lemma; {
			case d.tagger.isWord(lemma, d.tagger.afterClass):
				way = -1
			case d.tagger.isWord(lemma, d.tagger.beforeClass):
				way = 1
			default:
				continue
			}
			if i := d.at[m-1]; i >= 0 && d.times[i].Type == "DURATION" {
				return way, i
			}
			return way, -1
		}
	}
	return 0, -1
}

// from counts the duration i on from a day, or back.
func (d *Dater) from(base record.Date, i int32, way int) (Dating, bool) {
	begin, precision, ok := reckon(base, d.times[i].Value, way)
	if !ok || base == 0 || begin <= 0 {
		return Dating{}, false
	}
	return Dating{Time: i, Begin: begin, End: lastOf(begin, precision), Precision: precision, Source: Own}, true
}

// counted dates the clause of "ten days after …" from the act that it is told
// beside.
func (d *Dater) counted(pred int32) (Dating, bool) {
	t := &d.doc.Tokens[pred]
	for range maxClimb { // "after he had walked in and asked"
		if t.Rel != text.Conj || t.Head < 0 {
			break
		}
		pred = t.Head
		t = &d.doc.Tokens[pred]
	}
	// "told parliament, ten days after …" is easily parsed as what was told
	switch t.Rel {
	case text.Advcl, text.Ccomp, text.Obl, text.Nmod:
	default:
		return Dating{}, false
	}
	way, i := d.way(pred)
	if t.Head < 0 || i < 0 {
		return Dating{}, false
	}
	base := d.anchor
	at := d.own(t.Head)
	if at < 0 {
		at = d.governing(t.Head)
	}
	if at >= 0 {
		if base = d.times[at].Begin; d.times[at].Precision != "day" {
			return Dating{}, false
		}
	}
	return d.from(base, i, way)
}

func (d *Dater) hasMark(pred, class int32) bool {
	for _, k := range d.doc.Kids(pred) {
		if d.doc.Tokens[k].Rel == text.Mark && d.tagger.isWord(d.doc.Tokens[k].Lemma, class) {
			return true
		}
	}
	return false
}

// reckon counts a duration such as P10D on from day, or back, and tells how
// exact that is: weeks to the day, months and years to themselves.
func reckon(day record.Date, value string, way int) (begin record.Date, precision string, ok bool) {
	if len(value) < 3 || value[0] != 'P' {
		return 0, "", false
	}
	if value[1] == 'T' {
		return day, "day", true // hours
	}
	n, err := strconv.Atoi(value[1 : len(value)-1])
	if err != nil || n > 2000 {
		return 0, "", false
	}
	switch n *= way; value[len(value)-1] {
	case 'D':
		return day.Add(0, 0, n), "day", true
	case 'W':
		return day.Add(0, 0, 7*n), "day", true
	case 'M':
		y, m, _ := day.Add(0, n, 0).Split()
		return record.NewDate(y, m, 1), "month", true
	case 'Y':
		y, _, _ := day.Add(n, 0, 0).Split()
		return record.NewDate(y, 1, 1), "year", true
	}
	return 0, "", false
}

func lastOf(begin record.Date, precision string) record.Date {
	switch precision {
	case "month":
		return begin.Add(0, 1, -1)
	case "year":
		return begin.Add(1, 0, -1)
	}
	return begin
}
