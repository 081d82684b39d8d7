package who

import (
	"slices"
	"strings"
)

// terms is when somebody was in office, as far as the words for him tell.
type terms struct {
	former    bool // the former, the ousted president
	incumbent bool // the new president
	plain     bool // the president
}

// add takes what a description tells. An office may be worded with the time:
// interim president.
func (t *terms) add(d *desc, lx *lexicon) {
	if d.role < 0 {
		return
	}
	t.incumbent = t.incumbent || lx.is(firstWord(lx.agents[d.role].word), isIncumbent)
	t.former = t.former || d.former
	t.incumbent = t.incumbent || d.incumbent && !d.former
	t.plain = t.plain || !d.former && !d.incumbent
}

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// otherTerm tells whether a description is of somebody else in the office: the
// former leader is not the new one, and the former president not President
// Moyo, though the ousted president may be.
func (c *caster) otherTerm(actor int32, m *ment) bool {
	w := &c.work[actor]
	switch t := w.terms; {
	case m.d.incumbent && !m.d.former:
		return t.former && !t.incumbent
	case !m.d.former || t.former:
		return false
	case t.incumbent:
		return true
	}
	known := c.actors[actor].known.actor
	if known >= 0 {
		reg := &c.r.register.Actors[known]
		return !c.formerOffice(reg, m) && c.officeOf(actor, m)
	}
	return w.terms.plain && !m.d.removed && slices.Contains(w.roles, m.d.role)
}
