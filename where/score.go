package where

import (
	"math"
	"sort"

	"rapporteur/world"
)

// What context adds to a candidate's score at most, in powers of ten of
// people; found by trial on the first halves of LGL and TR-News.
const (
	nationBonus = 3.0  // its country is in view
	nationShare = 0.5  // how much other countries take from that
	nearBonus   = 2.0  // other places are near
	nearScale   = 80.0 // kilometres
	kinBonus    = 3.0  // others are in its province
	landBonus   = 1.5  // others are in its country

	// What lies farther off is not looked at, so that the time is linear in
	// the length of the report.
	viewSents    = 20 // sentences
	viewNations  = 60 // nations' words behind a mention's view begins
	viewMentions = 8  // mentions of a group
	viewGroups   = 40 // groups before and behind
)

// view is how much of a country is in view.
type view struct {
	*world.Country
	weight float64
}

// addNations adds what the countries in the report's view say for the group's
// candidates: the nearer their words, the more.
func (d *reading) addNations(g *group) {
	views, all := d.views(g)
	for k := range g.candidates {
		c := &g.candidates[k]
		if c.country == nil {
			continue
		}
		w := 0.0
		for _, v := range views {
			if v.Code == c.country.Code || v.Code == c.country.Of {
				w += v.weight
			}
		}
		if c.land != nil {
			w /= 2 // its own name is among the words
		}
		g.fixed[k] += nationBonus * w / (w + nationShare*(all-w) + 1)
	}
}

// views gives how much each country is in the view of a group's mentions, and
// the sum.
func (d *reading) views(g *group) (views []view, all float64) {
	first, last := len(d.nations), 0
	for _, i := range g.mentions[:min(len(g.mentions), viewMentions)] {
		m := &d.mentions[i]
		n := sort.Search(len(d.nations), func(n int) bool { return d.nations[n].sent >= m.sent-viewSents })
		for end := min(n+viewNations, len(d.nations)); n < end && d.nations[n].sent <= m.sent+viewSents; n++ {
			d.near[n] = max(d.near[n], nearness(m, &d.nations[n]))
			first, last = min(first, n), max(last, n+1)
		}
	}
next:
	for n := first; n < last; n++ {
		w := d.near[n] * d.nations[n].weight
		d.near[n] = 0
		all += w
		for i := range views {
			if views[i].Country == d.nations[n].Country {
				views[i].weight += w
				continue next
			}
		}
		views = append(views, view{d.nations[n].Country, w})
	}
	return views, all
}

// nearness is 1 for a nation's word in the sentence of a mention, more right
// before it, less farther off.
func nearness(m *mention, n *nation) float64 {
	if n.token >= m.wide && n.token < m.last {
		return 0
	}
	gap := math.Abs(float64(m.sent - n.sent))
	if gap == 0 && n.token < m.first && m.first-n.token <= 5 {
		return 3
	}
	return 1 / (1 + 0.3*gap)
}

// addHolders adds what "Paris, Texas" says for Paris.
func (d *reading) addHolders(g *group) {
	for k := range g.candidates {
		c := &g.candidates[k]
		best := 0.0
		for _, i := range g.mentions[:min(len(g.mentions), viewMentions)] {
			m := &d.mentions[i]
			if m.holder < 0 {
				continue
			}
			h := &d.groups[d.mentions[m.holder].group]
			for j := range h.candidates {
				w := m.hold * inside(c, &h.candidates[j])
				if int32(j) != h.best {
					w *= 0.6
				}
				best = max(best, w)
			}
		}
		c.score += best
	}
}

// addHeld adds what it says for Texas: Georgia is the state behind "Athens,
// Georgia".
func (d *reading) addHeld(g *group) {
	if len(g.candidates) < 2 {
		return
	}
	for _, i := range g.holds[:min(len(g.holds), viewMentions)] {
		m := &d.mentions[i]
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
func (d *reading) addNeighbours(self int) {
	g := &d.groups[self]
	var buf [2 * viewGroups]*candidate
	others := buf[:0]
	for i := max(self-viewGroups, 0); i < min(self+viewGroups, len(d.groups)); i++ {
		o := &d.groups[i]
		if i == self || o.best < 0 || !o.counted {
			continue
		}
		b := &o.candidates[o.best]
		// Two names mostly stand for two places: Mexico City tells nothing about
		// Mexico.
		if o.folded == g.folded || !g.has(b.id) {
			others = append(others, b)
		}
	}
	for k := range g.candidates {
		if c := &g.candidates[k]; c.land == nil {
			c.score += company(c, others)
		}
	}
}

// has tells whether a place is among the group's candidates.
func (g *group) has(id int) bool {
	for k := range g.candidates {
		if g.candidates[k].id == id {
			return true
		}
	}
	return false
}

// company tells how well a candidate goes with the places of other groups.
func company(c *candidate, others []*candidate) float64 {
	near, kin, land := 0.0, 0.0, 0.0
	for _, b := range others {
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
	return nearBonus*near/(near+1) + kinBonus*kin/(kin+1) + landBonus*land/(land+2)
}
