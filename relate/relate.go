// Package relate answers: what did the one do to the other? It is for users
// who already have their two actors. A small learned model decides; what the
// frames say of the two is its strongest evidence, beside the words, the path
// between the two in the tree and what frames know of the words on it. (To let
// frames overrule it was measured: 4 points of macro-F1 less.)
//
//	r, err := relate.New(coder)
//	answer, err := r.Relate(ctx, relate.Pair{Text: t, Actor: "Turkey", Recipient: "Greece"})
package relate

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"rapporteur"
	"rapporteur/report"
	"rapporteur/text"
)

//go:embed relate.bin
var weights []byte

// Pair is a text and two literal pieces of it.
type Pair struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	Actor     string `json:"actor"`
	Recipient string `json:"recipient"`
}

// Answer is what the actor did to the recipient.
type Answer struct {
	ID     string             `json:"id"`
	Event  string             `json:"event"` // or NONE
	Mode   string             `json:"mode"`
	Quad   int                `json:"quad_code"` // 0 with NONE
	Scores map[string]float64 `json:"scores"`    // by event type, 0 to 1
	Frame  string             `json:"frame,omitempty"`
}

// None is the answer where nothing is told between the two.
const None = "NONE"

// sureOfNone is the score from which nothing is told between the two: whoever
// asks has a reason to, and a wrong NONE costs more than a doubtful type.
const sureOfNone = 0.95

// Relater answers for pairs. It is safe for concurrent use.
type Relater struct {
	coder *rapporteur.Coder
	model *model
}

// New returns a Relater with the embedded weights.
func New(coder *rapporteur.Coder) (*Relater, error) {
	m, err := readModel(weights)
	if err != nil {
		return nil, fmt.Errorf("load the model of relate: %w", err)
	}
	return &Relater{coder, m}, nil
}

// Relate answers for one pair. It is an error if neither is in the text.
func (r *Relater) Relate(ctx context.Context, p Pair) (Answer, error) {
	c, err := look(ctx, r.coder, p)
	if err != nil {
		return Answer{}, err
	}
	return r.answer(c), nil
}

func (r *Relater) answer(c *scene) Answer {
	scores := r.model.scores(c.features())
	a := Answer{ID: c.pair.ID, Event: None, Scores: map[string]float64{}}
	best, none := 0, 0.0
	for i, name := range r.model.types {
		a.Scores[name] = round(scores[i])
		if name == None {
			none = scores[i]
		} else if scores[i] > scores[best] {
			best = i
		}
	}
	// What a frame says of the two is something.
	if _, how := c.surest(); none < sureOfNone || how > beside {
		a.Event = r.model.types[best]
		a.Mode, a.Frame = c.told(a.Event)
	}
	if t := r.coder.Ontology().Type(a.Event); t != nil {
		a.Quad = t.Quad
	}
	return a
}

func round(f float64) float64 { return float64(int(f*10000+0.5)) / 10000 }

var errNoPair = errors.New("neither actor nor recipient is given")

// ReadPair reads a line of JSON.
func ReadPair(line []byte) (Pair, error) {
	var raw struct {
		Pair
		ID any `json:"id"`
	}
	if err := json.Unmarshal(line, &raw); err != nil {
		return Pair{}, fmt.Errorf("no JSON object with text, actor and recipient: %s", err)
	}
	p := raw.Pair
	if raw.ID != nil {
		p.ID = fmt.Sprint(raw.ID)
	}
	switch {
	case strings.TrimSpace(p.Text) == "":
		return p, report.ErrNoText
	case p.Actor == "" && p.Recipient == "":
		return p, errNoPair
	}
	return p, nil
}

// look reads the text and finds the two in it. One of them may be missing:
// "lifted the curfew" says nothing of a recipient, a passive hides its actor.
func look(ctx context.Context, coder *rapporteur.Coder, p Pair) (*scene, error) {
	nowhere := [2]int{-1, -1}
	a := place(p.Text, p.Actor, nowhere)
	t := place(p.Text, p.Recipient, a)
	if a == nowhere && t == nowhere {
		return nil, fmt.Errorf("neither actor %q nor recipient %q is in the text", p.Actor, p.Recipient)
	}
	r, err := coder.Read(ctx, report.Report{ID: p.ID, Text: p.Text, Language: "en"})
	if err != nil {
		return nil, err
	}
	c := &scene{Reading: r, pair: p}
	c.types = func(lemma string, dst []string) []string {
		_, _, _, _, frames, _ := coder.Rooms()
		return frames.TypesOf(lemma, dst)
	}
	c.s, c.t = span(r.Doc, a), span(r.Doc, t)
	return c, nil
}

// place gives the first bytes of t that are the piece, at word borders and
// apart from taken if it can be; -1 where it is not there.
func place(t, piece string, taken [2]int) [2]int {
	if piece == "" {
		return [2]int{-1, -1}
	}
	best, bestRank := [2]int{-1, -1}, -1
	for from := 0; from <= len(t)-len(piece); {
		i := strings.Index(t[from:], piece)
		if i < 0 {
			break
		}
		i += from
		from = i + 1
		here := [2]int{i, i + len(piece)}
		rank := 0
		if here[1] <= taken[0] || taken[1] <= here[0] {
			rank += 2
		}
		if border(t, here[0]) && border(t, here[1]) {
			rank++
		}
		if rank > bestRank {
			best, bestRank = here, rank
		}
	}
	return best
}

// border says whether no word goes on across byte i.
func border(t string, i int) bool {
	return i == 0 || i == len(t) || !letter(t[i-1]) || !letter(t[i])
}

func letter(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}

// tokens is a span of tokens with the one that governs the others.
type tokens struct{ first, last, head int32 }

func (s tokens) has(t int32) bool { return s.first <= t && t < s.last }

func span(d *text.Doc, bytes [2]int) tokens {
	s := tokens{-1, -1, -1}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if int(t.Start) < bytes[1] && bytes[0] < int(t.End) {
			if s.first < 0 {
				s.first = int32(i)
			}
			s.last = int32(i) + 1
		}
	}
	for i := s.first; i >= 0 && i < s.last; i++ {
		if h := d.Tokens[i].Head; (h < 0 || !s.has(h)) && d.Tokens[i].UPOS != text.PUNCT && s.head < 0 {
			s.head = i
		}
	}
	if s.head < 0 {
		s.head = s.first
	}
	return s
}

// Write writes answers as JSON lines.
func Write(w io.Writer, a Answer) error {
	b := bufio.NewWriter(w)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(a); err != nil {
		return err
	}
	return b.Flush()
}
