package who_test

import (
	"strings"
	"testing"
	"time"

	"rapporteur/text"
)

// TestOddTexts gives what no newspaper prints: nothing may panic or take
// more than its share of time.
func TestOddTexts(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	for _, s := range []string{
		"", " ", "-", "of of of", "the", "'s", "\"", "\xff\xfe\x00", "他们说政府。",
		strings.Repeat("the head of the staff of ", 2000) + "the army",
		strings.Repeat("he ", 5000),
		strings.Repeat("the official ", 5000),
		strings.Repeat("Anna Berg and Otto Kern and ", 2000),
		strings.Repeat("\"I\" said ", 3000),
		strings.Repeat("Minister ", 3000),
		strings.Repeat("(GNA) ", 3000),
		strings.Repeat("Russian and ", 3000) + "soldiers",
	} {
		reader.Read(s, &doc)
		start := time.Now()
		cast := r.Actors(&doc, 0)
		for a := range cast.Actors {
			cast.Code(int32(a), 0)
		}
		r.Phrase(&doc, 0)
		limit := 300*time.Millisecond + time.Duration(len(doc.Tokens))*200*time.Microsecond
		if d := time.Since(start); d > limit {
			t.Errorf("%.40q…: %d tokens took %v", s, len(doc.Tokens), d)
		}
		if cast.At(-1) != nil || cast.At(int32(len(doc.Tokens))) != nil {
			t.Error("At gives a mention outside the text")
		}
	}
}
