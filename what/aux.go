package what

import (
	"io/fs"
	"strings"

	"rapporteur/text"
)

// operators are the words of operators.txt that change the reality of an act.
type operators struct {
	at       [len(positions)]map[string]Aux
	seconds  map[string]bool // last words of operators of two words
	examples []opExample
}

type opExample struct {
	text  string
	want  Aux
	where position
}

// The positions in which an operator stands to the predicate.
const (
	opWord      = iota // an adverb, determiner or adjective of the predicate
	opAux              // an auxiliary of it
	opReported         // an auxiliary of it, where the clause is somebody's words
	opOver             // the verb, noun or adjective that governs it
	opMark             // the conjunction of its clause
	opBefore           // the word in front of the "to" of an infinitive
	opScheduled        // the predicate itself, in the present tense and with a day
)

var positions = [...]string{"word", "aux", "reported", "over", "mark", "before", "scheduled"}

// loadOperators reads lines such as "negation over fail, refuse".
func loadOperators(fsys fs.FS) (*operators, error) {
	o := &operators{seconds: map[string]bool{}}
	for i := range o.at {
		o.at[i] = map[string]Aux{}
	}
	err := readLines(fsys, "operators.txt", func(l line) error {
		if l.key == "+" {
			return o.example(l)
		}
		aux, ok := parseAux(l.key)
		if !ok {
			return l.where.errorf("%q: expected historical, future, hypothetical, negation or +", l.key)
		}
		pos, words, _ := strings.Cut(l.rest, " ")
		for i, name := range positions {
			if name != pos {
				continue
			}
			for _, w := range list(words) {
				o.at[i][w] |= aux
				if _, second, ok := strings.Cut(w, " "); ok {
					o.seconds[second] = true
				}
			}
			return nil
		}
		return l.where.errorf("position %q: expected word, aux, reported, over, mark, before or scheduled", pos)
	})
	return o, err
}

func (o *operators) example(l line) error {
	cut := strings.LastIndex(l.rest, " = ")
	if cut < 0 {
		return l.where.errorf("example without = AUX")
	}
	e := opExample{text: l.rest[:cut], where: l.where}
	for _, n := range list(l.rest[cut+3:]) {
		a, ok := parseAux(n)
		if !ok && n != "none" {
			return l.where.errorf("%q: expected an auxiliary mode or none", n)
		}
		e.want |= a
	}
	o.examples = append(o.examples, e)
	return nil
}

// look gives what the operators say of a token in a position.
func (r *reading) look(pos int, tok int32) Aux {
	m := r.c.operators.at[pos]
	if tok > 0 && r.c.operators.seconds[r.tree.forms[tok]] {
		if a, ok := m[r.tree.forms[tok-1]+" "+r.tree.forms[tok]]; ok {
			return a
		}
	}
	if next := int(tok) + 1; pos == opOver && next < len(r.tree.forms) && r.c.operators.seconds[r.tree.forms[next]] { // "held off"
		if a, ok := m[r.tree.lowerLemma(tok)+" "+r.tree.forms[next]]; ok {
			return a
		}
	}
	if a, ok := m[r.tree.lowerLemma(tok)]; ok {
		return a
	}
	return m[r.tree.forms[tok]]
}

// own gives the reality that words below a predicate lend to it.
func (r *reading) own(p int32) Aux {
	t := &r.tree
	a := r.scheduled(p)
	reported := r.isReported(p)
	for _, k := range t.d.Kids(p) {
		switch t.rel(k) {
		case text.Advmod, text.Det, text.Amod, text.Cc, text.CcPreconj, text.Discourse:
			if x := r.look(opWord, k); x != 0 && !r.isTime(k) && !(x&Negation != 0 && r.notOnly(k)) {
				a |= x
			}
		case text.Aux, text.AuxPass, text.Cop:
			x := r.look(opAux, k)
			if reported {
				if y := r.look(opReported, k); y != 0 {
					x = y
				}
			}
			a |= x
			if t.rel(k) == text.Cop && t.infinitive(p) {
				a |= Future // "is to meet"
			}
			if x&Historical != 0 && (reported || t.d.Tokens[p].XPOS != text.VBN) {
				a &^= Historical // said he had met: the saying is past, the meeting may be news
			}
		case text.Mark, text.Case:
			a |= r.look(opMark, k)
			if t.w.condition.has(t.lemma(k)) && t.isPresent(p) {
				a |= Hypothetical // "until they are freed"
			}
			if k > 0 && t.d.Tokens[k].UPOS == text.PART && r.sent(k-1) == r.sent(k) && !t.passive(k-1) {
				a |= r.look(opBefore, k-1)
			}
		case text.Obj, text.Nsubj, text.NsubjPass:
			a |= r.negatedNoun(k)
		}
	}
	return a
}

// scheduled: "flies to Tirana on Monday" lies ahead, though its verb does not
// say so.
func (r *reading) scheduled(p int32) Aux {
	t := &r.tree
	if x := t.d.Tokens[p].XPOS; x != text.VBZ && x != text.VBP || t.hasAux(p) {
		return 0
	}
	a := r.look(opScheduled, p)
	if a == 0 {
		return 0
	}
	for _, k := range t.d.Kids(p) {
		if r.isTime(k) && t.w.dated.has(t.lowerLemma(k)) && !t.kid(k, text.Nummod) && !t.kid(k, text.NmodUnmarked) {
			return a
		}
	}
	return 0
}

// negatedNoun: "signed no deal", "no soldiers were killed", "nobody met", "no
// one met", "neither Russia nor China", and "no-one met", which is three tokens.
func (r *reading) negatedNoun(k int32) Aux {
	if d := r.tree.d; d.Tokens[k].UPOS == text.PRON || d.Tokens[k].UPOS == text.NUM || d.Tokens[k].UPOS == text.NOUN && r.tree.w.single.has(r.tree.forms[k]) {
		if a := r.look(opWord, k) & Negation; a != 0 {
			return a
		}
		if k >= 2 && d.Form(k-1) == "-" && d.Tokens[k-2].Sent == d.Tokens[k].Sent {
			return r.look(opWord, k-2) & Negation
		}
	}
	for _, d := range r.tree.d.Kids(k) {
		if rel := r.tree.rel(d); rel == text.Det || rel == text.CcPreconj {
			return r.look(opWord, d) & Negation
		}
	}
	return 0
}

// isReported says whether the clause is what somebody says.
func (r *reading) isReported(p int32) bool {
	t := &r.tree
	for n := 0; n < 6; n++ {
		h := t.head(p)
		if h < 0 {
			return r.saidBeside(p)
		}
		switch t.rel(p) {
		case text.Ccomp, text.Parataxis:
			return t.w.say.has(t.lemma(h)) || r.look(opOver, h)&Future != 0 // said, swore
		case text.Conj, text.Xcomp:
			p = h
		default:
			return false
		}
	}
	return false
}

// saidBeside: "it would leave, the ministry said" with the saying as a
// parataxis of the said.
func (r *reading) saidBeside(p int32) bool {
	for _, k := range r.tree.d.Kids(p) {
		if r.tree.rel(k) == text.Parataxis && r.tree.w.say.has(r.tree.lemma(k)) {
			return true
		}
	}
	return false
}

// negated says whether the predicate itself is denied.
func (r *reading) negated(p, carrier int32) bool {
	a := r.own(p)
	if carrier >= 0 {
		a |= r.own(carrier)
	}
	if t := &r.tree; a&Negation == 0 && t.rel(p) == text.Xcomp && t.head(p) >= 0 {
		a |= r.own(t.head(p))
	}
	return a&Negation != 0
}

// reality climbs from a predicate over what governs it and gathers what the
// operators on the way say.
func (r *reading) reality(p, carrier int32) Aux {
	t := &r.tree
	a, noun := r.own(p), p
	if carrier >= 0 {
		p = carrier
		a |= r.own(p)
		if !r.done(p) && !r.hatched(p, noun) {
			a |= r.look(opOver, p) & Future // "planned attacks on"
		}
	}
	for n := 0; n < 12; n++ {
		h := t.head(p)
		if h < 0 {
			return weigh(a | r.headline(p))
		}
		next, x, stop := r.step(p, h)
		a |= x
		if stop {
			break
		}
		p = next
	}
	return weigh(a)
}

// unsure marks what nobody knew, thought or said: "never thought they would
// attack" tells neither a plan nor that nothing happened.
const unsure Aux = 1 << 7

// weigh makes of what was gathered on the way the auxiliary modes of an act.
func weigh(a Aux) Aux {
	if a&unsure == 0 {
		return a
	}
	return a&^(unsure|Future|Negation) | Hypothetical
}

// notOnly: "not only did police arrest him, …" denies nothing.
func (r *reading) notOnly(k int32) bool {
	return k+1 < r.in.Doc.Sents[r.sent(k)].Last && r.tree.w.only.has(r.tree.forms[k+1])
}

// twice joins what a governor says and what is said of it: who "did not
// hesitate to" do something did it.
func twice(over, own Aux) Aux {
	if over&own&Negation != 0 {
		return (over | own) &^ Negation
	}
	return over | own
}

// headline: "Trump to meet Kim" lies ahead.
func (r *reading) headline(p int32) Aux {
	t := &r.tree
	if t.infinitive(p) && t.kid(p, text.Nsubj) {
		return Future
	}
	return 0
}

// step climbs from p to its governor h.
func (r *reading) step(p, h int32) (next int32, a Aux, stop bool) {
	t := &r.tree
	over := r.look(opOver, h)
	switch t.rel(p) {
	case text.Xcomp:
		if !t.infinitive(p) && (t.kid(p, text.Nsubj) || t.kid(p, text.AuxPass)) {
			return h, 0, true // a clause of its own, whatever the parser says
		}
		return h, twice(over, r.own(h)), false
	case text.Ccomp:
		own := r.own(h) &^ Historical
		if own&Negation != 0 && over&Negation == 0 {
			own = own&^(Negation|Future) | unsure
		}
		return h, over | own, over == 0 || t.w.say.has(t.lemma(h))
	case text.Advcl:
		return r.stepOverAdverbial(p, h, over)
	case text.Csubj, text.CsubjPass:
		if r.own(h)&(Future|Hypothetical) != 0 { // "annexing the land would lead to war"
			return h, Hypothetical, true
		}
		return h, 0, true
	case text.Conj:
		if t.d.Tokens[p].XPOS == text.VBG && !t.hasAux(p) && isFinite(t.d.Tokens[h].XPOS) {
			return h, 0, true // "had no say, urging …": hung beside the verb, not joined to it
		}
		if t.kid(p, text.Nsubj) || t.kid(p, text.NsubjPass) || t.hasAux(p) || t.kid(p, text.Cop) {
			return r.stepOverConj(p, h)
		}
		if x := t.d.Tokens[p].XPOS; (t.infinitive(h) || t.hasAux(h)) && (x == text.VBZ || x == text.VBD && t.d.Tokens[h].XPOS != text.VBN) {
			return h, 0, true // "did not mean to kill him and stabbed him": joined to the meaning
		}
		from := t.saidBefore(p, h)
		return from, r.own(from), false
	case text.Acl:
		return r.stepOverAttribute(p, h, over)
	case text.Obj, text.NsubjPass, text.Nsubj:
		if over&Future != 0 && (r.done(h) || r.hatched(h, p) || t.w.purposeful.has(t.lemma(h)) && t.kid(h, text.Xcomp)) {
			over &^= Future // "the attacks are intended to": they are there
		}
		if over == 0 || t.rel(p) == text.Nsubj && !t.passive(h) && t.d.Tokens[h].UPOS == text.VERB && !t.w.happen.has(t.lemma(h)) {
			return h, 0, true
		}
		return h, over | r.own(h)&^Historical, false
	case text.Nmod, text.Obl:
		if t.rel(p) == text.Obl && t.w.aside.has(t.caseOf(p)) {
			return h, 0, true
		}
		if over == 0 && t.rel(p) == text.Obl && t.w.purpose.has(t.caseOf(p)) && t.w.gathering.has(t.lemma(p)) { // "will fly to Lome for talks"
			return h, r.own(h) & Future, true
		}
		if over == 0 {
			return h, 0, t.rel(p) == text.Obl || !t.w.quantity.has(t.lemma(h))
		}
		return h, over | r.own(h), false
	case text.Compound, text.NmodPoss, text.Amod:
		return h, over, over == 0
	}
	return h, 0, true
}

// stepOverAdverbial climbs from a clause that says when, how or what for.
func (r *reading) stepOverAdverbial(p, h int32, over Aux) (int32, Aux, bool) {
	t := &r.tree
	if t.infinitive(p) {
		if t.isHeadline(h) { // "Ghana to lift the ban on Togo"
			return h, Future, true
		}
		if t.ranks(h) {
			return h, r.own(h) &^ Negation, true
		}
		if over != 0 || t.w.realize.has(t.lemma(h)) {
			return h, over | r.own(h), false
		}
		if a := r.own(h) & (Negation | Future); a != 0 { // "will not fly to Oslo to meet the rebels"
			return h, a, true
		}
		return h, Hypothetical, true
	}
	if t.w.complement.has(t.caseOf(p)) { // "accused of", "prevented from attacking"
		return h, over, true
	}
	if t.isPresent(p) && r.atTime(p) { // "will discuss it when he visits Cairo"
		return h, r.own(h) & Future, true
	}
	return h, 0, true
}

// atTime says whether a clause tells at what time something else happens.
func (r *reading) atTime(p int32) bool {
	t := &r.tree
	for _, k := range t.d.Kids(p) {
		if rel := t.rel(k); (rel == text.Mark || rel == text.Advmod) && t.w.atTime.has(t.lemma(k)) {
			return true
		}
	}
	return false
}

// stepOverAttribute climbs from a clause that describes noun h.
func (r *reading) stepOverAttribute(p, h int32, over Aux) (int32, Aux, bool) {
	t := &r.tree
	if t.infinitive(p) {
		switch {
		case t.ranks(h):
			return h, r.own(h) &^ Negation, true
		case over == 0 && t.isHeadline(h):
			over = Future
		case over == 0 && t.rel(h) == text.Obj && t.w.employing.has(t.lemma(t.head(h))): // "used harsh words to accuse them"
			return h, r.own(t.head(h)), true
		case over == 0:
			over = Hypothetical
		}
		return h, over | r.own(h), false
	}
	if t.caseOf(p) != "" {
		return h, over, over == 0
	}
	return h, 0, true
}

// done says whether what verb v looks forward to has been done, by a verb
// joined to it: "was planned and carried out".
func (r *reading) done(v int32) bool {
	t := &r.tree
	if !t.passive(v) {
		return false
	}
	for _, k := range t.d.Kids(v) {
		if t.rel(k) == text.Conj && !t.kid(k, text.Obj) && t.w.support.has(t.lemma(k)) && t.d.Tokens[k].XPOS == t.d.Tokens[v].XPOS && !t.kid(k, text.Nsubj) {
			return true
		}
	}
	return false
}

// hatched says whether what verb v looked forward to is known as a deed by now:
// "planned the attacks" is about those that came, "planned attacks" about others.
func (r *reading) hatched(v, noun int32) bool {
	t := &r.tree
	return t.d.Tokens[v].XPOS == text.VBD && t.rel(noun) == text.Obj && t.isDefinite(noun)
}

// isDefinite says whether a noun has the definite article.
func (t *tree) isDefinite(noun int32) bool {
	k := t.d.Kid(noun, text.Det)
	return k >= 0 && strings.Contains(t.d.Tokens[k].Feats, "Definite=Def")
}

func isFinite(x text.XPOS) bool { return x == text.VBD || x == text.VBZ || x == text.VBP }

// stepOverConj: a conjunct with its own subject shares only what stands above
// the whole conjunction.
func (r *reading) stepOverConj(p, h int32) (int32, Aux, bool) {
	t := &r.tree
	top := h
	for n := 0; n < 5 && t.rel(top) == text.Conj && t.head(top) >= 0; n++ {
		top = t.head(top)
	}
	hh := t.head(top)
	if hh < 0 {
		return top, 0, true
	}
	if rel := t.rel(top); rel == text.Ccomp || rel == text.Xcomp {
		return r.step(top, hh)
	}
	return hh, 0, true
}
