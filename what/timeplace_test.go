package what

import "testing"

// TestLocate holds where acts are told to happen: their first event's place.
func TestLocate(t *testing.T) {
	p := english(t)
	for _, c := range []struct{ text, place string }{
		{"Rebels attacked the army in Aleppo.", "Aleppo"},
		{"Rebels captured Goma.", "Goma"},
		{"Rebels shelled the port of Benghazi.", "Benghazi"},
		{"The agent was poisoned in the cathedral city of Salisbury.", "Salisbury"},
		{"Gunmen killed three nurses at Mosul in Iraq.", "Mosul"},
		{"Jets bombed a camp near Aleppo.", "Aleppo"},
		{"Turkey condemned Greece.", ""},
		{"Police arrested three students, and soldiers killed a farmer in Goma.", ""},
		{"Police arrested three students and killed a farmer in Goma.", "Goma"},
		{"In Goma, police arrested three students, and soldiers killed a farmer.", "Goma"},
	} {
		in := p.scene(c.text)
		events := p.what.Events(in)
		if len(events) == 0 {
			t.Errorf("%q: no event", c.text)
			continue
		}
		got := ""
		if at := events[0].Place; at >= 0 {
			got = in.Doc.Slice(in.Places[at].First, in.Places[at].Last)
		}
		if got != c.place {
			t.Errorf("%q: in %q, want %q", c.text, got, c.place)
		}
	}
}
