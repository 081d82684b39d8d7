package report

import (
	"bytes"
	"fmt"
	"io"
)

var bom = []byte("\xef\xbb\xbf")

// Text reads a whole input as one report.
type Text struct {
	r    io.Reader
	name string
	done bool
}

// NewText returns a reader for a plain text; name is the file's, and dates the
// report if it begins with YYYY-MM-DD.
func NewText(r io.Reader, name string) *Text { return &Text{r: r, name: name} }

// Next gives the report, then io.EOF.
func (t *Text) Next() (Report, error) {
	if t.done {
		return Report{}, io.EOF
	}
	t.done = true
	b, err := io.ReadAll(io.LimitReader(t.r, MaxSize+1))
	if err != nil {
		return Report{}, fmt.Errorf("read %s: %w", t.name, err)
	}
	pos := Pos{File: t.name}
	if len(b) > MaxSize {
		return Report{}, &Error{pos, ErrTooLong}
	}
	b = bytes.TrimPrefix(b, bom)
	if err := checkText(b); err != nil {
		return Report{}, &Error{pos, err}
	}
	id, date := FromName(t.name)
	return Report{ID: id, Date: date, Text: string(b), Pos: pos}, nil
}
