package who_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

// BenchmarkActors finds the actors of our own reports; sentences a second is
// what counts.
func BenchmarkActors(b *testing.B) {
	r := load(b)
	reader := loadReader(b)
	names, _ := fs.Glob(os.DirFS("../testdata/reports"), "*.txt")
	var docs []*text.Doc
	sentences := 0
	for _, name := range names {
		raw, err := os.ReadFile("../testdata/reports/" + name)
		if err != nil {
			b.Fatal(err)
		}
		d := &text.Doc{}
		reader.Read(string(raw), d)
		docs = append(docs, d)
		sentences += len(d.Sents)
	}
	if sentences == 0 {
		b.Skip("no reports")
	}
	day, _ := record.ParseDate("2018-05-10")
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, d := range docs {
			r.Actors(d, day)
		}
		n++
	}
	b.ReportMetric(float64(sentences*n)/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkPhrase codes a name of the register.
func BenchmarkPhrase(b *testing.B) {
	r := load(b)
	reader := loadReader(b)
	var doc text.Doc
	reader.Read(strings.Repeat("Amnesty International ", 1), &doc)
	b.ReportAllocs()
	for b.Loop() {
		r.Phrase(&doc, 0)
	}
}

// BenchmarkLoad is what starting costs.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
