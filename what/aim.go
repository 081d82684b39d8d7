package what

import (
	"slices"

	"rapporteur/text"
	"rapporteur/who"
)

// A link leads from an act to somebody whom no slot of its frame names: the
// president of "marched, calling for the president to go". Lines "aim LINK
// TYPE, … by WORDS" of rules.txt say which types follow which links, and by
// which words.
type link uint8

const (
	demand    link = iota // a clause of one of the verbs: "calling for X to go"
	phrase                // one of the prepositions, anywhere in the clause: "against X's reform"
	motive                // what hangs on one of the nouns: "in response to X", "a gesture to X"
	condition             // a clause with one of the conjunctions: "until X resigns"
	owner                 // who owns, runs or has done the thing: "torched a school run by X"
	occasion              // the same: "after X had marched"
	plea                  // who does one of the verbs: "as X had demanded", "a step sought by X"
	burden                // a clause that tells of the act's object: "lifted the law that banned X"
	result                // a participle behind the act: "opening the way for X"

	matter  // what the act is about: "rejected a plan to repay X"
	around  // the clause that ours goes on with: "wrote to X, asking for a summit"
	outcome // the clause that ours is the occasion of: "X rejoiced after …"
)

var linkNames = [...]string{demand: "demand", phrase: "phrase", motive: "motive", condition: "condition", owner: "owner",
	occasion: "occasion", plea: "plea", burden: "burden", result: "result", matter: "matter", around: "around", outcome: "outcome"}

// firm says whether the link tells more than the place or the building where
// the act is done: "barred the way to the ministries, pressing X to resign".
func (l link) firm() bool { return l < occasion && l != phrase }

// farthest is how many words a link may climb, deepest how many it descends.
const farthest = 7

// aim finds to whom an act is done that no slot of its frame names.
func (r *reading) aim(c *candidate) {
	if len(c.Actors) == 0 {
		return
	}
	open, vague := c.atPlace || !r.someone(c.Recipients), r.vague(c.Recipients)
	if !open && !vague {
		return
	}
	top := r.clauseOf(c)
	for i := range r.c.rules {
		u := &r.c.rules[i]
		if u.key != "aim" || !slices.Contains(u.types, c.Type) || slices.Contains(u.not, c.Mode) || !open && !u.link.firm() {
			continue
		}
		if ps := r.follow(u, c, top); len(ps) > 0 {
			c.Recipients, c.atPlace = ps, false
			r.explain(c.head, c.frame, true, "done to %q by line %d of %s", r.tree.d.Form(ps[0].Head), u.where.line, u.where.file)
			return
		}
	}
}

// vague says whether an act is done to places and things only.
func (r *reading) vague(ps []Participant) bool {
	return !slices.ContainsFunc(ps, func(p Participant) bool {
		if p.Actor < 0 {
			return r.in.Doc.Tokens[p.Head].UPOS == text.PRON || r.isCount(p.Head)
		}
		word := r.tree.lowerLemma(p.Head)
		if r.tree.w.building.has(word) || r.tree.w.vehicle.has(word) || r.isPlace(p.Head) && (r.tree.isPossessive(p.Head) || r.tree.w.located.has(r.tree.caseOf(p.Head))) {
			return false
		}
		t := r.in.Cast.Actors[p.Actor].Type
		return t != who.Unknown && t != who.Place || r.in.Cast.Code(p.Actor, r.in.Date).Sector != "" // a capital stands for its government
	})
}

// clauseOf gives the word at the top of the clause that tells an act.
func (r *reading) clauseOf(c *candidate) int32 {
	t := &r.tree
	top := c.head
	if c.carrier >= 0 {
		top = c.carrier
	}
	for n := 0; n < farthest && t.head(top) >= 0; n++ {
		switch t.rel(top) {
		case text.Xcomp, text.Obj, text.Obl, text.Nmod, text.Compound:
		case text.Nsubj, text.NsubjPass:
			if t.d.Tokens[top].UPOS == text.VERB {
				return top
			}
		case text.Conj:
			if t.isPredicate(top) && t.kid(top, text.Nsubj) {
				return top
			}
		default:
			return top
		}
		top = t.head(top)
	}
	return top
}

// follow gives whom a rule's link leads to.
func (r *reading) follow(u *rule, c *candidate, top int32) []Participant {
	switch u.link {
	case outcome:
		return r.beyond(u, c, top)
	case around:
		return r.goesOn(u, c, top)
	case owner, matter:
		if len(c.Actors) > 1 {
			return nil
		}
		return r.ofThings(u, c)
	}
	first, last := r.tree.d.Subtree(top)
	for k := first; k < last; k++ {
		if (k == c.head || k == c.carrier) && u.link != demand || !r.leads(u, c, k) || !r.reaches(u, k, top) {
			continue
		}
		if ps := r.linked(u, c, k); len(ps) > 0 {
			return ps
		}
	}
	return nil
}

// leads says whether a word is one by which the link leads.
func (r *reading) leads(u *rule, c *candidate, k int32) bool {
	t := &r.tree
	tok := &t.d.Tokens[k]
	switch u.link {
	case demand:
		return tok.UPOS == text.VERB && r.wordIs(k, u.words) && !t.passive(k)
	case plea:
		return tok.UPOS == text.VERB && r.wordIs(k, u.words)
	case motive:
		return tok.UPOS != text.VERB && r.wordIs(k, u.words)
	case phrase:
		c := t.caseOf(k)
		return (tok.Rel == text.Obl || tok.Rel == text.Nmod) && u.words.has(c) && !(r.isPlace(k) && t.w.located.has(c))
	case condition, occasion:
		return tok.Rel == text.Advcl && u.words.has(t.caseOf(k))
	case burden:
		h := t.head(k)
		return tok.UPOS == text.VERB && (tok.Rel == text.AclRelcl || tok.Rel == text.Acl) && !t.w.judging.has(t.lemma(k)) &&
			!slices.ContainsFunc(c.Actors, func(p Participant) bool { return p.First <= h && h < p.Last })
	case result:
		return tok.Rel == text.Advcl && tok.XPOS == text.VBG && k > c.head && t.caseOf(k) == ""
	}
	return false
}

// reaches says whether a word belongs to the clause of top: no clause with a
// subject by name of its own stands between them.
func (r *reading) reaches(u *rule, k, top int32) bool {
	t := &r.tree
	for n := 0; k >= 0 && n < farthest; n++ {
		if k == top {
			return true
		}
		if u.link == phrase && t.rel(k) == text.AclRelcl {
			return false // "Tokyo, which has a row with Beijing, pledged"
		}
		if s := t.d.Kid(k, text.Nsubj); n > 0 && s >= 0 && t.d.Tokens[s].UPOS != text.PRON {
			return false
		}
		k = t.head(k)
	}
	return false
}

// linked gives whom the link leads to from word k.
func (r *reading) linked(u *rule, c *candidate, k int32) []Participant {
	t := &r.tree
	switch u.link {
	case plea, condition, occasion:
		if s := t.logicalSubject(k); s >= 0 {
			return r.others(c, s)
		}
		return nil
	case phrase:
		if ps := r.others(c, k); len(ps) > 0 {
			return ps
		}
		return r.doersIn(u, c, k, 0)
	case motive:
		for _, x := range t.d.Kids(k) {
			switch t.rel(x) {
			case text.Acl, text.Ccomp: // "for fear that the rebels would attack"
				x = t.surfaceSubject(x)
			case text.Nmod, text.Obl, text.NmodPoss:
				if r.isPlace(x) && t.w.located.has(t.caseOf(x)) {
					continue // "a protest in Kiev"
				}
			default:
				continue
			}
			if x >= 0 && t.d.Tokens[x].UPOS != text.PRON {
				if ps := r.others(c, x); len(ps) > 0 {
					return ps
				}
			}
		}
		return r.doersIn(u, c, k, 0)
	}
	return r.partyIn(u, c, k, 0)
}

// others gives who stands at or behind a phrase and is no actor of c nor the
// country that is an actor's home.
func (r *reading) others(c *candidate, tok int32) []Participant {
	ps := r.resolve(nil, tok, 0)
	if len(ps) == 1 && ps[0].Head == tok && r.mention(tok) == nil { // name the clergy, not "demands by the clergy"
		if behind := r.behindThing(nil, tok, 0); len(behind) > 0 {
			ps = behind
		}
	}
	return slices.DeleteFunc(ps, func(p Participant) bool {
		return p.Actor < 0 || sameParty([]Participant{p}, c.Actors) || r.eventAt[p.Head] > 0 ||
			(r.isPlace(p.Head) || r.tree.w.homeland.has(r.tree.lemma(p.Head))) && r.atHome(c, p) ||
			slices.ContainsFunc(c.Actors, func(q Participant) bool {
				return q.First <= p.Head && p.Head < q.Last || r.isMember(q.Actor, p.Actor) || r.isMember(p.Actor, q.Actor)
			})
	})
}

// doersIn gives who owns or has done what a phrase tells of: the government of
// "a rise in fares decreed by the government".
func (r *reading) doersIn(u *rule, c *candidate, tok int32, deep int) []Participant {
	t := &r.tree
	for _, k := range t.d.Kids(tok) {
		switch rel := t.rel(k); {
		case rel == text.Obl && t.rel(tok) == text.Acl && u.link == owner && u.words.has(t.lemma(tok)) && !r.isPlace(k): // "belonging to", "committed under"
			if ps := r.others(c, k); len(ps) > 0 {
				return ps
			}
		case rel == text.Nsubj && t.rel(tok) == text.AclRelcl && !t.isRelative(k) && t.d.Tokens[k].UPOS != text.PRON && (u.link != owner || u.words.has(t.lemma(tok))): // "a decree that the cabinet had issued"
			if ps := r.others(c, k); len(ps) > 0 {
				return ps
			}
		case rel == text.OblAgent || rel == text.NmodPoss && u.link != owner || (rel == text.Nmod || rel == text.Obl) && t.isAgentive(k):
			if ps := r.others(c, k); len(ps) > 0 {
				return ps
			}
		case deep < 2 && (rel == text.Nmod || rel == text.Acl || rel == text.AclRelcl):
			if ps := r.doersIn(u, c, k, deep+1); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// partyIn looks through the phrases and clauses of a verb for somebody else;
// those for whom or against whom something is come first.
func (r *reading) partyIn(u *rule, c *candidate, v int32, deep int) []Participant {
	t := &r.tree
	for _, given := range [...]bool{true, false} {
		for _, k := range t.d.Kids(v) {
			if given == (t.rel(k) == text.Iobj || t.w.aiming.has(t.caseOf(k))) {
				if ps := r.partyAt(u, c, v, k, deep); len(ps) > 0 {
					return ps
				}
			}
		}
	}
	return nil
}

// partyAt looks for somebody else at phrase or clause k of v, and in it.
func (r *reading) partyAt(u *rule, c *candidate, v, k int32, deep int) []Participant {
	t := &r.tree
	var isPhrase, isClause bool
	switch rel := t.rel(k); rel {
	case text.Obj, text.Iobj, text.OblAgent:
		isPhrase = true
	case text.Obl, text.Nmod:
		c := t.caseOf(k)
		isPhrase = !t.w.located.has(c) || u.link != matter && t.w.aiming.has(c) && !r.isPlace(k) // "cruelties inflicted on villagers"
	case text.Xcomp, text.Ccomp:
		isClause = true
	case text.Advcl:
		isClause = !t.w.located.has(t.caseOf(k))
	case text.Acl:
		isClause = u.link != demand && !t.w.judging.has(t.lemma(k))
	case text.Conj:
		isClause = t.isPredicate(k)
	default:
		isPhrase = isSubject(rel) && !r.laidOn(u, v, k)
	}
	if isPhrase && !r.isTime(k) && !r.isSent(k) && !t.isRelative(k) && (u.link == burden || !r.hasOwner(k)) {
		if ps := r.others(c, k); len(ps) > 0 {
			return ps
		}
	}
	if deep > deepest || !isPhrase && !isClause {
		return nil
	}
	return r.partyIn(u, c, k, deep+1)
}

// laidOn says whether the subject of a clause only tells who does what it says:
// "the blockade that his allies had imposed", "said the junta would resign".
func (r *reading) laidOn(u *rule, v, s int32) bool {
	return !r.tree.passive(v) && (u.link == matter && r.tree.rel(v) == text.Ccomp || u.link == burden && (r.tree.d.Tokens[s].UPOS == text.PRON || r.tree.w.support.has(r.tree.lemma(v))))
}

// beyond gives the subject of the clause that ours is the occasion of.
func (r *reading) beyond(u *rule, c *candidate, top int32) []Participant {
	t := &r.tree
	if t.rel(top) != text.Advcl || t.head(top) < 0 {
		return nil
	}
	mark := t.caseOf(top)
	for _, k := range t.d.Kids(top) {
		if t.rel(k) == text.Advmod && k < c.head && mark == "" {
			mark = t.lemma(k)
		}
	}
	if s := t.logicalSubject(t.head(top)); s >= 0 && u.words.has(mark) {
		return r.others(c, s)
	}
	return nil
}

// ofThings gives who is behind the things that an act is done to.
func (r *reading) ofThings(u *rule, c *candidate) []Participant {
	for _, a := range c.args {
		if a.slot == subject || a.slot == doer || a.slot == place || a.tok < c.head && a.slot != object {
			continue
		}
		var ps []Participant
		if u.link == matter {
			ps = r.partyIn(u, c, a.tok, 0)
		} else if a.slot == object || a.slot != clause && !a.far && !r.tree.w.located.has(r.tree.caseOf(a.tok)) {
			ps = r.doersIn(u, c, a.tok, 0)
		}
		if len(ps) > 0 {
			return ps
		}
	}
	return nil
}

// goesOn looks in the clause that ours is a participle or the second half of.
func (r *reading) goesOn(u *rule, c *candidate, top int32) []Participant {
	t := &r.tree
	if c.class == verb {
		top = c.head
	}
	h := t.head(top)
	if h < 0 || t.kid(top, text.Nsubj) || t.caseOf(top) != "" || !t.isPredicate(h) || t.rel(top) != text.Conj && (t.rel(top) != text.Advcl || t.d.Tokens[top].XPOS != text.VBG) {
		return nil
	}
	if id := r.eventAt[h]; id > 0 && !r.found[id-1].dropped { // "sent an envoy to Kigali and offered to mediate"
		for _, p := range r.found[id-1].Recipients {
			if ps := r.others(c, p.Head); len(ps) > 0 {
				return ps
			}
		}
	}
	for _, k := range t.d.Kids(h) {
		switch rel := t.rel(k); {
		case k == top || r.isTime(k) || r.hasOwner(k):
		case rel == text.Obj || rel == text.Iobj || rel == text.Obl && !t.w.located.has(t.caseOf(k)):
			if _, ok := r.somebody(k); ok && t.d.Tokens[k].UPOS != text.PRON {
				return r.others(c, k)
			}
		}
	}
	return nil
}
