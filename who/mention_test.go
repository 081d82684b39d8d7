package who_test

import (
	"os"
	"strings"
	"testing"

	"rapporteur/lang/en"
	"rapporteur/text"
)

// TestMentions looks for mentions word for word in sentences of our own.
func TestMentions(t *testing.T) {
	r := load(t)
	reader, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile("testdata/mentions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var doc text.Doc
	for line := range strings.Lines(string(table)) {
		sentence, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		reader.Read(sentence, &doc)
		cast := r.Actors(&doc, 0)
		found, all := false, []string(nil)
		for i := range cast.Mentions {
			m := &cast.Mentions[i]
			got := doc.Slice(m.First, m.Last)
			found = found || got == want
			all = append(all, got)
		}
		if !found {
			t.Errorf("%q: no mention %q among %q", sentence, want, all)
		}
	}
}
