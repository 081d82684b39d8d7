package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"rapporteur/record"
)

// JSONL reads one report a line: id, date, text, and optionally title,
// publication, url and language. NGEC's names are understood too.
type JSONL struct {
	lines Lines
}

// NewJSONL returns a reader for JSON lines; name is the file's.
func NewJSONL(r io.Reader, name string) *JSONL {
	return &JSONL{lines: NewLines(r, name)}
}

// line has the fields of ours and, behind them, those of NGEC.
type line struct {
	ID          any    `json:"id"`
	Date        string `json:"date"`
	Text        string `json:"text"`
	Title       string `json:"title"`
	Publication string `json:"publication"`
	URL         string `json:"url"`
	Language    string `json:"language"`

	StoryID   any    `json:"story_id"`
	PubDate   string `json:"pub_date"`
	EventText string `json:"event_text"`
	Headline  string `json:"headline"`
	Publisher string `json:"publisher"`
}

// Next gives the report of the next line that is not blank.
func (j *JSONL) Next() (Report, error) {
	b, pos, err := j.lines.Next()
	if err != nil {
		return Report{}, err
	}
	var l line
	if err := decode(b, &l); err != nil {
		return Report{}, &Error{pos, err}
	}
	rep := Report{
		Text:        first(l.Text, l.EventText),
		Title:       first(l.Title, l.Headline),
		Publication: first(l.Publication, l.Publisher),
		URL:         l.URL,
		Language:    l.Language,
		Pos:         pos,
	}
	if err := checkText([]byte(rep.Text)); err != nil {
		return Report{}, &Error{pos, err}
	}
	if d := first(l.Date, l.PubDate); d != "" {
		if rep.Date, err = record.ParseDate(d); err != nil {
			return Report{}, &Error{pos, err}
		}
	}
	if rep.ID = first(id(l.ID), id(l.StoryID)); rep.ID == "" {
		name, _ := FromName(pos.File)
		rep.ID = fmt.Sprintf("%s-%d", name, pos.Line)
	}
	return rep, nil
}

// decode reads one JSON object and says what is wrong in a person's words.
func decode(b []byte, v any) error {
	if !utf8.Valid(b) {
		return ErrEncoding
	}
	err := json.Unmarshal(b, v)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		return fmt.Errorf("no JSON: column %d: %s", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("field %q is a %s, expected a %s", kind.Field, kind.Value, kind.Type)
	}
	return fmt.Errorf("no JSON object: %s", err)
}

// id accepts the strings and the numbers that people use as ids.
func id(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return fmt.Sprintf("%.0f", v)
	}
	return ""
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Lines gives the lines of an input that are not blank, with their numbers.
// A line longer than MaxSize is skipped and reported.
type Lines struct {
	r    *bufio.Reader
	name string
	n    int
	buf  []byte
}

// NewLines returns a reader of lines; name is the file's.
func NewLines(r io.Reader, name string) Lines {
	return Lines{r: bufio.NewReaderSize(r, 1<<16), name: name}
}

// Next gives a line that stays valid until the following call.
func (l *Lines) Next() ([]byte, Pos, error) {
	for {
		b, err := l.read()
		pos := Pos{l.name, l.n}
		if err != nil {
			if errors.Is(err, ErrTooLong) {
				err = &Error{pos, err}
			}
			return nil, pos, err
		}
		if l.n == 1 {
			b = bytes.TrimPrefix(b, bom)
		}
		if b = bytes.TrimSpace(b); len(b) > 0 {
			return b, pos, nil
		}
	}
}

// read gives one line of any length; what is longer than MaxSize is read to
// its end but not kept.
func (l *Lines) read() ([]byte, error) {
	l.buf = l.buf[:0]
	tooLong := false
	for {
		part, err := l.r.ReadSlice('\n')
		if len(l.buf)+len(part) > MaxSize {
			tooLong = true
		}
		if !tooLong {
			l.buf = append(l.buf, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("read %s: %w", l.name, err)
		}
		if err == io.EOF && len(part) == 0 && len(l.buf) == 0 && !tooLong {
			return nil, io.EOF
		}
		l.n++
		if tooLong {
			return nil, ErrTooLong
		}
		return l.buf, nil
	}
}
