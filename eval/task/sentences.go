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

// Tasks whose gold is single sentences, each coded as a report of its own.

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

func spans(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	for _, name := range gold {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		list, err := eval.ReadSpans(f)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for i, part := range split(list) {
			var r eval.Spans
			for _, s := range part {
				r.Add(s, code(c, s.Text), byteSpan(s.Text))
			}
			print(w, notes && i == 0, r.Notes)
			fmt.Fprint(w, parts[i])
			if _, err := r.Table().WriteTo(w); err != nil {
				return err
			}
		}
	}
	return nil
}

func pairs(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	for _, name := range gold {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		list, err := eval.ReadPairs(f)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for i, part := range split(list) {
			var r eval.PairResult
			for _, p := range part {
				r.Add(p, code(c, p.Text), byteSpan(p.Text))
			}
			print(w, notes && i == 0, r.Notes) // what is kept back stays unread
			fmt.Fprint(w, parts[i])
			if _, err := r.Table().WriteTo(w); err != nil {
				return err
			}
		}
	}
	return nil
}
