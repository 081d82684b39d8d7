package world

import (
	"bufio"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"rapporteur/record"
)

// Country is a row of countries.tsv: a state, or what news treat like one.
type Country struct {
	Code       string // ISO 3166-1 alpha-3 of the state or of the one it belongs to; KOS for Kosovo
	Alpha2     string // ISO 3166-1 alpha-2, empty for parts without a code
	Status     Status
	Of         string // alpha-3 of the state that it belongs to or that followed it
	Region     string // of the United Nations' geoscheme
	Name       string // as news write it
	Official   string
	Other      []string // other and former names
	Adjectives []string
	Singular   []string // one of its people: Briton
	Plural     []string // in the same order: Britons
	Capitals   []string
	Seats      []string    // what else stands for its government: the Kremlin
	From, To   record.Date // first day and first day after; 0 is before 1945 and today
	GeoNameID  int         // 0 where GeoNames has none
	Lat, Lon   float64     // of its middle, degrees
}

// Status tells what kind of country it is.
type Status uint8

// The kinds of countries.
const (
	State     Status = iota
	Territory        // has an ISO code and belongs to a state
	Pre              // recognized by some states only
	Part             // part of a state, known for acting by itself
	Former
)

var statuses = [...]string{"state", "territory", "pre", "part", "former"}

func (s Status) String() string { return statuses[s] }

// Kind tells by which of its words a country was found.
type Kind uint8

// The kinds of words.
const (
	ByName      Kind = iota // Libya
	ByAdjective             // Libyan
	ByPerson                // a Libyan
	ByPeople                // Libyans
	ByCapital               // Tripoli
	BySeat                  // the Kremlin
)

var kinds = [...]string{"name", "adjective", "person", "people", "capital", "seat"}

func (k Kind) String() string { return kinds[k] }

// CountryRef is a reading of words as a country.
type CountryRef struct {
	*Country
	Kind Kind
	Weak bool // yields to other readings: Congo as COG, Kingston as Jamaica
	abbr bool // counts only in capitals: US
}

// CountryTable finds countries. It is safe for concurrent use.
type CountryTable struct {
	All    []Country // in the table's order
	codes  map[string]*Country
	words  map[string][]CountryRef
	starts map[string]int
}

// Countries reads countries.tsv.
func Countries(world fs.FS) (*CountryTable, error) {
	f, err := world.Open("countries.tsv")
	if err != nil {
		return nil, fmt.Errorf("load countries: %w", err)
	}
	defer f.Close()
	t := &CountryTable{codes: map[string]*Country{}, words: map[string][]CountryRef{}, starts: map[string]int{}}
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		if line := in.Text(); line != "" && line[0] != '#' {
			c, err := parseCountry(line)
			if err != nil {
				return nil, fmt.Errorf("countries.tsv:%d: %w", n, err)
			}
			t.All = append(t.All, c)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read countries.tsv: %w", err)
	}
	return t, t.index()
}

// The columns of countries.tsv.
const (
	colCode = iota
	colAlpha2
	colStatus
	colOf
	colRegion
	colName
	colOfficial
	colOther
	colAdjective
	colPeople
	colCapital
	colSeats
	colFrom
	colTo
	colGeoName
	colLat
	colLon
	columns
)

func parseCountry(line string) (Country, error) {
	f := strings.Split(line, "\t")
	if len(f) > columns || len(f) <= colName {
		return Country{}, fmt.Errorf("%d columns, expected %d to %d", len(f), colName+1, columns)
	}
	f = append(f, make([]string, columns-len(f))...)
	c := Country{Code: f[colCode], Alpha2: f[colAlpha2], Of: f[colOf], Region: f[colRegion],
		Name: f[colName], Official: f[colOfficial], Other: values(f[colOther]),
		Adjectives: values(f[colAdjective]), Capitals: values(f[colCapital]), Seats: values(f[colSeats])}
	for c.Status < Former && statuses[c.Status] != f[colStatus] {
		c.Status++
	}
	if statuses[c.Status] != f[colStatus] {
		return c, fmt.Errorf("%s: status %q", c.Name, f[colStatus])
	}
	if c.Code == "" {
		c.Code = c.Of
	}
	if len(c.Code) != 3 {
		return c, fmt.Errorf("%s: code %q, expected three letters", c.Name, c.Code)
	}
	for _, v := range values(f[colPeople]) {
		one, many, ok := strings.Cut(v, "/")
		if !ok {
			return c, fmt.Errorf("%s: people %q, expected one/many", c.Name, v)
		}
		c.Singular, c.Plural = append(c.Singular, one), append(c.Plural, many)
	}
	if err := c.parsePosition(f[colGeoName], f[colLat], f[colLon]); err != nil {
		return c, fmt.Errorf("%s: %w", c.Name, err)
	}
	return c, c.parseDates(f[colFrom], f[colTo])
}

func (c *Country) parsePosition(id, lat, lon string) (err error) {
	if id != "" {
		if c.GeoNameID, err = strconv.Atoi(id); err != nil {
			return fmt.Errorf("GeoNames number %q", id)
		}
	}
	if lat == "" && lon == "" {
		return nil
	}
	if c.Lat, err = strconv.ParseFloat(lat, 64); err != nil || c.Lat < -90 || c.Lat > 90 {
		return fmt.Errorf("latitude %q", lat)
	}
	if c.Lon, err = strconv.ParseFloat(lon, 64); err != nil || c.Lon < -180 || c.Lon > 180 {
		return fmt.Errorf("longitude %q", lon)
	}
	return nil
}

func (c *Country) parseDates(from, to string) (err error) {
	if from != "" {
		if c.From, err = record.ParseDate(from); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	if to != "" {
		if c.To, err = record.ParseDate(to); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	return nil
}

func values(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "; ")
}

// index builds the maps and takes the marks off the values.
func (t *CountryTable) index() error {
	for i := range t.All {
		c := &t.All[i]
		for _, code := range []string{c.Code, c.Alpha2} {
			if code != "" && t.codes[code] == nil && (c.Status != Part || c.Alpha2 != "") && c.Code != c.Of {
				t.codes[code] = c
			}
		}
		t.add(c, ByName, []string{c.Name, c.Official})
		t.add(c, ByName, c.Other)
		t.add(c, ByAdjective, c.Adjectives)
		t.add(c, ByPerson, c.Singular)
		t.add(c, ByPeople, c.Plural)
		t.add(c, ByCapital, c.Capitals)
		t.add(c, BySeat, c.Seats)
	}
	for i := range t.All {
		if of := t.All[i].Of; of != "" && t.codes[of] == nil {
			return fmt.Errorf("countries.tsv: %s: of %q: no country has this code", t.All[i].Name, of)
		}
	}
	return nil
}

func (t *CountryTable) add(c *Country, kind Kind, words []string) {
	for i, w := range words {
		ref := CountryRef{Country: c, Kind: kind}
		w, ref.Weak = strings.CutSuffix(w, "?")
		words[i] = w
		ref.abbr = isAbbreviation(w)
		key := foldKey(w)
		refs := t.words[key]
		if key == "" || hasRef(refs, c, kind) {
			continue
		}
		at := len(refs)
		if !ref.Weak {
			for at = 0; at < len(refs) && !refs[at].Weak; at++ {
			}
		}
		refs = append(refs, CountryRef{})
		copy(refs[at+1:], refs[at:])
		refs[at] = ref
		t.words[key] = refs
		first, rest, _ := strings.Cut(key, " ")
		// A hyphen is a token of its own: Guinea - Bissau.
		n := 1 + strings.Count(rest, " ") + 2*strings.Count(w, "-") + strings.Count(w, "'")
		if rest != "" {
			n++
		}
		t.starts[first] = max(t.starts[first], n)
	}
}

func hasRef(refs []CountryRef, c *Country, kind Kind) bool {
	for _, r := range refs {
		if r.Country == c && r.Kind == kind {
			return true
		}
	}
	return false
}

// isAbbreviation tells US, U.S. and CAR from Chad.
func isAbbreviation(w string) bool {
	letters := 0
	for _, c := range w {
		if c != '.' && (c < 'A' || c > 'Z') {
			return false
		}
		if c != '.' {
			letters++
		}
	}
	return letters <= 5
}

func foldKey(w string) string {
	return strings.TrimPrefix(string(Fold(nil, w)), "the ")
}

// Code finds a country by its alpha-3 or alpha-2 code, nil where there is none.
func (t *CountryTable) Code(code string) *Country { return t.codes[code] }

// Lookup gives all readings of the words as a country, the likelier ones
// first; the slice belongs to the table. Case does not matter, marks do not
// matter, nor does an article in front; only abbreviations must stand in
// capitals.
func (t *CountryTable) Lookup(words string) []CountryRef {
	var buf [64]byte
	key := Fold(buf[:0], words)
	if len(key) > 4 && string(key[:4]) == "the " {
		key = key[4:]
	}
	refs := t.words[string(key)]
	if len(refs) == 0 || !hasAbbreviation(refs) || inCapitals(words) {
		return refs
	}
	var kept []CountryRef
	for _, r := range refs {
		if !r.abbr {
			kept = append(kept, r)
		}
	}
	return kept
}

func hasAbbreviation(refs []CountryRef) bool {
	for i := range refs {
		if refs[i].abbr {
			return true
		}
	}
	return false
}

func inCapitals(s string) bool {
	for i := 0; i < len(s); i++ {
		if 'a' <= s[i] && s[i] <= 'z' {
			return false
		}
	}
	return true
}

// Starts gives the largest number of tokens of any country's words that begin
// with the given one, 0 for none: a scanner need not look further.
func (t *CountryTable) Starts(word string) int {
	var buf [64]byte
	return t.starts[string(Fold(buf[:0], word))]
}
