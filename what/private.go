package what

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur/text"
	"rapporteur/who"
)

// This file is about the rule "private": an act of a type that it names is no
// matter of politics where all who take part are private people.

// private says whether that is so of an act: everybody is of a sector that the
// rule names or nobody in particular, and all are of one country. People in
// their number make it a public matter where others act on them, and by
// themselves for a rule of single people ("the strikers ended their fast").
func (r *reading) private(c *candidate) bool {
	for i := range r.c.rules {
		if u := &r.c.rules[i]; u.key == "private" && slices.Contains(u.types, c.Type) {
			return len(c.Actors) > 0 && r.isPrivate(u, c)
		}
	}
	return false
}

func (r *reading) isPrivate(u *rule, c *candidate) bool {
	country, sector := "", ""
	for i, ps := range [...][]Participant{c.Actors, c.Recipients} {
		for _, p := range ps {
			if !r.privately(u, p) {
				return false
			}
			code := r.in.Cast.Code(p.Actor, r.in.Date)
			if code.Country != "" && country != "" && country != code.Country {
				return false
			}
			country = cmp.Or(code.Country, country)
			if r.isCrowd(p, code) && (u.single || i == 1 && sector != code.Sector) {
				return false
			}
			sector = cmp.Or(sector, code.Sector)
		}
	}
	return true
}

// isCrowd says whether they are many people of a sector, no organizations.
func (r *reading) isCrowd(p Participant, code who.Code) bool {
	if code.Sector == "" {
		return false
	}
	t := r.in.Cast.Actors[p.Actor].Type
	return t == who.Group || t != who.Organization && r.isPlural(p.Head)
}

// privately says whether somebody is of a sector that the rule names. A name
// or a pronoun of which nothing is known may be anybody's, a thing is nobody.
func (r *reading) privately(u *rule, p Participant) bool {
	tok := &r.in.Doc.Tokens[p.Head]
	sector := ""
	if p.Actor >= 0 {
		code := r.in.Cast.Code(p.Actor, r.in.Date)
		if slices.Contains(u.not, code.Country) {
			return false
		}
		if r.in.Cast.Actors[p.Actor].Type != who.Organization && r.tree.w.sides.has(r.tree.lowerLemma(p.Head)) && r.isPlural(p.Head) {
			return false // "the two neighbours"
		}
		sector = code.Sector
	}
	if sector != "" {
		return slices.Contains(u.by, sector)
	}
	return p.Actor < 0 && tok.UPOS == text.NOUN || u.words.has(r.tree.lowerLemma(p.Head))
}

func (r *reading) isPlural(tok int32) bool {
	return strings.Contains(r.in.Doc.Tokens[tok].Feats, "Number=Plur")
}
