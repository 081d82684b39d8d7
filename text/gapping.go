package text

import "unicode"

// Gapping: a clause leaves its verb out because the clause before has it, "Iran
// jailed two poets and Oman three". The model joins such words to the nearest
// noun; here they are hung as Universal Dependencies has it: what is the
// subject as a conjunct of the verb, and what else is left as its orphans.
// The tags are trusted, the heads are not.

// gapped is such a clause.
type gapped struct {
	joiner  int32 // "and", or the comma of a row
	verb    int32 // of the clause before
	above   int32 // what the clause is a conjunct of: the verb, or the object that its first word is parallel to
	object  phrase
	subject phrase
	rest    [3]phrase
	n       int   // phrases of rest
	end     int32 // token behind the clause
}

// phrase is a run of tokens that one word stands for.
type phrase struct {
	first, head, last int32 // last is behind it
	prep              int32 // its preposition, or -1
}

func (p phrase) found() bool { return p.last > p.first }

// mendGapped hangs the gapped clauses of a sentence.
func (d *Doc) mendGapped(first, last int32, rules *tokenRules) {
	g := gapper{d: d, rules: rules, first: first, last: last}
	for i := first + 2; i+2 < last; i++ {
		if !g.joins(i) {
			continue
		}
		c, ok := g.behind(i)
		for ok {
			d.hang(first, last, &c)
			i = c.end - 1
			verb, object := c.verb, c.object
			if c, ok = g.clause(c.end, verb, object); ok {
				i = c.end - 1
			}
		}
	}
}

type gapper struct {
	d           *Doc
	rules       *tokenRules
	first, last int32
	preps       []int32 // prepositions of the clause before that may be told again
}

func (g *gapper) joins(i int32) bool {
	if i >= g.last {
		return false
	}
	u := g.d.Tokens[i].UPOS
	return u == CCONJ || u == PUNCT && (g.d.Form(i) == "," || g.d.Form(i) == ";")
}

// behind reads the gapped clause behind joiner i and the whole one before it.
func (g *gapper) behind(i int32) (gapped, bool) {
	end := i
	if g.d.Tokens[i].UPOS == CCONJ && g.d.Tokens[i-1].UPOS == PUNCT {
		end--
	}
	v := end - 1
	for ; v > g.first && g.d.Tokens[v].UPOS != VERB; v-- {
		if u := g.d.Tokens[v].UPOS; u == PUNCT || u == SCONJ || u == CCONJ || u == AUX {
			return gapped{}, false
		}
	}
	if v <= g.first || !g.hasSubject(v) {
		return gapped{}, false
	}
	at := v + 1
	object := g.nominal(at)
	if object.found() {
		at = object.last
	}
	g.preps = g.preps[:0]
	for at < end {
		p := g.prepositional(at)
		switch {
		case p.found():
			g.preps = append(g.preps, p.prep)
		case g.span(at).found():
			p = g.span(at)
		default:
			return gapped{}, false
		}
		at = p.last
	}
	if at != end {
		return gapped{}, false
	}
	return g.clause(i, v, object)
}

// hasSubject tells whether verb v has a subject of its own in front.
func (g *gapper) hasSubject(v int32) bool {
	for i := g.first; i < v; i++ {
		if t := &g.d.Tokens[i]; t.Head == v && (t.Rel == Nsubj || t.Rel == NsubjPass) {
			return true
		}
	}
	return false
}

// clause reads the gapped clause behind joiner i, parallel to a verb and its
// object, which may be absent. In front of a comma's another must follow.
func (g *gapper) clause(i, verb int32, object phrase) (gapped, bool) {
	c := gapped{joiner: i, verb: verb, above: verb, object: object}
	if !g.joins(i) {
		return c, false
	}
	ok := g.counted(&c, i+1) || g.determined(&c, i+1) || g.named(&c, i+1)
	if !ok {
		return c, false
	}
	for p := g.prepositional(c.end); p.found() && c.n < len(c.rest); p = g.prepositional(c.end) {
		c.add(p)
	}
	if c.end < g.last && g.d.Tokens[c.end].UPOS != PUNCT && g.d.Tokens[c.end].UPOS != CCONJ {
		return c, false
	}
	if g.d.Form(i) == "," {
		_, ok = g.clause(c.end, verb, object)
	}
	return c, ok
}

func (c *gapped) add(p phrase) {
	c.rest[c.n] = p
	c.n++
	c.end = p.last
}

// counted: "Russia expelled ten diplomats and Poland five", "Ten people died in
// Kabul and 17 in Herat".
func (g *gapper) counted(c *gapped, at int32) bool {
	if !c.object.found() { // the subjects are counted
		s := g.number(at)
		if !s.found() || !g.toldAgain(s.last) || !g.subjectCounted(c.verb) {
			return false
		}
		c.subject, c.end = s, s.last
		return true
	}
	if !g.hasNumber(c.object) {
		return false
	}
	if s := g.number(at); s.found() && g.toldAgain(s.last) {
		c.subject, c.end, c.above = s, s.last, c.object.head // "arrested ten people in Bol and five in Kano"
		return true
	}
	if c.subject = g.noun(at); !c.subject.found() {
		return false
	}
	o := g.nominal(c.subject.last)
	if !o.found() || !g.hasNumber(o) || g.determiner(o.first) || g.rules.spans.in(g.d.Form(o.head)) {
		return false
	}
	if g.d.Tokens[o.head].UPOS != NUM && !g.isPlace(c.subject.head) && g.d.Tokens[at].UPOS != DET { // "Boeing 737 jets"
		return false
	}
	c.add(o)
	return true
}

// determined: "Rebels took the port and the army the airport".
func (g *gapper) determined(c *gapped, at int32) bool {
	if !c.object.found() || !g.determiner(c.object.first) || g.rules.giving.in(g.d.Form(c.verb)) {
		return false
	}
	if c.subject = g.noun(at); !c.subject.found() || !g.determiner(c.subject.last) || g.d.Tokens[at].UPOS == NOUN {
		return false
	}
	o := g.nominal(c.subject.last)
	if !o.found() || g.rules.spans.in(g.d.Form(o.head)) {
		return false
	}
	c.add(o)
	return true
}

// named: "France sent troops to Mali and Germany medics to Niger", "Washington
// imposed sanctions on Iran and Tokyo on Syria".
func (g *gapper) named(c *gapped, at int32) bool {
	if !c.object.found() {
		return false
	}
	if c.subject = g.name(at); !c.subject.found() {
		return false
	}
	c.end = c.subject.last
	if o := g.noun(c.end); o.found() && g.d.Tokens[o.head].XPOS == NNS && g.d.Tokens[o.first].UPOS != DET {
		c.add(o)
	}
	if !g.toldAgain(c.end) || !g.rules.parallel.in(g.d.Form(c.end)) {
		return false
	}
	p := g.prepositional(c.end)
	if !p.found() {
		return false
	}
	n := g.d.Tokens[p.head].Name // "the Centre for Rights" is one
	return n >= 0 && g.d.Names[n].First > p.prep
}

// name reads a name with its article.
func (g *gapper) name(at int32) phrase {
	p := phrase{first: at, prep: -1}
	for i := at; i < g.last; i++ {
		switch t := &g.d.Tokens[i]; {
		case t.UPOS == PROPN:
			p.head, p.last = i, i+1
		case t.UPOS == DET && i == at, t.UPOS == ADJ:
		default:
			return p
		}
	}
	return p
}

// isPlace tells whether a token is of the name of a place.
func (g *gapper) isPlace(i int32) bool {
	n := g.d.Tokens[i].Name
	return n >= 0 && g.d.Names[n].Type == Place
}

// toldAgain tells whether a preposition of the clause before stands at a token.
func (g *gapper) toldAgain(at int32) bool {
	for _, p := range g.preps {
		if at < g.last && g.d.Form(p) == g.d.Form(at) {
			return true
		}
	}
	return false
}

func (g *gapper) subjectCounted(v int32) bool {
	for i := g.first; i < v; i++ {
		if t := &g.d.Tokens[i]; t.UPOS == NUM && t.Rel == Nummod && t.Head >= 0 && g.d.Tokens[t.Head].Head == v {
			return true
		}
	}
	return false
}

func (g *gapper) hasNumber(p phrase) bool {
	for i := p.first; i < p.last; i++ {
		if g.d.Tokens[i].UPOS == NUM {
			return true
		}
	}
	return false
}

// determiner tells whether an article or a possessor stands at a token.
func (g *gapper) determiner(i int32) bool {
	if i >= g.last {
		return false
	}
	t := &g.d.Tokens[i]
	return t.UPOS == DET || t.XPOS == PRPS
}

// noun reads an article, words that describe and a noun.
func (g *gapper) noun(at int32) phrase {
	p := phrase{first: at, prep: -1}
	i := at
	if i < g.last && g.d.Tokens[i].UPOS == DET {
		i++
	}
	for ; i < g.last; i++ {
		switch u := g.d.Tokens[i].UPOS; {
		case u == NOUN, u == PROPN, u == ADJ && g.likeName(i): // a name that the model takes for an adjective
			p.head, p.last = i, i+1
		case u == ADJ:
		default:
			return p
		}
	}
	return p
}

// span reads "last month".
func (g *gapper) span(at int32) phrase {
	if p := g.noun(at); p.found() && g.rules.spans.in(g.d.Form(p.head)) {
		return p
	}
	return phrase{}
}

// likeName tells of a capitalised word in front of a number: "Niger four".
func (g *gapper) likeName(i int32) bool {
	c, _ := charAt(g.d.Form(i), 0)
	return unicode.IsUpper(c) && i+1 < g.last && g.d.Tokens[i+1].UPOS == NUM
}

// number reads a number that stands alone.
func (g *gapper) number(at int32) phrase {
	if n := g.hedge(at); n < g.last && g.d.Tokens[n].UPOS == NUM {
		return phrase{at, n, n + 1, -1}
	}
	return phrase{}
}

// nominal reads a number, a noun, or both.
func (g *gapper) nominal(at int32) phrase {
	i := at
	if g.determiner(i) {
		i++
	}
	n := g.hedge(i)
	for n < g.last && g.d.Tokens[n].UPOS == NUM {
		n++
	}
	if p := g.noun(n); p.found() && !g.determiner(n) {
		p.first = at
		return p
	}
	if n > i {
		return phrase{at, n - 1, n, -1}
	}
	return phrase{}
}

// hedge gives the number behind "about", "at least" or "more than".
func (g *gapper) hedge(at int32) int32 {
	for n := at; n < min(at+3, g.last); n++ {
		switch g.d.Tokens[n].UPOS {
		case NUM:
			return n
		case ADV, ADJ, ADP:
		default:
			return at
		}
	}
	return at
}

// prepositional reads a preposition and what it governs.
func (g *gapper) prepositional(at int32) phrase {
	if at >= g.last || g.d.Tokens[at].UPOS != ADP {
		return phrase{}
	}
	p := g.nominal(at + 1)
	if p.found() {
		p.first, p.prep = at, at
	}
	return p
}

// hang gives a gapped clause its tree.
func (d *Doc) hang(first, last int32, c *gapped) {
	for h, n := c.verb, 0; h >= 0 && n < 100; h, n = d.Tokens[h].Head, n+1 {
		if h >= c.joiner && h < c.end {
			return // all hangs on a word of the clause: no tree to mend
		}
	}
	d.release(first, last, c)
	d.gather(c.subject, c.above, Conj)
	for _, p := range c.rest[:c.n] {
		d.gather(p, c.subject.head, Orphan)
	}
	if j := &d.Tokens[c.joiner]; j.UPOS == CCONJ {
		j.Head, j.Rel = c.subject.head, Cc
	} else {
		j.Head, j.Rel = c.subject.head, Punct
	}
	if o := c.object; o.found() {
		if t := &d.Tokens[o.head]; t.Head == c.verb && t.Rel != Obj && d.Tokens[c.verb].UPOS == VERB {
			t.Rel = Obj
		}
	}
}

// release gives what stands outside the clause and hangs on a word of it to
// the last of its own, which takes that word's place: "Mali" of "sent troops
// to Mali and Germany medics".
func (d *Doc) release(first, last int32, c *gapped) {
	inside := func(i int32) bool { return i >= c.joiner && i < c.end }
	heir := int32(-1)
	for i := last - 1; i >= first; i-- {
		t := &d.Tokens[i]
		if inside(i) || t.Head < 0 || !inside(t.Head) {
			continue
		}
		if i < c.joiner && heir < 0 && t.UPOS != PUNCT && t.UPOS != ADP && t.UPOS != DET {
			heir = i
			for h := t.Head; h >= 0; h = d.Tokens[h].Head {
				if inside(h) { // the last one on the way to the root counts
					t.Head, t.Rel = d.Tokens[h].Head, d.Tokens[h].Rel
				}
			}
			continue
		}
		if t.Head = c.verb; heir >= 0 && i < heir {
			t.Head = heir
		}
	}
}

// gather hangs a phrase's head on a governor and its other words, as far as
// they hang outside of it, on the head.
func (d *Doc) gather(p phrase, governor int32, rel Rel) {
	for i := p.first; i < p.last; i++ {
		t := &d.Tokens[i]
		if i == p.head {
			t.Head, t.Rel = governor, rel
			continue
		}
		if i != p.prep && t.Head >= p.first && t.Head < p.last && t.Head != i {
			continue
		}
		if t.Head, t.Rel = p.head, innerRel(t); t.Rel == Case && i != p.prep { // "at least"
			t.Rel = Advmod
		}
	}
}

// innerRel gives the relation of a word inside a noun's phrase.
func innerRel(t *Token) Rel {
	switch {
	case t.UPOS == ADP:
		return Case
	case t.UPOS == DET:
		return Det
	case t.UPOS == NUM:
		return Nummod
	case t.XPOS == PRPS:
		return NmodPoss
	case t.UPOS == ADJ:
		return Amod
	}
	return Compound
}

// Elided gives the noun that the bare number i leaves out because a parallel
// clause has it, or -1: the poets of "jailed two poets and Oman three".
func (d *Doc) Elided(i int32) int32 {
	t := &d.Tokens[i]
	if t.UPOS != NUM || t.Head < 0 {
		return -1
	}
	role, v := Obj, t.Head
	switch {
	case t.Rel == Orphan && d.Kid(i, Case) < 0:
		v = d.Tokens[v].Head
	case t.Rel == Conj && d.Kid(i, Orphan) >= 0 && d.Tokens[v].UPOS != VERB:
		return v
	case t.Rel == Conj && d.Kid(i, Orphan) >= 0:
		role = Nsubj
		if d.Kid(v, NsubjPass) >= 0 {
			role = NsubjPass
		}
	case t.Rel == Obj:
		return d.elidedBefore(v)
	default:
		return -1
	}
	if n := d.Kid(v, role); n >= 0 && d.Tokens[n].UPOS != NUM {
		return n
	}
	return -1
}

// elidedBefore finds the noun that stands only in the gapped clause behind:
// "Poland expelled ten and Russia five diplomats".
func (d *Doc) elidedBefore(v int32) int32 {
	for _, k := range d.Kids(v) {
		if d.Tokens[k].Rel != Conj {
			continue
		}
		if o := d.Kid(k, Orphan); o >= 0 && d.Tokens[o].UPOS == NOUN && d.Kid(o, Nummod) >= 0 {
			return o
		}
	}
	return -1
}
