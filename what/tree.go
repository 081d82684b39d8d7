package what

import "rapporteur/text"

// tree answers questions of logic about a syntax tree: who is the subject of
// an infinitive, is this verb a passive, which noun does "who" stand for.
type tree struct {
	d    *text.Doc
	w    *words
	surf []int32 // surface subject by token, unasked before the first question
	pass []int8  // 1 passive, -1 active, 0 unasked

	lemmas []string // by token; predicates' as frames spell them
	forms  []string // by token, in small letters
	bases  []string // lemmas in small letters
}

const (
	unasked = -3
	asking  = -2
	nobody  = -1
)

func (t *tree) reset(d *text.Doc) {
	t.d = d
	t.surf, t.pass, t.lemmas = t.surf[:0], t.pass[:0], t.lemmas[:0]
	t.forms, t.bases = t.forms[:0], t.bases[:0]
	for i := range d.Tokens {
		form, lemma := d.Form(int32(i)), d.Tokens[i].Lemma
		small := lower(form)
		t.forms = append(t.forms, small)
		if lemma != form { // names mostly are their own lemmas
			small = lower(lemma)
		}
		t.bases = append(t.bases, small)
		t.surf, t.pass, t.lemmas = append(t.surf, unasked), append(t.pass, 0), append(t.lemmas, lemma)
	}
}

// lowerLemma gives the lemma of token i in small letters.
func (t *tree) lowerLemma(i int32) string {
	if t.lemmas[i] == t.d.Tokens[i].Lemma {
		return t.bases[i]
	}
	return lower(t.lemmas[i])
}

func (t *tree) rel(i int32) text.Rel         { return t.d.Tokens[i].Rel }
func (t *tree) lemma(i int32) string         { return t.lemmas[i] }
func (t *tree) head(i int32) int32           { return t.d.Tokens[i].Head }
func (t *tree) kid(i int32, r text.Rel) bool { return t.d.Kid(i, r) >= 0 }

func isSubject(r text.Rel) bool {
	switch r {
	case text.Nsubj, text.NsubjPass, text.NsubjOuter, text.Csubj, text.CsubjPass:
		return true
	}
	return false
}

// caseOf gives the preposition of a phrase, its first where there are
// several, "" for none. An infinitive's or gerund's mark counts.
func (t *tree) caseOf(i int32) string {
	for _, k := range t.d.Kids(i) {
		if t.isPreposition(k) {
			for _, f := range t.d.Kids(k) {
				if t.rel(f) == text.Fixed {
					return t.lemma(k) + " " + t.forms[f]
				}
			}
			return t.lemma(k)
		}
	}
	return ""
}

// hasCase says whether the word is one of the phrase's prepositions: "into" of
// "out into".
func (t *tree) hasCase(i int32, word string) bool {
	for _, k := range t.d.Kids(i) {
		if t.lemma(k) == word && t.isPreposition(k) {
			return true
		}
	}
	return false
}

// caseIn says whether one of the phrase's prepositions is in the set.
func (t *tree) caseIn(i int32, s *wordSet) bool {
	for _, k := range t.d.Kids(i) {
		if s.has(t.lemma(k)) && t.isPreposition(k) {
			return true
		}
	}
	return false
}

// isAgentive says whether a phrase is one of who does it: "by gunmen".
func (t *tree) isAgentive(k int32) bool { return t.caseIn(k, t.w.agentive) }

// isGenitive says whether a phrase belongs to a noun as a part or a name does:
// "thousands of miners", "the island of Malta".
func (t *tree) isGenitive(k int32) bool {
	return t.rel(k) == text.Nmod && t.w.genitive.has(t.caseOf(k))
}

// isPreposition says whether k is the preposition of its head: neither the
// "to" of an infinitive nor a possessive's ending. The parser takes "to" for a
// particle at times: "acceded to calls".
func (t *tree) isPreposition(k int32) bool {
	tok := &t.d.Tokens[k]
	if tok.Rel != text.Case && tok.Rel != text.Mark {
		return false
	}
	return tok.UPOS != text.PART || tok.Rel == text.Case && tok.XPOS == text.TO && t.d.Tokens[tok.Head].UPOS != text.VERB
}

func (t *tree) isPossessive(i int32) bool {
	return t.rel(i) == text.NmodPoss
}

// infinitive says whether the verb has "to" in front.
func (t *tree) infinitive(i int32) bool {
	for _, k := range t.d.Kids(i) {
		if t.d.Tokens[k].UPOS == text.PART && t.d.Tokens[k].XPOS == text.TO {
			return true
		}
	}
	return false
}

func (t *tree) hasAux(i int32) bool { return t.kid(i, text.Aux) || t.kid(i, text.AuxPass) }

// isPresent says whether a clause tells in the present tense.
func (t *tree) isPresent(v int32) bool {
	present := func(i int32) bool { x := t.d.Tokens[i].XPOS; return x == text.VBZ || x == text.VBP }
	for _, k := range t.d.Kids(v) {
		if r := t.rel(k); r == text.Aux || r == text.AuxPass || r == text.Cop {
			return present(k)
		}
	}
	return present(v)
}

// passive says whether the verb's surface subject is its logical object.
func (t *tree) passive(v int32) bool {
	if t.pass[v] == 0 {
		t.pass[v] = -1
		if t.isPassive(v) {
			t.pass[v] = 1
		}
	}
	return t.pass[v] == 1
}

func (t *tree) isPassive(v int32) bool {
	tok := &t.d.Tokens[v]
	if t.kid(v, text.AuxPass) {
		return true
	}
	// Without an auxiliary the parser's word is good in headlines only:
	// "Minister sacked", but "Turkish tanks massed near the border."
	if (t.kid(v, text.NsubjPass) || t.kid(v, text.CsubjPass)) && !t.kid(v, text.Aux) && t.headlineStyle(v) {
		return true
	}
	if tok.Rel == text.Conj && tok.XPOS == text.VB && t.unchangedParticiple(v) {
		return t.d.Tokens[tok.Head].UPOS == text.VERB && t.passive(tok.Head)
	}
	if tok.XPOS != text.VBN && tok.XPOS != text.VBD {
		return false
	}
	hasObject := t.kid(v, text.Obj)
	switch tok.Rel {
	case text.Acl: // "men jailed", but "accused of having jailed" and "the sanctions Britain imposed"
		return (tok.XPOS == text.VBN || !hasObject) && !t.hasAux(v) && !t.kid(v, text.Nsubj)
	case text.Advcl:
		// "Asked to resign, he refused" whatever the tagger says
		if (tok.XPOS == text.VBN || v < tok.Head && t.caseOf(v) == "") && !t.hasAux(v) && !hasObject && t.d.Kid(v, text.Nsubj) < 0 {
			return true
		}
	case text.Conj:
		// "Three were killed and 17 wounded" shares the auxiliary, as does
		// "was detained on Sunday and freed at night", read as a past tense.
		if (tok.XPOS == text.VBN || t.w.transitive.has(t.lemma(v)) && t.d.Kid(v, text.Ccomp) < 0) && !hasObject && !t.hasAux(v) && (t.d.Kid(v, text.Nsubj) < 0 || t.w.transitive.has(t.lemma(v))) {
			return t.d.Tokens[tok.Head].UPOS == text.VERB && t.passive(tok.Head)
		}
	case text.Xcomp:
		if tok.XPOS == text.VBN && !hasObject && !t.hasAux(v) {
			return true
		}
	}
	return t.bareParticiple(v)
}

// unchangedParticiple says whether v may be the participle of a verb whose forms
// are all alike, "was arrested and put on trial", though it was read as another.
func (t *tree) unchangedParticiple(v int32) bool {
	if !t.w.unchanged.has(t.lemma(v)) {
		return false
	}
	for _, k := range t.d.Kids(v) {
		switch t.rel(k) {
		case text.Obj, text.Nsubj, text.Aux, text.CompoundPrt, text.Mark:
			return false
		}
	}
	return true
}

// bareParticiple finds a headline's passive, "Two soldiers killed in Mali":
// a verb that cannot do without an object stands without one.
func (t *tree) bareParticiple(v int32) bool {
	if t.kid(v, text.Aux) || t.kid(v, text.Obj) || t.kid(v, text.Ccomp) || t.kid(v, text.Xcomp) || t.kid(v, text.Iobj) || t.kid(v, text.CompoundPrt) {
		return false
	}
	if !t.w.transitive.has(t.lemma(v)) || t.rel(v) == text.AclRelcl {
		return false
	}
	for _, k := range t.d.Kids(v) { // "attacked and killed three" shares its object
		if t.rel(k) == text.Obl && !t.headlineStyle(v) && t.caseIn(k, t.w.targeting) && t.w.targeting.has(t.lemma(v+1)) {
			return false // "snipers shot at the convoy"
		}
		if t.rel(k) == text.Conj && t.kid(k, text.Obj) && t.d.Kid(k, text.Nsubj) < 0 {
			return false
		}
	}
	return t.rel(v) != text.Conj
}

// antecedent gives what a relative pronoun in clause v stands for, or i itself.
func (t *tree) antecedent(i int32) int32 {
	if i < 0 || !t.isRelative(i) {
		return i
	}
	for c, n := t.head(i), 0; c >= 0 && n < 8; c, n = t.head(c), n+1 {
		if r := t.rel(c); r == text.AclRelcl || r == text.AdvclRelcl {
			n := t.deed(t.head(c))
			if s := t.enactor(n); s >= 0 && t.rel(i) == text.Nsubj {
				return s
			}
			return n
		}
	}
	return i
}

// calledWhat gives what somebody calls "what": the raid of "condemned what it
// called a barbaric raid". Other words stay themselves.
func (t *tree) calledWhat(i int32) int32 {
	if i < 0 || t.d.Tokens[i].XPOS != text.WP {
		return i
	}
	v := t.d.Kid(i, text.AclRelcl)
	if v < 0 || !t.w.naming.has(t.lemma(v)) {
		return i
	}
	for _, k := range t.d.Kids(v) {
		if rel := t.rel(k); k > v && t.d.Tokens[k].UPOS == text.NOUN && (rel == text.Xcomp || rel == text.Obj || rel == text.Obl) {
			return k
		}
	}
	return i
}

func (t *tree) isRelative(i int32) bool {
	x := t.d.Tokens[i].XPOS
	if x == text.WDT || x == text.WP || x == text.WPS {
		return true
	}
	return t.d.Tokens[i].UPOS == text.PRON && t.w.relative.has(t.lemma(i))
}

// surfaceSubject gives what stands as the subject of a verb or predicate, said
// or understood, or nobody.
func (t *tree) surfaceSubject(v int32) int32 {
	if t.surf[v] == asking {
		return nobody
	}
	if t.surf[v] == unasked {
		t.surf[v] = asking
		t.surf[v] = t.findSubject(v)
	}
	return t.surf[v]
}

func (t *tree) findSubject(v int32) int32 {
	for _, k := range t.d.Kids(v) {
		if isSubject(t.rel(k)) {
			return t.antecedent(k)
		}
	}
	h := t.head(v)
	if h < 0 {
		return t.headlineSubject(v)
	}
	switch t.rel(v) {
	case text.Conj:
		if t.isPredicate(h) {
			return t.surfaceSubject(t.saidBefore(v, h))
		}
		return nobody
	case text.Xcomp:
		return t.controller(v, h)
	case text.Advcl, text.AdvclRelcl:
		return t.adverbialSubject(v, h)
	case text.Acl:
		return t.attributiveSubject(v, h)
	case text.AclRelcl:
		return h
	case text.Ccomp, text.Parataxis:
		if x := t.d.Tokens[v].XPOS; x == text.VBG || t.infinitive(v) {
			return t.surfaceSubject(h)
		}
	case text.Obl, text.Nmod: // gerunds that the parser takes for nouns
		if t.d.Tokens[v].XPOS == text.VBG {
			return t.adverbialSubject(v, h)
		}
	}
	return nobody
}

// saidBefore gives the verb that v goes on with: "The group said two men had
// died and vowed revenge" has v hung on the dying, but it is the group that
// speaks again.
func (t *tree) saidBefore(v, h int32) int32 {
	g := t.head(h)
	if g >= 0 && t.rel(h) == text.Ccomp && (t.w.say.has(t.lemma(g)) || t.w.speaking.has(t.lemma(g))) && t.w.speaking.has(t.lemma(v)) && !t.hasAux(v) && (t.hasAux(h) || t.kid(h, text.Cop)) && t.d.Tokens[g].XPOS == text.VBD && (t.d.Tokens[v].XPOS == text.VBD || t.d.Tokens[v].XPOS == text.VBN) {
		return g
	}
	return h
}

// isPredicate says whether the token heads a clause.
func (t *tree) isPredicate(i int32) bool {
	u := t.d.Tokens[i].UPOS
	if u == text.VERB || u == text.AUX || t.kid(i, text.Cop) {
		return true
	}
	for _, k := range t.d.Kids(i) {
		if isSubject(t.rel(k)) || t.rel(k) == text.Orphan && t.rel(i) == text.Conj {
			return true
		}
	}
	return false
}

// controller gives the understood subject of infinitive v below h: the object
// of "urged Iran to stop", the subject of "promised to stop".
func (t *tree) controller(v, h int32) int32 {
	if o := t.d.Kid(h, text.Obj); o >= 0 && t.w.causing.has(t.lemma(h)) && !t.infinitive(v) { // "had his rival arrested"
		return t.antecedent(o)
	}
	if t.w.preControl.has(t.lemma(h)) {
		for _, k := range t.d.Kids(h) {
			if t.rel(k) == text.Obl && k < v && t.w.preControl.has(t.caseOf(k)) {
				return t.antecedent(k)
			}
		}
	}
	if !t.w.subjectControl.has(t.lemma(h)) {
		if o := t.d.Kid(h, text.Obj); o >= 0 && o < v {
			return t.antecedent(o)
		}
		if o := t.d.Kid(h, text.Iobj); o >= 0 {
			return t.antecedent(o)
		}
	}
	return t.surfaceSubject(h)
}

// adverbialSubject: "accused Iran of helping", "banned them from leaving" have
// the object in mind, "left after meeting him" and "called to thank" the subject.
func (t *tree) adverbialSubject(v, h int32) int32 {
	h = t.aroundNaming(v, h)
	switch c := t.caseOf(v); {
	case t.w.objectGerund.has(c):
		if o := t.d.Kid(h, text.Obj); o >= 0 && o < v {
			return t.antecedent(o)
		}
	case c == "" && t.infinitive(v) && (t.w.preControl.has(t.lemma(h)) || t.w.inherit.has(t.lemma(h))):
		return t.controller(v, h) // "allowed the army to expel" that was parsed as an adverbial
	}
	if !t.isPredicate(h) {
		return h
	}
	if t.passive(h) && t.infinitive(v) {
		if by := t.logicalSubject(h); by >= 0 { // "tear gas was fired by police to disperse"
			return by
		}
	}
	return t.surfaceSubject(h)
}

// attributiveSubject: "rebels fighting", "men jailed" have the noun for a
// subject, "its decision to leave" the one who decides.
func (t *tree) attributiveSubject(v, h int32) int32 {
	if t.d.Tokens[v].XPOS == text.VBG && !t.w.writing.has(t.lemma(h)) {
		for _, k := range t.d.Kids(h) { // "the anniversary of Haftar launching a campaign"
			if t.rel(k) == text.Nmod && k < v && t.caseOf(k) != "" {
				if _, last := t.d.Subtree(k); last == v {
					return t.antecedent(k)
				}
			}
		}
	}
	if !t.infinitive(v) {
		if g := t.head(h); g >= 0 && t.rel(h) == text.OblAgent && t.caseOf(v) != "" {
			return t.surfaceSubject(g) // "convicted by a court of murdering", hung on the court
		}
		if g := t.head(h); g >= 0 && t.rel(h) == text.Obj && t.w.genitive.has(t.caseOf(v)) && t.hasAux(v) {
			return h
		}
		if s := t.enactor(h); s >= 0 && !t.passive(v) {
			return s
		}
		if g, role := t.governor(h); g >= 0 && g != v && role == object && t.w.support.has(t.lemma(g)) && !t.passive(v) {
			return t.logicalSubject(g) // "filed a lawsuit accusing", "launched a raid targeting"
		}
		if s := t.writer(v, h); s >= 0 {
			return s
		}
		return h
	}
	if g := t.head(h); g >= 0 && t.rel(h) == text.Obj && t.w.inherit.has(t.lemma(g)) {
		return h // "allowed the army to expel", hung on the army
	}
	if t.ranks(h) {
		if g := t.head(h); t.rel(h) == text.Xcomp && g >= 0 { // "became the first state to"
			return t.surfaceSubject(g)
		}
		return t.surfaceSubject(h)
	}
	if s := t.nounSubject(h); s >= 0 || !t.isHeadline(h) {
		return s
	}
	return h
}

func (t *tree) ranked(n int32) bool {
	if t.w.ranking.has(t.lemma(n)) {
		return true
	}
	for _, k := range t.d.Kids(n) {
		if t.rel(k) == text.Amod && t.w.ranking.has(t.lemma(k)) {
			return true
		}
	}
	return false
}

// nounSubject gives who does what the noun names, as far as the noun's own
// phrase or its light verb tells.
func (t *tree) nounSubject(n int32) int32 {
	for _, k := range t.d.Kids(n) {
		if t.isPossessive(k) || t.rel(k) == text.Nmod && t.w.agentive.has(t.caseOf(k)) {
			return k
		}
	}
	g, role := t.governor(n)
	if g < 0 {
		return nobody
	}
	if role == object && !t.w.judging.has(t.lemma(g)) {
		return t.logicalSubject(g)
	}
	return nobody
}

// logicalSubject gives the doer of a verb: the subject of an active, the
// agent of a passive.
func (t *tree) logicalSubject(v int32) int32 {
	if !t.passive(v) {
		return t.surfaceSubject(v)
	}
	for _, k := range t.d.Kids(v) {
		if r := t.rel(k); r == text.OblAgent || r == text.Obl && t.w.agentive.has(t.caseOf(k)) && t.d.Tokens[k].UPOS != text.VERB {
			return t.antecedent(k)
		}
	}
	return nobody
}

// lift climbs from a noun over "a series of", "hundreds of" and over the
// conjunction that it is part of.
func (t *tree) lift(n int32) int32 {
	for range 4 {
		h := t.head(n)
		if h < 0 {
			return n
		}
		switch {
		case t.rel(n) == text.Conj && !t.isPredicate(h):
		case t.rel(n) == text.Appos:
		case t.isGenitive(n) && t.w.quantity.has(t.lemma(h)):
		default:
			return n
		}
		n = h
	}
	return n
}

// governor gives the verb that a noun is an argument of, and the logical role
// it has there; the verb is nobody where there is none. Prepositional phrases
// have the role place, for want of another.
func (t *tree) governor(n int32) (int32, slot) {
	n = t.lift(n)
	for _, k := range t.d.Kids(n) { // "talks held in Cairo", "the attack that X launched"
		switch t.rel(k) {
		case text.Acl:
			if t.passive(k) {
				return k, object
			}
		case text.AclRelcl:
			if r := t.roleInRelative(k); r != noSlot {
				if t.w.support.has(t.lemma(k)) && r == object {
					return k, r
				}
			}
		}
	}
	h := t.head(n)
	if h < 0 || t.d.Tokens[h].UPOS != text.VERB {
		return nobody, noSlot
	}
	switch t.rel(n) {
	case text.Obj:
		return h, object
	case text.NsubjPass:
		return h, object
	case text.Nsubj:
		if t.passive(h) {
			return h, object
		}
		return h, subject
	case text.Obl:
		return h, place
	}
	return nobody, noSlot
}

// bareNoun says whether k is a noun that nothing makes a predicate or a phrase.
func (t *tree) bareNoun(k int32) bool {
	if u := t.d.Tokens[k].UPOS; u != text.NOUN && u != text.PROPN {
		return false
	}
	return !t.kid(k, text.Cop) && !t.kid(k, text.Case) && !t.kid(k, text.Mark) && !t.kid(k, text.Nsubj)
}

// roleInRelative tells what the antecedent is in relative clause v.
func (t *tree) roleInRelative(v int32) slot {
	subj := false
	for _, k := range t.d.Kids(v) {
		switch {
		case isSubject(t.rel(k)) && t.isRelative(k):
			if t.passive(v) {
				return object
			}
			return subject
		case t.rel(k) == text.Obj && t.isRelative(k):
			return object
		case t.rel(k) == text.Obj:
			return noSlot
		case isSubject(t.rel(k)):
			if w := t.d.Kid(k, text.NmodPoss); w >= 0 && t.isRelative(w) {
				return noSlot // "Eritrea, whose troops fought there"
			}
			subj = true
		case t.isRelative(k):
			return noSlot
		}
	}
	if subj && !t.passive(v) && t.d.Tokens[v].UPOS == text.VERB {
		return object // "the men police arrested"
	}
	return noSlot
}
