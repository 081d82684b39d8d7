package rapporteur

import (
	"bytes"
	"context"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"rapporteur/eval"
	"rapporteur/record"
	"rapporteur/report"
)

const seedText = "../shared/seed/report.txt"

// The report that the project starts from must be read as a careful reader
// does. Its text is not ours to keep, so the test skips where it is absent.
func TestSeed(t *testing.T) {
	body, err := os.ReadFile(seedText)
	if err != nil {
		t.Skip("no ../shared/seed here:", err)
	}
	gold := readSeedRecord(t)
	day, _ := record.ParseDate("2018-05-10")
	page, err := newCoder(t).Code(context.Background(), report.Report{ID: "seed", Date: day, Text: string(body)})
	if err != nil {
		t.Fatal(err)
	}
	var result eval.EventResult
	result.Compare(gold, page)
	if result.Aux.Right < 13 || result.Banned > 0 {
		t.Errorf("%d events with type, actors, recipients and aux, want 13; %d forbidden", result.Aux.Right, result.Banned)
	}
	checkPlaces(t, gold, page)
	checkClaims(t, gold, page)
	checkForms(t, gold, page)
	if t.Failed() || testing.Verbose() {
		t.Log(strings.Join(result.Notes, "\n"))
		var b bytes.Buffer
		result.Table().WriteTo(&b)
		t.Log("\n" + b.String())
	}
}

func readSeedRecord(t *testing.T) *eval.Expected {
	t.Helper()
	f, err := os.Open("testdata/seed.expected")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := eval.ReadExpected(f, "seed")
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

func checkPlaces(t *testing.T, gold *eval.Expected, page *record.Page) {
	for _, want := range gold.Places {
		if !slices.ContainsFunc(page.Places, func(l record.Location) bool {
			return l.Resolved == want.Name && l.CountryCode == want.Country &&
				math.Abs(l.Lat-want.Lat) < 0.3 && math.Abs(l.Lon-want.Lon) < 0.3
		}) {
			t.Errorf("no place %s %s at %g,%g", want.Name, want.Country, want.Lat, want.Lon)
		}
	}
}

// checkClaims asks for a claim with the speaker that covers the sentence.
func checkClaims(t *testing.T, gold *eval.Expected, page *record.Page) {
	for _, want := range gold.Claims {
		s := page.Sentences[want.Sentences[0]-1]
		if !slices.ContainsFunc(page.Claims, func(c record.Claim) bool {
			speaker := strings.ToLower(c.Speaker.Text + " " + c.Speaker.Name)
			return c.Content.Start < s.End && s.Start < c.Content.End && strings.Contains(speaker, strings.ToLower(want.Speaker))
		}) {
			t.Errorf("nobody finds that %s says sentence %d", want.Speaker, want.Sentences[0])
		}
	}
}

// checkForms asks that every wording of an actor is one actor with its code.
func checkForms(t *testing.T, gold *eval.Expected, page *record.Page) {
	for _, want := range gold.Actors {
		found := map[string][]string{} // actor's name to the forms that lead to it
		codes := map[string]string{}
		for _, a := range page.Actors {
			for _, m := range a.Mentions {
				if slices.ContainsFunc(want.Forms, func(f string) bool { return sameWords(f, m.Text) }) {
					found[a.Name] = append(found[a.Name], m.Text)
					codes[a.Name] = a.Code + " " + a.Sector
				}
			}
		}
		if len(found) != 1 {
			t.Errorf("%s is %d actors: %v", want.Name, len(found), found)
			continue
		}
		for name, code := range codes {
			if !slices.Contains(want.Codes, code) {
				t.Errorf("%s is %s, want %v", name, code, want.Codes)
			}
		}
	}
}

func sameWords(a, b string) bool {
	clean := strings.NewReplacer("’", "'", "the ", "", "The ", "", "A ", "")
	return strings.EqualFold(clean.Replace(a), clean.Replace(b))
}
