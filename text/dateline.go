package text

import "unicode"

// maxDateline is how long a dateline may be, in tokens.
const maxDateline = 16

// dateline gives the number of tokens before the report proper in the first
// sentence of a paragraph: "CAIRO, July 3 (Agency) - ", "ACCRA (May 17) ". The
// treebanks have next to none, so the model would take the place for a
// subject.
func (r *Reader) dateline(d *Doc, i int) int32 {
	s := &d.Sents[i]
	if i > 0 && d.Sents[i-1].Par == s.Par || r.rules.starters.in(d.Form(s.First)) {
		return 0
	}
	shouted := d.isShout(s.Last-1) && d.isShout((s.First+s.Last)/2)
	place := d.isShout(s.First) && d.Tokens[s.First].End-d.Tokens[s.First].Start > 2
	for k := s.First + 1; k < min(s.First+maxDateline, s.Last-1); k++ {
		t, next := &d.Tokens[k], &d.Tokens[k+1]
		closed := d.Form(k-1) == ")"
		c, n := charAt(d.Text, int(t.Start))
		switch {
		case isDash(c) && t.Start > d.Tokens[k-1].End && next.Start > t.End:
			if (place && (!shouted || k-s.First < 4) || closed) && d.begins(k+1) {
				return k + 1 - s.First
			}
			return 0
		case closed && place && !shouted && d.begins(k):
			return k - s.First
		case unicode.IsLower(c) && !(t.End-t.Start < 4 && int(t.End-t.Start) > n) || isQuote(c) || isFinal(c):
			return 0
		}
	}
	return 0
}

// isShout tells of a word in capitals.
func (d *Doc) isShout(i int32) bool {
	letters := false
	for _, c := range d.Form(i) {
		if unicode.IsLower(c) {
			return false
		}
		letters = letters || unicode.IsUpper(c)
	}
	return letters
}

// begins tells whether token i looks like the beginning of a sentence.
func (d *Doc) begins(i int32) bool {
	c, _ := charAt(d.Text, int(d.Tokens[i].Start))
	return unicode.IsUpper(c) || isDigit(c) || isQuote(c)
}

// join hangs the tree of a dateline of n tokens on that of the report proper.
func (d *Doc) join(s *Sent, n int32) {
	root := int32(-1)
	for k := s.First + n; k < s.Last; k++ {
		if d.Tokens[k].Head < 0 {
			root = k
		}
	}
	for k := s.First; k < s.First+n; k++ {
		if t := &d.Tokens[k]; t.Head < 0 {
			t.Head, t.Rel = root, Parataxis
		}
	}
}
