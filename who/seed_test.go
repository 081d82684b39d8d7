package who_test

import (
	"os"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/who"
)

// TestSeed checks the seed's table of actors: every occurrence of every form
// of an actor is the same actor, no two are the same, and the codes are right.
func TestSeed(t *testing.T) {
	const seed = "../../shared/seed/"
	raw, err := os.ReadFile(seed + "report.txt")
	if err != nil {
		t.Skip("no seed here: ", err)
	}
	table, err := os.ReadFile(seed + "expected.md")
	if err != nil {
		t.Skip("no seed here: ", err)
	}
	reader := loadReader(t)
	day, _ := record.ParseDate("2018-05-10")
	var doc text.Doc
	reader.Read(string(raw), &doc)
	cast := load(t).Actors(&doc, day)
	seen := map[int32]string{}
	for _, row := range actorRows(string(table)) {
		actor := int32(-1)
		for _, form := range row.forms {
			for _, m := range occurrences(cast, &doc, form) {
				if actor < 0 {
					actor = m[0]
				}
				if !contains(m, actor) {
					t.Errorf("%s: %q is another actor", row.name, form)
				}
			}
		}
		if actor < 0 {
			t.Errorf("%s: not found", row.name)
			continue
		}
		if other, ok := seen[actor]; ok {
			t.Errorf("%s is %s", row.name, other)
		}
		seen[actor] = row.name
		code := cast.Code(actor, day)
		if code.Country != row.code[:3] || !strings.Contains(row.code[3:], code.Sector) || code.Sector == "" {
			t.Errorf("%s: %s %s, want %s", row.name, code.Country, code.Sector, row.code)
		}
	}
}

type actorRow struct {
	name  string
	forms []string
	code  string
}

// actorRows reads the table under "## Who".
func actorRows(md string) []actorRow {
	_, md, _ = strings.Cut(md, "## Who\n")
	md, _, _ = strings.Cut(md, "\n## ")
	var rows []actorRow
	for i, line := range strings.Split(strings.TrimSpace(md), "\n") {
		f := strings.Split(line, "|")
		if i < 2 || len(f) < 5 {
			continue
		}
		row := actorRow{name: strings.TrimSpace(f[1]), code: strings.TrimSpace(f[3])}
		for form := range strings.SplitSeq(f[2], ";") {
			form = strings.TrimSpace(form)
			if strings.HasPrefix(form, "with ") { // the members, not a form
				continue
			}
			row.forms = append(row.forms, form)
		}
		rows = append(rows, row)
	}
	return rows
}

// occurrences gives, for each time the form stands in the text as whole
// words, the actors of the mentions that its tokens head.
func occurrences(cast *who.Cast, doc *text.Doc, form string) [][]int32 {
	plain := strings.ReplaceAll(doc.Text, "’", "'")
	shift := func(i int) int { // bytes of plain to bytes of the text
		return i + 2*strings.Count(plain[:i], "'")
	}
	if strings.Count(plain, "'") != strings.Count(doc.Text, "’") {
		shift = func(i int) int { return i }
	}
	var out [][]int32
	for from := 0; ; {
		at := strings.Index(plain[from:], form)
		if at < 0 {
			return out
		}
		start, end := from+at, from+at+len(form)
		from = end
		if start > 0 && isLetter(plain[start-1]) || end < len(plain) && isLetter(plain[end]) {
			continue
		}
		var actors []int32 // the head's first
		for i := range doc.Tokens {
			tok := &doc.Tokens[i]
			if int(tok.Start) >= shift(start) && int(tok.End) <= shift(end) {
				m := cast.At(int32(i))
				if m == nil || m.Actor < 0 {
					continue
				}
				actors = append(actors, m.Actor)
				if h := tok.Head; h < 0 || int(doc.Tokens[h].Start) < shift(start) || int(doc.Tokens[h].End) > shift(end) {
					actors[0], actors[len(actors)-1] = actors[len(actors)-1], actors[0]
				}
			}
		}
		out = append(out, append(actors, -2))
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func contains(list []int32, x int32) bool {
	for _, y := range list {
		if y == x {
			return true
		}
	}
	return false
}
