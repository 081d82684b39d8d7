// Package when answers: when? It finds the time expressions of a report and
// says what they mean as TIMEX3 values and as intervals of days.
//
//	tagger, err := when.Load(en.FS())
//	times := tagger.Times(&doc, published, nil)
//	dater := tagger.NewDater(&doc, times, published)
//	dating := dater.Date(predicate) // when that predicate's event took place
//
// What the words of a language mean stands in times/*.txt of its folder: word
// classes in words.txt, patterns with their meaning and examples in the
// others. This package knows the calendar, not English.
package when

import (
	"rapporteur/record"
	"rapporteur/text"
)

// Time is a time expression.
type Time struct {
	First, Last int32  // tokens First up to and without Last
	Type        string // DATE, TIME, DURATION, SET
	Value       string // TIMEX3: 2018-03, 2018-W19, P2Y, PRESENT_REF; X for unknown digits
	Mod         string // TIMEX3: START, MID, END, APPROX, LESS_THAN, MORE_THAN …, or empty
	// Begin and End are the first and the last day, 0 where unresolved.
	// A bound such as "since" is not yet applied.
	Begin, End record.Date
	Precision  string // day, week, month, season, quarter, year, decade, century, range, or empty
	Bound      Bound
	Pair       int32  // index of the time that ends "from X to Y", on X only; else -1
	Past       bool   // the distance back of an anniversary: dates what the noun governs
	back       bool   // counted back from another time
	Rule       string // file:line of the rule that matched
}

// Bound says on which side of the time the event lies.
type Bound uint8

// The bounds that prepositions set.
const (
	At     Bound = iota
	Since        // from the time on, up to the report
	From         // from the time on, up to Pair where there is one
	Until        // up to the time
	Before       // earlier than the time
	After        // later than the time
)

// Tagger finds time expressions. It is safe for concurrent use.
type Tagger struct {
	lexicon
	grammar
	scratch pool
}

// Times appends the time expressions of doc to dst, in textual order. Relative
// times count from anchor, the report's date; without one (0) they stay
// unresolved.
func (t *Tagger) Times(doc *text.Doc, anchor record.Date, dst []Time) []Time {
	s := t.scratch.get()
	defer t.scratch.put(s)
	s.reset(t, doc, anchor)
	base := len(dst)
	for i := range doc.Sents {
		t.split(s, i)
		dst = t.sentence(s, dst, base)
	}
	return dst
}

// sentence takes the longest match at each place, the first rule among equals.
func (t *Tagger) sentence(s *state, dst []Time, base int) []Time {
	for at := int32(0); at < int32(len(s.atoms)); {
		rule, end := t.longest(s, at)
		if rule == nil {
			at++
			continue
		}
		if rule.typ != typeNone {
			first, last := s.atoms[at].tok, s.atoms[end-1].lastTok+1
			if n := len(dst); n > base && dst[n-1].Last > first {
				first = dst[n-1].Last // two matches within one token
			}
			if first < last {
				r := resolver{s: s, seen: dst[base:], bound: t.bound(s, at)}
				dst = append(dst, r.time(rule, &s.best[0], first, last))
				t.bind(s, at, dst, base)
			}
		}
		at = end
	}
	return dst
}

// bound reads the bound from the word before atom at. A determiner or an
// adverb may stand between: "since the", "until about".
func (t *Tagger) bound(s *state, at int32) Bound {
	for back := at - 1; back >= 0 && back >= at-3; back-- {
		a := &s.atoms[back]
		if b, ok := t.classValue(a, t.boundClass); ok {
			return Bound(b)
		}
		if !t.is(a, t.skipClass) {
			break
		}
	}
	return At
}

// bind pairs the last time in dst with the one before it in "from X to Y".
func (t *Tagger) bind(s *state, at int32, dst []Time, base int) {
	cur := &dst[len(dst)-1]
	if len(dst)-1 == base || at == 0 {
		return
	}
	prev := &dst[len(dst)-2]
	span := prev.Bound == At && cur.Bound == Until && prev.Precision == cur.Precision // "1950 to 1953"
	if prev.Bound != From && prev.Bound != Since && !span || prev.Last != s.atoms[at].tok-1 || prev.Begin == 0 || cur.Begin == 0 {
		return
	}
	if t.is(&s.atoms[at-1], t.pairClass) && prev.Begin <= cur.End {
		prev.Bound, prev.Pair = From, int32(len(dst)-1-base)
		cur.Bound = Until
	}
}
