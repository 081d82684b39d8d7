// Package conllu reads CoNLL-U, the columns of Universal Dependencies
// (https://universaldependencies.org/format.html), sentence by sentence.
//
//	r := conllu.NewReader(f)
//	for {
//		s, err := r.Next() // io.EOF at the end
//		…
//	}
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Word is one line of a sentence. Empty columns are "".
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // from 1, 0 is the root, -1 where the column is empty
	Rel, Deps, Misc                string
}

// Multi is a multiword token: words First to Last, both from 1 and included.
type Multi struct {
	First, Last int
	Form, Misc  string
}

// Sentence is one block between blank lines.
type Sentence struct {
	Comments []string // without "# "
	Words    []Word
	Multis   []Multi
}

// Comment gives the value of "# name = value", or of a bare "# name", and
// whether there is such a line.
func (s *Sentence) Comment(name string) (string, bool) {
	for _, c := range s.Comments {
		rest, ok := strings.CutPrefix(c, name)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " ")
		if rest == "" {
			return "", true
		}
		if rest[0] == '=' {
			return strings.TrimSpace(rest[1:]), true
		}
		if name == "newpar" || name == "newdoc" { // "newdoc id = x"
			if _, id, ok := strings.Cut(rest, "="); ok && strings.HasPrefix(rest, "id") {
				return strings.TrimSpace(id), true
			}
		}
	}
	return "", false
}

// Misc gives the value of key in a MISC column, or "".
func Misc(column, key string) string {
	for column != "" {
		var field string
		field, column, _ = strings.Cut(column, "|")
		if k, v, ok := strings.Cut(field, "="); ok && k == key {
			return v
		}
	}
	return ""
}

// Reader reads sentences. Its errors name the line.
type Reader struct {
	in   *bufio.Reader
	line int
}

// NewReader reads from r.
func NewReader(r io.Reader) *Reader {
	return &Reader{in: bufio.NewReaderSize(r, 1<<16)}
}

// maxLine bounds the length of a line in bytes.
const maxLine = 1 << 20

// Next gives the next sentence, or io.EOF.
func (r *Reader) Next() (*Sentence, error) {
	s := &Sentence{}
	for {
		line, err := r.readLine()
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		atEnd := err != nil
		if line == "" {
			if len(s.Words) > 0 {
				return s, r.check(s)
			}
			if atEnd {
				return nil, io.EOF
			}
			s.Comments = nil
			continue
		}
		if err := s.add(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", r.line, err)
		}
	}
}

func (r *Reader) readLine() (string, error) {
	var line []byte
	for {
		part, err := r.in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > maxLine {
			return "", fmt.Errorf("line %d: longer than %d bytes", r.line+1, maxLine)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && len(line) == 0 {
			return "", err
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		r.line++
		return strings.TrimRight(string(line), "\r\n \t"), nil
	}
}

func (s *Sentence) add(line string) error {
	if line[0] == '#' {
		s.Comments = append(s.Comments, strings.TrimPrefix(line[1:], " "))
		return nil
	}
	col := strings.Split(line, "\t")
	if len(col) == 9 { // the trailing "_" may be lost with white space
		col = append(col, "_")
	}
	if len(col) != 10 {
		return fmt.Errorf("%d columns, expected 10", len(col))
	}
	col[1] = strings.TrimSpace(col[1])
	for i := range col {
		if col[i] == "_" && i != 1 && !(i == 2 && col[1] == "_") {
			col[i] = ""
		}
	}
	if strings.Contains(col[0], ".") { // an empty node of the enhanced graph
		return nil
	}
	if first, last, ok := strings.Cut(col[0], "-"); ok {
		return s.addMulti(first, last, col)
	}
	return s.addWord(col)
}

func (s *Sentence) addMulti(first, last string, col []string) error {
	f, err1 := strconv.Atoi(first)
	l, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil || f != len(s.Words)+1 || l < f || l-f > 100 {
		return fmt.Errorf("multiword token %q: bad range", col[0])
	}
	if n := len(s.Multis); n > 0 && s.Multis[n-1].Last >= f {
		return fmt.Errorf("multiword token %q: overlaps the one before", col[0])
	}
	if col[1] == "" {
		return fmt.Errorf("multiword token %q: empty form", col[0])
	}
	s.Multis = append(s.Multis, Multi{First: f, Last: l, Form: col[1], Misc: col[9]})
	return nil
}

func (s *Sentence) addWord(col []string) error {
	if id, err := strconv.Atoi(col[0]); err != nil || id != len(s.Words)+1 {
		return fmt.Errorf("word number %q, expected %d", col[0], len(s.Words)+1)
	}
	if col[1] == "" {
		return fmt.Errorf("word %s: empty form", col[0])
	}
	w := Word{Form: col[1], Lemma: col[2], UPOS: col[3], XPOS: col[4], Feats: col[5],
		Head: -1, Rel: col[7], Deps: col[8], Misc: col[9]}
	if col[6] != "" {
		h, err := strconv.Atoi(col[6])
		if err != nil || h < 0 {
			return fmt.Errorf("word %s: head %q", col[0], col[6])
		}
		w.Head = h
	}
	s.Words = append(s.Words, w)
	return nil
}

// check looks at what only the whole sentence shows.
func (r *Reader) check(s *Sentence) error {
	for i, w := range s.Words {
		if w.Head > len(s.Words) || w.Head == i+1 {
			return fmt.Errorf("line %d: sentence before: word %d: head %d of %d words",
				r.line, i+1, w.Head, len(s.Words))
		}
	}
	if n := len(s.Multis); n > 0 && s.Multis[n-1].Last > len(s.Words) {
		return fmt.Errorf("line %d: sentence before: multiword token reaches behind the last word", r.line)
	}
	return nil
}
