package rapporteur

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/report"
	"rapporteur/text"
	"rapporteur/what"
)

// garbled is how many texts TestGarbled and TestWildTrees read; the variable
// GARBLED of the environment asks for more.
func garbled() int {
	if n, err := strconv.Atoi(os.Getenv("GARBLED")); err == nil {
		return n
	}
	return 150
}

// TestGarbled codes torn, shuffled and overgrown texts: nothing may panic.
func TestGarbled(t *testing.T) {
	coder := newCoder(t)
	day := record.NewDate(2019, 9, 1)
	reports := ownReports(t)
	random := rand.New(rand.NewSource(1))
	coded := 0
	for range garbled() {
		words := garble(random, reports[random.Intn(len(reports))].Text)
		fault := panics(func() { coder.Phrase(words, day) })
		_, err := coder.Code(context.Background(), report.Report{ID: "garbled", Date: day, Language: "en", Text: words})
		if fault != "" || errors.Is(err, ErrOurs) {
			t.Fatalf("%q: %s, %v", words, fault, err)
		}
		if err == nil {
			coded++
		}
	}
	if coded*10 < garbled()*9 {
		t.Errorf("only %d of %d texts were not refused", coded, garbled())
	}
}

// TestWildTrees gives the rooms trees that no parser would build.
func TestWildTrees(t *testing.T) {
	coder := newCoder(t)
	day := record.NewDate(2019, 9, 1)
	reports := ownReports(t)
	random := rand.New(rand.NewSource(2))
	var doc text.Doc
	for range garbled() {
		whole := reports[random.Intn(len(reports))].Text
		from := random.Intn(len(whole))
		coder.text.Read(whole[from:min(len(whole), from+800)], &doc)
		shake(random, &doc)
		fault := panics(func() {
			times := coder.when.Times(&doc, day, nil)
			coder.what.Events(what.Scene{Doc: &doc, Times: times, Places: coder.where.Places(&doc), Cast: coder.who.Actors(&doc, day),
				Dates: coder.when.NewDater(&doc, times, day), Date: day})
			coder.says.Claims(&doc, nil)
		})
		if fault != "" {
			t.Fatalf("%q: %s", doc.Text, fault)
		}
	}
}

// panics says how f panicked and where, if it did.
func panics(f func()) (fault string) {
	defer func() {
		if p := recover(); p != nil {
			fault = fmt.Sprintf("%v\n%s", p, debug.Stack())
		}
	}()
	f()
	return ""
}

// marks are what tokenizers and rooms look for.
var marks = []string{".", ",", "(", ")", "-", "“", "”", "'", "'s", "\n", "\n\n", ":", ";", "/", "…", "\u00a0", "and", "since", "to", "of", "when", "no"}

// garble spoils a piece of a text, which may begin inside a character, in one
// of several ways.
func garble(random *rand.Rand, whole string) string {
	from := random.Intn(len(whole))
	piece := whole[from:min(len(whole), from+20+random.Intn(1400))]
	words := strings.Fields(piece)
	mark := func() string { return marks[random.Intn(len(marks))] }
	switch random.Intn(14) {
	case 0: // nothing but marks
		for i := range words {
			words[i] = mark()
		}
	case 1, 2:
		random.Shuffle(len(words), func(i, k int) { words[i], words[k] = words[k], words[i] })
	case 3, 4, 5: // marks between the words
		for i := range words {
			if random.Intn(3) == 0 {
				words[i] += " " + mark() + " " + mark()
			}
		}
	case 6, 7: // one long word
		for i := range words {
			if random.Intn(4) == 0 {
				words[i] = mark()
			}
		}
		return strings.Join(words, "")
	case 8, 9: // a line a word
		return strings.Join(words, "\n\n"+mark()+"\n")
	case 10, 11:
		return strings.ToUpper(piece)
	default:
		return piece
	}
	return strings.Join(words, " ")
}

// shake hangs tokens elsewhere in their sentence and gives them relations and
// tags of others. Roots stay roots: no parser breaks that.
func shake(random *rand.Rand, doc *text.Doc) {
	strength := 1 + random.Intn(3)
	for _, s := range doc.Sents {
		for i := s.First; i < s.Last; i++ {
			a, b := &doc.Tokens[i], &doc.Tokens[random.Intn(len(doc.Tokens))]
			if random.Intn(8) < strength {
				a.UPOS, a.XPOS = b.UPOS, b.XPOS
			}
			if a.Head < 0 {
				continue
			}
			if random.Intn(4) < strength {
				a.Rel = b.Rel
			}
			if h := s.First + random.Int31n(s.Last-s.First); random.Intn(4) < strength && !hangsBelow(doc, h, i) {
				a.Head = h
			}
		}
	}
	doc.Link()
}

// hangsBelow tells whether token i is top or hangs below it.
func hangsBelow(doc *text.Doc, i, top int32) bool {
	for i >= 0 && i != top {
		i = doc.Tokens[i].Head
	}
	return i == top
}
