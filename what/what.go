// Package what answers: what happened? It reads events off syntax trees by
// frames, rules that a political scientist can read, edit and prove
// (docs/frames.md).
//
//	c, err := what.Load(en.FS(), en.FS(), ont)
//	events := c.Events(what.Scene{Doc: &doc, Times: times, Places: places, Cast: cast, Date: date})
//
// One pass visits every word that some frame names, the innermost first, so
// that a frame for "threatened to" finds the attack below it already coded.
// For each the logical slots are filled (slots.go), the frames tried
// (match.go), and the reality of the act read off the words around it
// (aux.go); then rules between types, duplicates, time and place.
package what

import (
	"fmt"
	"io/fs"
	"sync"

	"rapporteur/ontology"
	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/when"
	"rapporteur/where"
	"rapporteur/who"
)

// Scene is one report as the rooms before this one have read it.
type Scene struct {
	Doc    *text.Doc
	Times  []when.Time
	Places []where.Place
	Cast   *who.Cast
	Dates  *when.Dater // dates predicates; nil leaves them undated
	Date   record.Date // of publication, 0 where unknown
}

// Event is one act in one report.
type Event struct {
	Head       int32   // token of the predicate
	Evidence   []Range // tokens that tell it, in order
	Type       *ontology.Type
	Mode       string
	Contexts   []string
	Aux        Aux
	Actors     []Participant
	Recipients []Participant
	Time       int32 // index into the Scene's Times, -1 for none
	Begin, End record.Date
	Precision  string // of Begin and End: day, month, range …
	Place      int32  // index into the Scene's Places, -1 for none
	Frame      string
	CAMEO      string  // nearest code of CAMEO, or empty
	Confidence float64 // 0 to 1
}

// Range is tokens First up to and without Last.
type Range struct{ First, Last int32 }

// Participant is somebody, or something, in an Event.
type Participant struct {
	Actor int32 // index into the Cast's actors, -1 for somebody unknown
	Range
	Head int32 // head token of the phrase
}

// Coder codes events. It is safe for concurrent use.
type Coder struct {
	ont        *ontology.Ontology
	frames     []*frame
	index      [4]map[string][]sense
	slots      map[string]slot
	predicates map[string]string // all first words of predicates, to themselves
	endings    []ending          // of verbs
	plurals    []ending          // of nouns
	irregular  map[string]string
	vocabulary map[string]bool // all words that frames name
	loose      map[slot]bool   // slots in which a thing is no participant: "in a bid"
	mutual     slot            // of the two sides of an act: "between"
	genitive   slot            // of whose a thing is: "of"
	dative     slot            // of whoever is given something: "to"
	standing   map[string]standIn
	words      *words
	operators  *operators
	rules      []rule
	contexts   *topics
	domains    *domains
	scratch    sync.Pool // of *reading
}

// Load reads the frames in the folder own, the language's or those that a user's
// ontology brings, and all that they rest on in the language.
func Load(lang, own fs.FS, ont *ontology.Ontology) (*Coder, error) {
	s, err := loadSets(lang)
	if err != nil {
		return nil, err
	}
	l := newLoader(ont, s)
	if err := l.folder(own); err != nil {
		return nil, err
	}
	c := &Coder{ont: ont, frames: l.frames, index: l.index}
	if c.words, err = newWords(s); err != nil {
		return nil, err
	}
	if err := l.allPrepositions(); err != nil {
		return nil, err
	}
	c.slots, c.vocabulary = l.slots, l.words()
	c.loose = map[slot]bool{place: true, clause: true}
	for w := range s.set("loose").words {
		c.loose[c.slots[w]] = true
	}
	c.mutual, c.genitive = c.slots[s.first("mutual")], c.slots[s.first("genitive")]
	c.dative = c.slots[s.first("dative")]
	if err := c.loadStanding(s["standing"]); err != nil {
		return nil, err
	}
	c.predicates = map[string]string{}
	for cl := range c.index {
		for w := range c.index[cl] {
			c.predicates[w] = w
		}
	}
	if c.endings, err = loadEndings(s, "ending"); err != nil {
		return nil, err
	}
	if c.plurals, err = loadEndings(s, "plural"); err != nil {
		return nil, err
	}
	if c.irregular, err = loadIrregular(s); err != nil {
		return nil, err
	}
	if c.operators, err = loadOperators(lang); err != nil {
		return nil, fmt.Errorf("read operators: %w", err)
	}
	if c.rules, err = loadRules(lang, ont, s); err != nil {
		return nil, fmt.Errorf("read rules: %w", err)
	}
	if c.contexts, err = loadContexts(lang, ont); err != nil {
		return nil, fmt.Errorf("read contexts: %w", err)
	}
	if c.domains, err = loadDomains(lang); err != nil {
		return nil, fmt.Errorf("read domains: %w", err)
	}
	c.scratch.New = func() any { return &reading{c: c, nations: map[string]int32{}} }
	return c, nil
}

// Events gives the events of a report in textual order.
func (c *Coder) Events(in Scene) []Event {
	r := c.scratch.Get().(*reading)
	defer c.scratch.Put(r)
	r.trace = nil
	return r.read(in)
}

// Explain gives the events and every frame that was tried on the way.
func (c *Coder) Explain(in Scene) ([]Event, []Step) {
	r := c.scratch.Get().(*reading)
	defer c.scratch.Put(r)
	steps := make([]Step, 0, 16)
	r.trace = &steps
	return r.read(in), *r.trace
}

// Step is one frame that was tried on one predicate, for explanations.
type Step struct {
	Head    int32
	Frame   string
	Sense   string // the predicate as the frame writes it, of one that matched
	Matched bool
	Unmet   bool   // a condition of the frame does not hold
	Held    int    // how many of its "if" lines do before that
	Why     string // what failed, or which rules changed the event
}
