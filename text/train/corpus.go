package train

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rapporteur/text"
	"rapporteur/text/conllu"
	"rapporteur/text/goldnames"
	"rapporteur/text/sentence"
)

// gold is a sentence with what its corpus says of it.
type gold struct {
	sentence.Sentence
	lemma, feats []string
	doc          string
	tree         bool   // tags, heads and relations are known
	names        bool   // name labels are known
	unknown      []bool // words whose name label is not
	copied       bool   // an augmented copy
}

func (g *gold) len() int { return len(g.Form) }

// readTrees reads a treebank. GUM's entities become names.
func readTrees(name string) ([]*gold, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*gold
	in := conllu.NewReader(f)
	gum := strings.Contains(filepath.Base(name), "gum")
	var ents goldnames.Entities
	doc := ""
	for {
		s, err := in.Next()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if id, ok := s.Comment("newdoc"); ok {
			doc = id
		}
		g := treeSentence(s)
		g.doc = doc
		if gum {
			g.names = true
			copy(g.Name, ents.Read(s).Label)
		}
		out = append(out, g)
	}
}

// readNames reads a corpus of name labels only.
func readNames(name string) ([]*gold, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sents, err := goldnames.ReadColumns(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []*gold
	for _, s := range sents {
		n := len(s.Form)
		g := &gold{names: true, unknown: s.Unknown, lemma: make([]string, n), feats: make([]string, n)}
		g.Reset(n)
		for i, form := range s.Form {
			g.Form[i] = text.Normal(form)
		}
		copy(g.Name, s.Label)
		out = append(out, g)
	}
	return out, nil
}

func treeSentence(s *conllu.Sentence) *gold {
	n := len(s.Words)
	g := &gold{tree: true, lemma: make([]string, n), feats: make([]string, n), unknown: make([]bool, n)}
	g.Reset(n)
	for i, w := range s.Words {
		g.Form[i], g.lemma[i], g.feats[i] = text.Normal(w.Form), w.Lemma, w.Feats
		g.UPOS[i], g.XPOS[i] = uint8(text.ParseUPOS(w.UPOS)), uint8(text.ParseXPOS(w.XPOS))
		g.Rel[i], g.Head[i], g.Name[i] = uint8(text.ParseRel(w.Rel)), int32(w.Head)-1, 0
	}
	return g
}

// clone copies the sentence with memory of its own.
func (g *gold) clone() *gold {
	c := *g
	c.Sentence = sentence.Sentence{}
	c.Reset(g.len())
	copy(c.Form, g.Form)
	copy(c.UPOS, g.UPOS)
	copy(c.XPOS, g.XPOS)
	copy(c.Head, g.Head)
	copy(c.Rel, g.Rel)
	copy(c.Name, g.Name)
	return &c
}

// withoutLast drops the last word, which must be a leaf.
func (g *gold) withoutLast() *gold {
	n := g.len() - 1
	for _, h := range g.Head {
		if int(h) == n {
			return nil
		}
	}
	c := g.clone()
	c.Form, c.UPOS, c.XPOS = c.Form[:n], c.UPOS[:n], c.XPOS[:n]
	c.Head, c.Rel, c.Name = c.Head[:n], c.Rel[:n], c.Name[:n]
	c.lemma, c.feats, c.unknown = g.lemma[:n], g.feats[:n], g.unknown[:n]
	return c
}

// augment adds copies as wires and headlines write them: in capitals, in small
// letters, with a capital on every long word, without the full stop.
func augment(sents []*gold, rnd *rand) []*gold {
	out := sents
	for _, g := range sents {
		if g.len() < 3 {
			continue
		}
		p := rnd.n(100)
		var c *gold
		switch {
		case p < 14:
			c = g.mapForms(strings.ToUpper)
		case p < 20:
			c = g.mapForms(strings.ToLower)
		case p < 24:
			c = g.mapForms(title)
		case p < 28 && g.UPOS[g.len()-1] == uint8(text.PUNCT):
			c = g.withoutLast()
		}
		if c != nil {
			c.copied = true
			out = append(out, c)
		}
	}
	return out
}

func (g *gold) mapForms(f func(string) string) *gold {
	c := g.clone()
	for i := range c.Form {
		c.Form[i] = f(c.Form[i])
	}
	return c
}

func title(s string) string {
	if len(s) < 4 {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// rand is SplitMix64: the same numbers on every machine.
type rand struct{ state uint64 }

func (r *rand) next() uint64 {
	r.state += 0x9E3779B97F4A7C15
	z := r.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

func (r *rand) n(n int) int { return int(r.next() % uint64(n)) }

// order gives the numbers 0 to n-1 shuffled.
func (r *rand) order(n int) []int {
	out := make([]int, n)
	for i := range out {
		j := r.n(i + 1)
		out[i] = out[j]
		out[j] = i
	}
	return out
}
