// Package linear tags, parses and names a sentence with linear models over
// hashed features (averaged perceptrons, text/train). Weights are bytes and
// sums are integers, so every machine finds the same.
package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// Table holds the weights of one classifier: a row of bytes a feature, a byte
// a label, 128 for a weight of zero.
type Table struct {
	labels int
	width  int      // words of 8 labels in a row
	shift  uint     // a feature's first slot is its hash >> shift
	slots  []slot   // open addressing; a power of two, at most 2/3 full
	seen   []uint64 // a bit for the low bits of each feature: most are absent
	rows   []uint64 // row r is rows[r*width:]
}

// slot places a feature: the low half of its hash, and its row from 1.
type slot struct{ key, row uint32 }

// NewTable makes an empty table for n rows.
func NewTable(labels, n int) *Table {
	size := 1 << bits.Len(uint(n+n/2+1))
	t := &Table{labels: labels, width: (labels + 7) / 8, shift: uint(64 - bits.TrailingZeros(uint(size))),
		slots: make([]slot, size), seen: make([]uint64, max(1, size*seenBits/64))}
	t.rows = make([]uint64, 0, n*t.width)
	return t
}

// Labels gives the number of labels.
func (t *Table) Labels() int { return t.labels }

// Len gives the number of rows.
func (t *Table) Len() int { return len(t.rows) / t.width }

// Add appends a row for a feature that has none.
func (t *Table) Add(feature uint64, weights []int8) {
	i := feature >> t.shift
	for t.slots[i].row != 0 {
		i = (i + 1) & uint64(len(t.slots)-1)
	}
	t.slots[i] = slot{uint32(feature), uint32(t.Len() + 1)}
	t.mark(feature)
	at := len(t.rows)
	for range t.width {
		t.rows = append(t.rows, 0)
	}
	for j := range t.width * 8 {
		b := byte(128)
		if j < len(weights) {
			b = byte(int(weights[j]) + 128)
		}
		t.rows[at+j/8] |= uint64(b) << (8 * (j % 8))
	}
}

// seenBits is the number of bits a slot.
const seenBits = 8

func (t *Table) mark(feature uint64) {
	bit := feature & uint64(len(t.seen)*64-1)
	t.seen[bit/64] |= 1 << (bit % 64)
}

// find gives the place of the feature's row in rows, or -1.
func (t *Table) find(feature uint64) int {
	i := feature >> t.shift
	for {
		s := t.slots[i]
		if s.row == 0 {
			return -1
		}
		if s.key == uint32(feature) {
			return int(s.row-1) * t.width
		}
		i = (i + 1) & uint64(len(t.slots)-1)
	}
}

const (
	maxFeatures = 160 // times 255 stays below 1<<16, the size of a lane
	maxLabels   = 192
)

// Scores is the memory of a sum: for each word of a row the sums of its even
// and of its odd bytes, in lanes of 16 bits.
type Scores struct {
	lanes [maxLabels / 4]uint64
	maybe [maxFeatures]uint64
	found [maxFeatures]int
}

const evenBytes = 0x00FF00FF00FF00FF

// Sum adds up the rows of the features. Only differences between labels mean
// something.
func (t *Table) Sum(features []uint64, s *Scores) {
	n, seen := 0, t.seen
	for _, f := range features {
		bit := f & uint64(len(seen)*64-1)
		s.maybe[n] = f
		n += int(seen[bit/64] >> (bit % 64) & 1)
	}
	maybe := s.maybe[:n]
	n = 0
	for _, f := range maybe {
		if r := t.find(f); r >= 0 {
			s.found[n] = r
			n++
		}
	}
	found := s.found[:n]
	for j := range t.width {
		var even, odd uint64
		for _, r := range found {
			x := t.rows[r+j]
			even += x & evenBytes
			odd += x >> 8 & evenBytes
		}
		s.lanes[2*j], s.lanes[2*j+1] = even, odd
	}
}

// Of gives the sum for a label.
func (s *Scores) Of(label int) int {
	return int(s.lanes[label/8*2+label&1] >> (label % 8 / 2 * 16) & 0xFFFF)
}

// Best gives the label with the highest sum, the first of equals.
func (t *Table) Best(s *Scores) int {
	best, at := -1, 0
	for i := range t.labels {
		if v := s.Of(i); v > best {
			best, at = v, i
		}
	}
	return at
}

// Mix hashes a template's number and up to three atoms.
func Mix(template int, a, b, c uint64) uint64 {
	h := uint64(template)*0x9E3779B97F4A7C15 + a*0xD6E8FEB86659FD93 + b*0xC2B2AE3D27D4EB4F + c*0xFF51AFD7ED558CCD
	h ^= h >> 31
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>29
}

// Append writes the table: labels, rows, then for each row its feature, a bit
// for each label with a weight, and those weights.
func (t *Table) Append(out []byte, features []uint64) []byte {
	out = binary.LittleEndian.AppendUint32(out, uint32(t.labels))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(features)))
	for _, f := range features {
		row := t.rows[t.find(f):]
		out = binary.LittleEndian.AppendUint64(out, f)
		for j := range t.width {
			bitmap := byte(0)
			for k := range 8 {
				if byte(row[j]>>(8*k)) != 128 {
					bitmap |= 1 << k
				}
			}
			out = append(out, bitmap)
			for k := range 8 {
				if bitmap>>k&1 != 0 {
					out = append(out, byte(row[j]>>(8*k)))
				}
			}
		}
	}
	return out
}

var errShort = errors.New("weights end too early")

// padding has to follow the last table, so that a row can be read unchecked.
const padding = 8 + 9*maxLabels/8

// readTable reads what Append wrote and gives the rest.
func readTable(data []byte) (*Table, []byte, error) {
	if len(data) < 8 {
		return nil, nil, errShort
	}
	labels, n := int(binary.LittleEndian.Uint32(data)), int(binary.LittleEndian.Uint32(data[4:]))
	if labels < 1 || labels > maxLabels || n > len(data)/8 {
		return nil, nil, fmt.Errorf("weights for %d labels and %d features", labels, n)
	}
	data = data[8:]
	t := NewTable(labels, n)
	for r := range n {
		if len(data) < 8+9*t.width { // cannot happen before the padding
			return nil, nil, errShort
		}
		f := binary.LittleEndian.Uint64(data)
		data = data[8:]
		i := f >> t.shift
		for t.slots[i].row != 0 {
			i = (i + 1) & uint64(len(t.slots)-1)
		}
		t.slots[i] = slot{uint32(f), uint32(r + 1)}
		t.mark(f)
		for range t.width {
			x := uint64(0x8080808080808080)
			bitmap := data[0]
			data = data[1:]
			for ; bitmap != 0; bitmap &= bitmap - 1 {
				k := 8 * bits.TrailingZeros8(bitmap)
				x = x&^(0xFF<<k) | uint64(data[0])<<k
				data = data[1:]
			}
			t.rows = append(t.rows, x)
		}
	}
	return t, data, nil
}
