package net

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// magic begins a weights file; the last byte is the version.
const magic = "RAPPNET\x01"

// header follows the magic as JSON, its length in 4 bytes before it.
type header struct {
	Tags    []string `json:"tags"`
	Rels    []string `json:"rels"`
	Names   []string `json:"names"`
	Words   int      `json:"words"`
	Learned int      `json:"learned"`
	Blocks  []string `json:"blocks"` // c4: convolution at distance 4, g64: gate of 64 channels
	Mid     int      `json:"mid"`    // channels inside a convolution
	Arc     int      `json:"arc"`
	Lab     int      `json:"lab"`
	Dist    int      `json:"dist"`
}

// reader takes numbers off a file; what is missing is an error at the end.
type reader struct {
	b     []byte
	short bool
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.short = true
		return make([]byte, max(n, 0))
	}
	b := r.b[:n:n]
	r.b = r.b[n:]
	return b
}

func (r *reader) int8s(n int) []int8 {
	out := make([]int8, n)
	for i, v := range r.bytes(n) {
		out[i] = int8(v)
	}
	return out
}

func (r *reader) int32s(n int) []int32 {
	b, out := r.bytes(4*n), make([]int32, n)
	for i := range out {
		out[i] = int32(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

func (r *reader) int16s(n int) []int16 {
	b, out := r.bytes(2*n), make([]int16, n)
	for i := range out {
		out[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return out
}

func (r *reader) uint64s(n int) []uint64 {
	b, out := r.bytes(8*n), make([]uint64, n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return out
}

// layer reads weights row by row, biases and shifts.
func (r *reader) layer(outputs, in int) layer {
	w := r.int8s(outputs * in)
	l := layer{in: in, width: (outputs + 15) &^ 15, packed: pack(w, outputs, in)}
	l.bias = append(r.int32s(outputs), make([]int32, l.width-outputs)...)
	l.shift = append(r.int32s(outputs), make([]int32, l.width-outputs)...)
	l.trim()
	return l
}

// Load reads a weights file. The Net keeps parts of b: leave it unchanged.
func Load(b []byte) (*Net, error) {
	if !bytes.HasPrefix(b, []byte(magic)) {
		return nil, errors.New("load net: not a weights file of this version")
	}
	r := &reader{b: b[len(magic):]}
	var h header
	size := r.int32s(1)
	if err := json.Unmarshal(r.bytes(int(size[0])), &h); err != nil {
		return nil, fmt.Errorf("load net: header: %w", err)
	}
	n := &Net{Tags: h.Tags, Rels: h.Rels, Names: h.Names, gate: [4096]int32(r.int32s(4096))}
	if len(h.Names) > mostNames {
		return nil, fmt.Errorf("load net: %d name labels, at most %d", len(h.Names), mostNames)
	}
	for _, name := range h.Names {
		n.begins = append(n.begins, uint16(max(slices.Index(h.Names, "B"+strings.TrimPrefix(name, "I")), 0)))
	}
	n.rootLabel = uint16(max(slices.Index(h.Rels, "root"), 0))
	n.words = newWordTable(r.uint64s(h.Words))
	n.glove = r.bytes((h.Words + 1) * gloveWidth)
	n.learned = r.bytes((h.Learned + 1) * learnedWidth)
	for i, d := range hashedShape {
		n.hashed[i] = r.bytes(d.rows * d.width)
	}
	n.input = r.layer(hidden, inputWidth)
	if err := n.readBlocks(r, h); err != nil {
		return nil, err
	}
	n.readTop(r, h)
	if r.short || len(r.b) > 0 {
		return nil, errors.New("load net: the file's length is not what its header says")
	}
	return n, nil
}

func (n *Net) readBlocks(r *reader, h header) error {
	for _, name := range h.Blocks {
		var size int
		if _, err := fmt.Sscanf(strings.TrimLeft(name, "cg"), "%d", &size); err != nil {
			return fmt.Errorf("load net: block %q: %w", name, err)
		}
		switch {
		case name[0] == 'c' && size <= maxReach:
			n.blocks = append(n.blocks, block{size, r.layer(h.Mid, 3*hidden), r.layer(hidden, h.Mid)})
		case name[0] == 'g':
			n.blocks = append(n.blocks, block{0, r.layer(4*size, hidden), r.layer(hidden, 2*size)})
		default:
			return fmt.Errorf("load net: block %q is unknown", name)
		}
	}
	return nil
}

func (n *Net) readTop(r *reader, h header) {
	a := &n.at
	a.arc, a.lab = h.Arc, h.Lab
	a.key, a.dep = h.Arc, 2*h.Arc
	a.head = a.dep + h.Lab
	a.tag = a.head + h.Lab
	a.name = a.tag + len(h.Tags)
	n.heads = r.layer(a.name+len(h.Names), hidden)
	a.width = n.heads.width
	n.rel = r.layer(len(h.Rels), h.Lab)
	n.dist = r.int32s(2*h.Dist + 2)
	n.rootKey = r.int16s(h.Arc)
	n.rootRel = r.int16s(h.Lab)
}
