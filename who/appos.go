package who

import (
	"strings"

	"rapporteur/text"
)

// findAppos links a mention with its apposition: by the tree, or an acronym
// in brackets behind a name.
func (c *caster) findAppos(k int32) {
	m := &c.ments[k]
	t := &c.doc.Tokens[m.Head]
	if m.Kind == Pronoun {
		return
	}
	other := int32(-1)
	if t.Rel == text.Appos && t.Head >= 0 {
		other = c.at[t.Head]
	}
	if n := m.First - 1; other < 0 && n > 0 && c.doc.Form(n) == "(" && m.Last < int32(len(c.doc.Tokens)) && c.doc.Form(m.Last) == ")" {
		for b := n - 1; b >= max(0, n-4) && other < 0; b-- {
			if o := c.at[b]; o >= 0 && c.ments[o].Kind == Name && c.acronymOf(m, &c.ments[o]) {
				other = o
			}
		}
	}
	if other < 0 {
		other = c.namedAs(m)
	}
	if other < 0 || other == k || c.ments[other].Kind == Pronoun || !c.apposFits(m, &c.ments[other]) {
		return
	}
	if o := &c.ments[other]; o.Last == m.First-1 && c.bracketed(m) && o.Kind == Name && c.acronymOf(m, o) {
		o.Last = m.Last + 1 // a name with its acronym is one mention
	}
	if o := &c.ments[other]; o.Last == m.First-1 && o.Kind == Nominal && m.Kind == Name && !o.d.place && c.doc.Form(o.Last) == "," &&
		t.Rel == text.Appos && t.Head == o.Head {
		o.Last = m.Last // the deputy premier, Ana Lopes
	}
	m.appos = other
	if c.ments[other].appos < 0 {
		c.ments[other].appos = k
	}
}

// namedAs gives the mention of whom m is the name: "the officer, whom police
// identified as Igor Sukhov", "a man known as Abu Bakr"; or -1.
func (c *caster) namedAs(m *ment) int32 {
	t := &c.doc.Tokens[m.Head]
	as := c.doc.Kid(m.Head, text.Case)
	if m.Kind != Name || as < 0 || c.scan.flags(as)&isLike == 0 || t.Head < 0 || c.scan.flags(t.Head)&isNaming == 0 {
		return -1
	}
	v := t.Head
	for _, rel := range []text.Rel{text.Obj, text.NsubjPass} {
		o := c.doc.Kid(v, rel)
		if o < 0 || rel == text.NsubjPass && c.doc.Kid(v, text.AuxPass) < 0 {
			continue
		}
		if x := c.doc.Tokens[o].XPOS; x != text.WP && x != text.WDT {
			return c.at[o]
		}
	}
	if r := c.doc.Tokens[v].Rel; r == text.Acl || r == text.AclRelcl {
		return c.at[c.doc.Tokens[v].Head]
	}
	return -1
}

// bracketed tells whether a mention stands alone in brackets.
func (c *caster) bracketed(m *ment) bool {
	return m.First > 0 && c.doc.Form(m.First-1) == "(" && m.Last < int32(len(c.doc.Tokens)) && c.doc.Form(m.Last) == ")"
}

// apposFits refuses appositions of different things: lists that the tree took
// for one, places behind cities.
func (c *caster) apposFits(m, o *ment) bool {
	if m.d.actor >= 0 && o.d.actor >= 0 && m.d.actor != o.d.actor {
		return false
	}
	if m.d.place != o.d.place && (m.Kind == Name && o.Kind == Name) {
		return false
	}
	if m.d.plural != o.d.plural && m.d.typ != Organization && o.d.typ != Organization {
		return false
	}
	if m.Kind == Name && o.Kind == Name && m.d.country != o.d.country && m.d.typ == Government && o.d.typ == Government {
		return false // "Russia, Iran sign a pact"
	}
	return typesAgree(m.d.typ, o.d.typ) && (m.d.gender == 0 || o.d.gender == 0 || m.d.gender == o.d.gender)
}

// acronymOf tells whether m, in capitals, is made of the first letters of o.
func (c *caster) acronymOf(m, o *ment) bool {
	if m.d.nameLast != m.d.nameFirst+1 {
		return false
	}
	return isInitials(c.doc.Form(m.d.nameFirst), c.doc.Slice(o.d.nameFirst, o.d.nameLast))
}

// isInitials tells whether the letters of short begin words of long in order;
// every capitalised word but one must give a letter.
func isInitials(short, long string) bool {
	k, missed := 0, 0
	for w := range strings.FieldsFuncSeq(long, func(r rune) bool { return r == ' ' || r == '-' }) {
		if k < len(short) && strings.EqualFold(w[:1], short[k:k+1]) {
			k++
		} else if 'A' <= w[0] && w[0] <= 'Z' {
			missed++
		}
	}
	return k == len(short) && k > 1 && missed <= 1
}
