package when

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
)

// grammar holds the rules.
type grammar struct {
	rules  []rule
	groups map[string]int32
	byName [][]int32 // rules of each group
	starts [][]int32 // by word number: the public rules that may begin with it
	digits []int32   // those that may begin with digits
}

// rule is a pattern and what it means.
type rule struct {
	group    int32
	typ      string // empty: only for use in other rules
	before   []elem // what must, or must not, stand before
	body     []elem
	after    []elem
	assigns  []assign
	where    string // file:line
	examples []example
}

const typeNone = "NONE"

type elemKind uint8

const (
	literal elemKind = iota
	classElem
	groupElem
	nativeElem
)

// elem is one element of a pattern.
type elem struct {
	kind     elemKind
	ids      []int32 // words of a literal, allowed values of a class
	ref      int32   // class, group or native
	field    field   // that a class sets, or -1
	optional bool
	not      bool // in before and after
}

// assign sets a field to a constant or to what another field holds.
type assign struct {
	to, from field // from -1: constant
	value    int32
}

// example is a sentence with [marked] times and what they mean.
type example struct {
	text   string
	values []string
	where  string
}

// Load reads times/words.txt and the rules in times/*.txt of a language.
func Load(lang fs.FS) (*Tagger, error) {
	t := &Tagger{}
	t.init()
	words, err := fs.ReadFile(lang, "times/words.txt")
	if err != nil {
		return nil, fmt.Errorf("load time words: %w", err)
	}
	if err := t.read("times/words.txt", string(words)); err != nil {
		return nil, fmt.Errorf("load time words: %w", err)
	}
	files, err := fs.Glob(lang, "times/*.txt")
	if err != nil {
		return nil, fmt.Errorf("load time rules: %w", err)
	}
	sort.Strings(files)
	t.groups = map[string]int32{}
	for _, f := range files {
		if path.Base(f) == "words.txt" {
			continue
		}
		data, err := fs.ReadFile(lang, f)
		if err != nil {
			return nil, fmt.Errorf("load time rules: %w", err)
		}
		if err := t.readRules(f, string(data)); err != nil {
			return nil, fmt.Errorf("load time rules: %w", err)
		}
	}
	if err := t.link(); err != nil {
		return nil, fmt.Errorf("load time rules: %w", err)
	}
	return t, nil
}

// readRules parses
//
//	group: pattern -> TYPE field=value …
//	  + An example with [the time] = value
//
// "#" begins a comment.
func (t *Tagger) readRules(file, data string) error {
	for n, line := range strings.Split(data, "\n") {
		where := fmt.Sprintf("%s:%d", file, n+1)
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		var err error
		if ex, ok := strings.CutPrefix(line, "+"); ok {
			err = t.addExample(ex, where)
		} else {
			err = t.addRule(line, where)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", where, err)
		}
	}
	return nil
}

func (t *Tagger) addExample(s, where string) error {
	txt, values, ok := cutLast(s, " = ")
	if !ok || len(t.rules) == 0 {
		return fmt.Errorf("expected \"+ sentence = values\" below a rule")
	}
	e := example{text: strings.TrimSpace(txt), where: where}
	for _, v := range strings.Split(values, ",") {
		e.values = append(e.values, strings.TrimSpace(v))
	}
	if m := strings.Count(e.text, "["); m != len(e.values) && !(m == 0 && values == "none") {
		return fmt.Errorf("%d marked times, %d values", m, len(e.values))
	}
	r := &t.rules[len(t.rules)-1]
	r.examples = append(r.examples, e)
	return nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func (t *Tagger) addRule(line, where string) error {
	name, rest, ok := strings.Cut(line, ": ")
	pattern, meaning, ok2 := strings.Cut(rest, "->")
	if !ok || !ok2 {
		return fmt.Errorf("expected \"group: pattern -> meaning\"")
	}
	r := rule{group: t.groupID(name), where: where}
	for _, f := range strings.Fields(pattern) {
		e, err := t.parseElem(f)
		if err != nil {
			return err
		}
		switch {
		case (e.not || strings.HasPrefix(f, "&")) && len(r.body) == 0:
			r.before = append(r.before, e)
		case e.not || strings.HasPrefix(f, "&"):
			r.after = append(r.after, e)
		case len(r.after) > 0:
			return fmt.Errorf("%q stands behind a look-ahead", f)
		default:
			r.body = append(r.body, e)
		}
	}
	if len(r.body) == 0 || len(r.body) > 12 {
		return fmt.Errorf("pattern of %d elements", len(r.body))
	}
	if err := r.parseMeaning(meaning); err != nil {
		return err
	}
	t.rules = append(t.rules, r)
	t.byName[r.group] = append(t.byName[r.group], int32(len(t.rules)-1))
	return nil
}

func (g *grammar) groupID(name string) int32 {
	id, ok := g.groups[name]
	if !ok {
		id = int32(len(g.byName))
		g.groups[name] = id
		g.byName = append(g.byName, nil)
	}
	return id
}

// parseElem reads word, word|word, <class>, <class=value|value>, <group>, with
// "?" behind what may be missing, "!" before what must not stand there, "&"
// before what must stand there without being part of the time.
func (t *Tagger) parseElem(s string) (elem, error) {
	e := elem{field: -1}
	s, e.not = strings.CutPrefix(s, "!")
	s = strings.TrimPrefix(s, "&")
	if len(s) > 1 {
		s, e.optional = strings.CutSuffix(s, "?")
	}
	if len(s) < 3 || s[0] != '<' {
		for _, w := range strings.Split(s, "|") {
			e.ids = append(e.ids, t.wordID(w))
		}
		return e, nil
	}
	if s[len(s)-1] != '>' {
		return e, fmt.Errorf("element %q has no end", s)
	}
	name, values, _ := strings.Cut(s[1:len(s)-1], "=")
	if n := nativeByName(name); n >= 0 {
		e.kind, e.ref = nativeElem, n
		return e, nil
	}
	if c := t.class(name); c >= 0 {
		e.kind, e.ref, e.field = classElem, c, classField(name)
		for _, v := range strings.Split(values, "|") {
			if v == "" {
				continue
			}
			id, err := classValue(name, v)
			if err != nil {
				return e, err
			}
			e.ids = append(e.ids, id)
		}
		return e, nil
	}
	e.kind, e.ref = groupElem, t.groupID(name)
	return e, nil
}

// classField gives the field that a class sets: its name's, or that of what
// stands behind the last hyphen, as in "many-unit".
func classField(class string) field {
	return fieldByName(class[strings.LastIndexByte(class, '-')+1:])
}

func (r *rule) parseMeaning(s string) error {
	for _, f := range strings.Fields(s) {
		name, value, ok := strings.Cut(f, "=")
		if !ok {
			switch name {
			case "DATE", "TIME", "DURATION", "SET", typeNone:
				r.typ = name
				continue
			}
			return fmt.Errorf("meaning %q: expected a type or field=value", f)
		}
		a := assign{to: fieldByName(name), from: fieldByName(value)}
		if a.to < 0 {
			return fmt.Errorf("there is no field %q", name)
		}
		if a.from < 0 {
			var err error
			if a.value, err = a.to.parse(value); err != nil {
				return err
			}
		}
		r.assigns = append(r.assigns, a)
	}
	return nil
}

// link checks that every group has rules and no group begins with itself, and
// lists for every word the rules that may begin with it.
func (t *Tagger) link() error {
	for name, id := range t.groups {
		if len(t.byName[id]) == 0 {
			return fmt.Errorf("group <%s> has no rules", name)
		}
	}
	t.starts = make([][]int32, len(t.words))
	for i := range t.rules {
		r := &t.rules[i]
		first := make([]bool, len(t.words)+1) // the last stands for digits
		if err := t.firsts(r, first, 0); err != nil {
			return fmt.Errorf("%s: %w", r.where, err)
		}
		if r.typ == "" {
			continue
		}
		for w := range t.words {
			if first[w] {
				t.starts[w] = append(t.starts[w], int32(i))
			}
		}
		if first[len(t.words)] {
			t.digits = append(t.digits, int32(i))
		}
	}
	return nil
}

// firsts marks the words that r may begin with.
func (t *Tagger) firsts(r *rule, first []bool, depth int) error {
	if depth > 20 {
		return fmt.Errorf("the rule begins with itself")
	}
	for i := range r.body {
		e := &r.body[i]
		switch e.kind {
		case literal:
			for _, id := range e.ids {
				first[id] = true
			}
		case classElem:
			t.markClass(e.ref, first)
		case nativeElem:
			first[len(t.words)] = true
			for _, c := range []int32{t.numClass, t.tensClass, t.scaleClass, t.ordClass} {
				t.markClass(c, first)
			}
			first[t.ids["'"]] = true
		case groupElem:
			for _, g := range t.byName[e.ref] {
				if err := t.firsts(&t.rules[g], first, depth+1); err != nil {
					return err
				}
			}
		}
		if !e.optional {
			return nil
		}
	}
	return fmt.Errorf("every element may be missing")
}

func (l *lexicon) markClass(class int32, first []bool) {
	for w, senses := range l.words {
		for _, s := range senses {
			if s.class == class {
				first[w] = true
			}
		}
	}
}
