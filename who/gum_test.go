package who_test

import (
	"io"
	"os"
	"strings"
	"testing"

	"rapporteur/eval"
	"rapporteur/lang/en"
	"rapporteur/text"
	"rapporteur/who"
	"rapporteur/world"
)

func loadReader(t testing.TB) *text.Reader {
	t.Helper()
	reader, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

func load(t testing.TB) *who.Resolver {
	t.Helper()
	countries, err := world.Countries(world.FS())
	if err != nil {
		t.Fatal(err)
	}
	register, err := world.Actors(world.FS())
	if err != nil {
		t.Fatal(err)
	}
	r, err := who.Load(en.FS(), register, countries)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// gumGenres are the documents on which coreference is measured.
var gumGenres = []string{"news", "bio", "interview", "speech"}

// scoreGUM scores names and pronouns, identified by their heads, of the
// documents of a genre; read may replace the gold trees.
func scoreGUM(t testing.TB, r *who.Resolver, path, genre string, read func(*text.Doc)) *eval.Coref {
	f, err := os.Open(path)
	if err != nil {
		t.Skip("no GUM here: ", err)
	}
	defer f.Close()
	g, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	docs, entities := text.ReadCoNLLU(f), eval.ReadEntities(g)
	score := &eval.Coref{}
	var doc text.Doc
	for {
		err := docs.Next(&doc)
		if err == io.EOF {
			return score
		}
		name, mentions, err2 := entities.Next()
		if err != nil || err2 != nil || name != doc.ID {
			t.Fatal(err, err2, name, doc.ID)
		}
		if !strings.Contains(doc.ID, "_"+genre+"_") {
			continue
		}
		if read != nil {
			read(&doc)
		}
		addGUM(score, r, &doc, mentions)
	}
}

func addGUM(score *eval.Coref, r *who.Resolver, doc *text.Doc, mentions []eval.EntityMention) {
	gold, found := eval.Chains{}, eval.Chains{}
	pronoun := map[int32]bool{}
	for _, m := range mentions {
		if m.Name || m.Pronoun {
			gold[m.Head] = m.Entity
			pronoun[m.Head] = m.Pronoun
		}
	}
	cast := r.Actors(doc, 0)
	for _, m := range cast.Mentions {
		if m.Kind != who.Nominal && m.Actor >= 0 {
			found[m.Head] = m.Actor
		}
	}
	score.Add(gold, found)
	score.AddPronouns(gold, found, func(m int32) bool { return pronoun[m] }, int32(len(doc.Tokens)))
}

// TestGUM prints the scores with -v and guards them.
func TestGUM(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a corpus")
	}
	r := load(t)
	reader := loadReader(t)
	for _, trees := range []string{"gold", "predicted"} {
		read := reader.Annotate
		if trees == "gold" {
			read = nil
		}
		for _, part := range []string{"dev", "train"} {
			if part == "train" && read != nil {
				continue // the text room has learned from it
			}
			var sum float64
			for _, genre := range gumGenres {
				s := scoreGUM(t, r, "../../shared/corpora/ud/en_gum-"+part+".conllu", genre, read)
				t.Logf("%s trees, %s %s: %v", trees, part, genre, s)
				sum += s.CoNLL()
			}
			mean := sum / float64(len(gumGenres))
			t.Logf("%s trees, %s: mean %.3f", trees, part, mean)
			if mean < 0.60 {
				t.Errorf("%s trees, %s: mean CoNLL F1 %.3f, want 0.60", trees, part, mean)
			}
		}
	}
}
