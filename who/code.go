package who

import (
	"cmp"
	"slices"

	"rapporteur/record"
)

// Code gives the code of an actor on a day: from the register as of then, or
// from what the report says of it. Who has no country takes that of the one
// it belongs to, of its members, or of the report's setting.
func (c *Cast) Code(actor int32, on record.Date) Code {
	return c.code(actor, on, 0)
}

func (c *Cast) code(actor int32, on record.Date, depth int) Code {
	if actor < 0 || int(actor) >= len(c.Actors) || depth > 4 {
		return Code{}
	}
	a := &c.Actors[actor]
	code := a.known.code(c.r, on)
	if a.known.actor >= 0 || a.Type == Place {
		return code
	}
	neutral := a.known.role >= 0 && c.r.lex.agents[a.known.role].neutral
	follower := code.Sector == "CVL" && a.Plural && a.known.role >= 0 && c.r.lex.is(lastWord(c.r.lex.agents[a.known.role].word), isFollower)
	if a.Of >= 0 && a.Of != actor && (code.Country == "" || code.Sector == "" || neutral || follower) {
		of := c.code(a.Of, on, depth+1)
		if code.Country == "" || neutral && !a.known.certain && of.Country != "" {
			code.Country = of.Country
		}
		switch {
		case follower && armed(of.Sector):
			code.Sector, code.Others = of.Sector, of.Others
		case neutral && c.r.lex.agents[a.known.role].kin && of.Sector != "":
			code.Sector, code.Others = kinSectors([]string{of.Sector})[0], nil
		case code.Sector == "" || neutral && of.Sector != "" && !a.known.former:
			code.Sector, code.Others = of.Sector, of.Others
		}
	}
	if len(a.Members) > 0 && (code.Country == "" || code.Sector == "") {
		c.fromMembers(&code, a, on, depth)
	}
	if code.Country == "" && c.settles(a, &code) && !c.r.elsewhere(a, c.setting, on) {
		code.Country = cmp.Or(a.item, c.setting, a.near)
		if a.there != "" && atHome(code.Sector) {
			code.Country = a.there
		}
	}
	return code
}

// atHome tells sectors of those who are met at home: police and students, not
// soldiers and envoys.
func atHome(sector string) bool {
	switch sector {
	case "COP", "CVL", "EDU", "MED", "REL", "LAB", "AGR", "JUD", "SOC":
		return true
	}
	return false
}

// elsewhere tells whether a named head of state or government, whom the
// register does not have, cannot be the setting's, as that one is known: the
// President Smith of a report on Libya.
func (r *Resolver) elsewhere(a *Actor, setting string, on record.Date) bool {
	if a.Type != Person || a.known.role < 0 || !a.named || a.known.former || setting == "" || !r.lex.isHead(r.lex.agents[a.known.role].word) {
		return false
	}
	word := r.lex.agents[a.known.role].word
	for _, i := range r.heads[setting] {
		_, office := r.register.Actors[i].On(on)
		if office != nil && r.lex.isHead(office.Title) && sharesWord(office.Title, word) {
			return true
		}
	}
	return false
}

// armed tells sectors of those whose men carry arms.
func armed(sector string) bool {
	switch sector {
	case "MIL", "REB", "UAF", "PRM", "CRM", "COP":
		return true
	}
	return false
}

// settles tells whether an actor without a country may take the report's:
// police, courts and the like act at home.
func (c *Cast) settles(a *Actor, code *Code) bool {
	return a.Type != Thing && a.Type != Unknown && !a.known.several && code.Sector != "" && !(len(a.known.sectors) == 0 && a.known.role < 0)
}

// fromMembers takes what all members have in common.
func (c *Cast) fromMembers(code *Code, a *Actor, on record.Date, depth int) {
	for i, m := range a.Members {
		mc := c.code(m, on, depth+1)
		if i == 0 {
			if code.Country == "" {
				code.Country = mc.Country
			}
			if code.Sector == "" {
				code.Sector = mc.Sector
			}
			continue
		}
		if code.Country != mc.Country {
			code.Country = ""
		}
		if code.Sector != mc.Sector {
			code.Sector = ""
		}
	}
	code.Others = slices.Clone(code.Others)
}
