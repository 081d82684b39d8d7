package what

import (
	"cmp"
	"slices"

	"rapporteur/text"
)

// settle decides what depends on more than one event: reality, rules between
// types, duplicates.
func (r *reading) settle() {
	for i := range r.found {
		c := &r.found[i]
		if c.dropped {
			continue
		}
		a := r.realityOf(c)
		if c.negUsed {
			a &^= Negation | Future // "will not leave" is a refusal made now
		}
		c.Aux |= a
		r.date(c)
	}
	for i := range r.found {
		if c := &r.found[i]; !c.dropped {
			r.change(c)
		}
	}
	for first := 0; first < len(r.found); {
		last := r.sentenceEnd(first)
		for i := first; i < last; i++ {
			if c := &r.found[i]; !c.dropped {
				r.dropBeside(c, r.found[first:last])
			}
		}
		first = last
	}
	r.merge()
	for i := range r.found {
		if c := &r.found[i]; !c.dropped {
			r.aim(c) // now that all acts of the sentence are known
		}
	}
}

// realityOf reads the reality of an act off the words around it. The noun of a
// light verb stands below it, a noun's carrier above.
func (r *reading) realityOf(c *candidate) Aux {
	if c.class == lightVerb && c.carrier >= 0 {
		return r.own(c.carrier)&^Historical | r.reality(c.head, nobody)
	}
	return r.reality(c.head, c.carrier)
}

// merge drops the poorer of two tellings of one act: "staged an attack,
// killing five", "the protest in which thousands protested".
func (r *reading) merge() {
	for first := 0; first < len(r.found); {
		last := r.sentenceEnd(first)
		for i := first; i < last; i++ {
			for j := first; j < last; j++ {
				a, b := &r.found[i], &r.found[j]
				if i != j && !a.dropped && !b.dropped && a.Type == b.Type && r.sameAct(a, b) {
					r.join(a, b)
				}
			}
		}
		first = last
	}
}

// sentenceEnd gives the index behind the last event found in the sentence of
// event i: events are found sentence by sentence.
func (r *reading) sentenceEnd(i int) int {
	s := r.sent(r.found[i].head)
	for i < len(r.found) && r.sent(r.found[i].head) == s {
		i++
	}
	return i
}

// sameAct says whether b, told inside a's phrase or clause, is the same act.
func (r *reading) sameAct(a, b *candidate) bool {
	if a.Aux != b.Aux && a.class != noun && b.class != noun {
		return false
	}
	if len(a.Actors) > 0 && len(b.Actors) > 0 && !sameParty(a.Actors, b.Actors) {
		return false
	}
	if len(b.Actors) == 1 && sameParty(a.Recipients, b.Actors) || !r.oneNoun(a, b) && !r.inside(b.head, a.head) {
		return false
	}
	if b.class == noun || b.class == lightVerb {
		return true
	}
	// two verbs: "attacked the town, killing five" is one, "condemned X and accused Y" is two
	rel := r.tree.rel(b.head)
	return rel == text.Advcl || rel == text.Acl || rel == text.Xcomp || len(b.Recipients) == 0
}

// oneNoun says whether b's light verb stands below the noun that it carries and
// that a is told by: "the ambush, organised and led by deserters".
func (r *reading) oneNoun(a, b *candidate) bool {
	return b.class == lightVerb && b.carrier == a.head && r.depth[b.head] > r.depth[a.head]
}

// inside says whether i stands below top without another clause in between.
func (r *reading) inside(i, top int32) bool {
	t := &r.tree
	for n := 0; i >= 0 && n < 12; n++ {
		if i == top {
			return true
		}
		switch t.rel(i) {
		case text.AclRelcl, text.Parataxis, text.Ccomp:
			return false
		case text.Conj:
			if t.isPredicate(i) {
				return false
			}
		case text.Advcl:
			if t.head(i) != top && !t.isPredicate(t.head(i)) {
				return false
			}
			if t.caseOf(i) != "" {
				return false
			}
		}
		i = t.head(i)
	}
	return false
}

// join keeps a and gives it what only b knows.
func (r *reading) join(a, b *candidate) {
	if len(a.Actors) == 0 {
		a.Actors = slices.DeleteFunc(b.Actors, func(p Participant) bool { return sameParty([]Participant{p}, a.Recipients) })
	}
	if (!r.someone(a.Recipients) || a.atPlace) && r.someone(b.Recipients) || r.onlyCounts(a.Recipients) && len(b.Recipients) > 0 {
		a.Recipients = b.Recipients
	}
	if r.onlyPlaces(a.Recipients) && !r.onlyPlaces(b.Recipients) { // whoever is met there
		for _, p := range b.Recipients {
			if p.Actor >= 0 {
				a.Recipients = add(a.Recipients, p)
			}
		}
	}
	if a.Mode == "" {
		a.Mode = b.Mode
	}
	b.dropped = true
	if r.trace != nil {
		r.explain(b.head, b.frame, false, "told already by %q", r.tree.d.Form(a.head))
	}
}

// someone says whether an actor that the Cast knows is among them, or a
// pronoun for people whom the text does not name.
func (r *reading) someone(ps []Participant) bool {
	return slices.ContainsFunc(ps, func(p Participant) bool {
		return p.Actor >= 0 || r.in.Doc.Tokens[p.Head].UPOS == text.PRON || r.isCount(p.Head)
	})
}

// onlyCounts says whether of those to whom something was done no more than
// their number is known.
func (r *reading) onlyCounts(ps []Participant) bool {
	return len(ps) > 0 && !slices.ContainsFunc(ps, func(p Participant) bool { return !r.isCount(p.Head) })
}

// onlyPlaces says whether those to whom something was done are told by the
// names of places: "flew to Kabul for talks with Ghani".
func (r *reading) onlyPlaces(ps []Participant) bool {
	return len(ps) > 0 && !slices.ContainsFunc(ps, func(p Participant) bool { return r.places[p.Head] < 0 })
}

// collect gives the events that are left, in textual order.
func (r *reading) collect() []Event {
	var out []Event
	for i := range r.found {
		c := &r.found[i]
		if c.dropped {
			continue
		}
		if c.Type.RecipientRequired && len(c.Recipients) == 0 && !r.allSides(c) {
			// Only now: a pledge of aid has become AGREE, which needs nobody.
			r.explain(c.head, c.frame, false, "%s needs a recipient", c.Type.Name)
			continue
		}
		if r.private(c) {
			r.explain(c.head, c.frame, false, "a private matter")
			continue
		}
		r.locate(c)
		r.wordAll(c.Actors)
		r.wordAll(c.Recipients)
		c.Evidence = r.evidence(c)
		c.Contexts = r.c.contexts.of(r, c)
		c.Confidence = r.confidence(c)
		if c.CAMEO == "" {
			c.CAMEO = c.Type.CAMEOCode(c.Mode)
		}
		out = append(out, c.Event)
	}
	slices.SortStableFunc(out, func(a, b Event) int { return cmp.Compare(a.Head, b.Head) })
	return out
}

// allSides says whether the actors are all whom an act needs: two of them, or
// a group that is several sides where the act is mutual: "the two countries
// share intelligence".
func (r *reading) allSides(c *candidate) bool {
	if len(c.Actors) != 1 {
		return len(c.Actors) > 1
	}
	if !r.c.ruled("mutual", c.Type) {
		return false
	}
	p := c.Actors[0]
	if p.Actor >= 0 && len(r.in.Cast.Actors[p.Actor].Members) > 1 {
		return true
	}
	tok := &r.in.Doc.Tokens[p.Head]
	return r.tree.w.sides.has(r.tree.lowerLemma(p.Head)) && (tok.XPOS == text.NNS || tok.UPOS != text.NOUN)
}

// confidence is simple: how the act is told and who is known.
func (r *reading) confidence(c *candidate) float64 {
	v := 0.9
	if c.class == noun || c.class == adjective {
		v = 0.8
	}
	if c.weak || c.alleged {
		v -= 0.1
	}
	if len(c.Actors) == 0 {
		v -= 0.15
	} else if !r.someone(c.Actors) {
		v -= 0.1
	}
	if len(c.frame.recipient) > 0 && !r.someone(c.Recipients) {
		v -= 0.1
	}
	if c.Aux&Hypothetical != 0 {
		v -= 0.2
	}
	if c.Aux&Negation != 0 {
		v -= 0.15
	}
	return float64(int(max(v, 0.1)*100+0.5)) / 100
}

// evidence gives the words that tell the act: the predicate, the verb that
// carries it and, where that is no participant, its object or content.
func (r *reading) evidence(c *candidate) []Range {
	if r.isGapped(c.head) && c.carrier >= 0 {
		return []Range{{c.carrier, c.carrier + 1}, r.gappedWords(c.head)}
	}
	first, last := c.head, c.head+1
	if c.carrier >= 0 {
		first, last = min(first, c.carrier), max(last, c.carrier+1)
	}
	for _, a := range c.args {
		if a.weak || a.slot != object && a.slot != clause || r.taken(c, a.tok) || r.sent(a.tok) != r.sent(c.head) {
			continue
		}
		f, l := r.phrase(a.tok)
		if l-first < 14 && last-f < 14 && f > c.head {
			last = max(last, l)
		}
	}
	return []Range{{first, last}}
}

func (r *reading) taken(c *candidate, tok int32) bool {
	is := func(p Participant) bool { return p.Head == tok && p.Actor >= 0 }
	return slices.ContainsFunc(c.Actors, is) || slices.ContainsFunc(c.Recipients, is)
}
