package ontology

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPLOVER(t *testing.T) {
	o, err := PLOVER()
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Types) != 16 || len(o.Contexts) != 37 || len(o.Aux) != 4 {
		t.Errorf("%d types, %d contexts, %d aux; want 16, 37, 4", len(o.Types), len(o.Contexts), len(o.Aux))
	}
	for _, c := range []struct {
		typ, mode string
		score     float64
		cameo     string
	}{
		{"CONSULT", "visit", 4, "042"},
		{"CONSULT", "", 2.5, "04"},
		{"ASSAULT", "unconventional", -10, "204"},
		{"PROTEST", "no such mode", -5, "14"},
	} {
		typ := o.Type(c.typ)
		if got := typ.Score(c.mode); got != c.score {
			t.Errorf("score of %s/%s = %g, want %g", c.typ, c.mode, got, c.score)
		}
		if got := typ.CAMEOCode(c.mode); got != c.cameo {
			t.Errorf("CAMEO of %s/%s = %s, want %s", c.typ, c.mode, got, c.cameo)
		}
	}
}

// The reference copy of PLOVER must hold the same facts as ours.
func TestPLOVERAgreesWithReference(t *testing.T) {
	data, err := os.ReadFile("../../shared/plover/plover.json")
	if err != nil {
		t.Skip("no ../shared/plover here:", err)
	}
	var ref struct {
		EventTypes []struct {
			Name              string
			Quad              string
			RecipientRequired bool `json:"recipient_required"`
			Score             float64
			Modes             []struct {
				Name  string
				Score float64
			}
		} `json:"event_types"`
		Contexts []string
	}
	if err := json.Unmarshal(data, &ref); err != nil {
		t.Fatal(err)
	}
	o, err := PLOVER()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range ref.EventTypes {
		typ := o.Type(r.Name)
		if typ == nil {
			t.Errorf("no type %s", r.Name)
			continue
		}
		if QuadName(typ.Quad) != r.Quad || typ.Value != r.Score || typ.RecipientRequired != r.RecipientRequired {
			t.Errorf("%s: got %+v, reference %+v", r.Name, typ, r)
		}
		for _, m := range r.Modes {
			if got := typ.Mode(m.Name); got == nil || got.Value != m.Score {
				t.Errorf("%s/%s: got %+v, want score %g", r.Name, m.Name, got, m.Score)
			}
		}
	}
	for _, c := range ref.Contexts {
		if !o.HasContext(c) {
			t.Errorf("no context %s", c)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct{ types, want string }{
		{"A\t1\t2\toptional\t01", "types.tsv:1: 5 fields, expected 6"},
		{"A\t5\t2\toptional\t01\tx", "types.tsv:1: quad \"5\": expected 1, 2, 3 or 4"},
		{"# c\nA\t1\t11\toptional\t01\tx", "types.tsv:2: score \"11\": expected"},
		{"A\t1\t2\tperhaps\t01\tx", "types.tsv:1: recipient \"perhaps\""},
		{"A/b\t1\t2\toptional\t01\tx", "mode A/b stands before its type"},
		{"A\t1\t2\toptional\t01\tx\nA\t1\t2\toptional\t01\tx", "types.tsv:2: type A stands twice"},
	} {
		_, err := Load(fstest.MapFS{"types.tsv": {Data: []byte(c.types)}}, "own")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Load(%q): error %v, want %q", c.types, err, c.want)
		}
	}
	if _, err := Load(fstest.MapFS{}, "own"); err == nil {
		t.Error("a folder without types.tsv loads")
	}
}
