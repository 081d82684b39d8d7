package task

import (
	"fmt"
	"io"
	"os"
	"strings"

	"rapporteur"
	"rapporteur/eval"
	"rapporteur/text"
	"rapporteur/who"
)

func police(c *rapporteur.Coder, gold []string, w io.Writer, _ bool) error {
	return eachFile(gold, w, func(f *os.File) (io.WriterTo, error) {
		list, err := eval.ReadPolice(f)
		if err != nil {
			return nil, err
		}
		var r eval.Police
		for _, s := range list {
			r.Add(s, code(c, s.Text))
		}
		return r.Table(), nil
	})
}

// muc4 counts documents with attacks and who takes part in these.
func muc4(c *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	return eachFile(gold, w, func(f *os.File) (io.WriterTo, error) {
		list, err := eval.ReadMUC(f)
		if err != nil {
			return nil, err
		}
		var m eval.MUC
		for _, d := range list {
			m.Add(d, code(c, d.Text))
		}
		print(w, notes, m.Notes)
		return m.Table(), nil
	})
}

// corefGenres are the documents of GUM on which coreference is measured.
var corefGenres = []string{"news", "bio", "interview", "speech"}

// coref scores names and pronouns, identified by their heads, on given tokens
// and predicted trees.
func coref(c *rapporteur.Coder, gold []string, w io.Writer, _ bool) error {
	reader, _, _, actors, _, _ := c.Rooms()
	for _, name := range gold {
		sum := 0.0
		for _, genre := range corefGenres {
			score, err := corefGenre(reader, actors, name, genre)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			fmt.Fprintf(w, "%s: %v\n", genre, score)
			sum += score.CoNLL()
		}
		fmt.Fprintf(w, "mean CoNLL F1 %.3f\n", sum/float64(len(corefGenres)))
	}
	return nil
}

func corefGenre(reader *text.Reader, actors *who.Resolver, name, genre string) (*eval.Coref, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	g, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer g.Close()
	docs, entities := text.ReadCoNLLU(f), eval.ReadEntities(g)
	score := &eval.Coref{}
	var doc text.Doc
	for {
		if err := docs.Next(&doc); err == io.EOF {
			return score, nil
		} else if err != nil {
			return nil, err
		}
		_, mentions, err := entities.Next()
		if err != nil {
			return nil, err
		}
		if !strings.Contains(doc.ID, "_"+genre+"_") {
			continue
		}
		reader.Annotate(&doc)
		addCoref(score, actors.Actors(&doc, 0), mentions, int32(len(doc.Tokens)))
	}
}

func addCoref(score *eval.Coref, cast *who.Cast, mentions []eval.EntityMention, tokens int32) {
	gold, found, pronoun := eval.Chains{}, eval.Chains{}, map[int32]bool{}
	for _, m := range mentions {
		if m.Name || m.Pronoun {
			gold[m.Head], pronoun[m.Head] = m.Entity, m.Pronoun
		}
	}
	for _, m := range cast.Mentions {
		if m.Kind != who.Nominal && m.Actor >= 0 {
			found[m.Head] = m.Actor
		}
	}
	score.Add(gold, found)
	score.AddPronouns(gold, found, func(m int32) bool { return pronoun[m] }, tokens)
}
