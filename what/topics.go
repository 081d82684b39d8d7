package what

import (
	"io/fs"
	"slices"
	"strings"

	"rapporteur/ontology"
	"rapporteur/text"
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
	where position
}

// loadContexts reads "military army, troop, air force" lines and examples
// "+ sentence = context, context". Contexts that the ontology does not have
// are left out.
func loadContexts(fsys fs.FS, ont *ontology.Ontology) (*topics, error) {
	t := &topics{words: map[string][]int{}, phrases: map[string][]topicPhrase{}}
	err := readLines(fsys, "contexts.txt", func(l line) error {
		if l.key == "+" {
			cut := strings.LastIndex(l.rest, " = ")
			if cut < 0 {
				return l.where.errorf("example without = CONTEXTS")
			}
			e := topicExample{text: l.rest[:cut], where: l.where}
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

// maxContexts keeps a long sentence from being about everything.
const maxContexts = 3

// of gives the contexts of an event: its frame's, then those of the words of
// its sentence, the most frequent first.
func (t *topics) of(r *reading, c *candidate) []string {
	d := r.in.Doc
	s := d.Sents[d.Tokens[c.head].Sent]
	hits := make([]int, len(t.names))
	for i := s.First; i < s.Last; i++ {
		w := lower(d.Tokens[i].Lemma)
		near := 1
		if r.below(i, c.head) {
			near = 3
		}
		for _, id := range t.words[w] {
			hits[id] += near
		}
		for _, p := range t.phrases[w] {
			if r.phraseAt(i+1, p.rest) {
				hits[p.topic] += near
			}
		}
	}
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
	return out
}

// domain is a field of news that holds no political events: sport, weather.
type domain struct {
	name     string
	words    map[string]bool
	phrases  [][]string
	against  map[string]bool // words that speak for politics all the same
	examples []example
}

// loadDomains reads "domain NAME", "words …", "against …" and examples: + for
// a text of the domain, - for one that is not.
func loadDomains(fsys fs.FS) ([]domain, error) {
	var ds []domain
	err := readLines(fsys, "domains.txt", func(l line) error {
		if l.key == "domain" {
			ds = append(ds, domain{name: l.rest, words: map[string]bool{}, against: map[string]bool{}})
			return nil
		}
		if len(ds) == 0 {
			return l.where.errorf("%q before the first domain", l.key)
		}
		cur := &ds[len(ds)-1]
		switch l.key {
		case "words":
			for _, w := range list(l.rest) {
				if f := strings.Fields(w); len(f) > 1 {
					cur.phrases = append(cur.phrases, f)
				} else {
					cur.words[w] = true
				}
			}
		case "against":
			for _, w := range list(l.rest) {
				cur.against[w] = true
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

// offTopic says whether the report as a whole belongs to a domain without
// political events.
func (c *Coder) offTopic(d *text.Doc) bool {
	return c.domainOf(d) != ""
}

// domainOf weighs the words of the first sentences: at least three of the
// domain, and more of them than twice those that speak against it.
func (c *Coder) domainOf(d *text.Doc) string {
	const enough, window = 3, 400
	for i := range c.domains {
		dom := &c.domains[i]
		n, seen, against := min(len(d.Tokens), window), 0, 0
		for t := range n {
			w := lower(d.Tokens[t].Lemma)
			if dom.words[w] || dom.phraseAt(d, t) {
				seen++
			}
			if dom.against[w] {
				against++
			}
		}
		need := max(enough, n/40)
		if n < 40 && n > 0 {
			need = 2
		}
		if seen >= need && seen > 2*against {
			return dom.name
		}
	}
	return ""
}

func (dom *domain) phraseAt(d *text.Doc, at int) bool {
next:
	for _, p := range dom.phrases {
		if at+len(p) > len(d.Tokens) {
			continue
		}
		for i, w := range p {
			if lower(d.Tokens[at+i].Lemma) != w && !strings.EqualFold(d.Form(int32(at+i)), w) {
				continue next
			}
		}
		return true
	}
	return false
}
