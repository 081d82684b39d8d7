package what

import (
	"slices"

	"rapporteur/text"
	"rapporteur/who"
)

// concerns finds whom an act concerns where no recipient slot says so: the
// first other party in what the predicate governs, the refugees of "opened its
// borders to refugees", the army of "offered to send troops to help the army".
// A thing with nobody behind it stays as it is.
func (r *reading) concerns(c *candidate) []Participant {
	if len(c.Recipients) > 0 && !r.someone(c.Recipients) && len(c.Actors) == 1 { // "will not lift the embargo until Havana …"
		if p, ok := r.addressed(c); ok {
			return []Participant{p}
		}
	}
	if len(c.Recipients) > 0 || len(c.Actors) > 1 || !c.frame.transitive() {
		return nil
	}
	for _, a := range c.args {
		if a.slot == subject || a.slot == doer || a.slot == place || a.tok < c.head {
			continue
		}
		if p, ok := r.party(a.tok, c, 0); ok {
			return r.withOthers(p, c)
		}
	}
	if p, ok := r.addressed(c); ok {
		return []Participant{p}
	}
	return nil
}

// withOthers adds those who are told in one breath with somebody.
func (r *reading) withOthers(p Participant, c *candidate) []Participant {
	out := []Participant{p}
	for _, k := range r.tree.d.Kids(p.Head) {
		if q, ok := r.somebody(k); ok && r.tree.rel(k) == text.Conj && !sameParty([]Participant{q}, c.Actors) {
			out = add(out, q)
		}
	}
	return out
}

// addressed finds whose move a condition waits for: "will not lift the embargo
// until Havana reforms", "vowed to strike unless the company pays".
func (r *reading) addressed(c *candidate) (Participant, bool) {
	t := &r.tree
	if r.own(c.head)&Hypothetical != 0 { // "the rules could change if Brazil wins"
		return Participant{}, false
	}
	for _, a := range c.args {
		if a.slot == clause {
			if p, ok := r.waitedFor(a.tok, c); ok {
				return p, true
			}
		}
	}
	for v, n := c.head, 0; v >= 0 && n < 3; v, n = t.head(v), n+1 {
		if p, ok := r.waitedFor(v, c); ok {
			return p, true
		}
		if t.rel(v) != text.Xcomp && t.rel(v) != text.Obj {
			break
		}
	}
	return Participant{}, false
}

// waitedFor gives who must act first in a condition of verb v.
func (r *reading) waitedFor(v int32, c *candidate) (Participant, bool) {
	t := &r.tree
	for _, k := range t.d.Kids(v) {
		if t.rel(k) != text.Advcl || !t.w.condition.has(t.caseOf(k)) {
			continue
		}
		s := t.logicalSubject(k)
		if s < 0 || t.d.Tokens[s].UPOS == text.PRON {
			continue
		}
		if p, ok := r.somebody(s); ok && !sameParty([]Participant{p}, c.Actors) {
			return p, true
		}
	}
	return Participant{}, false
}

// announcer gives whoever announces the act of a frame that does not tell who
// does it: "the general declared that all parties were banned", "said that the
// nuns would walk free"; or nobody.
func (r *reading) announcer(c *candidate) int32 {
	t := &r.tree
	if c.class != verb || c.frame.subjectActs() && (!t.passive(c.head) || c.args.has(subject)) {
		return nobody
	}
	v := c.head
	for n := 0; n < 3 && (t.rel(v) == text.Conj || t.rel(v) == text.Parataxis) && !t.w.announcing.has(t.lemma(v)); n++ {
		v = t.head(v)
	}
	if h := t.head(v); t.rel(v) == text.Ccomp && h >= 0 {
		v = h
	}
	if v == c.head || !t.w.announcing.has(t.lemma(v)) || t.passive(v) {
		return nobody
	}
	s := t.surfaceSubject(v)
	if s < 0 {
		return nobody
	}
	for i := range r.c.rules {
		if u := &r.c.rules[i]; u.key == "announce" && slices.Contains(u.types, c.frame.typ) && r.hasSector(s, u.by) {
			return s
		}
	}
	return nobody
}

// ground gives the place where an act is done to whoever is there, in the
// predicate's own phrases or in what they hold: "lay down their arms in
// Lebanon", "imposed a blockade on the ports of Yemen".
func (r *reading) ground(c *candidate) []Participant {
	if at := c.args.first(place); at >= 0 {
		if ps := r.resolve(nil, at, 2); len(ps) > 0 && !r.atHome(c, ps[0]) {
			return ps
		}
	}
	for _, a := range c.args {
		if a.slot == subject || a.slot == doer || a.tok < c.head {
			continue
		}
		first, last := r.in.Doc.Subtree(a.tok)
		for i := max(first, c.head); i < last; i++ {
			if r.places[i] < 0 || !r.tree.w.placing.has(r.tree.caseOf(i)) {
				continue
			}
			if ps := r.resolve(nil, i, 2); len(ps) > 0 && !r.atHome(c, ps[0]) {
				return ps
			}
		}
	}
	return nil
}

// atHome says whether the place is the actor's own: a government's parade in
// its capital is held against nobody. (What country others are from is often
// known from the place only.)
func (r *reading) atHome(c *candidate, at Participant) bool {
	if at.Actor < 0 || c.Actors[0].Actor < 0 {
		return false
	}
	if t := r.in.Cast.Actors[c.Actors[0].Actor].Type; t != who.Government && t != who.Place {
		return at.Actor == c.Actors[0].Actor
	}
	home := r.in.Cast.Code(c.Actors[0].Actor, r.in.Date).Country
	return at.Actor == c.Actors[0].Actor || home != "" && home == r.in.Cast.Code(at.Actor, r.in.Date).Country
}

// transitive says whether the frame's acts are done to what their object
// names, or to those whom what they announce concerns.
func (f *frame) transitive() bool {
	for _, sum := range f.recipient {
		if slices.Contains(sum, object) || slices.Contains(sum, content) {
			return true
		}
	}
	return false
}

// isSent says whether somebody is but sent: the troops of "offered to send troops
// to help the army".
func (r *reading) isSent(tok int32) bool {
	t := &r.tree
	h := t.head(tok)
	return h >= 0 && t.rel(tok) == text.Obj && t.w.sending.has(t.lemma(h))
}

// party looks for somebody who is no actor of c at tok and below it. Where
// something is takes no part.
func (r *reading) party(tok int32, c *candidate, deep int) (Participant, bool) {
	t := &r.tree
	if r.isTime(tok) || t.d.Tokens[tok].UPOS == text.PRON || r.hasOwner(tok) || t.w.located.has(t.caseOf(tok)) {
		return Participant{}, false
	}
	p, ok := r.somebody(tok)
	if ok && r.isSent(tok) {
		ok = false
	} else if !ok && t.d.Tokens[tok].UPOS == text.NOUN {
		p, ok = r.someonesThing(tok)
	}
	if ok && !sameParty([]Participant{p}, c.Actors) {
		return p, true
	}
	if deep > 3 {
		return Participant{}, false
	}
	for _, k := range t.d.Kids(tok) {
		switch rel := t.rel(k); rel {
		case text.Obj, text.Iobj, text.Obl, text.Nmod, text.Xcomp, text.Ccomp, text.Nsubj, text.NsubjPass, text.Acl, text.Advcl:
			if isSubject(rel) && (t.rel(tok) != text.Ccomp || deep == 0) { // but "agreed to let the envoy enter"
				continue
			}
			if (rel == text.Acl && t.d.Tokens[tok].UPOS != text.NOUN || rel == text.Advcl) && !t.infinitive(k) {
				continue // but "a law banning Kurds", "sanctions imposed on Eritrea"
			}
			if p, ok := r.party(k, c, deep+1); ok {
				return p, true
			}
		}
	}
	return Participant{}, false
}

// calledOn gives who has to do what is judged: "said it was time for Chile to
// open its market".
func (r *reading) calledOn(c int32) int32 {
	t := &r.tree
	if !t.kid(c, text.Cop) {
		return nobody
	}
	for _, k := range t.d.Kids(c) {
		switch t.rel(k) {
		case text.Acl, text.Csubj, text.Xcomp, text.Ccomp, text.Advcl:
			if w := t.d.Kid(k, text.Nsubj); w >= 0 && t.infinitive(k) {
				return w
			}
		}
	}
	return nobody
}
