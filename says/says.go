// Package says answers: according to whom? It finds the claims of a report:
// who says it, with which words, and what.
//
//	finder, err := says.Load(en.FS())
//	claims := finder.Claims(&doc, nil)
//
// Which words introduce a claim stands in cues/*.txt of a language's folder.
// This package knows how a tree of Universal Dependencies holds source, cue and
// content, and how quotations run over sentences and paragraphs.
package says

import "rapporteur/text"

// Claim is what somebody says.
type Claim struct {
	Source     [2]int32 // tokens; empty where nobody is named
	SourceHead int32    // -1 where nobody is named
	Cue        [2]int32 // tokens
	CueHead    int32
	Content    []Range // pieces in textual order; a quotation may go on in later sentences
	Direct     bool    // a quotation, for the most part
	Outer      int32   // index of the claim whose content it stands in, -1
	Same       int32   // index of the claim before it whose source the pronoun stands for, -1
	Frame      Frame   // how the cue holds the content
}

// Range is the tokens First up to and without Last.
type Range struct{ First, Last int32 }

// Frame is how a cue holds its content.
type Frame uint8

// The frames. Finite, Quote, According, Hearsay and AsPut assert what they
// hold, as does Charge, what somebody is accused of in a clause; Infinitive tells what the source is to do, Request what others are
// to; Object, Predicate and Preposition only mention it.
const (
	Finite Frame = iota
	Quote
	Infinitive
	Request
	Object
	Predicate
	Preposition
	According
	Noun
	Hearsay
	AsPut
	Charge
)

func (f Frame) String() string {
	return [...]string{"that", "quote", "to", "who-to", "obj", "as", "prep", "according", "noun", "hearsay", "as-put", "charge"}[f]
}

// Asserts tells whether a source that uses the frame vouches for the content.
func (f Frame) Asserts() bool {
	switch f {
	case Finite, Quote, According, Noun, Hearsay, AsPut, Charge:
		return true
	}
	return false
}

// maxSentence is the longest sentence that is searched, in tokens: beyond it
// stand lists and rubbish, and the time would grow with the square.
const maxSentence = 1000

// Claims appends the claims of doc to dst in the order of their cues.
func (f *Finder) Claims(doc *text.Doc, dst []Claim) []Claim {
	s := f.scratch.get()
	defer f.scratch.put(s)
	s.reset(f, doc, dst)
	s.findQuotes()
	for i := range doc.Sents {
		sent := &doc.Sents[i]
		if sent.Last-sent.First > maxSentence {
			continue
		}
		for t := sent.First; t < sent.Last; t++ {
			s.token(t)
		}
		s.colon(i)
	}
	s.goOn()
	s.cutSources()
	s.nest()
	s.pronouns()
	out := s.claims
	s.claims = nil
	return out
}

// token looks for a cue at token t.
func (s *state) token(t int32) {
	tok := &s.doc.Tokens[t]
	switch tok.UPOS {
	case text.VERB:
		s.verb(t)
	case text.NOUN:
		s.noun(t)
	case text.ADV:
		s.hearsay(t)
	}
	if s.f.is(tok.Lemma, classAccording) {
		s.according(t)
	}
}

// add records a claim whose content is what is marked.
func (s *state) add(c Claim, content []Range) {
	if len(content) == 0 {
		return
	}
	c.Outer, c.Same = -1, -1
	c.Content = append([]Range(nil), content...)
	c.Direct = s.mostlyQuoted(c.Content)
	for _, r := range c.Content {
		for t := r.First; t < r.Last; t++ {
			// What is claimed within a quotation leaves the quotation itself free.
			if q := s.inQuote[t]; q < 0 || q != s.inQuote[c.CueHead] {
				s.covered[t] = true
			}
		}
	}
	s.claims = append(s.claims, c)
}

// sourceOf sets the source to the phrase around its head.
func (s *state) sourceOf(c *Claim, head int32) {
	c.SourceHead = head
	if head < 0 {
		return
	}
	c.Source[0], c.Source[1] = s.phrase(head)
	if body := s.doc.Sents[s.doc.Tokens[head].Sent].Body; body <= head {
		c.Source[0] = max(c.Source[0], body)
	}
	for c.Source[0] < head && s.edge(c.Source[0]) {
		c.Source[0]++
	}
	for c.Source[1] > head+1 && s.edge(c.Source[1]-1) {
		c.Source[1]--
	}
}

// cutSources takes the source of a claim out of the content of the claims that
// stand inside it, where the tree has run them together.
func (s *state) cutSources() {
	for i := s.base; i < len(s.claims); i++ {
		c := &s.claims[i]
		if c.SourceHead < 0 {
			continue
		}
		for j := i - 1; j >= s.base && j >= i-maxInner; j-- {
			in := &s.claims[j]
			if holds(c.Content, in.CueHead) && holds(in.Content, c.SourceHead) {
				if rest := s.without(in.Content, c.Source[0], c.Source[1]); len(rest) > 0 {
					in.Content = rest
				}
			}
		}
	}
}

// pronouns finds what "it" stands for where a text has spoken just before:
// "The statement said … It added …". Persons and groups are left to the room
// that knows them.
func (s *state) pronouns() {
	last := -1 // the claim of the text that spoke last
	for i := s.base; i < len(s.claims); i++ {
		c := &s.claims[i]
		if c.SourceHead < 0 || c.Outer >= 0 {
			continue
		}
		head := &s.doc.Tokens[c.SourceHead]
		switch {
		case s.f.is(head.Lemma, classText):
			last = i
		case !s.f.is(head.Lemma, classIt) || last < 0:
			if head.UPOS != text.PRON {
				last = -1
			}
		case head.Sent-s.doc.Tokens[s.claims[last].CueHead].Sent <= 1:
			c.Same = int32(last - s.base)
			last = i
		}
	}
}

// maxInner is how many claims before it a claim may hold.
const maxInner = 4

// nest finds for each claim the smallest one whose content holds its cue: the
// claims are painted over the tokens from the largest to the smallest.
func (s *state) nest() {
	s.order = s.order[:0]
	s.size = s.size[:0]
	for i := s.base; i < len(s.claims); i++ {
		n := int32(0)
		for _, r := range s.claims[i].Content {
			n += r.Last - r.First
		}
		s.order = append(s.order, int32(i))
		s.size = append(s.size, n)
	}
	sortBySize(s.order, s.size, s.base)
	for i := range s.paint {
		s.paint[i] = -1
	}
	for _, i := range s.order {
		c := &s.claims[i]
		if o := s.paint[c.CueHead]; o >= 0 {
			c.Outer = o - int32(s.base)
		}
		for _, r := range c.Content {
			for t := r.First; t < r.Last; t++ {
				s.paint[t] = i
			}
		}
	}
}
