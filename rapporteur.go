// Package rapporteur reads news reports and keeps the record: who did what to
// whom, when, where, and according to whom. Everything that it needs is inside
// the package; nothing is fetched and no other process is asked.
//
//	coder, err := rapporteur.New(rapporteur.Options{})
//	page, err := coder.Code(ctx, report.Report{ID: "1", Date: date, Text: text})
//	for _, event := range page.Events { … }
//
// A report moves one way through the rooms: text, then when, where and who,
// then what, then says, then record. See docs/architecture.md.
package rapporteur

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"rapporteur/lang/en"
	"rapporteur/ontology"
	"rapporteur/record"
	"rapporteur/report"
	"rapporteur/says"
	"rapporteur/text"
	"rapporteur/what"
	"rapporteur/when"
	"rapporteur/where"
	"rapporteur/who"
	"rapporteur/world"
)

// Version is the program's, written into every event.
const Version = "0.1.0"

// Options say how a Coder differs from the usual one; the zero value is it.
type Options struct {
	// Ontology is a folder with a user's own types.tsv and frames instead of
	// PLOVER's.
	Ontology fs.FS
	// Unproved takes frames of such a folder whose examples fail as well: for
	// those who are writing them.
	Unproved bool
	// ActorFiles are read over the register, in its format.
	ActorFiles []string
}

// Coder reads reports. It is safe for concurrent use.
type Coder struct {
	text     *text.Reader
	when     *when.Tagger
	where    *where.Resolver
	who      *who.Resolver
	what     *what.Coder
	says     *says.Finder
	ontology *ontology.Ontology
	register *world.Register
	language *language
	docs     sync.Pool // of *text.Doc
}

// New loads everything that coding needs.
func New(opt Options) (*Coder, error) {
	lang := en.FS()
	c := &Coder{}
	c.docs.New = func() any { return new(text.Doc) }
	frames := lang
	var err error
	if opt.Ontology == nil {
		c.ontology, err = ontology.PLOVER()
	} else {
		frames = opt.Ontology
		c.ontology, err = ontology.Load(opt.Ontology, "own")
	}
	if err != nil {
		return nil, err
	}
	register, countries, err := loadWorld(opt.ActorFiles)
	if err != nil {
		return nil, err
	}
	c.register = register
	load := []func() error{
		func() (err error) { c.language, err = loadLanguage(lang); return },
		func() (err error) { c.text, err = text.Load(lang); return },
		func() (err error) { c.when, err = when.Load(lang); return },
		func() (err error) { c.where, err = where.Load(lang, world.FS()); return },
		func() (err error) { c.who, err = who.Load(lang, register, countries); return },
		func() (err error) { c.what, err = what.Load(lang, frames, c.ontology); return },
		func() (err error) { c.says, err = says.Load(lang); return },
	}
	if err := together(load); err != nil || opt.Ontology == nil || opt.Unproved { // PLOVER's own are proved by the tests
		return c, err
	}
	if list := c.what.Unproved(c.exampleScene); len(list) > 0 {
		return nil, fmt.Errorf("%s\n(frames check shows why)", strings.Join(list, "\n"))
	}
	return c, nil
}

// together runs what does not depend on each other at the same time: start-up
// is felt by whoever types the command.
func together(steps []func() error) error {
	errs := make([]error, len(steps))
	var wg sync.WaitGroup
	for i, step := range steps {
		wg.Go(func() { errs[i] = step() })
	}
	wg.Wait()
	return errors.Join(errs...)
}

func loadWorld(files []string) (*world.Register, *world.CountryTable, error) {
	countries, err := world.Countries(world.FS())
	if err != nil {
		return nil, nil, err
	}
	register, err := world.Actors(world.FS())
	if err != nil {
		return nil, nil, err
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, fmt.Errorf("read actors: %w", err)
		}
		err = register.Read(name, f)
		f.Close()
		if err != nil {
			return nil, nil, err
		}
	}
	return register, countries, nil
}

// Reading is a report with every layer, for those who want more than its Page.
type Reading struct {
	Report report.Report
	Doc    *text.Doc
	Times  []when.Time
	Places []where.Place
	Cast   *who.Cast
	Events []what.Event
	Steps  []what.Step // frames tried; by Coder.Read only
	Claims []says.Claim

	coder *Coder
}

// Code gives everything recorded of one report. A report that cannot be coded
// is a *report.Error.
func (c *Coder) Code(ctx context.Context, rep report.Report) (page *record.Page, err error) {
	defer mend(&err, rep)
	doc := c.docs.Get().(*text.Doc)
	r, err := c.read(ctx, rep, doc, false)
	if err == nil {
		page = r.Page()
	}
	c.docs.Put(doc) // not where mend was needed: who knows what is in it
	return page, err
}

// Read gives every layer of one report, with the traces that explain its
// events.
func (c *Coder) Read(ctx context.Context, rep report.Report) (r *Reading, err error) {
	defer mend(&err, rep)
	return c.read(ctx, rep, new(text.Doc), true)
}

// mend turns a mistake of ours into an error of the one report: a million
// reports are not to be lost with it.
func mend(err *error, rep report.Report) {
	p := recover()
	if p == nil {
		return
	}
	place := "?"
	for n := 1; ; n++ {
		_, file, line, ok := runtime.Caller(n)
		if !ok {
			break
		}
		if !strings.Contains(file, "/runtime/") {
			place = fmt.Sprintf("%s:%d", filepath.Base(file), line)
			break
		}
	}
	*err = &report.Error{Pos: rep.Pos, Err: fmt.Errorf("%w, at %s: %v", ErrOurs, place, p)}
}

// ErrOurs is the cause where a report could not be coded by no fault of its own.
var ErrOurs = errors.New("a mistake of rapporteur's, please send us the text")

// scene reads a text and finds its times, places and actors. Where no date is
// given, the text's dateline may have one.
func (c *Coder) scene(doc *text.Doc, words string, date record.Date) what.Scene {
	c.text.Read(words, doc)
	times := c.when.Times(doc, date, nil)
	if date == 0 {
		if date = when.Dateline(doc, times); date != 0 {
			times = c.when.Times(doc, date, times[:0])
		}
	}
	return what.Scene{Doc: doc, Times: times, Places: c.where.Places(doc), Cast: c.who.Actors(doc, date),
		Dates: c.when.NewDater(doc, times, date), Date: date}
}

func (c *Coder) read(ctx context.Context, rep report.Report, doc *text.Doc, explain bool) (*Reading, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := c.language.check(rep); err != nil {
		return nil, &report.Error{Pos: rep.Pos, Err: err}
	}
	r := &Reading{Report: rep, Doc: doc, coder: c}
	scene := c.scene(doc, rep.Text, rep.Date)
	r.Report.Date = scene.Date
	r.Times, r.Places, r.Cast = scene.Times, scene.Places, scene.Cast
	if explain {
		r.Events, r.Steps = c.what.Explain(scene)
	} else {
		r.Events = c.what.Events(scene)
	}
	r.Claims = c.says.Claims(doc, nil)
	return r, nil
}

// Parse gives the tree of a text alone.
func (c *Coder) Parse(t string, doc *text.Doc) { c.text.Read(t, doc) }

// Coded is a noun phrase with its codes.
type Coded struct {
	Text         string   `json:"text"`
	Name         string   `json:"identifier_text"`
	ID           string   `json:"identifier_id"`
	Code         string   `json:"code"`
	Sector       string   `json:"sector"`
	OtherSectors []string `json:"other_sectors"`
	Office       string   `json:"office,omitempty"`
}

// Phrase codes a noun phrase as of a day, 0 where no day is meant.
func (c *Coder) Phrase(words string, on record.Date) Coded {
	doc := c.docs.Get().(*text.Doc)
	defer c.docs.Put(doc)
	c.text.Read(words, doc)
	name, id, code := c.who.Phrase(doc, on)
	return Coded{words, name, id, code.Country, code.Sector, notNil(code.Others), code.Office}
}

// Rooms gives the rooms themselves, for whoever measures one of them.
func (c *Coder) Rooms() (*text.Reader, *when.Tagger, *where.Resolver, *who.Resolver, *what.Coder, *says.Finder) {
	return c.text, c.when, c.where, c.who, c.what, c.says
}

// Ontology is the codebook in force.
func (c *Coder) Ontology() *ontology.Ontology { return c.ontology }

// Annotate keeps the tokens and sentences of doc and predicts the rest of the
// tree.
func (c *Coder) Annotate(doc *text.Doc) { c.text.Annotate(doc) }
