package text

import "unicode"

// maxDateline is how long a dateline may be, in tokens.
const maxDateline = 16

// headlines is behind how many sentences of one paragraph a report may begin:
// a headline may stand before it.
const headlines = 2

// dateline gives the number of tokens before the report proper in the first
// sentence of a paragraph: "CAIRO, July 3 (Agency) - ", "ACCRA (May 17) ",
// "DELHI: ". The treebanks have next to none, so the model would take the place
// for a subject.
func (r *Reader) dateline(d *Doc, i int) int32 {
	s := &d.Sents[i]
	first := s.First
	if i > headlines && d.Sents[i-1].Par == s.Par {
		return 0
	}
	if d.Form(first) == "(" && first+3 < s.Last && d.Form(first+2) == ")" && d.isPlace(first+1) && d.begins(first+3) {
		return 3 // "(KARACHI) Police …"
	}
	shouted := (d.isShout(s.Last-1) || d.isShout(max(s.Last-2, first))) && d.isShout((first+s.Last)/2)
	if r.rules.starters.in(d.Form(first)) && (shouted || !d.isShout(first) || first+1 >= s.Last || !d.isPlace(first+1)) {
		return 0 // "THE HAGUE" begins with one
	}
	place := d.isPlace(first) || d.isShout(first) && first+1 < s.Last && d.isPlace(first+1) // "LA PAZ"
	bracket, comma, dated := false, false, false
	for k := first + 1; k < min(first+maxDateline, s.Last-1); k++ {
		t, form := &d.Tokens[k], d.Form(k)
		closed := d.Form(k-1) == ")"
		c, n := charAt(d.Text, int(t.Start))
		switch {
		case form == "(" || form == ")":
			bracket = form == "("
		case bracket:
		case form == ",":
			comma = true
		case comma && isDigit(c):
			dated = true
		case dated && !shouted && (form == ":" || closed && !unicode.IsLetter(c) || isDash(c) && t.Start > d.Tokens[k-1].End) && d.begins(k+1):
			return k + 1 - first // "Quito, May 4: Police …"
		case dated && closed && isFinal(c) && d.isDash(k+1) && k+2 < s.Last && d.begins(k+2):
			return k + 2 - first // "Quito, May 4 (ABC).- Police …"
		case !shouted && d.begins(k) && r.goesOn(d, k, comma, dated):
			return k - first
		case form == ":" && place && !shouted && (d.isShout(k-1) || closed) && d.begins(k+1):
			return k + 1 - first
		case isDash(c) && t.Start > d.Tokens[k-1].End && (d.Tokens[k+1].Start > t.End || len(form) > 1):
			if (place && (!shouted || k-first < 4) || closed) && d.begins(k+1) {
				return k + 1 - first
			}
			return 0
		case closed && place && !shouted && d.begins(k):
			return k - first
		case unicode.IsLower(c) && !(t.End-t.Start < 4 && int(t.End-t.Start) > n) || isQuote(c) || isFinal(c):
			return 0
		}
	}
	return 0
}

// goesOn tells of a report that begins at token k right behind its agency, in a
// dateline with a comma or a day: "Quito, May 4 (ABC) The …", "Quito, May 4, ABC
// The …".
func (r *Reader) goesOn(d *Doc, k int32, comma, dated bool) bool {
	if d.Form(k-1) == ")" {
		return dated || d.isShout(k-2) && (comma || r.rules.starters.in(d.Form(k)))
	}
	return dated && d.isPlace(k-1) && r.rules.starters.in(d.Form(k))
}

func (d *Doc) isDash(i int32) bool {
	c, _ := charAt(d.Text, int(d.Tokens[i].Start))
	return isDash(c)
}

// isPlace tells of a word in capitals that may be a place's name.
func (d *Doc) isPlace(i int32) bool {
	return d.isShout(i) && d.Tokens[i].End-d.Tokens[i].Start > 2
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
