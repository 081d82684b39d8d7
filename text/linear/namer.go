package linear

import "rapporteur/text/sentence"

// Namer labels names: a table scores each word's labels and each pair of
// neighbours, what the model before thinks is added, and the best sequence is
// taken.
type Namer struct {
	table *Table
	lex   Lexicon // empty: names need no classes of words
	// pairs[a][b] is the score of label b behind label a; the last row is the
	// beginning of a sentence.
	pairs [labels + 1][labels]int32
}

const labels = sentence.NameLabels

// modelWeight says how much a score of the model before counts, in hundredths
// of the table's.
const modelWeight = 20

// Impossible is the score of a pair of labels that cannot be.
const Impossible = -1 << 24

// PairFeature names the row of the table that holds the scores behind label
// before, which is NameLabels at the beginning.
func PairFeature(before int) uint64 { return Mix(2999, uint64(before)+1, 0, 0) }

// May tells whether label b may stand behind label a: a name goes on only with
// its own type.
func May(a, b int) bool { return b == 0 || b%2 == 1 || a == b || a == b-1 && a < labels }

// LoadNamer reads the table of a Namer.
func LoadNamer(data []byte) (*Namer, error) {
	t, err := SingleTable(data)
	if err != nil {
		return nil, err
	}
	n := &Namer{table: t}
	var s Scores
	for a := range n.pairs {
		t.Sum([]uint64{PairFeature(a)}, &s)
		for b := range labels {
			n.pairs[a][b] = int32(s.Of(b)) - 128
			if !May(a, b) {
				n.pairs[a][b] = Impossible
			}
		}
	}
	return n, nil
}

// Label fills in the names of a sentence that has tags and a tree.
func (n *Namer) Label(s *sentence.Sentence, mem *Memory) {
	m := &mem.m
	m.beginNames(s, &n.lex)
	m.lattice = m.lattice[:0]
	given := len(s.NameScores) == len(s.Form)*labels
	for i := range s.Form {
		if given && sure(s.NameScores[i*labels:][:labels]) {
			m.scores = Scores{}
		} else {
			n.table.Sum(m.nameFeatures(i), &m.scores)
		}
		for l := range labels {
			v := int32(m.scores.Of(l))
			if given {
				v += s.NameScores[i*labels+l] * modelWeight / 100
			}
			m.lattice = append(m.lattice, v)
		}
	}
	m.back = Decode(m.lattice, &n.pairs, s.Name, m.back)
	m.sent = nil
}

// sureOutside is the lead by which the model before is believed that a word is
// in no name.
const sureOutside = 900

func sure(scores []int32) bool {
	for _, v := range scores[1:] {
		if scores[0]-v < sureOutside {
			return false
		}
	}
	return true
}

// beginNames fills in the atoms of a sentence that has tags and a tree.
func (m *memory) beginNames(s *sentence.Sentence, lex *Lexicon) {
	m.begin(s, lex)
	for i := range s.Form {
		a := &m.at[i+pad]
		a.tag = uint64(s.UPOS[i])<<8 + uint64(s.XPOS[i]) + 1
		a.upos = uint64(s.UPOS[i]) + 1
	}
}

// Decode writes the sequence of labels with the highest sum to out (Viterbi
// 1967). The lattice has NameLabels scores a word; back is working memory.
func Decode(lattice []int32, pairs *[labels + 1][labels]int32, out, back []uint8) []uint8 {
	words := len(lattice) / labels
	back = append(back[:0], make([]uint8, len(lattice))...)
	if words == 0 {
		return back
	}
	var sum, next [labels]int32
	for b := range labels {
		sum[b] = pairs[labels][b] + lattice[b]
	}
	for r := 1; r < words; r++ {
		for b := range labels {
			best, at := int32(-1<<30), 0
			for a := range labels {
				if v := sum[a] + pairs[a][b]; v > best {
					best, at = v, a
				}
			}
			next[b] = max(best+lattice[r*labels+b], Impossible*4)
			back[r*labels+b] = uint8(at)
		}
		sum = next
	}
	at := 0
	for b := range labels {
		if sum[b] > sum[at] {
			at = b
		}
	}
	for r := words - 1; r >= 0; r-- {
		out[r] = uint8(at)
		at = int(back[r*labels+at])
	}
	return back
}
