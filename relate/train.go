package relate

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"

	"rapporteur"
)

// The training runs epochs rounds of AdaGrad with decay towards zero.
const (
	epochs = 25
	rate   = 0.15
	decay  = 1e-5
	limit  = 30 // largest weight

	exampleWeight = 0.07
	ownWeight     = 0.2
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

// Train learns the weights from the labelled pairs of the corpora, our own and
// the examples of the frames, and writes them to a file.
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
	more, what, err := t.besides(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(progress, "relate: %d labelled pairs, %s\n", len(samples), what)
	return os.WriteFile(out, t.learn(append(samples, more...)).write(), 0o666)
}
