package text_test

import (
	"os"
	"strings"
	"testing"

	"rapporteur/eval"
	"rapporteur/lang/en"
	"rapporteur/text"
)

// TestDevelopment prints the scores on the development treebanks with -v.
func TestDevelopment(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the treebanks")
	}
	r, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"en_ewt-dev", "en_gum-dev"} {
		for _, given := range []bool{true, false} {
			f, err := os.Open("../../shared/corpora/ud/" + name + ".conllu")
			if err != nil {
				t.Skip("../shared/corpora/ud is absent")
			}
			p, err := eval.ScoreParse(f, r, given)
			f.Close()
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%s given=%v tokens %.2f sentences %.2f words %.2f UPOS %.2f XPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f full %.2f",
				name, given, 100*p.Tokens.F1(), 100*p.Sentences.F1(), 100*p.Words.F1(), 100*p.UPOS.F1(), 100*p.XPOS.F1(),
				100*p.Feats.F1(), 100*p.Lemma.F1(), 100*p.UAS.F1(), 100*p.LAS.F1(), 100*p.LASFull.F1())
		}
	}
}

// TestDevelopmentNames prints the scores on the names kept back with -v.
func TestDevelopmentNames(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the corpora of names")
	}
	r, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file string
		from int
	}{{"ner/re3d-train.conll", 80}, {"ner/wikigold.conll", 80}, {"ud/en_gum-dev.conllu", 0}} {
		f, err := os.Open("../../shared/corpora/" + c.file)
		if err != nil {
			t.Skip("../shared/corpora is absent")
		}
		n, err := eval.ScoreNames(f, r, c.from, 100)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		n.WriteTo(&b)
		t.Logf("%s\n%s", c.file, b.String())
	}
}
