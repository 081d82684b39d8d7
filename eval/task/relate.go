package task

import (
	"context"
	"fmt"
	"io"
	"os"

	"rapporteur"
	"rapporteur/eval"
	"rapporteur/ontology"
	"rapporteur/relate"
)

func relatePairs(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	for _, name := range gold {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		r, err := relate.CrossValidate(context.Background(), c, f)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		print(w, notes, r.Notes)
		types, quads := eval.NewClasses("relate, 10-fold cross-validation: types"), eval.NewClasses("quad classes")
		kept := eval.NewClasses("the third whose sentences no frame was written for: types")
		for i, label := range r.Labels {
			types.Add(label, r.Answers[i])
			quads.Add(quadOf(c.Ontology(), label), quadOf(c.Ontology(), r.Answers[i]))
			if r.Lines[i]%3 == 0 { // as in split
				kept.Add(label, r.Answers[i])
			}
		}
		for _, t := range []*eval.Table{types.Table(), kept.Table(), quads.Table()} {
			if _, err := t.WriteTo(w); err != nil {
				return err
			}
		}
		fmt.Fprintf(w, "learned besides from %s\n", r.Besides)
		fmt.Fprintf(w, "frames alone answer %s; with both among the participants %s\n", tally(r.Spoke, len(r.Labels)), tally(r.Cast, len(r.Labels)))
	}
	return nil
}

func tally(t relate.Tally, pairs int) string {
	return fmt.Sprintf("%d of %d pairs (%.1f %%), %.1f %% of these rightly", t.All, pairs,
		100*float64(t.All)/float64(max(pairs, 1)), 100*float64(t.Right)/float64(max(t.All, 1)))
}

// quadOf names the quad class of a type; the gold counts YIELD, verbal or not,
// as material cooperation.
func quadOf(o *ontology.Ontology, typ string) string {
	if typ == "YIELD" {
		return ontology.QuadName(ontology.MaterialCooperation)
	}
	if t := o.Type(typ); t != nil {
		return ontology.QuadName(t.Quad)
	}
	return ontology.QuadName(0)
}
