package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"rapporteur/record"
)

func page() *record.Page {
	return &record.Page{
		ID: "talks", Publication: "Gazette", Date: "2018-05-10",
		Events: []record.Event{{
			ID: "talks#1", ReportID: "talks", Date: "2018-03-01", EndDate: "2018-03-31", DatePrecision: "month",
			Event: []string{"CONSULT"}, Mode: []string{"visit"}, Context: []string{}, Aux: []string{"historical"},
			Actor:     []record.Entity{{Text: "he", Name: "Ann Lee", Code: "FRA", Sector: "GOV", OtherSectors: []string{}}},
			Recipient: []record.Entity{{Text: "A & B", OtherSectors: []string{}}, {Text: "police", Sector: "COP", OtherSectors: []string{}}},
			EventText: []string{"met", "in Paris"}, QuadCode: 1, Scale: 4,
			EventLoc:    &record.Location{Resolved: "Paris", CountryCode: "FRA", Lat: 48.8534, Resolution: "city"},
			Attribution: []record.Attribution{{Speaker: record.Entity{Text: "officials"}}},
			Text:        "Two months ago, he met A & B in Paris.", TextInfo: record.TextInfo{Sequence: 2},
		}},
	}
}

func write(t *testing.T, format string, pages ...*record.Page) string {
	t.Helper()
	var b bytes.Buffer
	w, err := New(format, &b, Look{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if err := w.Page(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTable(t *testing.T) {
	got := write(t, "table", page(), &record.Page{ID: "sport"})
	// Lines end in the blanks of their last column; an editor may not keep those.
	want := `talks · Gazette · 2018-05-10
 # │ when    │ event         │ who             │ to whom    │ where     │ according to │ words
───┼─────────┼───────────────┼─────────────────┼────────────┼───────────┼──────────────┼────────────────
 1 │ 2018-03 │ CONSULT visit │ Ann Lee FRA GOV │ A & B      │ Paris FRA │ officials    │ met … in Paris
   │         │ historical    │                 │ police COP │           │              │

sport
  no events
`
	if lines := trimRight(got); lines != want {
		t.Errorf("got\n%swant\n%s", lines, want)
	}
	width := 0
	for _, line := range strings.Split(got, "\n")[1:4] {
		if n := len([]rune(line)); width == 0 {
			width = n
		} else if n != width {
			t.Errorf("lines of %d and %d characters in\n%s", width, n, got)
		}
	}
}

func trimRight(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func TestJSONL(t *testing.T) {
	got := write(t, "jsonl", page())
	if strings.Count(got, "\n") != 1 || !strings.Contains(got, `"A & B"`) {
		t.Errorf("not one plain line: %s", got)
	}
	var e record.Event
	if err := json.Unmarshal([]byte(got), &e); err != nil || e.ID != "talks#1" {
		t.Errorf("read back %+v, error %v", e, err)
	}
}

func TestCSV(t *testing.T) {
	read, err := csv.NewReader(strings.NewReader(write(t, "csv", page(), page()))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(read) != 3 {
		t.Fatalf("%d rows, want a header and 2", len(read))
	}
	col := map[string]string{}
	for i, name := range read[0] {
		col[name] = read[1][i]
	}
	for name, want := range map[string]string{"id": "talks#1", "recipient": "A & B; police", "recipient_sector": "; COP",
		"lat": "48.8534", "according_to": "officials", "aux": "historical"} {
		if col[name] != want {
			t.Errorf("%s = %q, want %q", name, col[name], want)
		}
	}
	if got := write(t, "csv"); !strings.HasPrefix(got, "id,report_id,") {
		t.Errorf("no header without events: %q", got)
	}
}

func TestUnknownFormat(t *testing.T) {
	if _, err := New("xml", nil, Look{}); err == nil || err.Error() != `format "xml": expected table, jsonl, csv` {
		t.Errorf("error %v", err)
	}
}
