package what

import (
	"rapporteur/text"
	"rapporteur/when"
	"rapporteur/who"
)

// longAgo is how many days before the report an act is background.
const longAgo = 6

func (r *reading) isTime(tok int32) bool { return r.times[tok] }

func (r *reading) isPlace(tok int32) bool { return r.places[tok] >= 0 }

// isWater says whether a sea or river stands at a token: it takes no part.
func (r *reading) isWater(tok int32) bool {
	p := r.places[tok]
	return p >= 0 && r.in.Places[p].Water
}

// isTown says whether the name in front of event noun n is where it happens:
// "the Orlando attack". A capital may stand for its government, but not in
// front of violence.
func (r *reading) isTown(tok, n int32) bool {
	p := r.places[tok]
	if p < 0 || r.in.Places[p].Resolution == "country" {
		return false
	}
	m := r.mention(tok)
	return m == nil || r.in.Cast.Actors[m.Actor].Type != who.Government || r.tree.w.violence.has(r.tree.lemma(n))
}

func (r *reading) markTimes() {
	for i := range r.in.Times {
		for t := r.in.Times[i].First; t < r.in.Times[i].Last; t++ {
			r.times[t] = true
		}
	}
}

func (r *reading) markPlaces() {
	for i := range r.in.Places {
		for t := r.in.Places[i].First; t < r.in.Places[i].Last; t++ {
			r.places[t] = int32(i)
		}
	}
}

// date finds the time of an act and what it says of its reality.
func (r *reading) date(c *candidate) {
	if r.in.Dates == nil {
		return
	}
	at := r.in.Dates.Date(c.head)
	if c.carrier >= 0 && at.Source != when.Own {
		if up := r.in.Dates.Date(c.carrier); up.Source < at.Source {
			at = up
		}
	}
	c.dating = at
	c.Time, c.Begin, c.End, c.Precision = at.Time, at.Begin, at.End, at.Precision
	r.agedBy(c)
}

// agedBy marks an act as background or as to come by its time.
func (r *reading) agedBy(c *candidate) {
	if c.Time < 0 || r.in.Date == 0 || c.Begin == 0 {
		return
	}
	long := c.Precision != "day" && c.Precision != "range" // last week, in March
	switch {
	case c.End < r.in.Date-longAgo, long && c.End < r.in.Date, c.Begin < r.in.Date-365,
		long && c.End == r.in.Date && c.Begin < r.in.Date-longAgo: // earlier this year
		c.Aux |= Historical
	case c.Begin > r.in.Date && c.dating.Source == when.Own:
		c.Aux |= Future
	}
}

// locate finds the place of an act: its own phrase, then what it is done to,
// then the only place of its sentence.
func (r *reading) locate(c *candidate) {
	own := int32(-1)
	for _, a := range c.args {
		if a.slot == place && (own < 0 || r.in.Places[own].Resolution == "country") {
			own = r.places[a.tok] // of "at Mosul in Iraq" Mosul
		}
	}
	if own >= 0 {
		c.Place = own
		return
	}
	if at := r.objectPlace(c); at >= 0 {
		c.Place = at
		return
	}
	first, last := r.in.Doc.Subtree(c.head)
	if c.Place = r.onlyPlace(first, last, c.head); c.Place < 0 {
		s := r.in.Doc.Sents[r.sent(c.head)]
		c.Place = r.onlyPlace(s.First, s.Last, c.head)
	}
}

// onlyPlace gives the only place where something is among tokens first up to
// last; of "Pulwama in Kashmir" it is Pulwama. It is -1 where there are several,
// and where it is another's: "stopped lorries, and Kenya cancelled flights to Goma".
func (r *reading) onlyPlace(first, last, head int32) int32 {
	found, at := int32(-1), int32(-1)
	for t := first; t < last; t++ {
		p := r.places[t]
		if p < 0 || p == found || !r.stands(t) || at >= 0 && r.tree.head(t) == at {
			continue
		}
		if found >= 0 {
			return -1
		}
		found, at = p, t
	}
	if at >= 0 && r.inOther(at, head) {
		return -1
	}
	return found
}

// inOther says whether a token stands in a clause that is coordinated with
// that of head and has a subject of its own.
func (r *reading) inOther(tok, head int32) bool {
	t := &r.tree
	for n := 0; tok >= 0 && n < 60; n++ {
		if t.rel(tok) == text.Conj && t.isPredicate(tok) && t.d.Kid(tok, text.Nsubj) >= 0 {
			first, last := t.d.Subtree(tok)
			return head < first || head >= last
		}
		tok = t.head(tok)
	}
	return false
}

// placeAt gives the place that a phrase with head k names: "in Goma", "in the
// eastern city of Goma". The phrase's filler is tok.
func (r *reading) placeAt(k, tok int32) int32 {
	t := &r.tree
	if r.isPlace(tok) {
		return tok
	}
	if t.d.Tokens[k].UPOS != text.NOUN || !t.w.whereabouts.has(t.caseOf(k)) {
		return nobody
	}
	for _, c := range t.d.Kids(k) {
		if t.isGenitive(c) && r.isPlace(c) {
			return c
		}
	}
	return nobody
}

// objectPlace gives the place to which an act is done or in which its object
// lies, for acts that are done to places: "captured Goma", "shelled the port
// of Goma". A country is told by the recipient.
func (r *reading) objectPlace(c *candidate) int32 {
	if !r.c.grounded(c.frame.typ) {
		return -1
	}
	for _, a := range c.args {
		if a.slot == object && !a.far {
			if p := r.placeWithin(a.tok); p >= 0 {
				return p
			}
		}
	}
	for _, q := range c.Recipients {
		if p := r.placeWithin(q.Head); p >= 0 {
			return p
		}
	}
	return -1
}

// placeWithin gives the first place smaller than a country in a noun's phrase.
func (r *reading) placeWithin(tok int32) int32 {
	first, last := r.nounPhrase(tok)
	for t := first; t < last; t++ {
		if p := r.places[t]; p >= 0 && r.in.Places[p].Resolution != "country" {
			return p
		}
	}
	return -1
}

// stands says whether a place name tells where something is: "in Cairo", not
// "the Cairo government".
func (r *reading) stands(tok int32) bool {
	c := r.tree.caseOf(tok)
	return c != "" && r.c.words.whereabouts.has(c)
}
