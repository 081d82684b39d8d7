package train

import (
	"rapporteur/text/linear"
	"rapporteur/text/sentence"
)

const nameLabels = sentence.NameLabels

// namer trains a linear.Namer as a structured perceptron (Collins 2002): the
// best sequence against the right one, every wrong label with a start of
// nameMargin.
type namer struct {
	l        *learner
	features [][][]uint64 // of each word of each sentence
	pairs    [nameLabels + 1][nameLabels]int32
	sum      [nameLabels + 1][nameLabels]int32
	lattice  []int32
	out      []uint8
	back     []uint8
}

// learnNames trains the name labels on sentences that carry predicted tags and
// trees.
func (w *work) learnNames(sents []*gold, epochs int) *average {
	n := &namer{l: newLearner(nameLabels, 2)}
	for _, g := range sents {
		w.begin(g)
		w.mem.BeginNames(&w.out)
		words := make([][]uint64, g.len())
		for i := range words {
			words[i] = append([]uint64(nil), w.mem.NameFeatures(i)...)
			n.l.count(words[i])
		}
		n.features = append(n.features, words)
	}
	for a := range n.pairs {
		for b := range nameLabels {
			if !linear.May(a, b) {
				n.pairs[a][b] = linear.Impossible
			}
		}
	}
	for range epochs {
		for k, at := range w.rnd.order(len(sents)) {
			n.sentence(sents[at], n.features[at])
			if k%(len(sents)/8+1) == 0 {
				n.snapshot()
			}
		}
	}
	avg := n.l.average()
	for a := range n.sum {
		f := linear.PairFeature(a)
		avg.rows[f] = append([]int32(nil), n.sum[a][:]...)
		avg.features = append(avg.features, f)
	}
	return avg
}

func (n *namer) snapshot() {
	n.l.snapshot()
	for a := range n.pairs {
		for b, v := range n.pairs[a] {
			if linear.May(a, b) {
				n.sum[a][b] += v
			}
		}
	}
}

// sentence decodes one sentence and corrects what is wrong.
func (n *namer) sentence(g *gold, features [][]uint64) {
	n.lattice = n.lattice[:0]
	for i, f := range features {
		for b, v := range n.l.score(f) {
			if !g.unknown[i] && b != int(g.Name[i]) {
				v += nameMargin
			}
			n.lattice = append(n.lattice, v)
		}
	}
	n.out = append(n.out[:0], make([]uint8, g.len())...)
	n.back = linear.Decode(n.lattice, &n.pairs, n.out, n.back)
	want := func(i int) int {
		switch {
		case i < 0:
			return nameLabels
		case g.unknown[i]:
			return int(n.out[i])
		}
		return int(g.Name[i])
	}
	got := func(i int) int {
		if i < 0 {
			return nameLabels
		}
		return int(n.out[i])
	}
	for i, f := range features {
		if want(i) != got(i) {
			n.l.score(f)
			n.l.update(f, want(i), got(i))
		}
		if want(i) != got(i) || want(i-1) != got(i-1) {
			n.nudge(want(i-1), want(i), 1)
			n.nudge(got(i-1), got(i), -1)
		}
	}
}

func (n *namer) nudge(a, b int, by int32) {
	if linear.May(a, b) {
		n.pairs[a][b] += by
	}
}
