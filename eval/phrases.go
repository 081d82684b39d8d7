package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Phrase is a noun phrase with its code: a line of a file of phrases, country
// or entity, sectors with the primary one first, and the day.
type Phrase struct {
	Line    int
	Text    string
	Country string   // empty for "-"
	Sectors []string // "*" for any
	Day     string   // YYYY-MM-DD or empty
}

// ReadPhrases reads lines of phrase, code, sectors and perhaps a day,
// separated by tabs. Lines with "#" in front are comments.
func ReadPhrases(r io.Reader) ([]Phrase, error) {
	var out []Phrase
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 3 || len(f) > 4 {
			return out, fmt.Errorf("line %d: %d columns, expected phrase, code, sectors and perhaps a day", n, len(f))
		}
		p := Phrase{Line: n, Text: f[0], Country: dash(f[1])}
		if s := dash(f[2]); s != "" {
			p.Sectors = strings.Split(s, ",")
		}
		if len(f) == 4 {
			p.Day = f[3]
		}
		out = append(out, p)
	}
	if err := in.Err(); err != nil {
		return out, fmt.Errorf("read phrases: %w", err)
	}
	return out, nil
}

func dash(s string) string {
	if s = strings.TrimSpace(s); s == "-" {
		return ""
	}
	return s
}

// PhraseResult counts phrases coded.
type PhraseResult struct {
	Phrases, Country, Sector, Both int
}

// Add counts one phrase in and tells whether country and primary sector are right.
func (r *PhraseResult) Add(p *Phrase, country, sector string) bool {
	r.Phrases++
	want := ""
	if len(p.Sectors) > 0 {
		want = p.Sectors[0]
	}
	if country == p.Country {
		r.Country++
	}
	ok := sector == want || want == "*"
	if ok {
		r.Sector++
	}
	if country == p.Country && ok {
		r.Both++
		return true
	}
	return false
}

func (r *PhraseResult) String() string {
	n := float64(max(r.Phrases, 1))
	return fmt.Sprintf("%d phrases: country %.3f, sector %.3f, both %.3f", r.Phrases,
		float64(r.Country)/n, float64(r.Sector)/n, float64(r.Both)/n)
}
