package linear

import (
	"unicode"
	"unicode/utf8"

	"rapporteur/text/sentence"
)

// atoms is what features are made of, for one word.
type atoms struct {
	word    uint64 // the word in lower case, digits as 0
	exact   uint64 // the word as written
	suffix  [5]uint64
	prefix  [4]uint64
	shape   uint64
	cluster uint64 // of the word, 0 for none
	class   uint64 // the tags that training has seen for the word
	tag     uint64 // 1 + joint tag, set by the tagger
	upos    uint64
}

// edge stands before and behind a sentence.
var edge = atoms{word: 1, exact: 1, shape: 1, cluster: 1, class: 1, tag: 999, upos: 99}

const maxWordBytes = 64 // longer words are the same beyond

// hashBytes is FNV-1a.
func hashBytes(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// HashWord gives the atom of a word: lower case, digits as 0, quotes
// straightened.
func HashWord(form string) uint64 {
	var buf [maxWordBytes + utf8.UTFMax]byte
	return hashBytes(fold(buf[:0], form))
}

// fold writes the normal form of a word.
func fold(out []byte, form string) []byte {
	for i := 0; i < len(form) && len(out) < maxWordBytes; {
		c := form[i]
		if c < utf8.RuneSelf {
			switch {
			case 'A' <= c && c <= 'Z':
				c |= 0x20
			case '0' <= c && c <= '9':
				c = '0'
			case c == '`':
				c = '\''
			}
			out = append(out, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(form[i:])
		out = utf8.AppendRune(out, plain(r))
		i += n
	}
	return out
}

// plain gives the ASCII character for typographic ones.
func plain(r rune) rune {
	switch r {
	case '’', '‘', '´':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '–', '—', '−', '―':
		return '-'
	case '…':
		return '.'
	}
	return unicode.ToLower(r)
}

// shapeOf gives the shape with runs shortened: "Xx", "XX", "0-0", "x.x".
func shapeOf(form string) uint64 {
	h, last, run := uint64(14695981039346656037), byte(0), 0
	for i, r := range form {
		if i > 40 {
			break
		}
		c := byte('-')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		case r == '.' || r == ',' || r == ':' || r == '\'' || r == '/' || r == '@':
			c = byte(r)
		}
		if c == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = c, 1
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// caseless tells whether a sentence is written in capitals, or without any.
func caseless(s *sentence.Sentence) bool {
	upper, lower, words := 0, 0, 0
	for _, f := range s.Form {
		if len(f) < 2 || !isLetter(f[0]) || !isLetter(f[1]) {
			continue
		}
		words++
		if 'A' <= f[1] && f[1] <= 'Z' {
			upper++
		} else if f[0] >= 'a' {
			lower++
		}
	}
	return words > 2 && (upper*10 >= words*7 || lower == words)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// fill sets what does not depend on tags.
func (a *atoms) fill(form string, noCase bool, lex *Lexicon) {
	var buf [maxWordBytes + utf8.UTFMax]byte
	low := fold(buf[:0], form)
	*a = atoms{word: hashBytes(low)}
	a.cluster, a.class = lex.lookup(a.word)
	if noCase {
		a.exact, a.shape = a.word, 2
		if len(form) > 0 && !isLetter(form[0]) {
			a.shape = shapeOf(string(low))
		}
	} else {
		a.exact, a.shape = hashBytes([]byte(form)), shapeOf(form)
	}
	for i := range a.suffix {
		a.suffix[i] = hashBytes(low[max(0, len(low)-i-1):])
	}
	for i := range a.prefix {
		a.prefix[i] = hashBytes(low[:min(len(low), i+1)])
	}
}

// Lexicon knows words by their atom.
type Lexicon struct {
	words map[uint64]Entry
}

// Entry is what is known of a word.
type Entry struct {
	Class   uint16 // number of its set of tags, 0 unknown
	Cluster uint16 // 0 none
}

func (l *Lexicon) lookup(word uint64) (cluster, class uint64) {
	e, ok := l.words[word]
	if !ok {
		return 0, 0
	}
	return uint64(e.Cluster), uint64(e.Class)
}
