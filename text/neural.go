package text

import (
	"fmt"
	"strings"

	"rapporteur/text/net"
	"rapporteur/text/sentence"
)

// neural fills sentences with what the net says, in this package's numbers.
type neural struct {
	net        *net.Net
	upos, xpos []uint8 // for each of net.Tags
	rel, name  []uint8 // for each of net.Rels and net.Names
}

func loadNeural(weights []byte) (*neural, error) {
	n, err := net.Load(weights)
	if err != nil {
		return nil, err
	}
	m := &neural{net: n}
	for _, tag := range n.Tags {
		x, u, ok := strings.Cut(tag, "|")
		if !ok {
			return nil, fmt.Errorf("net: tag %q is not XPOS|UPOS", tag)
		}
		m.upos, m.xpos = append(m.upos, uint8(ParseUPOS(u))), append(m.xpos, uint8(ParseXPOS(x)))
	}
	for _, rel := range n.Rels {
		m.rel = append(m.rel, uint8(ParseRel(rel)))
	}
	for _, name := range n.Names {
		m.name = append(m.name, nameLabel(name))
	}
	return m, nil
}

// nameLabel is sentence.Sentence's number of a BIO label.
func nameLabel(bio string) uint8 {
	place, kind, _ := strings.Cut(bio, "-")
	t := uint8(ParseNameType(kind))
	switch place {
	case "B":
		return 2*t - 1
	case "I":
		return 2 * t
	}
	return 0
}

func (m *neural) annotate(s *sentence.Sentence, sc *scratch) {
	for i, w := range m.net.Predict(s.Form, &sc.net) {
		s.UPOS[i], s.XPOS[i] = m.upos[w.Tag], m.xpos[w.Tag]
		s.Head[i], s.Rel[i], s.Name[i] = w.Head, m.rel[w.Rel], m.name[w.Name]
	}
	s.NameScores = append(s.NameScores[:0], make([]int32, len(s.Form)*sentence.NameLabels)...)
	for i := range s.Form {
		row := s.NameScores[i*sentence.NameLabels:]
		for k, v := range m.net.NameScores(&sc.net, i) {
			row[m.name[k]] = int32(v)
		}
	}
}
