package says

import "rapporteur/text"

// maxSpeaker is how long the name before a colon may be, in tokens.
const maxSpeaker = 6

// colon finds "NAME: words", as headlines and transcripts have it: whoever is
// named, or the text that is, says what stands behind the mark, up to the end
// of the paragraph where the sentence opens one.
func (s *state) colon(i int) {
	sent := &s.doc.Sents[i]
	first := sent.First
	if first+1 < sent.Last && mark(s.doc.Form(first)) != noMark {
		first++
	}
	at := first + 1
	for at < min(sent.Last, first+maxSpeaker+1) && s.doc.Tokens[at].UPOS != text.PUNCT {
		at++
	}
	if at+1 >= sent.Last || s.doc.Form(at) != ":" || !s.hasVerb(at+1, sent.Last) || !s.speaker(first, at) {
		return
	}
	c := Claim{Source: [2]int32{first, at}, SourceHead: s.top(first, at), Cue: [2]int32{at, at + 1}, CueHead: at, Frame: Quote}
	opens := i == 0 || s.doc.Sents[i-1].Par < sent.Par
	var content []Range
	for k, from := i, at+1; k < len(s.doc.Sents) && s.doc.Sents[k].Par == sent.Par && (k == i || opens); k++ {
		if k > i {
			from = s.doc.Sents[k].First
		}
		if r := s.tidy(Range{from, s.doc.Sents[k].Last}); r.First < r.Last {
			content = append(content, r)
		}
	}
	if c.SourceHead >= 0 {
		s.add(c, content)
	}
}

// speaker tells whether the tokens are the name of somebody who may speak, or a
// text that does: "Smith", "Poll".
func (s *state) speaker(first, last int32) bool {
	if s.doc.Tokens[first].UPOS == text.ADP {
		return false // "Among the points of the letter: …"
	}
	found := last == first+1 && s.takesTurns(first)
	for t := first; t < last; t++ {
		tok := &s.doc.Tokens[t]
		switch tok.UPOS {
		case text.PROPN, text.NOUN, text.ADJ, text.ADP, text.DET, text.PART:
		default:
			return false
		}
		if tok.Name >= 0 {
			switch s.doc.Names[tok.Name].Type {
			case text.Person, text.Organization:
				found = true
			case text.Place:
				return found
			}
		}
		found = found || s.f.is(tok.Lemma, classText)
	}
	return found
}

// takesTurns tells whether a word in capitals opens another sentence as well,
// before a colon: one who speaks in a transcript, not the town of a dateline.
func (s *state) takesTurns(first int32) bool {
	word := s.doc.Form(first)
	if len(word) < 3 || !upper(word) {
		return false
	}
	for i := range s.doc.Sents {
		o, last := s.doc.Sents[i].First, s.doc.Sents[i].Last
		if o+2 < last && mark(s.doc.Form(o)) != noMark {
			o++
		}
		if o != first && o+1 < last && s.doc.Form(o) == word && s.doc.Form(o+1) == ":" {
			return true
		}
	}
	return false
}

// upper tells whether s has no small letter.
func upper(s string) bool {
	for i := range len(s) {
		if s[i] >= 'a' && s[i] <= 'z' {
			return false
		}
	}
	return true
}
