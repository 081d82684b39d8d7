package text

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rapporteur/lang/en"
)

// TestMend hangs a preposition on the name behind a title.
func TestMend(t *testing.T) {
	var d Doc
	d.Reset("with premier Leo")
	d.Tokens = append(d.Tokens,
		Token{Start: 0, End: 4, Rel: Case, Head: 1},
		Token{Start: 5, End: 12, Rel: NmodDesc, Head: 2},
		Token{Start: 13, End: 16, Rel: Nmod, Head: -1})
	d.mend(0, 3, &tokenRules{})
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
	d.mend(0, 5, &tokenRules{})
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
	d.mend(0, 3, &tokenRules{})
	if got := d.Tokens[2].UPOS; got != NOUN {
		t.Errorf("firing is %v, want NOUN", got)
	}
}

// TestMendNames gives a name to the noun right in front of it, not to the row.
func TestMendNames(t *testing.T) {
	var d Doc
	d.Reset("army and militia YPG fought")
	d.Tokens = append(d.Tokens,
		Token{Start: 0, End: 4, UPOS: NOUN, Rel: Nsubj, Head: 4},
		Token{Start: 5, End: 8, UPOS: CCONJ, Rel: Cc, Head: 2},
		Token{Start: 9, End: 16, UPOS: NOUN, Rel: Conj, Head: 0},
		Token{Start: 17, End: 20, UPOS: PROPN, Rel: Conj, Head: 0},
		Token{Start: 21, End: 27, UPOS: VERB, Rel: Root, Head: -1})
	d.mend(0, 5, &tokenRules{})
	if y := d.Tokens[3]; y.Head != 2 || y.Rel != Appos {
		t.Errorf("YPG is %v of token %d, want appos of 2", y.Rel, y.Head)
	}
}

// TestMendPostposed makes one phrase of chargé d'affaires.
func TestMendPostposed(t *testing.T) {
	var d Doc
	d.Reset("met chargé d’affaires")
	d.Tokens = append(d.Tokens,
		Token{Start: 0, End: 3, UPOS: VERB, Rel: Root, Head: -1},
		Token{Start: 4, End: 11, UPOS: NOUN, Rel: Compound, Head: 2},
		Token{Start: 12, End: 24, UPOS: NOUN, Rel: Obj, Head: 0})
	d.mend(0, 3, &tokenRules{postposed: wordSet{"d'affaires": false}})
	if c, a := d.Tokens[1], d.Tokens[2]; c.Head != 0 || c.Rel != Obj || a.Head != 1 || a.Rel != Flat {
		t.Errorf("chargé is %v of %d, d’affaires %v of %d", c.Rel, c.Head, a.Rel, a.Head)
	}
}

// TestMendSaidLater gives the clause in front of "the navy said" its subject.
func TestMendSaidLater(t *testing.T) {
	var d Doc
	d.Reset("Guards boarded boats, sailors said")
	d.Tokens = append(d.Tokens,
		Token{Start: 0, End: 6, UPOS: NOUN, Rel: Nsubj, Head: 5},
		Token{Start: 7, End: 14, UPOS: VERB, XPOS: VBD, Rel: Ccomp, Head: 5},
		Token{Start: 15, End: 20, UPOS: NOUN, Rel: Obj, Head: 1},
		Token{Start: 20, End: 21, UPOS: PUNCT, Rel: Punct, Head: 5},
		Token{Start: 22, End: 29, UPOS: NOUN, Rel: Nsubj, Head: 5},
		Token{Start: 30, End: 34, UPOS: VERB, XPOS: VBD, Rel: Root, Head: -1})
	d.mend(0, 6, &tokenRules{})
	if a, b := d.Tokens[0].Head, d.Tokens[4].Head; a != 1 || b != 5 {
		t.Errorf("the guards hang on token %d, the sailors on %d; want 1 and 5", a, b)
	}
}

// TestGapping hangs the words of a clause without its verb, and leaves alone
// what only looks like one. The answers are the conjunct of the verb or the
// object, and its orphans.
func TestGapping(t *testing.T) {
	r, err := Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	var d Doc
	for _, c := range []struct{ text, want string }{
		{"Iran jailed two poets and Oman three.", "Oman<jailed three"},
		{"Iran has jailed two poets this year, and Oman at least three.", "Oman<jailed three"},
		{"Chad expelled 12 envoys, Libya nine and Niger four in June.", "Libya<expelled nine; Niger<expelled four June"},
		{"Peru sent troops to Chad and Spain medics to Togo.", "Spain<sent medics Togo"},
		{"Peru imposed sanctions on Chad and the European Union on Togo.", "Union<imposed Togo"},
		{"Rebels took the port and the army the airport.", "army<took airport"},
		{"Ten people died in Lima and 17 in Cusco.", "17<died Cusco"},
		{"Police held 40 people in Lima on Monday and 17 in Cusco.", "17<people Cusco"},
		{"Peru gave the rebels and the army the right to stay.", ""},
		{"Rebels killed two guards in Chad and Niger ten days ago.", ""},
		{"Peru bought 30 Airbus jets and Boeing 737 jets.", ""},
		{"Troops fought in two towns and three villages in the north.", ""},
		{"Peru imposed sanctions on Chad and Togo on Monday.", ""},
		{"Rebels took the port and the army fled the airport.", ""},
	} {
		r.Read(c.text, &d)
		got := ""
		for i := range d.Tokens {
			if d.Tokens[i].Rel != Conj || d.Kid(int32(i), Orphan) < 0 {
				continue
			}
			if got != "" {
				got += "; "
			}
			got += fmt.Sprintf("%s<%s", d.Form(int32(i)), d.Form(d.Tokens[i].Head))
			for _, k := range d.Kids(int32(i)) {
				if d.Tokens[k].Rel == Orphan {
					got += " " + d.Form(k)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", c.text, got, c.want)
		}
	}
}

// TestGappingTree says that whatever the model hangs where, a tree comes out.
func TestGappingTree(t *testing.T) {
	rules := &tokenRules{parallel: wordSet{"in": false}}
	rnd := rand.New(rand.NewPCG(1, 2))
	others := []UPOS{PROPN, NUM, NOUN, ADP, CCONJ, PUNCT, DET}
	hung := 0
	for range 50000 {
		var d Doc
		form := "Iran jailed ten poets in Oman and Oman ten in Oman ."
		tags := []UPOS{PROPN, VERB, NUM, NOUN, ADP, PROPN, CCONJ, PROPN, NUM, ADP, PROPN, PUNCT}
		d.Reset(form)
		at := int32(0)
		for i, w := range strings.Fields(form) {
			d.Tokens = append(d.Tokens, Token{Start: at, End: at + int32(len(w)), UPOS: tags[i], Name: -1, Rel: Dep})
			at += int32(len(w)) + 1
		}
		n := int32(len(d.Tokens))
		for range rnd.IntN(3) { // some tags are others
			d.Tokens[rnd.IntN(int(n))].UPOS = others[rnd.IntN(len(others))]
		}
		order := rnd.Perm(int(n))
		for k, i := range order { // a random tree: every token hangs on one before it in a random order
			d.Tokens[i].Head = -1
			if k > 0 {
				d.Tokens[i].Head = int32(order[rnd.IntN(k)])
			}
		}
		if d.Tokens[0].Head >= 0 && rnd.IntN(2) == 0 {
			d.Tokens[0].Rel = Nsubj
		}
		before := slices.Clone(d.Tokens)
		d.mendGapped(0, n, rules)
		if !slices.Equal(before, d.Tokens) {
			hung++
		}
		roots := 0
		for i := range n {
			steps, h := int32(0), i
			for ; h >= 0 && steps <= n; steps++ {
				h = d.Tokens[h].Head
			}
			if h >= 0 {
				t.Fatalf("token %d goes round: %v\nbefore %v", i, d.Tokens, before)
			}
			if d.Tokens[i].Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots: %v", roots, d.Tokens)
		}
	}
	if hung < 100 {
		t.Errorf("only %d trees were mended: the test tests little", hung)
	}
}
