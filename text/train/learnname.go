package train

// nameLabels counts outside, and begin and inside of four types.
const nameLabels = 9

// learnNames trains the name labels on sentences whose tags and trees are
// predicted and stand in the sentences.
func (w *work) learnNames(sents []*gold, epochs int) *average {
	l := newLearner(nameLabels, 2)
	for _, g := range sents {
		w.beginTagged(g)
		for i := range g.Form {
			l.count(w.mem.NameFeatures(i))
			w.mem.SetName(i, g.Name[i])
		}
	}
	for epoch := range epochs {
		for k, at := range w.rnd.order(len(sents)) {
			g := sents[at]
			w.beginTagged(g)
			for i := range g.Form {
				f := w.mem.NameFeatures(i)
				got := argmax(l.score(f))
				want := int(g.Name[i])
				if g.unknown[i] {
					w.mem.SetName(i, 0)
					continue
				}
				if r := rival(l.scores, want); l.scores[r]+nameMargin > l.scores[want] {
					l.update(f, want, r)
				}
				if epoch == 0 {
					got = want
				}
				w.mem.SetName(i, uint8(got))
			}
			if k%(len(sents)/8+1) == 0 {
				l.snapshot()
			}
		}
	}
	return l.average()
}

// beginTagged reads g with the tags and the tree that it carries.
func (w *work) beginTagged(g *gold) {
	w.begin(g)
	for i := range g.Form {
		w.mem.SetTag(i, g.tagLabel[i], w.model.Tags[g.tagLabel[i]])
	}
}
