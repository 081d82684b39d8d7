package who

// uniformReach is in how many sentences before an officer it is looked for
// whose men the report tells of.
const uniformReach = 3

// settleUniforms tells of officers of whom nothing else is said whether they are
// of the police or of the army: they are of whom the report tells nearest to
// them. "Officers were beaten in a police station" has no soldiers.
func (c *caster) settleUniforms() {
	for i := range c.actors {
		a := &c.actors[i]
		d := &a.known
		if d.role < 0 || a.first < 0 || len(d.sectors) == 0 || d.former {
			continue
		}
		role := &c.r.lex.agents[d.role]
		if !c.r.lex.is(role.word, isUniformed) || d.sectors[0] != role.sectors[0] {
			continue
		}
		if s := c.nearestForce(c.ments[a.first].Head); s != "" {
			d.sectors = []string{s}
		}
	}
}

// nearestForce gives the sector of the men in uniform who are told of nearest to
// token at, in its sentence or shortly before, or nothing.
func (c *caster) nearestForce(at int32) string {
	sent := c.doc.Tokens[at].Sent
	first, last := c.doc.Sents[max(0, sent-uniformReach)].First, c.doc.Sents[sent].Last
	best, sector := int32(-1), ""
	for i := first; i < last; i++ {
		s := c.forceAt(i)
		if s == "" {
			continue
		}
		if n := max(i-at, at-i); best < 0 || n < best {
			best, sector = n, s
		}
	}
	return sector
}

// forceAt gives the sector of police and soldiers that a word tells of.
func (c *caster) forceAt(i int32) string {
	s := ""
	if c.scan.flags(i)&isAttr != 0 {
		s = c.r.lex.attr[c.scan.word(i)]
	} else if k := c.scan.agentTo[i]; k > 0 {
		if a := &c.r.lex.agents[c.scan.agents[k-1].entries[0].idx]; len(a.sectors) > 0 && !c.r.lex.is(a.word, isUniformed) {
			s = a.sectors[0]
		}
	}
	if s == "COP" || s == "MIL" {
		return s
	}
	return ""
}
