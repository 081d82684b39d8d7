package who

import (
	"strings"

	"rapporteur/text"
	"rapporteur/world"
)

// unit is a word of a name. A token has one, none (a hyphen), or several.
type unit struct {
	id    int32 // in the lexicon, 0 where unknown
	token int32
}

// match is a run of tokens that the lexicon knows: First up to and without Last.
type match struct {
	first, last int32
	entries     []entry
	sound       bool // only the spelling is like it
}

// scan holds what the lexicon knows of the tokens of one Doc.
type scan struct {
	doc     *text.Doc
	lex     *lexicon
	units   []unit
	from    []int32 // first unit of each token, and one more
	names   []match
	nameAt  []int32 // index of the name over a token plus 1
	agents  []match
	agentTo []int32 // index of the longest agent that ends with a token, plus 1
	attrTo  []int32 // the same for attributes of several words
	fold    []byte
	anyCase bool                       // the text has no capitals, so names need none
	kindOf  func(idx int32) world.Kind // of a country's reading
	person  func(idx int32) bool       // whether an actor of the register is one
}

// run looks up all names and agents of the doc.
func (s *scan) run(lx *lexicon, d *text.Doc) {
	n := len(d.Tokens)
	s.doc, s.lex = d, lx
	s.units, s.names, s.agents = s.units[:0], s.names[:0], s.agents[:0]
	s.from = append(s.from[:0], make([]int32, n+1)...)
	s.nameAt = append(s.nameAt[:0], make([]int32, n)...)
	s.agentTo = append(s.agentTo[:0], make([]int32, n)...)
	s.attrTo = append(s.attrTo[:0], make([]int32, n)...)
	s.anyCase = !hasCapital(d.Text)
	for i := range d.Tokens {
		s.from[i] = int32(len(s.units))
		s.cut(int32(i))
	}
	s.from[n] = int32(len(s.units))
	for i := range s.units {
		s.findAgent(int32(i))
	}
	s.findNames()
}

func hasCapital(t string) bool {
	for i := 0; i < len(t) && i < 2000; i++ {
		if 'A' <= t[i] && t[i] <= 'Z' {
			return true
		}
	}
	return false
}

// cut appends the units of token i: hyphens bound them, a slash and other
// punctuation is a unit that no name contains.
func (s *scan) cut(i int32) {
	form := s.doc.Form(i)
	if form == "-" || form == "." || form == "'" || form == "’" {
		return
	}
	s.fold = world.Fold(s.fold[:0], form)
	start := 0
	for k := 0; k <= len(s.fold); k++ {
		slash := k < len(s.fold) && s.fold[k] == '/'
		if k < len(s.fold) && s.fold[k] != ' ' && !slash {
			continue
		}
		if k > start {
			s.units = append(s.units, unit{s.lex.words[string(s.fold[start:k])], i})
		}
		if slash {
			s.units = append(s.units, unit{s.lex.words["/"], i})
		}
		start = k + 1
	}
}

// capital tells whether token i begins with a capital letter or figure.
func (s *scan) capital(i int32) bool {
	c := s.doc.Text[s.doc.Tokens[i].Start]
	return 'A' <= c && c <= 'Z' || c >= 0x80 || '0' <= c && c <= '9'
}

// flags gives what the lexicon knows of token i as a single word.
func (s *scan) flags(i int32) uint64 {
	if u := s.from[i]; u+1 == s.from[i+1] {
		return s.lex.flags[s.units[u].id]
	}
	return 0
}

// word gives the id of token i as a single word, or 0.
func (s *scan) word(i int32) int32 {
	if u := s.from[i]; u+1 == s.from[i+1] {
		return s.units[u].id
	}
	return 0
}

// lastWord gives the id of the last unit of token i, or 0.
func (s *scan) lastWord(i int32) int32 {
	if s.from[i] < s.from[i+1] {
		return s.units[s.from[i+1]-1].id
	}
	return 0
}

func (s *scan) findNames() {
	for u := 0; u < len(s.units); {
		tok := s.units[u].token
		if !s.capital(tok) && !s.anyCase && s.flags(tok)&isArticle == 0 && !(s.from[tok] == int32(u) && s.prefixed(tok)) {
			u++
			continue
		}
		m, next := s.longest(nameRoot, int32(u))
		if len(m.entries) == 0 {
			m, next = s.bySound(int32(u))
		}
		if len(m.entries) == 0 || !s.fits(m) || !s.whole(m, int32(u)) {
			u++
			continue
		}
		s.names = append(s.names, m)
		for i := m.first; i < m.last; i++ {
			s.nameAt[i] = int32(len(s.names))
		}
		u = int(next)
	}
}

// prefixed tells whether token i is hyphenated with a capitalised word behind
// it: anti-Balaka.
func (s *scan) prefixed(i int32) bool {
	t := s.doc.Tokens
	form := s.doc.Form(i)
	if k := strings.IndexByte(form, '-') + 1; k > 1 {
		return k < len(form) && 'A' <= form[k] && form[k] <= 'Z'
	}
	return int(i)+2 < len(t) && s.doc.Form(i+1) == "-" && t[i].End == t[i+1].Start && t[i+1].End == t[i+2].Start && s.capital(i+2)
}

// longest walks down from unit u as far as a name goes. Articles inside may
// be skipped where no name has them.
func (s *scan) longest(root, u int32) (m match, next int32) {
	node := root
	for v := u; v < int32(len(s.units)) && v < u+12; v++ {
		w := s.units[v]
		if w.id == 0 || s.doc.Tokens[w.token].Sent != s.doc.Tokens[s.units[u].token].Sent {
			break
		}
		to, ok := s.lex.trie.step(node, w.id)
		if !ok {
			if root != agentRoot && v > u && s.lex.flags[w.id]&isArticle != 0 {
				continue
			}
			break
		}
		node = to
		if es := s.lex.trie.entries[node]; len(es) > 0 && s.wholeToken(v) && s.written(es, u, v) {
			m = match{first: s.units[u].token, last: w.token + 1, entries: es}
			next = v + 1
		}
	}
	return m, next
}

// wholeToken tells whether unit v is the last of its token.
func (s *scan) wholeToken(v int32) bool { return v+1 == s.from[s.units[v].token+1] }

// hasLower tells forms with a small letter from U.N. and GUAM.
func hasLower(form string) bool {
	for i := 0; i < len(form); i++ {
		if 'a' <= form[i] && form[i] <= 'z' {
			return true
		}
	}
	return false
}

// written tells whether one of the entries may be written as units u to v
// are: abbreviations in capitals, other names of one word not all lower case.
func (s *scan) written(es []entry, u, v int32) bool {
	first, last := s.units[u].token, s.units[v].token
	form := s.doc.Text[s.doc.Tokens[first].Start:s.doc.Tokens[last].End]
	lower := hasLower(form)
	for _, e := range es {
		if e.capital && !s.capital(first) && !s.anyCase {
			continue
		}
		if !e.abbr || !lower || s.anyCase && len(form) > 2 {
			return true
		}
	}
	return false
}

func (s *scan) bySound(u int32) (m match, next int32) {
	node := soundRoot
	for v := u; v < int32(len(s.units)) && v < u+6; v++ {
		tok := s.units[v].token
		if !s.capital(tok) || !s.wholeToken(v) || s.from[tok] != v {
			if v > u && s.lex.flags[s.units[v].id]&isArticle != 0 {
				continue
			}
			break
		}
		s.fold = world.Fold(s.fold[:0], s.doc.Form(tok))
		id := s.lex.words[soundOf(string(s.fold))]
		to, ok := int32(0), false
		if id != 0 {
			to, ok = s.lex.trie.step(node, id)
		}
		if !ok {
			if v > u && s.lex.flags[s.units[v].id]&isArticle != 0 {
				continue
			}
			break
		}
		node = to
		if es := s.lex.trie.entries[node]; len(es) > 0 {
			m = match{first: s.units[u].token, last: tok + 1, entries: es, sound: true}
			next = v + 1
		}
	}
	return m, next
}

// whole refuses a surname inside a hyphenated word (Mazar-i-Sharif), names
// with "the" that go on (The National in The National Security Council), and
// adjectives for names where all is in small letters.
func (s *scan) whole(m match, u int32) bool {
	if m.entries[0].kind != actorEntry {
		return true
	}
	if m.last == m.first+1 && s.person != nil && s.person(m.entries[0].idx) {
		if u > s.from[m.first] && s.lex.flags[s.units[u-1].id]&isArticle == 0 || s.inWord(m.first) {
			return false
		}
	}
	if s.flags(m.first)&isDefinite == 0 || m.last != m.first+2 {
		return true
	}
	return int(m.last) >= len(s.doc.Tokens) || s.doc.Tokens[m.last-1].UPOS != text.ADJ && !(s.capital(m.last) && s.doc.Tokens[m.last].UPOS != text.PUNCT)
}

// inWord tells whether token i stands behind a hyphen and a short word in small
// letters that is no article, as parts of place names do.
func (s *scan) inWord(i int32) bool {
	return i > 1 && s.doc.Form(i-1) == "-" && len(s.doc.Form(i-2)) < 3 && !s.capital(i-2) && s.flags(i-2)&isArticle == 0
}

// fits refuses a country's name inside the name of a person (Michael Jordan)
// and pronouns in capitals.
func (s *scan) fits(m match) bool {
	t := &s.doc.Tokens[m.first]
	if m.last == m.first+1 && t.UPOS == text.PRON && s.isPronoun(m.first) {
		return false
	}
	if m.entries[0].kind == actorEntry && m.last == m.first+1 && s.person != nil && s.person(m.entries[0].idx) && (s.afterOther(m.first) || s.goesOn(m.first)) {
		return false
	}
	if m.entries[0].kind != countryEntry || t.Name < 0 {
		return true
	}
	if k := s.kindOf(m.entries[0].idx); k != world.ByName && k != world.ByCapital {
		return true
	}
	name := s.doc.Names[t.Name]
	if name.Type != text.Person || name.Last-name.First <= m.last-m.first || name.Last-name.First > 3 {
		return true
	}
	for i := name.First; i < name.Last; i++ {
		if s.flags(i)&(isWhose|isWhere) != 0 || s.doc.Tokens[i].UPOS == text.ADP || s.agentTo[i] > 0 {
			return true
		}
	}
	return false
}

// afterOther tells whether the surname at token i follows a first name that
// the register does not have with it, so that another person is meant.
func (s *scan) afterOther(i int32) bool {
	if i == 0 || s.nameAt[i-1] > 0 || s.doc.Tokens[i-1].Sent != s.doc.Tokens[i].Sent || !s.capital(i-1) {
		return false
	}
	f := s.flags(i - 1)
	if f&(isGivenM|isGivenF) != 0 {
		return s.agentTo[i-1] == 0
	}
	t, u := &s.doc.Tokens[i-1], &s.doc.Tokens[i]
	return t.UPOS == text.PROPN && t.Name >= 0 && t.Name == u.Name && s.doc.Names[t.Name].Type == text.Person &&
		f&(isTitle|isFormer|isArticle|isDeterminer) == 0 && s.agentTo[i-1] == 0 && s.lex.short[s.word(i-1)] == 0
}

// goesOn tells whether the surname at token i begins the name of something
// else: Moro in Moro Islamic Liberation Front.
func (s *scan) goesOn(i int32) bool {
	if int(i)+1 >= len(s.doc.Tokens) || !s.capital(i+1) {
		return false
	}
	t, u := &s.doc.Tokens[i], &s.doc.Tokens[i+1]
	if k := s.agentTo[i+1]; k > 0 && s.agents[k-1].first == i+1 {
		if sec := s.lex.agents[s.agents[k-1].entries[0].idx].sectors; len(sec) > 0 && sec[0] == "GOV" {
			return false // the Clinton Administration
		}
	}
	return t.Name >= 0 && t.Name == u.Name && s.doc.Names[t.Name].Type != text.Person
}

// isPronoun tells words that are pronouns, but not US for the United States.
func (s *scan) isPronoun(i int32) bool {
	form := s.doc.Form(i)
	_, ok := s.lex.pronouns[strings.ToLower(form)]
	return ok && form != "US"
}

// findAgent looks for the longest agent that begins with unit u.
func (s *scan) findAgent(u int32) {
	tok := s.units[u].token
	if s.units[u].id == 0 || s.from[tok] != u && !(s.from[tok]+1 == u && s.formerly(tok)) {
		return
	}
	node, v := agentRoot, u
	for ; v < int32(len(s.units)) && v < u+8; v++ {
		to, ok := s.lex.trie.step(node, s.units[v].id)
		if !ok || s.units[v].id == 0 {
			break
		}
		node = to
		if es := s.lex.trie.entries[node]; len(es) > 0 && s.wholeToken(v) && s.written(es, u, v) {
			s.addAgent(match{first: tok, last: s.units[v].token + 1, entries: es}, s.agentTo)
		}
	}
	if i, ok := s.lex.short[s.units[u].id]; ok && s.agentTo[tok] == 0 && s.capital(tok) {
		s.addAgent(match{first: tok, last: tok + 1, entries: []entry{{kind: agentEntry, idx: i}}}, s.agentTo)
	}
	if m, _ := s.longest(attrRoot, u); len(m.entries) > 0 {
		s.addAgent(m, s.attrTo)
	}
}

// formerly tells whether token i begins with "ex-" or the like: ex-rebel.
func (s *scan) formerly(i int32) bool {
	u := s.from[i]
	return u+1 < s.from[i+1] && s.lex.flags[s.units[u].id]&isFormer != 0
}

// addAgent keeps the longest match that ends with a token.
func (s *scan) addAgent(m match, to []int32) {
	end := m.last - 1
	if k := to[end]; k > 0 && s.agents[k-1].first <= m.first {
		return
	}
	s.agents = append(s.agents, m)
	to[end] = int32(len(s.agents))
}
