package where

import "rapporteur/world"

// groupKey tells names apart that may be different places: "Homs" and "Homs
// province".
type groupKey struct {
	folded string
	hints  list
	stop   bool // ends in a full stop, as abbreviations do
}

// group is a name with all its mentions: one name is one place in a report,
// unless its words tell otherwise.
type group struct {
	folded     string
	candidates []candidate
	mentions   []int32
	hints      list
	best       int32   // index of the candidate, -1 for none
	sure       bool    // some mention is a place beyond doubt
	counted    bool    // likely enough a place to tell about others
	holds      []int32 // mentions that lie in its mentions
	fixed      []float64
}

// rounds is how often the groups look at each other's choice.
const rounds = 3

// choose decides for every group which place it is.
func (d *reading) choose() {
	d.near = make([]float64, len(d.nations))
	for i := range d.mentions {
		if h := d.mentions[i].holder; h >= 0 {
			g := &d.groups[d.mentions[h].group]
			g.holds = append(g.holds, int32(i))
		}
	}
	for i := range d.groups {
		g := &d.groups[i]
		g.fixed = make([]float64, len(g.candidates))
		for k := range g.candidates {
			g.fixed[k] = g.candidates[k].prior + fits(&g.candidates[k], g.hints)
		}
		d.addNations(g)
		for k := range g.candidates {
			g.candidates[k].score = g.fixed[k]
		}
		d.pick(g)
	}
	for range rounds {
		for i := range d.groups {
			g := &d.groups[i]
			for k := range g.candidates {
				g.candidates[k].score = g.fixed[k]
			}
			d.addHolders(g)
			d.addHeld(g)
			d.addNeighbours(i)
		}
		for i := range d.groups {
			d.pick(&d.groups[i])
		}
	}
}

// pick takes the best candidate and sees whether it reaches what some mention
// needs.
func (d *reading) pick(g *group) {
	g.best, g.counted = -1, g.sure
	for k := range g.candidates {
		if g.best < 0 || g.candidates[k].score > g.candidates[g.best].score {
			g.best = int32(k)
		}
	}
	for _, i := range g.mentions {
		g.counted = g.counted || g.best >= 0 && g.candidates[g.best].score >= d.mentions[i].need
	}
}

// fits gives what words around a name say for a candidate.
func fits(c *candidate, h list) float64 {
	s := 0.0
	province := c.land == nil && c.region == nil && c.class == world.Province ||
		c.region != nil && c.region.kind == "province" || c.land != nil && c.land.Status == world.Part
	district := c.land == nil && c.region == nil && c.class == world.District
	city := c.land == nil && c.region == nil && c.class == world.City
	if h&provinceWord != 0 {
		switch {
		case province:
			s += 4
		case district:
			s += 2
		}
	}
	if h&districtWord != 0 {
		switch {
		case district:
			s += 4
		case province:
			s += 2
		}
	}
	if h&cityWord != 0 && city {
		s += 2
	}
	return s
}

// accepts tells whether a mention reaches the score it needs.
func (d *reading) accepts(m *mention) bool {
	g := &d.groups[m.group]
	if g.best < 0 {
		return m.need == needNothing
	}
	if m.vague && !d.isInView(g.candidates[g.best].country) {
		return false
	}
	score := g.candidates[g.best].score
	if g.counted {
		score += againBonus
	}
	return score >= m.need
}

// isInView tells whether the report speaks of a country.
func (d *reading) isInView(c *world.Country) bool { return c != nil && d.inView[c] }

// chosen gives the place of a mention: its group's, unless its own words put
// it elsewhere. Nil for none.
func (d *reading) chosen(m *mention) *candidate {
	g := &d.groups[m.group]
	if g.best < 0 {
		return nil
	}
	best := &g.candidates[g.best]
	if m.holder < 0 || len(g.candidates) < 2 {
		return best
	}
	h := d.groups[d.mentions[m.holder].group]
	if h.best < 0 {
		return best
	}
	top := -1e9
	for k := range g.candidates {
		c := &g.candidates[k]
		if s := c.score + m.hold*inside(c, &h.candidates[h.best]); s > top {
			best, top = c, s
		}
	}
	return best
}
