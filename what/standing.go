package what

import (
	"strings"

	"rapporteur/text"
)

// standIn is a preposition that a noun makes up with another one: "in the face
// of" stands for "despite".
type standIn struct {
	prep  string // in front of the noun
	slot  slot   // of the preposition stood for
	agent bool   // which is that of who does it
}

// loadStanding reads the set "standing" of "in face>despite".
func (c *Coder) loadStanding(l *setLines) error {
	c.standing = map[string]standIn{}
	for _, w := range l.list() {
		phrase, prep, _ := strings.Cut(w, ">")
		front, noun, ok := strings.Cut(phrase, " ")
		s := c.slots[prep]
		if !ok || s < firstPrep {
			return l.where.errorf("standing %q: expected PREPOSITION NOUN>PREPOSITION", w)
		}
		c.standing[noun] = standIn{front, s, c.words.agentive.has(prep)}
	}
	return nil
}

// stoodFor adds what stands behind the "of" of phrase k: "in the face of
// protests", "beaten at the hands of guards".
func (r *reading) stoodFor(in standIn, k int32, a args) args {
	t := &r.tree
	h := t.head(k)
	for _, b := range t.d.Kids(k) {
		if !t.isGenitive(b) {
			continue
		}
		tok := t.antecedent(b)
		a = append(a, arg{slot: in.slot, tok: tok})
		if in.agent && h >= 0 && (t.d.Tokens[h].UPOS == text.NOUN || t.passive(h)) && !a.has(subject) {
			a = append(a, arg{slot: subject, tok: tok})
		}
	}
	return a
}
