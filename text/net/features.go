package net

import (
	"unicode"
	"unicode/utf8"
)

// This file does what training/features.py does, byte for byte.

const (
	fnv64, prime64 = 14695981039346656037, 1099511628211
	fnv32, prime32 = 2166136261, 16777619
)

func hash64(b []byte) uint64 {
	h := uint64(fnv64)
	for _, c := range b {
		h = (h ^ uint64(c)) * prime64
	}
	return h
}

func hash32(b []byte, seed uint32) uint32 {
	h := (uint32(fnv32) ^ seed) * prime32
	for _, c := range b {
		h = (h ^ uint32(c)) * prime32
	}
	return h ^ h>>15
}

// normal appends the word in lower case, digits as 0, quotes and dashes in
// one form.
func normal(out []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case '0' <= c && c <= '9':
				c = '0'
			case c == '`':
				c = '\''
			}
			out = append(out, c)
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		i += n
		switch r {
		case '’', '‘', '´', '‚':
			out = append(out, '\'')
		case '“', '”', '„', '«', '»':
			out = append(out, '"')
		case '–', '−', '―':
			out = append(out, '-')
		case '—':
			out = append(out, '-', '-')
		case '…':
			out = append(out, "..."...)
		default:
			out = utf8.AppendRune(out, unicode.ToLower(r))
		}
	}
	return out
}

// kind is X for capitals, x for small letters, 0 for digits, . for the rest.
func kind(r rune) byte {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return '.'
	case unicode.ToLower(r) != r:
		return 'X'
	case unicode.ToUpper(r) != r:
		return 'x'
	}
	return '.'
}

// outline appends the word's shape; runs longer than two are cut.
func outline(out []byte, word string) []byte {
	for _, r := range word {
		k := kind(r)
		if r == '—' || r == '…' { // normally written with several signs
			out = append(out, k)
		}
		if n := len(out); n < 2 || out[n-1] != k || out[n-2] != k {
			out = append(out, k)
		}
	}
	return out[:min(len(out), 8)]
}

// casing is 1 for a sentence in capitals, 2 for one without any, else 0.
func casing(words []string) uint32 {
	high, low := 0, 0
	for _, w := range words {
		for _, r := range w {
			switch kind(r) {
			case 'X':
				high++
			case 'x':
				low++
			}
		}
	}
	switch {
	case high == 0:
		return 2
	case high > 4*low:
		return 1
	}
	return 0
}

func tail(b []byte, n int) []byte { return b[max(0, len(b)-n):] }

// embed fills the stream with the input layer's reading of the words.
func (n *Net) embed(words []string, s *Scratch) {
	rows := rowsFor(len(words))
	s.in = grow(s.in, rows*inputWidth)
	kase := casing(words)
	for i, w := range words {
		s.norm = normal(s.norm[:0], w)
		s.shape = outline(s.shape[:0], w)
		n.fillRow(s.in[i*inputWidth:(i+1)*inputWidth], s.norm, s.shape, kase)
	}
	s.acc = grow(s.acc, rows*n.input.width)
	n.input.sums(s.acc, s.in, inputWidth, rows)
	s.stream = grow(s.stream, rows*hidden)
	clear(s.stream)
	addStream(s.stream, s.acc, n.input.shift, rows)
}

func (n *Net) fillRow(row []uint8, norm, shape []byte, kase uint32) {
	id := n.words.find(hash64(norm))
	at := copy(row, n.glove[id*gloveWidth:(id+1)*gloveWidth])
	if id*learnedWidth >= len(n.learned) {
		id = 0
	}
	at += copy(row[at:], n.learned[id*learnedWidth:(id+1)*learnedWidth])
	at += n.hashedRow(row[at:], 0, hash32(tail(norm, 2), 1))
	at += n.hashedRow(row[at:], 1, hash32(tail(norm, 3), 2))
	at += n.hashedRow(row[at:], 2, hash32(tail(norm, 4), 3))
	at += n.hashedRow(row[at:], 3, hash32(norm[:min(3, len(norm))], 4))
	n.hashedRow(row[at:], 4, hash32(shape, 5+kase))
}

func (n *Net) hashedRow(row []uint8, table int, h uint32) int {
	d := hashedShape[table]
	r := int(h) & (d.rows - 1)
	return copy(row, n.hashed[table][r*d.width:(r+1)*d.width])
}

// wordTable finds a word's row by its 64-bit hash: open addressing, row 0 is
// the unknown word.
type wordTable struct {
	slots []wordSlot
}

type wordSlot struct {
	hash uint64
	id   uint32
}

func newWordTable(hashes []uint64) wordTable {
	size := 1
	for size < 2*len(hashes)+2 {
		size *= 2
	}
	t := wordTable{make([]wordSlot, size)}
	for i, h := range hashes {
		k := h & uint64(size-1)
		for t.slots[k].id != 0 {
			k = (k + 1) & uint64(size-1)
		}
		t.slots[k] = wordSlot{h, uint32(i + 1)}
	}
	return t
}

func (t *wordTable) find(h uint64) int {
	mask := uint64(len(t.slots) - 1)
	for k := h & mask; ; k = (k + 1) & mask {
		if s := t.slots[k]; s.id == 0 || s.hash == h {
			return int(s.id)
		}
	}
}
