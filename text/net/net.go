// Package net is the small neural net of the room text: given the words of a
// sentence it says tags, names, heads and relations in one pass.
//
//	n, err := net.Load(weights)
//	var s net.Scratch
//	for i, w := range n.Predict(words, &s) {
//		fmt.Println(words[i], n.Tags[w.Tag], w.Head, n.Rels[w.Rel])
//	}
//
// It is trained by training/, which describes it. Everything here is integer
// arithmetic, so the same words give the same answer on every machine, with
// SIMD and without. A Net is read-only after Load; a Scratch belongs to one
// goroutine and makes Predict free of allocation once it has grown.
package net

// Word is what the net says of a word. Tag, Rel and Name are indices into the
// Net's lists; Head counts words from 0 and is -1 for the root.
type Word struct {
	Tag, Rel, Name uint16
	Head           int32
}

// Net holds the weights. Tags are "XPOS|UPOS", Names are BIO labels.
type Net struct {
	Tags, Rels, Names []string

	begins    []uint16 // for each of Names the label that begins such a name
	rootLabel uint16

	words   wordTable
	glove   []uint8 // rows of gloveWidth, 0..127
	learned []uint8 // rows of learnedWidth for the first words
	hashed  [numHashed][]uint8
	input   layer
	blocks  []block
	heads   layer // query, key, dependent, head, tag, name: one under the other
	rel     layer
	at      headRows
	dist    []int32 // arc bias by head-dependent, scale 1/4096; the last is the root's
	rootKey []int16
	rootRel []int16
	gate    [4096]int32 // sigmoid of -2048..2047 (1/256), scale 1/32768
}

// headRows says where each part begins in a row of the heads' output.
type headRows struct {
	query, key, dep, head, tag, name, width int
	arc, lab                                int
}

// Widths of the parts of a word's input row, as in training/features.py.
const (
	gloveWidth   = 50
	learnedWidth = 38
	numHashed    = 5
	inputWidth   = 192
	hidden       = 256
)

var hashedShape = [numHashed]struct{ rows, width int }{{2048, 16}, {8192, 24}, {16384, 24}, {8192, 24}, {2048, 16}}

// Scratch is the working memory of Predict.
type Scratch struct {
	out    []Word
	norm   []byte
	shape  []byte
	in     []uint8 // rows x inputWidth
	stream []int16 // rows x hidden
	act    []uint8 // (pad + rows + pad) x hidden: zero rows on both sides
	mid    []uint8
	acc    []int32
	gated  []int16
	run    []int32
	head   []int16 // rows x headRows.width
	keys   []int16 // (1 + words) x arc
	arcs   []int32 // words x (1 + words)
	back   []uint8 // words x names: the label before on the best way
	tree   treeScratch
}

// rowsFor rounds up to the four rows that the kernel takes at once.
func rowsFor(words int) int { return (words + 3) &^ 3 }

// grow gives a slice of n elements, of old memory where that suffices. What
// it holds is arbitrary.
func grow[T any](s []T, n int) []T {
	if cap(s) >= n {
		return s[:n]
	}
	return make([]T, n+n/2)[:n]
}

// Predict reads one sentence. The result belongs to s and lasts until its
// next use.
func (n *Net) Predict(words []string, s *Scratch) []Word {
	s.out = grow(s.out, len(words))
	if len(words) == 0 {
		return s.out
	}
	n.embed(words, s)
	for i := range n.blocks {
		n.blocks[i].run(n, len(words), s)
	}
	n.readHeads(len(words), s)
	n.decodeNames(len(words), s)
	n.scoreArcs(len(words), s)
	s.tree.decode(s.arcs, len(words))
	for i := range s.out {
		s.out[i].Head = s.tree.heads[i+1] - 1
	}
	n.label(len(words), s)
	return s.out
}
