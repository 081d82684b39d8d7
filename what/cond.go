package what

import (
	"slices"
	"strings"
)

// condLine reads "object, on {a, b} | actor" behind if or not.
func (l *loader) condLine(n line) error {
	c, err := l.cond(n.rest, n.where)
	if err != nil {
		return err
	}
	c.not = n.key == "not"
	l.cur.conds = append(l.cur.conds, c)
	return nil
}

// modeLine reads "MODE if SLOT TEST".
func (l *loader) modeLine(n line) error {
	mode, rest, ok := strings.Cut(n.rest, " if ")
	mode = strings.TrimSpace(mode)
	if !ok {
		return n.where.errorf("mode %q: expected MODE if SLOT TEST", n.rest)
	}
	if err := l.cur.checkMode(mode, n.where); err != nil {
		return err
	}
	c, err := l.cond(rest, n.where)
	if err != nil {
		return err
	}
	l.cur.modes = append(l.cur.modes, modeRule{mode, c})
	return nil
}

// cond reads "SLOT, SLOT TEST | TEST | SLOT TEST": an alternative without
// slots of its own has those of the one before.
func (l *loader) cond(s string, where position) (cond, error) {
	c := cond{where: where, text: s}
	var slots []slot
	for _, alt := range strings.Split(s, "|") {
		names, rest := l.cutSlots(strings.TrimSpace(alt))
		if names != nil {
			var err error
			if slots, err = l.slotList(strings.Join(names, ","), where); err != nil {
				return c, err
			}
		}
		if len(slots) == 0 {
			return c, where.errorf("%q: expected a slot and a test", s)
		}
		t, err := l.test(rest, where)
		if err != nil {
			return c, err
		}
		t.slots = slots
		c.tests = append(c.tests, t)
	}
	return c, nil
}

// cutSlots parts "object, on {a, b}" into the slots and the test.
func (l *loader) cutSlots(s string) (names []string, rest string) {
	rest = s
	for {
		end := strings.IndexAny(rest, " ,{~")
		if end <= 0 {
			return nil, s // a test of one word
		}
		two, after := "", ""
		if f := strings.Fields(rest); len(f) > 2 { // "out of", "because of"
			two, _, _ = strings.Cut(f[0]+" "+f[1], ",")
			after = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(rest, f[0])), strings.TrimRight(f[1], ",")))
		}
		name := rest[:end]
		switch {
		case l.isSlot(two) && strings.Contains(two, " "):
			name, rest = two, after
		case l.isSlot(name):
			rest = strings.TrimSpace(rest[end:])
		default:
			return nil, s
		}
		names = append(names, name)
		if rest == "" {
			return nil, s
		}
		if rest[0] != ',' {
			return names, rest
		}
		rest = strings.TrimSpace(rest[1:])
	}
}

func (l *loader) isSlot(name string) bool {
	_, ok := l.slots[name]
	return ok || l.isPreposition(name)
}

var testNames = map[string]testKind{"any": testAny, "none": testNone, "actor": testActor, "person": testPerson,
	"org": testOrg, "country": testCountry, "place": testPlace, "thing": testThing,
	"negated": testNegated, "plural": testPlural, "infinitive": testInfinitive, "own": testOwn}

func (l *loader) test(s string, where position) (test, error) {
	if kind, ok := testNames[s]; ok {
		return test{kind: kind}, nil
	}
	if rest, ok := strings.CutPrefix(s, "event "); ok {
		return l.eventTest(rest, where)
	}
	kind := testWord
	rest, within := strings.CutPrefix(s, "~")
	if within {
		kind = testWithin
	}
	switch {
	case strings.HasPrefix(rest, "{") && strings.HasSuffix(rest, "}"):
		set, err := l.sets.wordSet(rest[1:len(rest)-1], where)
		return test{kind: kind, words: set}, err
	case strings.HasPrefix(rest, "@") && !strings.Contains(rest, " "):
		set, err := l.sets.wordSet(rest, where)
		return test{kind: kind, words: set}, err
	}
	return l.sectorTest(s, where)
}

// eventTest reads "ASSAULT, RETREAT/release".
func (l *loader) eventTest(s string, where position) (test, error) {
	t := test{kind: testEvent}
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' }) {
		name, mode, _ := strings.Cut(name, "/")
		typ := l.ont.Type(name)
		if typ == nil {
			return t, where.errorf("no event type %s in ontology %s", name, l.ont.Name)
		}
		if mode != "" && typ.Mode(mode) == nil {
			return t, where.errorf("%s has no mode %s", name, mode)
		}
		t.types, t.modes = append(t.types, typ), append(t.modes, mode)
	}
	return t, nil
}

func (l *loader) sectorTest(s string, where position) (test, error) {
	t := test{kind: testSector, sectors: strings.Fields(s)}
	if len(t.sectors) == 0 {
		return t, where.errorf("a test is missing")
	}
	for _, name := range t.sectors {
		if !slices.Contains(l.ont.Sectors, name) && !slices.Contains(l.ont.Codes, name) {
			return t, where.errorf("%q is no test, and ontology %s has no such sector", s, l.ont.Name)
		}
	}
	return t, nil
}

// example reads "sentence = A; B > C / mode / aux future / TYPE" behind + or -.
func (l *loader) example(n line) error {
	e := example{text: n.rest, want: n.key == "+", where: n.where}
	if e.want {
		cut := strings.LastIndex(n.rest, " = ")
		if cut < 0 {
			return n.where.errorf("example without = ACTORS > RECIPIENTS")
		}
		e.text = strings.TrimSpace(n.rest[:cut])
		if err := l.expectation(&e, n.rest[cut+3:]); err != nil {
			return err
		}
	}
	if e.text == "" {
		return n.where.errorf("example without a sentence")
	}
	l.cur.examples = append(l.cur.examples, e)
	return nil
}

func (l *loader) expectation(e *example, s string) error {
	parts := strings.Split(s, "/")
	left, right, ok := strings.Cut(parts[0], ">")
	if !ok {
		return e.where.errorf("expected ACTORS > RECIPIENTS, - for nobody")
	}
	e.actors, e.recipients = people(left), people(right)
	for _, p := range parts[1:] {
		p = strings.TrimSpace(p)
		names, isAux := strings.CutPrefix(p, "aux ")
		switch {
		case isAux:
			e.checkAux = true
			for _, a := range list(names) {
				if _, ok := parseAux(a); !ok && a != "none" {
					return e.where.errorf("aux %q: expected historical, future, hypothetical, negation or none", a)
				}
				if a != "none" {
					e.aux = append(e.aux, a)
				}
			}
		case l.ont.Type(p) != nil:
			e.typ = p
		case l.hasMode(p):
			e.mode = p
		default:
			return e.where.errorf("%q: expected a mode, a type, or aux and a name", p)
		}
	}
	return nil
}

// hasMode says whether any type has that mode: rules between types may have
// changed the frame's.
func (l *loader) hasMode(name string) bool {
	for i := range l.ont.Types {
		if l.ont.Types[i].Mode(name) != nil {
			return true
		}
	}
	return false
}

func people(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ";") {
		if p = strings.TrimSpace(p); p != "" && p != "-" {
			out = append(out, p)
		}
	}
	return out
}
