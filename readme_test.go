package rapporteur

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"rapporteur/export"
	"rapporteur/record"
	"rapporteur/report"
)

// TestReadme: the table that the README shows is the one that a reader gets.
func TestReadme(t *testing.T) {
	const id = "2020-10-24-lby-geneva-ceasefire"
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	words, err := os.ReadFile("testdata/reports/" + id + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	day, err := record.ParseDate(id[:10])
	if err != nil {
		t.Fatal(err)
	}
	page, err := newCoder(t).Code(t.Context(), report.Report{ID: id, Date: day, Text: string(words)})
	if err != nil {
		t.Fatal(err)
	}
	var table bytes.Buffer
	w, err := export.New("table", &table, export.Look{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Page(page); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(table.String()) {
		if line = strings.TrimSpace(line); !strings.Contains(string(readme), line) {
			t.Errorf("README.md lacks %q", line)
		}
	}
}
