package train

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"rapporteur/text"
)

const (
	endEpochs = 6
	endRows   = 12_000
	endMargin = 5
)

// ends learns where sentences end against the rules. The rules are read from
// the folder that is written to.
func (r *run) ends() error {
	reader, err := text.LoadTokenizer(os.DirFS(r.Out))
	if err != nil {
		return err
	}
	type gap struct {
		features []uint64
		end      bool
	}
	var gaps []gap
	for _, name := range []string{"en_ewt-train", "en_gum-train"} {
		f, err := os.Open(filepath.Join(r.Corpora, "ud", name+".conllu"))
		if err != nil {
			return err
		}
		in := text.ReadCoNLLU(f)
		var d text.Doc
		for err = in.Next(&d); err == nil; err = in.Next(&d) {
			reader.VisitGaps(&d, func(features []uint64, end bool) {
				gaps = append(gaps, gap{append([]uint64(nil), features...), end})
			})
		}
		f.Close()
		if err != io.EOF {
			return err
		}
	}
	l := newLearner(2, 3)
	for _, g := range gaps {
		l.count(g.features)
	}
	rnd := rand{5}
	for range endEpochs {
		for k, at := range rnd.order(len(gaps)) {
			g := &gaps[at]
			want := 0
			if g.end {
				want = 1
			}
			if s := l.score(g.features); s[1-want]+endMargin > s[want] {
				l.update(g.features, want, 1-want)
			}
			if k%(len(gaps)/8+1) == 0 {
				l.snapshot()
			}
		}
	}
	table, features := l.average().table(endRows)
	name := filepath.Join(r.Out, "text", "ends.model")
	if err := os.WriteFile(name, table.Append(nil, features), 0o644); err != nil {
		return fmt.Errorf("write the sentence ends: %w", err)
	}
	r.say("wrote %s, %d places, %d features", name, len(gaps), table.Len())
	return nil
}
