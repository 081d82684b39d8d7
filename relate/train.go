package relate

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

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
	line   int    // of the file, from 1
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
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		c, err := look(ctx, t.coder, p)
		if err != nil {
			continue // a piece that is not literal
		}
		h := fnv.New32a()
		h.Write([]byte(p.Text)) // the pairs of one sentence share their fold
		list = append(list, sample{feats: slices.Clone(c.features()), gold: t.indices(label.Event), weight: 1, fold: int(h.Sum32() % 10), scene: c, label: label.Event, line: n})
	}
	return list, in.Err()
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

// The training runs epochs rounds of AdaGrad with decay towards zero.
const (
	epochs = 25
	rate   = 0.15
	decay  = 1e-5
	limit  = 30 // largest weight

	exampleWeight = 0.07
	leastSeen     = 2 // samples that a feature must be seen in
)

// learn fits the model to the samples. Their order is fixed, so the weights
// are the same at every run.
func (t *trainer) learn(samples []sample) *model {
	n := len(t.types)
	seen := map[uint32]int{}
	for _, s := range samples {
		for _, f := range s.feats {
			seen[f]++
		}
	}
	w, g := map[uint32][]float64{}, map[uint32][]float64{}
	for _, s := range samples {
		for _, f := range s.feats {
			if w[f] == nil && seen[f] >= leastSeen {
				w[f], g[f] = make([]float64, n), make([]float64, n)
			}
		}
	}
	state := uint32(1)
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	for range epochs {
		for i := len(order) - 1; i > 0; i-- {
			state = state*1664525 + 1013904223
			j := int(state>>8) % (i + 1)
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			update(&samples[i], w, g, n)
		}
	}
	return quantise(t.types, w)
}

// update takes one step. With merged labels the target is the model's own
// opinion among them.
func update(s *sample, w, g map[uint32][]float64, n int) {
	sum := make([]float64, n)
	for _, f := range s.feats {
		for i, x := range w[f] {
			sum[i] += x
		}
	}
	p := probabilities(sum)
	target := make([]float64, n)
	var all float64
	for _, i := range s.gold {
		all += p[i]
	}
	for _, i := range s.gold {
		target[i] = p[i] / all
	}
	for _, f := range s.feats {
		row, acc := w[f], g[f]
		for i := range row {
			d := s.weight*(p[i]-target[i]) + decay*row[i]*float64(len(s.feats))
			acc[i] += d * d
			row[i] -= rate * d / (math.Sqrt(acc[i]) + 1)
		}
	}
}

func probabilities(sum []float64) []float64 {
	top := slices.Max(sum)
	p := make([]float64, len(sum))
	var all float64
	for i, s := range sum {
		p[i] = math.Exp(s - top)
		all += p[i]
	}
	for i := range p {
		p[i] /= all
	}
	return p
}

func quantise(types []string, w map[uint32][]float64) *model {
	m := &model{types: types, rows: map[uint32][]int16{}}
	for f, row := range w {
		small := true
		out := make([]int16, len(row))
		for i, x := range row {
			x = math.Round(min(max(x, -limit), limit) * scale)
			out[i] = int16(x)
			small = small && math.Abs(x) < scale/50
		}
		if !small {
			m.rows[f] = out
		}
	}
	return m
}

// Train learns the weights from the labelled pairs of the corpora and the
// examples of the frames, and writes them to a file.
func Train(ctx context.Context, coder *rapporteur.Coder, corpora, out string, progress io.Writer) error {
	t := newTrainer(coder)
	f, err := os.Open(filepath.Join(corpora, "plv", "train.jsonl"))
	if err != nil {
		return err
	}
	defer f.Close()
	samples, err := t.gold(ctx, f)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Name(), err)
	}
	_, _, _, _, frames, _ := coder.Rooms()
	more, none := t.examples(ctx, frames.Examples()), t.blanks(ctx, frames.Blanks())
	fmt.Fprintf(progress, "relate: %d labelled pairs, %d examples of frames, %d with nothing between two\n", len(samples), len(more), len(none))
	return os.WriteFile(out, t.learn(slices.Concat(samples, more, none)).write(), 0o666)
}

// Result counts the answers of a cross-validation.
type Result struct {
	Labels, Answers []string // as merged
	Lines           []int    // of the file, from 1
	Spoke, Cast     Tally    // pairs that some frame puts in one event; those with both among its participants
	Notes           []string
}

// Tally counts pairs, and those of them whose event is of the right type.
type Tally struct{ All, Right int }

func (t *Tally) add(right bool) {
	t.All++
	if right {
		t.Right++
	}
}

// CrossValidate answers for each tenth of the sentences with a model learned
// from the other nine tenths and the examples of the frames.
func CrossValidate(ctx context.Context, coder *rapporteur.Coder, r io.Reader) (*Result, error) {
	t := newTrainer(coder)
	samples, err := t.gold(ctx, r)
	if err != nil {
		return nil, err
	}
	_, _, _, _, frames, _ := coder.Rooms()
	more := slices.Concat(t.examples(ctx, frames.Examples()), t.blanks(ctx, frames.Blanks()))
	res := &Result{}
	for fold := range 10 {
		var train []sample
		for _, s := range samples {
			if s.fold != fold {
				train = append(train, s)
			}
		}
		rel := &Relater{coder, t.learn(append(train, more...))}
		for i := range samples {
			if s := &samples[i]; s.fold == fold {
				res.add(s, rel.answer(s.scene))
			}
		}
	}
	return res, nil
}

func (r *Result) add(s *sample, a Answer) {
	event := a.Event
	for label, names := range merged {
		if slices.Contains(names, event) {
			event = label
		}
	}
	r.Labels, r.Answers, r.Lines = append(r.Labels, s.label), append(r.Answers, event), append(r.Lines, s.line)
	if e, how := s.scene.surest(); e != nil {
		right := e.Type.Name == s.label || slices.Contains(merged[s.label], e.Type.Name)
		r.Spoke.add(right)
		if how > beside {
			r.Cast.add(right)
		}
	}
	if event != s.label {
		frame := "no frame"
		if e := s.scene.between(); e != nil {
			frame = e.Frame
		}
		r.Notes = append(r.Notes, fmt.Sprintf("%s: %s, answered %s (%s): %q > %q in %s", s.scene.pair.ID, s.label, event, frame,
			s.scene.pair.Actor, s.scene.pair.Recipient, strings.Join(strings.Fields(s.scene.pair.Text), " ")))
	}
}
