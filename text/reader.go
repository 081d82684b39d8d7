package text

import (
	"io/fs"
	"sync"

	"rapporteur/text/sentence"
)

// Reader reads text into Docs. It is safe for concurrent use.
type Reader struct {
	scratch sync.Pool // of *scratch
}

// scratch is the memory of one call.
type scratch struct {
	sent sentence.Sentence
}

// Load reads the model and the rules of a language from its folder, such as
// en.FS().
func Load(fsys fs.FS) (*Reader, error) {
	r := &Reader{}
	r.scratch.New = func() any { return new(scratch) }
	return r, nil
}

// Read fills doc with all layers of text. What doc held before is gone, its
// memory is used again.
func (r *Reader) Read(text string, doc *Doc) {
	doc.Reset(text)
	r.Annotate(doc)
}

// Annotate keeps the tokens and sentences of doc and fills in everything else.
func (r *Reader) Annotate(doc *Doc) {
	doc.Link()
}
