package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rapporteur/record"
)

// EventResult counts how far the events of reports agree with their records.
type EventResult struct {
	Reports int
	Type    PRF // type and sentence
	Actor   PRF // and all actors
	Pair    PRF // and all recipients
	Aux     PRF // and the auxiliary modes
	Mode    PRF // mode, over events with the right type whose record gives one
	Date    PRF // dates, over events with the right type whose record gives one
	Place   PRF
	Speaker PRF
	Claims  PRF // claims of the record that are found, with their speaker, in a sentence of theirs
	Codes   PRF // actors of the record that are found: with one of the record's codes
	Places  PRF // places of the record that are found: in the right country
	Banned  int // events that the record says are none
	Nots    int
	Notes   []string // one a disagreement, for reading
}

// Compare counts one report in.
func (r *EventResult) Compare(gold *Expected, page *record.Page) {
	r.Reports++
	forms := formsOf(gold)
	r.compareRest(gold, page, forms)
	of, free := align(gold, page.Events, forms)
	required := 0
	for i := range gold.Events {
		g := &gold.Events[i]
		if g.Optional {
			continue
		}
		if required++; of[i] < 0 {
			r.note(gold, g.Line, "missed %s in sentence %v", g.Kinds, g.Sentences)
			continue
		}
		r.match(gold, g, &page.Events[of[i]], forms)
	}
	found := r.spare(gold, page, free)
	for _, s := range []*PRF{&r.Type, &r.Actor, &r.Pair, &r.Aux} {
		s.Gold += required
		s.Found += found
	}
}

// align gives for each event of the record the one found that agrees best, or
// -1, and which of those found are left. What agrees most is matched first, and
// what must be found before what may be.
func align(gold *Expected, found []record.Event, forms map[string][]string) (of []int, free []bool) {
	of, free = make([]int, len(gold.Events)), make([]bool, len(found))
	for i := range of {
		of[i] = -1
	}
	for j := range free {
		free[j] = true
	}
	for hits := bestAgreement; hits >= 0; hits-- {
		for _, optional := range []bool{false, true} {
			for i := range gold.Events {
				g := &gold.Events[i]
				for j := range found {
					if of[i] < 0 && g.Optional == optional && free[j] && agreement(g, &found[j], forms) == hits {
						of[i], free[j] = j, false
					}
				}
			}
		}
	}
	return of, free
}

// compareRest counts claims, actors and places. The records name but those that
// matter: what is found beside them is not counted.
func (r *EventResult) compareRest(gold *Expected, page *record.Page, forms map[string][]string) {
	for _, g := range gold.Claims {
		best := PRF{Gold: 1}
		for i := range page.Claims {
			c := &page.Claims[i]
			if slices.Contains(g.Sentences, sentenceOf(page, c.CueSpan)) && same(g.Speaker, c.Speaker, forms) {
				best.Found, best.Right = 1, 1
			}
		}
		if best.Right == 0 {
			r.note(gold, 0, "claim of %s in sentence %v not found", g.Speaker, g.Sentences)
		}
		r.Claims.Add(best)
	}
	for _, g := range gold.Actors {
		best := PRF{Gold: 1}
		for i := range page.Actors {
			if a := &page.Actors[i]; g.is(a) {
				best.Found = 1
				if g.coded(a) {
					best.Right = 1
				}
			}
		}
		if best.Right == 0 {
			r.note(gold, 0, "actor %s %v: found %d", g.Name, g.Codes, best.Found)
		}
		r.Codes.Add(best)
	}
	for _, g := range gold.Places {
		best := PRF{Gold: 1}
		for i := range page.Places {
			if l := &page.Places[i]; within(normal(g.Name), normal(l.Extracted)) {
				best.Found = 1
				if l.CountryCode == g.Country {
					best.Right = 1
				}
			}
		}
		if best.Right == 0 {
			r.note(gold, 0, "place %s %s: found %d", g.Name, g.Country, best.Found)
		}
		r.Places.Add(best)
	}
}

func sentenceOf(page *record.Page, at record.Span) int {
	for i, s := range page.Sentences {
		if s.Start <= at.Start && at.Start < s.End {
			return i + 1
		}
	}
	return 0
}

// is says whether one of the wordings is a mention of a.
func (g *GoldActor) is(a *record.Actor) bool {
	for _, f := range append([]string{g.Name}, g.Forms...) {
		f := normal(f)
		if f != "" && f == normal(a.Name) {
			return true
		}
		for _, m := range a.Mentions {
			if t := normal(m.Text); f != "" && m.Type != "pronoun" && (t == f || within(t, f) && len(t) > 3) {
				return true
			}
		}
	}
	return false
}

// coded says whether a has one of the codes, "LBY MIL"; a sector "-" is not
// asked for.
func (g *GoldActor) coded(a *record.Actor) bool {
	return slices.ContainsFunc(g.Codes, func(c string) bool {
		f := strings.Fields(c)
		if len(f) < 2 {
			return false
		}
		code := f[0] == a.Code || f[0] == "---" && a.Code == ""
		return code && (f[1] == "-" || f[1] == a.Sector || slices.Contains(a.OtherSectors, f[1]))
	})
}

// spare counts what was found and is asked for by nobody, and notes what the
// record forbids.
func (r *EventResult) spare(gold *Expected, page *record.Page, free []bool) int {
	found := 0
	for j := range page.Events {
		e := &page.Events[j]
		if !free[j] || toldAgain(gold, e) {
			continue
		}
		found++
		r.note(gold, 0, "spare %s by %s in sentence %d: %s", kindOf(e), e.Frame, e.TextInfo.Sequence, strings.Join(e.EventText, " … "))
		for _, n := range gold.Nots {
			if n.Sentence == e.TextInfo.Sequence && n.forbids(e) {
				r.Banned++
				break
			}
		}
	}
	r.Nots += len(gold.Nots)
	return found
}

func (r *EventResult) match(gold *Expected, g *GoldEvent, e *record.Event, forms map[string][]string) {
	r.Type.Add(PRF{1, 0, 1})
	right := []bool{sameAll(g.Actors, e.Actor, forms), sameAll(g.Recipients, e.Recipient, forms), sameAux(g, e)}
	all := true
	for i, s := range []*PRF{&r.Actor, &r.Pair, &r.Aux} {
		s.Found++
		if all = all && right[i]; all {
			s.Right++
		}
	}
	if !all {
		r.note(gold, g.Line, "%s: actors %v recipients %v aux %v; found %s > %s %v", kindOf(e), g.Actors, g.Recipients, g.Aux,
			names(e.Actor), names(e.Recipient), e.Aux)
	}
	if mode := modeOf(g, e.Event[0]); mode != "" {
		r.Mode.Add(hit(len(e.Mode) > 0, slices.Contains(e.Mode, mode)))
	}
	if counts(g.When, e.DateText != "") { // without words the date is the report's
		ok := slices.ContainsFunc(g.When, func(w string) bool { return sameDate(w, e) })
		r.Date.Add(hit(e.Date != "", ok))
		if !ok {
			r.note(gold, g.Line, "%s: when %v, found %s %s %s", kindOf(e), g.When, e.Date, e.EndDate, e.DatePrecision)
		}
	}
	if counts(g.Where, e.EventLoc != nil) {
		ok := e.EventLoc != nil && slices.ContainsFunc(g.Where, func(w string) bool { return samePlace(w, e.EventLoc) })
		r.Place.Add(hit(e.EventLoc != nil, ok))
		if !ok {
			r.note(gold, g.Line, "%s: where %v, found %s", kindOf(e), g.Where, placeOf(e))
		}
	}
	if counts(g.Speakers, len(e.Attribution) > 0) {
		ok := slices.ContainsFunc(e.Attribution, func(a record.Attribution) bool {
			return slices.ContainsFunc(g.Speakers, func(s string) bool { return same(s, a.Speaker, forms) })
		})
		r.Speaker.Add(hit(len(e.Attribution) > 0, ok))
		if !ok {
			r.note(gold, g.Line, "%s: according to %v, found %s", kindOf(e), g.Speakers, speakers(e))
		}
	}
}

func speakers(e *record.Event) string {
	var all []record.Entity
	for _, a := range e.Attribution {
		all = append(all, a.Speaker)
	}
	return names(all)
}

func placeOf(e *record.Event) string {
	if e.EventLoc == nil {
		return "nowhere"
	}
	return e.EventLoc.Extracted + ", " + e.EventLoc.Resolved
}

// toldAgain says whether the event may be one that the report tells in several
// sentences: it has been matched in one of them.
func toldAgain(gold *Expected, e *record.Event) bool {
	return slices.ContainsFunc(gold.Events, func(g GoldEvent) bool {
		return len(g.Sentences) > 1 && agreement(&g, e, nil) >= 0
	})
}

// counts says whether a field is to be compared: the record gives it, and it
// has been found or may not be absent.
func counts(readings []string, found bool) bool {
	return len(readings) > 0 && (found || !slices.Contains(readings, "-"))
}

// forbids says whether the event is of a type, or of a type and mode, that the
// record rules out.
func (n *GoldNot) forbids(e *record.Event) bool {
	return n.Type == "*" || slices.ContainsFunc(alternatives(n.Type), func(kind string) bool {
		typ, mode, _ := strings.Cut(kind, "/")
		return typ == e.Event[0] && (mode == "" || slices.Contains(e.Mode, mode))
	})
}

func (r *EventResult) note(gold *Expected, line int, format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf("%s.expected:%d: ", gold.ID, line)+fmt.Sprintf(format, args...))
}

func hit(found, right bool) PRF {
	s := PRF{Gold: 1}
	if found {
		s.Found = 1
	}
	if right {
		s.Right = 1
	}
	return s
}

const bestAgreement = 4 + 2 + 1

// agreement is -1 where type or sentence differ, and grows with what agrees.
func agreement(g *GoldEvent, e *record.Event, forms map[string][]string) int {
	if !slices.Contains(g.Sentences, e.TextInfo.Sequence) ||
		!slices.ContainsFunc(g.Kinds, func(k Kind) bool { return k.Type == e.Event[0] }) {
		return -1
	}
	n := 0
	if sameAll(g.Actors, e.Actor, forms) {
		n += 4
	}
	if sameAll(g.Recipients, e.Recipient, forms) {
		n += 2
	}
	if sameAux(g, e) {
		n++
	}
	return n
}

// sameAll asks that every participant of the record is found and that nobody
// is found who is not in it. A thing that is acted on (an offer, a law) is
// nobody: it may stand beside.
func sameAll(gold []GoldEntity, found []record.Entity, forms map[string][]string) bool {
	for _, g := range gold {
		if slices.Contains(g, "") || slices.Contains(g, "-") {
			continue
		}
		if !slices.ContainsFunc(found, func(e record.Entity) bool { return g.is(e, forms) }) {
			return false
		}
	}
	for _, e := range found {
		if e.Name != "" && !slices.ContainsFunc(gold, func(g GoldEntity) bool { return g.is(e, forms) }) {
			return false
		}
	}
	return true
}

func (g GoldEntity) is(e record.Entity, forms map[string][]string) bool {
	return slices.ContainsFunc(g, func(name string) bool { return same(name, e, forms) })
}

// same compares by words: one wording holds the other, or the wording is one
// of the actor's forms.
func same(name string, e record.Entity, forms map[string][]string) bool {
	for _, f := range append(forms[normal(name)], name) {
		f := normal(f)
		for _, t := range []string{normal(e.Name), normal(e.Text)} {
			if t != "" && f != "" && (within(t, f) || within(f, t)) {
				return true
			}
		}
	}
	return false
}

// formsOf maps every wording of an actor to all its wordings.
func formsOf(gold *Expected) map[string][]string {
	forms := map[string][]string{}
	for _, a := range gold.Actors {
		all := append([]string{a.Name}, a.Forms...)
		for _, f := range all {
			forms[normal(f)] = append(forms[normal(f)], all...)
		}
	}
	return forms
}

// within says whether the words of a stand together in b.
func within(a, b string) bool { return strings.Contains(" "+b+" ", " "+a+" ") }

// normal lower-cases and keeps words without articles.
func normal(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	words = slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "a" || w == "an" || w == "s" })
	return strings.Join(words, " ")
}

func sameAux(g *GoldEvent, e *record.Event) bool {
	found := slices.Sorted(slices.Values(e.Aux))
	return slices.ContainsFunc(g.Aux, func(want []string) bool { return slices.Equal(want, found) })
}

// modeOf gives the mode that the record asks for of the type, if it gives but one.
func modeOf(g *GoldEvent, typ string) string {
	mode := ""
	for _, k := range g.Kinds {
		if k.Type == typ {
			if mode != "" || k.Mode == "" {
				return ""
			}
			mode = k.Mode
		}
	}
	return mode
}

// sameDate compares as far as the record is precise: 2018-03 is any event that
// begins in that month and is dated no more finely than the record knows.
func sameDate(want string, e *record.Event) bool {
	from, to, isRange := strings.Cut(want, "..")
	if !isRange {
		to = from
	}
	return e.Date != "" && strings.HasPrefix(e.Date, from) && strings.HasPrefix(e.EndDate, to)
}

func samePlace(want string, l *record.Location) bool {
	w := normal(want)
	for _, t := range []string{l.Extracted, l.Resolved, l.City, l.Province, l.Country} {
		if t = normal(t); t != "" && (within(t, w) || within(w, t)) {
			return true
		}
	}
	return false
}

func kindOf(e *record.Event) string {
	return strings.Join(append(slices.Clone(e.Event), e.Mode...), "/")
}

func names(list []record.Entity) string {
	var all []string
	for _, e := range list {
		name := e.Name
		if name == "" {
			name = e.Text
		}
		all = append(all, name)
	}
	return strings.Join(all, "; ")
}

// Table shows the counts; each line asks for what those above it ask.
func (r *EventResult) Table() *Table {
	t := &Table{Title: fmt.Sprintf("events of %d reports", r.Reports), Head: PRFHead}
	t.PRF("type", r.Type)
	t.PRF("+ actors", r.Actor)
	t.PRF("+ recipients", r.Pair)
	t.PRF("+ aux", r.Aux)
	t.PRF("mode (of right types)", r.Mode)
	t.PRF("when", r.Date)
	t.PRF("where", r.Place)
	t.PRF("according to", r.Speaker)
	t.PRF("claims of the record", r.Claims)
	t.PRF("codes of its actors", r.Codes)
	t.PRF("countries of its places", r.Places)
	t.Row("forbidden", "", "", "", r.Nots, r.Banned, "")
	return t
}
