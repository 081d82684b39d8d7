package net

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// goldSentence is a sentence of a CoNLL-U file: words, tags, heads from -1, relations.
type goldSentence struct {
	words, tags, rels []string
	heads             []int32
}

func readTrees(t testing.TB, path string) []goldSentence {
	f, err := os.Open(path)
	if err != nil {
		t.Skip("no treebank: ", err)
	}
	defer f.Close()
	var all []goldSentence
	var s goldSentence
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		col := strings.Split(lines.Text(), "\t")
		if len(col) < 10 {
			if len(s.words) > 0 && lines.Text() == "" {
				all, s = append(all, s), goldSentence{}
			}
			continue
		}
		head, err := strconv.Atoi(col[6])
		if err != nil || strings.ContainsAny(col[0], "-.") {
			continue
		}
		s.words, s.tags = append(s.words, col[1]), append(s.tags, col[4]+"|"+col[3])
		s.heads, s.rels = append(s.heads, int32(head-1)), append(s.rels, col[7])
	}
	return all
}

// TestDevScores prints and guards the accuracy on the dev treebanks, given
// words. Relations are compared without their subtypes, as the CoNLL 2018
// scorer does.
func TestDevScores(t *testing.T) {
	n := weights(t)
	for _, c := range []struct {
		file string
		las  float64
	}{{"en_ewt-dev.conllu", 87.5}, {"en_gum-dev.conllu", 88}} {
		trees := readTrees(t, filepath.Join("../../../shared/corpora/ud", c.file))
		words, upos, xpos, uas, las, full := 0, 0, 0, 0, 0, 0
		var s Scratch
		for _, g := range trees {
			for i, w := range n.Predict(g.words, &s) {
				words++
				x, u, _ := strings.Cut(n.Tags[w.Tag], "|")
				gx, gu, _ := strings.Cut(g.tags[i], "|")
				rel, grel := n.Rels[w.Rel], g.rels[i]
				short, _, _ := strings.Cut(rel, ":")
				gshort, _, _ := strings.Cut(grel, ":")
				hit := w.Head == g.heads[i]
				upos, xpos = upos+one(u == gu), xpos+one(x == gx)
				uas, las, full = uas+one(hit), las+one(hit && short == gshort), full+one(hit && rel == grel)
			}
		}
		percent := func(k int) string { return fmt.Sprintf("%.2f", 100*float64(k)/float64(max(words, 1))) }
		t.Log(c.file, "UPOS", percent(upos), "XPOS", percent(xpos), "UAS", percent(uas), "LAS", percent(las), "LAS with subtypes", percent(full))
		if got := 100 * float64(las) / float64(max(words, 1)); got < c.las {
			t.Errorf("%s: LAS %.2f, want at least %.1f", c.file, got, c.las)
		}
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// BenchmarkDev reads whole treebanks, so sentences are of every length.
func BenchmarkDev(b *testing.B) {
	n := weights(b)
	trees := readTrees(b, "../../../shared/corpora/ud/en_gum-dev.conllu")
	var s Scratch
	words := 0
	for i := 0; b.Loop(); i++ {
		g := trees[i%len(trees)]
		n.Predict(g.words, &s)
		words += len(g.words)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
