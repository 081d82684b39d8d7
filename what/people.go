package what

import (
	"slices"

	"rapporteur/text"
)

// filling is what a frame's actor or recipient line gives.
type filling struct {
	people []Participant
	slots  bool // some slot was filled
	thing  int32
	weak   bool
}

// fill takes the first alternative in which somebody stands. Where only
// things stand, the first of them is given as thing.
func (r *reading) fill(sums []slotSum, a args) filling {
	f := filling{thing: nobody}
	for _, sum := range sums {
		for _, s := range sum {
			if s == content {
				f.people = r.concerned(f.people, a)
				f.dropThing()
				continue
			}
			n := len(f.people)
			if r.fillSlot(&f, s, a, false); len(f.people) == n {
				r.fillSlot(&f, s, a, true)
			}
		}
		if len(f.people) > 0 {
			return f
		}
	}
	return f
}

// dropThing sets a thing aside: somebody may stand in a later slot.
func (f *filling) dropThing() {
	if len(f.people) == 1 && f.people[0].Actor < 0 {
		if f.thing < 0 {
			f.thing = f.people[0].Head
		}
		f.people = f.people[:0]
	}
}

// fillSlot adds who stands in the predicate's own phrases, or in those of its
// object.
func (r *reading) fillSlot(f *filling, s slot, a args, far bool) {
	for _, x := range a {
		if x.slot != s || x.far != far {
			continue
		}
		f.slots = true
		n := len(f.people)
		if s == clause {
			f.people = r.affected(f.people, x.tok)
		} else {
			f.people = r.resolve(f.people, x.tok, 0)
		}
		if len(f.people) > n {
			f.weak = f.weak || x.weak
		} else if f.thing < 0 && !far && !r.isWater(x.tok) && (s == subject || !r.c.loose[s] && r.isNoun(x.tok) && !r.isHearer(x.tok)) {
			f.thing = x.tok
		}
	}
}

// isNoun says whether a thing at a token may be named as one.
func (r *reading) isNoun(tok int32) bool {
	switch r.tree.d.Tokens[tok].UPOS {
	case text.NOUN, text.PROPN, text.NUM, text.SYM, text.X:
		return true
	}
	return false
}

// affected appends those whom what a clause or phrase tells concerns: the
// recipients of the event that it reports, or the phrases of the clause.
func (r *reading) affected(dst []Participant, tok int32) []Participant {
	if c := r.content(tok, 0); c != nil {
		return addKnown(dst, c.Recipients)
	}
	if r.tree.d.Tokens[tok].UPOS != text.VERB {
		return dst
	}
	for _, k := range r.tree.d.Kids(tok) {
		switch r.tree.rel(k) {
		case text.Obj, text.Iobj, text.Obl, text.NsubjPass:
			if r.isTime(k) {
				continue
			}
			if len(dst) == 0 && !r.hasOwner(k) {
				dst = r.resolve(dst, k, 2)
			}
			if len(dst) == 0 { // "promised that sanctions on Togo would be lifted", "would cut its ties with Togo"
				dst = r.aimedAt(dst, k)
			}
		}
	}
	return dst
}

// aimedAt appends whom a thing is for or against: Togo of "sanctions on Togo".
func (r *reading) aimedAt(dst []Participant, tok int32) []Participant {
	for _, k := range r.tree.d.Kids(tok) {
		if r.tree.rel(k) == text.Nmod && len(dst) == 0 && r.tree.w.aiming.has(r.tree.caseOf(k)) && !r.isTime(k) {
			dst = r.resolve(dst, k, 2)
		}
	}
	return dst
}

// hasOwner says whether a pronoun says whose a thing is: "its borders" are the
// doer's own.
func (r *reading) hasOwner(tok int32) bool {
	k := r.tree.d.Kid(tok, text.NmodPoss)
	return k >= 0 && r.tree.d.Tokens[k].UPOS == text.PRON
}

// concerned appends the recipients of the first event told in an object,
// clause or phrase: the Kurds of "threatened an attack on the Kurds"; its
// actors where it has no recipients: "offered talks to both".
func (r *reading) concerned(dst []Participant, a args) []Participant {
	for _, x := range a {
		if x.slot == subject || x.slot == doer || x.slot == place || x.slot == indirect || r.tree.w.condition.has(r.tree.caseOf(x.tok)) {
			continue
		}
		if t := &r.tree; t.rel(x.tok) == text.Advcl && (t.kid(x.tok, text.Nsubj) || t.kid(x.tok, text.NsubjPass)) {
			continue // "lifted the blockade after police shot two": another act
		}
		c := r.content(x.tok, 0)
		if c == nil {
			continue
		}
		n := len(dst)
		if dst = addKnown(dst, c.Recipients); len(dst) == n {
			dst = addKnown(dst, c.Actors)
		}
		if len(dst) > n {
			return dst
		}
	}
	return dst
}

// addKnown adds the actors among them, or a thing where there is none.
func addKnown(dst, ps []Participant) []Participant {
	n := len(dst)
	for _, p := range ps {
		if p.Actor >= 0 {
			dst = add(dst, p)
		}
	}
	if len(dst) == n && len(ps) > 0 {
		dst = add(dst, ps[0])
	}
	return dst
}

// content gives the event that a phrase or clause reports, at its head or
// below a verb such as "begin", nil where there is none.
func (r *reading) content(tok int32, deep int) *candidate {
	if id := r.eventAt[tok]; id > 0 {
		return &r.found[id-1]
	}
	if deep > 2 {
		return nil
	}
	for _, k := range r.tree.d.Kids(tok) {
		switch r.tree.rel(k) {
		case text.Nsubj: // "said there would be no talks with the rebels"
			if !r.tree.kid(tok, text.Expl) {
				continue
			}
			if c := r.content(k, deep+1); c != nil {
				return c
			}
		case text.Acl: // "a resolution condemning Iran"
			if h := r.tree.head(tok); deep > 0 || h < 0 || r.tree.d.Tokens[k].XPOS != text.VBG || !r.tree.w.enacting.has(r.tree.lemma(h)) {
				continue
			}
			fallthrough
		case text.Xcomp, text.Obj, text.Conj, text.Ccomp:
			if t := &r.tree; t.rel(k) == text.Conj && t.saidBefore(k, tok) != tok {
				continue // said beside it: "said it was a lie and demanded an apology"
			}
			if c := r.content(k, deep+1); c != nil {
				return c
			}
		}
	}
	return nil
}

// resolve appends who stands at a phrase and in the conjuncts of it.
func (r *reading) resolve(dst []Participant, tok int32, deep int) []Participant {
	t := &r.tree
	dst = r.resolveOne(dst, tok, deep)
	for _, k := range t.d.Kids(tok) {
		if t.rel(k) == text.Conj && !t.isPredicate(k) && deep < 4 {
			dst = r.resolve(dst, k, deep+1)
		}
		if t.rel(k) == text.Nmod && deep < 4 {
			if x := r.besides(tok, k); x >= 0 {
				dst = r.resolve(dst, x, deep+1)
			}
		}
	}
	return dst
}

func (r *reading) resolveOne(dst []Participant, tok int32, deep int) []Participant {
	if d := r.in.Doc; tok < d.Sents[d.Tokens[tok].Sent].Body { // a dateline only tells where the report was written
		return dst
	}
	if r.isHearer(tok) || r.isDeed(tok) || r.isWater(tok) {
		return dst
	}
	tok = r.officer(r.tree.calledWhat(tok))
	if by := r.wielder(tok); by >= 0 && deep < 3 {
		return r.resolve(dst, by, deep+1)
	}
	if p, ok := r.somebody(tok); ok && !r.hasDoer(tok) {
		return r.addParts(dst, p)
	}
	if q := r.partOf(tok); q != tok {
		if p, ok := r.somebody(q); ok {
			return add(dst, p)
		}
		tok = q
	}
	if p, ok := r.throng(tok); ok {
		return add(dst, p)
	}
	if h := r.tree.head(tok); r.tree.rel(tok) == text.Appos && r.mention(tok) == nil && r.eventAt[tok] == 0 { // "France, the old power, which withdrew"
		if p, ok := r.somebody(h); ok && r.eventAt[h] == 0 {
			return add(dst, p)
		}
	}
	switch r.tree.d.Tokens[tok].UPOS {
	case text.PRON, text.DET, text.NUM: // "it", "both", "the two"
		if p, ok := r.speaker(tok); ok {
			return add(dst, p)
		}
		if r.tree.w.pronoun.has(r.tree.lowerLemma(tok)) || r.isCount(tok) {
			return add(dst, Participant{Actor: -1, Range: Range{tok, tok + 1}, Head: tok})
		}
		return dst
	}
	if deep > 2 {
		return dst
	}
	n := len(dst)
	if dst = r.behindThing(dst, tok, deep); len(dst) == n+1 && r.isNoun(tok) {
		r.cover(&dst[n], tok)
	}
	return dst
}

// isDeed says whether a pronoun stands for what was done rather than for somebody:
// what one judges by "it" is mostly an act, "condemned it".
func (r *reading) isDeed(tok int32) bool {
	t := &r.tree
	h := t.head(tok)
	return h >= 0 && t.rel(tok) == text.Obj && t.w.deeds.has(t.forms[tok]) && t.w.weighing.has(t.lemma(h))
}

// isHearer says whether journalists stand at a phrase only as those who are
// told: "he told reporters". They hear of the act and have no part in it; who
// is told to do something has.
func (r *reading) isHearer(tok int32) bool {
	t := &r.tree
	if rel := t.rel(tok); rel != text.Iobj && rel != text.Obj {
		return false
	}
	v := t.head(tok)
	if v < 0 || !t.w.say.has(t.lemma(v)) || t.kid(v, text.Xcomp) {
		return false
	}
	if o := t.d.Kid(v, text.Obj); o >= 0 && o != tok {
		return false // "showed the reporters the door"
	}
	return r.hasSector(tok, press)
}

// press is the sector of those who report.
var press = []string{"JRN"}

// wielder gives who is behind a thing that the Cast takes for somebody: the officers of
// "jets flown by officers", the navies of "warships of the Indian navy and the
// French navy", or nobody.
func (r *reading) wielder(tok int32) int32 {
	t := &r.tree
	for _, k := range t.d.Kids(tok) {
		switch t.rel(k) {
		case text.Acl:
			given := t.w.giving.has(t.lemma(k)) && !t.w.instrument.has(t.lowerLemma(tok))
			if !given && !t.w.wielding.has(t.lemma(k)) || !t.passive(k) {
				continue
			}
			if by := t.logicalSubject(k); by >= 0 && r.mention(by) != nil {
				return by
			}
		case text.Nmod:
			if t.w.vehicle.has(t.lemma(tok)) && t.w.genitive.has(t.caseOf(k)) && t.kid(k, text.Conj) && r.mention(k) != nil {
				return k
			}
		}
	}
	return nobody
}

// hasDoer says whether a noun tells an act of somebody: those who act count,
// though "a protest by farmers" may itself be taken for people.
func (r *reading) hasDoer(tok int32) bool {
	id := r.eventAt[tok]
	return id > 0 && r.found[id-1].head == tok && r.found[id-1].class == noun && len(r.found[id-1].Actors) > 0
}

// throng gives the crowd whose people a token names, where the Cast knows the
// crowd only: "a crowd of Christians who were protesting".
func (r *reading) throng(tok int32) (Participant, bool) {
	t := &r.tree
	h := t.head(tok)
	if h < 0 || !t.isGenitive(tok) || !t.w.throng.has(t.lemma(h)) {
		return Participant{}, false
	}
	return r.somebody(h)
}

// isCount says whether a number stands for people without saying so: "97 died
// in the shelling", "killed 12 and wounded 30".
func (r *reading) isCount(tok int32) bool {
	t := &r.tree
	if t.d.Tokens[tok].UPOS != text.NUM || r.isTime(tok) {
		return false
	}
	switch t.rel(tok) {
	case text.Nsubj, text.NsubjPass, text.Obj:
		h := t.head(tok)
		return h >= 0 && t.w.hurting.has(t.lemma(h)) && !t.kid(tok, text.Case)
	}
	return false
}

// speaker takes a pronoun that the Cast leaves open for the one whose words it
// stands in: "the regime said it would allow …".
func (r *reading) speaker(tok int32) (Participant, bool) {
	t := &r.tree
	if t.d.Tokens[tok].UPOS != text.PRON || !isSubject(t.rel(tok)) || t.isRelative(tok) {
		return Participant{}, false
	}
	v := t.head(tok)
	for range 3 {
		h := t.head(v)
		if h < 0 {
			break
		}
		if rel := t.rel(v); (rel == text.Ccomp || rel == text.Parataxis) && t.w.say.has(t.lemma(h)) {
			s := t.surfaceSubject(h)
			if s < 0 || s == tok {
				break
			}
			return r.somebody(s)
		}
		if t.rel(v) != text.Conj {
			break
		}
		v = h
	}
	return Participant{}, false
}

// behindThing finds who is behind a thing: the possessor, nationality or
// organization in "a Supreme Court decision", "attacks by the militia".
func (r *reading) behindThing(dst []Participant, tok int32, deep int) []Participant {
	t := &r.tree
	if id := r.eventAt[tok]; id > 0 && r.found[id-1].head == tok {
		if c := &r.found[id-1]; len(c.Actors) > 0 {
			for _, p := range c.Actors {
				dst = add(dst, p)
			}
			return dst
		}
	}
	patient := t.w.patient.has(t.lemma(tok))
	n := len(dst)
	for _, k := range t.d.Kids(tok) {
		switch rel := t.rel(k); {
		case rel == text.NmodPoss && t.d.Tokens[k].UPOS == text.PRON && r.mention(k) == nil && !t.isRelative(k):
			// whose "their statement" is nobody has told yet
		case rel == text.NmodPoss && !patient:
			dst = r.resolveOne(dst, t.antecedent(k), deep+1)
		case (rel == text.Amod || rel == text.Compound || rel == text.NmodDesc) && (!patient || rel == text.Amod):
			if p, ok := r.somebody(k); ok && r.nameLike(k) {
				dst = add(dst, p)
			}
		}
		if len(dst) > n {
			return dst
		}
	}
	if p, ok := r.someonesThing(tok); ok {
		return add(dst, p)
	}
	for _, k := range t.d.Kids(tok) {
		rel := t.rel(k)
		if rel != text.Nmod && rel != text.Acl && rel != text.OblAgent && rel != text.Obl {
			continue
		}
		if rel == text.Acl { // "a request made by"
			if s := t.logicalSubject(k); t.passive(k) && s >= 0 {
				dst = r.resolveOne(dst, s, deep+1)
			}
			continue
		}
		switch c := t.caseOf(k); {
		case t.w.agentive.has(c), t.w.source.has(c), t.w.genitive.has(c) && !patient:
			dst = r.resolve(dst, k, deep+1)
		}
		if len(dst) > n {
			return dst
		}
	}
	return dst
}

func add(dst []Participant, p Participant) []Participant {
	for _, q := range dst {
		if q.Head == p.Head || q.Actor >= 0 && q.Actor == p.Actor {
			return dst
		}
	}
	return append(dst, p)
}

// addParts adds somebody, or those of several countries who share the words
// for him: "Ethiopian and Eritrean officials" are two parties.
func (r *reading) addParts(dst []Participant, p Participant) []Participant {
	members := r.in.Cast.Actors[p.Actor].Members
	if r.meant(members) {
		for _, m := range members {
			dst = addMember(dst, Participant{Actor: m, Range: p.Range, Head: p.Head})
		}
		return dst
	}
	if !r.shared(p, members) {
		return add(dst, p)
	}
	for i, m := range members {
		a := &r.in.Cast.Actors[m]
		q := Participant{Actor: m, Range: Range{a.PartFirst, a.PartLast}, Head: a.PartLast - 1}
		switch behind := a.PartFirst > p.Head; {
		case behind && i == 0: // "the armies of Brazil", "Argentina"
			q.First, q.Head = p.First, p.Head
		case !behind && i == len(members)-1: // "Ethiopian", "Eritrean officials"
			q.Last = p.Last
		}
		dst = add(dst, q)
	}
	return dst
}

// addMember adds one of those whom the same words mean together.
func addMember(dst []Participant, p Participant) []Participant {
	for _, q := range dst {
		if q.Actor == p.Actor {
			return dst
		}
	}
	return append(dst, p)
}

// meant says whether words such as "the two countries" mean members that stand
// elsewhere in the report, of different countries: each is a party.
func (r *reading) meant(members []int32) bool {
	apart := false
	for i, m := range members {
		if r.in.Cast.Actors[m].PartLast > 0 {
			return false
		}
		apart = apart || i > 0 && r.in.Cast.Code(m, r.in.Date).Country != r.in.Cast.Code(members[0], r.in.Date).Country
	}
	return apart
}

// shared says whether the words of p name its members, who are of different
// countries.
func (r *reading) shared(p Participant, members []int32) bool {
	apart := false
	for i, m := range members {
		a := &r.in.Cast.Actors[m]
		if a.PartLast == 0 || a.PartFirst < p.First || a.PartLast > p.Last && a.PartFirst < p.Head || r.endsHyphened(a.PartLast) {
			return false
		}
		apart = apart || i > 0 && r.in.Cast.Code(m, r.in.Date).Country != r.in.Cast.Code(members[0], r.in.Date).Country
	}
	return apart
}

// endsHyphened says whether a hyphen stands at a token: "Dutch- and French-speaking".
func (r *reading) endsHyphened(tok int32) bool {
	return int(tok) < len(r.tree.d.Tokens) && r.tree.d.Form(tok) == "-"
}

// partOf looks through "a number of", "thousands of", "a series of".
func (r *reading) partOf(tok int32) int32 {
	t := &r.tree
	for range 3 {
		if !t.w.quantity.has(t.lemma(tok)) && t.d.Tokens[tok].UPOS != text.NUM { // "82 of the hostages"
			return tok
		}
		next := int32(nobody)
		for _, k := range t.d.Kids(tok) {
			if t.isGenitive(k) {
				next = k
				break
			}
		}
		if next < 0 {
			return tok
		}
		tok = next
	}
	return tok
}

// cast fills the participants of a candidate and says whether the frame can
// stand with them.
func (r *reading) cast(c *candidate) bool {
	f := c.frame
	act, rec := r.fill(f.actor, c.args), r.fill(f.recipient, c.args)
	c.Actors, c.weak = act.people, act.weak
	if act.slots && len(act.people) == 0 && f.typ != &nothing && !r.actsAlone(act.thing) {
		r.explain(c.head, f, false, "%q is nobody who acts", r.tree.d.Form(act.thing))
		return false
	}
	c.Recipients = rec.people
	if len(c.Recipients) == 0 && rec.thing >= 0 {
		c.Recipients = []Participant{r.thing(rec.thing)}
	}
	c.Recipients = slices.DeleteFunc(c.Recipients, func(p Participant) bool {
		return slices.ContainsFunc(c.Actors, func(q Participant) bool {
			return q.Head == p.Head || q.Actor >= 0 && (q.Actor == p.Actor || r.isMember(q.Actor, p.Actor))
		})
	})
	if len(c.Recipients) == 0 && len(rec.people) > 0 && slices.Contains(f.recipient[0], doer) {
		r.explain(c.head, f, false, "said of nobody else")
		return false
	}
	if ps := r.concerns(c); len(ps) > 0 {
		c.Recipients, c.near = ps, true
	}
	if len(c.Recipients) == 0 && len(c.Actors) == 1 && (f.typ.RecipientRequired || r.c.grounded(f.typ)) {
		c.Recipients, c.near = r.ground(c), !f.typ.RecipientRequired
		c.atPlace = len(c.Recipients) > 0
	}
	if c.class == noun && c.weak && len(c.Actors) == 1 && len(c.Recipients) == 0 {
		r.explain(c.head, f, false, "only mentioned beside another act")
		return false
	}
	if len(c.Actors) == 0 && !r.someone(c.Recipients) && !f.alone {
		r.explain(c.head, f, false, "nobody takes part")
		return false
	}
	return true
}

// actsAlone says whether a thing that does something leaves the doer open:
// a bomb kills, and so does an attack; a storm is no event of ours.
func (r *reading) actsAlone(tok int32) bool {
	if tok < 0 {
		return true
	}
	q := r.partOf(tok)
	if r.eventAt[q] > 0 {
		return true
	}
	return r.tree.w.instrument.has(r.tree.lowerLemma(q)) || r.tree.isRelative(q)
}
