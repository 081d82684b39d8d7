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
