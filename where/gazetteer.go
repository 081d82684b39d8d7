package where

import (
	"bufio"
	"fmt"
	"io/fs"
	"math"
	"strconv"
	"strings"

	"rapporteur/world"
)

// gazetteer looks names up in all tables of package world.
type gazetteer struct {
	countries *world.CountryTable
	places    *world.Places
	regions   map[string][]*region
	spellings map[string][]spelling
}

// region is a row of regions.tsv.
type region struct {
	name, kind string
	country    *world.Country
	lat, lon   float64
	id         int
}

func (r *region) resolution() string {
	switch r.kind {
	case "city", "province":
		return r.kind
	case "place", "site":
		return "city"
	}
	return "region"
}

// water says whether nobody lives there.
func (r *region) water() bool { return r.kind == "sea" || r.kind == "lake" || r.kind == "river" }

// spelling is a value in spellings.tsv.
type spelling struct {
	country string // alpha-2
	name    string // folded
	class   world.Class
	stop    bool // counts only with its full stop
}

// candidate is a reading of a name as a place.
type candidate struct {
	id       int
	lat, lon float64
	number   int32 // in places.bin; -1 for countries and regions
	province int32 // in places.bin, -1 for none
	class    world.Class
	seat     world.Seat
	land     *world.Country // where the name is that of a country
	region   *region        // where the name is in regions.tsv
	country  *world.Country // where it lies, nil for none or several
	prior    float64        // how likely it is without context
	score    float64
}

func loadGazetteer(tables fs.FS) (*gazetteer, error) {
	g := &gazetteer{regions: map[string][]*region{}, spellings: map[string][]spelling{}}
	var err error
	if g.countries, err = world.Countries(tables); err != nil {
		return nil, err
	}
	if g.places, err = world.OpenPlaces(tables); err != nil {
		return nil, err
	}
	if err := eachRow(tables, "regions.tsv", 6, g.addRegion); err != nil {
		return nil, err
	}
	return g, eachRow(tables, "spellings.tsv", 4, g.addSpelling)
}

// eachRow calls f for the rows of a table with at least min columns; missing
// ones behind are empty.
func eachRow(tables fs.FS, name string, min int, f func([]string) error) error {
	in, err := tables.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) < min {
			return fmt.Errorf("%s:%d: %d columns, expected %d", name, n, len(row), min)
		}
		if err := f(append(row, "")); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}

func (g *gazetteer) addRegion(row []string) (err error) {
	r := &region{name: row[0], kind: row[2]}
	if row[3] != "" {
		if r.country = g.countries.Code(row[3]); r.country == nil {
			return fmt.Errorf("%s: country %q", r.name, row[3])
		}
	}
	if r.lat, err = strconv.ParseFloat(row[4], 64); err != nil {
		return fmt.Errorf("%s: latitude %q", r.name, row[4])
	}
	if r.lon, err = strconv.ParseFloat(row[5], 64); err != nil {
		return fmt.Errorf("%s: longitude %q", r.name, row[5])
	}
	if row[6] != "" {
		if r.id, err = strconv.Atoi(row[6]); err != nil {
			return fmt.Errorf("%s: GeoNames number %q", r.name, row[6])
		}
	}
	names := []string{r.name}
	if row[1] != "" {
		names = append(names, strings.Split(row[1], "; ")...)
	}
	for _, n := range names {
		key := fold(n)
		if rs := g.regions[key]; len(rs) == 0 || rs[len(rs)-1] != r {
			g.regions[key] = append(rs, r)
		}
	}
	return nil
}

func (g *gazetteer) addSpelling(row []string) error {
	s := spelling{country: row[0], name: fold(row[1])}
	switch row[2] {
	case "city":
	case "province":
		s.class = world.Province
	default:
		return fmt.Errorf("%s: kind %q, expected city or province", row[1], row[2])
	}
	for _, v := range strings.Split(row[3], "; ") {
		s.stop = strings.HasSuffix(v, ".")
		key := fold(v)
		g.spellings[key] = append(g.spellings[key], s)
	}
	return nil
}

// fold gives a name without its article as the tables have it.
func fold(name string) string {
	return strings.TrimPrefix(string(world.Fold(nil, name)), "the ")
}

// The penalties and priors below are in units of a power of ten of people: a
// city of a million has 6.
const (
	countryPrior  = 8.0
	regionPrior   = 7.0
	capitalBonus  = 1.2
	provinceMalus = -0.6
	districtMalus = 0.0
	otherMalus    = -1.0
	quarterMalus  = -0.8
	namesakeMalus = 2.0
	weakMalus     = -2.0
	maxCandidates = 40
	nameBonus     = 0.1 // for each doubling of the number of names
	seatLead      = 0.3

	abbreviationBonus = 2.0
)

// lookup is what the tables say of a name.
type lookup []candidate

// find gives the readings of words, as they stand in the report.
func (g *gazetteer) find(form string) lookup {
	key := fold(form)
	if key == "" || len(key) > 80 {
		return nil
	}
	var out lookup
	refs := g.countries.Lookup(form)
	if isPeople(refs) && !isLand(refs) {
		return nil // Kazakh is not Qazax
	}
	for _, ref := range refs {
		// Gaza stands for Palestine, but as a place it is itself.
		if ref.Kind == world.ByName && (len(g.regions[key]) == 0 || fold(ref.Name) == key) {
			out = append(out, g.land(ref))
		}
	}
	for _, r := range g.regions[key] {
		out = append(out, candidate{id: r.id, lat: r.lat, lon: r.lon, number: -1, province: -1,
			region: r, country: r.country, prior: regionPrior})
	}
	out = g.spelled(out, key, form)
	if isInitials(form) {
		return out // U.N. is no town
	}
	out = g.cities(out, key)
	if len(out) == 0 || len(refs) > 0 {
		out = g.otherArticles(out, key)
	}
	out.settle()
	return g.seat(out, refs)
}

// otherArticles looks for "The Hague" as "Hague", "Al Marj" as "Marj", "Raqqa"
// as "al-Raqqa".
func (g *gazetteer) otherArticles(out lookup, key string) lookup {
	if strings.IndexByte(key, ' ') < 0 {
		out = g.cities(out, "the "+key)
	}
	if len(out) > 0 {
		return out
	}
	if bare, ok := withoutArticle(key); ok {
		return g.cities(out, bare)
	}
	if strings.IndexByte(key, ' ') < 0 {
		return g.cities(out, "al "+key)
	}
	return out
}

func (g *gazetteer) land(ref world.CountryRef) candidate {
	c := candidate{id: ref.GeoNameID, lat: ref.Lat, lon: ref.Lon, number: -1, province: -1,
		land: ref.Country, country: g.countries.Code(ref.Code), prior: countryPrior}
	if ref.Weak {
		c.prior += weakMalus
	}
	if ref.Status == world.Territory || ref.Status == world.Part {
		c.prior--
	}
	return c
}

// isInitials tells BA, U.N. and N.A.T.O. from names.
func isInitials(form string) bool {
	for i := 0; i < len(form); i++ {
		if c := form[i]; c != '.' && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return len(form) <= 3 || strings.Contains(form, ".")
}

// settle puts provinces and districts behind their seat: "Homs" alone is the
// city; and what has its country's name behind that: "Mexico".
func (l lookup) settle() {
	for i := range l {
		p := &l[i]
		if p.number < 0 {
			continue
		}
		if l[0].land != nil && l[0].country == p.country {
			p.prior -= namesakeMalus
		}
		if p.class == world.City {
			continue
		}
		for k := range l {
			c := &l[k]
			if c.number >= 0 && c.class == world.City && c.country == p.country &&
				(c.seat >= world.ProvinceSeat || p.class == world.District && c.province == p.province) {
				p.prior = min(p.prior, c.prior-seatLead)
			}
		}
	}
}

// seat takes "the Kremlin" for Moscow, if there is no town of that name.
func (g *gazetteer) seat(out lookup, refs []world.CountryRef) lookup {
	for _, ref := range refs {
		if ref.Kind != world.BySeat || ref.Weak || len(ref.Capitals) == 0 || out.isIn(ref.Code) {
			continue
		}
		var buf [32]int32
		for _, i := range g.places.Find(buf[:0], fold(ref.Capitals[0])) {
			if r := g.places.At(int(i)); r.Country == ref.Alpha2 && r.Class == world.City {
				c := g.city(i, r, 0)
				c.prior = countryPrior
				return append(out, c)
			}
		}
	}
	return out
}

// isIn tells whether some reading is a larger town of a country.
func (l lookup) isIn(code string) bool {
	for i := range l {
		if l[i].country != nil && l[i].country.Code == code && l[i].prior > 4.2 {
			return true
		}
	}
	return false
}

func (g *gazetteer) spelled(out lookup, key, form string) lookup {
	for _, s := range g.spellings[key] {
		if s.stop && !strings.HasSuffix(form, ".") {
			continue
		}
		var buf [16]int32
		for _, i := range g.places.Find(buf[:0], s.name) {
			if r := g.places.At(int(i)); r.Country == s.country && r.Class == s.class {
				bonus := 0.0
				if s.stop {
					bonus = abbreviationBonus
				}
				out = append(out, g.city(i, r, bonus))
				break
			}
		}
	}
	return out
}

// cities adds what places.bin has.
func (g *gazetteer) cities(out lookup, key string) lookup {
	var buf [64]int32
	first := len(out)
	for k, malus := range [...]float64{0, otherMalus} {
		found := buf[:0]
		if k == 0 {
			found = g.places.Find(found, key)
		} else {
			found = g.places.FindOther(found, key)
		}
		for n, i := range found {
			if n == maxCandidates {
				break
			}
			if !out.has(i) {
				out = append(out, g.city(i, g.places.At(int(i)), malus))
			}
		}
	}
	return out.withoutTwins(first)
}

func (l lookup) has(number int32) bool {
	for i := range l {
		if l[i].number == number {
			return true
		}
	}
	return false
}

// withoutTwins drops provinces that regions.tsv or countries.tsv have too.
func (l lookup) withoutTwins(first int) lookup {
	kept := l[:first]
next:
	for _, c := range l[first:] {
		for _, o := range l[:first] {
			if o.id == c.id && o.id != 0 {
				continue next
			}
		}
		kept = append(kept, c)
	}
	return kept
}

func (g *gazetteer) city(i int32, r world.PlaceRecord, malus float64) candidate {
	c := candidate{id: r.ID, lat: r.Lat, lon: r.Lon, number: i, province: int32(r.Province), class: r.Class, seat: r.Seat,
		country: g.countries.Code(r.Country), prior: math.Log10(float64(r.People+10)) + nameBonus*math.Log2(float64(r.Names+1)) + malus}
	switch r.Class {
	case world.Province:
		c.prior += provinceMalus
	case world.District:
		c.prior += districtMalus
	}
	switch r.Seat {
	case world.Capital:
		c.prior += capitalBonus
	case world.Quarter:
		c.prior += quarterMalus
	}
	return c
}

// withoutArticle takes the Arabic article off: al, el, and as it sounds before
// some letters.
func withoutArticle(key string) (string, bool) {
	for _, a := range [...]string{"al ", "el ", "ar ", "as ", "ash ", "at ", "ad ", "az ", "an "} {
		if bare, ok := strings.CutPrefix(key, a); ok && len(bare) > 2 {
			return bare, true
		}
	}
	return key, false
}
