package says

import (
	"fmt"
	"io/fs"
	"sort"
	"strings"
	"sync"

	"rapporteur/text"
)

// Finder finds claims. It is safe for concurrent use.
type Finder struct {
	verbs    map[string]frames
	words    map[string]class
	preps    []string // prepositions that frames name
	examples []example
	scratch  pool
}

// frames is the set of places where a verb may hold its content.
type frames struct {
	has   uint16 // bit i: frameNames[i]
	preps uint16 // bit i: prepositions[i]
}

const (
	fThat = 1 << iota
	fQuote
	fTo
	fWhoTo
	fObj
	fAs
	fShould
)

var frameNames = []string{"that", "quote", "to", "who-to", "obj", "as", "should"}

// maxPreps is how many prepositions the frames may name.
const maxPreps = 16

// class is a set of word classes.
type class uint32

const (
	classAccording class = 1 << iota
	classNoun
	classHearsay
	classAs
	classPut
	classPassive
	classQuoted
	classText
	classTo
	classHolder
	classIssue
	classSelf
	classThat
	classWhether
	classIt
	classTurn
	classCharge
)

var classNames = []string{"according", "noun", "hearsay", "as", "put", "passive", "quoted", "text-source", "to", "holder", "issue", "self", "that", "whether", "it", "turn", "charge"}

// example is a sentence with {source}, <cue> and [content] marked; not means
// that this claim must not be found.
type example struct {
	text, where string
	not         bool
}

// Load reads cues/verbs.txt and cues/words.txt of a language.
func Load(lang fs.FS) (*Finder, error) {
	f := &Finder{verbs: map[string]frames{}, words: map[string]class{}}
	err := f.read(lang, "cues/verbs.txt", func(head []string, words []string) error {
		fr, err := parseFrames(head, &f.preps)
		for _, w := range words {
			old := f.verbs[w]
			f.verbs[w] = frames{old.has | fr.has, old.preps | fr.preps}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load cues: %w", err)
	}
	err = f.read(lang, "cues/words.txt", func(head []string, words []string) error {
		c := indexOf(classNames, strings.Join(head, " "))
		if c < 0 {
			return fmt.Errorf("there is no class %q", strings.Join(head, " "))
		}
		for _, w := range words {
			f.words[w] |= 1 << c
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load cues: %w", err)
	}
	return f, nil
}

func parseFrames(head []string, preps *[]string) (frames, error) {
	var fr frames
	for _, h := range head {
		if i := indexOf(frameNames, h); i >= 0 {
			fr.has |= 1 << i
			continue
		}
		h = strings.TrimPrefix(h, "-")
		i := indexOf(*preps, h)
		if i < 0 {
			if i = len(*preps); i == maxPreps {
				return fr, fmt.Errorf("more than %d prepositions", maxPreps)
			}
			*preps = append(*preps, h)
		}
		fr.preps |= 1 << i
	}
	return fr, nil
}

// read gives each "head: words" line to entry and keeps the examples.
func (f *Finder) read(lang fs.FS, name string, entry func(head, words []string) error) error {
	data, err := fs.ReadFile(lang, name)
	if err != nil {
		return err
	}
	for n, line := range strings.Split(string(data), "\n") {
		where := fmt.Sprintf("%s:%d", name, n+1)
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if ex := line[1:]; isExample(line) {
			if strings.Count(ex, "<") != 1 || strings.Count(ex, "[") == 0 {
				return fmt.Errorf("%s: an example marks one <cue> and its [content]", where)
			}
			f.examples = append(f.examples, example{strings.TrimSpace(ex), where, line[0] == '-'})
			continue
		}
		head, words, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("%s: expected \"frames: words\"", where)
		}
		if err := entry(strings.Fields(head), strings.Fields(words)); err != nil {
			return fmt.Errorf("%s: %w", where, err)
		}
	}
	return nil
}

// isExample tells "+ He said so." from "-to: refer".
func isExample(line string) bool {
	return strings.HasPrefix(line, "+") || strings.HasPrefix(line, "- ")
}

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

func (f *Finder) is(lemma string, c class) bool { return f.words[lemma]&c != 0 }

// state is the memory of one call.
type state struct {
	f       *Finder
	doc     *text.Doc
	claims  []Claim
	base    int // claims before it are not of this report
	quotes  []quote
	inQuote []int32 // by token: index of the quotation, -1
	covered []bool  // by token: content of a claim
	marked  []bool  // by token: what is being collected
	stack   []int32
	ranges  []Range
	order   []int32
	size    []int32
	paint   []int32
}

func (s *state) reset(f *Finder, doc *text.Doc, dst []Claim) {
	n := len(doc.Tokens)
	s.f, s.doc, s.claims, s.base = f, doc, dst, len(dst)
	s.quotes = s.quotes[:0]
	if cap(s.inQuote) < n {
		s.inQuote, s.paint = make([]int32, n), make([]int32, n)
		s.covered, s.marked = make([]bool, n), make([]bool, n)
	}
	s.inQuote, s.paint, s.covered, s.marked = s.inQuote[:n], s.paint[:n], s.covered[:n], s.marked[:n]
	for i := range n {
		s.inQuote[i], s.covered[i], s.marked[i] = -1, false, false
	}
}

type pool struct{ sync.Pool }

func (p *pool) get() *state {
	if s, ok := p.Get().(*state); ok {
		return s
	}
	return new(state)
}

func (p *pool) put(s *state) {
	s.doc = nil
	p.Put(s)
}

// sortBySize sorts claim numbers by the size of their content, largest first.
func sortBySize(order, size []int32, base int) {
	sort.SliceStable(order, func(a, b int) bool { return size[order[a]-int32(base)] > size[order[b]-int32(base)] })
}
