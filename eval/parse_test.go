package eval

import (
	"strings"
	"testing"

	"rapporteur/text"
	"rapporteur/text/goldnames"
)

func readDoc(t *testing.T, rows string) *text.Doc {
	t.Helper()
	var d text.Doc
	if err := text.ReadCoNLLU(strings.NewReader(strings.ReplaceAll(rows, " ", "\t") + "\n\n")).Next(&d); err != nil {
		t.Fatal(err)
	}
	return &d
}

// Gold has "can" and "not" in one token; the other text reads one word and
// hangs a subject elsewhere.
func TestParseScores(t *testing.T) {
	want := readDoc(t, `1 They they PRON PRP _ 4 nsubj _ _
2-3 cannot _ _ _ _ _ _ _ _
2 can can AUX MD _ 4 aux _ _
3 not not PART RB _ 4 advmod _ _
4 leave leave VERB VB _ 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct _ _`)
	got := readDoc(t, `1 They they PRON PRP _ 2 nsubj _ _
2 cannot can AUX MD _ 3 aux _ _
3 leave leave NOUN NN _ 0 root _ SpaceAfter=No
4 . . PUNCT . _ 3 punct:x _ _`)
	p := Parse{Relation: map[text.Rel]PRF{}}
	p.Add(want, got)
	for _, c := range []struct {
		name string
		got  PRF
		want PRF
	}{
		{"tokens", p.Tokens, PRF{4, 4, 4}},
		{"sentences", p.Sentences, PRF{1, 1, 1}},
		{"words", p.Words, PRF{4, 5, 3}},
		{"UPOS", p.UPOS, PRF{4, 5, 2}},
		{"lemmas", p.Lemma, PRF{4, 5, 3}},
		{"UAS", p.UAS, PRF{4, 5, 2}}, // the subject's head is not aligned
		{"LAS", p.LAS, PRF{4, 5, 2}},
		{"nsubj", p.Relation[text.Nsubj], PRF{1, 1, 0}},
		{"root", p.Relation[text.Root], PRF{1, 1, 1}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, c.got, c.want)
		}
	}
	for _, name := range []string{"Tokens", "LAS with subtypes", "nsubj"} {
		var b strings.Builder
		p.WriteTo(&b)
		if !strings.Contains(b.String(), name) {
			t.Errorf("no %s in the tables:\n%s", name, b.String())
		}
	}
}

// Spans count where borders and type are right; what touches words that the
// corpus leaves open does not count.
func TestNameScores(t *testing.T) {
	s := &goldnames.Sentence{
		Form:    strings.Fields("Ama Osei of Accra met the Ewe and them in Ho"),
		Label:   []uint8{1, 2, 0, 5, 0, 0, 7, 0, 0, 0, 5},
		Unknown: make([]bool, 11),
	}
	s.Unknown[8] = true
	var n Names
	n.add(s, []uint8{1, 2, 0, 3, 0, 0, 7, 0, 1, 0, 0})
	if n.All != (PRF{Found: 3, Gold: 4, Right: 2}) {
		t.Errorf("all %+v", n.All)
	}
	if got := n.ByType[text.Place]; got != (PRF{Found: 0, Gold: 2, Right: 0}) {
		t.Errorf("places %+v", got)
	}
}

func TestReadGoldNames(t *testing.T) {
	sents, err := ReadGoldNames(strings.NewReader("Amara\tB-Person\nran\tO\n\nUNHCR NNP I-NP I-ORG\nsaid VBD O O\n"))
	if err != nil || len(sents) != 2 || sents[0].Label[0] != 1 || sents[1].Label[0] != 3 {
		t.Errorf("%v: %v", sents, err)
	}
	if _, err := ReadGoldNames(strings.NewReader("Ama\tPERSON\n")); err == nil || !strings.Contains(err.Error(), `line 1: label "PERSON"`) {
		t.Errorf("bad label: %v", err)
	}
}
