package what

import (
	"io/fs"
	"slices"
	"strings"

	"rapporteur/ontology"
)

// topics finds PLOVER's contexts by words.
type topics struct {
	names    []string
	words    map[string][]int // lemma to contexts
	phrases  map[string][]topicPhrase
	examples []topicExample
}

type topicPhrase struct {
	rest  []string
	topic int
}

type topicExample struct {
	text  string
	want  []string
	not   bool // the contexts it must not have
	where position
}

// loadContexts reads "military army, troop, air force" lines and examples
// "+ sentence = context, context", with "-" for contexts it must not have.
// Contexts that the ontology does not have are left out.
func loadContexts(fsys fs.FS, ont *ontology.Ontology) (*topics, error) {
	t := &topics{words: map[string][]int{}, phrases: map[string][]topicPhrase{}}
	err := readLines(fsys, "contexts.txt", func(l line) error {
		if l.key == "+" || l.key == "-" {
			cut := strings.LastIndex(l.rest, " = ")
			if cut < 0 {
				return l.where.errorf("example without = CONTEXTS")
			}
			e := topicExample{text: l.rest[:cut], not: l.key == "-", where: l.where}
			for _, c := range list(l.rest[cut+3:]) {
				if ont.HasContext(c) {
					e.want = append(e.want, c)
				}
			}
			t.examples = append(t.examples, e)
			return nil
		}
		if !ont.HasContext(l.key) {
			return nil
		}
		t.add(l.key, list(l.rest))
		return nil
	})
	return t, err
}

func (t *topics) add(name string, words []string) {
	id := slices.Index(t.names, name)
	if id < 0 {
		id = len(t.names)
		t.names = append(t.names, name)
	}
	for _, w := range words {
		f := strings.Fields(w)
		if len(f) == 1 {
			t.words[w] = append(t.words[w], id)
		} else {
			t.phrases[f[0]] = append(t.phrases[f[0]], topicPhrase{f[1:], id})
		}
	}
}

const (
	maxContexts = 3 // keeps a long sentence from being about everything
	leastTold   = 3 // sentences, and a third of all, that make a context the report's
)

// of gives the contexts of an event: its frame's, then those of the words of
// its sentence, the most frequent first, then what the whole report is about.
func (t *topics) of(r *reading, c *candidate) []string {
	hits := make([]int, len(t.names))
	t.count(r, r.in.Doc.Tokens[c.head].Sent, c.head, hits)
	out := c.Contexts
	for len(out) < maxContexts {
		best := -1
		for id, n := range hits {
			if n >= 3 && (best < 0 || n > hits[best]) {
				best = id
			}
		}
		if best < 0 {
			break
		}
		hits[best] = 0
		if !slices.Contains(out, t.names[best]) {
			out = append(out, t.names[best])
		}
	}
	if a := t.about(r); a != "" && len(out) < maxContexts && !slices.Contains(out, a) {
		out = append(out, a)
	}
	return out
}

// count adds for each context how often sentence s has its words, three times
// where they hang on token head.
func (t *topics) count(r *reading, sent, head int32, hits []int) {
	s := r.in.Doc.Sents[sent]
	inPhrase := s.First // words before it stand in a phrase: the gas of tear gas
	for i := s.First; i < s.Last; i++ {
		w := r.tree.bases[i]
		near := 1
		if head >= 0 && r.below(i, head) {
			near = 3
		}
		if i >= inPhrase {
			for _, id := range t.words[w] {
				hits[id] += near
			}
		}
		for _, p := range t.phrases[w] {
			if r.phraseAt(i+1, p.rest) {
				hits[p.topic] += near
				inPhrase = max(inPhrase, i+1+int32(len(p.rest)))
			}
		}
	}
}

// about gives the context that most sentences of the report have words of, if
// they are many enough; the report is asked once.
func (t *topics) about(r *reading) string {
	if r.asked {
		return r.about
	}
	r.asked, r.about = true, ""
	sents := len(r.in.Doc.Sents)
	if sents < leastTold {
		return ""
	}
	told, hits := make([]int, len(t.names)), make([]int, len(t.names))
	for i := range r.in.Doc.Sents {
		clear(hits)
		t.count(r, int32(i), nobody, hits)
		for id, n := range hits {
			told[id] += min(n, 1)
		}
	}
	if best := slices.Index(told, slices.Max(told)); told[best] >= leastTold && 3*told[best] >= sents {
		r.about = t.names[best]
	}
	return r.about
}

// domains are fields of news that hold no political events: sport, weather.
type domains struct {
	list    []domain
	words   map[string]domainWord
	phrases map[string][]domainPhrase // by first word
}

type domain struct {
	name     string
	examples []example
}

// domainWord tells which domains, by bit, a word speaks for and against.
type domainWord struct{ in, against uint16 }

type domainPhrase struct {
	rest []string
	in   uint16
}

// loadDomains reads "domain NAME", "words …", "against …" and examples: + for
// a text of the domain, - for one that is not.
func loadDomains(fsys fs.FS) (*domains, error) {
	ds := &domains{words: map[string]domainWord{}, phrases: map[string][]domainPhrase{}}
	err := readLines(fsys, "domains.txt", func(l line) error {
		if l.key == "domain" {
			if len(ds.list) == 16 {
				return l.where.errorf("more than 16 domains")
			}
			ds.list = append(ds.list, domain{name: l.rest})
			return nil
		}
		if len(ds.list) == 0 {
			return l.where.errorf("%q before the first domain", l.key)
		}
		cur := &ds.list[len(ds.list)-1]
		bit := uint16(1) << (len(ds.list) - 1)
		switch l.key {
		case "words":
			ds.add(list(l.rest), bit)
		case "against":
			for _, w := range list(l.rest) {
				d := ds.words[w]
				d.against |= bit
				ds.words[w] = d
			}
		case "+", "-":
			cur.examples = append(cur.examples, example{text: l.rest, want: l.key == "+", where: l.where})
		default:
			return l.where.errorf("%q: expected domain, words, against, + or -", l.key)
		}
		return nil
	})
	return ds, err
}

func (ds *domains) add(words []string, bit uint16) {
	for _, w := range words {
		if f := strings.Fields(w); len(f) > 1 {
			ds.phrases[f[0]] = append(ds.phrases[f[0]], domainPhrase{f[1:], bit})
			continue
		}
		d := ds.words[w]
		d.in |= bit
		ds.words[w] = d
	}
}

// domainOf weighs the words of a report's beginning and gives the domain that
// it belongs to, or nothing: enough words of the domain, and more of them than
// twice those that speak against it.
func (r *reading) domainOf() string {
	const enough, window, short = 3, 400, 40
	d, ds := r.in.Doc, r.c.domains
	n := min(len(d.Tokens), window)
	var in, against [16]int
	for t := range n {
		w := r.tree.bases[t]
		hit := ds.words[w]
		for _, p := range ds.phrases[w] {
			if r.phraseAt(int32(t)+1, p.rest) {
				hit.in |= p.in
			}
		}
		for i := range ds.list {
			in[i] += int(hit.in >> i & 1)
			against[i] += int(hit.against >> i & 1)
		}
	}
	need := max(enough, n/short)
	if n < short {
		need = 2
	}
	for i := range ds.list {
		if in[i] >= need && in[i] > 2*against[i] {
			return ds.list[i].name
		}
	}
	return ""
}
