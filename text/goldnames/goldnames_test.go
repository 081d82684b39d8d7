package goldnames

import (
	"fmt"
	"strings"
	"testing"

	"rapporteur/text"
	"rapporteur/text/conllu"
)

// labels shows a sentence's names: "Ama_Osei/PER ?them".
func labels(s *Sentence) string {
	var out []string
	for i, l := range s.Label {
		switch {
		case s.Unknown[i]:
			out = append(out, "?"+s.Form[i])
		case l%2 == 1:
			out = append(out, s.Form[i]+"/"+text.NameType((l+1)/2).String())
		case l > 0:
			last := &out[len(out)-1]
			word, typ, _ := strings.Cut(*last, "/")
			*last = word + "_" + s.Form[i] + "/" + typ
		}
	}
	return strings.Join(out, " ")
}

func TestReadColumns(t *testing.T) {
	in := "the\tB-Organisation\nsoldiers\tI-Organisation\nmet\tO\nUNHCR\tB-Organisation\nin\tO\nPort\tB-Location\nSudan\tI-Location\n\n" +
		"Mensah I-PER\nOsei I-PER\nof O\nFrench I-MISC\nFreedom I-MISC\nin O\nAccra I-LOC\n"
	sents, err := ReadColumns(strings.NewReader(in))
	if err != nil || len(sents) != 2 {
		t.Fatalf("%d sentences: %v", len(sents), err)
	}
	if got, want := labels(sents[0]), "?the ?soldiers UNHCR/ORG Port_Sudan/LOC"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := labels(sents[1]), "Mensah_Osei/PER French/NORP ?Freedom Accra/LOC"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// GUM's spans are whole phrases, nested and over several sentences.
func TestEntities(t *testing.T) {
	row := func(i int, form, upos, entity string) string {
		return fmt.Sprintf("%d\t%s\t_\t%s\t_\t_\t0\troot\t_\tEntity=%s\n", i, form, upos, entity)
	}
	in := row(1, "The", "DET", "(1-person-new-nnnnn-cf1-2,4-coref") +
		row(2, "envoy", "NOUN", "_") +
		row(3, "to", "ADP", "_") +
		row(4, "Port", "PROPN", "(2-place-new-nnnnn-cf2-1-sgl-Port_Sudan") +
		row(5, "Sudan", "PROPN", "2)1)") +
		row(6, "joined", "VERB", "_") +
		row(7, "the", "DET", "(3-organization-new-nnnnn-cf3-2-sgl") +
		row(8, "Bank", "PROPN", "_") +
		row(9, "of", "ADP", "_") +
		row(10, "Ghana", "PROPN", "(4-place-new-nnnnn-cf4-1-sgl)3)") +
		row(11, "she", "PRON", "(5-person-giv:act-nnnnn-cf5-1-ana)") + "\n"
	s, err := conllu.NewReader(strings.NewReader(in)).Next()
	if err != nil {
		t.Fatal(err)
	}
	var e Entities
	if got, want := labels(e.Read(s)), "Port_Sudan/LOC Bank_of_Ghana/ORG"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
