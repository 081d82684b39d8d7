package text

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lemmas is lang/…/text/lemmas.tsv: endings and what becomes of them, and the
// words that no ending gets right. Training writes it, people may correct it.
//
//	ending  VBD  ied   3  y      tried: try
//	choice  VBG  ing   3  e      making: make, if that is a word
//	word    VBD  went  go
//	small   make
type Lemmas struct {
	endings map[string]ending   // by XPOS, tab, the end of the word
	choices map[string][]choice // by XPOS, the most frequent first
	words   map[string]string   // by XPOS, tab, the word in lower case
	known   map[string]bool     // words that are written small
}

// choice is tried where what the ending gives is no known word.
type choice struct {
	end string
	ending
}

// ending says to cut that many bytes off and to add a string.
type ending struct {
	cut int
	add string
}

// longestEnding is how much of a word's end is looked at, in bytes.
const longestEnding = 6

// ParseLemmas reads the lines of a table; name stands in errors.
func ParseLemmas(name, data string) (*Lemmas, error) {
	l := &Lemmas{endings: map[string]ending{}, choices: map[string][]choice{}, words: map[string]string{}, known: map[string]bool{}}
	for i, line := range strings.Split(data, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		switch {
		case (f[0] == "ending" || f[0] == "choice") && len(f) == 5:
			cut, err := strconv.Atoi(f[3])
			if err != nil || cut < 0 || cut > len(f[2])+longestEnding {
				return nil, fmt.Errorf("%s:%d: cut %q", name, i+1, f[3])
			}
			if f[0] == "choice" {
				l.choices[f[1]] = append(l.choices[f[1]], choice{f[2], ending{cut, f[4]}})
			} else {
				l.endings[f[1]+"\t"+f[2]] = ending{cut, f[4]}
			}
		case f[0] == "word" && len(f) == 4:
			l.words[f[1]+"\t"+f[2]] = f[3]
		case f[0] == "small" && len(f) == 2:
			l.known[f[1]] = true
		default:
			return nil, fmt.Errorf("%s:%d: %q is no line of a lemma table", name, i+1, line)
		}
	}
	return l, nil
}

func loadLemmas(fsys fs.FS, name string) (*Lemmas, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("lemmas: %w", err)
	}
	return ParseLemmas(name, string(data))
}

// Of gives the lemma of a form. First says that the word begins the sentence,
// where a capital means nothing.
func (l *Lemmas) Of(form string, x XPOS, first bool) string {
	var buf [96]byte
	key := append(buf[:0], x.String()...)
	key = append(key, '\t')
	at := len(key)
	if len(form) > 64 {
		return form
	}
	key = appendLower(key, form)
	if w, ok := l.words[string(key)]; ok {
		return w
	}
	low := key[at:]
	e := l.ending(key, at)
	if !l.known[string(low[:max(0, len(low)-e.cut)])+e.add] {
		for _, c := range l.choices[x.String()] {
			if n := len(low) - c.cut; n > 1 && string(low[n:]) == c.end && l.known[string(low[:n])+c.add] {
				e = c.ending
				break
			}
		}
	}
	base := low
	if len(low) == len(form) && (x == NNP || x == NNPS) {
		base = properCase(low, form)
	} else if len(low) == len(form) && (x == NN && len(form) == 1 || !first && l.keepsCase(form, low)) {
		base = append(low[:0:0], form...)
	}
	if e.cut >= len(base) {
		e = ending{}
	}
	out := append(append(make([]byte, 0, len(base)+len(e.add)), base[:len(base)-e.cut]...), e.add...)
	return string(out)
}

// longestAcronym is the longest name in capitals that is not read as a word
// shouted, in bytes.
const longestAcronym = 5

// properCase gives the case of a proper noun: as written, but a capital for
// what is written small and "HAFTAR" as "Haftar".
func properCase(low []byte, form string) []byte {
	out := append(low[:0:0], form...)
	shouted := len(form) > longestAcronym
	for i := 0; i < len(form) && shouted; i++ {
		shouted = 'A' <= form[i] && form[i] <= 'Z'
	}
	if shouted {
		copy(out[1:], low[1:])
	}
	if len(form) > 2 && string(low) == form && 'a' <= out[0] && out[0] <= 'z' {
		out[0] -= 'a' - 'A'
	}
	return out
}

// keepsCase tells of capitalised words that are not known in small letters:
// "Libyan".
func (l *Lemmas) keepsCase(form string, low []byte) bool {
	r, n := utf8.DecodeRuneInString(form)
	if !unicode.IsUpper(r) || n == len(form) || l.known[string(low)] || strings.ContainsAny(form, "._/") {
		return false
	}
	r, _ = utf8.DecodeRuneInString(form[n:])
	return unicode.IsLower(r)
}

// ending finds the longest ending of the word that begins at key[at:], after
// its XPOS.
func (l *Lemmas) ending(key []byte, at int) ending {
	var buf [64]byte
	word := key[at:]
	for n := min(len(word), longestEnding); n >= 0; n-- {
		k := append(append(buf[:0], key[:at]...), word[len(word)-n:]...)
		if e, ok := l.endings[string(k)]; ok {
			return e
		}
	}
	return ending{}
}

// appendLower appends form in lower case with plain apostrophes.
func appendLower(out []byte, form string) []byte {
	for i := 0; i < len(form); {
		c, n := charAt(form, i)
		if isApostrophe(c) {
			c = '\''
		}
		out = utf8.AppendRune(out, unicode.ToLower(c))
		i += n
	}
	return out
}
