package eval

import (
	"fmt"
	"io"
	"strings"

	"rapporteur/text/conllu"
)

// Chains holds the coreference chains of one document: for each mention, by
// its number, the chain that it belongs to. The number is whatever identifies
// a mention on both sides, such as its head's token.
type Chains map[int32]int32

// Coref adds up coreference scores over documents: MUC (Vilain 1995), B³
// (Bagga and Baldwin 1998) and the entity-based CEAF (Luo 2005).
type Coref struct {
	MUC, B3, CEAFe Ratio
	Pronouns       Ratio // pronouns linked to a right antecedent chain
}

// Ratio is a precision and a recall as sums.
type Ratio struct{ RightP, AllP, RightR, AllR float64 }

// Precision, recall and their harmonic mean.
func (r Ratio) Precision() float64 { return quotient(r.RightP, r.AllP) }

// Recall is the share of the gold.
func (r Ratio) Recall() float64 { return quotient(r.RightR, r.AllR) }

// F1 is the harmonic mean of precision and recall.
func (r Ratio) F1() float64 {
	p, q := r.Precision(), r.Recall()
	return quotient(2*p*q, p+q)
}

func quotient(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// CoNLL is the mean of the three F1.
func (c *Coref) CoNLL() float64 { return (c.MUC.F1() + c.B3.F1() + c.CEAFe.F1()) / 3 }

func (c *Coref) String() string {
	return fmt.Sprintf("CoNLL %.3f (MUC %.3f B3 %.3f CEAFe %.3f) pronouns %.3f",
		c.CoNLL(), c.MUC.F1(), c.B3.F1(), c.CEAFe.F1(), c.Pronouns.Recall())
}

// Add counts one document in. Chains of one mention are left out on both
// sides, as in the CoNLL 2012 task.
func (c *Coref) Add(gold, found Chains) {
	gold, found = noSingletons(gold), noSingletons(found)
	g, f := invert(gold), invert(found)
	c.MUC.RightR, c.MUC.AllR = c.MUC.RightR+links(g, found), c.MUC.AllR+all(g)
	c.MUC.RightP, c.MUC.AllP = c.MUC.RightP+links(f, gold), c.MUC.AllP+all(f)
	c.B3.RightR += overlap(g, f, gold, found)
	c.B3.AllR += float64(len(gold))
	c.B3.RightP += overlap(f, g, found, gold)
	c.B3.AllP += float64(len(found))
	sum := bestPairs(g, f)
	c.CEAFe.RightP, c.CEAFe.RightR = c.CEAFe.RightP+sum, c.CEAFe.RightR+sum
	c.CEAFe.AllP += float64(len(f))
	c.CEAFe.AllR += float64(len(g))
}

// AddPronouns counts the pronouns whose chain in the gold has a mention
// before; right are those whose nearest mention before, in the found chain,
// is in the same gold chain.
func (c *Coref) AddPronouns(gold, found Chains, pronoun func(int32) bool, n int32) {
	lastGold, lastFound := map[int32]bool{}, map[int32]int32{}
	for m := int32(0); m < n; m++ {
		g, isGold := gold[m]
		f, isFound := found[m]
		if isGold && pronoun(m) && lastGold[g] {
			c.Pronouns.AllR++
			if prev, ok := lastFound[f]; isFound && ok {
				if pg, ok := gold[prev]; ok && pg == g {
					c.Pronouns.RightR++
				}
			}
		}
		if isGold {
			lastGold[g] = true
		}
		if isFound {
			lastFound[f] = m
		}
	}
}

func noSingletons(c Chains) Chains {
	size := map[int32]int{}
	for _, id := range c {
		size[id]++
	}
	out := Chains{}
	for m, id := range c {
		if size[id] > 1 {
			out[m] = id
		}
	}
	return out
}

// invert gives the mentions of each chain.
func invert(c Chains) map[int32][]int32 {
	out := map[int32][]int32{}
	for m, id := range c {
		out[id] = append(out[id], m)
	}
	return out
}

func all(chains map[int32][]int32) float64 {
	n := 0
	for _, ms := range chains {
		n += len(ms) - 1
	}
	return float64(n)
}

// links counts the links of the chains that the other side has too.
func links(chains map[int32][]int32, other Chains) float64 {
	n := 0
	for _, ms := range chains {
		parts, seen := 0, map[int32]bool{}
		for _, m := range ms {
			id, ok := other[m]
			if !ok {
				parts++
			} else if !seen[id] {
				seen[id] = true
				parts++
			}
		}
		n += len(ms) - parts
	}
	return float64(n)
}

// overlap is B³'s numerator: for each mention the share of its chain that is
// in its chain on the other side.
func overlap(a, b map[int32][]int32, in, other Chains) float64 {
	sum := 0.0
	for _, ms := range a {
		same := map[int32]int{}
		for _, m := range ms {
			if id, ok := other[m]; ok {
				same[id]++
			}
		}
		for _, n := range same {
			sum += float64(n*n) / float64(len(ms))
		}
	}
	return sum
}

// bestPairs is CEAFe's numerator: the best one-to-one pairing of chains by
// φ4, twice the common mentions over the sum of the sizes.
func bestPairs(a, b map[int32][]int32) float64 {
	rows, cols := sorted(a), sorted(b)
	if len(rows) > len(cols) {
		rows, cols = cols, rows
	}
	if len(rows) == 0 {
		return 0
	}
	cost := make([][]float64, len(rows))
	for i, r := range rows {
		cost[i] = make([]float64, len(cols))
		for j, c := range cols {
			cost[i][j] = -2 * float64(common(r, c)) / float64(len(r)+len(c))
		}
	}
	return -assign(cost)
}

// sorted gives the chains in the order of their first mentions.
func sorted(m map[int32][]int32) [][]int32 {
	var out [][]int32
	for _, ms := range m {
		insert(ms)
		out = append(out, ms)
	}
	for i := range out {
		for j := i; j > 0 && out[j][0] < out[j-1][0]; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func insert(ms []int32) {
	for i := range ms {
		for j := i; j > 0 && ms[j] < ms[j-1]; j-- {
			ms[j], ms[j-1] = ms[j-1], ms[j]
		}
	}
}

func common(a, b []int32) int {
	n, j := 0, 0
	for _, x := range a {
		for j < len(b) && b[j] < x {
			j++
		}
		if j < len(b) && b[j] == x {
			n++
		}
	}
	return n
}

// assign gives the cost of the cheapest assignment of rows to columns, no
// more rows than columns (Kuhn 1955, Munkres 1957; with potentials).
func assign(cost [][]float64) float64 {
	n, m := len(cost), len(cost[0])
	u, v := make([]float64, n+1), make([]float64, m+1)
	row, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		augment(cost, u, v, row, way)
	}
	return -v[0]
}

func augment(cost [][]float64, u, v []float64, row, way []int) {
	m := len(v) - 1
	least, used := make([]float64, m+1), make([]bool, m+1)
	for j := range least {
		least[j] = 1e18
	}
	at := 0
	for row[at] != 0 {
		used[at] = true
		i, delta, next := row[at], 1e18, 0
		for j := 1; j <= m; j++ {
			if used[j] {
				continue
			}
			if c := cost[i-1][j-1] - u[i] - v[j]; c < least[j] {
				least[j], way[j] = c, at
			}
			if least[j] < delta {
				delta, next = least[j], j
			}
		}
		for j := 0; j <= m; j++ {
			if used[j] {
				u[row[j]] += delta
				v[j] -= delta
			} else {
				least[j] -= delta
			}
		}
		at = next
	}
	for at != 0 {
		row[at] = row[way[at]]
		at = way[at]
	}
}

// EntityMention is a mention of GUM's Entity annotation, in words of the
// document.
type EntityMention struct {
	First, Last int32 // words, Last not included
	Head        int32
	Entity      int32
	Type        string // person, organization, place, object, abstract …
	Name        bool   // headed by a proper noun
	Pronoun     bool   // a personal or possessive pronoun
}

// EntityReader reads the Entity column of GUM's CoNLL-U, document by document.
type EntityReader struct {
	in   *conllu.Reader
	next *conllu.Sentence
}

// ReadEntities reads from r.
func ReadEntities(r io.Reader) *EntityReader { return &EntityReader{in: conllu.NewReader(r)} }

// Next gives the name and the mentions of the next document, io.EOF at the end.
func (r *EntityReader) Next() (doc string, mentions []EntityMention, err error) {
	ids, words, started := map[string]int32{}, int32(0), false
	for {
		s := r.next
		r.next = nil
		if s == nil {
			s, err = r.in.Next()
			if err == io.EOF && started {
				return doc, mentions, nil
			}
			if err != nil {
				return doc, nil, err
			}
		}
		if id, ok := s.Comment("newdoc"); ok {
			if started {
				r.next = s
				return doc, mentions, nil
			}
			doc = id
		}
		started = true
		mentions = append(mentions, sentenceMentions(s, words, ids)...)
		words += int32(len(s.Words))
	}
}

// sentenceMentions reads the brackets of one sentence, words counted from base.
func sentenceMentions(s *conllu.Sentence, base int32, ids map[string]int32) []EntityMention {
	var done, open []EntityMention
	closeLast := func(id int32, word int) {
		for k := len(open) - 1; k >= 0; k-- {
			if open[k].Entity == id {
				m := open[k]
				open = append(open[:k], open[k+1:]...)
				m.Last = base + int32(word) + 1
				m.setHead(s, base)
				done = append(done, m)
				return
			}
		}
	}
	for i := range s.Words {
		field := conllu.Misc(s.Words[i].Misc, "Entity")
		for len(field) > 0 {
			if field[0] == '(' {
				end := strings.IndexAny(field[1:], "()")
				body := field[1:]
				if end >= 0 {
					body, field = field[1:end+1], field[end+1:]
				} else {
					field = ""
				}
				parts := strings.SplitN(body, "-", 3)
				id := number(ids, parts[0])
				m := EntityMention{First: base + int32(i), Entity: id}
				if len(parts) > 1 {
					m.Type = parts[1]
				}
				open = append(open, m)
				if strings.HasPrefix(field, ")") {
					closeLast(id, i)
					field = field[1:]
				}
				continue
			}
			body, rest, ok := strings.Cut(field, ")")
			if !ok {
				break
			}
			if next := strings.IndexByte(body, '('); next >= 0 {
				field = field[next:]
				continue
			}
			closeLast(number(ids, body), i)
			field = rest
		}
	}
	return done
}

// number gives the entity's number; parts of broken mentions ("12[1/2]") are
// mentions of the same entity.
func number(ids map[string]int32, id string) int32 {
	id, _, _ = strings.Cut(id, "[")
	n, ok := ids[id]
	if !ok {
		n = int32(len(ids))
		ids[id] = n
	}
	return n
}

// setHead finds the word of the mention that is governed from outside.
func (m *EntityMention) setHead(s *conllu.Sentence, base int32) {
	m.Head = m.First
	for w := m.First; w < m.Last; w++ {
		if h := base + int32(s.Words[w-base].Head) - 1; h < m.First || h >= m.Last {
			m.Head = w
			break
		}
	}
	w := &s.Words[m.Head-base]
	m.Name = w.UPOS == "PROPN"
	m.Pronoun = w.XPOS == "PRP" || w.XPOS == "PRP$"
}
