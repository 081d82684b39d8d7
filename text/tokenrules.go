package text

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenRules is lang/…/text/tokens.txt.
type tokenRules struct {
	abbr         map[string]abbrKind // with the full stop, in lower case
	prefixes     wordSet
	clitics      wordSet
	contractions map[string]int // to the length of the first part
	apostrophe   wordSet
	whole        wordSet
	units        wordSet
	postposed    wordSet           // words that belong to the noun in front
	spans        wordSet           // units of time and frequency
	giving       wordSet           // verbs that take two objects
	parallel     wordSet           // prepositions of what a gapped clause tells again
	starters     wordSet           // capitalised words that begin a sentence rather than a name
	charging     map[string]string // verbs of accusing, to the preposition of the deed
	measures     wordSet           // measures of time
	offsets      wordSet           // what stands behind a measure of time
	objects      wordSet           // possessives that are objects as well
	headline     wordSet           // verbs that look like nouns
	kinds        wordSet           // nouns that a noun in front tells the kind of
	many         wordSet           // nouns that are plurals without looking so
}

// wordSet holds words in lower case; the value says that the word must begin
// with a capital.
type wordSet map[string]bool

type abbrKind uint8

const (
	abbrTitle   abbrKind = 1 << iota // ends no sentence
	abbrPlain                        // may end one
	abbrNumber                       // one only before a number
	abbrCapital                      // one only with a capital
)

func loadTokenRules(fsys fs.FS, name string) (*tokenRules, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("token rules: %w", err)
	}
	r := &tokenRules{abbr: map[string]abbrKind{}, contractions: map[string]int{}, charging: map[string]string{}}
	for _, set := range r.sets() {
		*set = wordSet{}
	}
	section := ""
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			section = strings.Trim(line, "[]")
			continue
		}
		for _, w := range strings.Fields(line) {
			if err := r.add(section, w); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
			}
		}
	}
	return r, nil
}

func (r *tokenRules) add(section, w string) error {
	first, _ := utf8.DecodeRuneInString(w)
	capital, low := unicode.IsUpper(first), strings.ToLower(w)
	abbr := func(kind abbrKind) {
		if capital {
			kind |= abbrCapital
		}
		r.abbr[low] |= kind
	}
	switch section {
	case "titles":
		abbr(abbrTitle)
	case "abbreviations":
		abbr(abbrPlain)
	case "before-number":
		r.abbr[low] |= abbrNumber
	case "contractions":
		word, at, _ := strings.Cut(low, "=")
		n, err := strconv.Atoi(at)
		if err != nil || n <= 0 || n >= len(word) {
			return fmt.Errorf("contraction %q: expected word=length", w)
		}
		r.contractions[word] = n
	case "charging":
		word, prep, ok := strings.Cut(low, "=")
		if !ok {
			return fmt.Errorf("verb of accusing %q: expected verb=preposition", w)
		}
		r.charging[word] = prep
	default:
		set := r.sets()[section]
		if set == nil {
			return fmt.Errorf("section %q is unknown", section)
		}
		(*set)[low] = capital
	}
	return nil
}

// sets gives the sections that are lists of words.
func (r *tokenRules) sets() map[string]*wordSet {
	return map[string]*wordSet{
		"prefixes": &r.prefixes, "clitics": &r.clitics, "apostrophe-first": &r.apostrophe, "whole": &r.whole,
		"units": &r.units, "postposed": &r.postposed, "spans": &r.spans, "giving": &r.giving,
		"parallel": &r.parallel, "starters": &r.starters, "measures": &r.measures, "offsets": &r.offsets,
		"objects": &r.objects, "headline-verbs": &r.headline, "kinds": &r.kinds, "plurals": &r.many,
	}
}

// longestRule bounds the words that rules are asked about, in bytes.
const longestRule = 24

// lower writes s in lower case into buf, with every apostrophe as "'". It
// gives nil for what is too long to stand in a rule.
func lower(buf *[longestRule]byte, s string) []byte {
	out := buf[:0]
	for i := 0; i < len(s); {
		c, n := charAt(s, i)
		if len(out)+utf8.UTFMax > len(buf) {
			return nil
		}
		if isApostrophe(c) {
			out = append(out, '\'')
		} else {
			out = utf8.AppendRune(out, unicode.ToLower(c))
		}
		i += n
	}
	return out
}

// in tells whether the set has s, whatever its apostrophe.
func (w wordSet) in(s string) bool {
	var buf [longestRule]byte
	_, ok := w[string(lower(&buf, s))]
	return ok
}

// abbreviation gives the kind of s, which ends in a full stop, and 0 where it
// is none.
func (r *tokenRules) abbreviation(s string) abbrKind {
	var buf [longestRule]byte
	kind := r.abbr[string(lower(&buf, s))]
	if kind&abbrCapital != 0 {
		if first, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(first) {
			kind &= abbrNumber
		}
	}
	return kind
}
