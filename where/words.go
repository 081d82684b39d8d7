package where

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// list is a set of the lists in words.txt.
type list uint32

// The lists of words.txt.
const (
	provinceWord list = 1 << iota
	districtWord
	cityWord
	directionWord
	beforeWord
	featureWord
	institutionWord
	titleWord
	officeWord
	neverWord
	strongWord
	weakWord
	articleWord
	partWord
	holdingWord
	leadingWord
	joiningWord
	prefixWord
	reportingWord
	continentWord
)

var lists = map[string]list{
	"province": provinceWord, "district": districtWord, "city": cityWord, "direction": directionWord,
	"before": beforeWord, "feature": featureWord, "institution": institutionWord, "title": titleWord, "office": officeWord,
	"never": neverWord, "strong": strongWord, "weak": weakWord,
	"article": articleWord, "part-of": partWord, "holding": holdingWord, "leading": leadingWord, "joining": joiningWord,
	"prefix": prefixWord, "reporting": reportingWord, "continent": continentWord,
}

// words is words.txt: in which lists a lower-case word stands.
type words struct {
	lists    map[string]list
	examples []example
}

// example is a line with its expected result.
type example struct {
	line       int
	text, want string
}

func loadWords(lang fs.FS) (*words, error) {
	const name = "places/words.txt"
	f, err := lang.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w := &words{lists: map[string]list{}}
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		if err := w.parse(in.Text(), n); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return w, in.Err()
}

func (w *words) parse(line string, n int) error {
	if line == "" || line[0] == '#' {
		return nil
	}
	if s, ok := strings.CutPrefix(line, "> "); ok {
		text, want, ok := strings.Cut(s, " = ")
		if !ok {
			return fmt.Errorf("example without %q", " = ")
		}
		w.examples = append(w.examples, example{n, text, want})
		return nil
	}
	name, values, _ := strings.Cut(line, ": ")
	l, ok := lists[name]
	if !ok {
		return fmt.Errorf("no list has the name %q", name)
	}
	for _, v := range strings.Split(values, "; ") {
		w.lists[v] |= l
	}
	return nil
}

// of gives the lists that a word stands in.
func (w *words) of(form string) list {
	if len(form) > 20 {
		return 0
	}
	var buf [20]byte
	for i := 0; i < len(form); i++ {
		c := form[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	s := buf[:len(form)]
	if n := len(s); n > 1 && s[n-1] == '.' {
		s = s[:n-1]
	}
	return w.lists[string(s)]
}
