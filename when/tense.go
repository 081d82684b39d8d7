package when

import "rapporteur/text"

// tense is where a clause lies, as far as a recurring date needs it.
type tense uint8

const (
	open   tense = iota // not known
	past                // what has happened
	likely              // what may be to come
	future              // what is to come
)

// maxClimb bounds the way up the tree, against circles in broken trees.
const maxClimb = 40

// tense gives the tense of the clause that the expression stands in.
func (r *resolver) tense() tense {
	doc := r.s.doc
	direct := true // the time depends on the verb itself
	loose, fixed := false, false
	after := false // in "after the attack on 3 May"
	at := r.tok
	for range maxClimb {
		tok := &doc.Tokens[at]
		clause := tok.UPOS == text.VERB || tok.UPOS == text.AUX || doc.Kid(at, text.Cop) >= 0
		if at != r.tok && clause && !r.before(at) {
			r.s.climbs = 0
			if after && r.s.clauseTense(at, true) == past {
				return past
			}
			r.s.climbs = 0
			if loose && !fixed && !direct {
				if ten := r.s.clauseTense(at, true); ten == future || ten == likely && tok.XPOS == text.VB {
					return ten
				}
				r.s.climbs = 0
			}
			return r.s.clauseTense(at, direct)
		}
		if tok.Head < 0 {
			return open
		}
		switch tok.Rel {
		case text.Nmod:
			// "will hear him for the first time on Tuesday": where a phrase with a
			// preposition hangs is the parser's guess.
			loose = loose || doc.Kid(at, text.Case) >= 0
			direct = direct && doc.Tokens[tok.Head].UPOS == text.VERB
		case text.NmodPoss, text.Compound, text.Amod, text.Appos, text.Conj:
			if doc.Tokens[tok.Head].UPOS != text.VERB {
				direct, fixed = false, true
			}
		}
		if c := doc.Kid(at, text.Case); c >= 0 && at != r.tok && r.s.lex.isWord(doc.Tokens[c].Lemma, r.s.lex.afterClass) {
			after = true
		}
		at = tok.Head
	}
	return open
}

// due tells whether something is set for the expression: "a protest for Friday".
func (r *resolver) due() bool {
	c := r.s.doc.Kid(r.tok, text.Case)
	return c >= 0 && r.s.lex.isWord(r.s.doc.Tokens[c].Lemma, r.s.lex.dueClass)
}

// bounds tells whether the expression is an end or a beginning: until, from it.
func (r *resolver) bounds() bool { return r.bound == Until || r.bound == From }

// set tells whether a verb above the expression sets a time for something:
// "extended the curfew until Thursday", "banned rallies from Monday".
func (r *resolver) set() bool {
	doc := r.s.doc
	at := r.tok
	for range maxClimb {
		if at = doc.Tokens[at].Head; at < 0 {
			return false
		}
		if doc.Tokens[at].UPOS == text.VERB {
			return r.s.lex.isWord(doc.Tokens[at].Lemma, r.s.lex.setVerb)
		}
	}
	return false
}

// before tells whether the expression stands before the infinitive v, mark and
// all: "fired on Sunday to silence the guns" is no time of silencing.
func (r *resolver) before(v int32) bool {
	doc := r.s.doc
	if v <= r.tok || doc.Tokens[v].XPOS != text.VB || doc.Tokens[v].Head < 0 {
		return false
	}
	m := doc.Kid(v, text.Mark)
	return m > r.tok && doc.Tokens[m].XPOS == text.TO
}

// clauseTense reads the tense of the predicate at token v.
func (s *state) clauseTense(v int32, direct bool) tense {
	if s.climbs++; s.climbs > maxClimb {
		return open
	}
	doc := s.doc
	l := s.lex
	finite := v
	modal, aux := false, int32(-1)
	for _, k := range doc.Kids(v) {
		switch doc.Tokens[k].Rel {
		case text.Aux, text.AuxPass, text.Cop:
			if doc.Tokens[k].XPOS == text.MD {
				modal = true
				if l.isWord(doc.Tokens[k].Lemma, l.futureAux) {
					if direct {
						return future
					}
					return open
				}
			}
			if aux < 0 {
				aux = k
			}
		}
	}
	if aux >= 0 {
		finite = aux
	}
	t := &doc.Tokens[finite]
	switch {
	case modal:
		return open
	case t.XPOS == text.VBD, t.XPOS == text.VBN, aux >= 0 && l.isWord(t.Lemma, l.haveClass):
		if direct {
			return past
		}
		return open
	case t.XPOS == text.VB:
		return s.infinitive(v, direct)
	case t.XPOS == text.VBZ:
		return s.likelyIf(direct)
	case t.XPOS == text.VBP:
		// Past forms such as "beat" are easily taken for it.
		return s.likelyIf(direct && t.UPOS == text.AUX)
	case t.XPOS == text.VBG && doc.Tokens[v].Head >= 0 && doc.Tokens[v].Rel != text.Root:
		return s.clauseTense(governor(doc, v), direct)
	}
	return open
}

func (s *state) likelyIf(direct bool) tense {
	if direct {
		return likely
	}
	return open
}

// infinitive: "plans to meet on Friday" lies ahead; "ordered them to leave on
// Friday" leaves it open.
func (s *state) infinitive(v int32, direct bool) tense {
	doc := s.doc
	h := doc.Tokens[v].Head
	if h < 0 || doc.Tokens[h].UPOS != text.VERB || s.lex.isWord(doc.Tokens[h].Lemma, s.lex.futureVerb) {
		return s.likelyIf(direct)
	}
	if s.clauseTense(h, direct) != past {
		return s.likelyIf(direct)
	}
	if s.lex.isWord(doc.Tokens[h].Lemma, s.lex.pastAux) {
		return past
	}
	return open
}

// governor gives the next predicate above v, or v's head.
func governor(doc *text.Doc, v int32) int32 {
	at := doc.Tokens[v].Head
	for range maxClimb {
		if doc.Tokens[at].Head < 0 || doc.Tokens[at].UPOS == text.VERB {
			return at
		}
		at = doc.Tokens[at].Head
	}
	return at
}
