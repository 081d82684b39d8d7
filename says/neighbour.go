package says

import "rapporteur/text"

// neighbour gives a speech verb that has no subject in the tree the phrase
// beside it as its source: what stands between the end of the quotation, or a
// comma, and the verb; or behind the verb where the quotation ends before it.
// The source leaves the content.
func (s *state) neighbour(v int32, c *Claim, content []Range) []Range {
	first, last := s.before(v)
	if first >= last {
		first, last = s.after(v)
	}
	if first >= last {
		return content
	}
	c.SourceHead = s.top(first, last)
	c.Source = [2]int32{first, last}
	return s.without(content, first, last)
}

// before gives the noun phrase that ends where v's auxiliaries begin.
func (s *state) before(v int32) (first, last int32) {
	doc := s.doc
	sent := &doc.Sents[doc.Tokens[v].Sent]
	last = v
	for last > sent.First && (doc.Tokens[last-1].UPOS == text.ADV || doc.Tokens[last-1].UPOS == text.AUX) {
		last--
	}
	comma := int32(-1) // the leftmost inside the phrase
	for first = last; first > sent.First; first-- {
		t := &doc.Tokens[first-1]
		if s.inQuote[first-1] >= 0 {
			return s.trimmed(first, last)
		}
		switch t.UPOS {
		case text.NOUN, text.PROPN, text.DET, text.ADJ, text.NUM, text.PART, text.ADP, text.CCONJ:
		case text.PUNCT:
			if comma < 0 && first < last {
				comma = first
			}
		case text.PRON:
			if t.XPOS != text.PRPS {
				return s.simple(first-1, last, first-1)
			}
		default:
			return s.simple(first, last, comma)
		}
	}
	return s.simple(first, last, comma)
}

// simple takes the phrase up to its first comma, where no quotation shows that
// the commas set off appositions.
func (s *state) simple(first, last, comma int32) (int32, int32) {
	if comma < 0 {
		return 0, 0
	}
	return s.trimmed(comma, last)
}

// after gives the noun phrase behind v, where v follows a quotation or a comma.
func (s *state) after(v int32) (first, last int32) {
	doc := s.doc
	sent := &doc.Sents[doc.Tokens[v].Sent]
	if v == sent.First || v+1 >= sent.Last || doc.Tokens[v-1].UPOS != text.PUNCT {
		return 0, 0
	}
	first = v + 1
	for last = first; last < sent.Last; last++ {
		switch doc.Tokens[last].UPOS {
		case text.NOUN, text.PROPN, text.DET, text.ADJ, text.NUM, text.PART:
			continue
		case text.ADP:
			if last > first {
				continue
			}
		case text.PRON:
			if last == first {
				return first, first + 1
			}
		}
		break
	}
	return s.trimmed(first, last)
}

// trimmed takes punctuation off the edges, and gives nothing where no noun is
// left.
func (s *state) trimmed(first, last int32) (int32, int32) {
	for first < last && s.doc.Tokens[first].UPOS == text.PUNCT {
		first++
	}
	for first < last && s.doc.Tokens[last-1].UPOS == text.PUNCT {
		last--
	}
	for t := first; t < last; t++ {
		switch s.doc.Tokens[t].UPOS {
		case text.NOUN, text.PROPN, text.PRON:
			return first, last
		}
	}
	return 0, 0
}

// top gives the noun in the phrase whose governor stands outside it.
func (s *state) top(first, last int32) int32 {
	best := int32(-1)
	for t := first; t < last; t++ {
		tok := &s.doc.Tokens[t]
		if tok.UPOS != text.NOUN && tok.UPOS != text.PROPN && tok.UPOS != text.PRON {
			continue
		}
		if best < 0 {
			best = t
		}
		if tok.Head < first || tok.Head >= last {
			return t
		}
	}
	return best
}

// without cuts the tokens first up to last out of the content.
func (s *state) without(content []Range, first, last int32) []Range {
	var out []Range
	for _, r := range content {
		if r.Last <= first || r.First >= last {
			out = append(out, r)
			continue
		}
		if left := s.tidy(Range{r.First, first}); left.First < left.Last {
			out = append(out, left)
		}
		if right := s.tidy(Range{last, r.Last}); right.First < right.Last {
			out = append(out, right)
		}
	}
	return out
}

// tidy takes commas and full stops off the edges.
func (s *state) tidy(r Range) Range {
	for r.First < r.Last && s.edge(r.First) {
		r.First++
	}
	for r.First < r.Last && s.edge(r.Last-1) {
		r.Last--
	}
	return r
}
