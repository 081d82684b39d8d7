package what

import (
	"slices"

	"rapporteur/text"
)

// What stands in another place of the tree than it should: the parser's slips
// and the loose phrases of the language, undone.

// lowAgent gives a passive the agent that the parser hung on its gerund or
// infinitive: "was barred from holding office by the commission".
func (r *reading) lowAgent(a args, gerund int32, passive bool) args {
	t := &r.tree
	if !passive || a.has(subject) || t.caseOf(gerund) == "" && t.rel(gerund) != text.Xcomp {
		return a
	}
	for _, k := range t.d.Kids(gerund) {
		if r.isAgent(k) {
			return append(a, arg{slot: subject, tok: k})
		}
	}
	return a
}

// isAgent says whether phrase k of a verb names who acts: "by gunmen".
func (r *reading) isAgent(k int32) bool {
	rel := r.tree.rel(k)
	return (rel == text.Obl || rel == text.OblAgent) && r.tree.isAgentive(k) && !r.isTime(k) && r.isActor(k)
}

// deepAgent gives a passive the agent that the parser hung deep in its last
// phrase: "was recognised as the president of Chile by Canada". What tells an
// act may have a doer of its own: "was held after an attack by gunmen".
func (r *reading) deepAgent(v int32, a args) args {
	t := &r.tree
	if a = r.sharedAgent(v, a); a.has(subject) {
		return a
	}
	if a = r.quotedAgent(v, a); a.has(subject) {
		return a
	}
	for top, n := v, 0; n < 4; n++ {
		last := int32(nobody)
		for _, k := range t.d.Kids(top) {
			switch rel := t.rel(k); {
			case k < top || r.isTime(k) || t.w.passing.has(t.caseOf(k)):
			case rel != text.Nmod && (top != v || rel != text.Obl && rel != text.Obj):
			case top != v && t.isAgentive(k) && r.isActor(k):
				return append(a, arg{slot: subject, tok: k})
			default:
				last = k
			}
		}
		if last < 0 || r.tellsAct(last) {
			break
		}
		top = last
	}
	return a
}

// tellsAct says whether a noun is one that some frame knows, with the words in
// front of it that the frame asks for: "in prison", but no prison as such.
func (r *reading) tellsAct(n int32) bool {
	senses := r.c.index[noun][r.tree.lemma(n)]
	return slices.ContainsFunc(senses, func(s sense) bool { return r.inFrontOf(n, s.before) })
}

// sharedAgent gives a passive the agent that is said with the next one of the
// same subject: "was beaten and robbed by gunmen".
func (r *reading) sharedAgent(v int32, a args) args {
	t := &r.tree
	for _, k := range t.d.Kids(v) {
		if t.rel(k) != text.Conj || t.d.Tokens[k].UPOS != text.VERB || !t.passive(k) || t.kid(k, text.Nsubj) || t.kid(k, text.NsubjPass) {
			continue
		}
		for _, x := range t.d.Kids(k) {
			switch rel := t.rel(x); {
			case r.isAgent(x):
				return append(a, arg{slot: subject, tok: x})
			case rel == text.Xcomp:
				if a = r.lowAgent(a, x, true); a.has(subject) {
					return a
				}
			}
		}
	}
	return a
}

// quotedAgent gives a passive in front of its speaker the agent that the parser
// hung on the saying: "The curfew was lifted on Monday by the army, his daughter
// wrote".
func (r *reading) quotedAgent(v int32, a args) args {
	t := &r.tree
	h := t.head(v)
	if h < v || t.rel(v) != text.Ccomp {
		return a
	}
	for _, k := range t.d.Kids(h) {
		if k > v && k < h && r.isAgent(k) {
			return append(a, arg{slot: subject, tok: k})
		}
	}
	return a
}

// farPhrases lends a verb what stands behind its object, and where that has no
// such phrase what stands behind its other phrases: whom the tents of "sent
// tents to Malawi in response to the envoy" were for.
func (r *reading) farPhrases(v int32, a args) args {
	var strays args
	for _, x := range a {
		if x.far {
			strays = append(strays, x)
		}
	}
	if strays != nil {
		a = slices.DeleteFunc(a, func(x arg) bool { return x.far })
	}
	a = r.objectsPhrases(v, a)
	for _, x := range strays {
		if !slices.ContainsFunc(a, func(y arg) bool { return y.far && y.slot == x.slot }) {
			a = append(a, x)
		}
	}
	return a
}

// strayPhrases gives a verb the phrases that the parser hung below another of
// its phrases: "threatened with sanctions by Washington", "flowed to the camp
// from Kenya".
func (r *reading) strayPhrases(a args, top int32, passive bool) args {
	t := &r.tree
	for _, k := range t.d.Kids(top) {
		if rel := t.rel(k); rel != text.Nmod && (rel != text.Obl || t.rel(top) != text.Advmod) {
			continue
		} else if rel == text.Obl { // "went back to the table with the rebels"
			a = r.strayPhrases(a, k, passive)
		}
		switch c := t.caseOf(k); {
		case t.w.agentive.has(c):
			switch {
			case r.isTime(k) || !r.isActor(k):
			case !passive: // "came under scrutiny by prosecutors"
				n := len(a)
				a = r.oblique(a, k, k).farFrom(n)
			case !a.has(subject) && !t.w.passing.has(t.caseOf(top)):
				a = append(a, arg{slot: subject, tok: k})
			}
		case t.w.stray.has(c):
			n := len(a)
			a = r.oblique(a, k, k).farFrom(n)
		}
	}
	return a
}

// isReceiver says whether object k of v stands in front of another one: it is
// whom something is given.
func (r *reading) isReceiver(v, k int32) bool {
	t := &r.tree
	if k < v || t.isRelative(k) || t.kid(v, text.CompoundPrt) || !r.c.words.ditransitive.has(t.lemma(v)) {
		return false
	}
	for _, o := range t.d.Kids(v) {
		if o > k && t.rel(o) == text.Obj {
			return true
		}
	}
	return false
}

// stayFor gives an occasion whoever is away for it: "is in Delhi for a visit".
func (r *reading) stayFor(n int32, a args) args {
	t := &r.tree
	h := t.head(n)
	if h < 0 || a.has(subject) || !t.kid(h, text.Cop) || t.caseOf(h) == "" || !t.w.gathering.has(t.lemma(n)) || !t.w.occasion.has(t.caseOf(n)) {
		return a
	}
	s := t.surfaceSubject(h)
	if s < 0 {
		return a
	}
	return r.oblique(append(a, arg{slot: subject, tok: s}), h, h)
}

// wordsIn gives the clause that the parser hung on what it was said in:
// "demanded in a resolution that Israel withdraw".
func (r *reading) wordsIn(k int32) int32 {
	t := &r.tree
	for _, c := range t.d.Kids(k) {
		if t.rel(c) == text.Acl && t.w.contentMark.has(t.caseOf(c)) && t.kid(c, text.Nsubj) {
			return c
		}
	}
	return nobody
}

// lateAgent gives an act its doer where the parser hung "by" on the verb above:
// "broke up a march by students".
func (r *reading) lateAgent(n, g int32, role slot, a args) args {
	t := &r.tree
	if g < 0 || role != object || t.passive(g) || a.has(subject) {
		return a
	}
	for _, k := range t.d.Kids(g) {
		if k > n && r.isAgent(k) {
			return append(a, arg{slot: subject, tok: k})
		}
	}
	return a
}

// quotedOrder says whether clause k in front of v is an order that v reports
// without quotation marks: "Open your markets, the envoy told Delhi".
func (t *tree) quotedOrder(k, v int32) bool {
	return k < v && t.d.Tokens[k].XPOS == text.VB && t.caseOf(k) == "" && !t.kid(k, text.Mark) && !t.kid(k, text.Nsubj) && !t.hasAux(k)
}

// participlePhrases gives whom a thing is for or against by the participle
// behind it: "lifted the sanctions imposed on Sudan".
func (r *reading) participlePhrases(a args, v int32) args {
	t := &r.tree
	at := len(a)
	for _, k := range t.d.Kids(v) {
		if t.rel(k) == text.Obl && t.w.aiming.has(t.caseOf(k)) {
			a = r.oblique(a, k, k)
		}
	}
	return a.farFrom(at)
}

// ascribed gives a deed those whom verb g lays it to: "the killing was blamed
// on paramilitaries", "an attack attributed to militants".
func (r *reading) ascribed(a args, g int32) args {
	t := &r.tree
	if a.has(subject) {
		return a
	}
	for _, k := range t.d.Kids(g) {
		rel := t.rel(k)
		if (rel == text.Obl || rel == text.Nmod) && t.caseIn(k, t.w.ascribedTo) && r.isActor(k) {
			return append(a, arg{slot: subject, tok: k})
		}
	}
	return a
}

// ownersOf lends a verb whose the words are that its sense fixes: "knocked on
// Kuwait's door", "came under the scrutiny of a tribunal".
func (r *reading) ownersOf(v int32, fixed []string, a args) args {
	t := &r.tree
	a = slices.Clip(a)
	for _, k := range t.d.Kids(v) {
		if k < v || t.d.Tokens[k].UPOS != text.NOUN || !r.isExtra(v, k, fixed) {
			continue
		}
		for _, b := range t.d.Kids(k) {
			if t.isPossessive(b) && t.d.Tokens[b].UPOS != text.PRON || t.isGenitive(b) {
				a = append(a, arg{slot: r.c.genitive, tok: t.antecedent(b), far: true})
			}
		}
	}
	return a
}

// inClauseOf says whether a word stands in an infinitive that p governs: "pressed
// Tunis to drop charges against him" presses no charges.
func (r *reading) inClauseOf(p, at int32) bool {
	t := &r.tree
	for v, n := t.head(at), 0; v > p && n < farthest; v, n = t.head(v), n+1 {
		if v < at && t.d.Tokens[v].UPOS == text.VERB && t.infinitive(v) {
			return true
		}
	}
	return false
}

// besides gives the second party that the parser joined to what phrase k says of
// the first one, or that stands there by right: the colleagues of "detectives
// from Nairobi and their Ugandan colleagues", the guerrillas of "delegates of the
// government and the guerrillas".
func (r *reading) besides(tok, k int32) int32 {
	t := &r.tree
	if c := t.caseOf(k); !t.w.defining.has(c) || !r.isActor(tok) || t.d.Tokens[tok].XPOS != text.NNS {
		return nobody
	}
	for _, x := range t.d.Kids(k) {
		if t.rel(x) != text.Conj || x < k || t.d.Tokens[x].UPOS != text.NOUN || r.mention(x) == nil || r.mention(x) == r.mention(tok) {
			continue
		}
		if p := t.d.Kid(x, text.NmodPoss); p >= 0 && t.d.Tokens[p].UPOS == text.PRON && r.isPlace(k) {
			return x
		}
		if t.w.speakers.has(t.lemma(tok)) && t.d.Tokens[k].UPOS == text.NOUN && t.caseOf(x) == "" {
			return x
		}
	}
	return nobody
}
