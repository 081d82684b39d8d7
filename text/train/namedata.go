package train

import (
	"bufio"
	_ "embed" // demonyms
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/text"
	"rapporteur/text/conllu"
)

//go:embed demonyms.txt
var demonymText string

// demonyms are taught as nationalities in every corpus.
var demonyms = words(demonymText)

func words(text string) map[string]bool {
	out := map[string]bool{}
	for _, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				out[w] = true
			}
		}
	}
	return out
}

// nominal are words that alone are no name, though the corpora mark some of
// them as mentions of one.
var nominal = words(`i we you he she it they us them me him her this that these those who which our their his
president emperor king queen speaker senator minister director chairman founders whip lord god professor
general the a an of mr. mrs. madam sir chief justice`)

// joiners stand between the proper nouns of one name.
var joiners = words("of the and for de la al el van von der & - 's ’s . ' on in del di to at")

// entities reads GUM's Entity annotation, whose spans are whole noun phrases.
type entities struct {
	gum  bool
	open map[string][]entity
}

type entity struct {
	start int // word
	typ   text.NameType
	head  int // word
}

type nameSpan struct {
	first, last int
	typ         text.NameType
}

var gumTypes = map[string]text.NameType{"person": text.Person, "organization": text.Organization, "place": text.Place}

// names labels g by the entities of s: the longest first, none in another.
func (e *entities) names(s *conllu.Sentence, g *gold) {
	var spans []nameSpan
	for i := range s.Words {
		spans = e.word(s, i, spans)
	}
	slices.SortStableFunc(spans, func(a, b nameSpan) int {
		return (b.last - b.first) - (a.last - a.first)
	})
	for _, sp := range spans {
		g.put(sp)
	}
	g.putDemonyms()
}

// put labels a span where nothing is labelled yet.
func (g *gold) put(sp nameSpan) {
	for i := sp.first; i < sp.last; i++ {
		if g.Name[i] != 0 {
			return
		}
	}
	for i := sp.first; i < sp.last; i++ {
		g.Name[i] = uint8(2 * sp.typ)
	}
	g.Name[sp.first] = uint8(2*sp.typ) - 1
}

func (g *gold) putDemonyms() {
	for i, w := range g.Form {
		if demonyms[w] && g.Name[i] == 0 && !g.unknown[i] {
			g.Name[i] = uint8(2*text.Nationality) - 1
		}
	}
}

// word reads the brackets at word i: "(10-place-new-…-cf5-1,2-coref-Link" opens,
// "10)" closes.
func (e *entities) word(s *conllu.Sentence, i int, spans []nameSpan) []nameSpan {
	column := conllu.Misc(s.Words[i].Misc, "Entity")
	for column != "" {
		part, closes := column, false
		if end := strings.IndexAny(column[1:], "()"); end >= 0 {
			part = column[:end+1]
			if column[end+1] == ')' {
				closes = true
				end++
			}
			column = column[end+1:]
		} else {
			column = ""
		}
		if part[0] == '(' {
			f := strings.SplitN(part[1:], "-", 8)
			if len(f) < 6 {
				continue
			}
			head, _, _ := strings.Cut(f[5], ",")
			h, err := strconv.Atoi(head)
			ent := entity{start: i, typ: gumTypes[f[1]], head: i + h - 1}
			if err != nil {
				ent.typ = text.NoName
			}
			if closes {
				spans = ent.name(s, i+1, spans)
			} else {
				e.open[f[0]] = append(e.open[f[0]], ent)
			}
			continue
		}
		if stack := e.open[part]; len(stack) > 0 {
			ent := stack[len(stack)-1]
			e.open[part] = stack[:len(stack)-1]
			spans = ent.name(s, i+1, spans)
		}
	}
	return spans
}

// name appends the run of proper nouns round the entity's head.
func (ent entity) name(s *conllu.Sentence, end int, spans []nameSpan) []nameSpan {
	if ent.typ == text.NoName || ent.head >= end || ent.start >= end || s.Words[ent.head].UPOS != "PROPN" {
		return spans
	}
	proper := func(i int) bool {
		u := s.Words[i].UPOS
		return u == "PROPN" || u == "NUM" || i > 0 && capital(s.Words[i].Form)
	}
	a, b := ent.head, ent.head+1
	for a > ent.start && proper(a-1) {
		a--
	}
	for b < end {
		if proper(b) {
			b++
			continue
		}
		k := b
		for k < end && joiners[strings.ToLower(s.Words[k].Form)] && k-b < 2 {
			k++
		}
		if k == b || k >= end || s.Words[k].UPOS != "PROPN" {
			break
		}
		b = k + 1
	}
	for i := a; i < b; i++ {
		if !nominal[strings.ToLower(s.Words[i].Form)] {
			return append(spans, nameSpan{a, b, ent.typ})
		}
	}
	return spans
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

var columnTypes = map[string]text.NameType{"PER": text.Person, "ORG": text.Organization, "LOC": text.Place,
	"Person": text.Person, "Organisation": text.Organization, "Location": text.Place, "Nationality": text.Nationality}

// readNames reads columns of words and labels, re3d's (BIO) or wikigold's (IO).
func readNames(name string) ([]*gold, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*gold
	var forms, labels []string
	flush := func() {
		if len(forms) > 0 {
			out = append(out, nameSentence(forms, labels))
		}
		forms, labels = forms[:0], labels[:0]
	}
	in := bufio.NewScanner(f)
	for in.Scan() {
		line := strings.TrimSpace(in.Text())
		at := strings.LastIndexAny(line, " \t")
		if at <= 0 {
			flush()
			continue
		}
		if form := strings.TrimSpace(line[:at]); form != "-DOCSTART-" {
			forms, labels = append(forms, form), append(labels, line[at+1:])
		}
	}
	flush()
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

func nameSentence(forms, labels []string) *gold {
	n := len(forms)
	g := &gold{names: true, unknown: make([]bool, n), lemma: make([]string, n), feats: make([]string, n)}
	g.Reset(n)
	last := "O"
	for i, label := range labels {
		g.Form[i], g.Name[i] = text.Normal(strings.Clone(forms[i])), 0
		kind := strings.TrimPrefix(strings.TrimPrefix(label, "B-"), "I-")
		typ := columnTypes[kind]
		switch {
		case label == "I-MISC" && demonyms[forms[i]]:
			g.Name[i] = uint8(2*text.Nationality) - 1
		case label == "I-MISC":
			g.unknown[i] = true
		case typ != text.NoName && (label[0] == 'B' || last != kind):
			g.Name[i] = uint8(2*typ) - 1
		case typ != text.NoName:
			g.Name[i] = uint8(2 * typ)
		}
		last = kind
	}
	g.blankNominals()
	g.putDemonyms()
	return g
}

// blankNominals forgets labels on "they" and "the soldiers", which re3d has:
// they are no names, and are neither taught nor counted.
func (g *gold) blankNominals() {
	for i := 0; i < g.len(); {
		if g.Name[i] == 0 {
			i++
			continue
		}
		end := i + 1
		for end < g.len() && g.Name[end] != 0 && g.Name[end]%2 == 0 {
			end++
		}
		common, upper := true, false
		for k := i; k < end; k++ {
			common = common && nominal[strings.ToLower(g.Form[k])]
			upper = upper || capital(g.Form[k]) && (k > 0 || len(g.Form[k]) > 3)
		}
		for k := i; k < end && (common || !upper); k++ {
			g.Name[k], g.unknown[k] = 0, true
		}
		i = end
	}
}
