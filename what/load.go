package what

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"rapporteur/ontology"
)

// loader reads frames; it lives only while loading.
type loader struct {
	ont    *ontology.Ontology
	sets   sets
	slots  map[string]slot // names of slots, prepositions included
	frames []*frame
	index  [4]map[string][]sense // by class, then first word (verbs) or head (nouns)
	cur    *frame
	known  map[string]position // frames by full name
}

// words gathers all words that frames name, so that the engine knows how they
// spell a compound.
func (l *loader) words() map[string]bool {
	words := map[string]bool{}
	for cl := range l.index {
		for w, senses := range l.index[cl] {
			words[w] = true
			for i := range senses {
				senses[i].nouns.addTo(words)
			}
		}
	}
	for _, f := range l.frames {
		for i := range f.conds {
			for j := range f.conds[i].tests {
				f.conds[i].tests[j].words.addTo(words)
			}
		}
		for i := range f.modes {
			for j := range f.modes[i].cond.tests {
				f.modes[i].cond.tests[j].words.addTo(words)
			}
		}
	}
	return words
}

func newLoader(ont *ontology.Ontology, s sets) *loader {
	l := &loader{ont: ont, sets: s, slots: map[string]slot{}, known: map[string]position{}}
	for i := subject; i < firstPrep; i++ {
		l.slots[slotNames[i]] = i
	}
	for i := range l.index {
		l.index[i] = map[string][]sense{}
	}
	return l
}

// slot gives the number of a slot; a name that is no slot of its own is a
// preposition and must be in the set of prepositions.
func (l *loader) slot(name string, where position) (slot, error) {
	if s, ok := l.slots[name]; ok {
		return s, nil
	}
	for _, p := range l.sets["preposition"].list() {
		if p == name {
			s := slot(len(l.slots)) + subject
			l.slots[name] = s
			return s, nil
		}
	}
	return noSlot, where.errorf("slot %q: expected subject, object, indirect, clause, place, self or a preposition", name)
}

// allPrepositions numbers all prepositions, so that the engine finds the slots
// that no frame has named yet.
func (l *loader) allPrepositions() error {
	for _, p := range l.sets["preposition"].list() {
		if _, err := l.slot(p, position{}); err != nil {
			return err
		}
	}
	return nil
}

// first gives the first word of a set, or "".
func (s sets) first(name string) string {
	if words := s[name].list(); len(words) > 0 {
		return words[0]
	}
	return ""
}

func (s *setLines) list() []string {
	if s == nil {
		return nil
	}
	return s.words
}

// folder reads all frame files of the folder frames.
func (l *loader) folder(fsys fs.FS) error {
	files, err := fs.Glob(fsys, "frames/*.txt")
	if err != nil {
		return fmt.Errorf("read frames: %w", err)
	}
	if len(files) == 0 {
		return fmt.Errorf("read frames: no file frames/*.txt")
	}
	sort.Strings(files)
	for _, f := range files {
		l.cur = nil
		if err := readLines(fsys, f, l.line); err != nil {
			return err
		}
		if err := l.finish(); err != nil {
			return err
		}
	}
	return nil
}

// finish checks the frame that a further "frame" line or a file's end closes.
func (l *loader) finish() error {
	f := l.cur
	if f == nil {
		return nil
	}
	proved := false
	for _, e := range f.examples {
		proved = proved || e.want
	}
	switch {
	case f.typ == nil:
		return f.where.errorf("frame %s has no event", f.name)
	case f.senses == 0:
		return f.where.errorf("frame %s has no verb, noun, adj or light line", f.name)
	case !proved:
		return f.where.errorf("frame %s has no example that begins with +", f.name)
	}
	l.cur = nil
	return nil
}

func (l *loader) line(n line) error {
	if n.key == "frame" {
		return l.begin(n)
	}
	f := l.cur
	if f == nil {
		return n.where.errorf("%q before the first frame", n.key)
	}
	var err error
	switch n.key {
	case "event":
		return l.event(n)
	case "verb", "noun", "adj":
		return l.predicates(n)
	case "light":
		return l.light(n)
	case "actor":
		f.actor, err = l.sums(n)
	case "recipient":
		f.recipient, err = l.sums(n)
	case "if", "not":
		return l.condLine(n)
	case "mode":
		return l.modeLine(n)
	case "absorb":
		var more []slot
		more, err = l.slotList(n.rest, n.where)
		f.absorb = append(f.absorb, more...)
	case "context":
		return l.contexts(n)
	case "aux":
		return f.auxLine(n)
	case "prefer":
		return scanInt(n, &f.prefer)
	case "alone":
		f.alone = true
	case "cameo":
		f.cameo = n.rest
	case "+", "-":
		return l.example(n)
	default:
		return n.where.errorf("%q: expected frame, event, mode, context, aux, verb, noun, adj, light, actor, recipient, if, not, absorb, alone, prefer, cameo, + or -", n.key)
	}
	return err
}

func (l *loader) begin(n line) error {
	if err := l.finish(); err != nil {
		return err
	}
	name := strings.TrimSuffix(path.Base(n.where.file), ".txt") + "." + n.rest
	if n.rest == "" || strings.ContainsAny(n.rest, " .,") {
		return n.where.errorf("frame %q: expected a name of one word", n.rest)
	}
	if at, ok := l.known[name]; ok {
		return n.where.errorf("frame %s stands already in line %d", name, at.line)
	}
	l.known[name] = n.where
	l.cur = &frame{name: name, where: n.where}
	l.frames = append(l.frames, l.cur)
	return nil
}

func (l *loader) event(n line) error {
	name, mode, _ := strings.Cut(n.rest, " ")
	f := l.cur
	if name == "NONE" {
		f.typ, f.alone = &nothing, true
		return nil
	}
	if f.typ = l.ont.Type(name); f.typ == nil {
		return n.where.errorf("no event type %s in ontology %s", name, l.ont.Name)
	}
	f.mode = strings.TrimSpace(mode)
	return f.checkMode(f.mode, n.where)
}

func (f *frame) checkMode(mode string, where position) error {
	if f.typ == nil {
		return where.errorf("the event line comes first")
	}
	if mode != "" && f.typ.Mode(mode) == nil {
		return where.errorf("%s has no mode %s", f.typ.Name, mode)
	}
	return nil
}

func (f *frame) auxLine(n line) error {
	for _, name := range list(n.rest) {
		a, ok := parseAux(name)
		if !ok {
			return n.where.errorf("aux %q: expected historical, future, hypothetical or negation", name)
		}
		f.aux |= a
	}
	return nil
}

func (l *loader) contexts(n line) error {
	for _, c := range strings.FieldsFunc(n.rest, func(r rune) bool { return r == ',' || r == ' ' }) {
		if !l.ont.HasContext(c) {
			return n.where.errorf("no context %s in ontology %s", c, l.ont.Name)
		}
		l.cur.contexts = append(l.cur.contexts, c)
	}
	return nil
}

// predicates reads "slam, lash out at, @denounce" behind verb, noun or adj.
func (l *loader) predicates(n line) error {
	words, err := l.sets.expand(list(n.rest), n.where)
	if err != nil {
		return err
	}
	cl := map[string]class{"verb": verb, "noun": noun, "adj": adjective}[n.key]
	for _, w := range words {
		f := strings.Fields(joined(w))
		s := sense{frame: l.cur, class: cl, after: f[1:]}
		head := f[0]
		if cl == noun {
			head, s.before, s.after = l.splitNoun(f)
		}
		l.add(head, s)
	}
	return nil
}

// splitNoun finds the head of "air strike" and of "call for": a preposition
// at the end belongs behind it.
func (l *loader) splitNoun(f []string) (head string, before, after []string) {
	n := len(f)
	for n > 1 && l.isPreposition(f[n-1]) {
		n--
	}
	return f[n-1], f[:n-1], f[n:]
}

func (l *loader) isPreposition(w string) bool {
	for _, p := range l.sets["preposition"].list() {
		if p == w {
			return true
		}
	}
	return false
}

func (l *loader) add(head string, s sense) {
	s.head = head
	for _, w := range s.after {
		s.need |= endsOf(w)
	}
	l.index[s.class][head] = append(l.index[s.class][head], s)
	s.frame.senses++
}

// light reads "hold, stage + rally, protest".
func (l *loader) light(n line) error {
	verbs, nouns, ok := strings.Cut(n.rest, "+")
	if !ok {
		return n.where.errorf("light %q: expected verbs + nouns", n.rest)
	}
	set, err := l.sets.wordSet(nouns, n.where)
	if err != nil {
		return err
	}
	words, err := l.sets.expand(list(verbs), n.where)
	if err != nil {
		return err
	}
	for _, w := range words {
		f := strings.Fields(joined(w))
		l.add(f[0], sense{frame: l.cur, class: lightVerb, after: f[1:], nouns: set})
	}
	return nil
}

func (l *loader) sums(n line) ([]slotSum, error) {
	var out []slotSum
	for _, alt := range list(n.rest) {
		sum, err := l.slotList(strings.ReplaceAll(alt, "+", ","), n.where)
		if err != nil {
			return nil, err
		}
		out = append(out, sum)
	}
	if len(out) == 0 {
		return nil, n.where.errorf("%s names no slot", n.key)
	}
	return out, nil
}

func (l *loader) slotList(s string, where position) ([]slot, error) {
	var out []slot
	for _, name := range list(s) {
		sl, err := l.slot(name, where)
		if err != nil {
			return nil, err
		}
		out = append(out, sl)
	}
	return out, nil
}

func scanInt(n line, to *int) error {
	if _, err := fmt.Sscanf(n.rest, "%d", to); err != nil {
		return n.where.errorf("%s %q: expected a number", n.key, n.rest)
	}
	return nil
}
