package what

import "testing"

// TestWording holds the words by which participants are named.
func TestWording(t *testing.T) {
	p := english(t)
	for _, c := range []struct{ text, actor, recipient string }{
		{"Officials from Kansas criticized the army.", "Officials from Kansas", "the army"},
		{"A court in Bishkek freed a journalist.", "A court in Bishkek", "a journalist"},
		{"The army killed villagers in northern Mali.", "The army", "villagers in northern Mali"},
		{"The army killed villagers in reaction.", "The army", "villagers"},
		{"The UN Support Mission in Libya (UNSMIL) condemned the bombing.", "The UN Support Mission in Libya (UNSMIL)", "the bombing"},
		{"Iran condemned the American decision.", "Iran", "the American decision"},
		{"Turkey rejected a request by the United Nations.", "Turkey", "a request by the United Nations"},
		{"Police arrested the protesters who blocked the road.", "Police", "the protesters"},
	} {
		in := p.scene(c.text)
		events := p.what.Events(in)
		if len(events) == 0 || len(events[0].Actors) != 1 || len(events[0].Recipients) != 1 {
			t.Errorf("%s: got %s", c.text, worded(in, events))
			continue
		}
		e := events[0]
		if got := in.Doc.Slice(e.Actors[0].First, e.Actors[0].Last); got != c.actor {
			t.Errorf("%s: actor %q, want %q", c.text, got, c.actor)
		}
		if got := in.Doc.Slice(e.Recipients[0].First, e.Recipients[0].Last); got != c.recipient {
			t.Errorf("%s: recipient %q, want %q", c.text, got, c.recipient)
		}
	}
}
