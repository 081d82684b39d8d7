package when

import (
	"sync"

	"rapporteur/record"
	"rapporteur/text"
)

// state is the memory of one call of Times.
type state struct {
	lex    *lexicon
	doc    *text.Doc
	anchor record.Date
	atoms  []atom // of the sentence at hand
	low    []byte
	climbs int // verbs looked at for one tense
	// Moments of matches under way, by depth: of the rule tried, the best so
	// far, and what lookaround throws away.
	try, best [maxDepth + 2]moment
	look      moment
}

func (s *state) reset(t *Tagger, doc *text.Doc, anchor record.Date) {
	s.lex = &t.lexicon
	s.doc, s.anchor, s.atoms = doc, anchor, s.atoms[:0]
}

type pool struct{ sync.Pool }

func (p *pool) get() *state {
	if s, ok := p.Get().(*state); ok {
		return s
	}
	return new(state)
}

func (p *pool) put(s *state) {
	s.doc = nil
	p.Put(s)
}

// longest gives the public rule that matches most atoms from at on.
func (t *Tagger) longest(s *state, at int32) (best *rule, end int32) {
	a := &s.atoms[at]
	try := t.starts[a.word]
	if a.num >= 0 {
		try = t.digits
	}
	for _, i := range try {
		r := &t.rules[i]
		s.try[0] = moment{}
		e := t.match(s, r, at, &s.try[0], 0)
		if e > end {
			best, end, s.best[0] = r, e, s.try[0]
		}
	}
	return best, end
}

// maxDepth bounds how deep groups may nest.
const maxDepth = 6

// match gives the end of the longest match of r at atom at, or -1, and sets
// what it means.
func (t *Tagger) match(s *state, r *rule, at int32, m *moment, depth int) int32 {
	for i := range r.before {
		if at-1 >= 0 && t.one(s, &r.before[i], at-1) == r.before[i].not || at == 0 && !r.before[i].not {
			return -1
		}
	}
	end := t.body(s, r, 0, at, m, depth)
	if end < 0 {
		return -1
	}
	for _, a := range r.assigns {
		v := a.value
		if a.from >= 0 {
			if !m.is(a.from) {
				continue
			}
			v = m.v[a.from]
			m.has &^= 1 << a.from
		}
		m.set(a.to, v)
	}
	return end
}

// body matches the elements from i on; optional ones are first tried.
func (t *Tagger) body(s *state, r *rule, i int, at int32, m *moment, depth int) int32 {
	if i == len(r.body) {
		if !t.follows(s, r, at) {
			return -1
		}
		return at
	}
	e := &r.body[i]
	saved := *m
	if end := t.elem(s, e, at, m, depth); end > at {
		if rest := t.body(s, r, i+1, end, m, depth); rest >= 0 {
			return rest
		}
	}
	*m = saved
	if e.optional {
		return t.body(s, r, i+1, at, m, depth)
	}
	return -1
}

func (t *Tagger) follows(s *state, r *rule, at int32) bool {
	for i := range r.after {
		e := &r.after[i]
		if t.one(s, e, at) == e.not {
			return false
		}
	}
	return true
}

// one tells whether the element matches at that atom.
func (t *Tagger) one(s *state, e *elem, at int32) bool {
	s.look = moment{}
	return t.elem(s, e, at, &s.look, maxDepth) > at
}

// elem gives the end of the element's match, or -1.
func (t *Tagger) elem(s *state, e *elem, at int32, m *moment, depth int) int32 {
	if at >= int32(len(s.atoms)) {
		return -1
	}
	a := &s.atoms[at]
	switch e.kind {
	case literal:
		for _, id := range e.ids {
			if a.word == id {
				return at + 1
			}
		}
	case classElem:
		for _, sn := range t.words[a.word] {
			if sn.class != e.ref || sn.name && !a.name || len(e.ids) > 0 && !contains(e.ids, sn.value) {
				continue
			}
			if e.field >= 0 {
				m.set(e.field, sn.value)
			}
			return at + 1
		}
	case nativeElem:
		return t.native(s, e.ref, at, m)
	case groupElem:
		return t.group(s, e.ref, at, m, depth)
	}
	return -1
}

// group takes the longest of the group's rules.
func (t *Tagger) group(s *state, ref, at int32, m *moment, depth int) int32 {
	best := int32(-1)
	depth++
	if depth > maxDepth {
		return -1
	}
	for _, i := range t.byName[ref] {
		s.try[depth] = moment{}
		if end := t.match(s, &t.rules[i], at, &s.try[depth], depth); end > best {
			best, s.best[depth] = end, s.try[depth]
		}
	}
	if best > 0 {
		m.merge(&s.best[depth])
	}
	return best
}

func contains(ids []int32, id int32) bool {
	for _, i := range ids {
		if i == id {
			return true
		}
	}
	return false
}
