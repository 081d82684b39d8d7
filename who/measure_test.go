package who_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"rapporteur/eval"
	"rapporteur/record"
	"rapporteur/text"
)

// TestPhrases codes the phrases of testdata and guards how many are right.
func TestPhrases(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	f, err := os.Open("testdata/phrases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	phrases, err := eval.ReadPhrases(f)
	if err != nil {
		t.Fatal(err)
	}
	var doc text.Doc
	var result eval.PhraseResult
	for i := range phrases {
		p := &phrases[i]
		day := record.Date(0)
		if p.Day != "" {
			if day, err = record.ParseDate(p.Day); err != nil {
				t.Fatal(err)
			}
		}
		reader.Read(p.Text, &doc)
		_, _, code := r.Phrase(&doc, day)
		if !result.Add(p, code.Country, code.Sector) {
			t.Logf("%d: %s = %s %s %v, want %s %v", p.Line, p.Text, code.Country, code.Sector, code.Others, p.Country, p.Sectors)
		}
	}
	t.Log(result.String())
	if result.Both*100 < result.Phrases*95 {
		t.Errorf("%s: less than 0.95", result.String())
	}
}

// TestOffices codes persons as of a day.
func TestOffices(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	f, err := os.Open("testdata/offices.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	right, all, known := 0, 0, 0
	var doc text.Doc
	in := bufio.NewScanner(f)
	for in.Scan() {
		col := strings.Split(in.Text(), "\t")
		if len(col) != 3 {
			continue
		}
		day, err := record.ParseDate(col[1])
		if err != nil {
			t.Fatal(err)
		}
		reader.Read(col[0], &doc)
		_, id, code := r.Phrase(&doc, day)
		all++
		if id == "" {
			continue
		}
		known++
		sector := code.Sector
		if sector == "" {
			sector = "-"
		}
		if code.Country+" "+sector == col[2] {
			right++
		} else {
			t.Logf("%s on %s = %s %s (%s), want %s", col[0], col[1], code.Country, sector, id, col[2])
		}
	}
	t.Logf("%d persons and days, %d in the register, %d right", all, known, right)
	if right*100 < known*97 {
		t.Errorf("%d of %d right", right, known)
	}
}

// TestGenerations tells a son who bears his father's name by the day.
func TestGenerations(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	for _, c := range []struct{ words, day, id string }{
		{"President Marcos", "2024-06-18", "ferdinand-marcos-jr"},
		{"President Ferdinand Marcos", "2024-06-18", "ferdinand-marcos-jr"},
		{"President Ferdinand Marcos", "1983-05-01", "ferdinand-marcos"},
	} {
		day, err := record.ParseDate(c.day)
		if err != nil {
			t.Fatal(err)
		}
		reader.Read(c.words, &doc)
		if _, id, _ := r.Phrase(&doc, day); id != c.id {
			t.Errorf("%s on %s: %s, want %s", c.words, c.day, id, c.id)
		}
	}
}
