package eval

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// GeoArticle is an article of LGL or TR-News with its toponyms.
type GeoArticle struct {
	ID, Title, Text string
	Toponyms        []Toponym
}

// Toponym is a name of a place in an article's text.
type Toponym struct {
	Start, End int // bytes
	Phrase     string
	GeoNameID  int // 0 where the place is in no gazetteer
	Lat, Lon   float64
	HasPoint   bool
}

// FoundPlace is what a program finds in a text.
type FoundPlace struct {
	Start, End int // bytes
	GeoNameID  int
	Lat, Lon   float64 // both 0 where unknown
}

type xmlArticle struct {
	ID       string       `xml:"docid,attr"`
	Title    string       `xml:"title"`
	Text     string       `xml:"text"`
	Toponyms []xmlToponym `xml:"toponyms>toponym"`
}

type xmlToponym struct {
	Start  int    `xml:"start"`
	End    int    `xml:"end"`
	Phrase string `xml:"phrase"`
	Tag    struct {
		ID  string `xml:"geonameid,attr"`
		Lat string `xml:"lat"`
		Lon string `xml:"lon"`
	} `xml:"gaztag"`
	Lat string `xml:"lat"`
	Lon string `xml:"lon"`
}

// ReadGeo reads the XML of LGL and TR-News. Offsets that miss their phrase by
// a few characters are set right.
func ReadGeo(gold io.Reader) ([]GeoArticle, error) {
	var file struct {
		Articles []xmlArticle `xml:"article"`
	}
	if err := xml.NewDecoder(gold).Decode(&file); err != nil {
		return nil, fmt.Errorf("read articles: %w", err)
	}
	var out []GeoArticle
	for _, x := range file.Articles {
		a := GeoArticle{ID: x.ID, Title: strings.TrimSpace(x.Title), Text: x.Text}
		for _, t := range x.Toponyms {
			start := byteOffset(x.Text, t.Start)
			if start = nearest(x.Text, t.Phrase, start); start < 0 {
				return nil, fmt.Errorf("article %s: %q is not near character %d", x.ID, t.Phrase, t.Start)
			}
			top := Toponym{Start: start, End: start + len(t.Phrase), Phrase: t.Phrase}
			top.GeoNameID, _ = strconv.Atoi(t.Tag.ID)
			lat, lon := t.Tag.Lat, t.Tag.Lon
			if lat == "" {
				lat, lon = t.Lat, t.Lon
			}
			var err1, err2 error
			top.Lat, err1 = strconv.ParseFloat(strings.TrimSpace(lat), 64)
			top.Lon, err2 = strconv.ParseFloat(strings.TrimSpace(lon), 64)
			top.HasPoint = err1 == nil && err2 == nil
			a.Toponyms = append(a.Toponyms, top)
		}
		slices.SortStableFunc(a.Toponyms, func(x, y Toponym) int { return x.Start - y.Start })
		out = append(out, a)
	}
	return out, nil
}

func byteOffset(s string, runes int) int {
	at := 0
	for ; runes > 0 && at < len(s); runes-- {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

// nearest gives where the phrase stands nearest to the offset, within 200
// bytes, -1 for nowhere.
func nearest(s, phrase string, at int) int {
	best := -1
	for from := max(at-200, 0); ; {
		i := strings.Index(s[from:], phrase)
		if i < 0 || from+i > at+200 {
			return best
		}
		if best < 0 || abs(from+i-at) < abs(best-at) {
			best = from + i
		}
		from += i + 1
	}
}

func abs(i int) int { return max(i, -i) }

// GeoScore is how well places are found and resolved.
type GeoScore struct {
	Overlap PRF // spans that share a byte
	Exact   PRF // spans that are the same
	// Of the gold toponyms that have coordinates:
	Located int       // how many there are
	Close   int       // resolved to within 161 km, that is, 100 miles
	Same    int       // resolved to the same GeoNames number
	Reached int       // found and resolved at all
	Km      []float64 // how far off those are, sorted
}

// ScoreGeo compares what find gives for each article with its toponyms. Gold
// toponyms that skip tells to skip, and what is found there, do not count.
func ScoreGeo(articles []GeoArticle, skip func(Toponym) bool, find func(GeoArticle) []FoundPlace) GeoScore {
	var s GeoScore
	for _, a := range articles {
		found := find(a)
		used := make([]bool, len(found))
		for _, t := range a.Toponyms {
			if skip != nil && skip(t) {
				for i, f := range found {
					used[i] = used[i] || overlaps(f, t)
				}
			}
		}
		for _, u := range used {
			if !u {
				s.Overlap.Found++
				s.Exact.Found++
			}
		}
		for _, t := range a.Toponyms {
			if skip == nil || !skip(t) {
				s.add(t, found, used)
			}
		}
	}
	slices.Sort(s.Km)
	return s
}

func overlaps(f FoundPlace, t Toponym) bool { return f.Start < t.End && t.Start < f.End }

func (s *GeoScore) add(t Toponym, found []FoundPlace, used []bool) {
	s.Overlap.Gold++
	s.Exact.Gold++
	if t.HasPoint {
		s.Located++
	}
	for i, f := range found {
		if used[i] || !overlaps(f, t) {
			continue
		}
		used[i] = true
		s.Overlap.Right++
		if f.Start == t.Start && f.End == t.End {
			s.Exact.Right++
		}
		if !t.HasPoint || f.Lat == 0 && f.Lon == 0 {
			return
		}
		km := Kilometres(f.Lat, f.Lon, t.Lat, t.Lon)
		s.Reached++
		s.Km = append(s.Km, km)
		if km <= 161 {
			s.Close++
		}
		if f.GeoNameID == t.GeoNameID {
			s.Same++
		}
		return
	}
}

// Mean is the mean of the distances in km.
func (s *GeoScore) Mean() float64 {
	sum := 0.0
	for _, d := range s.Km {
		sum += d
	}
	return sum / max(float64(len(s.Km)), 1)
}

// Median is the median of the distances in km.
func (s *GeoScore) Median() float64 {
	if len(s.Km) == 0 {
		return 0
	}
	return s.Km[len(s.Km)/2]
}

// GeoHead is the header of rows written by [Table.Geo].
var GeoHead = []string{"", "P", "R", "F1", "exact F1", "@161 of found", "@161 of all", "same id of found", "mean km", "median km", "gold"}

// Geo appends a row of recognition and resolution scores.
func (t *Table) Geo(name string, s GeoScore) {
	t.Row(name, s.Overlap.Precision(), s.Overlap.Recall(), s.Overlap.F1(), s.Exact.F1(),
		ratio(s.Close, s.Reached), ratio(s.Close, s.Located), ratio(s.Same, s.Reached),
		fmt.Sprintf("%.0f", s.Mean()), fmt.Sprintf("%.0f", s.Median()), s.Overlap.Gold)
}

// Kilometres is the great-circle distance between two points in degrees.
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const r = 6371.0
	rad := math.Pi / 180
	sLat, sLon := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := sLat*sLat + math.Cos(lat1*rad)*math.Cos(lat2*rad)*sLon*sLon
	return 2 * r * math.Asin(min(math.Sqrt(h), 1))
}

// Places scores a program on LGL or TR-News: all toponyms, and those that are
// no nations (Libyan), which nation tells.
func Places(gold io.Reader, nation func(phrase string) bool, find func(text string) []FoundPlace) (*Table, error) {
	articles, err := ReadGeo(gold)
	if err != nil {
		return nil, err
	}
	t := &Table{Title: fmt.Sprintf("%d articles", len(articles)), Head: GeoHead}
	run := func(a GeoArticle) []FoundPlace { return find(a.Text) }
	t.Geo("all", ScoreGeo(articles, nil, run))
	t.Geo("no nations", ScoreGeo(articles, func(x Toponym) bool { return nation(x.Phrase) }, run))
	return t, nil
}
