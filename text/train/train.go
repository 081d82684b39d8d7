// Package train learns the weights of package text/linear, and the tables of
// lemmas and features, from treebanks and name corpora.
//
//	err := train.Run(ctx, train.Options{Corpora: "../shared/corpora", Out: "lang/en"}, os.Stderr)
//
// The seed is fixed: the same corpora give the same bytes.
package train

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"rapporteur/text"
	"rapporteur/text/linear"
)

// Options say what to learn from and how long.
type Options struct {
	Corpora string // folder with ud/ and ner/
	Out     string // folder of the language, such as lang/en
	Linear  bool   // train the linear tagger and parser though there is a net
	Seeds   int    // parsers whose weights are averaged; 0 means 4
	Epochs  int    // of the parser; 0 means 12
	Rows    int    // rows kept of the parser; 0 means 250,000
}

func (o *Options) defaults() {
	if o.Seeds == 0 {
		o.Seeds = 4
	}
	if o.Epochs == 0 {
		o.Epochs = 12
	}
	if o.Rows == 0 {
		o.Rows = 350_000
	}
}

const (
	tagEpochs  = 8
	tagRows    = 160_000
	nameEpochs = 15
	nameRows   = 80_000
	mostTags   = 120
	mostArcs   = 79
)

var treebanks = []string{"en_ewt-train", "en_gum-train"}

// run is one training.
type run struct {
	Options
	progress io.Writer
	start    time.Time
	trees    []*gold
	named    []*gold // re3d and wikigold without what is kept back
	model    *linear.Model
	features [2][]uint64 // of the tables for tags and parses
}

// Run trains everything and writes it below o.Out. Progress goes to progress,
// a line a step.
func Run(ctx context.Context, o Options, progress io.Writer) error {
	o.defaults()
	r := &run{Options: o, progress: progress, start: time.Now(), model: &linear.Model{}}
	if err := r.read(); err != nil {
		return fmt.Errorf("read the corpora: %w", err)
	}
	steps := []func() error{r.lemmas, r.ends}
	if _, err := os.Stat(filepath.Join(o.Out, "text", "net.bin")); err != nil || o.Linear {
		steps = append(steps, r.lexicon, r.tagger, r.write)
	} else {
		r.say("tags and trees are the net's (training/README.md); --linear trains the linear model all the same")
	}
	for _, step := range append(steps, r.names) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) write() error {
	name := filepath.Join(r.Out, "text", "linear.model")
	data := r.model.Bytes(r.features[0], r.features[1])
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return fmt.Errorf("write the weights: %w", err)
	}
	r.say("wrote %s, %.1f MB", name, float64(len(data))/1e6)
	return nil
}

func (r *run) say(format string, args ...any) {
	fmt.Fprintf(r.progress, "%6.0fs  %s\n", time.Since(r.start).Seconds(), fmt.Sprintf(format, args...))
}

func (r *run) read() error {
	for _, name := range treebanks {
		sents, err := readTrees(filepath.Join(r.Corpora, "ud", name+".conllu"))
		if err != nil {
			return err
		}
		r.trees = append(r.trees, sents...)
	}
	for _, name := range []string{"re3d-train", "wikigold"} {
		sents, err := readNames(filepath.Join(r.Corpora, "ner", name+".conll"))
		if err != nil {
			return err
		}
		r.named = append(r.named, sents[:keptFrom(len(sents))]...)
	}
	r.say("%d sentences with trees, %d more with names", len(r.trees), len(r.named))
	return nil
}

// keptFrom gives the first sentence that is kept back of n: the last fifth.
func keptFrom(n int) int { return n * 4 / 5 }

// tagger trains tags and trees.
func (r *run) tagger() error {
	rnd := &rand{1}
	sents := augment(r.trees, rnd)
	tags, label := jointTags(r.trees, mostTags)
	r.model.Tags = tags
	w := &work{model: r.model, rnd: rand{2}}
	r.model.Tag, r.features[0] = w.learnTags(sents, label, tagEpochs).table(tagRows)
	r.say("tagger: %d tags, %d features", len(tags), r.model.Tag.Len())
	predicted := jackknife(r.model, sents, label, 10, 5)
	r.say("tagged the treebanks crosswise: %.2f %% right", 100*share(sents, predicted, tags))
	return r.parser(sents, predicted)
}

// share gives the share of joint tags that are right.
func share(sents []*gold, predicted [][]int, tags []linear.Tag) float64 {
	right, all := 0, 0
	for k, g := range sents {
		for i, t := range predicted[k] {
			all++
			if tags[t] == (linear.Tag{UPOS: g.UPOS[i], XPOS: g.XPOS[i]}) {
				right++
			}
		}
	}
	return float64(right) / float64(all)
}

func (r *run) parser(sents []*gold, predicted [][]int) error {
	arcs, label := arcsOf(r.trees, mostArcs)
	r.model.Arcs = arcs
	counted := newLearner(len(arcs)+1, 8)
	(&work{model: r.model}).countParse(counted, sents, predicted, label)
	r.say("parser: %d arcs, features counted", len(arcs))
	sums := make([]*average, r.Seeds)
	both(r.Seeds, func(k int) {
		w := &work{model: r.model, rnd: rand{uint64(100 + k)}}
		l := counted.clone()
		sums[k] = w.learnParse(l, sents, predicted, label, r.Epochs, func(epoch, right, all int) {
			r.say("parser %d, epoch %d: %.2f %% of moves right, %d features", k, epoch+1, 100*float64(right)/float64(all), l.rows())
		})
	})
	for _, s := range sums[1:] {
		sums[0].add(s)
	}
	r.model.Parse, r.features[1] = sums[0].table(r.Rows)
	r.say("parser: %d features kept", r.model.Parse.Len())
	return nil
}

// names trains the name labels on the tags and trees that the language's
// reader finds: the net's where there is one.
func (r *run) names() error {
	reader, err := text.Load(os.DirFS(r.Out))
	if err != nil {
		return err
	}
	var sents []*gold
	for _, g := range r.trees {
		if g.names {
			sents = append(sents, g)
		}
	}
	sents = augment(append(sents, r.named...), &rand{3})
	for i, g := range sents {
		c := g.clone()
		reader.Tag(&c.Sentence)
		copy(c.Name, g.Name)
		sents[i] = c
	}
	w := &work{model: r.model, rnd: rand{4}}
	table, features := w.learnNames(sents, nameEpochs).table(nameRows)
	name := filepath.Join(r.Out, "text", "names.model")
	if err := os.WriteFile(name, table.Append(nil, features), 0o644); err != nil {
		return fmt.Errorf("write the names: %w", err)
	}
	r.say("wrote %s: %d sentences, %d features", name, len(sents), table.Len())
	return nil
}

// both calls f(0) to f(n-1), two at a time.
func both(n int, f func(k int)) {
	next := make(chan int, n)
	for k := range n {
		next <- k
	}
	close(next)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for k := range next {
				f(k)
			}
		})
	}
	wg.Wait()
}
