package relate

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
)

// model is multinomial logistic regression over hashed features; its weights
// are whole numbers of 1/scale, so that sums are the same on every machine.
type model struct {
	types []string
	rows  map[uint32][]int16 // by feature, a weight a type
}

const (
	magic = "rapporteur relate 1\n"
	scale = 1024
)

// scores gives the probability of each type.
func (m *model) scores(feats []uint32) []float64 {
	sums := make([]int64, len(m.types))
	for _, f := range feats {
		for i, w := range m.rows[f] {
			sums[i] += int64(w)
		}
	}
	return softmax(sums)
}

func softmax(sums []int64) []float64 {
	top := slices.Max(sums)
	p := make([]float64, len(sums))
	var all float64
	for i, s := range sums {
		p[i] = math.Exp(float64(s-top) / scale)
		all += p[i]
	}
	for i := range p {
		p[i] /= all
	}
	return p
}

// write: magic, number of types and their names, number of rows, then rows of
// a feature and a weight a type, features ascending. Little-endian.
func (m *model) write() []byte {
	var b bytes.Buffer
	b.WriteString(magic)
	b.WriteByte(byte(len(m.types)))
	for _, t := range m.types {
		b.WriteByte(byte(len(t)))
		b.WriteString(t)
	}
	keys := make([]uint32, 0, len(m.rows))
	for k := range m.rows {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	b.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(keys))))
	for _, k := range keys {
		b.Write(binary.LittleEndian.AppendUint32(nil, k))
		for _, w := range m.rows[k] {
			b.Write(binary.LittleEndian.AppendUint16(nil, uint16(w)))
		}
	}
	return b.Bytes()
}

var errShort = errors.New("the file ends too early")

func readModel(b []byte) (*model, error) {
	if !bytes.HasPrefix(b, []byte(magic)) {
		return nil, fmt.Errorf("expected a file that begins with %q", magic)
	}
	b = b[len(magic):]
	if len(b) == 0 {
		return nil, errShort
	}
	n := int(b[0])
	b = b[1:]
	m := &model{rows: map[uint32][]int16{}}
	for range n {
		if len(b) == 0 || len(b) < 1+int(b[0]) {
			return nil, errShort
		}
		m.types = append(m.types, string(b[1:1+int(b[0])]))
		b = b[1+int(b[0]):]
	}
	if len(b) < 4 {
		return nil, errShort
	}
	rows := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	width := 4 + 2*n
	if len(b) != rows*width {
		return nil, errShort
	}
	all := make([]int16, rows*n)
	for i := range rows {
		row := all[i*n : (i+1)*n]
		for j := range row {
			row[j] = int16(binary.LittleEndian.Uint16(b[i*width+4+2*j:]))
		}
		m.rows[binary.LittleEndian.Uint32(b[i*width:])] = row
	}
	return m, nil
}
