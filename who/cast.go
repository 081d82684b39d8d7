package who

import (
	"strings"

	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/world"
)

// ment is a mention at work.
type ment struct {
	Mention
	d        desc
	sent     int32
	word     uint32 // of the head: a hash of its lemma
	definite bool
	bare     bool // neither article nor number nor possessor
	subject  bool
	quote    int32 // quotation that it stands in, or 0
	pro      pronoun
	mods     uint32 // a hash of the words before the head, but for articles
	soft     bool   // the type is the text room's guess
	appos    int32  // mention that it explains or is explained by, or -1
	done     bool
}

// caster finds the actors of one Doc. Its memory is used again.
type caster struct {
	r        *Resolver
	scan     scan
	doc      *text.Doc
	date     record.Date
	p        phraser
	ments    []ment
	at       []int32 // mention of each token, or -1
	actors   []Actor
	work     []actorWork
	quotes   []quote
	inQuote  []int32
	names    map[string]int32   // folded name to actor
	lasts    map[string][]int32 // last word of a name to actors
	byID     map[int32]int32    // register to actor
	places   map[string]int32   // country code to actor
	counts   map[string]int     // country codes to how often they are named
	goals    map[string]int     // and to how often only as where somebody goes
	setting  string
	sections []section // of a digest
	self     [3]int32  // actors of I, we and you outside quotations
	lists    []list
	pairs    []pair  // scratch
	left     []int32 // first token below each token
	right    []int32 // and the one behind the last
	stack    []int32
}

// actorWork is what the chains need to know of an actor.
type actorWork struct {
	roles    []int32  // agents of heads and titles
	words    []uint32 // head words of its nominal mentions
	owners   []int32  // actors that it was said to belong to
	parts    []string // folded words of its fullest name
	last     int32    // last mention
	mentions int32
	subjects int32
	named    bool
	terms    terms
	mods     uint32 // of its first description
	soft     bool   // its type is only a guess
}

// list is a coordination: Japan, Australia and India.
type list struct {
	mentions []int32
	head     int32
	actor    int32 // made when something refers to it, -1 before
}

func (c *caster) cast(d *text.Doc, date record.Date) *Cast {
	c.reset(d, date)
	c.scan.run(c.r.lex, d)
	c.measure()
	c.findQuotes()
	c.findSetting()
	c.findSections()
	c.p.setting = c.setting
	c.findMentions()
	c.findLists()
	for i := range c.ments {
		c.resolve(int32(i))
	}
	c.splitShared()
	c.settleUniforms()
	return c.finish()
}

func (c *caster) reset(d *text.Doc, date record.Date) {
	c.doc, c.date = d, date
	c.p = phraser{scan: &c.scan, r: c.r, date: date}
	c.ments, c.actors, c.work, c.lists = c.ments[:0], nil, c.work[:0], c.lists[:0]
	c.at = c.at[:0]
	for range d.Tokens {
		c.at = append(c.at, -1)
	}
	if c.names == nil {
		c.names, c.lasts, c.byID = map[string]int32{}, map[string][]int32{}, map[int32]int32{}
		c.places, c.counts, c.goals = map[string]int32{}, map[string]int{}, map[string]int{}
	}
	clear(c.names)
	clear(c.lasts)
	clear(c.byID)
	clear(c.places)
	clear(c.counts)
	clear(c.goals)
	c.setting, c.self = "", [3]int32{-1, -1, -1}
}

// measure finds how far each token's subtree reaches, as text.Doc's Subtree
// does for one.
func (c *caster) measure() {
	n := len(c.doc.Tokens)
	c.left, c.right = append(c.left[:0], make([]int32, n)...), append(c.right[:0], make([]int32, n)...)
	c.stack = c.stack[:0]
	for i := range c.doc.Tokens {
		c.left[i], c.right[i] = int32(i), int32(i)+1
		if c.doc.Tokens[i].Head < 0 {
			c.stack = append(c.stack, int32(i))
		}
	}
	for k := 0; k < len(c.stack); k++ { // every token behind its head
		c.stack = append(c.stack, c.doc.Kids(c.stack[k])...)
	}
	for k := len(c.stack) - 1; k >= 0; k-- {
		i := c.stack[k]
		if h := c.doc.Tokens[i].Head; h >= 0 {
			c.left[h], c.right[h] = min(c.left[h], c.left[i]), max(c.right[h], c.right[i])
		}
	}
}

// findMentions makes a mention of every pronoun, of every noun phrase, and of
// every name inside one.
func (c *caster) findMentions() {
	for i := range c.doc.Tokens {
		i := int32(i)
		t := &c.doc.Tokens[i]
		switch t.UPOS {
		case text.PRON, text.DET:
			c.addPronoun(i)
		case text.NOUN, text.PROPN:
			c.addNoun(i)
		case text.ADJ, text.X, text.NUM, text.VERB, text.SYM, text.INTJ, text.ADV, text.ADP:
			k := c.scan.nameAt[i]
			known := k > 0 && c.scan.names[k-1].last == i+1 || c.scan.agentTo[i] > 0 && c.doc.Kid(i, text.Det) >= 0
			if known && c.nominalUse(i) {
				c.addNoun(i)
			} else if of := c.doc.Elided(i); of >= 0 {
				c.addCount(i, of)
			}
		}
	}
	for i := range c.ments {
		c.findAppos(int32(i))
	}
}

// nominalUse tells whether an adjective stands as a noun: the British.
func (c *caster) nominalUse(i int32) bool {
	at := i
	for n := 0; n < 4 && c.doc.Tokens[at].Rel == text.Conj && c.doc.Tokens[at].Head >= 0; n++ {
		at = c.doc.Tokens[at].Head
	}
	switch c.doc.Tokens[at].Rel {
	case text.Amod, text.Advmod, text.Case, text.Mark, text.Acl, text.Det:
		return false
	}
	return c.doc.Tokens[i].UPOS != text.ADJ || c.doc.Kid(i, text.Det) >= 0 || c.scan.capital(i)
}

func (c *caster) addPronoun(i int32) {
	t := &c.doc.Tokens[i]
	if t.Rel == text.Expl || t.UPOS == text.DET && t.XPOS != text.PRPS {
		return
	}
	form := c.doc.Form(i)
	if form == "US" && c.scan.nameAt[i] > 0 {
		c.addNoun(i)
		return
	}
	pro, ok := c.r.lex.pronouns[strings.ToLower(form)]
	if !ok {
		return
	}
	m := ment{Mention: Mention{First: i, Last: i + 1, Head: i, Kind: Pronoun}, d: noDesc, pro: pro}
	c.add(m)
}

func (c *caster) add(m ment) {
	t := &c.doc.Tokens[m.Head]
	m.sent, m.appos, m.Actor = t.Sent, -1, -1
	m.quote = c.inQuote[m.Head]
	c.doubt(&m)
	m.subject = t.Rel == text.Nsubj || t.Rel == text.NsubjPass || t.Rel == text.NsubjOuter
	k := int32(len(c.ments))
	for i := m.First; i < m.Last && m.Kind != Pronoun; i++ {
		if h := c.doc.Tokens[i].Head; i != m.Head && c.at[i] < 0 && c.nameToken(i, h) {
			c.at[i] = k
		}
	}
	c.at[m.Head] = k
	c.ments = append(c.ments, m)
}

// nameToken tells words of the head's own name from its modifiers.
func (c *caster) nameToken(i, head int32) bool {
	switch c.doc.Tokens[i].Rel {
	case text.Flat, text.Goeswith, text.Fixed:
		return head >= 0
	}
	return false
}

// addNoun makes a mention of the phrase that token i heads, or of the name
// that ends with i inside another phrase.
func (c *caster) addNoun(i int32) {
	t := &c.doc.Tokens[i]
	switch t.Rel {
	case text.Compound, text.Flat, text.NmodDesc, text.Amod, text.Goeswith, text.Fixed, text.Dep:
		if !c.apart(i) {
			c.addInner(i)
			return
		}
	}
	if t.XPOS == text.CD || t.UPOS == text.NUM || c.scan.flags(i)&isSpan != 0 || c.insideTitle(i) || c.continues(i) || c.idle(i) {
		return
	}
	first, last, wide := c.span(i)
	d := c.p.describe(first, wide, i, 0)
	m := ment{Mention: Mention{First: first, Last: last, Head: i, Kind: Nominal}, d: d, word: c.headWord(i)}
	if d.nameLast > d.nameFirst {
		m.Kind = Name
	}
	if !c.oneOf(&m) {
		c.fromNames(&m)
	}
	c.titleBefore(&m)
	c.states(&m)
	if c.scan.flags(i)&isTime != 0 && t.UPOS == text.PROPN {
		m.d = noDesc
		m.d.typ, m.Kind = Thing, Nominal
	}
	for j := first; j < i; j++ {
		if c.scan.flags(j)&isDeterminer == 0 && c.doc.Tokens[j].UPOS != text.PUNCT {
			m.mods = m.mods*31 + c.headWord(j)
		}
	}
	f := c.scan.flags(first)
	m.definite = f&isDefinite != 0 || c.doc.Kid(i, text.NmodPoss) >= 0
	if w := c.doc.Kid(i, text.NmodPoss); w >= 0 && c.doc.Tokens[w].XPOS == text.WPS {
		if of := c.relativeOf(i); of >= 0 {
			m.d.owner = of
		}
	}
	m.bare = first == i || f&isDeterminer == 0 && c.doc.Kid(i, text.Nummod) < 0 && c.doc.Kid(i, text.NmodPoss) < 0
	c.add(m)
}

// addCount makes a mention of number i, which leaves out the noun of: "jailed
// two poets and Oman three".
func (c *caster) addCount(i, of int32) {
	first, _, wide := c.span(of)
	m := ment{Mention: Mention{First: i, Last: i + 1, Head: i, Kind: Nominal}, d: c.p.describe(first, wide, of, 0), word: c.headWord(of)}
	c.add(m)
}

// relativeOf gives the noun that the relative clause around token i is about, or
// -1: Eritrea of "Eritrea, whose troops …".
func (c *caster) relativeOf(i int32) int32 {
	for n := 0; i >= 0 && n < 8; n++ {
		t := &c.doc.Tokens[i]
		if t.Rel == text.AclRelcl {
			return t.Head
		}
		i = t.Head
	}
	return -1
}

// states makes governments of a country's neighbours, which are not its people.
func (c *caster) states(m *ment) {
	if m.Kind != Nominal || !m.d.plural || m.d.role < 0 || c.scan.flags(m.Head)&isNations == 0 {
		return
	}
	if k := c.doc.Kid(m.Head, text.NmodPoss); k >= 0 && c.placeCountry(k) != "" {
		m.d.country, m.d.certain, m.d.sectors = "IGO", true, []string{"GOV"}
	}
}

// oneOf makes a person of a people behind an indefinite article: a Tutsi.
func (c *caster) oneOf(m *ment) bool {
	if m.Kind != Name || m.First == m.Head || c.scan.flags(m.First)&(isDeterminer|isDefinite) != isDeterminer || c.doc.Tokens[m.Head].XPOS == text.NNPS {
		return false
	}
	people := false
	if m.d.actor >= 0 {
		reg := &c.r.register.Actors[m.d.actor]
		people = reg.Kind == world.GroupActor && (len(reg.Base.Sectors) == 0 || !armed(reg.Base.Sectors[0]))
		if people && len(m.d.sectors) == 0 {
			m.d.sectors = reg.Base.Sectors
		}
	}
	if k := c.scan.nameAt[m.Head]; m.d.actor < 0 && k > 0 {
		people = c.p.isPeopleWord(&c.scan.names[k-1])
	}
	if people {
		m.Kind, m.d.typ, m.d.plural, m.d.actor, m.d.nameFirst, m.d.nameLast = Nominal, Person, false, -1, 0, 0
	}
	return people
}

// doubt drops the register's person for a bare surname unless an office that
// the person held, or a country that the report names, vouches for it.
func (c *caster) doubt(m *ment) {
	if m.d.actor < 0 || m.d.nameLast != m.d.nameFirst+1 || m.d.role >= 0 {
		return
	}
	a := &c.r.register.Actors[m.d.actor]
	if a.Kind != world.PersonActor || len(a.Name) == int(c.doc.Tokens[m.d.nameFirst].End-c.doc.Tokens[m.d.nameFirst].Start) {
		return
	}
	code, _ := a.On(c.date)
	if len(a.Offices) > 0 || c.counts[code.Country] > 0 || c.r.countries.Code(code.Country) == nil {
		return
	}
	m.d.actor, m.d.gender, m.d.typ = -1, 0, Person
}

// continues tells whether token i goes on with a name that has a mention
// already, and gives it that mention: Accord in Government of National Accord.
func (c *caster) continues(i int32) bool {
	if k := c.scan.nameAt[i]; k > 0 && c.scan.names[k-1].entries[0].kind == countryEntry {
		return false
	}
	for k := len(c.ments) - 1; k >= max(0, len(c.ments)-4); k-- {
		m := &c.ments[k]
		if m.Kind != Name || m.Head >= i || c.governs(i, m.Head) {
			continue
		}
		t, h := &c.doc.Tokens[i], &c.doc.Tokens[m.Head]
		if m.d.nameFirst <= i && i < m.d.nameLast || c.nicknamed(m, i) || t.Name >= 0 && t.Name == h.Name && c.scan.nameAt[m.Head] == 0 && h.Rel != text.NmodPoss {
			m.d.nameLast, m.Last = max(m.d.nameLast, i+1), max(m.Last, i+1)
			c.at[i] = int32(k)
			return true
		}
	}
	return false
}

// nicknamed tells whether token i is the surname behind a nickname in
// quotation marks: Joaquin "El Chapo" Guzman.
func (c *caster) nicknamed(m *ment, i int32) bool {
	at := m.d.nameLast
	return m.sent == c.doc.Tokens[i].Sent && i-at > 2 && i-at < 7 && c.quoteMark(at) && c.quoteMark(i-1) &&
		c.capital(i) && c.capital(at+1) && c.capital(i-2) && c.doc.Tokens[i].UPOS == text.PROPN
}

func (c *caster) capital(i int32) bool { return c.scan.capital(i) }

func (c *caster) quoteMark(i int32) bool {
	switch c.doc.Form(i) {
	case "\"", "“", "”", "'", "‘", "’", "``", "''":
		return true
	}
	return false
}

// titleBefore reads a title that the tree has put elsewhere: the National Army
// (LNA) Commander Marshal Khalifa Hafter.
func (c *caster) titleBefore(m *ment) {
	if m.Kind != Name || m.d.typ != Unknown && m.d.typ != Person || m.d.place {
		return
	}
	at := m.First
	for at > c.doc.Sents[c.doc.Tokens[m.Head].Sent].First && c.p.titleAt(at-1) && c.scan.capital(at-1) {
		at = c.scan.agents[c.scan.agentTo[at-1]-1].first
	}
	if at == m.First {
		return
	}
	c.p.title(&m.d, at, m.First)
	m.d.typ = Person
	for i := at; i < m.First; i++ {
		if c.at[i] < 0 {
			c.at[i] = int32(len(c.ments))
		}
	}
	m.First = at
	if at > 0 && c.doc.Form(at-1) == ")" {
		at--
	}
	if m.d.owner < 0 && at > 0 && c.doc.Tokens[at-1].UPOS == text.PROPN && c.doc.Tokens[at-1].Sent == c.doc.Tokens[m.Head].Sent {
		m.d.owner = at - 1
	}
}

// headWord gives a number for the lemma of a noun (FNV-1a).
func (c *caster) headWord(i int32) uint32 {
	s := c.doc.Tokens[i].Lemma
	if s == "" {
		s = c.doc.Form(i)
	}
	h := uint32(2166136261)
	for k := 0; k < len(s); k++ {
		ch := s[k]
		if 'A' <= ch && ch <= 'Z' {
			ch += 'a' - 'A'
		}
		h = (h ^ uint32(ch)) * 16777619
	}
	return h
}

// fromNames adds what the named spans of the text room know.
func (c *caster) fromNames(m *ment) {
	k := c.doc.Tokens[m.Head].Name
	if k < 0 {
		return
	}
	n := c.doc.Names[k]
	if m.Kind == Nominal && m.d.role < 0 && m.d.country == "" && c.doc.Tokens[m.Head].UPOS == text.PROPN {
		m.Kind, m.d.nameFirst, m.d.nameLast = Name, n.First, min(n.Last, m.Last)
	}
	if m.Kind != Name || m.d.typ != Unknown {
		return
	}
	m.soft = true
	switch n.Type {
	case text.Person:
		m.d.typ = Person
	case text.Organization:
		m.d.typ = Organization
	case text.Place:
		m.d.typ = Place
	}
}

// addInner makes a mention of a known name inside a phrase: GNA in the GNA
// delegation. Adjectives of countries are none.
func (c *caster) addInner(i int32) {
	k := c.scan.nameAt[i]
	t := &c.doc.Tokens[i]
	d := noDesc
	first := i
	switch {
	case k > 0 && c.scan.names[k-1].last == i+1 && c.hasName(&c.scan.names[k-1]):
		m := &c.scan.names[k-1]
		first = m.first
		c.p.named(&d, m, first)
		if d.nameLast == d.nameFirst { // taken for one of its people
			d = noDesc
			c.p.placeNamed(&d, m)
		}
	case k == 0 && t.UPOS == text.PROPN && t.Rel == text.Compound && t.Name >= 0 && c.doc.Names[t.Name].Last == i+1:
		n := c.doc.Names[t.Name]
		first = n.First
		d.nameFirst, d.nameLast = first, i+1
		d.typ = [...]Type{Unknown, Person, Organization, Place, Unknown}[n.Type]
	case k == 0 && t.UPOS == text.PROPN && t.Rel == text.Compound && (c.isAcronym(i) || c.modifies(i)):
		first = i
		for first > 0 && c.doc.Tokens[first-1].Head == i && c.doc.Tokens[first-1].UPOS == text.PROPN && c.scan.nameAt[first-1] == 0 {
			first--
		}
		d.nameFirst, d.nameLast = first, i+1
	case c.bodyBefore(i):
		c.addBody(i)
		return
	default:
		return
	}
	if h := t.Head; h >= 0 && c.coveredByHead(first, i, h) {
		return
	}
	c.add(ment{Mention: Mention{First: first, Last: i + 1, Head: i, Kind: Name}, d: d, word: c.headWord(i)})
}

// bodyBefore tells a body or people before a noun that is nobody: police
// firing, rebel attack, student protest; not the police chief.
func (c *caster) bodyBefore(i int32) bool {
	t := &c.doc.Tokens[i]
	if t.UPOS != text.NOUN || t.Rel != text.Compound || t.Head < i || c.scan.agentTo[i] == 0 {
		return false
	}
	h := t.Head
	if c.doc.Tokens[h].UPOS != text.NOUN || c.scan.agentTo[h] > 0 || c.scan.nameAt[h] > 0 {
		return false
	}
	return c.scan.flags(i)&isFore != 0
}

// addBody makes a mention of such a body, with the country of its phrase.
func (c *caster) addBody(i int32) {
	first := c.scan.agents[c.scan.agentTo[i]-1].first
	d := c.p.describe(first, i+1, i, 0)
	if d.typ == Person { // a student protest is no single student's
		d.typ, d.plural = Group, true
	}
	c.add(ment{Mention: Mention{First: first, Last: i + 1, Head: i, Kind: Nominal}, d: d, word: c.headWord(i), bare: true, definite: true})
}

// hasName tells whether a match names somebody, and is not only an adjective:
// New Zealand is both.
func (c *caster) hasName(m *match) bool {
	if !c.p.isPeopleWord(m) {
		return true
	}
	for _, e := range m.entries {
		if e.kind == actorEntry || c.scan.kindOf(e.idx) == world.ByName {
			return true
		}
	}
	return false
}

// modifies tells whether a proper noun stands before a common noun: the
// Google headquarters.
func (c *caster) modifies(i int32) bool {
	h := c.doc.Tokens[i].Head
	return h > i && c.doc.Tokens[h].UPOS == text.NOUN && c.scan.flags(i)&(isTime|isAttr|isTitle) == 0 && c.scan.agentTo[i] == 0
}

// coveredByHead tells whether the name goes on to its head: Libya in Libya
// National Army.
func (c *caster) coveredByHead(first, i, h int32) bool {
	k := c.scan.nameAt[i]
	if k > 0 && h > i && c.scan.nameAt[h] == k || h >= first && h <= i {
		return true
	}
	t, u := &c.doc.Tokens[i], &c.doc.Tokens[h]
	return t.Name >= 0 && t.Name == u.Name && (k == 0 || c.scan.names[k-1].entries[0].kind != actorEntry)
}

func (c *caster) isAcronym(i int32) bool {
	form := c.doc.Form(i)
	for k := 0; k < len(form); k++ {
		if form[k] < 'A' || form[k] > 'Z' {
			return false
		}
	}
	return len(form) >= 2 && len(form) <= 6
}

// finish hands over what was found.
func (c *caster) finish() *Cast {
	out := &Cast{Actors: c.actors, Mentions: make([]Mention, len(c.ments)),
		byToken: append([]int32(nil), c.at...), r: c.r, setting: c.setting}
	for i := range c.ments {
		out.Mentions[i] = c.ments[i].Mention
	}
	for i := range c.actors {
		a := &c.actors[i]
		if a.known.country != "" || a.first < 0 || a.Type == Thing {
			continue
		}
		if c.setting == "" {
			a.near = c.nearCountry(c.ments[a.first].sent)
		}
		a.item = c.sectionOf(c.ments[a.first].sent)
		if c.ments[a.first].Kind == Nominal {
			a.there = c.there(c.ments[a.first].Head)
		}
	}
	c.doc = nil
	c.scan.doc = nil
	c.p.scan = nil
	return out
}
