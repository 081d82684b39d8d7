package text

import (
	"os"
	"testing"
)

func TestLemmas(t *testing.T) {
	l, err := loadLemmas(os.DirFS("../lang/en"), "text/lemmas.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		form  string
		x     XPOS
		first bool
		want  string
	}{
		{"went", VBD, false, "go"}, {"Arrested", VBN, true, "arrest"}, {"voting", VBG, false, "vote"},
		{"sanctioned", VBD, false, "sanction"}, {"DENIED", VBD, false, "deny"}, {"militiamen", NNS, false, "militiaman"},
		{"Libyan", JJ, false, "Libyan"}, {"Haftar", NNP, false, "Haftar"},
		{"HAFTAR", NNP, false, "Haftar"}, {"NATO", NNP, false, "NATO"}, {"n't", RB, false, "not"}, {"’s", POS, false, "'s"},
		{"widest", JJS, false, "wide"}, {"countries", NNS, false, "country"}, {"U.S.", NNP, false, "U.S."},
		{"nodded", VBD, false, "nod"}, {"skidded", VBD, false, "skid"}, {"shredded", VBD, false, "shred"}, {"added", VBD, false, "add"},
		{"bugged", VBD, false, "bug"}, {"rebutted", VBD, false, "rebut"}, {"confined", VBD, false, "confine"},
	} {
		if got := l.Of(Normal(c.form), c.x, c.first); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.form, c.x, got, c.want)
		}
	}
	if _, err := ParseLemmas("x", "ending\tVBD\ted\tz\t\n"); err == nil || err.Error() != `x:1: cut "z"` {
		t.Errorf("error %v", err)
	}
}

func TestNormal(t *testing.T) {
	for in, want := range map[string]string{"n’t": "n't", "“": "\"", "aEUR(tm)s": "'s", "didnaEUR(tm)t": "didn't", "—": "--",
		"\u00e2\u20ac\u2122s": "'s", "Côte": "Côte", "plain": "plain", "…": "..."} {
		if got := Normal(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
