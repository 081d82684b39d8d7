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
	at := r.head()
	for range maxClimb {
		tok := &doc.Tokens[at]
		if at != r.tok && (tok.UPOS == text.VERB || tok.UPOS == text.AUX || doc.Kid(at, text.Cop) >= 0) {
			r.s.climbs = 0
			return r.s.clauseTense(at, direct)
		}
		if tok.Head < 0 {
			return open
		}
		switch tok.Rel {
		case text.Nmod, text.NmodPoss, text.Compound, text.Amod, text.Appos, text.Conj:
			if doc.Tokens[tok.Head].UPOS != text.VERB {
				direct = false
			}
		}
		at = tok.Head
	}
	return open
}

// head climbs to the expression's head token.
func (r *resolver) head() int32 { return r.tok }

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
	case t.XPOS == text.VBZ || t.XPOS == text.VBP:
		return s.likelyIf(direct)
	case t.XPOS == text.VBG && doc.Tokens[v].Head >= 0 && doc.Tokens[v].Rel != text.Root:
		return s.clauseTense(governor(doc, v), false)
	}
	return open
}

func (s *state) likelyIf(direct bool) tense {
	if direct {
		return likely
	}
	return open
}

// infinitive: "plans to meet on Friday" lies ahead, "managed to" with its verb.
func (s *state) infinitive(v int32, direct bool) tense {
	doc := s.doc
	h := doc.Tokens[v].Head
	if h < 0 || doc.Tokens[h].UPOS != text.VERB {
		return s.likelyIf(direct)
	}
	if s.lex.isWord(doc.Tokens[h].Lemma, s.lex.pastAux) && s.clauseTense(h, direct) == past {
		return past
	}
	return s.likelyIf(direct)
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
