package net

import (
	"math/rand/v2"
	"testing"
)

// TestDecodeIsBestTree compares with all trees of up to five words whose root
// is the one that decode chooses.
func TestDecodeIsBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var s treeScratch
	for range 3000 {
		words := 1 + r.IntN(5)
		arcs := make([]int32, words*(words+1))
		for i := range arcs {
			arcs[i] = r.Int32N(1000)
		}
		root := bestRoot(arcs, words)
		want := bestTree(arcs, words, root)
		s.decode(append([]int32(nil), arcs...), words)
		if got := value(arcs, words, s.heads); got != want {
			t.Fatalf("%d words: tree %v is worth %d, the best %d", words, s.heads, got, want)
		}
	}
}

func bestTree(arcs []int32, words, root int) int {
	heads := make([]int32, words+1)
	top := -1
	var try func(d int)
	try = func(d int) {
		if d > words {
			top = max(top, value(arcs, words, heads))
			return
		}
		if d == root+1 {
			heads[d] = 0
			try(d + 1)
			return
		}
		for h := 1; h <= words; h++ {
			if h != d {
				heads[d] = int32(h)
				try(d + 1)
			}
		}
	}
	try(1)
	return top
}

// value is the sum of the arcs, or -1 where heads is no tree.
func value(arcs []int32, words int, heads []int32) int {
	sum := 0
	for d := 1; d <= words; d++ {
		sum += int(arcs[(d-1)*(words+1)+int(heads[d])])
		steps := 0
		for v := int32(d); v != 0; v = heads[v] {
			if steps++; steps > words {
				return -1
			}
		}
	}
	return sum
}
