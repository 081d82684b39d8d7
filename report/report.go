// Package report answers: what came in? It reads reports one at a time from
// the formats that the command understands.
//
//	r := report.NewJSONL(file, "reports.jsonl")
//	for {
//		rep, err := r.Next()
//		if err == io.EOF { break }
//		var bad *report.Error
//		if errors.As(err, &bad) { log.Print(bad); continue }
//		…
//	}
package report

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"rapporteur/record"
)

// MaxSize bounds one report, in bytes. News is shorter by three orders of
// magnitude; what is longer is a mistake that would only eat memory.
const MaxSize = 8 << 20

// Report is one text by one publisher on one date.
type Report struct {
	ID          string
	Publication string
	Date        record.Date // 0 where none is known
	Title       string
	URL         string
	Language    string // ISO 639-1, or empty
	Text        string // UTF-8
	Pos         Pos    // where it was read
}

// Pos is a place in the input.
type Pos struct {
	File string
	Line int // from 1; 0 where the report is the whole file
}

func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Error is about one report that cannot be used; the reader can go on behind it.
type Error struct {
	Pos Pos
	Err error
}

func (e *Error) Error() string { return e.Pos.String() + ": " + e.Err.Error() }

func (e *Error) Unwrap() error { return e.Err }

// What may be wrong with a report.
var (
	ErrNoText   = errors.New("report without text")
	ErrEncoding = errors.New("text is not UTF-8")
	ErrBinary   = errors.New("not text: it holds NUL bytes")
	ErrMarkup   = errors.New("a web page: take its text out first")
	ErrTooLong  = fmt.Errorf("longer than %d MiB: not a report", MaxSize>>20)
)

// A Reader gives the reports of one input. Next returns io.EOF at the end, an
// *Error for a report that cannot be used, after which it can go on, and any
// other error when the input itself fails.
type Reader interface {
	Next() (Report, error)
}

// checkText says what hinders reading b as a report's text.
func checkText(b []byte) error {
	switch {
	case len(bytes.TrimSpace(b)) == 0:
		return ErrNoText
	case bytes.IndexByte(b, 0) >= 0:
		return ErrBinary
	case !utf8.Valid(b):
		return ErrEncoding
	case isPage(b):
		return ErrMarkup
	}
	return nil
}

// isPage tells a web page by how it begins.
func isPage(b []byte) bool {
	b = bytes.ToLower(bytes.TrimSpace(b)[:min(len(bytes.TrimSpace(b)), 200)])
	return bytes.HasPrefix(b, []byte("<!doctype html")) || bytes.HasPrefix(b, []byte("<html")) ||
		bytes.HasPrefix(b, []byte("<?xml")) && bytes.Contains(b, []byte("<html"))
}

var dated = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(?:\D|$)`)

// FromName gives what a file's name says of its report: the name without
// folder and ending as id, and the date in front of it, if there is one.
func FromName(file string) (id string, date record.Date) {
	id = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if dated.MatchString(id) {
		// A name such as 2018-13-02 only looks like a date.
		date, _ = record.ParseDate(id[:10])
	}
	return id, date
}
