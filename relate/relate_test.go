package relate

import (
	"bytes"
	"context"
	"testing"

	"rapporteur"
)

func TestRelate(t *testing.T) {
	coder, err := rapporteur.New(rapporteur.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(coder)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, actor, recipient string
		event                  string
		quad                   int
	}{
		{"Turkey slammed Greece over the border wall.", "Turkey", "Greece", "ACCUSE", 3},
		{"Greece was slammed by Turkey.", "Turkey", "Greece", "ACCUSE", 3},
		{"French police arrested four Malian activists on Monday.", "French police", "four Malian activists", "COERCE", 4},
		{"Norway sent blankets and medicine to Nepal.", "Norway", "Nepal", "AID", 2},
		{"The rebels shelled the army's camp.", "The rebels", "the army's camp", "ASSAULT", 4},
		{"Teachers went on strike across the country.", "Teachers", "a recipient", "PROTEST", 4},
		{"Kenya's president met his Ugandan counterpart in Kampala.", "Kenya's president", "his Ugandan counterpart", "CONSULT", 1},
	} {
		a, err := r.Relate(context.Background(), Pair{Text: c.text, Actor: c.actor, Recipient: c.recipient})
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if a.Event != c.event || a.Quad != c.quad || len(a.Scores) != 17 {
			t.Errorf("%s: %s (quad %d, %d scores), want %s (quad %d)", c.text, a.Event, a.Quad, len(a.Scores), c.event, c.quad)
		}
	}
	if _, err := r.Relate(context.Background(), Pair{Text: "It rained.", Actor: "Turkey", Recipient: "Greece"}); err == nil {
		t.Error("neither is in the text, and no error")
	}
}

// An event may stand between the two more or less surely.
func TestBond(t *testing.T) {
	coder, err := rapporteur.New(rapporteur.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, actor, recipient string
		event                  string
		how                    bond
	}{
		{"Turkey slammed Greece over the border wall.", "Turkey", "Greece", "ACCUSE", direct},
		{"Turkey slammed the policy of Greece.", "Turkey", "Greece", "ACCUSE", direct},
		{"Turkish and Greek envoys met in Geneva.", "Turkish", "Greek envoys", "CONSULT", joint},
		{"Kenya's parliament condemned the killings in Sudan.", "Kenya", "Sudan", "ACCUSE", partly},
		{"A militia led by Kenyan officers shelled a town in Chad.", "Kenyan officers", "a town in Chad", "ASSAULT", partly},
		{"Men who had fled Kenya shelled a town in Chad.", "Kenya", "a town in Chad", "", apart},
		{"Police arrested eleven smugglers near a mine in Ghana.", "Police", "a mine in Ghana", "COERCE", beside},
		{"Three miners were arrested in Togo.", "Togo", "Three miners", "COERCE", beside},
		{"Police arrested eleven smugglers after Ghana had closed its mines.", "Ghana", "eleven smugglers", "", apart},
		{"The summit between Kenya and Chad failed to reach an agreement.", "Kenya", "Chad", "REJECT", joint}, // not the summit
		{"It rained in Ghana and in Togo.", "Ghana", "Togo", "", apart},
	} {
		s, err := look(context.Background(), coder, Pair{Text: c.text, Actor: c.actor, Recipient: c.recipient})
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		e, how := s.surest()
		event := ""
		if e != nil {
			event = e.Type.Name
		}
		if event != c.event || how != c.how {
			t.Errorf("%s: %s > %s: %q %v, want %q %v", c.text, c.actor, c.recipient, event, how, c.event, c.how)
		}
	}
}

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		text, piece string
		taken, want [2]int
	}{
		{"Mali met Mali", "Mali", [2]int{0, 4}, [2]int{9, 13}},
		{"Somalia, Mali", "Mali", [2]int{-1, -1}, [2]int{9, 13}},
		{"Somalia", "mali", [2]int{-1, -1}, [2]int{2, 6}},
		{"Mali", "Mali", [2]int{0, 4}, [2]int{0, 4}},
		{"Mali", "Chad", [2]int{-1, -1}, [2]int{-1, -1}},
		{"Mali", "", [2]int{-1, -1}, [2]int{-1, -1}},
	} {
		if got := place(c.text, c.piece, c.taken); got != c.want {
			t.Errorf("place(%q, %q) = %v, want %v", c.text, c.piece, got, c.want)
		}
	}
}

func TestReadPair(t *testing.T) {
	for _, c := range []struct{ in, id, err string }{
		{`{"id":"a","text":"x","actor":"y","recipient":"z"}`, "a", ""},
		{`{"id":7,"text":"x","actor":"y"}`, "7", ""},
		{`{"text":" ","actor":"y"}`, "", "report without text"},
		{`{"text":"x"}`, "", "neither actor nor recipient is given"},
	} {
		p, err := ReadPair([]byte(c.in))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if p.ID != c.id || got != c.err {
			t.Errorf("%s: id %q, error %q", c.in, p.ID, got)
		}
	}
	if _, err := ReadPair([]byte("{")); err == nil {
		t.Error("broken JSON is no error")
	}
}

func TestModelFile(t *testing.T) {
	m, err := readModel(weights)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.write(), weights) {
		t.Error("the embedded file does not come back as it was")
	}
	for n := range 200 {
		if _, err := readModel(weights[:n]); err == nil {
			t.Errorf("%d bytes load as a model", n)
		}
	}
}
