package who

import (
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/world"
)

// code gives the code that the phrase alone has on a day.
func (d *desc) code(r *Resolver, day record.Date) Code {
	c := Code{Country: d.country}
	sectors := d.sectors
	if d.actor >= 0 {
		a := &r.register.Actors[d.actor]
		ac, office := a.On(day)
		if ac.Country != "" && (d.branch == "" || r.countries.Code(ac.Country) == nil) {
			c.Country = ac.Country
		}
		switch {
		case len(ac.Sectors) > 0 && !d.former:
			sectors = ac.Sectors
		case len(sectors) == 0:
			sectors = ac.Sectors
		}
		if office != nil {
			c.Office = office.Title
		}
	}
	if len(sectors) > 0 {
		c.Sector, c.Others = sectors[0], slices.Clone(sectors[1:])
	}
	if d.pre && !slices.Contains(c.Others, "PRE") {
		c.Others = append(c.Others, "PRE")
	}
	return c
}

// Phrase codes one noun phrase that doc holds the reading of: name is the
// register's, the country's, or the phrase without its article.
func (r *Resolver) Phrase(doc *text.Doc, day record.Date) (name, id string, code Code) {
	c := r.pool.Get().(*caster)
	defer r.pool.Put(c)
	c.scan.run(r.lex, doc)
	p := phraser{scan: &c.scan, r: r, date: day, bare: true}
	if len(doc.Tokens) == 0 {
		return "", "", Code{}
	}
	d := p.describe(0, int32(len(doc.Tokens)), -1, 0)
	p.bareSurname(&d)
	code = d.code(r, day)
	switch {
	case d.actor >= 0:
		a := &r.register.Actors[d.actor]
		return a.Name, a.ID, code
	case d.place && r.countries.Code(d.country) != nil:
		return r.countries.Code(d.country).Name, "", code
	case d.nameLast > d.nameFirst && d.typ != Group:
		return doc.Slice(d.nameFirst, d.nameLast), "", code
	}
	return r.lex.withoutArticle(strings.TrimSpace(doc.Text)), "", code
}

// withoutArticle takes a determiner off the beginning.
func (lx *lexicon) withoutArticle(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	if ok && lx.is(foldName(first), isDeterminer) {
		return rest
	}
	return s
}

// bareSurname finds the person of the register for a name of one word: in
// office on the day, or of the country or office that the phrase tells.
func (p *phraser) bareSurname(d *desc) {
	if d.actor >= 0 || d.nameLast != d.nameFirst+1 || p.inWord(d.nameFirst) || d.typ != Unknown && d.typ != Person {
		return
	}
	best, bestScore, tie := int32(-1), 0, false
	for _, i := range p.r.surnames[p.lastWord(d.nameFirst)] {
		score := p.surnameScore(&p.r.register.Actors[i], d)
		if score > bestScore {
			best, bestScore, tie = i, score, false
		} else if score == bestScore {
			tie = true
		}
	}
	if best >= 0 && !tie {
		d.actor, d.typ, d.gender = best, Person, p.r.register.Actors[best].Gender
	}
}

// surnameScore is 0 for persons that a bare surname cannot mean.
func (p *phraser) surnameScore(a *world.Actor, d *desc) int {
	code, office := a.On(p.date)
	if d.country != "" && code.Country != d.country {
		return 0
	}
	score := 1
	if d.country != "" {
		score += 4
	}
	if office != nil {
		score += 4
		if d.role >= 0 && sharesWord(office.Title, p.lex.agents[d.role].word) {
			score += 8
		}
	} else if d.role >= 0 && !d.former && len(d.sectors) > 0 && d.sectors[0] == "GOV" {
		return 0
	}
	for _, o := range a.Offices {
		if p.lex.isHead(o.Title) {
			score += 2
			break
		}
	}
	return score
}

// isHead tells offices of heads of state and government by their first word.
func (lx *lexicon) isHead(title string) bool {
	first, _, _ := strings.Cut(title, " ")
	return lx.is(foldName(first), isHeadship)
}

// sharesWord tells whether the office is worded with the role's last word.
func sharesWord(title, role string) bool {
	role = role[strings.LastIndexByte(role, ' ')+1:]
	n := len(role)
	for i := 0; i+n <= len(title); i++ {
		if strings.EqualFold(title[i:i+n], role) {
			return true
		}
	}
	return false
}
