package train

import (
	"testing"

	"rapporteur/text/linear"
)

// A learner of two labels finds out which feature tells, and its table says
// the same after rounding.
func TestLearnTable(t *testing.T) {
	var examples []choice
	for i := range 200 {
		noise := linear.Mix(1, uint64(i%7), 0, 0)
		examples = append(examples, choice{[]uint64{linear.Mix(2, uint64(i%2), 0, 0), noise}, i%2 == 1})
	}
	table, _ := learnTable(examples, 100)
	var s linear.Scores
	for i, c := range examples[:20] {
		if (table.Margin(c.features, &s) > 0) != c.right {
			t.Errorf("example %d is wrong", i)
		}
	}
}

func TestOrder(t *testing.T) {
	a, b := (&rand{7}).order(50), (&rand{7}).order(50)
	seen := map[int]bool{}
	for i := range a {
		if a[i] != b[i] {
			t.Fatal("the same seed gives another order")
		}
		seen[a[i]] = true
	}
	if len(seen) != 50 {
		t.Errorf("%d of 50 numbers", len(seen))
	}
}

func TestScript(t *testing.T) {
	for _, c := range []struct{ word, lemma, script string }{
		{"tried", "try", "3\ty"}, {"walked", "walk", "2\t"}, {"making", "make", "3\te"}, {"went", "go", ""}, {"sheep", "sheep", "0\t"},
	} {
		if got := scriptOf(c.word, c.lemma); got != c.script {
			t.Errorf("%s to %s: %q, want %q", c.word, c.lemma, got, c.script)
		}
	}
}
