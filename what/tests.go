package what

import (
	"fmt"
	"strings"

	"rapporteur/text"
)

// holds says whether one of a condition's tests holds for a filler of one of
// its slots. The word "not" is the caller's.
func (r *reading) holds(c *cond, e *candidate) bool {
	for i := range c.tests {
		if r.holdsTest(&c.tests[i], c.not, e) {
			return true
		}
	}
	return false
}

func (r *reading) holdsTest(t *test, not bool, e *candidate) bool {
	filled := false
	for _, s := range t.slots {
		if s == self {
			if r.selfHolds(t, e) {
				return true
			}
			continue
		}
		for _, a := range e.args {
			if a.slot != s || a.bare && (not || t.kind == testNone) {
				continue
			}
			filled = true
			if not && t.kind == testWord && r.knownIt(a.tok) {
				continue
			}
			if t.kind == testOwn && r.isOwn(a.tok, e.args.first(subject)) || t.kind != testNone && r.fits(t, a.tok, e.head, 0) {
				return true
			}
		}
	}
	return t.kind == testNone && !filled
}

// knownIt says whether "it" is known to be somebody: a line that rules out "it"
// means things.
func (r *reading) knownIt(tok int32) bool {
	return r.tree.w.neuter.has(r.tree.lowerLemma(tok)) && r.mention(tok) != nil
}

// selfHolds tests the predicate: its own lemma and clause.
func (r *reading) selfHolds(t *test, e *candidate) bool {
	switch t.kind {
	case testNegated:
		if r.negated(e.head, e.carrier) {
			e.negUsed = true
			return true
		}
		return false
	case testWithin:
		return r.within(e.head, t.words, true) || e.carrier >= 0 && r.within(e.carrier, t.words, true)
	case testWord:
		return r.wordIs(e.head, t.words) || e.carrier >= 0 && r.wordIs(e.carrier, t.words)
	case testPlural:
		return strings.Contains(r.tree.d.Tokens[e.head].Feats, "Number=Plur")
	}
	return false
}

// fits tests a phrase and its conjuncts.
func (r *reading) fits(t *test, tok, head int32, deep int) bool {
	if r.fitsOne(t, tok) {
		return true
	}
	if q := r.partOf(tok); q != tok && r.fitsOne(t, q) {
		return true
	}
	if deep > 3 {
		return false
	}
	for _, k := range r.tree.d.Kids(tok) {
		if r.tree.rel(k) == text.Conj && k != head && r.fits(t, k, head, deep+1) {
			return true
		}
	}
	return false
}

func (r *reading) fitsOne(t *test, tok int32) bool {
	switch t.kind {
	case testAny:
		return true
	case testActor:
		return r.isActor(tok)
	case testThing:
		return !r.isActor(tok) && r.tree.d.Tokens[tok].UPOS != text.PRON
	case testPerson, testOrg, testCountry:
		return r.isKind(tok, t.kind)
	case testPlace:
		return r.isPlace(tok)
	case testSector:
		return r.hasSector(tok, t.sectors)
	case testWord:
		return r.wordIs(tok, t.words)
	case testWithin:
		return r.within(tok, t.words, false)
	case testEvent:
		return r.tells(tok, t, 0)
	case testNegated:
		return r.negated(tok, nobody)
	case testInfinitive:
		return r.tree.infinitive(tok) && !r.tree.kid(tok, text.Nsubj)
	case testPlural:
		return strings.Contains(r.tree.d.Tokens[tok].Feats, "Number=Plur")
	}
	return false
}

// wordIs says whether a token is one of the words, or ends or begins one of
// the phrases.
func (r *reading) wordIs(tok int32, s *wordSet) bool {
	w := r.tree.lowerLemma(tok)
	if s.has(w) {
		return true
	}
	for i := range r.c.plurals { // where the lemma has kept its ending
		e := &r.c.plurals[i]
		if stem, ok := e.cut(w); ok && s.has(stem+e.to) {
			return true
		}
	}
	if s.phrases == nil {
		return false
	}
	base, form := r.tree.bases[tok], r.tree.forms[tok]
	return r.phraseIs(tok, s.phrasesWith(base)) || form != base && r.phraseIs(tok, s.phrasesWith(form))
}

// phraseIs says whether one of the phrases ends or begins at a token.
func (r *reading) phraseIs(tok int32, phrases [][]string) bool {
	for _, p := range phrases {
		if r.phraseAt(tok-int32(len(p))+1, p) || r.phraseAt(tok, p) {
			return true
		}
	}
	return false
}

func (r *reading) phraseAt(at int32, words []string) bool {
	if at < 0 || int(at)+len(words) > len(r.tree.forms) {
		return false
	}
	for i, w := range words {
		k := at + int32(i)
		if r.tree.bases[k] != w && r.tree.forms[k] != w {
			return false
		}
	}
	return true
}

// within says whether a word of the set stands in the phrase or clause of
// tok, relative clauses and, for a predicate, other clauses left out. The
// auxiliaries of an adverbial clause are not the clause's own: in "says the deal
// holds until they must leave" nothing must be.
func (r *reading) within(tok int32, s *wordSet, predicate bool) bool {
	return r.holdsWord(tok, tok, s, predicate)
}

func (r *reading) holdsWord(top, tok int32, s *wordSet, predicate bool) bool {
	if r.wordIs(tok, s) || s.has(r.tree.forms[tok]) {
		return true
	}
	for _, k := range r.tree.d.Kids(tok) {
		switch r.tree.rel(k) {
		case text.AclRelcl, text.Parataxis:
			continue
		case text.Conj, text.Ccomp, text.Advcl:
			if predicate {
				continue
			}
		case text.Aux:
			if tok != top && r.tree.rel(tok) == text.Advcl {
				continue
			}
		}
		if r.holdsWord(top, k, s, predicate) {
			return true
		}
	}
	return false
}

// tells says whether a phrase or clause itself reports an event of one of the
// types: at its head, or below a verb such as "begin" or a noun such as "end".
func (r *reading) tells(tok int32, t *test, deep int) bool {
	if id := r.eventAt[tok]; id > 0 {
		c := &r.found[id-1]
		for i, typ := range t.types {
			if c.Type == typ && (t.modes[i] == "" || t.modes[i] == c.Mode) {
				return true
			}
		}
		if c.head == tok && c.class != adjective {
			return false
		}
	}
	if deep > 2 {
		return false
	}
	for _, k := range r.tree.d.Kids(tok) {
		switch r.tree.rel(k) {
		case text.Xcomp, text.Obj, text.Conj, text.Ccomp:
			if r.tells(k, t, deep+1) {
				return true
			}
		}
	}
	return false
}

// explain notes a frame that was tried.
func (r *reading) explain(p int32, f *frame, ok bool, format string, v ...any) {
	if r.trace == nil {
		return
	}
	*r.trace = append(*r.trace, Step{Head: p, Frame: f.name, Matched: ok, Why: fmt.Sprintf(format, v...)})
}

// took notes the frame that is kept, and the predicate by which it was found.
func (r *reading) took(c *candidate) {
	if r.trace != nil {
		*r.trace = append(*r.trace, Step{Head: c.head, Frame: c.frame.name, Sense: c.sense.String(), Matched: true})
	}
}

// unmet notes that condition i of a frame does not hold. Most candidates end
// here, so no list of arguments is made for nobody.
func (r *reading) unmet(p int32, f *frame, i int) {
	if r.trace == nil {
		return
	}
	c, held := &f.conds[i], 0
	for _, before := range f.conds[:i] {
		if !before.not {
			held++
		}
	}
	*r.trace = append(*r.trace, Step{Head: p, Frame: f.name, Unmet: true, Held: held,
		Why: fmt.Sprintf("%s:%d does not hold: %s", c.where.file, c.where.line, c)})
}

// lower is strings.ToLower without work for what is lower already.
func lower(s string) string {
	for i := range len(s) {
		if b := s[i]; 'A' <= b && b <= 'Z' || b >= 0x80 {
			return strings.ToLower(s)
		}
	}
	return s
}
