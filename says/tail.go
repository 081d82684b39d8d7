package says

import "rapporteur/text"

// tail finds the content of a speech verb by the order of words where the tree
// shows none: "They left, the mayor said.", "If it rains, he warned, roads may
// close." The phrase before the verb is the source, what stands before the
// comma in front of it the content.
func (s *state) tail(v int32, c *Claim) []Range {
	doc := s.doc
	sent := &doc.Sents[doc.Tokens[v].Sent]
	start := s.finiteStart(v)
	if start < 0 || s.inQuote[v] >= 0 || !s.ends(v, sent) {
		return nil
	}
	first, last := s.sourceBefore(start, sent)
	if first >= last || first-1 <= sent.First || !s.hasVerb(sent.First, first-1) {
		return nil
	}
	c.Frame = Finite
	c.Source, c.SourceHead = [2]int32{first, last}, s.top(first, last)
	s.ranges = append(s.ranges[:0], s.tidy(Range{s.clauseStart(sent.First, first-1), first - 1}))
	if next := v + 1; next < sent.Last && doc.Form(next) == "," {
		if r := s.tidy(Range{next + 1, sent.Last}); r.First < r.Last {
			s.ranges = append(s.ranges, r)
		}
	}
	return s.ranges
}

// finiteStart gives the first token of a finite verb group that ends in v, or
// -1: "said", "has said", "was quoted as saying".
func (s *state) finiteStart(v int32) int32 {
	doc := s.doc
	at := v
	switch doc.Tokens[v].XPOS {
	case text.VBD, text.VBZ, text.VBP:
	case text.VBN:
		// Before a full stop it is the past tense that was taken for a participle.
		if at < 1 || doc.Tokens[at-1].UPOS != text.AUX && !s.stop(v+1) {
			return -1
		}
	case text.VBG:
		if at < 3 || !s.f.is(doc.Tokens[at-1].Lemma, classAs) || !s.f.is(doc.Tokens[at-2].Lemma, classQuoted) {
			return -1
		}
		at -= 2
	default:
		return -1
	}
	for at > 0 && (doc.Tokens[at-1].UPOS == text.AUX || doc.Tokens[at-1].UPOS == text.ADV) {
		at--
	}
	return at
}

// stop tells whether token t ends a sentence or a part of it.
func (s *state) stop(t int32) bool {
	if int(t) >= len(s.doc.Tokens) {
		return true
	}
	f := s.doc.Form(t)
	return f == "." || f == ";"
}

// ends tells whether no clause of its own follows v: a comma right behind it,
// or no verb up to the end of the sentence or a semicolon.
func (s *state) ends(v int32, sent *text.Sent) bool {
	if v+1 < sent.Last && s.doc.Form(v+1) == "," {
		return true
	}
	for t := v + 1; t < sent.Last; t++ {
		switch s.doc.Tokens[t].UPOS {
		case text.VERB, text.AUX, text.SCONJ:
			return false
		case text.PUNCT:
			if f := s.doc.Form(t); f == ";" || f == "," {
				return true
			}
		}
	}
	return true
}

// sourceBefore gives the noun phrase between a comma and token end, with one
// apposition: ", the acting minister, Ihor Tenyukh, promised".
func (s *state) sourceBefore(end int32, sent *text.Sent) (first, last int32) {
	last = end
	if last > sent.First && s.doc.Form(last-1) == "," {
		last--
	}
	first = s.segment(last, sent)
	if first == last || first <= sent.First || s.doc.Form(first-1) != "," {
		return 0, 0
	}
	if prev := s.segment(first-1, sent); prev < first-1 && prev > sent.First && s.doc.Form(prev-1) == "," {
		u, w := s.doc.Tokens[prev].UPOS, s.doc.Tokens[first].UPOS
		named := w == text.PROPN && u != text.ADP && u != text.CCONJ && u != text.ADV
		described := u == text.PROPN && (w == text.DET || w == text.PRON)
		if named || described {
			first = prev
		}
	}
	switch s.doc.Tokens[first].UPOS {
	case text.ADP, text.CCONJ, text.ADV, text.SCONJ:
		return 0, 0
	}
	if last-first > 1 && s.doc.Tokens[last-1].XPOS == text.PRP {
		return 0, 0 // ", a charge he denies"
	}
	for t := first; t < last; t++ {
		switch s.doc.Tokens[t].XPOS {
		case text.WP, text.WDT, text.WPS, text.WRB:
			return 0, 0
		}
	}
	return first, last
}

// segment gives the first token of the run of phrase words that ends at last.
func (s *state) segment(last int32, sent *text.Sent) int32 {
	for t := last - 1; t >= sent.First; t-- {
		switch s.doc.Tokens[t].UPOS {
		case text.NOUN, text.PROPN, text.DET, text.ADJ, text.NUM, text.PART, text.ADP, text.CCONJ, text.PRON, text.SYM:
			continue
		case text.PUNCT:
			if s.doc.Form(t) == "-" {
				continue
			}
		}
		return t + 1
	}
	return sent.First
}

func (s *state) hasVerb(first, last int32) bool {
	for t := first; t < last; t++ {
		if u := s.doc.Tokens[t].UPOS; u == text.VERB || u == text.AUX {
			return true
		}
	}
	return false
}

// clauseStart leaves out what a semicolon parts from the content.
func (s *state) clauseStart(first, last int32) int32 {
	for t := last - 1; t > first; t-- {
		if s.doc.Form(t) == ";" {
			return t + 1
		}
	}
	return first
}
