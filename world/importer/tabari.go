package importer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur/record"
	"rapporteur/world"
)

// Dictionaries of TABARI and PETRARCH: a name in capitals with underscores,
// synonyms behind +, codes in brackets beside it or on the lines below, with
// the days from which and to which they hold.
//
//	KOFI_ANNAN_ ; comment
//	+K._ANNAN_
//		[IGOUNO 970101-061231]
//		[GHAELI >070101]

// sectorsOf maps CAMEO's generic and religious codes to PLOVER's sectors.
// CAMEO's MED is the media and its HLH is health. What says nothing of a
// sector (regions, ethnic groups) is not in it.
var sectorsOf = map[string]string{
	"GOV": "GOV", "MIL": "MIL", "COP": "COP", "JUD": "JUD", "LEG": "LEG", "SPY": "SPY", "OPP": "OPP", "PTY": "PTY",
	"REB": "REB", "INS": "REB", "SEP": "REB", "PRM": "PRM", "UAF": "UAF", "UIS": "UNK", "AGR": "AGR", "BUS": "BUS",
	"CRM": "CRM", "CVL": "CVL", "SET": "CVL", "EDU": "EDU", "STU": "EDU", "ELI": "ELI", "MED": "JRN", "JRN": "JRN",
	"HLH": "MED", "LAB": "LAB", "REF": "REF", "ENV": "SOC", "HRI": "SOC", "SOC": "SOC", "DEV": "GOV", "REL": "REL",
	"MUS": "REL", "MOS": "REL", "CHR": "REL", "JEW": "REL", "HIN": "REL", "BUD": "REL", "CTH": "REL", "PRO": "REL",
}

// entities are the codes that stand for themselves, and those of CAMEO that
// PLOVER knows by another name.
var entities = map[string]string{
	"IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "MNC": "MNC", "IMG": "IMG", "UNO": "UNO", "EUR": "EUR", "EEC": "EUR",
	"ISM": "ISM", "KSV": "KOS", "WBK": "PSE", "PAL": "PSE", "TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "YUG": "YUG",
}

func (im *Importer) readTABARI(name string, r io.Reader) error {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	var cur *world.Actor
	curLine := 0
	flush := func() {
		if cur != nil && (cur.Base.Country != "" || len(cur.Base.Sectors) > 0 || len(cur.Offices) > 0) {
			if err := im.add(im.settle(*cur)); err != nil {
				im.skip(name, curLine, "%w", err)
			}
		}
		cur = nil
	}
	var agents tabariAgents
	for n := 1; in.Scan(); n++ {
		line, _, _ := strings.Cut(in.Text(), "#")
		line, _, _ = strings.Cut(line, ";")
		if !utf8.ValidString(line) {
			line = strings.ToValidUTF8(line, "")
		}
		line = strings.TrimSpace(line)
		head, codes, _ := strings.Cut(line, "[")
		switch {
		case line == "" || line[0] == '!':
			continue
		case strings.HasPrefix(codes, "~"):
			agents.add(title(head), n)
			flush()
			continue
		case line[0] == '+':
			if cur == nil {
				im.skip(name, n, "a synonym without an actor above it")
				continue
			}
			for alias := range strings.SplitSeq(head[1:], "+") {
				cur.Aliases = append(cur.Aliases, title(alias))
			}
		case head != "":
			flush()
			cur, curLine = &world.Actor{Name: title(head)}, n
		}
		for codes != "" {
			one, rest, closed := strings.Cut(codes, "]")
			if err := im.tabariCode(cur, one, closed); err != nil {
				im.skip(name, n, "%w", err)
			}
			_, codes, _ = strings.Cut(rest, "[")
		}
	}
	flush()
	agents.skip(im, name)
	if err := in.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// tabariAgents are the agents of a file: told of once, not a thousand times.
type tabariAgents struct {
	n     int
	first string
	line  int // of the first
}

func (a *tabariAgents) add(agent string, line int) {
	if a.n++; a.n == 1 {
		a.first, a.line = agent, line
	}
}

func (a *tabariAgents) skip(im *Importer, name string) {
	switch {
	case a.n == 1:
		im.skip(name, a.line, "%s is an agent, not an actor: agents are words of a language (lang/en/agents)", a.first)
	case a.n > 1:
		im.skip(name, a.line, "%s and %d more are agents, not actors: agents are words of a language (lang/en/agents)", a.first, a.n-1)
	}
}

// tabariCode reads the inside of a bracket: a code, or a code with days.
func (im *Importer) tabariCode(a *world.Actor, s string, closed bool) error {
	if a == nil {
		return errors.New("a code without an actor above it")
	}
	if !closed {
		return fmt.Errorf("[%s: the bracket is not closed", s)
	}
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return errors.New("an empty code")
	}
	c, err := im.cameoCode(fields[0])
	if err != nil {
		return err
	}
	if len(fields) == 1 {
		a.Base = c
		return nil
	}
	from, to, err := tabariDays(strings.Join(fields[1:], ""))
	if err != nil {
		return err
	}
	a.Offices = append(a.Offices, world.Office{From: from, To: to, Code: c, Title: "-"})
	return nil
}

// cameoCode takes a code of CAMEO apart in threes: the first that is a country
// or an entity says whose, the others what.
func (im *Importer) cameoCode(s string) (world.ActorCode, error) {
	var c world.ActorCode
	if s == "---" {
		return c, nil
	}
	if len(s) == 0 || len(s)%3 != 0 || strings.ToUpper(s) != s {
		return c, fmt.Errorf("code %q: expected groups of three capital letters", s)
	}
	for i := 0; i < len(s); i += 3 {
		group := s[i : i+3]
		// An entity behind another is the more telling one: IGOUNO is UNO.
		if e, ok := entities[group]; ok && (c.Country == "" || c.Country == "IGO") {
			c.Country = e
			continue
		}
		if country := im.countries.Code(group); country != nil && c.Country == "" {
			c.Country = group
			continue
		}
		if sector, ok := sectorsOf[group]; ok && !slices.Contains(c.Sectors, sector) {
			c.Sectors = append(c.Sectors, sector)
		}
	}
	if c.Country == "IMG" && !slices.Contains(c.Sectors, "REB") {
		c.Sectors = append([]string{"REB"}, c.Sectors...) // international militarized groups
	}
	if c.Country == "" && len(c.Sectors) == 0 {
		return c, fmt.Errorf("code %q: neither a country nor a sector that PLOVER knows", s)
	}
	return c, nil
}

// tabariDays reads >DAY, <DAY and DAY-DAY.
func tabariDays(s string) (from, to record.Date, err error) {
	switch s[0] {
	case '>':
		from, err = tabariDay(s[1:])
		return from, 0, err
	case '<':
		to, err = tabariDay(s[1:])
		return 0, to, err
	}
	a, b, isRange := strings.Cut(s, "-")
	if from, err = tabariDay(a); err != nil || !isRange {
		return from, 0, err
	}
	to, err = tabariDay(b)
	if err == nil && to < from {
		err = fmt.Errorf("days %q: the end is before the beginning", s)
	}
	return from, to, err
}

// tabariDay reads YYMMDD, in which years from 31 on are of the 20th century,
// and YYYYMMDD.
func tabariDay(s string) (record.Date, error) {
	long := s
	if len(s) == 6 {
		century := "20"
		if s > "31" {
			century = "19"
		}
		long = century + s
	}
	if len(long) != 8 {
		return 0, fmt.Errorf("day %q: expected YYMMDD or YYYYMMDD", s)
	}
	d, err := record.ParseDate(long[:4] + "-" + long[4:6] + "-" + long[6:])
	if err != nil {
		return 0, fmt.Errorf("day %q: expected YYMMDD or YYYYMMDD", s)
	}
	return d, nil
}

// settle says what kind of actor a dictionary means: it does not tell, but
// only people have codes with days, and a bare country is a government's name.
func (im *Importer) settle(a world.Actor) world.Actor {
	switch {
	case len(a.Offices) > 0:
		a.Kind = world.PersonActor
		if a.Base.Country == "" {
			a.Base = world.ActorCode{Country: a.Offices[0].Code.Country, Sectors: []string{"ELI"}}
		}
	case len(a.Base.Sectors) == 0 && im.countries.Code(a.Base.Country) != nil:
		a.Kind = world.PlaceActor
	default:
		a.Kind = world.OrgActor
	}
	return a
}

// shortForms are written in capitals wherever they stand.
var shortForms = []string{"UN", "US", "USA", "EU", "UK", "UAE", "NATO", "AU", "IMF", "OAS", "OAU", "EC", "UNICEF", "UNESCO", "OPEC", "ASEAN", "IAEA"}

// title turns KOFI_ANNAN_ into Kofi Annan. Single short words, words without a
// vowel and single words in brackets are acronyms and stay.
func title(s string) string {
	words := strings.FieldsFunc(strings.TrimSpace(s), func(r rune) bool { return r == '_' || r == ' ' || r == '\t' })
	for i, w := range words {
		if len(words) == 1 && len(w) <= 4 || !strings.ContainsAny(w, "AEIOUYaeiouy") || strings.Contains(w, ".") ||
			slices.Contains(shortForms, w) || w[0] == '(' && w[len(w)-1] == ')' {
			continue
		}
		if lower := strings.ToLower(w); i > 0 && slices.Contains([]string{"of", "the", "and", "for", "in", "on", "de", "al", "bin"}, lower) {
			words[i] = lower
			continue
		}
		words[i] = capitals(w)
	}
	return strings.Join(words, " ")
}

// capitals keeps a capital at the head of each part: Ban Ki-Moon.
func capitals(w string) string {
	b := []rune(strings.ToLower(w))
	start := true
	for i, r := range b {
		if start {
			b[i] = []rune(strings.ToUpper(string(r)))[0]
		}
		start = r == '-' || r == '(' || r == '\''
	}
	return string(b)
}
