package what

import (
	"slices"
	"strings"

	"rapporteur/text"
	"rapporteur/when"
)

// reading is the work on one report.
type reading struct {
	c       *Coder
	in      Scene
	tree    tree
	times   []bool  // token is part of a time expression
	places  []int32 // index of the place that a token is part of, or -1
	order   []int32 // predicates, innermost first
	depth   []int32
	present []uint64 // by sentence: endsOf all its words
	found   []candidate
	eventAt []int32 // by token: index into found plus one
	buf     args
	nbuf    args
	nations map[string]int32 // actors that are countries, by code
	trace   *[]Step
	asked   bool   // whether about is known
	about   string // the context of the whole report, or empty

	somebodies []Participant // scratch of isActor
}

// candidate is an event on its way.
type candidate struct {
	Event
	frame   *frame
	sense   *sense
	head    int32
	carrier int32 // the light or supporting verb, or nobody
	class   class
	score   int
	args    args
	weak    bool // the actor is understood, not said
	alleged bool // told by an accusation, in a clause of its own
	near    bool // the recipient stands in no slot of the frame's, only near
	atPlace bool // it is whoever is at the place
	dropped bool
	negUsed bool // a condition consumed the negation
	dating  when.Dating
}

func (r *reading) read(in Scene) []Event {
	r.in = in
	r.prepare()
	if r.domainOf() != "" {
		return nil
	}
	for _, p := range r.order {
		r.code(p)
		r.codeGapped(p)
	}
	r.settle()
	return r.collect()
}

// prepare computes what all predicates share.
func (r *reading) prepare() {
	d := r.in.Doc
	r.tree.w = r.c.words
	r.tree.reset(d)
	n := len(d.Tokens)
	r.times = append(r.times[:0], make([]bool, n)...)
	r.eventAt = append(r.eventAt[:0], make([]int32, n)...)
	r.places = r.places[:0]
	for range n {
		r.places = append(r.places, -1)
	}
	r.markTimes()
	r.markPlaces()
	r.found = r.found[:0]
	clear(r.nations)
	r.asked = false
	r.sortPredicates()
	r.markWords()
}

// markWords gathers what the words of each sentence begin and end with, as they
// stand and as lemmas: a predicate of several words is looked for only where
// all of them may be.
func (r *reading) markWords() {
	r.present = append(r.present[:0], make([]uint64, len(r.in.Doc.Sents))...)
	for i := range r.in.Doc.Tokens {
		at := &r.present[r.in.Doc.Tokens[i].Sent]
		*at |= endsOf(r.tree.forms[i]) | endsOf(r.tree.bases[i]) | endsOf(r.tree.lemmas[i])
	}
}

// lacks says whether a sentence has not all words that a sense fixes.
func (r *reading) lacks(p int32, s *sense) bool { return s.need&^r.present[r.sent(p)] != 0 }

// sortPredicates lists the tokens that frames name, sentence by sentence, the
// deepest first.
func (r *reading) sortPredicates() {
	d := r.in.Doc
	r.depth = append(r.depth[:0], make([]int32, len(d.Tokens))...)
	r.order = r.order[:0]
	for i := range d.Tokens {
		n := int32(0)
		for h := d.Tokens[i].Head; h >= 0 && n < 200; h = d.Tokens[h].Head {
			n++
		}
		r.depth[i] = n
		if r.respell(int32(i)); r.mayPredicate(int32(i)) {
			r.order = append(r.order, int32(i))
		}
	}
	slices.SortStableFunc(r.order, func(a, b int32) int {
		if d.Tokens[a].Sent != d.Tokens[b].Sent {
			return int(d.Tokens[a].Sent - d.Tokens[b].Sent)
		}
		return int(r.depth[b] - r.depth[a])
	})
}

func (r *reading) mayPredicate(i int32) bool { return r.c.predicates[r.tree.lemma(i)] != "" }

// respell gives a word whose lemma no frame knows the lemma of a frame's
// predicate that it may be a form of: lemmatizers err on rare verbs.
func (r *reading) respell(i int32) {
	d := r.in.Doc
	u := d.Tokens[i].UPOS
	if of := d.Elided(i); of >= 0 {
		r.tree.lemmas[i] = r.tree.lemmas[of]
		return
	}
	if w := r.compound(i); w != "" {
		r.tree.lemmas[i] = w
		return
	}
	if u == text.VERB {
		if w := r.c.irregular[d.Form(i)]; w != "" {
			r.tree.lemmas[i] = w
			return
		}
	}
	if u != text.VERB && u != text.NOUN || r.mayPredicate(i) {
		return
	}
	form := joined(d.Form(i))
	if len(form) < 4 || len(form) > 24 {
		return
	}
	if u == text.VERB && r.c.predicates[form] != "" { // "endorse", lemmatized to "endors"
		r.tree.lemmas[i] = form
		return
	}
	endings := r.c.endings
	if u == text.NOUN {
		if l := r.tree.lemma(i); len(l) > 1 && len(l)+1 == len(form) && strings.HasPrefix(form[1:], l[1:]) {
			return // refugees are no refuges
		}
		endings = r.c.plurals
	}
	var buf [40]byte
	for _, e := range endings {
		word, ok := e.cut(form)
		if !ok {
			continue
		}
		stem := appendLower(buf[:0], word)
		if n := len(stem); e.double && stem[n-1] == stem[n-2] {
			stem = stem[:n-1]
		}
		if w := r.c.predicates[string(append(stem, e.to...))]; w != "" {
			r.tree.lemmas[i] = w
			return
		}
	}
}

// compound gives the word of "cease-fire", three tokens or one, without its
// hyphen. It is empty where no frame names it, in whatever spelling.
func (r *reading) compound(i int32) string {
	d := r.in.Doc
	if w := r.tree.bases[i]; strings.IndexByte(w, '-') > 0 {
		if w = joined(w); r.c.vocabulary[w] {
			return w
		}
	}
	if i < 2 || d.Form(i-1) != "-" {
		return ""
	}
	a, hyphen, b := &d.Tokens[i-2], &d.Tokens[i-1], &d.Tokens[i]
	if a.End != hyphen.Start || hyphen.End != b.Start || a.Sent != b.Sent {
		return ""
	}
	if w := r.tree.forms[i-2] + r.tree.bases[i]; r.c.vocabulary[w] {
		return w
	}
	return ""
}

func appendLower(dst []byte, s string) []byte {
	for i := range len(s) {
		b := s[i]
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		dst = append(dst, b)
	}
	return dst
}

// code tries all frames of a predicate and keeps the best.
func (r *reading) code(p int32) {
	tok := &r.in.Doc.Tokens[p]
	var best candidate
	switch tok.UPOS {
	case text.VERB, text.AUX:
		if tok.Rel == text.Amod {
			break
		}
		r.buf = r.verbArgs(p, r.buf[:0])
		r.try(p, verb, nobody, r.buf, &best)
		r.tryLight(p, &best)
		if tok.XPOS == text.VBG && best.frame == nil {
			r.tryNoun(p, &best)
		}
	case text.NOUN, text.PROPN, text.X:
		r.tryNoun(p, &best)
		if t := &r.tree; (t.kid(p, text.Nsubj) || t.head(p) < 0 && t.headlineSubject(p) >= 0) && t.kid(p, text.Obj) && !t.kid(p, text.Cop) { // "Protesters storm parliament", whatever the tag
			r.buf = r.verbArgs(p, r.buf[:0])
			r.try(p, verb, nobody, r.buf, &best)
			r.tryLight(p, &best)
		}
	case text.ADJ, text.ADV:
		if tok.UPOS == text.ADV && !r.tree.kid(p, text.Cop) { // "the war is over"
			break
		}
		r.buf = r.adjArgs(p, r.buf[:0])
		r.try(p, adjective, nobody, r.buf, &best)
		if r.tree.kid(p, text.Obj) { // "Rebels free hostages", taken for an adjective
			r.buf = r.verbArgs(p, r.buf[:0])
			r.try(p, verb, nobody, r.buf, &best)
		}
	}
	if best.frame != nil {
		r.keep(best)
	}
}

func (r *reading) tryNoun(p int32, best *candidate) {
	if len(r.c.index[noun][r.tree.lemma(p)]) == 0 || r.inName(p) || r.namesKind(p) {
		return
	}
	var carrier int32
	r.buf, carrier = r.nounArgs(p, r.buf[:0])
	r.try(p, noun, carrier, r.buf, best)
}

// namesKind says whether an event noun only tells what kind of somebody is
// meant: "riot police", "protest leaders".
func (r *reading) namesKind(p int32) bool {
	t := &r.tree
	h := t.head(p)
	return t.rel(p) == text.Compound && h == p+1 && r.mention(h) != nil && !r.c.words.quantity.has(t.lemma(h))
}

// tryLight tries "hold + talks" on a verb and the noun in its object.
func (r *reading) tryLight(v int32, best *candidate) {
	senses := r.c.index[lightVerb][r.tree.lemma(v)]
	if len(senses) == 0 {
		return
	}
	for i := range senses {
		s := &senses[i]
		if r.lacks(v, s) {
			continue
		}
		n := r.lightNoun(v, s)
		if n < 0 {
			continue
		}
		all := append(args(nil), r.buf...)
		all = slices.DeleteFunc(all, func(a arg) bool { return a.slot == object || a.tok == n })
		r.nbuf, _ = r.nounArgs(n, r.nbuf[:0])
		for _, a := range r.nbuf {
			if a.slot != subject || !all.has(subject) {
				all = append(all, a)
			}
		}
		r.attempt(v, s, n, all, best)
	}
}

// lightNoun finds the noun of a light verb: its object, or what stands behind
// the preposition of "engage in talks".
func (r *reading) lightNoun(v int32, s *sense) int32 {
	o, ok := r.behind(v, s.after)
	if !ok {
		return nobody
	}
	if o == nobody {
		o = r.buf.first(object)
	}
	if o < 0 {
		return nobody
	}
	if r.wordIs(o, s.nouns) {
		return o
	}
	if q := r.partOf(o); q != o && r.wordIs(q, s.nouns) {
		return q
	}
	return nobody
}

// try tries all senses of the predicate's lemma in a class.
func (r *reading) try(p int32, cl class, carrier int32, a args, best *candidate) {
	senses := r.c.index[cl][r.tree.lemma(p)]
	for i := range senses {
		s := &senses[i]
		if r.lacks(p, s) || !r.inFrontOf(p, s.before) {
			continue
		}
		o, ok := r.behind(p, s.after)
		if !ok || cl == verb && r.phrasal(p, s.after) {
			continue
		}
		own := a
		if o >= 0 && len(s.after) == 1 && cl == verb && a.has(object) { // "expelled the monks from Odessa"
			o = nobody
		}
		if o >= 0 { // what stands behind a fixed preposition is the object
			own = append(args{{slot: object, tok: r.tree.antecedent(o)}}, a...)
			own = append(own, r.objectsPhrases(p, args{{slot: object, tok: o}})[1:]...)
			own = slices.DeleteFunc(own, func(x arg) bool { return x.slot == object && x.tok != own[0].tok && r.isExtra(p, x.tok, s.after) })
		}
		if o < 0 && len(s.after) > 1 { // nobody is the air of "fired into the air"
			own = slices.DeleteFunc(slices.Clone(own), func(x arg) bool { return x.slot >= firstPrep && r.isExtra(p, x.tok, s.after) && !r.isActor(x.tok) })
		}
		if len(s.after) > 1 && cl == verb {
			own = r.ownersOf(p, s.after, own)
		}
		r.attempt(p, s, carrier, own, best)
	}
}

// phrasal says whether a particle makes the verb another one than the sense's:
// "fired up" is not "fired".
func (r *reading) phrasal(p int32, after []string) bool {
	t := &r.tree
	for _, k := range t.d.Kids(p) {
		if t.rel(k) == text.CompoundPrt && k > p && t.w.particle.has(t.lemma(k)) && !slices.Contains(after, t.lemma(k)) {
			return true
		}
	}
	return false
}

// isExtra says whether a phrase is one of the words that a sense fixes: "arms"
// of "lay down arms".
func (r *reading) isExtra(p, tok int32, after []string) bool {
	return slices.Contains(after, r.tree.lemma(tok)) || slices.Contains(after, r.tree.forms[tok])
}

// inFrontOf says whether the words stand right before p: "air strike".
func (r *reading) inFrontOf(p int32, before []string) bool {
	for i := range before {
		at := p - int32(len(before)) + int32(i)
		if at < 0 || r.tree.lemma(at) != before[i] && r.tree.forms[at] != before[i] {
			return false
		}
	}
	return true
}

// behind looks for the particles, prepositions and other words that a sense
// demands below p. Where the last is a preposition, what it governs is given.
func (r *reading) behind(p int32, after []string) (int32, bool) {
	governed := int32(nobody)
	for i, w := range after {
		at, isCase := r.findExtra(p, w)
		if at == nobody {
			return r.inARow(p, after)
		}
		if isCase && i == len(after)-1 {
			governed = at
		}
	}
	return governed, true
}

// inARow finds the words together not far behind p, however they are parsed.
func (r *reading) inARow(p int32, after []string) (int32, bool) {
	if len(after) < 2 {
		return nobody, false
	}
	end := min(p+7, r.in.Doc.Sents[r.sent(p)].Last)
	for at := p + 1; at < end; at++ {
		if !r.phraseAt(at, after) || r.inClauseOf(p, at) {
			continue
		}
		last := at + int32(len(after)) - 1
		if h := r.tree.head(last); r.tree.rel(last) == text.Case && h > last {
			return h, true
		}
		return nobody, true
	}
	return nobody, r.behindObject(p, after)
}

// behindObject finds two words that the parser hung on the object: "relieved
// the colonel of his command".
func (r *reading) behindObject(p int32, after []string) bool {
	t := &r.tree
	o := t.d.Kid(p, text.Obj)
	if o < 0 || len(after) != 2 {
		return false
	}
	for _, k := range t.d.Kids(o) {
		if t.rel(k) == text.Nmod && t.lemma(k) == after[1] && t.hasCase(k, after[0]) {
			return true
		}
	}
	return false
}

// findExtra finds word w as a dependent of p, or as the preposition of one.
func (r *reading) findExtra(p int32, w string) (at int32, isCase bool) {
	t := &r.tree
	for _, k := range t.d.Kids(p) {
		if t.lemma(k) == w || t.forms[k] == w {
			if rel := t.rel(k); k > p || rel == text.CompoundPrt || rel == text.NsubjPass {
				return k, false
			}
		}
		switch t.rel(k) {
		case text.Obl, text.Nmod, text.Advcl, text.Xcomp, text.Ccomp, text.Acl, text.Obj:
			if k > p && t.hasCase(k, w) && !r.isTime(k) {
				return k, true
			}
		}
	}
	// "the man he called on": the preposition is left at the verb
	return r.strandedExtra(p, w)
}

// strandedExtra finds a particle below the object, where parsers put it at
// times, within reach of the verb.
func (r *reading) strandedExtra(p int32, w string) (int32, bool) {
	t := &r.tree
	for _, k := range t.d.Kids(p) {
		if k < p || k > p+6 {
			continue
		}
		for _, kk := range t.d.Kids(k) {
			if rel := t.rel(kk); (rel == text.Advmod || rel == text.CompoundPrt || rel == text.Case && t.rel(k) == text.Obj) && kk == p+1 && t.lemma(kk) == w {
				return kk, false
			}
		}
	}
	return nobody, false
}

// attempt tests one sense with its filled slots and keeps it where it beats
// the best so far.
func (r *reading) attempt(p int32, s *sense, carrier int32, a args, best *candidate) {
	f := s.frame
	c := candidate{frame: f, sense: s, head: p, carrier: carrier, class: s.class}
	c.args = a
	by := r.announcer(&c)
	if by >= 0 && f.subjectActs() {
		c.args = append(args{{slot: subject, tok: by}}, a...)
	}
	c.score = f.prefer + 2*(len(s.before)+len(s.after))
	if s.class == lightVerb {
		c.score += 3
	}
	for i := range f.conds {
		ok := r.holds(&f.conds[i], &c)
		if ok == f.conds[i].not {
			r.unmet(p, f, i)
			return
		}
		if !f.conds[i].not {
			c.score += 2
		}
	}
	if !r.cast(&c) {
		return
	}
	if by >= 0 && len(c.Actors) == 0 {
		c.Actors = r.resolve(nil, by, 0)
	}
	if len(c.Actors) > 0 {
		c.score++
	}
	if len(c.Recipients) > 0 && !c.near {
		c.score++
	}
	if best.frame == nil || c.score > best.score {
		if best.frame != nil {
			r.explain(p, best.frame, false, "%s fits better", f.name)
		}
		c.args = append(args(nil), a...)
		*best = c
	} else {
		r.explain(p, f, false, "%s fits better", best.frame.name)
	}
}

// keep enters the best frame of a predicate as an event.
func (r *reading) keep(c candidate) {
	f := c.frame
	c.Head, c.Type, c.Mode, c.Frame, c.CAMEO = c.head, f.typ, f.mode, f.name, f.cameo
	c.Time, c.Place = -1, -1
	c.Aux = f.aux
	c.Contexts = append([]string(nil), f.contexts...)
	for i := range f.modes {
		if r.holds(&f.modes[i].cond, &c) {
			c.Mode = f.modes[i].mode
			break
		}
	}
	r.took(&c)
	r.found = append(r.found, c)
	id := int32(len(r.found))
	r.eventAt[c.head] = id
	if c.carrier >= 0 && c.class != adjective && r.eventAt[c.carrier] == 0 {
		r.eventAt[c.carrier] = id
	}
	r.found[id-1].dropped = f.typ == &nothing
	for _, s := range f.absorb {
		for _, a := range c.args {
			if a.slot == s {
				r.absorb(a.tok, id)
			}
		}
	}
}

// absorb drops the events inside a phrase: they are content of event id. What
// an accusation tells in a clause stays.
func (r *reading) absorb(tok, id int32) {
	first, last := r.in.Doc.Subtree(tok)
	alleged := r.in.Doc.Tokens[tok].UPOS == text.VERB && r.alleges(&r.found[id-1])
	for i := len(r.found) - 1; i >= 0 && r.sent(r.found[i].head) == r.sent(tok); i-- {
		c := &r.found[i]
		if c.head < first || c.head >= last || int32(i+1) == id || c.head == r.found[id-1].head {
			continue
		}
		if t := &r.tree; t.rel(c.head) == text.Conj && t.head(c.head) == tok && t.saidBefore(c.head, tok) != tok {
			continue // said beside the phrase, not in it
		}
		if r.acrossSpeaker(r.found[id-1].head, c.head) {
			continue
		}
		switch {
		case r.found[id-1].frame.typ != &nothing && !r.below(c.head, tok):
		case alleged && (c.class == verb || c.class == lightVerb):
			c.alleged = true
		default:
			c.dropped = true
		}
	}
}

// acrossSpeaker says whether the verb that reports v stands between v and i:
// "He agreed to resign, the envoy said, after gangs attacked the airport" has
// no attack in what was agreed, wherever the parser hung it.
func (r *reading) acrossSpeaker(v, i int32) bool {
	t := &r.tree
	g := t.head(v)
	return t.rel(v) == text.Ccomp && v < g && g < i && t.w.say.has(t.lemma(g))
}

// below says whether i is inside the phrase of top and in no relative clause
// of it.
func (r *reading) below(i, top int32) bool {
	t := &r.tree
	for n := 0; i >= 0 && n < 60; n++ {
		if i == top {
			return true
		}
		switch t.rel(i) {
		case text.AclRelcl, text.Parataxis:
			return false
		case text.Ccomp:
			if t.head(i) != top && t.w.say.has(t.lemma(t.head(i))) {
				return false // somebody's words are acts of their own
			}
		}
		i = t.head(i)
	}
	return false
}
