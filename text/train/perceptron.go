package train

import (
	"math/bits"
	"slices"

	"rapporteur/text/linear"
)

// learner is a multi-class perceptron over hashed features. Its weights are
// averaged over snapshots.
type learner struct {
	labels  int
	width   int     // words in a row
	seen    []uint8 // how often a feature was counted, up to 255, by hash
	atLeast uint8   // features counted less often get no row
	keys    []uint64
	rowOf   []uint32 // row from 1
	shift   uint
	weight  []uint64
	sum     []int32 // a label each
	scores  []int32
	found   []int // rows of the last score, -1 for none
	hits    []int // where those begin in weight, without the missing
	snaps   int
}

// sketchBits is the size of the table that counts features.
const sketchBits = 26

func newLearner(labels int, atLeast uint8) *learner {
	l := &learner{labels: labels, width: (labels + 3) / 4, atLeast: atLeast, seen: make([]uint8, 1<<sketchBits),
		scores: make([]int32, labels)}
	l.grow(1 << 16)
	return l
}

// clone gives an untrained learner with the same counts.
func (l *learner) clone() *learner {
	c := &learner{labels: l.labels, width: l.width, atLeast: l.atLeast, seen: l.seen, scores: make([]int32, l.labels)}
	c.grow(1 << 16)
	return c
}

// count tells the learner that training will see the features.
func (l *learner) count(features []uint64) {
	for _, f := range features {
		if c := &l.seen[f>>(64-sketchBits)]; *c < 255 {
			*c++
		}
	}
}

func (l *learner) grow(size int) {
	keys, rows := l.keys, l.rowOf
	l.keys, l.rowOf = make([]uint64, size), make([]uint32, size)
	l.shift = uint(64 - bits.TrailingZeros(uint(size)))
	for i, r := range rows {
		if r != 0 {
			j := l.slot(keys[i])
			l.keys[j], l.rowOf[j] = keys[i], r
		}
	}
}

func (l *learner) slot(f uint64) uint64 {
	i := f >> l.shift
	for l.rowOf[i] != 0 && l.keys[i] != f {
		i = (i + 1) & uint64(len(l.keys)-1)
	}
	return i
}

func (l *learner) rows() int { return len(l.weight) / l.width }

// A row packs four weights into a word, each in 16 bits and raised by bias. A
// weight stays within ±bias, so that the sum of a state's rows, at most 127,
// stays within its lane.
const (
	bias      = 256
	zeroLanes = bias | bias<<16 | bias<<32 | bias<<48
)

// score sums up the features' rows; only differences mean something. The slice
// is good until the next call.
func (l *learner) score(features []uint64) []int32 {
	l.found, l.hits = l.found[:0], l.hits[:0]
	for _, f := range features {
		r := int(l.rowOf[l.slot(f)]) - 1
		l.found = append(l.found, r)
		if r >= 0 {
			l.hits = append(l.hits, r*l.width)
		}
	}
	for j := range l.width {
		lanes := uint64(0)
		for _, at := range l.hits {
			lanes += l.weight[at+j]
		}
		for k := 4 * j; k < min(4*j+4, l.labels); k++ {
			l.scores[k] = int32(lanes & 0xFFFF)
			lanes >>= 16
		}
	}
	return l.scores
}

// update raises one label and lowers another for the features scored last.
func (l *learner) update(features []uint64, up, down int) {
	for i, f := range features {
		r := l.found[i]
		if r < 0 {
			if l.seen[f>>(64-sketchBits)] < l.atLeast {
				continue
			}
			r = l.add(f)
		}
		if w, lane := &l.weight[r*l.width+up/4], 16*(up%4); *w>>lane&0xFFFF < 2*bias {
			*w += 1 << lane
		}
		if w, lane := &l.weight[r*l.width+down/4], 16*(down%4); *w>>lane&0xFFFF > 0 {
			*w -= 1 << lane
		}
	}
}

func (l *learner) add(f uint64) int {
	i := l.slot(f)
	if l.rowOf[i] != 0 {
		return int(l.rowOf[i]) - 1
	}
	if l.rows()*2 > len(l.keys) {
		l.grow(2 * len(l.keys))
		i = l.slot(f)
	}
	r := l.rows()
	l.keys[i], l.rowOf[i] = f, uint32(r+1)
	for range l.width {
		l.weight = append(l.weight, zeroLanes)
	}
	l.sum = append(l.sum, make([]int32, l.labels)...)
	return r
}

// snapshot adds the present weights to the average.
func (l *learner) snapshot() {
	l.snaps++
	for r := range l.rows() {
		sum := l.sum[r*l.labels:][:l.labels]
		for i := range sum {
			sum[i] += int32(l.weight[r*l.width+i/4]>>(16*(i%4))&0xFFFF) - bias
		}
	}
}

// average holds the summed weights of one or several learners.
type average struct {
	labels   int
	features []uint64 // ascending
	rows     map[uint64][]int32
}

func (l *learner) average() *average {
	a := &average{labels: l.labels, rows: make(map[uint64][]int32, l.rows())}
	for i, r := range l.rowOf {
		if r != 0 {
			a.rows[l.keys[i]] = l.sum[(int(r)-1)*l.labels:][:l.labels]
			a.features = append(a.features, l.keys[i])
		}
	}
	slices.Sort(a.features)
	return a
}

// add sums another learner's weights in.
func (a *average) add(o *average) {
	for _, f := range o.features {
		row, ok := a.rows[f]
		if !ok {
			a.rows[f] = o.rows[f]
			a.features = append(a.features, f)
			continue
		}
		for i, w := range o.rows[f] {
			row[i] += w
		}
	}
	slices.Sort(a.features)
}

// table rounds to bytes and keeps the most rows with the greatest weights. It
// gives the features kept, ascending.
func (a *average) table(most int) (*linear.Table, []uint64) {
	type size struct {
		f   uint64
		max int32
	}
	var sizes []size
	for _, f := range a.features {
		top := int32(0)
		for _, w := range a.rows[f] {
			top = max(top, w, -w)
		}
		sizes = append(sizes, size{f, top})
	}
	slices.SortFunc(sizes, func(x, y size) int {
		if x.max != y.max {
			return int(int64(y.max) - int64(x.max))
		}
		if x.f < y.f {
			return -1
		}
		return 1
	})
	if len(sizes) == 0 {
		return linear.NewTable(a.labels, 0), nil
	}
	// Clipping the greatest rows to round the others less costs a whole point
	// of tag accuracy.
	scale := float64(sizes[0].max) / 127
	kept := []uint64{}
	for _, s := range sizes[:min(most, len(sizes))] {
		if float64(s.max) >= scale/2 {
			kept = append(kept, s.f)
		}
	}
	slices.Sort(kept)
	t := linear.NewTable(a.labels, len(kept))
	row := make([]int8, a.labels)
	for _, f := range kept {
		for i, w := range a.rows[f] {
			row[i] = round(float64(w) / scale)
		}
		t.Add(f, row)
	}
	return t, kept
}

func round(v float64) int8 {
	if v < 0 {
		return -round(-v)
	}
	return int8(min(v+0.5, 127))
}
