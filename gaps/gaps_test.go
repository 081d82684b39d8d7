package gaps

import (
	"context"
	"slices"
	"testing"

	"rapporteur"
	"rapporteur/report"
	"rapporteur/who"
)

func TestGaps(t *testing.T) {
	coder, err := rapporteur.New(rapporteur.Options{})
	if err != nil {
		t.Fatal(err)
	}
	names, predicates := NewCounter(), NewCounter()
	for _, words := range []string{
		"Zebulon Quartermain arrived in the capital on Monday. Police outflanked the rebels.",
		"Zebulon Quartermain spoke for an hour. The army outflanked the rebels near the border. The army attacked the rebels.",
	} {
		r, err := coder.Read(context.Background(), report.Report{ID: "x", Text: words})
		if err != nil {
			t.Fatal(err)
		}
		names.Names(r)
		predicates.Predicates(r)
	}
	top := names.Top(1)
	if len(top) != 1 || top[0].Name != "Zebulon Quartermain" || top[0].Count != 2 || top[0].Reports != 2 {
		t.Errorf("names: %+v", top)
	}
	top = predicates.Top(5)
	if len(top) == 0 || top[0].Name != "outflank + object" || top[0].Count != 2 || top[0].Example != "Police outflanked the rebels." {
		t.Errorf("predicates: %+v", top)
	}
	if slices.ContainsFunc(top, func(r Row) bool { return r.Name == "attack + object" }) {
		t.Errorf("a predicate that a frame covers is listed: %+v", top)
	}
}

// TestTake holds that two countries for one name leave its sectors.
func TestTake(t *testing.T) {
	var r Row
	for _, c := range []struct {
		code who.Code
		want string
	}{
		{who.Code{}, "-"},
		{who.Code{Country: "LBY", Sector: "REB", Others: []string{"PTY"}}, "LBY REB,PTY"},
		{who.Code{}, "LBY REB,PTY"},
		{who.Code{Country: "LBY"}, "LBY REB,PTY"},
		{who.Code{Country: "EGY", Sector: "REB"}, "- REB"},
	} {
		if r.take(c.code); r.Code != c.want {
			t.Errorf("after %+v: %q, want %q", c.code, r.Code, c.want)
		}
	}
}
