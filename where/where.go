// Package where answers: where? It finds the names of places in a report and
// resolves them to coordinates, province, country and GeoNames number.
//
//	r, err := where.Load(en.FS(), world.FS())
//	for _, p := range r.Places(&doc) {
//		fmt.Println(doc.Slice(p.First, p.Last), p.Lat, p.Lon, p.Country)
//	}
//
// Nations (Libyan, Libyans) are no places. A place that stands for its
// government is one all the same: others decide what it does in its sentence.
package where

import (
	"fmt"
	"io/fs"
	"sync"

	"rapporteur/text"
	"rapporteur/world"
)

// Place is a mention of a place.
type Place struct {
	Wide        int32 // first token with words that tell a part: "eastern" of "eastern Libya"
	First, Last int32 // tokens of the name, the last is the one behind it
	Inner       bool  // part of the name of an organization or a person: "Bank of England"
	Name        string
	GeoNameID   int     // 0 where there is none
	Lat, Lon    float64 // degrees; both 0 where the place is unknown
	City        string
	Province    string
	Country     string
	CountryCode string // ISO 3166-1 alpha-3
	Water       bool   // a sea, lake or river
	Resolution  string // city, province, country, region; empty where the place is unknown
}

// Resolver finds places. It is safe for concurrent use.
type Resolver struct {
	words     *words
	gazetteer *gazetteer
	memory    sync.Pool // of *memory
}

// Load reads lang/en/places and the tables of package world.
func Load(lang, worldFS fs.FS) (*Resolver, error) {
	w, err := loadWords(lang)
	if err != nil {
		return nil, fmt.Errorf("load places: %w", err)
	}
	g, err := loadGazetteer(worldFS)
	if err != nil {
		return nil, fmt.Errorf("load places: %w", err)
	}
	r := &Resolver{words: w, gazetteer: g}
	r.memory.New = func() any { return &memory{lookups: map[string]lookup{}} }
	return r, nil
}

// Places gives the places that the report names, in their order.
func (r *Resolver) Places(doc *text.Doc) []Place {
	m := r.memory.Get().(*memory)
	defer r.memory.Put(m)
	d := &reading{Resolver: r, doc: doc, memory: m}
	d.find()
	d.choose()
	return d.places()
}

// memory keeps what the tables say of names from one report to the next: the
// same names come again and again. A reading must leave the lookups unchanged.
type memory struct {
	lookups map[string]lookup
}

// mostRemembered bounds the memory; when it is full it begins anew.
const mostRemembered = 20000

// reading is the work on one report.
type reading struct {
	*Resolver
	doc      *text.Doc
	mentions []mention
	groups   []group
	byKey    map[groupKey]int32
	nations  []nation
	inView   map[*world.Country]bool // the nations' countries
	near     []float64               // scratch, for each nation
	people   map[string]bool         // words of persons' names
	memory   *memory
}

// places writes the result down.
func (d *reading) places() []Place {
	out := make([]Place, 0, len(d.mentions))
	for i := range d.mentions {
		m := &d.mentions[i]
		if !d.accepts(m) {
			continue
		}
		p := Place{Name: d.doc.Slice(m.first, m.last)}
		if c := d.chosen(m); c != nil {
			p = d.gazetteer.place(c)
		}
		p.Wide, p.First, p.Last, p.Inner = m.wide, m.first, m.last, m.inner
		out = append(out, p)
	}
	return out
}

// place gives what the tables say of a candidate.
func (g *gazetteer) place(c *candidate) Place {
	p := Place{Lat: c.lat, Lon: c.lon, GeoNameID: c.id}
	if c.country != nil {
		p.Country, p.CountryCode = c.country.Name, c.country.Code
	}
	switch {
	case c.region != nil:
		p.Name, p.Resolution, p.Water = c.region.name, c.region.resolution(), c.region.water()
		if p.Resolution == "city" {
			p.City = p.Name
		}
	case c.number < 0:
		p.Name, p.Resolution = c.land.Name, "country"
		if c.land.Code == c.land.Of {
			p.Resolution, p.Province = "province", c.land.Name
			p.Country = c.country.Name
		}
	default:
		p.Name = g.places.Name(int(c.number))
		p.Resolution = "province"
		if c.province >= 0 {
			p.Province = g.places.Name(int(c.province))
		}
		if c.class == world.City {
			p.City, p.Resolution = p.Name, "city"
		}
		if c.class == world.Province {
			p.Province = p.Name
		}
	}
	return p
}
