package importer

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/report"
	"rapporteur/world"
)

// words codes the few phrases of the test data; the program gives the rooms'
// own reading of phrases.
func words(s string, _ record.Date) world.ActorCode {
	var c world.ActorCode
	if strings.Contains(s, "Nigeria") {
		c.Country = "NGA"
	}
	if strings.Contains(s, "Minister") || strings.Contains(s, "Ambassador") || strings.Contains(s, "politician") {
		c.Sectors = []string{"GOV"}
	}
	return c
}

func newImporter(t testing.TB) *Importer {
	t.Helper()
	countries, err := world.Countries(world.FS())
	if err != nil {
		t.Fatal(err)
	}
	return New(countries, words)
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ format, file, want, skipped string }{
		{"tabari", "actors.tabari.txt", `
own-amina-bello	person	Amina Bello	NGA ELI	A. Bello	-
	1999-05-29	2003-06-01	NGA GOV,MED	-
	2010-01-01	-	UNO	-
own-northern-farmers-union	org	Northern Farmers Union	NGA LAB	NFU	-
own-river-state	place	River State	NGA	-	-`,
			`9: code "NGAGO": expected groups|12: day "2004017": expected YYMMDD|15: [NGAGOV: the bracket is not closed|14: Farmer is an agent`},
		{"ftm", "actors.ftm.json", `
ftm-1	person	Amina Bello	NGA GOV	A. Bello	f
ftm-2	org	River Brigade	NGA REB	-	-`,
			`3: schema "Vessel" is no actor|4: no FollowTheMoney entity`},
		{"wikidata", "dump.wikidata.json", `
Q901	person	Amina Bello	NGA GOV	A. Bello	f
	1999-05-29	2003-12-31	NGA GOV	Minister of Health`,
			`6: Q902 has no English label|7: no Wikidata entity`},
		{"wikidata", "query.wikidata.csv", `
Q901	person	Amina Bello	NGA ELI	A. Bello; Amina B.	f
	1999-05-29	2003-06-01	NGA GOV	Minister of Health
	2003-07-01	-	NGA GOV	Ambassador`,
			`4: a row without a name|5: to 2009-01-01T00:00:00Z is before from`},
		{"csv", "actors.csv", `
own-amina-bello	person	Amina Bello	NGA GOV	A. Bello; Amina B.	-
	1999-05-29	2003-06-30	NGA GOV	Minister of Health
	2003-07-01	-	NGA ELI	-
own-river-brigade	group	River Brigade	NGA REB	-	-`,
			`5: a row without a name|6: code "Nigeria GOV": expected three capital letters`},
	} {
		t.Run(c.file, func(t *testing.T) {
			body, err := os.ReadFile(filepath.Join("testdata", c.file))
			if err != nil {
				t.Fatal(err)
			}
			if got := Guess(c.file, body); got != c.format {
				t.Errorf("Guess = %s, want %s", got, c.format)
			}
			im := newImporter(t)
			if err := im.Read(c.format, c.file, bytes.NewReader(body)); err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := im.Write(&b); err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(b.String(), "\n")
			if want := strings.TrimPrefix(c.want, "\n") + "\n"; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			checkSkipped(t, c.file, im.Skipped, strings.Split(c.skipped, "|"))
			checkLoads(t, b.Bytes(), len(im.Actors))
		})
	}
}

func checkSkipped(t *testing.T, file string, got []*report.Error, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("skipped %v, want %d", got, len(want))
		return
	}
	for i, w := range want {
		if !strings.HasPrefix(got[i].Error(), file+":"+w) {
			t.Errorf("skipped %q, want %q", got[i], file+":"+w)
		}
	}
}

// checkLoads: what is written is what --actors reads.
func checkLoads(t *testing.T, table []byte, n int) {
	t.Helper()
	var r world.Register
	if err := r.Read("own.tsv", bytes.NewReader(table)); err != nil {
		t.Error(err)
	}
	if len(r.Actors) != n {
		t.Errorf("%d actors load, want %d", len(r.Actors), n)
	}
}

// The dictionaries that PETRARCH's users have must come through whole.
func TestPhoenix(t *testing.T) {
	const dir = "../../../shared/corpora/phoenix/"
	for _, c := range []struct {
		file   string
		actors int     // at least
		bad    float64 // share of lines skipped, at most
	}{
		{"Phoenix.Countries.actors.txt", 15000, 0.005},
		{"Phoenix.International.actors.txt", 3000, 0.03},
		{"Phoenix.MilNonState.actors.txt", 900, 0.03},
	} {
		body, err := os.ReadFile(dir + c.file)
		if err != nil {
			t.Skip("no ../shared/corpora/phoenix here:", err)
		}
		im := newImporter(t)
		if err := im.Read("tabari", c.file, bytes.NewReader(body)); err != nil {
			t.Fatal(err)
		}
		lines := bytes.Count(body, []byte("\n"))
		t.Logf("%s: %d lines, %d actors, %d skipped", c.file, lines, len(im.Actors), len(im.Skipped))
		if len(im.Actors) < c.actors || float64(len(im.Skipped)) > c.bad*float64(lines) {
			t.Errorf("%s: %d actors, %d skipped of %d lines", c.file, len(im.Actors), len(im.Skipped), lines)
			for i, e := range im.Skipped {
				if i < 20 {
					t.Log(e)
				}
			}
		}
		var b bytes.Buffer
		if err := im.Write(&b); err != nil {
			t.Fatal(err)
		}
		checkLoads(t, b.Bytes(), len(im.Actors))
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.*")
	for _, name := range files {
		if body, err := os.ReadFile(name); err == nil {
			f.Add(Guess(name, body), body)
		}
	}
	countries := newImporter(f).countries
	f.Fuzz(func(t *testing.T, format string, body []byte) {
		im := New(countries, words)
		if im.Read(format, "in", bytes.NewReader(body)) != nil {
			return
		}
		var b bytes.Buffer
		if err := im.Write(&b); err != nil {
			t.Fatal(err)
		}
		var r world.Register
		if err := r.Read("own.tsv", &b); err != nil {
			t.Fatal(fmt.Errorf("what was written does not load: %w", err))
		}
	})
}
