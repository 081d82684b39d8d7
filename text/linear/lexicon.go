package linear

import (
	"encoding/binary"
	"slices"
)

// SetWords replaces the lexicon.
func (l *Lexicon) SetWords(words map[uint64]Entry) { l.words = words }

func (l *Lexicon) append(out []byte) []byte {
	keys := make([]uint64, 0, len(l.words))
	for k := range l.words {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(keys)))
	for _, k := range keys {
		e := l.words[k]
		out = binary.LittleEndian.AppendUint64(out, k)
		out = binary.LittleEndian.AppendUint16(out, e.Class)
		out = binary.LittleEndian.AppendUint16(out, e.Cluster)
	}
	return out
}

func (l *Lexicon) read(data []byte) ([]byte, error) {
	if len(data) < 4 {
		return nil, errShort
	}
	n := int(binary.LittleEndian.Uint32(data))
	data = data[4:]
	if len(data)/12 < n {
		return nil, errShort
	}
	l.words = make(map[uint64]Entry, n)
	for range n {
		l.words[binary.LittleEndian.Uint64(data)] = Entry{
			Class: binary.LittleEndian.Uint16(data[8:]), Cluster: binary.LittleEndian.Uint16(data[10:])}
		data = data[12:]
	}
	return data, nil
}
