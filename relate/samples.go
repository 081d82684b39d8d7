package relate

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"

	"rapporteur"
	"rapporteur/report"
	"rapporteur/what"
	"rapporteur/who"
)

// sample is a scene whose type is known; several types where the gold merges
// them.
type sample struct {
	feats []uint32
	gold  []int // indices of types
	fold  int
	// weight in training: the frames' examples are short and clear, and follow
	// our reading of PLOVER; the labelled pairs are what is asked for.
	weight float64
	scene  *scene // kept for cross-validation only
	text   string
	line   int // of the file, from 1
	label  string
}

// merged are the labels of the PLOVER sentences that stand for several types.
var merged = map[string][]string{"YIELD": {"CONCEDE", "RETREAT"}}

// trainer turns texts into samples.
type trainer struct {
	coder *rapporteur.Coder
	types []string
}

func newTrainer(coder *rapporteur.Coder) *trainer {
	t := &trainer{coder: coder}
	for i := range coder.Ontology().Types {
		t.types = append(t.types, coder.Ontology().Types[i].Name)
	}
	t.types = append(t.types, None)
	return t
}

func (t *trainer) indices(label string) []int {
	names := merged[label]
	if names == nil {
		names = []string{label}
	}
	var list []int
	for _, n := range names {
		if i := slices.Index(t.types, n); i >= 0 {
			list = append(list, i)
		}
	}
	return list
}

// gold reads labelled pairs: JSON lines with text, actor, recipient, event.
// Lines without a pair, which only tell what is no event, are passed over.
func (t *trainer) gold(ctx context.Context, r io.Reader) ([]sample, error) {
	var list []sample
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		var label struct{ Event string }
		if err := json.Unmarshal(in.Bytes(), &label); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		p, err := ReadPair(in.Bytes())
		if errors.Is(err, errNoPair) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		c, err := look(ctx, t.coder, p)
		if err != nil {
			continue // a piece that is not literal
		}
		h := fnv.New32a()
		h.Write([]byte(p.Text)) // the pairs of one sentence share their fold
		list = append(list, sample{feats: slices.Clone(c.features()), gold: t.indices(label.Event), weight: 1, fold: int(h.Sum32() % 10), scene: c, text: p.Text, label: label.Event, line: n})
	}
	return list, in.Err()
}

// own are our sentences by CAMEO code, in the folder of the sources. Every
// third is kept back for measuring; the fourth batch is for measuring only.
const own = "testdata/codebook/[pst]*.jsonl" // pairs, second, third

// ownPairs reads our own labelled pairs; there are none elsewhere than in the
// folder of the sources.
func (t *trainer) ownPairs(ctx context.Context) ([]sample, error) {
	files, err := filepath.Glob(own)
	if err != nil {
		return nil, err
	}
	var out []sample
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		list, err := t.gold(ctx, f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, s := range list {
			if s.line%3 != 0 {
				s.weight = ownWeight
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// besides gathers what is learned from beside the labelled pairs, and words it.
func (t *trainer) besides(ctx context.Context) (list []sample, what string, err error) {
	_, _, _, _, frames, _ := t.coder.Rooms()
	pairs, err := t.ownPairs(ctx)
	if err != nil {
		return nil, "", err
	}
	examples, none := t.examples(ctx, frames.Examples()), t.blanks(ctx, frames.Blanks())
	what = fmt.Sprintf("%d pairs of ours, %d examples of frames, %d sentences with nothing between two", len(pairs), len(examples), len(none))
	return slices.Concat(pairs, examples, none), what, nil
}

// examples takes the sentences that prove the frames.
func (t *trainer) examples(ctx context.Context, list []what.Example) []sample {
	var out []sample
	for _, x := range list {
		if len(x.Actors) != 1 || len(x.Recipients) != 1 {
			continue
		}
		c, err := look(ctx, t.coder, Pair{Text: x.Text, Actor: x.Actors[0], Recipient: x.Recipients[0]})
		if err != nil || len(t.indices(x.Type)) == 0 {
			continue
		}
		out = append(out, sample{feats: slices.Clone(c.features()), gold: t.indices(x.Type), fold: -1, weight: exampleWeight})
	}
	return out
}

// blanks takes the sentences that tell no event, with the first two parties in
// them: nothing is between these.
func (t *trainer) blanks(ctx context.Context, texts []string) []sample {
	var out []sample
	for _, text := range texts {
		r, err := t.coder.Read(ctx, report.Report{Text: text, Language: "en"})
		if err != nil || len(r.Events) > 0 {
			continue
		}
		var parties []string
		for _, m := range r.Cast.Mentions {
			if m.Actor >= 0 && m.Kind != who.Pronoun && len(parties) < 2 {
				parties = append(parties, r.Doc.Slice(m.First, m.Last))
			}
		}
		if len(parties) < 2 || parties[0] == parties[1] {
			continue
		}
		c, err := look(ctx, t.coder, Pair{Text: text, Actor: parties[0], Recipient: parties[1]})
		if err != nil {
			continue
		}
		out = append(out, sample{feats: slices.Clone(c.features()), gold: t.indices(None), fold: -1, weight: exampleWeight})
	}
	return out
}
