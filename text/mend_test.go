package text

import "testing"

// TestMend hangs a preposition on the name behind a title.
func TestMend(t *testing.T) {
	var d Doc
	d.Reset("with premier Leo")
	d.Tokens = append(d.Tokens,
		Token{Start: 0, End: 4, Rel: Case, Head: 1},
		Token{Start: 5, End: 12, Rel: NmodDesc, Head: 2},
		Token{Start: 13, End: 16, Rel: Nmod, Head: -1})
	d.mend(0, 3)
	if got := d.Tokens[0].Head; got != 2 {
		t.Errorf("the preposition hangs on token %d, want 2", got)
	}
	if got := d.Tokens[1].Head; got != 2 {
		t.Errorf("the title hangs on token %d, want 2", got)
	}
}

// TestMendVerbs makes one verb of two halves, and a noun of a gerund behind a
// preposition that has a noun in front.
func TestMendVerbs(t *testing.T) {
	var d Doc
	d.Reset("Iran test-fired missiles")
	d.Tokens = append(d.Tokens,
		Token{Start: 0, End: 4, UPOS: PROPN, Rel: Compound, Head: 1},
		Token{Start: 5, End: 9, UPOS: NOUN, Rel: OblUnmarked, Head: 3},
		Token{Start: 9, End: 10, UPOS: PUNCT, Rel: Punct, Head: 1},
		Token{Start: 10, End: 15, UPOS: VERB, XPOS: VBD, Rel: Root, Head: -1},
		Token{Start: 16, End: 24, UPOS: NOUN, Rel: Obj, Head: 3})
	d.mend(0, 5)
	if s := d.Tokens[0]; s.Head != 3 || s.Rel != Nsubj {
		t.Errorf("Iran is %v of token %d, want nsubj of 3", s.Rel, s.Head)
	}
	if h := d.Tokens[1].Rel; h != Compound {
		t.Errorf("the first half is %v, want compound", h)
	}
	d.Reset("in police firing")
	d.Tokens = append(d.Tokens[:0],
		Token{Start: 0, End: 2, UPOS: ADP, Rel: Case, Head: 2},
		Token{Start: 3, End: 9, UPOS: NOUN, Rel: Compound, Head: 2},
		Token{Start: 10, End: 16, UPOS: VERB, XPOS: VBG, Rel: Obl, Head: -1})
	d.mend(0, 3)
	if got := d.Tokens[2].UPOS; got != NOUN {
		t.Errorf("firing is %v, want NOUN", got)
	}
}
