package who_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"rapporteur/eval"
	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/who"
)

// TestReports checks the actors of our own reports against their records:
// forms of one actor on one actor, and codes.
func TestReports(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	dir := os.DirFS("../testdata/reports")
	names, err := fs.Glob(dir, "*.expected")
	if err != nil || len(names) == 0 {
		t.Skip("no reports yet")
	}
	var sum reportSum
	var doc text.Doc
	for _, name := range names {
		f, err := dir.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		gold, err := eval.ReadExpected(f, name)
		f.Close()
		if err != nil {
			continue // being written
		}
		raw, err := fs.ReadFile(dir, strings.TrimSuffix(name, ".expected")+".txt")
		if err != nil {
			continue
		}
		day, _ := record.ParseDate(name[:10])
		reader.Read(string(raw), &doc)
		sum.add(t, gold, r.Actors(&doc, day), &doc, day)
	}
	t.Logf("forms on their actor: %d of %d; codes: %d of %d", sum.chained, sum.forms, sum.coded, sum.actors)
	if sum.chained*100 < sum.forms*80 || sum.coded*100 < sum.actors*70 {
		t.Errorf("forms on their actor: %d of %d; codes: %d of %d", sum.chained, sum.forms, sum.coded, sum.actors)
	}
}

type reportSum struct{ forms, chained, actors, coded int }

func (s *reportSum) add(t *testing.T, gold *eval.Expected, cast *who.Cast, doc *text.Doc, day record.Date) {
	for _, g := range gold.Actors {
		votes := map[int32]int{}
		var forms [][]int32
		for _, form := range g.Forms {
			found := occurrences(cast, doc, form)
			forms = append(forms, flatten(found))
			for _, f := range found {
				if f[0] >= 0 {
					votes[f[0]]++
				}
			}
		}
		best := int32(-1)
		for a, n := range votes {
			if best < 0 || n > votes[best] || n == votes[best] && a < best {
				best = a
			}
		}
		s.actors++
		if best < 0 {
			t.Logf("%s: %s: not found", gold.ID, g.Name)
			continue
		}
		for i, form := range forms {
			s.forms++
			if contains(form, best) {
				s.chained++
			} else {
				t.Logf("%s: %s: %q is another actor", gold.ID, g.Name, g.Forms[i])
			}
		}
		s.code(t, gold.ID, &g, cast.Code(best, day))
	}
}

func (s *reportSum) code(t *testing.T, id string, g *eval.GoldActor, code who.Code) {
	got, plain := code.Country, code.Sector
	if got == "" {
		got = "---"
	}
	if plain == "" {
		plain = "-"
	}
	if slices.ContainsFunc(g.Codes, func(c string) bool {
		country, sector, _ := strings.Cut(c, " ")
		return country == got && (sector == plain || sector == "-")
	}) {
		s.coded++
		return
	}
	t.Logf("%s: %s = %s %s, want %s", id, g.Name, got, plain, strings.Join(g.Codes, " or "))
}

func flatten(lists [][]int32) []int32 {
	var out []int32
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}
