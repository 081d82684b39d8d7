package relate

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur"
)

// Result counts the answers of a cross-validation.
type Result struct {
	Labels, Answers []string // as merged
	Lines           []int    // of the file, from 1
	Spoke, Cast     Tally    // pairs that some frame puts in one event; those with both among its participants
	Besides         string   // what was learned from beside the file
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
// from the other nine tenths and what is learned from beside them, less what
// the file holds itself.
func CrossValidate(ctx context.Context, coder *rapporteur.Coder, r io.Reader) (*Result, error) {
	t := newTrainer(coder)
	samples, err := t.gold(ctx, r)
	if err != nil {
		return nil, err
	}
	more, what, err := t.besides(ctx)
	if err != nil {
		return nil, err
	}
	asked := map[string]bool{}
	for _, s := range samples {
		asked[s.text] = true
	}
	more = slices.DeleteFunc(more, func(s sample) bool { return s.text != "" && asked[s.text] })
	res := &Result{Besides: what}
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
