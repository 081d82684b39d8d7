package where

import (
	"math"

	"rapporteur/world"
)

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
	best       int32 // index of the candidate, -1 for none
	sure       bool  // some mention is a place beyond doubt
	fixed      []float64
}

// What context adds to a candidate's score at most, in powers of ten of
// people; found by trial on the first halves of LGL and TR-News.
const (
	nationBonus = 3.0  // its country is in view
	nationShare = 0.5  // how much other countries take from that
	nearBonus   = 2.0  // other places are near
	nearScale   = 80.0 // kilometres
	kinBonus    = 1.5  // others are in its province
	landBonus   = 1.5  // others are in its country

	rounds = 3 // how often the groups look at each other's choice
)

// choose decides for every group which place it is.
func (d *reading) choose() {
	for i := range d.groups {
		g := &d.groups[i]
		g.fixed = make([]float64, len(g.candidates))
		for k := range g.candidates {
			c := &g.candidates[k]
			g.fixed[k] = c.prior + fits(c, g.hints)
			c.score = g.fixed[k]
		}
		d.addNations(g)
		g.pick()
	}
	for range rounds {
		for i := range d.groups {
			g := &d.groups[i]
			for k := range g.candidates {
				g.candidates[k].score = g.fixed[k]
			}
			d.addHolders(g)
			d.addNeighbours(int32(i))
		}
		for i := range d.groups {
			d.groups[i].pick()
		}
	}
}

func (g *group) pick() {
	g.best = -1
	for k := range g.candidates {
		if g.best < 0 || g.candidates[k].score > g.candidates[g.best].score {
			g.best = int32(k)
		}
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

// addNations adds what the countries in the report's view say for the group's
// candidates: the nearer their words, the more.
func (d *reading) addNations(g *group) {
	if len(g.candidates) < 2 {
		return
	}
	all := 0.0
	near := make([]float64, len(d.nations))
	for i, n := range d.nations {
		near[i] = n.weight * d.nearness(g, n)
		all += near[i]
	}
	for k := range g.candidates {
		c := &g.candidates[k]
		if c.country == nil {
			continue
		}
		w := 0.0
		for i, n := range d.nations {
			if n.Code == c.country.Code || n.Code == c.country.Of {
				w += near[i]
			}
		}
		if c.land != nil {
			w /= 2 // its own name is among the words
		}
		g.fixed[k] += nationBonus * w / (w + nationShare*(all-w) + 1)
		c.score = g.fixed[k]
	}
}

// nearness is 1 for a nation's word in the same sentence as one of the group's
// mentions, more right before it, less farther off.
func (d *reading) nearness(g *group, n nation) float64 {
	best := 0.0
	for _, i := range g.mentions {
		m := &d.mentions[i]
		if n.token >= m.wide && n.token < m.last {
			continue
		}
		gap := math.Abs(float64(m.sent - n.sent))
		w := 1 / (1 + 0.3*gap)
		if gap == 0 && n.token < m.first && m.first-n.token <= 5 {
			w = 3
		}
		best = max(best, w)
	}
	return best
}

// addHolders adds what "Paris, Texas" says, to both sides.
func (d *reading) addHolders(g *group) {
	for k := range g.candidates {
		c := &g.candidates[k]
		best := 0.0
		for _, i := range g.mentions {
			m := &d.mentions[i]
			if m.holder < 0 {
				continue
			}
			h := &d.groups[d.mentions[m.holder].group]
			for j := range h.candidates {
				o := &h.candidates[j]
				w := m.hold * inside(c, o)
				if int32(j) != h.best {
					w *= 0.6
				}
				best = max(best, w)
			}
		}
		c.score += best
	}
	d.addHeld(g)
}

// addHeld adds what the places say that a group's mentions hold: Georgia is
// the state behind "Athens, Georgia".
func (d *reading) addHeld(g *group) {
	if len(g.candidates) < 2 {
		return
	}
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.holder < 0 || &d.groups[d.mentions[m.holder].group] != g {
			continue
		}
		held := &d.groups[m.group]
		for k := range g.candidates {
			c := &g.candidates[k]
			best := 0.0
			for j := range held.candidates {
				o := &held.candidates[j]
				best = max(best, inside(o, c)*m.hold*min(max(o.prior-2, 0)/4, 1))
			}
			c.score += best / float64(len(g.mentions))
		}
	}
}

// inside tells how well a place may lie in another: 1 where it does.
func inside(c, holder *candidate) float64 {
	switch {
	case c.id == holder.id && c.id != 0 || c.land != nil && holder.land != nil:
		return 0
	case holder.land != nil:
		if c.country == nil || holder.land.Code != c.country.Code && holder.land.Code != c.country.Of {
			return 0
		}
		return 1
	case holder.region != nil:
		if c.land != nil || distance(c, holder) > 800 {
			return 0
		}
		if holder.country == nil || c.country == holder.country {
			return 0.7
		}
	case c.land != nil || c.region != nil:
		return 0
	case holder.class == world.Province:
		if c.province == holder.number && c.number != holder.number {
			return 1.2
		}
	case holder.class == world.District:
		if c.class == world.City && c.country == holder.country && c.province == holder.province && distance(c, holder) < 80 {
			return 1
		}
	case c.class == world.City && distance(c, holder) < 40 && c.prior < holder.prior:
		return 0.6
	}
	return 0
}

// distance is in kilometres, rough but quick.
func distance(a, b *candidate) float64 {
	const degree = 111.2
	dLon := math.Abs(a.lon - b.lon)
	if dLon > 180 {
		dLon = 360 - dLon
	}
	x := dLon * math.Cos((a.lat+b.lat)/2*math.Pi/180)
	y := a.lat - b.lat
	return degree * math.Sqrt(x*x+y*y)
}

// addNeighbours adds what the other groups' places say: news of one report
// mostly happen around one spot.
func (d *reading) addNeighbours(self int32) {
	g := &d.groups[self]
	if len(g.candidates) < 2 {
		return
	}
	for k := range g.candidates {
		c := &g.candidates[k]
		if c.land != nil {
			continue
		}
		near, kin, land := 0.0, 0.0, 0.0
		for i := range d.groups {
			o := &d.groups[i]
			if int32(i) == self || o.best < 0 || !o.counts(d) {
				continue
			}
			b := &o.candidates[o.best]
			if o.folded == g.folded && b.id != c.id {
				continue
			}
			if c.country != nil && b.country == c.country && b.land == nil {
				land++
			}
			if b.land != nil || b.region != nil {
				continue
			}
			if c.province >= 0 && b.province == c.province {
				kin++
			}
			if b.class != world.Province {
				x := distance(c, b) / nearScale
				near += 1 / (1 + x*x)
			}
		}
		c.score += nearBonus*near/(near+1) + kinBonus*kin/(kin+1) + landBonus*land/(land+2)
	}
}

// counts tells whether a group is likely enough a place to tell about others.
func (g *group) counts(d *reading) bool {
	if g.sure {
		return true
	}
	for _, i := range g.mentions {
		if g.candidates[g.best].score >= d.mentions[i].need {
			return true
		}
	}
	return false
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
	if g.counts(d) {
		score += againBonus
	}
	return score >= m.need
}

// isInView tells whether the report speaks of a country.
func (d *reading) isInView(c *world.Country) bool {
	for _, n := range d.nations {
		if n.Country == c {
			return true
		}
	}
	return false
}

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
