package says

import "rapporteur/text"

// verb looks for the content of a verb that may be a cue.
func (s *state) verb(v int32) {
	fr, ok := s.f.verbs[s.doc.Tokens[v].Lemma]
	put := s.f.is(s.doc.Tokens[v].Lemma, classPut)
	if !ok && !put {
		return
	}
	c := Claim{Cue: [2]int32{v, v + 1}, CueHead: v, SourceHead: -1}
	const speech = fThat | fQuote
	if (put || fr.has&speech == speech) && s.asPut(v, fr, &c) || !ok {
		return
	}
	content := s.verbContent(v, fr, &c)
	if len(content) == 0 {
		return
	}
	if c.SourceHead < 0 {
		s.sourceOf(&c, s.subject(v))
		s.stretch(&c)
	}
	if c.Source[0] < c.Source[1] && holds(content, c.SourceHead) {
		c.Source, c.SourceHead = [2]int32{}, -1
	}
	if c.SourceHead < 0 && fr.has&fQuote != 0 && (c.Frame == Finite || c.Frame == Quote) && s.doc.Kid(v, text.AuxPass) < 0 {
		content = s.neighbour(v, &c, content)
		if len(content) == 0 {
			return
		}
	}
	// "I think", and "we said" within a quotation, make no claim of their own.
	if (fr.has&fQuote == 0 || s.inQuote[v] >= 0) && c.SourceHead >= 0 && s.f.is(s.doc.Tokens[c.SourceHead].Lemma, classSelf) {
		return
	}
	if c.SourceHead < 0 && s.doc.Tokens[v].XPOS == text.VB {
		return // "to say that …": nobody does
	}
	s.add(c, content)
}

// stretch lets the source take the prepositional phrase between it and the
// cue, which parsers like to hang on the verb: "a source close [to the chief] told".
func (s *state) stretch(c *Claim) {
	t := c.Source[1]
	if c.SourceHead < 0 || t >= c.CueHead || s.doc.Tokens[t].UPOS != text.ADP {
		return
	}
	for ; t < c.CueHead; t++ {
		switch s.doc.Tokens[t].UPOS {
		case text.PUNCT, text.VERB, text.SCONJ:
			return
		case text.AUX, text.ADV:
			c.Source[1] = t
			return
		}
	}
	c.Source[1] = t
}

func holds(content []Range, t int32) bool {
	for _, r := range content {
		if r.First <= t && t < r.Last {
			return true
		}
	}
	return false
}

// asPut finds "…, as X put it": the clause around is the content.
// In "…, as X vows revenge" it is the revenge.
func (s *state) asPut(v int32, fr frames, c *Claim) bool {
	t := &s.doc.Tokens[v]
	if o := s.doc.Kid(v, text.Obj); o >= 0 && fr.has&fTo != 0 && s.doc.Tokens[o].UPOS == text.NOUN {
		return false
	}
	if t.Rel != text.Advcl && t.Rel != text.Parataxis || t.Head < 0 {
		return false
	}
	m := s.doc.Kid(v, text.Mark)
	if m < 0 || !s.f.is(s.doc.Tokens[m].Lemma, classAs) || s.doc.Kid(v, text.Ccomp) >= 0 || s.doc.Kid(v, text.Xcomp) >= 0 || !s.ownSubject(v) {
		return false
	}
	s.mark(t.Head, v)
	c.Frame = AsPut
	s.sourceOf(c, s.subject(v))
	content := s.collect(v)
	if c.SourceHead < 0 || holds(content, c.SourceHead) {
		return false
	}
	s.add(*c, content)
	return true
}

// verbContent tries the places where the verb may hold its content.
func (s *state) verbContent(v int32, fr frames, c *Claim) []Range {
	if s.passive(v) {
		if out := s.passiveContent(v, fr, c); len(out) > 0 {
			return out
		}
	}
	if fr.has&(fThat|fQuote) != 0 {
		if out := s.clause(v, fr, c); len(out) > 0 {
			return s.withQuotes(out, v)
		}
	}
	if fr.has&(fTo|fWhoTo) != 0 {
		if out := s.toContent(v, fr, c); len(out) > 0 {
			return s.withQuotes(out, v)
		}
	}
	if fr.has&fQuote != 0 {
		if out := s.quoted(v, c); len(out) > 0 {
			return out
		}
	}
	if fr.has&(fThat|fQuote|fShould) == fThat|fQuote {
		if out := s.tail(v, c); len(out) > 0 {
			return out
		}
	}
	return s.phraseContent(v, fr, c)
}

// clause finds content that is a clause: said [that …]; [they left], he said.
func (s *state) clause(v int32, fr frames, c *Claim) []Range {
	doc := s.doc
	c.Frame = Finite
	for _, k := range doc.Kids(v) {
		switch doc.Tokens[k].Rel {
		case text.Ccomp:
			if !s.infinitive(k) {
				s.mark(k, s.turn(k))
			}
		case text.Obj: // "described how they fled", where "how" heads the clause
			if k > v && doc.Tokens[k].UPOS == text.ADV && doc.Kid(k, text.AdvclRelcl) >= 0 {
				s.mark(k)
			}
		case text.Advcl: // as parsers like to take it
			if k > v && s.that(k) {
				s.mark(k)
			}
		case text.Conj: // "said that … and that …", where the second hangs on "said"
			if s.doc.Kid(k, text.Mark) >= 0 && s.ownSubject(k) {
				s.mark(k)
			}
		}
	}
	if out := s.collect(v); len(out) > 0 {
		if fr.has&fShould != 0 {
			c.Frame = Request
		} else if s.question(out[0].First) && s.inQuote[out[0].First] < 0 {
			c.Frame = Object // "did not say when they would return"
		}
		return out
	}
	// "They left, he said": the clause governs the verb.
	t := &doc.Tokens[v]
	if fr.has&fShould == 0 && s.behind(v) {
		s.mark(t.Head, v)
		return s.collect(v)
	}
	if k := s.strayed(v); k >= 0 && s.ownSubject(v) {
		s.mark(k)
		return s.collect(v)
	}
	if fr.has&fQuote == 0 {
		return nil
	}
	for _, k := range doc.Kids(v) {
		if doc.Tokens[k].Rel == text.Parataxis && s.set(k, v) {
			s.mark(k)
		}
	}
	return s.collect(v)
}

// turn gives the clause behind a comma in which the reporter objects to the
// clause k that is told: "said it had the port, though residents denied it", or -1.
func (s *state) turn(k int32) int32 {
	for _, n := range s.doc.Kids(k) {
		t := &s.doc.Tokens[n]
		if n < k || t.Rel != text.Conj && t.Rel != text.Advcl || !s.setOff(n, int32(len(s.doc.Tokens))) || s.inQuote[n] >= 0 {
			continue
		}
		for _, m := range s.doc.Kids(n) {
			if r := s.doc.Tokens[m].Rel; (r == text.Cc || r == text.Mark) && s.f.is(s.doc.Tokens[m].Lemma, classTurn) {
				return n
			}
		}
	}
	return -1
}

// behind tells whether v follows what it reports, as in "They left, he said".
// Parsers may take it for one more clause in a row.
func (s *state) behind(v int32) bool {
	t := &s.doc.Tokens[v]
	if t.Head < 0 || !s.ownSubject(v) || t.XPOS == text.VBG {
		return false
	}
	if s.doc.Kid(v, text.Mark) >= 0 || s.relative(v) || s.denied(v) {
		return false
	}
	return t.Rel == text.Parataxis || t.Rel == text.Conj && t.Head < v && s.doc.Kid(v, text.Cc) < 0
}

// denied tells whether v has a "not": who "did not claim it" tells nothing.
func (s *state) denied(v int32) bool {
	for _, k := range s.doc.Kids(v) {
		if t := &s.doc.Tokens[k]; t.Rel == text.Advmod && t.UPOS == text.PART {
			return true
		}
	}
	return false
}

// relative tells whether v has a relative or question word of its own.
func (s *state) relative(v int32) bool {
	for _, k := range s.doc.Kids(v) {
		switch s.doc.Tokens[k].XPOS {
		case text.WP, text.WDT, text.WRB:
			return true
		}
	}
	return false
}

// strayed gives the clause of v that the parser hung on a noun in between:
// "warned in a long speech before parliament that the war would spread".
func (s *state) strayed(v int32) int32 {
	for _, k := range s.doc.Kids(v) {
		tok := &s.doc.Tokens[k]
		if k < v || tok.Rel != text.Obl && tok.Rel != text.Obj || s.f.is(tok.Lemma, classNoun) {
			continue
		}
		for _, c := range s.doc.Kids(k) {
			if rel := s.doc.Tokens[c].Rel; (rel == text.Acl || rel == text.AclRelcl || rel == text.Ccomp) && c > k && s.that(c) && s.ownSubject(c) {
				return c
			}
		}
	}
	return -1
}

// question tells whether a clause that begins at token t asks.
func (s *state) question(t int32) bool {
	tok := &s.doc.Tokens[t]
	return tok.XPOS == text.WRB || tok.XPOS == text.WP || tok.XPOS == text.WDT || s.f.is(tok.Lemma, classWhether) && tok.UPOS == text.SCONJ
}

// set tells whether the parataxis k of v is set off by a colon or quotation
// marks, or stands in front.
func (s *state) set(k, v int32) bool {
	first, _ := s.span(k)
	if first < v || s.inQuote[first] >= 0 {
		return true
	}
	return first > 0 && s.doc.Form(first-1) == ":"
}

func (s *state) ownSubject(v int32) bool {
	return s.doc.Kid(v, text.Nsubj) >= 0 || s.doc.Kid(v, text.NsubjPass) >= 0
}

func (s *state) infinitive(v int32) bool {
	if x := s.doc.Tokens[v].XPOS; x != text.VB && x != text.VBN && x != text.VBG { // "to have killed", "to be leaving"
		return false
	}
	m := s.doc.Kid(v, text.Mark)
	return m >= 0 && s.doc.Tokens[m].XPOS == text.TO
}

// withQuotes lets content that begins or ends in a quotation take the whole of
// it, over sentences, but not the cue.
func (s *state) withQuotes(content []Range, v int32) []Range {
	first, last := &content[0], &content[len(content)-1]
	if q := s.inQuote[first.First]; q >= 0 && s.inQuote[v] != q {
		first.First = min(first.First, s.quotes[q].first)
	}
	if q := s.inQuote[last.Last-1]; q >= 0 && s.inQuote[v] != q {
		last.Last = max(last.Last, s.quotes[q].last)
	}
	if first.Last > v || s.inQuote[first.First] < 0 || s.inQuote[v] >= 0 || !s.ended(&s.quotes[s.inQuote[first.First]]) {
		return content
	}
	// A quotation with its own comma stands before the cue: what the tree adds
	// from around the cue is source.
	out := content[:0]
	for _, r := range content {
		if s.inQuote[r.First] >= 0 {
			r.Last = min(r.Last, s.quotes[s.inQuote[r.First]].last)
			out = append(out, r)
		}
	}
	return out
}

// quoted finds the quotations that belong to verb v: in its sentence, outside
// its source, or in the next one behind a colon.
func (s *state) quoted(v int32, c *Claim) []Range {
	c.Frame = Quote
	sent := &s.doc.Sents[s.doc.Tokens[v].Sent]
	if s.inQuote[v] >= 0 {
		return nil // a verb of the speech itself
	}
	subj := s.subject(v)
	if subj < 0 && s.doc.Tokens[v].XPOS != text.VBD && s.doc.Tokens[v].XPOS != text.VBZ {
		return nil
	}
	s.ranges = s.ranges[:0]
	for t := sent.First; t < sent.Last; t++ {
		q := s.inQuote[t]
		if q < 0 {
			continue
		}
		r := &s.quotes[q]
		if s.speech(r) && !s.covered[t] && s.reaches(v, r, sent) {
			s.ranges = append(s.ranges, Range{r.first, r.last})
		}
		t = r.last - 1
	}
	if len(s.ranges) == 0 && s.doc.Form(sent.Last-1) == ":" && int(sent.Last) < len(s.doc.Tokens) {
		if q := s.inQuote[sent.Last]; q >= 0 {
			s.ranges = append(s.ranges, Range{s.quotes[q].first, s.quotes[q].last})
		}
	}
	return s.ranges
}

// reaches tells whether no other cue verb stands between v and the quotation.
func (s *state) reaches(v int32, q *quote, sent *text.Sent) bool {
	from, to := q.last, v
	if q.first > v {
		from, to = v+1, q.first
	}
	for t := max(from, sent.First); t < to; t++ {
		tok := &s.doc.Tokens[t]
		if tok.UPOS == text.VERB && s.inQuote[t] < 0 && s.f.verbs[tok.Lemma].has&fQuote != 0 {
			return false
		}
	}
	return true
}

// toContent finds an infinitive: vowed [to fight], urged them [to leave].
func (s *state) toContent(v int32, fr frames, c *Claim) []Range {
	doc := s.doc
	obj := doc.Kid(v, text.Obj)
	for _, k := range doc.Kids(v) {
		rel := doc.Tokens[k].Rel
		if rel != text.Xcomp && rel != text.Ccomp && rel != text.Advcl || !s.infinitive(k) {
			continue
		}
		switch {
		case fr.has&fTo != 0 && obj < 0 && rel != text.Advcl:
			c.Frame = Infinitive
		case fr.has&fWhoTo != 0 && (rel != text.Advcl || obj >= 0 && k > obj && s.joined(obj, k)):
			c.Frame = Request
		default:
			continue
		}
		s.mark(k)
		return s.collect(v)
	}
	return nil
}

// phraseContent finds content that is a phrase.
func (s *state) phraseContent(v int32, fr frames, c *Claim) []Range {
	obj := s.doc.Kid(v, text.Obj)
	if fr.has&fAs != 0 {
		p := s.predicate(v)
		if obj < 0 {
			obj = p // "a leader whom he described as a thief"
		}
		if p >= 0 || obj > v && s.freeRelative(v) {
			c.Frame = Predicate
			s.mark(obj)
			if p >= 0 {
				s.mark(p)
			}
			return s.collect(v)
		}
	}
	if out := s.prepContent(v, fr, c); len(out) > 0 {
		return out
	}
	if fr.has&fObj == 0 {
		return nil
	}
	if obj < 0 {
		obj = s.gerund(v)
	}
	if obj >= 0 {
		c.Frame = Object
		s.mark(obj)
		return s.collect(v)
	}
	return nil
}

// gerund gives the participle right behind v: denied [having left].
func (s *state) gerund(v int32) int32 {
	for _, k := range s.doc.Kids(v) {
		switch s.doc.Tokens[k].Rel {
		case text.Xcomp, text.Ccomp, text.Advcl:
			if first, _ := s.span(k); first == v+1 && s.doc.Kid(k, text.Mark) < 0 {
				return k
			}
		}
	}
	return -1
}

// joined tells whether no mark stands between object and infinitive.
func (s *state) joined(obj, k int32) bool {
	first, _ := s.span(k)
	return s.beforeComma(obj, first) == first
}

// freeRelative tells whether v stands in "what he called …".
func (s *state) freeRelative(v int32) bool {
	for t := v - 1; t >= 0 && t >= v-6; t-- {
		tok := &s.doc.Tokens[t]
		if tok.XPOS == text.WP {
			return true
		}
		if tok.UPOS == text.VERB || tok.UPOS == text.PUNCT {
			return false
		}
	}
	return false
}

// predicate gives what v says its object is: called him [a traitor], described
// it [as a trap].
func (s *state) predicate(v int32) int32 {
	for _, k := range s.doc.Kids(v) {
		switch s.doc.Tokens[k].Rel {
		case text.Xcomp:
			if !s.infinitive(k) {
				return k
			}
		case text.Obl, text.Advcl:
			for _, m := range s.doc.Kids(k) {
				if r := s.doc.Tokens[m].Rel; (r == text.Case || r == text.Mark) && s.f.is(s.doc.Tokens[m].Lemma, classAs) {
					return k
				}
			}
		}
	}
	return s.second(v)
}

// second gives the noun behind the object that parsers hang elsewhere: "called
// the use of gas [a red line]".
func (s *state) second(v int32) int32 {
	obj := s.doc.Kid(v, text.Obj)
	if obj < v {
		return -1
	}
	for _, at := range []int32{v, obj} {
		for _, k := range s.doc.Kids(at) {
			tok := &s.doc.Tokens[k]
			if k < obj || tok.UPOS != text.NOUN || s.doc.Kid(k, text.Case) >= 0 || s.doc.Kid(k, text.Det) < 0 {
				continue
			}
			if at == v && tok.Rel == text.OblUnmarked || at == obj && tok.Rel == text.Obj {
				return k
			}
		}
	}
	return -1
}

func (s *state) prepContent(v int32, fr frames, c *Claim) []Range {
	if fr.preps == 0 || c.SourceHead < 0 && s.doc.Kid(v, text.AuxPass) >= 0 {
		return nil // "has been charged with a crime": nobody says so
	}
	if out := s.prepBelow(v, v, fr, c); len(out) > 0 {
		return out
	}
	for _, rel := range []text.Rel{text.Obj, text.OblAgent} { // "accused him, by X, of …", as parsers see it
		if k := s.doc.Kid(v, rel); k >= 0 {
			if out := s.prepBelow(k, v, fr, c); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// prepBelow looks for the preposition among the dependants of token at.
func (s *state) prepBelow(at, v int32, fr frames, c *Claim) []Range {
	for _, k := range s.doc.Kids(at) {
		switch s.doc.Tokens[k].Rel {
		case text.Obl, text.Nmod, text.Advcl, text.Acl:
		default:
			continue
		}
		if k < v {
			continue
		}
		for _, m := range s.doc.Kids(k) { // "accused of being behind it" has two
			if r := s.doc.Tokens[m].Rel; r != text.Case && r != text.Mark {
				continue
			}
			if m > 0 && (s.doc.Tokens[m-1].UPOS == text.ADP || s.doc.Tokens[m-1].UPOS == text.SCONJ) {
				continue // "talk him out of going"
			}
			i := indexOf(s.f.preps, s.doc.Tokens[m].Lemma)
			if i >= 0 && fr.preps&(1<<i) != 0 {
				c.Frame = Preposition
				if s.charges(v, k) {
					c.Frame = Charge
				}
				s.mark(k, m)
				return s.collect(v)
			}
		}
	}
	return nil
}

// charges tells whether v accuses somebody of what the clause k tells, and
// who does so is known: "accused the gangs of raping women".
func (s *state) charges(v, k int32) bool {
	return s.f.is(s.doc.Tokens[v].Lemma, classCharge) && s.doc.Tokens[k].UPOS == text.VERB && s.subject(v) >= 0
}

// passiveContent: "is said [to be ill]", "it is believed [that …]", "[the
// vote] was criticized by X".
func (s *state) passiveContent(v int32, fr frames, c *Claim) []Range {
	doc := s.doc
	subj := doc.Kid(v, text.NsubjPass)
	if agent := doc.Kid(v, text.OblAgent); agent >= 0 {
		s.sourceOf(c, agent)
	}
	for _, k := range doc.Kids(v) {
		switch doc.Tokens[k].Rel {
		case text.Ccomp, text.Csubj, text.CsubjPass:
			c.Frame = Finite
			s.mark(k)
			return s.collect(v)
		case text.Xcomp:
			if subj >= 0 && s.f.is(doc.Tokens[v].Lemma, classPassive) {
				c.Frame = Finite
				s.mark(subj)
				s.mark(k)
				return s.collect(v)
			}
		}
	}
	if p := s.predicate(v); p >= 0 && subj >= 0 && fr.has&fAs != 0 {
		c.Frame = Finite
		s.mark(subj)
		s.mark(p)
		return s.collect(v)
	}
	if fr.has&fObj != 0 && subj >= 0 && c.SourceHead >= 0 {
		c.Frame = Object
		s.mark(subj)
		return s.collect(v)
	}
	return nil
}
