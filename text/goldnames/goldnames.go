// Package goldnames reads corpora of named spans into one form: persons,
// organizations, places and nationalities, as labels of package text/sentence.
package goldnames

import (
	"bufio"
	_ "embed" // demonyms
	"fmt"
	"io"
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

// Sentence is a sentence and its name labels: 0 outside, 2t-1 begins and 2t
// continues a name of text.NameType t.
type Sentence struct {
	Form    []string
	Label   []uint8
	Unknown []bool // words that the corpus leaves open
}

func newSentence(n int) *Sentence {
	return &Sentence{Form: make([]string, n), Label: make([]uint8, n), Unknown: make([]bool, n)}
}

// Entities reads GUM's Entity annotation, whose spans are whole noun phrases.
// The zero value begins a document.
type Entities struct {
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

// Read labels the next sentence: the longest entities first, none in another.
func (e *Entities) Read(s *conllu.Sentence) *Sentence {
	if _, ok := s.Comment("newdoc"); ok || e.open == nil {
		e.open = map[string][]entity{}
	}
	g := newSentence(len(s.Words))
	for i, w := range s.Words {
		g.Form[i] = w.Form
	}
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
	return g
}

// put labels a span where nothing is labelled yet.
func (g *Sentence) put(sp nameSpan) {
	for i := sp.first; i < sp.last; i++ {
		if g.Label[i] != 0 {
			return
		}
	}
	for i := sp.first; i < sp.last; i++ {
		g.Label[i] = uint8(2 * sp.typ)
	}
	g.Label[sp.first] = uint8(2*sp.typ) - 1
}

func (g *Sentence) putDemonyms() {
	for i, w := range g.Form {
		if demonyms[w] && g.Label[i] == 0 && !g.Unknown[i] {
			g.Label[i] = uint8(2*text.Nationality) - 1
		}
	}
}

// word reads the brackets at word i: "(10-place-new-…-cf5-1,2-coref-Link" opens,
// "10)" closes.
func (e *Entities) word(s *conllu.Sentence, i int, spans []nameSpan) []nameSpan {
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

// ReadColumns reads lines of a word, perhaps more columns, and a label, BIO or
// IO, in the types of CoNLL 2003 or re3d. A blank line ends a sentence.
func ReadColumns(r io.Reader) ([]*Sentence, error) {
	var out []*Sentence
	var forms, labels []string
	flush := func() {
		if len(forms) > 0 {
			out = append(out, nameSentence(forms, labels))
		}
		forms, labels = forms[:0], labels[:0]
	}
	in := bufio.NewScanner(r)
	for line := 1; in.Scan(); line++ {
		f := strings.Fields(in.Text())
		if len(f) < 2 {
			flush()
			continue
		}
		if strings.ContainsRune(in.Text(), '\t') && len(f) > 2 && strings.Count(in.Text(), "\t") == 1 {
			f[0], _, _ = strings.Cut(in.Text(), "\t") // a word with a space in it
		}
		label := f[len(f)-1]
		if label != "O" && !strings.HasPrefix(label, "B-") && !strings.HasPrefix(label, "I-") {
			return nil, fmt.Errorf("line %d: label %q: expected O, B-TYPE or I-TYPE", line, label)
		}
		if f[0] != "-DOCSTART-" {
			forms, labels = append(forms, f[0]), append(labels, label)
		}
	}
	flush()
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read name columns: %w", err)
	}
	return out, nil
}

func nameSentence(forms, labels []string) *Sentence {
	g := newSentence(len(forms))
	last := "O"
	for i, label := range labels {
		g.Form[i] = strings.Clone(forms[i])
		kind := strings.TrimPrefix(strings.TrimPrefix(label, "B-"), "I-")
		typ := columnTypes[kind]
		switch {
		case label == "I-MISC" && demonyms[forms[i]]:
			g.Label[i] = uint8(2*text.Nationality) - 1
		case label == "I-MISC":
			g.Unknown[i] = true
		case typ != text.NoName && (label[0] == 'B' || last != kind):
			g.Label[i] = uint8(2*typ) - 1
		case typ != text.NoName:
			g.Label[i] = uint8(2 * typ)
		}
		last = kind
	}
	g.blankNominals()
	g.putDemonyms()
	return g
}

// blankNominals forgets labels on "they" and "the soldiers", which re3d has:
// they are no names, and are neither taught nor counted.
func (g *Sentence) blankNominals() {
	for i := 0; i < len(g.Form); {
		if g.Label[i] == 0 {
			i++
			continue
		}
		end := i + 1
		for end < len(g.Form) && g.Label[end] != 0 && g.Label[end]%2 == 0 {
			end++
		}
		common, upper := true, false
		for k := i; k < end; k++ {
			common = common && nominal[strings.ToLower(g.Form[k])]
			upper = upper || capital(g.Form[k]) && (k > 0 || len(g.Form[k]) > 3)
		}
		for k := i; k < end && (common || !upper); k++ {
			g.Label[k], g.Unknown[k] = 0, true
		}
		i = end
	}
}
