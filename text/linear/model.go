package linear

import (
	"encoding/binary"
	"fmt"

	"rapporteur/text/sentence"
)

// Numbers of package text that features ask for.
const (
	uposADP   = 1 + 2
	uposDET   = 1 + 6
	uposNOUN  = 1 + 8
	uposPRON  = 1 + 11
	uposPROPN = 1 + 12
	uposSCONJ = 1 + 14
)

// Tag is a joint tag.
type Tag struct{ UPOS, XPOS uint8 }

// Model annotates sentences. It is not changed after loading.
type Model struct {
	Lex   Lexicon
	Tags  []Tag // a label of Tag each
	Arcs  []Arc // label 0 of Parse is shift, label i+1 is Arcs[i]
	Tag   *Table
	Parse *Table
}

// pad is the number of edges before and behind a sentence in memory.at.
const pad = 4

// memory is what one sentence needs.
type memory struct {
	sent     *sentence.Sentence
	at       []atoms
	lastMark uint64
	state    State
	features []uint64
	scores   Scores
	lattice  []int32 // scores of name labels
	back     []uint8
}

// Memory is the scratch of one goroutine.
type Memory struct{ m memory }

// begin fills in the atoms of a sentence.
func (m *memory) begin(s *sentence.Sentence, lex *Lexicon) {
	n := len(s.Form)
	if cap(m.at) < n+2*pad {
		m.at = make([]atoms, n+2*pad+64)
	}
	if m.features == nil {
		m.features = make([]uint64, 0, maxFeatures)
	}
	m.sent, m.at = s, m.at[:n+2*pad]
	for i := range pad {
		m.at[i], m.at[n+pad+i] = edge, edge
	}
	m.at[n+pad].tag, m.at[n+pad].word = 998, 2 // the root
	noCase := caseless(s)
	for i, f := range s.Form {
		m.at[i+pad].fill(f, noCase, lex)
	}
	m.lastMark = 0
	if n > 0 {
		m.lastMark = m.at[n+pad-1].word
	}
}

// setTag records the joint tag of word i.
func (m *memory) setTag(i int, tag int, t Tag) {
	m.at[i+pad].tag = uint64(tag) + 1
	m.at[i+pad].upos = uint64(t.UPOS) + 1
	m.sent.UPOS[i], m.sent.XPOS[i] = t.UPOS, t.XPOS
}

// Annotate fills in tags, heads and relations.
func (mod *Model) Annotate(s *sentence.Sentence, mem *Memory) {
	m := &mem.m
	m.begin(s, &mod.Lex)
	for i := range s.Form {
		mod.Tag.Sum(m.tagFeatures(i), &m.scores)
		t := mod.Tag.Best(&m.scores)
		m.setTag(i, t, mod.Tags[t])
	}
	mod.parse(m)
	clear(s.Name)
	m.sent = nil
}

func (mod *Model) parse(m *memory) {
	m.state.Reset(len(m.sent.Form))
	for !m.state.Done() {
		mod.Parse.Sum(m.parseFeatures(), &m.scores)
		move, rel := mod.bestMove(m)
		m.state.Do(move, rel)
	}
	m.takeTree()
}

// takeTree copies heads and relations from the parser's state.
func (m *memory) takeTree() {
	n := len(m.sent.Form)
	for i := range n {
		h := m.state.Head[i]
		if int(h) == n {
			h = -1
		}
		m.sent.Head[i], m.sent.Rel[i] = h, m.state.Rel[i]
	}
}

// bestMove gives the allowed action with the highest score.
func (mod *Model) bestMove(m *memory) (move, rel uint8) {
	best := -1
	if m.state.Can(Shift) {
		best, move = m.scores.Of(0), Shift
	}
	left, right := m.state.Can(Left), m.state.Can(Right)
	atRoot := int(m.state.next) == m.state.n
	for i, a := range mod.Arcs {
		if a.Move == Left && !left || a.Move == Right && !right {
			continue
		}
		// The root has one dependent, and nothing else is called root.
		if (a.Rel == relRoot) != (a.Move == Left && atRoot) {
			continue
		}
		if v := m.scores.Of(i + 1); v > best {
			best, move, rel = v, a.Move, a.Rel
		}
	}
	return move, rel
}

const relRoot = 1 // text.Root

const magic = "rapporteur linear 2\n"

// Bytes gives the model as Load reads it. Each list of features names the rows
// of its table.
func (mod *Model) Bytes(tag, parse []uint64) []byte {
	out := []byte(magic)
	u16 := func(v int) { out = binary.LittleEndian.AppendUint16(out, uint16(v)) }
	u16(len(mod.Tags))
	for _, t := range mod.Tags {
		out = append(out, t.UPOS, t.XPOS)
	}
	u16(len(mod.Arcs))
	for _, a := range mod.Arcs {
		out = append(out, a.Move, a.Rel)
	}
	out = mod.Lex.append(out)
	out = mod.Tag.Append(out, tag)
	return mod.Parse.Append(out, parse)
}

// Load reads a model. It keeps nothing of data.
func Load(data []byte) (*Model, error) {
	if len(data) < len(magic)+2 || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("weights: not %q", magic)
	}
	data = append(data[len(magic):len(data):len(data)], make([]byte, padding)...)
	mod := &Model{}
	pairs := func(set func(a, b uint8)) error {
		n := int(binary.LittleEndian.Uint16(data))
		data = data[2:]
		if len(data) < 2*n+2 {
			return errShort
		}
		for i := range n {
			set(data[2*i], data[2*i+1])
		}
		data = data[2*n:]
		return nil
	}
	err := pairs(func(a, b uint8) { mod.Tags = append(mod.Tags, Tag{a, b}) })
	if err == nil {
		err = pairs(func(a, b uint8) { mod.Arcs = append(mod.Arcs, Arc{a, b}) })
	}
	if err == nil {
		data, err = mod.Lex.read(data)
	}
	for _, t := range []**Table{&mod.Tag, &mod.Parse} {
		if err == nil {
			*t, data, err = readTable(data)
		}
	}
	if err == nil && len(data) < padding {
		err = errShort
	}
	if err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	return mod, nil
}
