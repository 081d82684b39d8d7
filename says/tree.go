package says

import "rapporteur/text"

// maxClimb bounds the way up a tree, against circles in broken ones.
const maxClimb = 12

// mark adds the tokens that top governs to those marked, without what the
// tokens in skip govern.
func (s *state) mark(top int32, skip ...int32) {
	s.stack = append(s.stack[:0], top)
	for len(s.stack) > 0 {
		t := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		if s.marked[t] || in(skip, t) {
			continue
		}
		s.marked[t] = true
		s.stack = append(s.stack, s.doc.Kids(t)...)
	}
}

func in(list []int32, t int32) bool {
	for _, x := range list {
		if x == t {
			return true
		}
	}
	return false
}

// collect turns the marked tokens of the sentence around at into ranges and
// takes the marks away. Pieces that only punctuation parts are one; commas and
// full stops at the edges go.
func (s *state) collect(at int32) []Range {
	sent := &s.doc.Sents[s.doc.Tokens[at].Sent]
	s.ranges = s.ranges[:0]
	body := max(sent.First, sent.Body)
	for t := sent.First; t < sent.Last; t++ {
		if !s.marked[t] {
			continue
		}
		s.marked[t] = false
		if t < body {
			continue
		}
		if n := len(s.ranges) - 1; n >= 0 && s.onlyPunct(s.ranges[n].Last, t) {
			s.ranges[n].Last = t + 1
		} else {
			s.ranges = append(s.ranges, Range{t, t + 1})
		}
	}
	out := s.ranges[:0]
	for _, r := range s.ranges {
		if r = s.tidy(r); r.First < r.Last {
			out = append(out, r)
		}
	}
	s.ranges = out
	return out
}

func (s *state) onlyPunct(from, to int32) bool {
	for t := from; t < to; t++ {
		if s.doc.Tokens[t].UPOS != text.PUNCT {
			return false
		}
	}
	return true
}

// edge tells whether token t is punctuation that no content begins or ends
// with: a quotation mark may.
func (s *state) edge(t int32) bool {
	return s.doc.Tokens[t].UPOS == text.PUNCT && mark(s.doc.Form(t)) == noMark
}

// phrase gives the tokens around head without its clauses.
func (s *state) phrase(head int32) (first, last int32) {
	first, last = head, head+1
	for _, k := range s.doc.Kids(head) {
		switch s.doc.Tokens[k].Rel {
		case text.AclRelcl, text.Acl, text.Parataxis, text.Punct, text.Case, text.Mark, text.Cop, text.Advcl, text.Nsubj:
			continue
		}
		f, l := s.span(k)
		first, last = min(first, f), max(last, l)
	}
	return first, last
}

// span gives the first token that t governs and the one behind the last.
func (s *state) span(t int32) (first, last int32) {
	first, last = t, t+1
	s.stack = append(s.stack[:0], t)
	for n := 0; len(s.stack) > 0 && n <= maxSentence; n++ {
		t := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		first, last = min(first, t), max(last, t+1)
		s.stack = append(s.stack, s.doc.Kids(t)...)
	}
	return first, last
}

// quotedSpeaker gives who speaks in "the daily quoted her as saying" and "he was
// quoted by the daily as saying", or -1.
func (s *state) quotedSpeaker(v int32) int32 {
	doc := s.doc
	t := &doc.Tokens[v]
	m := doc.Kid(v, text.Mark)
	if t.XPOS != text.VBG || t.Head < 0 || m < 0 || !s.f.is(doc.Tokens[m].Lemma, classAs) || !s.f.is(doc.Tokens[t.Head].Lemma, classQuoted) {
		return -1
	}
	if k := doc.Kid(t.Head, text.NsubjPass); k >= 0 {
		return k
	}
	for _, rel := range []text.Rel{text.Obj, text.Iobj} {
		if k := doc.Kid(t.Head, rel); k >= 0 {
			return k
		}
	}
	if doc.Tokens[t.Head].Rel == text.Acl { // "the resident quoted as saying"
		return doc.Tokens[t.Head].Head
	}
	return -1
}

// subject gives the head of who does what the predicate v says, or -1: its own
// subject, or that of the verb it is coordinated with or depends on.
func (s *state) subject(v int32) int32 {
	doc := s.doc
	if k := s.quotedSpeaker(v); k >= 0 {
		return s.antecedent(k, v)
	}
	at := v
	for range maxClimb {
		passive := s.passive(at)
		if passive {
			if k := doc.Kid(at, text.OblAgent); k >= 0 {
				return k
			}
			if at == v {
				return -1
			}
		}
		for _, k := range doc.Kids(at) {
			switch doc.Tokens[k].Rel {
			case text.Nsubj, text.NsubjOuter, text.NsubjPass:
				return s.antecedent(k, at)
			}
		}
		t := &doc.Tokens[at]
		switch t.Rel {
		case text.Conj, text.Xcomp, text.Advcl, text.AdvclRelcl:
			at = t.Head
		case text.Acl, text.AclRelcl:
			if !s.speaksFor(at) {
				return t.Head
			}
			at = s.doc.Tokens[t.Head].Head
		default:
			return -1
		}
		if at < 0 {
			return -1
		}
	}
	return -1
}

// speaksFor tells whether a participle that hangs on an object tells what the
// subject says: "rejected the offer saying …", unlike "a letter saying …".
func (s *state) speaksFor(v int32) bool {
	t := &s.doc.Tokens[v]
	h := &s.doc.Tokens[t.Head]
	if t.Rel != text.Acl || t.XPOS != text.VBG || h.Rel != text.Obj && h.Rel != text.Obl || h.Head < 0 {
		return false
	}
	return !s.f.is(h.Lemma, classText) && !s.f.is(h.Lemma, classNoun)
}

// antecedent gives what a relative pronoun stands for.
func (s *state) antecedent(subj, v int32) int32 {
	t := &s.doc.Tokens[subj]
	if t.XPOS != text.WP && t.XPOS != text.WDT {
		return subj
	}
	for at := v; at >= 0; at = s.doc.Tokens[at].Head {
		if s.doc.Tokens[at].Rel == text.AclRelcl {
			return s.doc.Tokens[at].Head
		}
		if s.doc.Tokens[at].Rel != text.Conj {
			break
		}
	}
	// No relative clause in the tree: the noun before the pronoun.
	at := subj - 1
	if at > 0 && s.edge(at) {
		at--
	}
	if at < 0 || s.doc.Tokens[at].Sent != t.Sent {
		return subj
	}
	if u := s.doc.Tokens[at].UPOS; u != text.NOUN && u != text.PROPN {
		return subj
	}
	for range maxClimb {
		h := s.doc.Tokens[at].Head
		if h < 0 || h >= subj || s.doc.Tokens[h].UPOS != text.NOUN && s.doc.Tokens[h].UPOS != text.PROPN {
			return at
		}
		at = h
	}
	return at
}

// that tells whether the clause k begins with "that".
func (s *state) that(k int32) bool {
	m := s.doc.Kid(k, text.Mark)
	if m < 0 || !s.f.is(s.doc.Tokens[m].Lemma, classThat) {
		return false
	}
	first, _ := s.span(k)
	return first == m
}

// passive tells whether predicate v has a passive auxiliary.
func (s *state) passive(v int32) bool {
	if s.doc.Tokens[v].XPOS == text.VBN && s.doc.Tokens[v].Rel == text.Acl {
		return true
	}
	return s.doc.Kid(v, text.AuxPass) >= 0 || s.doc.Kid(v, text.NsubjPass) >= 0
}
