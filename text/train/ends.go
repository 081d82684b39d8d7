package train

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"rapporteur/text"
	"rapporteur/text/linear"
)

const (
	endEpochs = 6
	endRows   = 12_000
	endMargin = 5
)

// choice is an example for a table of two labels.
type choice struct {
	features []uint64
	right    bool // label 1
}

// learnTable trains a table of two labels.
func learnTable(examples []choice, rows int) (*linear.Table, []uint64) {
	l := newLearner(2, 3)
	for _, c := range examples {
		l.count(c.features)
	}
	rnd := rand{5}
	for range endEpochs {
		for k, at := range rnd.order(len(examples)) {
			c := &examples[at]
			want := 0
			if c.right {
				want = 1
			}
			if s := l.score(c.features); s[1-want]+endMargin > s[want] {
				l.update(c.features, want, 1-want)
			}
			if k%(len(examples)/8+1) == 0 {
				l.snapshot()
			}
		}
	}
	return l.average().table(rows)
}

// eachTree calls f for every document of the training treebanks.
func (r *run) eachTree(f func(d *text.Doc)) error {
	for _, name := range treebanks {
		in, err := os.Open(filepath.Join(r.Corpora, "ud", name+".conllu"))
		if err != nil {
			return err
		}
		docs := text.ReadCoNLLU(in)
		var d text.Doc
		for err = docs.Next(&d); err == nil; err = docs.Next(&d) {
			f(&d)
		}
		in.Close()
		if err != io.EOF {
			return err
		}
	}
	return nil
}

// ends learns where sentences end against the rules. The rules are read from
// the folder that is written to.
func (r *run) ends() error {
	reader, err := text.LoadTokenizer(os.DirFS(r.Out))
	if err != nil {
		return err
	}
	var gaps []choice
	err = r.eachTree(func(d *text.Doc) {
		reader.VisitGaps(d, func(features []uint64, end bool) {
			gaps = append(gaps, choice{slices.Clone(features), end})
		})
	})
	if err != nil {
		return err
	}
	return r.writeTable("ends.model", gaps, endRows)
}

func (r *run) writeTable(file string, examples []choice, rows int) error {
	table, features := learnTable(examples, rows)
	name := filepath.Join(r.Out, "text", file)
	if err := os.WriteFile(name, table.Append(nil, features), 0o644); err != nil {
		return fmt.Errorf("write a table: %w", err)
	}
	r.say("wrote %s, %d places, %d features", name, len(examples), table.Len())
	return nil
}
