package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"rapporteur/record"
)

// SpanSentence is a sentence with the words of its actor (S) and recipient
// (T), as the columns of CAMEO's named entity data hold it.
type SpanSentence struct {
	Text   string
	Words  [][2]int // bytes of Text
	Labels []byte   // 'S', 'T' or 'O', a word each
}

// ReadSpans reads columns of word and label, sentences apart by blank lines.
func ReadSpans(r io.Reader) ([]SpanSentence, error) {
	var out []SpanSentence
	var cur SpanSentence
	flush := func() {
		if len(cur.Words) > 0 {
			out = append(out, cur)
		}
		cur = SpanSentence{}
	}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		f := strings.Fields(in.Text())
		if len(f) == 0 {
			flush()
			continue
		}
		if len(f) != 2 {
			return nil, fmt.Errorf("line %d: %d columns, expected word and label", n, len(f))
		}
		cur.add(f[0], f[1][len(f[1])-1])
	}
	flush()
	return out, in.Err()
}

// add puts a word down as news would print it: no blank before a comma.
func (s *SpanSentence) add(word string, label byte) {
	if len(s.Text) > 0 && !strings.Contains(".,;:!?)%'’”", word[:1]) && !strings.HasSuffix(s.Text, "(") && !strings.HasPrefix(word, "’") {
		s.Text += " "
	}
	s.Words = append(s.Words, [2]int{len(s.Text), len(s.Text) + len(word)})
	s.Text += word
	s.Labels = append(s.Labels, label)
}

// Spans counts words of actors and recipients.
type Spans struct {
	Sentences        int
	Actor, Recipient PRF
	Answered         int // sentences with an event
	Notes            []string
}

// Add compares a sentence with what was coded of it. The main event is the
// surest, the first among equals; offsets of the page are bytes here.
func (s *Spans) Add(gold SpanSentence, events []record.Event, bytes func(record.Span) (int, int)) {
	s.Sentences++
	main := mainEvent(events)
	if main == nil {
		main = &record.Event{}
	} else {
		s.Answered++
	}
	actor, recipient := gold.words('S', main.Actor, bytes), gold.words('T', main.Recipient, bytes)
	s.Actor.Add(actor)
	s.Recipient.Add(recipient)
	if actor.Right < max(actor.Gold, actor.Found) || recipient.Right < max(recipient.Gold, recipient.Found) {
		s.Notes = append(s.Notes, fmt.Sprintf("%s > %s, found %s > %s by %s: %s", gold.phrase('S'), gold.phrase('T'),
			texts(main.Actor), texts(main.Recipient), main.Frame, gold.Text))
	}
}

// phrase gives the words with the label.
func (s *SpanSentence) phrase(label byte) string {
	var words []string
	for i, w := range s.Words {
		if s.Labels[i] == label {
			words = append(words, s.Text[w[0]:w[1]])
		}
	}
	return strings.Join(words, " ")
}

func texts(list []record.Entity) string {
	var words []string
	for _, e := range list {
		words = append(words, e.Text)
	}
	return strings.Join(words, "; ")
}

// mainEvent gives the event that a sentence is about: the one with an actor
// and a recipient, then the surest, then the first.
func mainEvent(events []record.Event) *record.Event {
	var best *record.Event
	rank := func(e *record.Event) float64 {
		r := e.Confidence
		if len(e.Actor) > 0 {
			r++
		}
		if len(e.Recipient) > 0 {
			r++
		}
		return r
	}
	for i := range events {
		if best == nil || rank(&events[i]) > rank(best) {
			best = &events[i]
		}
	}
	return best
}

func (s *SpanSentence) words(label byte, found []record.Entity, bytes func(record.Span) (int, int)) PRF {
	var c PRF
	for i, w := range s.Words {
		in := false
		for _, e := range found {
			from, to := bytes(e.Span)
			in = in || w[0] < to && from < w[1]
		}
		if in {
			c.Found++
		}
		if s.Labels[i] == label {
			c.Gold++
			if in {
				c.Right++
			}
		}
	}
	return c
}

// Table shows the counts over words.
func (s *Spans) Table() *Table {
	t := &Table{Title: fmt.Sprintf("actors and recipients, %d sentences, %d with an event", s.Sentences, s.Answered), Head: PRFHead}
	t.PRF("actor", s.Actor)
	t.PRF("recipient", s.Recipient)
	both := s.Actor
	both.Add(s.Recipient)
	t.PRF("both", both)
	return t
}
