package what

import "rapporteur/text"

// codeGapped codes the clauses that leave verb p out because they have it from
// its own: "Iran jailed two poets and Oman three". Their event stands at the
// word that is left of the subject, or of the object where no more is.
func (r *reading) codeGapped(p int32) {
	t := &r.tree
	if t.d.Tokens[p].UPOS != text.VERB {
		return
	}
	for _, k := range t.d.Kids(p) {
		switch {
		case r.isGapped(k):
			r.codeClause(p, k, t.passive(p))
		case t.rel(k) == text.Obj:
			for _, b := range t.d.Kids(k) {
				if r.isGapped(b) {
					r.codeClause(p, b, true)
				}
			}
		}
	}
}

// codeClause codes a gapped clause of verb p whose first word k is its logical
// object or else its subject.
func (r *reading) codeClause(p, k int32, suffers bool) {
	role := subject
	if suffers {
		role = object
	}
	var best candidate
	r.buf = r.gappedArgs(p, arg{slot: role, tok: k}, r.verbArgs(p, r.buf[:0]))
	r.try(p, verb, nobody, r.buf, &best)
	r.tryLight(p, &best)
	if best.frame == nil {
		return
	}
	at := r.eventAt[p]
	r.keep(best)
	id := int32(len(r.found))
	c := &r.found[id-1]
	c.Head, c.head, c.carrier = k, k, p
	r.eventAt[p], r.eventAt[k] = at, id
}

// gappedArgs gives the slots of a gapped clause: its orphans fill those of their
// own preposition, and what it does not tell again is as in the clause before.
func (r *reading) gappedArgs(p int32, first arg, before args) args {
	t := &r.tree
	a := args{first}
	for _, o := range t.d.Kids(first.tok) {
		switch {
		case t.rel(o) != text.Orphan || r.isTime(o):
		case t.caseOf(o) != "":
			a = r.oblique(a, o, o)
		case first.slot == subject && !a.has(object):
			a = append(a, arg{slot: object, tok: o})
			a = r.objectsPhrases(p, a)
		}
	}
	said := len(a)
	for _, x := range before {
		if x.slot != place && !a[:said].has(x.slot) {
			a = append(a, x)
		}
	}
	return a
}

// isGapped says whether a clause without its verb stands at k: a conjunct that
// has orphans.
func (r *reading) isGapped(k int32) bool {
	t := &r.tree
	if t.rel(k) != text.Conj || t.kid(k, text.Case) || !isNominal(t.d.Tokens[k].UPOS) {
		return false
	}
	for _, o := range t.d.Kids(k) {
		if t.rel(o) == text.Orphan && isNominal(t.d.Tokens[o].UPOS) {
			return true
		}
	}
	return false
}

func isNominal(u text.UPOS) bool { return u == text.NOUN || u == text.PROPN || u == text.NUM }

// gappedWords gives the words of the gapped clause at k, without what joins it.
func (r *reading) gappedWords(k int32) Range {
	first, last := r.tree.d.Subtree(k)
	for first < k && (r.tree.rel(first) == text.Cc || r.tree.rel(first) == text.Punct) {
		first++
	}
	return Range{first, last}
}
