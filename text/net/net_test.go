package net

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// weights is the committed model; a trial model may be named instead.
func weights(t testing.TB) *Net {
	path := os.Getenv("RAPPORTEUR_NET")
	if path == "" {
		path = "../../lang/en/text/net.bin"
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skip("no weights: ", err)
	}
	n, err := Load(b)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// golden is what training/export.py computes for a sentence, in integers.
type golden struct {
	Words             []string
	Arcs              []int64 // sum of the scores of all heads, for each word
	Best              []int32 // head of the highest score, no tree yet
	Tags, Names, Rels []uint16
}

func readGolden(t *testing.T) []golden {
	path := os.Getenv("RAPPORTEUR_GOLDEN")
	if path == "" {
		path = "testdata/golden.json"
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skip("no golden answers: ", err)
	}
	var g []golden
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

// TestGolden: Go computes bit for bit what the Python reference computes.
func TestGolden(t *testing.T) {
	n := weights(t)
	bothKernels(t, func(t *testing.T) {
		for _, g := range readGolden(t) {
			checkGolden(t, n, g)
		}
	})
}

func checkGolden(t *testing.T, n *Net, g golden) {
	var s Scratch
	words := len(g.Words)
	s.out = make([]Word, words)
	n.embed(g.Words, &s)
	for i := range n.blocks {
		n.blocks[i].run(n, words, &s)
	}
	n.readHeads(words, &s)
	n.scoreArcs(words, &s)
	for i, want := range g.Arcs {
		sum := int64(0)
		for j, v := range s.arcs[i*(words+1) : (i+1)*(words+1)] {
			if j != i+1 {
				sum += int64(v)
			}
		}
		if sum != want {
			t.Fatalf("%v: arc scores of word %d sum to %d, want %d", g.Words, i, sum, want)
		}
		s.out[i].Head = g.Best[i] - 1
	}
	n.label(words, &s)
	for i, w := range s.out {
		if w.Tag != g.Tags[i] || w.Name != g.Names[i] || w.Rel != g.Rels[i] {
			t.Errorf("%v: word %d: %v, want tag %d name %d rel %d", g.Words, i, w, g.Tags[i], g.Names[i], g.Rels[i])
		}
	}
}

func TestPredictGivesTrees(t *testing.T) {
	n := weights(t)
	var s Scratch
	for _, g := range readGolden(t) {
		roots := 0
		for _, w := range n.Predict(g.Words, &s) {
			if w.Head == -1 {
				roots++
			}
		}
		if roots != 1 {
			t.Errorf("%v: %d roots", g.Words, roots)
		}
	}
	if got := n.Predict(nil, &s); len(got) != 0 {
		t.Errorf("no words give %v", got)
	}
}

// TestPredictSameBits: SIMD on and off, fresh memory and used.
func TestPredictSameBits(t *testing.T) {
	n := weights(t)
	var answers [][]Word
	bothKernels(t, func(t *testing.T) {
		var s Scratch
		var all []Word
		for range 2 {
			for _, g := range readGolden(t) {
				all = append(all, n.Predict(g.Words, &s)...)
			}
		}
		answers = append(answers, all)
	})
	for _, a := range answers {
		if !slices.Equal(a, answers[0]) || !slices.Equal(a[:len(a)/2], a[len(a)/2:]) {
			t.Error("answers differ")
		}
	}
}

// TestPredictTakesAnything: odd words and lengths end in a tree with one root.
func TestPredictTakesAnything(t *testing.T) {
	n := weights(t)
	odd := []string{"", "\xff\xfe", "İstanbul", "ﬀ", "aEUR~", strings.Repeat("x", 3000), "…", "١٩٩٠", "\x00", "1,000.50"}
	var s Scratch
	for _, size := range []int{1, 2, 3, 4, 5, 33, 400} {
		words := make([]string, size)
		for i := range words {
			words[i] = odd[i*7%len(odd)]
		}
		roots := 0
		for i, w := range n.Predict(words, &s) {
			h, steps := int32(i), 0
			for h >= 0 && steps <= size {
				h, steps = s.out[h].Head, steps+1
			}
			if roots += one(w.Head < 0); steps > size {
				t.Fatalf("%d words: a cycle at %d", size, i)
			}
		}
		if roots != 1 {
			t.Errorf("%d words: %d roots", size, roots)
		}
	}
}

func TestLoadRefusesBadFiles(t *testing.T) {
	for _, b := range []string{"", "no weights at all", magic, magic + "\x02\x00\x00\x00{}", magic + "\xff\xff\xff\xff"} {
		if _, err := Load([]byte(b)); err == nil {
			t.Errorf("Load(%q) gives no error", b)
		}
	}
}

func TestPredictAllocatesNothing(t *testing.T) {
	n := weights(t)
	words := strings.Fields(benchSentence)
	var s Scratch
	n.Predict(words, &s)
	if a := testing.AllocsPerRun(20, func() { n.Predict(words, &s) }); a != 0 {
		t.Errorf("%v allocations a sentence", a)
	}
}

const benchSentence = "Two months ago , Haftar rejected a secret peace offer that the United Nations had put forward in Tunis , officials said ."

func BenchmarkPredict(b *testing.B) {
	n := weights(b)
	words := strings.Fields(benchSentence)
	var s Scratch
	b.ReportAllocs()
	for b.Loop() {
		n.Predict(words, &s)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	weights(b)
	for b.Loop() {
		weights(b)
	}
}
