package says

import (
	"unicode/utf8"

	"rapporteur/text"
)

// quote is a quotation: tokens first up to and without last, marks included.
type quote struct {
	first, last int32
	open        bool // no closing mark: it goes on in the next paragraph
}

type markKind uint8

const (
	noMark markKind = iota
	opens
	closes
	either
)

// mark tells what a token does to quotations.
func mark(form string) markKind {
	if form == "" || len(form) > 3 {
		return noMark
	}
	r, n := utf8.DecodeRuneInString(form)
	if n < len(form) && form != "``" && form != "''" {
		return noMark
	}
	switch r {
	case '“', '„', '«', '`':
		return opens
	case '”', '»':
		return closes
	case '"':
		return either
	case '\'':
		if form == "''" {
			return either
		}
	}
	return noMark
}

// findQuotes lists the quotations. Each ends with its closing mark or with
// the paragraph.
func (s *state) findQuotes() {
	doc := s.doc
	start := int32(-1)
	par := int32(-1)
	for i := range doc.Tokens {
		t := int32(i)
		tok := &doc.Tokens[t]
		if p := doc.Sents[tok.Sent].Par; p != par {
			s.endQuote(start, t, true)
			start, par = -1, p
		}
		if tok.UPOS != text.PUNCT && tok.End-tok.Start > 3 {
			continue
		}
		switch k := mark(doc.Form(t)); {
		case k == noMark:
		case start < 0 && k != closes:
			start = t
		case start >= 0 && k != opens:
			s.endQuote(start, t+1, false)
			start = -1
		}
	}
	s.endQuote(start, int32(len(doc.Tokens)), true)
}

func (s *state) endQuote(start, end int32, open bool) {
	if start < 0 || end <= start {
		return
	}
	for t := start; t < end; t++ {
		s.inQuote[t] = int32(len(s.quotes))
	}
	s.quotes = append(s.quotes, quote{start, end, open})
}

// mostlyQuoted tells whether more than half of the content is quoted.
func (s *state) mostlyQuoted(content []Range) bool {
	in, n := 0, 0
	for _, r := range content {
		for t := r.First; t < r.Last; t++ {
			n++
			if s.inQuote[t] >= 0 {
				in++
			}
		}
	}
	return 2*in > n
}

// speech tells whether quotation q is what somebody said, not a word in
// quotation marks: a clause, or several words with their punctuation.
func (s *state) speech(q *quote) bool {
	if q.last-q.first < 4 {
		return false
	}
	for t := q.first; t < q.last; t++ {
		switch s.doc.Tokens[t].UPOS {
		case text.VERB, text.AUX:
			return true
		}
	}
	return s.ended(q)
}

// ended tells whether the quotation holds its own comma or full stop.
func (s *state) ended(q *quote) bool {
	if q.last-q.first < 3 {
		return false
	}
	switch s.doc.Form(q.last - 2) {
	case ",", ".", "!", "?":
		return true
	}
	return false
}

// goOn gives quotations that no cue introduces to the speaker before: those
// that open a paragraph or follow their claim in the same one.
func (s *state) goOn() {
	ci := s.base
	last := -1 // the claim at hand
	for i := range s.quotes {
		q := &s.quotes[i]
		for ci < len(s.claims) && s.claims[ci].CueHead < q.first {
			if c := &s.claims[ci]; s.inQuote[c.CueHead] < 0 && (c.Frame == Finite || c.Frame == Quote || c.Frame == According) {
				last = ci
			}
			ci++
		}
		if last < 0 || !s.speech(q) || s.anyCovered(q) || !s.opensSentence(q.first) || !s.near(&s.claims[last], q.first) {
			continue
		}
		c := &s.claims[last]
		c.Content = append(c.Content, Range{q.first, q.last})
		for t := q.first; t < q.last; t++ {
			s.covered[t] = true
		}
	}
	for i := s.base; i < len(s.claims); i++ {
		s.claims[i].Direct = s.mostlyQuoted(s.claims[i].Content)
	}
}

func (s *state) anyCovered(q *quote) bool {
	for t := q.first; t < q.last; t++ {
		if s.covered[t] {
			return true
		}
	}
	return false
}

func (s *state) opensSentence(t int32) bool {
	sent := &s.doc.Sents[s.doc.Tokens[t].Sent]
	return t-sent.First <= 1 || t == sent.Last-1 // the mark counted to the sentence before
}

// near tells whether token t stands at most one paragraph behind the end of
// the claim.
func (s *state) near(c *Claim, t int32) bool {
	end := c.CueHead
	if n := len(c.Content); n > 0 {
		end = max(end, c.Content[n-1].Last-1)
	}
	from, to := s.doc.Sents[s.doc.Tokens[end].Sent].Par, s.doc.Sents[s.doc.Tokens[t].Sent].Par
	return to-from <= 1
}
