package who

import (
	"slices"
	"strings"

	"rapporteur/text"
	"rapporteur/world"
)

// reachBack is how many actors a description may look back to.
const reachBack = 80

// findNominal finds the actor of a description: the LNA commander, the
// delegation. Descriptions with "a" are new.
func (c *caster) findNominal(k int32) int32 {
	m := &c.ments[k]
	if a := c.bySelf(m); a >= 0 {
		return a
	}
	if a := c.byCopula(m); a >= 0 {
		return a
	}
	if m.definite && m.d.role < 0 && c.scan.flags(m.Head)&isLand != 0 && !m.d.plural {
		return c.lastCountry()
	}
	if a := c.realm(m); a >= 0 {
		return a
	}
	if n := c.number(m); n == 2 {
		if a := c.pairMeant(k); a >= 0 {
			return a
		}
	} else if l := c.listMeant(k, n); l != nil {
		return c.listActor(l)
	}
	if !m.definite && !(m.bare && (m.d.plural || m.d.role >= 0)) {
		return -1
	}
	best, bestScore := int32(-1), 0
	for a := int32(len(c.actors) - 1); a >= max(0, int32(len(c.actors))-reachBack); a-- {
		score := c.nominalScore(a, m)
		if score == 0 || score < bestScore || !c.possible(a, m) || c.everybody(m) && c.counted(a) {
			continue
		}
		if score > bestScore || c.work[a].last > c.work[best].last {
			best, bestScore = a, score
		}
	}
	return best
}

// everybody tells "people", "the people" and "the Bolivian people" from some
// people.
func (c *caster) everybody(m *ment) bool {
	if c.scan.flags(m.Head)&isMass == 0 {
		return false
	}
	return m.Last-m.First <= 2 || m.definite && m.Last == m.Head+1 && m.d.country != "" && c.doc.Kid(m.Head, text.Nummod) < 0
}

// counted tells whether the actor came in with a number: ten people.
func (c *caster) counted(actor int32) bool {
	k := c.actors[actor].first
	return k >= 0 && c.doc.Kid(c.ments[k].Head, text.Nummod) >= 0
}

// realm finds the country that "the government" or "the Russian state" is,
// unless the report names a government of that country.
func (c *caster) realm(m *ment) int32 {
	if m.d.role < 0 || m.d.plural || c.scan.flags(m.Head)&isRealm == 0 || !m.definite && m.d.country == "" {
		return -1
	}
	code := m.d.country
	if code == "" {
		code = c.setting
	}
	for a := int32(len(c.actors) - 1); a >= max(0, int32(len(c.actors))-reachBack); a-- {
		if t := &c.actors[a]; t.Type == Government && c.work[a].named && !t.known.place &&
			c.actorCountry(a) == code && c.realmName(t.Name) {
			return -1
		}
	}
	if country := c.r.countries.Code(code); country != nil {
		if a, ok := c.places[country.Name]; ok && !c.commanded(a, m) {
			return a
		}
	}
	return -1
}

// realmName tells names of governments: with "government" in them.
func (c *caster) realmName(name string) bool {
	for w := range strings.FieldsSeq(foldName(name)) {
		if c.r.lex.is(w, isRealm) {
			return true
		}
	}
	return false
}

// lastCountry finds what "the country" is: the country named last before.
func (c *caster) lastCountry() int32 {
	best := int32(-1)
	for a := int32(len(c.actors) - 1); a >= max(0, int32(len(c.actors))-reachBack); a-- {
		if c.actors[a].known.place && !c.actors[a].known.city && c.actors[a].known.country != "" && (best < 0 || c.work[a].last > c.work[best].last) {
			best = a
		}
	}
	return best
}

// number gives how many "the two leaders" or "both sides" are, 0 for others.
func (c *caster) number(m *ment) int {
	parties := c.scan.flags(m.Head)&(isNations|isSides) != 0
	if m.d.nameLast > m.d.nameFirst || !parties && (!m.d.plural && m.d.typ != Group || m.d.country != "") {
		return 0
	}
	if c.r.countries.Code(m.d.country) != nil {
		return 0 // the two Koreas' armies
	}
	for i := m.Head - 1; i >= m.First; i-- {
		if c.scan.flags(i)&isBoth == 0 {
			continue
		}
		if !m.definite && c.doc.Tokens[i].UPOS != text.DET {
			return 0
		}
		return c.numberOf(i)
	}
	return 0
}

// listMeant finds the list of n that "the three leaders" takes up.
func (c *caster) listMeant(k int32, n int) *list {
	m := &c.ments[k]
	if n == 0 {
		return nil
	}
	l, _ := c.listFor(k)
	if l == nil || len(l.mentions) != n {
		return nil
	}
	for _, o := range l.mentions {
		if m.d.typ == Group && !typesAgree(Person, c.actors[c.ments[o].Actor].Type) {
			return nil
		}
	}
	return l
}

// numberOf gives the number that a word of the block "both" stands for: two
// for the first two.
func (c *caster) numberOf(i int32) int {
	id := c.scan.word(i)
	for n, w := range c.r.lex.both {
		if w == id {
			return max(2, n+1)
		}
	}
	return 0
}

// bySelf finds the name that a description says again: the LNA army.
func (c *caster) bySelf(m *ment) int32 {
	if m.d.role < 0 || c.scan.flags(m.Head)&isSelf == 0 || m.Head == m.First {
		return -1
	}
	k := c.at[m.Head-1]
	if k < 0 || c.ments[k].Kind != Name || c.ments[k].Actor < 0 || c.ments[k].d.place {
		return -1
	}
	a := c.ments[k].Actor
	if t := c.actors[a].Type; t == Person || t == Place || c.doc.Tokens[c.ments[k].Head].Rel == text.NmodPoss {
		return -1
	}
	role := &c.r.lex.agents[m.d.role]
	if s := c.sectorsOf(a); role.neutral || len(s) == 0 || len(role.sectors) == 0 || slices.Contains(s, role.sectors[0]) {
		return a
	}
	return -1
}

// byCopula finds the subject of which the mention is said: Haftar is the
// commander.
func (c *caster) byCopula(m *ment) int32 {
	cop := c.doc.Kid(m.Head, text.Cop)
	if cop < 0 || m.d.typ == Thing || c.doc.Kid(m.Head, text.Advmod) >= 0 {
		return -1
	}
	subj := c.doc.Kid(m.Head, text.Nsubj)
	if subj < 0 || c.at[subj] < 0 {
		return -1
	}
	s := &c.ments[c.at[subj]]
	if s.Actor < 0 || s.Kind == Pronoun && s.pro.person != 3 || !c.agrees(s.Actor, m) || c.actors[s.Actor].Plural != m.d.plural {
		return -1
	}
	return s.Actor
}

func (c *caster) sectorsOf(actor int32) []string {
	a := &c.actors[actor]
	if a.known.actor >= 0 {
		if code, _ := c.r.register.Actors[a.known.actor].On(c.date); len(code.Sectors) > 0 {
			return code.Sectors
		}
	}
	return a.known.sectors
}

// possible refuses antecedents that the mention stands inside of, that stand
// inside of it, or that it belongs to.
func (c *caster) possible(actor int32, m *ment) bool {
	if c.work[actor].last < 0 {
		return false
	}
	at := c.at[m.Head]
	for k := at; k >= 0 && at-k < reachBack && c.ments[k].sent == m.sent; k-- {
		o := &c.ments[k]
		if o.Actor == actor && o.Head != m.Head && (o.First <= m.Head && m.Head < o.Last || m.First <= o.Head && o.Head < m.Last) {
			return false
		}
		if o.Actor == actor && m.Kind == Nominal && c.sameClause(o.Head, m.Head) {
			return false
		}
	}
	if m.d.owner >= 0 && c.at[m.d.owner] >= 0 && c.ments[c.at[m.d.owner]].Actor == actor {
		return false
	}
	return !c.commanded(actor, m)
}

// commanded tells whether the actor is the subject of a verb above the
// mention: who "refused to hold talks with the government" is not the
// government (Chomsky 1981, condition C). What stands in a clause with a
// subject of its own, or is only joined to the sentence, is left out.
func (c *caster) commanded(actor int32, m *ment) bool {
	i := m.Head
	for range 12 {
		t := &c.doc.Tokens[i]
		switch t.Rel {
		case text.AclRelcl, text.Advcl, text.Ccomp, text.Parataxis, text.Appos:
			return false
		}
		if i = t.Head; i < 0 {
			return false
		}
		s := c.doc.Kid(i, text.Nsubj)
		if s < 0 {
			s = c.doc.Kid(i, text.NsubjPass)
		}
		if s < 0 || s >= m.First || c.at[s] < 0 {
			continue
		}
		if o := &c.ments[c.at[s]]; o.Head == s && o.Actor == actor {
			return true
		}
	}
	return false
}

// sameClause tells whether two phrases depend on one verb, or are joined by
// "and".
func (c *caster) sameClause(a, b int32) bool {
	ta, tb := &c.doc.Tokens[a], &c.doc.Tokens[b]
	if ta.Rel == text.Conj && ta.Head == b || tb.Rel == text.Conj && tb.Head == a {
		return true
	}
	return ta.Head == tb.Head && ta.Head >= 0 && isArgument(ta.Rel) && isArgument(tb.Rel)
}

func isArgument(r text.Rel) bool {
	switch r {
	case text.Nsubj, text.NsubjPass, text.Obj, text.Iobj, text.Obl, text.OblAgent, text.Conj:
		return true
	}
	return false
}

// nominalScore tells how well a description fits an actor: 0 not at all.
func (c *caster) nominalScore(actor int32, m *ment) int {
	a, w := &c.actors[actor], &c.work[actor]
	if !c.agrees(actor, m) || a.Plural != m.d.plural && !bodyLike(a.Type, m.d.typ) || a.known.place && m.d.typ != Place {
		return 0
	}
	if m.d.country != "" && m.d.certain && m.d.country != c.setting && c.actorCountry(actor) == "" && m.d.typ != Thing {
		if near := m.sent-c.ments[w.last].sent <= 2; c.setting != "" || !near {
			return 0 // the report's own soldiers, soldiers of another country
		}
	}
	same := slices.Contains(w.words, m.word)
	switch {
	case m.d.typ == Thing:
		if same && m.definite && !w.named {
			return 3
		}
		return 0
	case same && !w.named:
		if c.otherTerm(actor, m) || c.ownersClash(w, m) || c.ofAnother(actor, m) || !m.definite && m.mods != w.mods && m.mods != 0 || a.Plural != m.d.plural || c.sectorsClash(a, m) {
			return 0
		}
		return 4
	case !m.definite:
		return 0
	}
	if m.d.typ == Person {
		return c.personScore(actor, m)
	}
	return c.bodyScore(actor, m)
}

func bodyLike(a, b Type) bool { return a >= Group && a <= Government && b >= Group && b <= Government }

// sectorsClash tells whether two descriptions with the same head are of
// different kinds: Islamist groups, human rights groups.
func (c *caster) sectorsClash(a *Actor, m *ment) bool {
	return len(a.known.sectors) > 0 && len(m.d.sectors) > 0 && a.known.sectors[0] != m.d.sectors[0] && !a.known.former && !m.d.former
}

// ownersClash tells whether two descriptions name different owners.
func (c *caster) ownersClash(w *actorWork, m *ment) bool {
	if m.d.owner < 0 || c.at[m.d.owner] < 0 || len(w.owners) == 0 {
		return false
	}
	o := c.ments[c.at[m.d.owner]].Actor
	return o >= 0 && !slices.Contains(w.owners, o)
}

// ofAnother tells whether a description belongs to another country than the
// actor is known to be of: Chad's soldiers are not the Rwandan soldiers.
func (c *caster) ofAnother(actor int32, m *ment) bool {
	if m.d.owner < 0 || c.at[m.d.owner] < 0 || !c.actors[actor].known.certain {
		return false
	}
	o := c.ments[c.at[m.d.owner]].Actor
	return o >= 0 && c.actors[o].known.place && c.actorCountry(o) != c.actorCountry(actor) && c.r.countries.Code(c.actorCountry(actor)) != nil
}

// personScore compares a person's description with titles and offices.
func (c *caster) personScore(actor int32, m *ment) int {
	a, w := &c.actors[actor], &c.work[actor]
	if m.d.role < 0 || a.Type != Person && a.Type != Unknown {
		return 0
	}
	if c.ownersClash(w, m) && !c.officeOf(actor, m) || c.otherTerm(actor, m) {
		return 0
	}
	role := &c.r.lex.agents[m.d.role]
	score, clash := 0, false
	for _, r := range w.roles {
		switch other := &c.r.lex.agents[r]; {
		case r == m.d.role:
			score = max(score, 5)
		case c.r.lex.otherPortfolio(other.word, role.word):
			clash = true
		case lastWord(other.word) == lastWord(role.word):
			score = max(score, 4)
		case c.ownedAlike(w, m) && (role.neutral || other.neutral):
			score = max(score, 3)
		}
	}
	if score == 0 && w.named && c.officeOf(actor, m) {
		score = 4
	}
	if score == 0 && clash {
		return 0
	}
	if score == 0 && c.scan.flags(m.Head)&isGeneric != 0 && c.generic(actor, m) {
		score = 2
	}
	if score == 0 && !w.named && c.scan.flags(m.Head)&isInformant != 0 && c.informed(actor) && m.d.owner < 0 && !strings.Contains(role.word, " ") {
		score = 1
	}
	if score > 0 && c.r.lex.is(role.word, isMember) {
		score = 0
	}
	if score > 1 && w.terms.former && !m.d.former {
		score-- // the president is rather the one in office
	}
	return score
}

// sameStem is how many letters spellings of one portfolio share: defence, defense.
const sameStem = 5

// otherPortfolio tells whether two offices of one kind are for different
// matters: the interior minister, the mining minister.
func (lx *lexicon) otherPortfolio(a, b string) bool {
	x, _, okX := strings.Cut(a, " ")
	y, _, okY := strings.Cut(b, " ")
	if !okX || !okY || !lx.is(x, isPortfolio) || !lx.is(y, isPortfolio) {
		return false
	}
	n := min(len(x), len(y), sameStem)
	return x[:n] != y[:n]
}

// generic tells whether a general word fits a named person who was mentioned
// in this sentence or the last: the leader, the general.
func (c *caster) generic(actor int32, m *ment) bool {
	w := &c.work[actor]
	if !w.named || m.sent-c.ments[w.last].sent > 1 || m.d.owner >= 0 {
		return false
	}
	s := c.sectorsOf(actor)
	role := &c.r.lex.agents[m.d.role]
	if role.neutral || len(role.sectors) == 0 {
		return len(s) > 0
	}
	return slices.Contains(s, role.sectors[0])
}

// informed tells whether the actor was last mentioned as an informant.
func (c *caster) informed(actor int32) bool {
	k := c.work[actor].last
	return k >= 0 && c.scan.flags(c.ments[c.actors[actor].first].Head)&isInformant != 0
}

// ownedAlike tells whether actor and mention belong to the same one.
func (c *caster) ownedAlike(w *actorWork, m *ment) bool {
	if m.d.owner < 0 || c.at[m.d.owner] < 0 {
		return false
	}
	o := c.ments[c.at[m.d.owner]].Actor
	return o >= 0 && slices.Contains(w.owners, o)
}

// officeOf tells whether the register has the actor in an office that the
// mention words, in the same country.
func (c *caster) officeOf(actor int32, m *ment) bool {
	a := &c.actors[actor]
	if a.known.actor < 0 || m.d.role < 0 {
		return false
	}
	reg := &c.r.register.Actors[a.known.actor]
	code, office := reg.On(c.date)
	if m.d.former && c.formerOffice(reg, m) {
		return true
	}
	if office == nil {
		return false
	}
	if m.d.country != "" && m.d.country != code.Country {
		return false
	}
	role := &c.r.lex.agents[m.d.role]
	if sharesWord(office.Title, role.word) {
		return true
	}
	if !role.neutral || m.d.owner < 0 || office.Org == "" || c.at[m.d.owner] < 0 {
		return role.neutral && m.d.country != "" && c.r.lex.is(role.word, isLeading) && c.r.lex.isHead(office.Title)
	}
	o := c.ments[c.at[m.d.owner]].Actor
	return o >= 0 && c.actors[o].ID == office.Org
}

// formerOffice tells whether the person has left an office that the mention
// words: the deposed president.
func (c *caster) formerOffice(reg *world.Actor, m *ment) bool {
	for i := range reg.Offices {
		o := &reg.Offices[i]
		left := o.To != 0 && o.To < c.date.Add(0, 1, 0)
		if left && (m.d.country == "" || m.d.country == o.Code.Country) && sharesWord(o.Title, c.r.lex.agents[m.d.role].word) {
			return true
		}
	}
	return false
}

// bodyScore compares a body's description with named bodies by their kind:
// the army with an armed force, the government with the only government.
func (c *caster) bodyScore(actor int32, m *ment) int {
	a, w := &c.actors[actor], &c.work[actor]
	if !w.named || m.d.role < 0 || a.Type != Organization && a.Type != Government && a.Type != Group {
		return 0
	}
	role := &c.r.lex.agents[m.d.role]
	if len(w.roles) > 0 && !role.neutral && !c.worded(w, role) {
		return 0 // the army is no police force
	}
	if s := c.sectorsOf(actor); len(s) > 0 && len(m.d.sectors) > 0 && (s[0] == "REB") != (m.d.sectors[0] == "REB") && !role.neutral {
		return 0 // rebels who call themselves an army are not the country's
	}
	if c.scan.flags(m.Head)&isSelf == 0 && !strings.Contains(" "+strings.ToLower(a.Name)+" ", " "+lastWord(role.word)+" ") {
		return 0
	}
	if m.d.owner >= 0 && c.at[m.d.owner] >= 0 && c.doc.Tokens[m.d.owner].Rel != text.Obl && !c.basedOwner(m) {
		return 0
	}
	if strings.Contains(" "+strings.ToLower(a.Name)+" ", " "+lastWord(role.word)+" ") {
		return 3
	}
	s := c.sectorsOf(actor)
	if !role.neutral && m.d.country != "" && c.actorCountry(actor) == "" {
		return 0 // the Nigerian army is no body of which nothing is known
	}
	if !role.neutral && c.supranational(actor) {
		return 0 // the army is no peacekeeping force of the U.N.
	}
	if !role.neutral && len(s) == 0 && a.ID != "" {
		return 0 // the register would say if the IMF were a government
	}
	if role.neutral || len(s) == 0 {
		if a.Type == Organization || role.neutral && c.bodied(actor) {
			return 1
		}
		return 0
	}
	if len(role.sectors) > 0 && slices.Contains(s, role.sectors[0]) {
		return 2
	}
	return 0
}

// supranational tells whether the actor is of no country: the U.N.'s, NATO's.
func (c *caster) supranational(actor int32) bool {
	code := c.actorCountry(actor)
	return code != "" && c.r.countries.Code(code) == nil
}

// worded tells whether a role of the actor ends with the same word.
func (c *caster) worded(w *actorWork, role *agent) bool {
	for _, r := range w.roles {
		if lastWord(c.r.lex.agents[r].word) == lastWord(role.word) {
			return true
		}
	}
	return false
}

// basedOwner tells whether the name before the head only says where: the
// Tripoli-based government.
func (c *caster) basedOwner(m *ment) bool { return c.p.linked(m.d.owner+1, m.Head) }

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
