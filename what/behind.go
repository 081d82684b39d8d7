package what

import "rapporteur/text"

// This file finds who is behind a noun by what governs it: the maker of a law
// does what the law says, the target of attacks is attacked.

// enactor gives who makes the law, order or bill n, and so does what it says:
// "passed a law that bans", "signed an order closing"; nobody for other nouns.
func (t *tree) enactor(n int32) int32 {
	if !t.w.enactment.has(t.lemma(n)) {
		return nobody
	}
	if g, role := t.governor(n); g >= 0 && role == object && t.w.enacting.has(t.lemma(g)) {
		return t.logicalSubject(g)
	}
	return nobody
}

// writer gives who says by a letter or petition what verb v tells, where the
// parser has hung it on the word before: "sent a letter to the leaders opposing
// the sale", "filed a motion in court asking"; nobody elsewhere.
func (t *tree) writer(v, h int32) int32 {
	if t.d.Tokens[v].XPOS != text.VBG || !t.w.speaking.has(t.lemma(v)) {
		return nobody
	}
	g := t.head(h)
	for n := 0; n < 3 && g >= 0 && t.rel(h) == text.Nmod && !t.w.writing.has(t.lemma(h)); n++ {
		h, g = g, t.head(g)
	}
	if g >= 0 && t.rel(h) == text.Obl {
		h = t.d.Kid(g, text.Obj)
	}
	if h < 0 || t.rel(h) != text.Obj || !t.w.writing.has(t.lemma(h)) {
		return nobody
	}
	if g = t.head(h); !t.w.enacting.has(t.lemma(g)) && !t.w.support.has(t.lemma(g)) {
		return nobody
	}
	return t.logicalSubject(g)
}

// deed gives the act of violence of whose target a relative clause tells: what
// killed in "the bombing of an embassy that killed three".
func (t *tree) deed(n int32) int32 {
	if h := t.head(n); h >= 0 && t.rel(n) == text.Nmod && t.w.building.has(t.lemma(n)) && t.w.violence.has(t.lemma(h)) {
		return h
	}
	return n
}

// ranks says whether a predicate noun tells who was the first or the latest to
// do something, and so did it: "Liberia was the latest country to recognise …".
func (t *tree) ranks(h int32) bool {
	if g := t.head(h); !t.kid(h, text.Cop) && (t.rel(h) != text.Xcomp || g < 0 || !t.w.becoming.has(t.lemma(g))) {
		return false
	}
	if t.ranked(h) {
		return true
	}
	for _, k := range t.d.Kids(h) { // "was one of the first states to ratify"
		if t.rel(k) == text.Nmod && t.ranked(k) {
			return true
		}
	}
	return false
}

// sufferer gives whom an act is told to have befallen: the shrine of "the
// shrine was the target of attacks", or nobody.
func (t *tree) sufferer(n int32) int32 {
	h := t.head(n)
	if h < 0 || !t.isGenitive(n) || !t.w.suffering.has(t.lemma(h)) || !t.kid(h, text.Cop) {
		return nobody
	}
	return t.surfaceSubject(h)
}

// aroundNaming gives the verb that a participle behind a comma belongs to where
// h only tells what somebody calls a thing: the parliament defies the protests
// of "adopted a law that critics call a copy, defying protests".
func (t *tree) aroundNaming(v, h int32) int32 {
	if t.rel(h) != text.AclRelcl || t.d.Tokens[v].XPOS != text.VBG || v <= h || !t.w.naming.has(t.lemma(h)) || t.roleInRelative(h) == subject || t.d.Kid(v, text.Punct) < 0 {
		return h
	}
	for n, g := 0, t.head(h); n < 8 && g >= 0; n, g = n+1, t.head(g) {
		if t.isPredicate(g) {
			return g
		}
	}
	return h
}
