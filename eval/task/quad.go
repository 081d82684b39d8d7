package task

import (
	"fmt"
	"io"
	"os"

	"rapporteur"
	"rapporteur/eval"
)

func quad(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	for _, name := range gold {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		list, err := eval.ReadQuads(f)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for i, part := range split(list) {
			var r eval.QuadResult
			for _, q := range part {
				r.Add(q, code(c, q.Text))
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
