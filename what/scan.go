package what

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// All data files of this room have one form: a keyword and what belongs to
// it, line by line. Blank lines and lines that begin with # are skipped, a
// comment may stand at a line's end after two blanks and #.

type line struct {
	key, rest string
	where     position
}

func (p position) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", p.file, p.line, fmt.Errorf(format, args...))
}

func readLines(fsys fs.FS, name string, each func(line) error) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		s := strings.TrimPrefix(sc.Text(), "\ufeff") // as some editors begin a file
		if i := strings.Index(s, "  #"); i >= 0 {
			s = s[:i]
		}
		s = strings.TrimSpace(s)
		if s == "" || s[0] == '#' {
			continue
		}
		key, rest, _ := strings.Cut(s, " ")
		if err := each(line{key, strings.TrimSpace(rest), position{name, n}}); err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// list splits "a, b c, @d" at its commas.
func list(s string) []string {
	var out []string
	for _, w := range strings.Split(s, ",") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// sets are the synonym sets of lang/en/sets.txt by name.
type sets map[string]*setLines

type setLines struct {
	words []string
	where position
}

// loadSets reads "name word, word, @other" lines; a name that stands twice
// gathers the words of both lines.
func loadSets(fsys fs.FS) (sets, error) {
	s := sets{}
	err := readLines(fsys, "sets.txt", func(l line) error {
		if s[l.key] == nil {
			s[l.key] = &setLines{where: l.where}
		}
		words, err := s.expand(list(l.rest), l.where)
		s[l.key].words = append(s[l.key].words, words...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read synonym sets: %w", err)
	}
	return s, nil
}

// expand replaces @name by the words of the set, which stands further up.
func (s sets) expand(words []string, where position) ([]string, error) {
	var out []string
	for _, w := range words {
		if w[0] != '@' {
			out = append(out, w)
			continue
		}
		set := s[w[1:]]
		if set == nil {
			return nil, where.errorf("no synonym set %s", w)
		}
		out = append(out, set.words...)
	}
	return out, nil
}

// wordSet makes a set for tests of a list such as "a, b c, @d".
func (s sets) wordSet(text string, where position) (*wordSet, error) {
	words, err := s.expand(list(text), where)
	if err != nil {
		return nil, err
	}
	set := newWordSet()
	for _, w := range words {
		if strings.ContainsAny(w, "{}~@=>") {
			return nil, where.errorf("word %q: expected letters", w)
		}
		if f := strings.Fields(w); len(f) > 1 {
			set.addPhrase(f)
		} else {
			set.add(w)
		}
	}
	return set, nil
}

// set gives a set of sets.txt that the engine itself asks for.
func (s sets) set(name string) *wordSet {
	set := newWordSet()
	if l := s[name]; l != nil {
		for _, w := range l.words {
			set.add(w)
		}
	}
	return set
}

// ending says how a form becomes a lemma: cut from, append to; double undoes
// the doubled consonant of "patrolled".
type ending struct {
	from, to string
	double   bool
}

// cut gives what is before the ending of a word, if enough is left.
func (e *ending) cut(w string) (stem string, ok bool) {
	n := len(w) - len(e.from)
	if n <= 2 || w[len(w)-1] != e.from[len(e.from)-1] || w[n:] != e.from {
		return "", false
	}
	return w[:n], true
}

// loadEndings reads a set of "ed>e, ied>y, ed>, ed>>", the last with two marks
// for a doubled consonant.
func loadEndings(s sets, name string) ([]ending, error) {
	var out []ending
	l := s[name]
	for _, w := range l.list() {
		from, to, ok := strings.Cut(w, ">")
		if !ok || from == "" {
			return nil, l.where.errorf("ending %q: expected FROM>TO", w)
		}
		to, double := strings.CutPrefix(to, ">")
		out = append(out, ending{from, to, double})
	}
	return out, nil
}

// loadIrregular reads the set "irregular" of "shot>shoot".
func loadIrregular(s sets) (map[string]string, error) {
	out := map[string]string{}
	l := s["irregular"]
	for _, w := range l.list() {
		from, to, ok := strings.Cut(w, ">")
		if !ok {
			return nil, l.where.errorf("irregular %q: expected FORM>LEMMA", w)
		}
		out[from] = to
	}
	return out, nil
}
