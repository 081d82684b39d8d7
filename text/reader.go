package text

import (
	"io/fs"
	"sync"

	"rapporteur/text/sentence"
)

// Reader reads text into Docs. It is safe for concurrent use.
type Reader struct {
	rules   *tokenRules
	scratch sync.Pool // of *scratch
}

// scratch is the memory of one call.
type scratch struct {
	tok  tokenizer
	sent sentence.Sentence
}

// Load reads the model and the rules of a language from its folder, such as
// en.FS().
func Load(fsys fs.FS) (*Reader, error) {
	rules, err := loadTokenRules(fsys, "text/tokens.txt")
	if err != nil {
		return nil, err
	}
	r := &Reader{rules: rules}
	r.scratch.New = func() any { return &scratch{tok: tokenizer{rules: rules}} }
	return r, nil
}

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

// Annotate keeps the tokens and sentences of doc and fills in everything else.
func (r *Reader) Annotate(doc *Doc) {
	doc.Link()
}
