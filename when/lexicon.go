package when

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/text"
)

// lexicon holds the word classes of words.txt. A word's number indexes words;
// 0 is every word that no class and no pattern knows.
type lexicon struct {
	ids     map[string]int32 // lower case
	words   [][]sense
	classes []string

	numClass, tensClass, scaleClass, ordClass                                                   int32
	pluralClass, boundClass, skipClass, pairClass, carryClass                                   int32
	futureAux, futureVerb, pastAux, haveClass, duringClass, sinceClass, beforeClass, afterClass int32
	whenClass, dueClass, setVerb, partOf, someClass                                             int32
}

// sense is one class that a word belongs to. A word that words.txt writes with
// a capital is a name: it must have one in the text, and be no verb.
type sense struct {
	class, value int32
	name         bool
}

// atom is a piece of a token that patterns see: a word, a number, a
// punctuation mark. "mid-2014" is three whether or not the tokenizer thinks so.
type atom struct {
	tok, lastTok int32
	word         int32 // 0 unknown
	num          int32 // value of digits, -1 for other atoms
	digits       int32 // how many digits
	glued        bool  // no space before it
	name         bool  // may be a name: capital, and no verb
}

func (l *lexicon) init() {
	l.ids = map[string]int32{}
	l.words = make([][]sense, 1)
	for _, w := range []string{"-", ",", "/", "'"} {
		l.wordID(w)
	}
}

func (l *lexicon) wordID(w string) int32 {
	w = strings.ToLower(w)
	id, ok := l.ids[w]
	if !ok {
		id = int32(len(l.words))
		l.ids[strings.Clone(w)] = id
		l.words = append(l.words, nil)
	}
	return id
}

func (l *lexicon) class(name string) int32 {
	for i, c := range l.classes {
		if c == name {
			return int32(i)
		}
	}
	return -1
}

// read parses "class value: word word …" lines.
func (l *lexicon) read(file string, data string) error {
	for n, line := range strings.Split(data, "\n") {
		line, _, _ = strings.Cut(line, "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		head, words, ok := strings.Cut(line, ":")
		f := strings.Fields(head)
		if !ok || len(f) == 0 || len(f) > 2 {
			return fmt.Errorf("%s:%d: expected \"class value: words\"", file, n+1)
		}
		value := ""
		if len(f) == 2 {
			value = f[1]
		}
		v, err := classValue(f[0], value)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
		l.add(f[0], v, strings.Fields(words))
	}
	for _, c := range []struct {
		id   *int32
		name string
	}{
		{&l.numClass, "cardinal"}, {&l.tensClass, "tens"}, {&l.scaleClass, "scale"}, {&l.ordClass, "ord"},
		{&l.pluralClass, "decade-s"}, {&l.boundClass, "bound"}, {&l.skipClass, "skip"}, {&l.pairClass, "pair"}, {&l.carryClass, "carry"},
		{&l.futureAux, "future-aux"}, {&l.futureVerb, "future-verb"}, {&l.pastAux, "past-aux"},
		{&l.haveClass, "perfect-aux"},
		{&l.duringClass, "while-in"}, {&l.sinceClass, "ever-since"},
		{&l.beforeClass, "earlier-than"}, {&l.afterClass, "later-than"}, {&l.whenClass, "which-time"}, {&l.dueClass, "due"}, {&l.setVerb, "set-verb"}, {&l.partOf, "part-of"}, {&l.someClass, "carry-subject"},
	} {
		if *c.id = l.class(c.name); *c.id < 0 {
			return fmt.Errorf("%s: class %s is missing", file, c.name)
		}
	}
	return nil
}

func (l *lexicon) add(class string, value int32, words []string) {
	c := l.class(class)
	if c < 0 {
		c = int32(len(l.classes))
		l.classes = append(l.classes, class)
	}
	for _, w := range words {
		id := l.wordID(w)
		r, _ := utf8.DecodeRuneInString(w)
		l.words[id] = append(l.words[id], sense{class: c, value: value, name: unicode.IsUpper(r)})
	}
}

// classValue reads the value of a class in words.txt.
func classValue(class, value string) (int32, error) {
	if value == "" {
		return 0, nil
	}
	if f := classField(class); f >= 0 {
		return f.parse(value)
	}
	if class == "bound" {
		for i, name := range []string{"at", "since", "from", "until", "before", "after"} {
			if name == value {
				return int32(i), nil
			}
		}
	}
	v, err := strconv.Atoi(value)
	if err != nil {
		return 0, fmt.Errorf("value %q of class %s", value, class)
	}
	return int32(v), nil
}

// holidayValue reads "12-25", or "11-4.4" for the fourth Thursday (day 4 of
// the week) of November.
func holidayValue(m, d string) (int32, error) {
	month, err := strconv.Atoi(m)
	nth, wday, byWeek := strings.Cut(d, ".")
	day, err2 := strconv.Atoi(nth)
	if err != nil || err2 != nil || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, fmt.Errorf("holiday %s-%s: expected month-day or month-nth.weekday", m, d)
	}
	v := int32(month*10000 + day*10)
	if byWeek {
		w, err := strconv.Atoi(wday)
		if err != nil || w < 1 || w > 7 {
			return 0, fmt.Errorf("holiday %s-%s: weekday %q", m, d, wday)
		}
		v += int32(w)
	}
	return v, nil
}

// classValue gives the value that a's word has in the class.
func (l *lexicon) classValue(a *atom, class int32) (int32, bool) {
	for _, s := range l.words[a.word] {
		if s.class == class && (!s.name || a.name) {
			return s.value, true
		}
	}
	return 0, false
}

func (l *lexicon) is(a *atom, class int32) bool {
	_, ok := l.classValue(a, class)
	return ok
}

// isWord tells whether the lemma or form w belongs to the class.
func (l *lexicon) isWord(w string, class int32) bool {
	for _, s := range l.words[l.ids[w]] {
		if s.class == class {
			return true
		}
	}
	return false
}

// split makes the atoms of sentence i.
func (l *lexicon) split(s *state, i int) {
	s.atoms = s.atoms[:0]
	sent := &s.doc.Sents[i]
	for t := sent.First; t < sent.Last; t++ {
		tok := &s.doc.Tokens[t]
		form := s.doc.Form(t)
		if tok.Inner && tok.Start == s.doc.Tokens[t-1].Start {
			continue // the words of this token are not spelt in it
		}
		glued := t > sent.First && s.doc.Tokens[t-1].End == tok.Start
		s.low = lower(s.low[:0], form)
		if id, ok := l.ids[string(s.low)]; ok && !digit(s.low[0]) {
			s.atoms = append(s.atoms, atom{tok: t, lastTok: t, word: id, num: -1, glued: glued, name: s.name(t, form)})
			l.addDot(s, sent)
			continue
		}
		l.pieces(s, t, form, glued)
	}
}

// addDot lets an abbreviation take the full stop that is a token of its own,
// unless that ends the sentence.
func (l *lexicon) addDot(s *state, sent *text.Sent) {
	a := &s.atoms[len(s.atoms)-1]
	next := a.tok + 1
	if next+1 >= sent.Last || s.doc.Form(next) != "." || s.doc.Tokens[next].Start != s.doc.Tokens[a.tok].End {
		return
	}
	if id, ok := l.ids[string(append(s.low, '.'))]; ok {
		a.word, a.lastTok = id, next
	}
}

// pieces cuts a token that the lexicon does not know as a whole into runs of
// letters, runs of digits, and single marks.
func (l *lexicon) pieces(s *state, t int32, form string, glued bool) {
	low := s.low
	// An abbreviation may stand behind digits: "5p.m.".
	for at := 0; at < len(low); {
		end := at + 1
		kind := charKind(low[at])
		for kind != 'p' && end < len(low) && charKind(low[end]) == kind {
			end++
		}
		a := atom{tok: t, lastTok: t, num: -1, glued: glued || at > 0}
		if at < len(form) {
			a.name = s.name(t, form[at:])
		}
		if at > 0 && at < len(form) && kind == 'a' {
			if id, ok := l.ids[string(low[at:])]; ok {
				a.word = id
				s.atoms = append(s.atoms, a)
				return
			}
		}
		if kind == 'd' {
			a.digits = int32(end - at)
			a.num = number(low[at:end])
		}
		a.word = l.ids[string(low[at:end])]
		s.atoms = append(s.atoms, a)
		at = end
	}
}

func charKind(c byte) byte {
	switch {
	case digit(c):
		return 'd'
	case c >= 'a' && c <= 'z' || c >= 0x80:
		return 'a'
	}
	return 'p'
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func number(b []byte) int32 {
	if len(b) > 8 {
		return 99999999
	}
	n := int32(0)
	for _, c := range b {
		n = n*10 + int32(c-'0')
	}
	return n
}

// name tells whether token i may be the name of a month or a day: a capital,
// no verb, no part of somebody's name.
func (s *state) name(i int32, form string) bool {
	t := &s.doc.Tokens[i]
	if t.Name >= 0 {
		switch s.doc.Names[t.Name].Type {
		case text.Person, text.Organization:
			return false
		}
	}
	if t.UPOS == text.AUX || t.UPOS == text.VERB {
		return false
	}
	// A surname: "Theresa May". What stands before a month is a day or no name.
	if t.Rel == text.Flat && i > 0 && s.doc.Tokens[i-1].UPOS == text.PROPN {
		s.low = lower(s.low[:0], s.doc.Form(i-1))
		known := s.lex.ids[string(s.low)] != 0
		s.low = lower(s.low[:0], form)
		if !known {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// lower appends s in lower case, with plain apostrophes and hyphens.
func lower(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '’', '‘', 'ʼ':
			dst = append(dst, '\'')
		case '–', '—', '‑', '−':
			dst = append(dst, '-')
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
		i += n
	}
	return dst
}
