package task

import (
	"context"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"rapporteur"
	"rapporteur/eval"
	"rapporteur/record"
	"rapporteur/report"
)

// Tasks whose gold is single sentences or stories, each coded as a report of its own.

// code gives the events of a sentence, nil where it cannot be read.
func code(c *rapporteur.Coder, sentence string) []record.Event {
	page, err := c.Code(context.Background(), report.Report{ID: "sentence", Text: sentence})
	if err != nil {
		return nil
	}
	return page.Events
}

// byteSpan turns code points of t into bytes.
func byteSpan(t string) func(record.Span) (int, int) {
	return func(s record.Span) (int, int) {
		start := byteAt(t, s.Start)
		return start, start + byteAt(t[start:], s.End-s.Start)
	}
}

func byteAt(t string, points int) int {
	b := 0
	for range points {
		_, n := utf8.DecodeRuneInString(t[b:])
		b += n
	}
	return b
}

// parts names what split gives.
var parts = [...]string{"two thirds to tune on: ", "third kept back: "}

// split keeps every third item back: the files are sorted by what they show.
func split[T any](list []T) (out [2][]T) {
	for i, x := range list {
		part := 0
		if i%3 == 2 {
			part = 1
		}
		out[part] = append(out[part], x)
	}
	return out
}

// inParts scores the two parts of each gold file; the notes of what is kept back
// stay unread.
func inParts[T any](gold []string, w io.Writer, notes bool, read func(io.Reader) ([]T, error), score func([]T) (*eval.Table, []string)) error {
	for _, name := range gold {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		list, err := read(f)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for i, part := range split(list) {
			table, more := score(part)
			print(w, notes && i == 0, more)
			fmt.Fprint(w, parts[i])
			if _, err := table.WriteTo(w); err != nil {
				return err
			}
		}
	}
	return nil
}

func quad(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	return inParts(gold, w, notes, eval.ReadQuads, func(part []eval.QuadItem) (*eval.Table, []string) {
		var r eval.QuadResult
		for _, q := range part {
			r.Add(q, code(c, q.Text))
		}
		return r.Table(), r.Notes
	})
}

func spans(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	return inParts(gold, w, notes, eval.ReadSpans, func(part []eval.SpanSentence) (*eval.Table, []string) {
		var r eval.Spans
		for _, s := range part {
			r.Add(s, code(c, s.Text), byteSpan(s.Text))
		}
		return r.Table(), r.Notes
	})
}

func pairs(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	return inParts(gold, w, notes, eval.ReadPairs, func(part []eval.Pair) (*eval.Table, []string) {
		var r eval.PairResult
		for _, p := range part {
			r.Add(p, code(c, p.Text), byteSpan(p.Text))
		}
		return r.Table(), r.Notes
	})
}

// stories counts in how many labelled stories the label is among the types
// that were coded.
func stories(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	return inParts(gold, w, notes, eval.ReadStories, func(part []eval.Story) (*eval.Table, []string) {
		var r eval.Stories
		for _, s := range part {
			r.Add(s, code(c, s.Text))
		}
		return r.Table(), r.Notes
	})
}
