package what

import (
	"slices"

	"rapporteur/text"
)

// arg is a phrase in a logical slot of a predicate.
type arg struct {
	slot slot
	tok  int32 // head of the phrase
	weak bool  // understood from further away
	far  bool  // of the object's phrase, where it may belong to the predicate
	bare bool  // without the preposition of its slot; a line that rules something out does not see it
}

// args are the slots of one predicate.
type args []arg

func (a args) first(s slot) int32 {
	for _, x := range a {
		if x.slot == s {
			return x.tok
		}
	}
	return nobody
}

// has says whether the predicate itself has the slot.
func (a args) has(s slot) bool {
	for _, x := range a {
		if x.slot == s && !x.far {
			return true
		}
	}
	return false
}

// farFrom marks the slots from the nth on as those of another phrase.
func (a args) farFrom(n int) args {
	for i := n; i < len(a); i++ {
		a[i].far = true
	}
	return a
}

// verbArgs gives the slots of a verb.
func (r *reading) verbArgs(v int32, a args) args {
	t := &r.tree
	a = r.surfaceArgs(v, a)
	passive, hasClause := t.passive(v), t.kid(v, text.Xcomp) || t.kid(v, text.Ccomp)
	for _, k := range t.d.Kids(v) {
		tok := t.antecedent(k)
		switch rel := t.rel(k); rel {
		case text.Obj:
			if r.isReceiver(v, k) { // "accorded growers the right", two objects to the parser
				a = append(a, arg{slot: indirect, tok: tok})
				continue
			}
			a = append(a, arg{slot: object, tok: tok})
			if c := r.infinitiveBelow(v, k); c >= 0 && !hasClause {
				a = append(a, arg{slot: clause, tok: c})
			}
		case text.Advmod:
			if k > v { // "brought its troops home from Iraq"
				a = r.strayPhrases(a, k, passive)
			}
		case text.Iobj:
			a = append(a, arg{slot: indirect, tok: tok})
			if !t.kid(v, text.Obj) { // "asked the bank for help"
				a = append(a, arg{slot: object, tok: tok})
			}
		case text.Xcomp, text.Ccomp:
			a = append(a, arg{slot: clause, tok: k})
			if rel == text.Xcomp {
				a = r.openClause(v, k, a)
			}
		case text.Advcl:
			if t.infinitive(k) || t.quotedOrder(k, v) {
				if !hasClause {
					a = append(a, arg{slot: clause, tok: k, weak: true})
				}
			} else {
				a = r.oblique(a, k, k)
				a = r.lowAgent(a, k, passive)
			}
		case text.OblAgent:
			switch {
			case t.caseOf(k) != "" && !t.isAgentive(k): // mislabelled: "a pardon granted to the leader"
				a = r.oblique(a, k, tok)
			case !r.isTime(k): // but "was extended by two hours"
				a = append(a, arg{slot: subject, tok: tok})
			}
		case text.Obl, text.Nmod:
			a = r.phraseArgs(v, k, hasClause, a)
		}
	}
	if passive && !a.has(subject) {
		a = r.deepAgent(v, a)
	}
	a = r.receivers(a)
	return r.doers(r.farPhrases(v, r.sharedObject(v, r.relativeObject(v, r.causer(v, a)))))
}

// receivers lets who is given something without a preposition stand behind "to"
// as well: "gave the general his blessing", "his blessing to the general".
func (r *reading) receivers(a args) args {
	to, i := r.c.dative, a.first(indirect)
	if i < 0 || a.has(to) || a.first(object) < 0 || a.first(object) == i {
		return a
	}
	return append(a, arg{slot: to, tok: i, bare: true})
}

// phraseArgs adds a phrase of verb v and what the parser hung on it: the agent of
// a passive, and the clause that the verb may have in it.
func (r *reading) phraseArgs(v, k int32, hasClause bool, a args) args {
	t := &r.tree
	passive, tok := t.passive(v), t.antecedent(k)
	if passive && t.isAgentive(k) && t.d.Tokens[k].UPOS != text.VERB && !r.isTime(k) {
		return append(a, arg{slot: subject, tok: tok})
	}
	a = r.oblique(a, k, tok)
	if t.rel(k) == text.Obl {
		a = r.strayPhrases(a, k, passive)
	}
	if hasClause {
		return a
	}
	if c := r.infinitiveBelow(v, k); c >= 0 { // "called on the army to resign"
		a = append(a, arg{slot: clause, tok: c, weak: true})
	}
	if c := r.wordsIn(k); c >= 0 {
		a = append(a, arg{slot: clause, tok: c})
	}
	return a
}

// openClause adds what clause k without a subject of its own tells beside itself:
// the agent or the object of verb v.
func (r *reading) openClause(v, k int32, a args) args {
	t := &r.tree
	passive, alone := t.passive(v), !t.kid(v, text.Obj)
	if !t.kid(k, text.Cop) { // "was asked to go by the army"
		a = r.lowAgent(a, k, passive)
	}
	if !passive && t.rel(v) != text.AclRelcl && t.bareNoun(k) && alone && !t.kid(v, text.Iobj) {
		a = append(a, arg{slot: object, tok: t.antecedent(k)}) // mislabelled: "called off a strike"
	}
	if s := t.d.Kid(k, text.Nsubj); s >= 0 && t.d.Tokens[k].UPOS == text.ADJ && alone {
		a = append(a, arg{slot: object, tok: s}) // "found the colonel guilty"
	}
	return a
}

// causer gives who has something done: "The president had his rival arrested."
func (r *reading) causer(v int32, a args) args {
	t := &r.tree
	h := t.head(v)
	if h < 0 || t.rel(v) != text.Xcomp || !t.w.causing.has(t.lemma(h)) || !t.passive(v) || t.infinitive(v) || a.has(subject) {
		return a
	}
	if s := t.logicalSubject(h); s >= 0 {
		a = append(a, arg{slot: subject, tok: s})
	}
	return a
}

// objectsPhrases lends the predicate what stands behind its object: "lifted
// the sanctions on Sudan", "the murder of the journalist by guards". Whether
// such a phrase belongs to the one or the other is often nobody's guess.
func (r *reading) objectsPhrases(p int32, a args) args {
	n := len(a)
	for i := range n {
		if a[i].slot != object || a[i].far {
			continue
		}
		at := len(a)
		a = r.phrasesBehind(a, a[i].tok, 0)
		if r.tree.passive(p) && r.eventAt[a[i].tok] > 0 { // "a protest by miners was dispersed": the miners protest
			kept := slices.DeleteFunc(a[at:], func(x arg) bool { return x.slot == subject })
			a = a[:at+len(kept)]
		}
	}
	return a
}

// deepest is how many "of" may hang on one another.
const deepest = 3

// phrasesBehind adds the phrases of a noun and what hangs on its "of": "50,000
// tonnes of rice to Sudan".
func (r *reading) phrasesBehind(a args, top int32, deep int) args {
	t := &r.tree
	for _, k := range t.d.Kids(top) {
		c := t.caseOf(k)
		if deep == 0 && t.rel(k) == text.Acl && t.passive(k) && !r.isActor(top) {
			a = r.participlePhrases(a, k)
		}
		if t.rel(k) != text.Nmod || c == "" {
			continue
		}
		at := len(a)
		switch {
		case deep > 0 && t.w.nestedOwn.has(c):
		case t.isAgentive(k):
			a = append(a, arg{slot: subject, tok: k})
			for _, b := range t.d.Kids(k) { // "the extradition of a banker by Peru to Spain"
				if b > k && t.rel(b) == text.Nmod && !t.caseIn(b, t.w.genitive) {
					a = r.oblique(a, b, b)
				}
			}
		default:
			a = r.oblique(a, k, k)
		}
		a = a.farFrom(at)
		if t.w.nested.has(c) && deep < deepest { // "2 million in aid to Malawi"
			below := deep + 1
			if t.w.quantity.has(t.lemma(top)) { // "most of its sanctions on Togo"
				below = deep
			}
			a = r.phrasesBehind(a, k, below)
		}
	}
	return a
}

// infinitiveBelow finds the clause of "allowed the army to expel" where the
// parser hung it on the army.
func (r *reading) infinitiveBelow(v, obj int32) int32 {
	t := &r.tree
	if !t.w.inherit.has(t.lemma(v)) && !r.isTime(obj) { // "gave the rebels a week to disarm"
		return nobody
	}
	last := obj
	for _, k := range t.d.Kids(obj) {
		if t.rel(k) == text.Acl && t.infinitive(k) {
			return k
		}
		if t.rel(k) == text.Conj {
			last = k
		}
	}
	for _, k := range t.d.Kids(last) { // "asked the army and the police to leave"
		if last != obj && t.rel(k) == text.Acl && t.infinitive(k) {
			return k
		}
	}
	return nobody
}

// doers adds who does what the clauses say, where that is somebody else than
// the subject.
func (r *reading) doers(a args) args {
	s := a.first(subject)
	for _, x := range a {
		if x.slot != clause {
			continue
		}
		if w := r.tree.logicalSubject(x.tok); w >= 0 && w != s {
			a = append(a, arg{slot: doer, tok: w})
		}
		if w := r.calledOn(x.tok); w >= 0 {
			a = append(a, arg{slot: doer, tok: w})
		}
	}
	return a
}

// surfaceArgs gives the slot that the surface subject fills.
func (r *reading) surfaceArgs(v int32, a args) args {
	t := &r.tree
	s := t.surfaceSubject(v)
	if s < 0 {
		return a
	}
	own := isSubject(t.rel(s)) && t.head(s) == v
	x := arg{slot: subject, tok: s, weak: !own}
	if t.passive(v) {
		x.slot = object
		if t.kid(v, text.Obj) && r.c.words.ditransitive.has(t.lemma(v)) {
			x.slot = indirect // "the rebels were given arms"
		}
	}
	a = append(a, x)
	for _, k := range t.d.Kids(v) { // a second subject that the parser did not join to the first
		if tok := t.antecedent(k); isSubject(t.rel(k)) && tok != s {
			a = append(a, arg{slot: x.slot, tok: tok})
		}
	}
	return a
}

// oblique adds a prepositional phrase with head k; tok fills the slot, which
// is another token where k is a relative pronoun.
func (r *reading) oblique(a args, k, tok int32) args {
	t := &r.tree
	if r.isTime(k) {
		return a
	}
	if at := r.placeAt(k, tok); at >= 0 {
		a = append(a, arg{slot: place, tok: at})
	}
	for _, c := range t.d.Kids(k) {
		name := t.lemma(c)
		if !t.isPreposition(c) && (t.rel(c) != text.Advmod || !t.w.clausal.has(name)) {
			continue
		}
		for _, f := range t.d.Kids(c) {
			if t.rel(f) == text.Fixed {
				name += " " + t.lemma(f)
			}
		}
		if s, ok := r.c.slots[name]; ok && s >= firstPrep {
			a = append(a, arg{slot: s, tok: tok})
		}
		if in, ok := r.c.standing[t.lemma(k)]; ok && in.prep == name {
			a = r.stoodFor(in, k, a)
		}
	}
	return a
}

// relativeObject fills the object of "the men whom police arrested" where no
// pronoun stands.
func (r *reading) relativeObject(v int32, a args) args {
	t := &r.tree
	if a.has(object) {
		return a
	}
	bare := t.rel(v) == text.Acl && t.kid(v, text.Nsubj) && !t.infinitive(v) && t.caseOf(v) == "" // "the sanctions Britain imposed"
	if bare || t.rel(v) == text.AclRelcl && t.roleInRelative(v) == object {
		a = append(a, arg{slot: object, tok: t.head(v)})
	}
	return a
}

// sharedObject lends the object in "condemned and rejected the plan" to the
// verb that has none.
func (r *reading) sharedObject(v int32, a args) args {
	t := &r.tree
	if a.has(object) || t.passive(v) || a.has(clause) {
		return a
	}
	if h := t.head(v); t.rel(v) == text.Conj && h >= 0 {
		if o := t.d.Kid(h, text.Obj); o > v {
			return append(a, arg{slot: object, tok: o, weak: true})
		}
	}
	for _, k := range t.d.Kids(v) {
		if t.rel(k) == text.Conj && k <= v+3 && t.d.Tokens[k].UPOS == text.VERB && t.d.Kid(k, text.Nsubj) < 0 && !t.passive(k) {
			if o := t.d.Kid(k, text.Obj); o > k {
				return append(a, arg{slot: object, tok: o, weak: true})
			}
		}
	}
	return a
}

// nounArgs gives the slots of an event noun and the verb that carries it, or
// nobody.
func (r *reading) nounArgs(n int32, a args) (args, int32) {
	t := &r.tree
	patient := t.w.patient.has(t.lemma(n))
	var front, owner int32 = nobody, nobody
	for _, k := range t.d.Kids(n) {
		tok := t.antecedent(k)
		switch rel := t.rel(k); {
		case isSubject(rel) && t.kid(n, text.Cop) && t.w.deeds.has(t.forms[tok]) && r.mention(tok) == nil: // "it was an attack by"
		case isSubject(rel) && t.kid(n, text.Cop) && (t.caseOf(n) == "" || t.w.occasion.has(t.caseOf(n))): // "is on a visit to", "is the main donor to"
			a = append(a, arg{slot: subject, tok: tok})
		case isSubject(rel) && t.head(n) < 0 && !t.kid(n, text.Cop) && t.headlineStyle(n): // "Police clash with miners": the verb taken for the noun
			a = append(a, arg{slot: subject, tok: tok})
		case isSubject(rel) && t.kid(n, text.Cop) && t.w.undergoing.has(t.caseOf(n)): // "is under investigation by"
			a = append(a, arg{slot: object, tok: tok})
		case t.isPossessive(k):
			owner = tok
		case rel == text.Amod || rel == text.Compound || rel == text.NmodDesc || rel == text.Nmod && t.caseOf(k) == "":
			if rel == text.Compound && r.isTown(k, n) {
				a = append(a, arg{slot: place, tok: k}) // "the Orlando attack"
				continue
			}
			if front < 0 && (r.names(k) || rel == text.Amod && r.isNational(n, k)) {
				front = k
			}
		case rel == text.Nmod || rel == text.Obl || rel == text.OblAgent:
			a = r.nominal(a, k, tok)
		case rel == text.Acl && (t.infinitive(k) || t.w.contentMark.has(t.caseOf(k))), rel == text.Ccomp, rel == text.Xcomp:
			a = append(a, arg{slot: clause, tok: k})
		case rel == text.Acl && t.caseOf(k) != "": // "the act of signing"
			a = r.oblique(a, k, k)
		case rel == text.Acl:
			a = r.joined(k, a)
		}
	}
	if owner >= 0 {
		a = r.owned(a, owner, patient)
	}
	a = r.called(n, a)
	if s := t.sufferer(n); s >= 0 && !a.has(object) {
		a = append(a, arg{slot: object, tok: s})
	}
	a = r.doers(r.objectsPhrases(n, r.asidePhrases(n, a)))
	g, role := t.governor(n)
	a = r.stayFor(n, r.lateAgent(n, g, role, a))
	if !a.has(subject) && owner < 0 {
		a = r.deepAgent(n, a)
	}
	a, carrier := r.carried(n, g, role, a)
	if front >= 0 {
		a = r.inFront(a, n, front, patient)
	}
	return a, carrier
}

// called gives who is told to be what a noun says: "is one of the main donors
// to", "remains the main donor to".
func (r *reading) called(n int32, a args) args {
	t := &r.tree
	h := t.head(n)
	if h < 0 || a.has(subject) {
		return a
	}
	if t.isGenitive(n) && t.w.single.has(t.lemma(h)) && t.kid(h, text.Cop) || t.rel(n) == text.Xcomp && t.w.copular.has(t.lemma(h)) {
		if s := t.surfaceSubject(h); s >= 0 {
			a = append(a, arg{slot: subject, tok: s})
		}
	}
	return a
}

// asidePhrases lends an event noun what stands behind an aside: "a meeting,
// the first of its kind, with the general".
func (r *reading) asidePhrases(n int32, a args) args {
	t := &r.tree
	for _, k := range t.d.Kids(n) {
		if t.rel(k) != text.Appos && (t.rel(k) != text.AclRelcl || !t.kid(k, text.Cop)) {
			continue
		}
		at := len(a)
		a = r.phrasesBelow(k, a, 0)
		for i := at; i < len(a); i++ {
			a[i].far = true
		}
	}
	return a
}

func (r *reading) phrasesBelow(top int32, a args, deep int) args {
	for _, k := range r.tree.d.Kids(top) {
		if rel := r.tree.rel(k); rel == text.Nmod || rel == text.Obl {
			a = r.oblique(a, k, r.tree.antecedent(k))
			if deep < 2 {
				a = r.phrasesBelow(k, a, deep+1)
			}
		}
	}
	return a
}

// nominal adds a noun's prepositional phrase.
func (r *reading) nominal(a args, k, tok int32) args {
	t := &r.tree
	switch c := t.caseOf(k); {
	case t.w.topic.has(c): // "talks on the dam between Egypt and Sudan"
		for _, b := range t.d.Kids(k) {
			if t.rel(b) == text.Nmod && t.caseIn(b, t.w.mutual) {
				a = r.oblique(a, b, b)
			}
		}
	case t.w.agentive.has(c):
		return r.phrasesOf(append(a, arg{slot: subject, tok: tok}), k)
	case t.w.source.has(c):
		return r.phrasesOf(r.oblique(a, k, tok), k)
	case t.w.genitive.has(c):
		a = append(a, arg{slot: object, tok: tok})
	}
	return r.oblique(a, k, tok)
}

// phrasesOf adds the phrases behind who does an act, which may belong to the act:
// "a crackdown by the army on monks", "aid from Peru to Chile".
func (r *reading) phrasesOf(a args, k int32) args {
	t, n := &r.tree, len(a)
	for _, b := range t.d.Kids(k) {
		if t.rel(b) == text.Nmod && b > k {
			if t.w.genitive.has(t.caseOf(b)) && !a.has(object) && t.d.Tokens[k].UPOS == text.PROPN && r.names(k) && r.mention(b) != r.mention(k) {
				a = append(a, arg{slot: object, tok: b}) // "the recognition by Peru of the rebel council"
			}
			a = r.oblique(a, b, b)
		}
	}
	return a.farFrom(n)
}

// owned: "Russia's invasion" does, "Navalny's arrest" suffers.
func (r *reading) owned(a args, owner int32, patient bool) args {
	if patient && !a.has(object) {
		return append(a, arg{slot: object, tok: owner})
	}
	return append(a, arg{slot: subject, tok: owner})
}

// inFront: "rebel attack", "the Russian invasion", "hostage release".
func (r *reading) inFront(a args, n, k int32, patient bool) args {
	adjectival := r.tree.rel(k) == text.Amod
	if adjectival && !r.names(k) {
		k = n // the Cast knows whose the event is, not the adjective
	}
	target := r.tree.w.building.has(r.tree.lemma(k)) && r.tree.w.violence.has(r.tree.lemma(n)) // "embassy bombing"
	if (patient || target) && !adjectival && !a.has(object) {
		return append(a, arg{slot: object, tok: k})
	}
	if !a.has(subject) {
		return append(a, arg{slot: subject, tok: k})
	}
	if adjectival || a.has(object) {
		return a
	}
	return append(a, arg{slot: object, tok: k, weak: true})
}

// carried adds what the verb around an event noun says of the event: "launched
// an attack on" has a doer and a target, "during talks with Iran, Kerry said"
// an understood doer.
func (r *reading) carried(n, g int32, role slot, a args) (args, int32) {
	t := &r.tree
	if g < 0 {
		return a, nobody
	}
	lemma := t.lemma(g)
	switch {
	case role == object && (t.w.support.has(lemma) || t.rel(g) == text.Acl && t.w.support.has(lemma)):
		if s := t.logicalSubject(g); s >= 0 && !a.has(subject) && s != n {
			a = append(a, arg{slot: subject, tok: s})
		}
	case role == object && t.w.ascribing.has(lemma):
		return r.ascribed(a, g), nobody
	case role == subject && t.w.happen.has(lemma):
	case role == object && t.w.happen.has(lemma):
	case role == place && !a.has(subject) && r.isOccasion(n) && !t.w.dying.has(lemma):
		if s := t.logicalSubject(g); s >= 0 {
			return append(a, arg{slot: subject, tok: s, weak: true}), nobody
		}
		return a, nobody
	default:
		return a, nobody
	}
	for _, k := range t.d.Kids(g) {
		switch rel := t.rel(k); {
		case rel == text.Obl:
			if !t.isAgentive(k) {
				a = r.oblique(a, k, t.antecedent(k))
			}
		case rel == text.Iobj:
			a = append(a, arg{slot: indirect, tok: k})
		case rel == text.Advcl && role == object && !a.has(clause) && t.infinitive(k):
			a = append(a, arg{slot: clause, tok: k, weak: true})
		case rel == text.Advcl:
			a = r.joined(k, a)
		}
	}
	return a, g
}

// isOccasion says whether the event is one that the clause's subject takes
// part in: "after talks", "in a raid", but not "after a raid".
func (r *reading) isOccasion(n int32) bool {
	t := &r.tree
	p := t.caseOf(t.lift(n))
	return t.w.occasion.has(p) && (t.w.within.has(p) || t.w.gathering.has(t.lemma(n)))
}

// joined: "meetings joining Haftar and Sarraj" are meetings between the two.
func (r *reading) joined(v int32, a args) args {
	t := &r.tree
	if !t.w.joining.has(t.lemma(v)) || t.passive(v) {
		return a
	}
	if o := t.d.Kid(v, text.Obj); o >= 0 {
		a = append(a, arg{slot: r.c.mutual, tok: o})
	}
	return a
}

// adjArgs gives the slots of a predicative adjective.
func (r *reading) adjArgs(p int32, a args) args {
	t := &r.tree
	if s := t.surfaceSubject(p); s >= 0 {
		a = append(a, arg{slot: subject, tok: s})
	} else if t.rel(p) == text.Amod || t.rel(p) == text.Acl {
		a = append(a, arg{slot: subject, tok: t.head(p), weak: true})
	}
	for _, k := range t.d.Kids(p) {
		tok := t.antecedent(k)
		switch t.rel(k) {
		case text.Xcomp, text.Ccomp:
			a = append(a, arg{slot: clause, tok: k})
		case text.Advcl:
			if t.infinitive(k) {
				a = append(a, arg{slot: clause, tok: k})
			} else {
				a = r.oblique(a, k, k)
			}
		case text.Obl, text.Nmod:
			a = r.oblique(a, k, tok)
		}
	}
	return a
}
