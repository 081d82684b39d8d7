package text

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"rapporteur/text/linear"
	"rapporteur/text/net"
	"rapporteur/text/sentence"
)

// Reader reads text into Docs. It is safe for concurrent use.
type Reader struct {
	rules   *tokenRules
	lemmas  *Lemmas
	feats   *Feats
	model   model
	namer   *linear.Namer
	scratch sync.Pool // of *scratch
}

// scratch is the memory of one call.
type scratch struct {
	tok  tokenizer
	sent sentence.Sentence
	mem  linear.Memory
	net  net.Scratch
	seen map[lemmaKey]string // lemmas found before
}

// lemmaKey is what a lemma depends on.
type lemmaKey struct {
	form  string
	xpos  XPOS
	first bool
}

// mostSeen bounds scratch.seen.
const mostSeen = 1 << 16

// Load reads the model and the rules of a language from its folder, such as
// en.FS().
func Load(fsys fs.FS) (*Reader, error) {
	rules, err := loadTokenRules(fsys, "text/tokens.txt")
	if err != nil {
		return nil, err
	}
	model, err := loadModel(fsys)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	r := &Reader{rules: rules, model: model}
	if r.lemmas, err = loadLemmas(fsys, "text/lemmas.tsv"); err != nil {
		return nil, err
	}
	if r.feats, err = loadFeats(fsys, "text/feats.tsv"); err != nil {
		return nil, err
	}
	if r.namer, err = loadNamer(fsys, "text/names.model"); err != nil {
		return nil, err
	}
	ends, err := loadEnds(fsys, "text/ends.model")
	if err != nil {
		return nil, err
	}
	r.scratch.New = func() any {
		return &scratch{tok: tokenizer{rules: rules, gaps: gaps{table: ends}}, seen: map[lemmaKey]string{}}
	}
	return r, nil
}

func loadNamer(fsys fs.FS, name string) (*linear.Namer, error) {
	data, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // the model's own names will do
	}
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	n, err := linear.LoadNamer(data)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	return n, nil
}

// model finds tags, tree and names of a sentence.
type model interface {
	annotate(s *sentence.Sentence, sc *scratch)
}

// loadModel takes the net, or, for a language that has none, the linear model.
func loadModel(fsys fs.FS) (model, error) {
	weights, err := fs.ReadFile(fsys, "text/net.bin")
	if err == nil {
		return loadNeural(weights)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if weights, err = fs.ReadFile(fsys, "text/linear.model"); err != nil {
		return nil, err
	}
	m, err := linear.Load(weights)
	return linearModel{m}, err
}

type linearModel struct{ *linear.Model }

func (m linearModel) annotate(s *sentence.Sentence, sc *scratch) { m.Annotate(s, &sc.mem) }

// Read fills doc with all layers of text. What doc held before is gone, its
// memory is used again.
func (r *Reader) Read(text string, doc *Doc) {
	r.Tokenize(text, doc)
	r.Annotate(doc)
}

// Tokenize reads tokens, sentences and paragraphs only.
func (r *Reader) Tokenize(text string, doc *Doc) {
	doc.Reset(text)
	sc := r.scratch.Get().(*scratch)
	sc.tok.split(doc, sc.tok.run(text))
	sc.tok.text = ""
	r.scratch.Put(sc)
}

// LoadTokenizer gives a Reader that can only Tokenize, by rules alone.
func LoadTokenizer(fsys fs.FS) (*Reader, error) {
	rules, err := loadTokenRules(fsys, "text/tokens.txt")
	if err != nil {
		return nil, err
	}
	r := &Reader{rules: rules}
	r.scratch.New = func() any { return &scratch{tok: tokenizer{rules: rules}} }
	return r, nil
}

// VisitGaps calls visit for every place in gold where the learned table would
// be asked for a sentence end, with its features and gold's answer.
func (r *Reader) VisitGaps(gold *Doc, visit func(features []uint64, end bool)) {
	ends := map[int32]bool{}
	for _, s := range gold.Sents {
		ends[s.End] = true
	}
	var d Doc
	t := &tokenizer{rules: r.rules}
	d.Reset(gold.Text)
	pieces := t.run(gold.Text)
	t.walk(pieces, func(i int, first int32, parEnd int, rule bool) bool {
		end := ends[pieces[i].end]
		if t.open(pieces, i, first, rule) {
			visit(t.look(pieces, i, parEnd, first, rule), end)
			return end
		}
		return rule
	}, &d)
}

// Annotate keeps the tokens and sentences of doc and fills in everything else.
func (r *Reader) Annotate(doc *Doc) {
	sc := r.scratch.Get().(*scratch)
	doc.Names = doc.Names[:0]
	for i := range doc.Sents {
		s := &doc.Sents[i]
		n := r.dateline(doc, i)
		s.Body = 0
		if n > 0 {
			s.Body = s.First + n
			r.annotate(doc, s.First, s.First+n, sc)
		}
		r.annotate(doc, s.First+n, s.Last, sc)
		if n > 0 {
			doc.join(s, n)
		}
	}
	clear(sc.sent.Form) // lets the text go
	doc.Link()
	for i := range doc.Tokens {
		doc.Tokens[i].Lemma = r.lemma(doc, int32(i), sc)
	}
	for i := range doc.Tokens {
		doc.Tokens[i].Feats = r.feats.Of(doc, int32(i))
	}
	r.scratch.Put(sc)
}

// annotate reads the tokens from first up to and without last as a sentence.
func (r *Reader) annotate(doc *Doc, first, last int32, sc *scratch) {
	sc.sent.Reset(int(last - first))
	for k := range sc.sent.Form {
		sc.sent.Form[k] = Normal(doc.Form(first + int32(k)))
	}
	if isHeadline(sc.sent.Form) {
		r.lemmas.recase(sc.sent.Form)
	}
	comma := joiningComma(sc.sent.Form)
	if comma >= 0 {
		sc.sent.Form[comma] = "and"
	}
	r.model.annotate(&sc.sent, sc)
	if comma >= 0 { // it has joined what it stands between, and is a comma all the same
		sc.sent.Form[comma], sc.sent.UPOS[comma], sc.sent.XPOS[comma], sc.sent.Rel[comma] = ",", uint8(PUNCT), uint8(ParseXPOS(",")), uint8(Punct)
	}
	if r.namer != nil {
		r.namer.Label(&sc.sent, &sc.mem)
	}
	doc.take(&sc.sent, first)
	doc.mend(first, last, r.rules)
}

// Tag lets the model alone read a sentence of which only the forms are known.
func (r *Reader) Tag(s *sentence.Sentence) {
	sc := r.scratch.Get().(*scratch)
	r.model.annotate(s, sc)
	r.scratch.Put(sc)
}

// lemma looks the lemma of token i up, and works it out the first time.
func (r *Reader) lemma(d *Doc, i int32, sc *scratch) string {
	t := &d.Tokens[i]
	if t.UPOS == PUNCT {
		if form := d.Form(i); form != "—" { // which the treebanks keep
			return Normal(form)
		}
		return "—"
	}
	key := lemmaKey{Normal(d.Form(i)), t.XPOS, i == d.Sents[t.Sent].First}
	if l, ok := sc.seen[key]; ok {
		return l
	}
	if len(sc.seen) >= mostSeen {
		clear(sc.seen)
	}
	l := r.lemmas.Of(key.form, key.xpos, key.first)
	key.form = strings.Clone(key.form)
	sc.seen[key] = l
	return l
}

// take copies what the model found for the sentence that begins at first.
func (d *Doc) take(s *sentence.Sentence, first int32) {
	for k := range s.Form {
		t := &d.Tokens[first+int32(k)]
		t.UPOS, t.XPOS, t.Rel = UPOS(s.UPOS[k]), XPOS(s.XPOS[k]), Rel(s.Rel[k])
		t.Head, t.Name = -1, -1
		if h := s.Head[k]; h >= 0 {
			t.Head = first + h
		}
		label := s.Name[k]
		if label == 0 {
			continue
		}
		if label%2 == 1 {
			d.Names = append(d.Names, Name{First: first + int32(k), Last: first + int32(k), Type: NameType(label/2 + 1)})
		}
		d.Names[len(d.Names)-1].Last++
		t.Name = int32(len(d.Names) - 1)
	}
}
