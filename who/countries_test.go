package who_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

// plvTrain holds the sentences that testdata/plv-countries.tsv gives codes for.
const plvTrain = "shared/corpora/plv/train.jsonl"

// TestPLVCountries codes phrases of plv that name a country and guards how
// many codes are right.
func TestPLVCountries(t *testing.T) {
	phrases := readPLV(t)
	r := load(t)
	reader := loadReader(t)
	table, err := os.ReadFile("testdata/plv-countries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	day := record.NewDate(2018, 6, 1)
	all, right := 0, 0
	var doc text.Doc
	for line := range strings.Lines(string(table)) {
		col := strings.Split(strings.TrimSpace(line), "\t")
		if len(col) != 3 {
			continue
		}
		phrase, ok := phrases[col[0]+" "+col[1]]
		if !ok {
			t.Errorf("%s: no %s", col[0], col[1])
			continue
		}
		reader.Read(phrase, &doc)
		_, _, code := r.Phrase(&doc, day)
		all++
		if code.Country == col[2] {
			right++
		} else {
			t.Logf("%s %s: %s, want %s", col[0], col[1], code.Country, col[2])
		}
	}
	t.Logf("%d of %d right", right, all)
	if right*100 < all*97 {
		t.Errorf("%d of %d right: less than 0.97", right, all)
	}
}

// readPLV gives the phrases by "id role".
func readPLV(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open("../../" + plvTrain)
	if err != nil { // in a worktree
		f, err = os.Open("../../../" + plvTrain)
	}
	if err != nil {
		t.Skip("no plv: ", err)
	}
	defer f.Close()
	phrases := map[string]string{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var row struct{ ID, Actor, Recipient string }
		if err := json.Unmarshal(in.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		phrases[row.ID+" actor"], phrases[row.ID+" recipient"] = row.Actor, row.Recipient
	}
	return phrases
}
