package text

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"rapporteur/text/linear"
)

// gaps weighs places where the rules may be wrong: a learned table sees the
// words and shapes around, and what the rules say.
type gaps struct {
	table    *linear.Table
	gap      linear.Gap
	features []uint64
	scores   linear.Scores
}

func loadEnds(fsys fs.FS, name string) (*linear.Table, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("sentence ends: %w", err)
	}
	t, err := linear.SingleTable(data)
	if err != nil {
		return nil, fmt.Errorf("sentence ends: %w", err)
	}
	return t, nil
}

// open tells whether a gap is worth weighing: the rules see an end, or the
// next token looks like a beginning.
func (t *tokenizer) open(pieces []piece, i int, first int32, rule bool) bool {
	if pieces[i+1].inner || t.shouted {
		return false
	}
	if rule {
		return true
	}
	c, _ := charAt(t.text, int(pieces[i+1].start))
	b, _ := charAt(t.text, int(pieces[i].start))
	if isFinal(c) || isDash(b) || b == ']' || b == ')' && t.isDateline(pieces, i, first) || pieces[i+1].start == pieces[i].end {
		return false
	}
	return unicode.IsUpper(c) || isDigit(c) || !unicode.IsLower(c) && !isWordChar(b) || isFinal(b)
}

// isDateline tells of "TRIPOLI (May 17)": a capitalised word begins, and the
// bracket closes soon.
func (t *tokenizer) isDateline(pieces []piece, i int, first int32) bool {
	place := t.word1(pieces[first])
	return i-int(first) < 12 && len(place) > 2 && place == strings.ToUpper(place)
}

// addMargin is the lead that the table needs to find an end where the rules
// see none. It is far above what splits best on EWT dev, for the sake of news,
// whose ends nearly always have a mark.
func addMargin(rule bool) int {
	if rule {
		return 0
	}
	return 100
}

// look describes the gap behind piece i of a sentence that begins with first.
// The paragraph ends with piece last.
func (t *tokenizer) look(pieces []piece, i, last int, first int32, rule bool) []uint64 {
	g := &t.gaps.gap
	*g = linear.Gap{Rule: rule, Spaced: pieces[i+1].start > pieces[i].end, Length: i + 1 - int(first)}
	for k := range 3 {
		if i-k >= int(first) {
			g.Before[k] = t.word1(pieces[i-k])
		}
		if i+1+k <= last {
			g.After[k] = t.word1(pieces[i+1+k])
		}
	}
	t.gaps.features = linear.EndFeatures(t.gaps.features[:0], g)
	return t.gaps.features
}

func (t *tokenizer) word1(p piece) string { return t.text[p.start:p.end] }

// isShouted tells of texts in capitals, whose beginnings look like nothing.
func isShouted(text string) bool {
	upper, lower := 0, 0
	for i := 0; i < min(len(text), 1<<16); i++ {
		switch c := text[i]; {
		case 'A' <= c && c <= 'Z':
			upper++
		case 'a' <= c && c <= 'z':
			lower++
		}
	}
	return upper > lower
}
