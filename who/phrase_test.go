package who

import (
	"strings"
	"testing"

	"rapporteur/lang/en"
	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/world"
)

// loadAll gives the resolver with all that the program carries.
func loadAll(t testing.TB) (*Resolver, *text.Reader) {
	t.Helper()
	r := quickLoad(t)
	reader, err := text.Load(en.FS())
	if err != nil {
		t.Skip("no text model: ", err)
	}
	return r, reader
}

func quickLoad(t testing.TB) *Resolver {
	t.Helper()
	countries, err := world.Countries(world.FS())
	if err != nil {
		t.Fatal(err)
	}
	register, err := world.Actors(world.FS())
	if err != nil {
		t.Fatal(err)
	}
	r, err := Load(en.FS(), register, countries)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// codeString writes a code as the examples do: LBY GOV,PTY.
func codeString(c Code) string {
	country, sectors := c.Country, append([]string{c.Sector}, c.Others...)
	if country == "" {
		country = "-"
	}
	if c.Sector == "" {
		sectors[0] = "-"
	}
	return country + " " + strings.Join(sectors, ",")
}

// TestExamples codes the examples of the language's files, as parsed and as
// tokens only.
func TestExamples(t *testing.T) {
	r, reader := loadAll(t)
	var doc text.Doc
	for _, e := range r.lex.examples {
		phrase, day := e.phrase, record.Date(0)
		if p, d, ok := strings.Cut(e.phrase, " @"); ok {
			phrase = p
			var err error
			if day, err = record.ParseDate(d); err != nil {
				t.Errorf("%s: %v", e.where, err)
			}
		}
		for _, read := range []func(string, *text.Doc){reader.Read, func(s string, d *text.Doc) { reader.Tokenize(s, d); d.Link() }} {
			read(phrase, &doc)
			_, _, code := r.Phrase(&doc, day)
			if got := codeString(code); got != e.want {
				t.Errorf("%s: %q = %s, want %s", e.where, phrase, got, e.want)
			}
		}
	}
}
