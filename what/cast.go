package what

import (
	"slices"

	"rapporteur/text"
	"rapporteur/who"
)

// This file is all that the room knows of who's Cast.

// mention gives the mention that a token is the head of, or belongs to the
// name of, nil where there is none.
func (r *reading) mention(tok int32) *who.Mention {
	if r.in.Cast == nil {
		return nil
	}
	m := r.in.Cast.At(tok)
	if m == nil || m.Actor < 0 || r.in.Cast.Actors[m.Actor].Type == who.Thing {
		return nil
	}
	if m.Head == tok {
		return m
	}
	// a name's parts stand for it; a noun inside a longer phrase does not
	if n := r.in.Doc.Tokens[tok].Name; n >= 0 && n == r.in.Doc.Tokens[m.Head].Name {
		return m
	}
	return nil
}

// somebody gives the actor at a token.
func (r *reading) somebody(tok int32) (Participant, bool) {
	m := r.mention(tok)
	if m == nil {
		return Participant{}, false
	}
	return Participant{Actor: m.Actor, Range: Range{m.First, m.Last}, Head: m.Head}, true
}

// officer gives the person whom a title right behind a body names, where the
// parser took the body for the head: "the National Army (LNA) Commander Marshal
// Haftar"; the token itself elsewhere.
func (r *reading) officer(tok int32) int32 {
	for _, k := range r.tree.d.Kids(tok) {
		if r.tree.rel(k) != text.Appos || k < tok || r.tree.d.Tokens[k].Name < 0 || !r.isKind(k, testPerson) || r.isKind(tok, testPerson) {
			continue
		}
		if title := r.tree.d.Kid(k, text.NmodDesc); title >= 0 && title < k {
			return k
		}
	}
	return tok
}

// someonesThing gives the country whose a thing is, where an adjective or a
// name in front tells it: "Turkish jets".
func (r *reading) someonesThing(tok int32) (Participant, bool) {
	if r.in.Cast == nil {
		return Participant{}, false
	}
	m := r.in.Cast.At(tok)
	if m == nil || m.Head != tok || m.Actor < 0 || !r.hasAdjective(tok) {
		return Participant{}, false
	}
	code := r.in.Cast.Code(m.Actor, r.in.Date).Country
	if code == "" {
		return Participant{}, false
	}
	actor, ok := r.nations[code]
	if !ok {
		actor = r.in.Cast.Country(code)
		r.nations[code] = actor
	}
	if actor < 0 {
		return Participant{}, false
	}
	first, last := r.phrase(tok)
	return Participant{Actor: actor, Range: Range{first, last}, Head: tok}, true
}

// isNational says whether k is the adjective that makes n some country's.
func (r *reading) isNational(n, k int32) bool {
	form := r.tree.d.Form(k)
	if form[0] < 'A' || form[0] > 'Z' {
		return false
	}
	_, ok := r.someonesThing(n)
	return ok
}

// hasAdjective says whether a capitalised adjective or a name stands in front,
// or in front of a noun in front: "Syrian government shelling".
func (r *reading) hasAdjective(tok int32) bool {
	for _, k := range r.tree.d.Kids(tok) {
		switch r.tree.rel(k) {
		case text.Amod, text.Compound, text.NmodDesc, text.Nmod:
			if form := r.tree.d.Form(k); k < tok && (form[0] >= 'A' && form[0] <= 'Z' || r.hasAdjective(k)) {
				return true
			}
		}
	}
	return false
}

// isMember says whether one actor is of those whom another, a group, is made
// of: "their" in "Yeltsin and Kuchma said in their statement".
func (r *reading) isMember(one, group int32) bool {
	return group >= 0 && slices.Contains(r.in.Cast.Actors[group].Members, one)
}

// isActor says whether somebody stands at a phrase or behind it.
func (r *reading) isActor(tok int32) bool {
	r.somebodies = r.resolveOne(r.somebodies[:0], tok, 0)
	return len(r.somebodies) > 0
}

// names says whether a word in front of an event noun names a party to it.
func (r *reading) names(k int32) bool { return r.mention(k) != nil }

// nameLike says whether a modifier names somebody rather than a kind: "US" in
// "US forces", not "government" in "government forces".
func (r *reading) nameLike(k int32) bool {
	tok := &r.tree.d.Tokens[k]
	return tok.UPOS == text.PROPN || tok.UPOS == text.ADJ || tok.Name >= 0 || r.mention(k) != nil
}

// inName says whether an event noun is only part of a name.
func (r *reading) inName(tok int32) bool {
	n := r.in.Doc.Tokens[tok].Name
	return n >= 0 && r.in.Doc.Names[n].Last-r.in.Doc.Names[n].First > 1
}

func (r *reading) isKind(tok int32, k testKind) bool {
	m := r.mention(r.named(tok))
	if m == nil {
		return false
	}
	a := &r.in.Cast.Actors[m.Actor]
	switch k {
	case testPerson:
		return a.Type == who.Person || a.Type == who.Group
	case testOrg:
		return a.Type == who.Organization || a.Type == who.Government
	case testCountry:
		return a.Type == who.Government || a.Type == who.Place || r.isPeople(tok)
	}
	return false
}

// isOwn says whether two phrases are of one country: Blinken and the United
// States.
func (r *reading) isOwn(tok, subj int32) bool {
	if subj < 0 {
		return false
	}
	m, s := r.mention(r.named(tok)), r.mention(r.named(subj))
	if m == nil || s == nil {
		return false
	}
	code := r.in.Cast.Code(s.Actor, r.in.Date).Country
	return code != "" && r.in.Cast.Code(m.Actor, r.in.Date).Country == code
}

// isPeople says whether the name of a people stands for its country: "talks
// with the Syrians", but not "three Syrians", "Syrians who fled".
func (r *reading) isPeople(tok int32) bool {
	t := &r.tree
	if u := t.d.Tokens[tok].UPOS; u != text.PROPN && u != text.NOUN && u != text.ADJ || !t.w.demonym.has(t.lowerLemma(tok)) {
		return false
	}
	for _, k := range t.d.Kids(tok) {
		if rel := t.rel(k); rel == text.Amod || rel == text.Compound || rel == text.Nummod || rel == text.AclRelcl || rel == text.Acl || rel == text.Nmod {
			return false
		}
	}
	return t.kid(tok, text.Det)
}

func (r *reading) hasSector(tok int32, sectors []string) bool {
	m := r.mention(r.named(tok))
	if m == nil {
		return false
	}
	code := r.in.Cast.Code(m.Actor, r.in.Date)
	return slices.Contains(sectors, code.Sector) || slices.Contains(sectors, code.Country) ||
		slices.ContainsFunc(code.Others, func(s string) bool { return slices.Contains(sectors, s) })
}

// named gives the name that says which country a noun is: Tonga of "the island
// nation of Tonga"; the token itself elsewhere.
func (r *reading) named(tok int32) int32 {
	t := &r.tree
	if t.d.Tokens[tok].XPOS != text.NN || !t.w.realms.has(t.lemma(tok)) {
		return tok
	}
	for _, k := range t.d.Kids(tok) {
		if t.isGenitive(k) && t.d.Tokens[k].UPOS == text.PROPN && r.mention(k) != nil {
			return k
		}
	}
	return tok
}
