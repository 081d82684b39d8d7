package relate

import (
	"rapporteur"
	"rapporteur/text"
	"rapporteur/what"
)

// scene is a pair in its text.
type scene struct {
	*rapporteur.Reading
	pair  Pair
	s, t  tokens // actor and recipient
	types func(lemma string, dst []string) []string

	feats []uint32
	seen  map[uint32]bool
}

// role says what a span is in an event: A an actor, R a recipient; a and r
// where it only shares words with the participant or is whose or of what he
// is; - nothing.
func (c *scene) role(e *what.Event, s tokens) byte {
	part := byte('-')
	for i, list := range [][]what.Participant{e.Actors, e.Recipients} {
		for _, p := range list {
			if s.has(p.Head) || c.sameActor(p.Actor, s) {
				return "AR"[i]
			}
			if part == '-' && (p.First < s.last && s.first < p.Last || c.belongs(s.head, p.Head)) {
				part = "ar"[i]
			}
		}
	}
	return part
}

// belongs says whether a token says whose or of what somebody is: Kenya of
// "convoys from Kenya", "a group led by Kenya", not of "men who fled Kenya".
func (c *scene) belongs(t, of int32) bool {
	for n := 0; t >= 0 && n < 8; n++ {
		if t == of {
			return true
		}
		switch tok := &c.Doc.Tokens[t]; tok.Rel {
		case text.Nmod, text.NmodPoss, text.NmodDesc, text.Compound, text.Amod, text.Appos:
			t = tok.Head
		case text.OblAgent:
			if t = tok.Head; t < 0 || c.Doc.Tokens[t].Rel != text.Acl {
				return false
			}
			t = c.Doc.Tokens[t].Head
		default:
			return false
		}
	}
	return false
}

// sameActor says whether the span's head is a mention of the actor.
func (c *scene) sameActor(actor int32, s tokens) bool {
	if s.head < 0 {
		return false
	}
	m := c.Cast.At(s.head)
	return m != nil && actor >= 0 && m.Actor == actor
}

// How surely an event stands between the two.
type bond int

const (
	apart  bond = iota
	beside      // the actor acts, and the recipient is named in the act's clause
	partly      // both are among the participants, but not wholly
	joint       // both act together
	direct      // the actor acts, the recipient suffers
)

func (b bond) String() string { return [...]string{"apart", "beside", "partly", "joint", "direct"}[b] }

// between gives the surest event in which the actor acts and the recipient
// suffers, or both act together; nil where no frame says so.
func (c *scene) between() *what.Event {
	e, _ := c.surest()
	return e
}

// surest gives the event between the two and how surely it is that.
func (c *scene) surest() (best *what.Event, how bond) {
	for i := range c.Events {
		e := &c.Events[i]
		if b := c.bond(e); b > how || b == how && best != nil && c.surer(e, best) {
			best, how = e, b
		}
	}
	return best, how
}

// surer says whether an event tells more of the two than another with the same
// bond: the upper clause is what the sentence says.
func (c *scene) surer(a, b *what.Event) bool {
	if x, y := len(c.chain(a.Head)), len(c.chain(b.Head)); x != y {
		return x < y
	}
	return a.Confidence > b.Confidence
}

// bond says how surely an event stands between the two.
func (c *scene) bond(e *what.Event) bond {
	s, t := c.role(e, c.s), c.role(e, c.t)
	acts, suffers := s == 'A' || s == 'a', t == 'R' || t == 'r'
	switch {
	case s == 'A' && t == 'R':
		return direct
	case s == 'A' && t == 'A':
		return joint
	case s == 'A' && c.t.head < 0 && len(e.Recipients) == 0, t == 'R' && c.s.head < 0 && len(e.Actors) == 0:
		return partly
	case acts && suffers:
		return partly
	case acts && !suffers && c.within(e, c.t), suffers && s == '-' && len(e.Actors) == 0 && c.within(e, c.s):
		return beside
	}
	return apart
}

// within says whether a span stands in an event's clause: its words depend on
// the act.
func (c *scene) within(e *what.Event, s tokens) bool {
	for t, n := s.head, 0; t >= 0 && n < 12; t, n = c.Doc.Tokens[t].Head, n+1 {
		for _, r := range e.Evidence {
			if r.First <= t && t < r.Last {
				return true
			}
		}
	}
	return false
}

// told gives the mode and the frame of the event of that type that says most
// of the two, both empty where no frame tells it.
func (c *scene) told(event string) (mode, frame string) {
	if e := c.between(); e != nil && e.Type.Name == event {
		return e.Mode, e.Frame
	}
	for i := range c.Events {
		if e := &c.Events[i]; e.Type.Name == event {
			return e.Mode, e.Frame
		}
	}
	return "", ""
}

// features words the scene as hashes.
func (c *scene) features() []uint32 {
	c.feats, c.seen = c.feats[:0], map[uint32]bool{}
	c.add("bias")
	c.events()
	c.words()
	c.path()
	c.governors("s", c.s)
	c.governors("t", c.t)
	return c.feats
}

func (c *scene) add(parts ...string) {
	h := uint32(2166136261) // FNV-1a
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ '|') * 16777619
	}
	if !c.seen[h] {
		c.seen[h] = true
		c.feats = append(c.feats, h)
	}
}

func (c *scene) events() {
	if e, how := c.surest(); how > beside {
		c.add("between", e.Type.Name)
		c.add("between frame", e.Frame)
	} else {
		c.add("no event between")
	}
	for i := range c.Events {
		e := &c.Events[i]
		roles := string([]byte{c.role(e, c.s), c.role(e, c.t)})
		c.add("event", e.Type.Name)
		c.add("event", e.Type.Name, roles)
		c.add("frame", e.Frame)
		if e.Aux != 0 {
			c.add("aux", e.Type.Name, e.Aux.Names()[0], roles)
		}
	}
}

// words: lemmas of the sentence, and apart those between the two.
func (c *scene) words() {
	d := c.Doc
	from, to := min(c.s.last, c.t.last), max(c.s.first, c.t.first)
	if c.s.head < 0 || c.t.head < 0 {
		from, to = 0, 0
		c.add("one missing")
	}
	var types []string
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if c.s.has(int32(i)) || c.t.has(int32(i)) || !content(t.UPOS) {
			continue
		}
		c.add("w", t.Lemma)
		types = c.types(t.Lemma, types[:0])
		inside := int32(i) >= from && int32(i) < to
		for _, typ := range types {
			c.add("lex", typ)
			if inside {
				c.add("lex between", typ)
			}
		}
		if inside {
			c.add("b", t.Lemma)
		}
	}
	for i := from; i+1 < to; i++ {
		c.add("bb", d.Tokens[i].Lemma, d.Tokens[i+1].Lemma)
	}
	if c.s.first < c.t.first {
		c.add("order")
	}
}

func content(u text.UPOS) bool {
	switch u {
	case text.VERB, text.NOUN, text.ADJ, text.ADV, text.ADP, text.AUX, text.PART:
		return true
	}
	return false
}

// path walks from each of the two up to where their ways meet.
func (c *scene) path() {
	up, down := c.chain(c.s.head), c.chain(c.t.head)
	meet := int32(-1)
	for _, a := range up {
		for _, b := range down {
			if a == b && meet < 0 {
				meet = a
			}
		}
	}
	if meet < 0 {
		c.add("path none")
		return
	}
	shape := ""
	var types []string
	for side, way := range [][]int32{up, down} {
		for _, t := range way {
			if t == meet {
				break
			}
			tok := &c.Doc.Tokens[t]
			shape += tok.Rel.String() + "^"
			if t != c.s.head && t != c.t.head {
				c.add("path", tok.Lemma)
				c.add("path", []string{"s", "t"}[side], tok.Lemma)
				types = c.types(tok.Lemma, types)
			}
		}
		shape += "|"
	}
	c.add("shape", shape)
	lemma := c.Doc.Tokens[meet].Lemma
	c.add("meet", lemma)
	c.add("meet shape", lemma, shape)
	for _, typ := range c.types(lemma, nil) {
		c.add("meet type", typ)
	}
	for _, typ := range types {
		c.add("path type", typ)
	}
}

// chain lists a token and those above it.
func (c *scene) chain(t int32) []int32 {
	var list []int32
	for ; t >= 0 && len(list) < 30; t = c.Doc.Tokens[t].Head {
		list = append(list, t)
	}
	return list
}

// governors: what each of the two depends on, and by which relation and
// preposition.
func (c *scene) governors(side string, s tokens) {
	if s.head < 0 {
		return
	}
	tok := &c.Doc.Tokens[s.head]
	c.add(side, "rel", tok.Rel.String())
	if k := c.Doc.Kid(s.head, text.Case); k >= 0 {
		c.add(side, "case", c.Doc.Tokens[k].Lemma)
	}
	if tok.Head < 0 {
		return
	}
	gov := &c.Doc.Tokens[tok.Head]
	c.add(side, "gov", gov.Lemma)
	c.add(side, "gov", gov.Lemma, tok.Rel.String())
	for _, typ := range c.types(gov.Lemma, nil) {
		c.add(side, "gov type", typ)
	}
}
