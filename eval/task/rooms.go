package task

import (
	"fmt"
	"io"
	"os"
	"strings"

	"rapporteur"
	"rapporteur/eval"
	"rapporteur/record"
	"rapporteur/text"
)

// Tasks that measure one room.

// eachFile runs a measurement on every gold file and prints its table.
func eachFile(gold []string, w io.Writer, run func(f *os.File) (io.WriterTo, error)) error {
	for _, name := range gold {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		table, err := run(f)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(w, "%s\n", name)
		if _, err := table.WriteTo(w); err != nil {
			return err
		}
	}
	return nil
}

func parse(given bool) func(*rapporteur.Coder, []string, io.Writer, bool) error {
	return func(c *rapporteur.Coder, gold []string, w io.Writer, _ bool) error {
		reader, _, _, _, _, _ := c.Rooms()
		return eachFile(gold, w, func(f *os.File) (io.WriterTo, error) { return eval.ScoreParse(f, reader, given) })
	}
}

func names(from, to int) func(*rapporteur.Coder, []string, io.Writer, bool) error {
	return func(c *rapporteur.Coder, gold []string, w io.Writer, _ bool) error {
		reader, _, _, _, _, _ := c.Rooms()
		return eachFile(gold, w, func(f *os.File) (io.WriterTo, error) { return eval.ScoreNames(f, reader, from, to) })
	}
}

func times(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	reader, tagger, _, _, _, _ := c.Rooms()
	for _, dir := range gold {
		for _, part := range []struct {
			name string
			part eval.Part
		}{{"tuned on", eval.Tune}, {"kept back", eval.KeptBack}} {
			r, err := eval.Times(os.DirFS(dir), part.part, reader, tagger)
			if err != nil {
				return err
			}
			print(w, notes, r.Diffs)
			fmt.Fprintf(w, "%s: ", part.name)
			if _, err := r.Table().WriteTo(w); err != nil {
				return err
			}
		}
	}
	return nil
}

func claims(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	reader, _, _, _, _, finder := c.Rooms()
	for _, dir := range gold {
		r, err := eval.Claims(os.DirFS(dir), 1, reader, finder)
		if err != nil {
			return err
		}
		print(w, notes, r.Diffs)
		if _, err := r.Table().WriteTo(w); err != nil {
			return err
		}
	}
	return nil
}

func places(c *rapporteur.Coder, gold []string, w io.Writer, _ bool) error {
	reader, _, resolver, _, _, _ := c.Rooms()
	var doc text.Doc
	find := func(t string) []eval.FoundPlace {
		reader.Read(t, &doc)
		var out []eval.FoundPlace
		for _, p := range resolver.Places(&doc) {
			out = append(out, eval.FoundPlace{Start: int(doc.Tokens[p.First].Start), End: int(doc.Tokens[p.Last-1].End),
				GeoNameID: p.GeoNameID, Lat: p.Lat, Lon: p.Lon})
		}
		return out
	}
	return eachFile(gold, w, func(f *os.File) (io.WriterTo, error) { return eval.Places(f, resolver.IsNation, find) })
}

func phrases(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	for _, name := range gold {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		list, err := eval.ReadPhrases(f)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		var r eval.PhraseResult
		for i := range list {
			p := &list[i]
			day := record.Date(0)
			if p.Day != "" {
				if day, err = record.ParseDate(p.Day); err != nil {
					return fmt.Errorf("%s:%d: %w", name, p.Line, err)
				}
			}
			got := c.Phrase(p.Text, day)
			if !r.Add(p, got.Code, got.Sector) && notes {
				fmt.Fprintf(w, "%s:%d: %s is %s %s, want %s %s\n", name, p.Line, p.Text, got.Code, got.Sector, p.Country, strings.Join(p.Sectors, ","))
			}
		}
		fmt.Fprintln(w, r.String())
	}
	return nil
}

func print(w io.Writer, notes bool, list []string) {
	if !notes {
		return
	}
	for _, n := range list {
		fmt.Fprintln(w, n)
	}
}
