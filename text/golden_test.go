package text_test

import (
	"os"
	"testing"

	"rapporteur/eval"
	"rapporteur/text"
)

// TestNews reads sentences that have the habits of news and wants nearly all
// of their trees right. The file holds the trees as a person would draw them,
// so a better model raises the floor, and what is still wrong shows with -v.
func TestNews(t *testing.T) {
	const floor = 0.88 // LAS
	r := load(t)
	f, err := os.Open("testdata/news.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := text.ReadCoNLLU(f)
	var want, got text.Doc
	if err := in.Next(&want); err != nil {
		t.Fatal(err)
	}
	r.Read(want.Text, &got)
	var p eval.Parse
	p.Relation = map[text.Rel]eval.PRF{}
	p.Add(&want, &got)
	if p.Words.F1() != 1 || p.Sentences.F1() != 1 {
		t.Fatalf("words %.3f, sentences %.3f", p.Words.F1(), p.Sentences.F1())
	}
	for i := range want.Tokens {
		w, g := &want.Tokens[i], &got.Tokens[i]
		if w.Head != g.Head || w.Rel != g.Rel || w.XPOS != g.XPOS || w.Lemma != g.Lemma {
			t.Logf("%s: %s %s %s of %d; should be %s %s %s of %d", want.Form(int32(i)),
				g.XPOS, g.Lemma, g.Rel, g.Head, w.XPOS, w.Lemma, w.Rel, w.Head)
		}
	}
	t.Logf("LAS %.3f, UPOS %.3f, lemmas %.3f", p.LAS.F1(), p.UPOS.F1(), p.Lemma.F1())
	if p.LAS.F1() < floor {
		t.Errorf("LAS %.3f, want %.3f or more", p.LAS.F1(), floor)
	}
}
