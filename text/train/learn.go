package train

import (
	"slices"

	"rapporteur/text/linear"
	"rapporteur/text/sentence"
)

// work is what one training run of a tagger, parser or namer needs.
type work struct {
	model *linear.Model
	mem   linear.Memory
	rnd   rand
	out   sentence.Sentence // what the model under training says
}

// begin copies the words of g to out and reads them.
func (w *work) begin(g *gold) {
	w.out.Reset(g.len())
	copy(w.out.Form, g.Form)
	copy(w.out.UPOS, g.UPOS)
	copy(w.out.XPOS, g.XPOS)
	copy(w.out.Head, g.Head)
	copy(w.out.Rel, g.Rel)
	w.mem.Begin(&w.out, &w.model.Lex)
}

// joint gives the labels of the joint tags, the most frequent first.
func jointTags(sents []*gold, most int) ([]linear.Tag, map[linear.Tag]int) {
	count := map[linear.Tag]int{}
	for _, g := range sents {
		for i := range g.Form {
			count[linear.Tag{UPOS: g.UPOS[i], XPOS: g.XPOS[i]}]++
		}
	}
	var tags []linear.Tag
	for t, n := range count {
		if n >= 3 {
			tags = append(tags, t)
		}
	}
	slices.SortFunc(tags, func(a, b linear.Tag) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return int(a.UPOS)*256 + int(a.XPOS) - int(b.UPOS)*256 - int(b.XPOS)
	})
	tags = tags[:min(most, len(tags))]
	label := map[linear.Tag]int{}
	for i, t := range tags {
		label[t] = i
	}
	return tags, label
}

// learnTags trains a tagger.
func (w *work) learnTags(sents []*gold, label map[linear.Tag]int, epochs int) *average {
	tags := w.model.Tags
	l := newLearner(len(tags), 2)
	for _, g := range sents {
		w.begin(g)
		for i := range g.Form {
			l.count(w.mem.TagFeatures(i))
			w.setGoldTag(g, i, label)
		}
	}
	for range epochs {
		for k, at := range w.rnd.order(len(sents)) {
			g := sents[at]
			w.begin(g)
			for i := range g.Form {
				want, ok := label[linear.Tag{UPOS: g.UPOS[i], XPOS: g.XPOS[i]}]
				f := w.mem.TagFeatures(i)
				got := argmax(l.score(f))
				if ok {
					if rival := rival(l.scores, want); l.scores[rival]+tagMargin > l.scores[want] {
						l.update(f, want, rival)
					}
				}
				w.mem.SetTag(i, got, tags[got])
			}
			if k%(len(sents)/8+1) == 0 {
				l.snapshot()
			}
		}
	}
	return l.average()
}

// Margins by which the right label has to win before a learner is content.
const (
	tagMargin   = 6
	parseMargin = 3
	nameMargin  = 15
)

// rival gives the best label that is not want.
func rival(scores []int32, want int) int {
	best := -1
	for i, s := range scores {
		if i != want && (best < 0 || s > scores[best]) {
			best = i
		}
	}
	return best
}

func (w *work) setGoldTag(g *gold, i int, label map[linear.Tag]int) {
	t := linear.Tag{UPOS: g.UPOS[i], XPOS: g.XPOS[i]}
	w.mem.SetTag(i, label[t], t)
}

func argmax(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// tagAll gives each sentence the tags that the table predicts.
func (w *work) tagAll(t *linear.Table, sents []*gold) [][]int {
	out := make([][]int, len(sents))
	for k, g := range sents {
		w.begin(g)
		out[k] = make([]int, g.len())
		for i := range g.Form {
			tag := w.mem.BestTag(t, i)
			w.mem.SetTag(i, tag, w.model.Tags[tag])
			out[k][i] = tag
		}
	}
	return out
}

// jackknife tags each fifth of the sentences with a tagger that has not seen
// it, so that the parser meets the errors it will meet later.
func jackknife(m *linear.Model, sents []*gold, label map[linear.Tag]int, seed uint64, epochs int) [][]int {
	const folds = 5
	out := make([][]int, len(sents))
	fold := func(i int) int { return (i / 50) % folds }
	both(folds, func(k int) {
		var train, rest []*gold
		var at []int
		for i, g := range sents {
			if fold(i) == k {
				rest, at = append(rest, g), append(at, i)
			} else {
				train = append(train, g)
			}
		}
		w := &work{model: m, rnd: rand{seed + uint64(k)}}
		table, _ := w.learnTags(train, label, epochs).table(1 << 30)
		for j, tags := range w.tagAll(table, rest) {
			out[at[j]] = tags
		}
	})
	return out
}

// arcs gives the moves with a relation that the trees need.
func arcsOf(sents []*gold, most int) ([]linear.Arc, map[linear.Arc]int) {
	count := map[linear.Arc]int{}
	for _, g := range sents {
		for i, h := range g.Head {
			move := uint8(linear.Right)
			if h < 0 || int(h) > i {
				move = linear.Left
			}
			count[linear.Arc{Move: move, Rel: g.Rel[i]}]++
		}
	}
	var arcs []linear.Arc
	for a, n := range count {
		if n >= 5 {
			arcs = append(arcs, a)
		}
	}
	slices.SortFunc(arcs, func(a, b linear.Arc) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return int(a.Move)*256 + int(a.Rel) - int(b.Move)*256 - int(b.Rel)
	})
	arcs = arcs[:min(most, len(arcs))]
	label := map[linear.Arc]int{}
	for i, a := range arcs {
		label[a] = i + 1
	}
	return arcs, label
}

// learnParse trains a parser by the dynamic oracle: from the second epoch on
// it mostly goes where its own moves lead (Goldberg and Nivre 2013).
func (w *work) learnParse(l *learner, sents []*gold, tags [][]int, label map[linear.Arc]int, epochs int, done func(epoch int, right, all int)) *average {
	p := &parseRun{w: w, l: l, label: label, can: make([]bool, len(w.model.Arcs)+1)}
	for epoch := range epochs {
		p.right, p.all = 0, 0
		for k, at := range w.rnd.order(len(sents)) {
			p.sentence(sents[at], tags[at], epoch > 0)
			if k%(len(sents)/8+1) == 0 {
				l.snapshot()
			}
		}
		done(epoch, p.right, p.all)
	}
	return l.average()
}

// countParse counts the features on the way to the gold trees.
func (w *work) countParse(l *learner, sents []*gold, tags [][]int, label map[linear.Arc]int) {
	p := &parseRun{w: w, l: l, label: label, can: make([]bool, len(w.model.Arcs)+1), counting: true}
	for i, g := range sents {
		p.sentence(g, tags[i], false)
	}
}

type parseRun struct {
	w          *work
	l          *learner
	label      map[linear.Arc]int
	can        []bool // by action: allowed in this state
	heads      []int32
	counting   bool
	right, all int
}

func (p *parseRun) sentence(g *gold, tags []int, explore bool) {
	w := p.w
	w.begin(g)
	for i, t := range tags {
		w.mem.SetTag(i, t, w.model.Tags[t])
	}
	p.heads = p.heads[:0]
	for _, h := range g.Head {
		if h < 0 {
			h = int32(g.len())
		}
		p.heads = append(p.heads, h)
	}
	s := w.mem.State()
	s.Reset(g.len())
	for !s.Done() {
		p.step(s, g, explore)
	}
}

// step scores one state, corrects the learner and moves on.
func (p *parseRun) step(s *linear.State, g *gold, explore bool) {
	f := p.w.mem.ParseFeatures()
	var cost [3]int
	least := 1 << 30
	for move := range cost {
		cost[move] = -1
		if s.Can(uint8(move)) {
			cost[move] = s.Cost(uint8(move), p.heads)
			least = min(least, cost[move])
		}
	}
	if p.counting {
		p.l.count(f)
		p.do(s, p.bestRight(s, g, cost, least, nil))
		return
	}
	scores := p.l.score(f)
	right := p.bestRight(s, g, cost, least, scores)
	wrong := p.bestWrong(s, g, cost, least, scores)
	p.all++
	if wrong < 0 || scores[right] >= scores[wrong] {
		p.right++
	}
	if wrong >= 0 && scores[right] < scores[wrong]+parseMargin {
		p.l.update(f, right, wrong)
	}
	next := right
	if explore && wrong >= 0 && scores[wrong] > scores[right] && p.w.rnd.n(10) > 0 {
		next = wrong
	}
	p.do(s, next)
}

func (p *parseRun) do(s *linear.State, action int) {
	if action == 0 {
		s.Do(linear.Shift, 0)
		return
	}
	a := p.w.model.Arcs[action-1]
	s.Do(a.Move, a.Rel)
}

// isRight tells whether an arc of least cost is right: its relation counts
// where the arc is gold.
func (p *parseRun) isRight(s *linear.State, g *gold, a linear.Arc, cost [3]int, least int) bool {
	if cost[a.Move] != least {
		return false
	}
	d, h := s.Dependent(), s.Governor(a.Move)
	return p.heads[d] != h || g.Rel[d] == a.Rel || p.label[linear.Arc{Move: a.Move, Rel: g.Rel[d]}] == 0
}

// bestRight gives the right action with the highest score; without scores the
// first one.
func (p *parseRun) bestRight(s *linear.State, g *gold, cost [3]int, least int, scores []int32) int {
	best := -1
	better := func(action int) bool { return best < 0 || scores != nil && scores[action] > scores[best] }
	for i, a := range p.w.model.Arcs {
		if cost[a.Move] >= 0 && s.Allows(a) && p.isRight(s, g, a, cost, least) && better(i+1) {
			best = i + 1
		}
	}
	if cost[linear.Shift] == least && better(0) {
		best = 0
	}
	return best
}

func (p *parseRun) bestWrong(s *linear.State, g *gold, cost [3]int, least int, scores []int32) int {
	best := -1
	for i, a := range p.w.model.Arcs {
		if cost[a.Move] >= 0 && s.Allows(a) && (best < 0 || scores[i+1] > scores[best]) &&
			!p.isRight(s, g, a, cost, least) {
			best = i + 1
		}
	}
	if c := cost[linear.Shift]; c >= 0 && c != least && (best < 0 || scores[0] > scores[best]) {
		best = 0
	}
	return best
}
