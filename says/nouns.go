package says

import "rapporteur/text"

// according finds "according to X", whatever the parser takes the words for.
func (s *state) according(t int32) {
	doc := s.doc
	sent := &doc.Sents[doc.Tokens[t].Sent]
	if t+2 >= sent.Last || !s.f.is(doc.Tokens[t+1].Lemma, classTo) {
		return
	}
	c := Claim{Cue: [2]int32{t, t + 2}, CueHead: t, Frame: According}
	c.Source = [2]int32{t + 2, s.phraseEnd(t+2, sent.Last)}
	if c.SourceHead = s.top(c.Source[0], c.Source[1]); c.SourceHead < 0 {
		return
	}
	top := s.modified(t, c.SourceHead, c.Source[1], sent)
	if s.doc.Tokens[top].Head >= 0 {
		s.mark(top, s.doc.Kid(top, text.Mark))
	} else {
		s.mark(top)
	}
	for k := t; k < c.Source[1]; k++ {
		s.marked[k] = false
	}
	s.add(c, s.collect(t))
}

// phraseEnd gives the end of the noun phrase that begins at first: the next
// comma, finite verb or clause.
func (s *state) phraseEnd(first, last int32) int32 {
	for t := first; t < last; t++ {
		tok := &s.doc.Tokens[t]
		switch tok.UPOS {
		case text.AUX, text.SCONJ:
			return t
		case text.VERB:
			switch tok.XPOS { // "United" of the United Nations is tagged NNP
			case text.VBD, text.VBZ, text.VBP, text.VB:
				return t
			}
		case text.PRON:
			if tok.XPOS == text.WP || tok.XPOS == text.WDT {
				return t
			}
		case text.PUNCT:
			if f := s.doc.Form(t); f != "-" && f != "/" {
				return t
			}
		}
	}
	return last
}

// beforeComma gives the first token from first on that is no part of a phrase:
// a comma or another mark, or last.
func (s *state) beforeComma(first, last int32) int32 {
	for t := first; t < last; t++ {
		if s.doc.Tokens[t].UPOS == text.PUNCT && s.edge(t) && s.doc.Form(t) != "-" {
			return t
		}
	}
	return last
}

// modified gives the top of what the phrase "according to X", tokens t up to
// last, is about. In front it is about the sentence; behind a comma about the
// nearest clause in front of it that a comma sets off from the rest: "would not
// sign, after police shot 22, according to X". Without a comma it is about the
// clause that it hangs on.
func (s *state) modified(t, head, last int32, sent *text.Sent) int32 {
	body := max(sent.First, sent.Body)
	if t > body && s.doc.Tokens[t-1].UPOS != text.PUNCT {
		return s.predicateAbove(head, t, last)
	}
	at := t - 1
	for at > body && s.doc.Tokens[at].UPOS == text.PUNCT {
		at--
	}
	if at <= body {
		at = head
	}
	for range 4 * maxClimb {
		h := s.doc.Tokens[at].Head
		if h < 0 || t > body && s.setOff(at, t) {
			break
		}
		at = h
	}
	return at
}

// setOff tells whether k, in front of token t, heads a finite clause of its own
// that a comma or a semicolon parts from what it hangs on.
func (s *state) setOff(k, t int32) bool {
	switch s.doc.Tokens[k].Rel {
	case text.Advcl, text.AclRelcl, text.Conj, text.Parataxis:
	default:
		return false
	}
	if k > t || k < s.doc.Tokens[k].Head || !s.ownSubject(k) || s.infinitive(k) || s.doc.Tokens[k].XPOS == text.VBG && s.doc.Kid(k, text.Aux) < 0 {
		return false
	}
	first, _ := s.span(k)
	return s.edge(first) || first > 0 && s.edge(first-1)
}

// predicateAbove climbs from token t to the predicate outside the tokens from
// up to to.
func (s *state) predicateAbove(t, from, to int32) int32 {
	doc := s.doc
	for range 4 * maxClimb {
		h := doc.Tokens[t].Head
		if h < 0 {
			return t
		}
		t = h
		if inside := t >= from && t < to; !inside && (doc.Tokens[t].UPOS == text.VERB || s.ownSubject(t)) {
			return t
		}
	}
	return t
}

// noun finds "X's claim that …".
func (s *state) noun(t int32) {
	doc := s.doc
	if !s.f.is(doc.Tokens[t].Lemma, classNoun) {
		return
	}
	k := s.thatClause(t)
	if k < 0 {
		return
	}
	s.mark(k)
	c := Claim{Cue: [2]int32{t, t + 1}, CueHead: t, SourceHead: -1, Frame: Noun}
	s.sourceOf(&c, s.holder(t))
	s.add(c, s.collect(t))
}

// thatClause gives the clause that says what noun t says: its own, or one that
// begins right behind it, or -1.
func (s *state) thatClause(t int32) int32 {
	doc := s.doc
	for _, k := range doc.Kids(t) {
		rel := doc.Tokens[k].Rel
		if rel != text.Acl && rel != text.Ccomp || k < t {
			continue
		}
		m := doc.Kid(k, text.Mark)
		if m >= 0 && doc.Tokens[m].XPOS != text.TO && s.ownSubject(k) {
			return k
		}
	}
	m := t + 1
	if int(m) >= len(doc.Tokens) || doc.Tokens[m].UPOS != text.SCONJ || !s.f.is(doc.Tokens[m].Lemma, classThat) {
		return -1
	}
	if k := doc.Tokens[m].Head; k > m && s.that(k) && s.ownSubject(k) {
		return k
	}
	return -1
}

// holder gives whose claim a noun is.
func (s *state) holder(t int32) int32 {
	doc := s.doc
	if k := doc.Kid(t, text.NmodPoss); k >= 0 {
		return k
	}
	for _, k := range doc.Kids(t) {
		if doc.Tokens[k].Rel != text.Nmod {
			continue
		}
		if m := doc.Kid(k, text.Case); m >= 0 && s.f.is(doc.Tokens[m].Lemma, classHolder) {
			return k
		}
	}
	if h := doc.Tokens[t].Head; doc.Tokens[t].Rel == text.Obj && h >= 0 && s.f.is(doc.Tokens[h].Lemma, classIssue) {
		return s.subject(h)
	}
	return -1
}

// hearsay finds "reportedly": somebody says so, nobody is named.
func (s *state) hearsay(t int32) {
	tok := &s.doc.Tokens[t]
	if !s.f.is(tok.Lemma, classHearsay) || tok.Head < 0 {
		return
	}
	s.mark(tok.Head, t)
	s.add(Claim{Cue: [2]int32{t, t + 1}, CueHead: t, SourceHead: -1, Frame: Hearsay}, s.collect(t))
}
