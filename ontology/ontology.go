// Package ontology answers: what do we call events? It reads event types,
// modes, scores and the other names of a codebook from two tables, types.tsv
// and names.tsv. PLOVER is embedded; a user's own ontology is a folder with
// the same files.
//
//	ont, err := ontology.PLOVER()
//	t := ont.Type("CONSULT")
//	score := t.Score("visit")
package ontology

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

//go:embed plover/types.tsv plover/names.tsv
var files embed.FS

// Quad codes: the four corners that every type belongs to.
const (
	VerbalCooperation   = 1
	MaterialCooperation = 2
	VerbalConflict      = 3
	MaterialConflict    = 4
)

// QuadName gives the words for a quad code.
func QuadName(quad int) string {
	return [...]string{"none", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}[quad]
}

// Ontology is a codebook.
type Ontology struct {
	Name     string
	Types    []Type // in the order of the file
	Aux      []string
	Contexts []string
	Sectors  []string
	Codes    []string // entity codes that are no countries
}

// Type is an event type with its modes.
type Type struct {
	Name              string
	Quad              int
	Value             float64 // score without a mode, -10 to 10
	RecipientRequired bool
	CAMEO             string // nearest code of CAMEO
	Gloss             string
	Modes             []Mode
}

// Mode is a mode of a type.
type Mode struct {
	Name  string
	Value float64
	CAMEO string
	Gloss string
}

// PLOVER gives the embedded codebook.
func PLOVER() (*Ontology, error) {
	sub, err := fs.Sub(files, "plover")
	if err != nil {
		return nil, err
	}
	return Load(sub, "plover")
}

// Load reads types.tsv and, where there is one, names.tsv from a folder.
func Load(folder fs.FS, name string) (*Ontology, error) {
	o := &Ontology{Name: name}
	if err := o.read(folder, "types.tsv", o.typeLine); err != nil {
		return nil, err
	}
	err := o.read(folder, "names.tsv", o.nameLine)
	if err != nil && !isNotExist(err) {
		return nil, err
	}
	if len(o.Aux) == 0 {
		o.Aux = []string{"historical", "future", "hypothetical", "negation"}
	}
	return o, nil
}

// Type finds a type by its name, nil where there is none.
func (o *Ontology) Type(name string) *Type {
	for i := range o.Types {
		if o.Types[i].Name == name {
			return &o.Types[i]
		}
	}
	return nil
}

// HasContext says whether the codebook knows the context.
func (o *Ontology) HasContext(name string) bool { return slices.Contains(o.Contexts, name) }

// Mode finds a mode of the type by its name, nil where there is none.
func (t *Type) Mode(name string) *Mode {
	for i := range t.Modes {
		if t.Modes[i].Name == name {
			return &t.Modes[i]
		}
	}
	return nil
}

// Score gives the intensity of the type in a mode, or of the type alone.
func (t *Type) Score(mode string) float64 {
	if m := t.Mode(mode); m != nil {
		return m.Value
	}
	return t.Value
}

// CAMEOCode gives the nearest code of CAMEO for the type in a mode.
func (t *Type) CAMEOCode(mode string) string {
	if m := t.Mode(mode); m != nil && m.CAMEO != "" {
		return m.CAMEO
	}
	return t.CAMEO
}

func (o *Ontology) read(folder fs.FS, file string, line func([]string) error) error {
	f, err := folder.Open(file)
	if err != nil {
		return fmt.Errorf("read ontology: %w", err)
	}
	defer f.Close()
	return readTSV(f, file, line)
}

func readTSV(r io.Reader, file string, line func([]string) error) error {
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		text := strings.TrimPrefix(strings.TrimRight(sc.Text(), "\r"), "\ufeff") // as spreadsheets write them
		if text == "" || text[0] == '#' {
			continue
		}
		if err := line(strings.Split(text, "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return sc.Err()
}

func (o *Ontology) typeLine(f []string) error {
	if len(f) != 6 {
		return fmt.Errorf("%d fields, expected 6 with tabs between them: type, quad, score, recipient, CAMEO, gloss", len(f))
	}
	quad, err := strconv.Atoi(f[1])
	if err != nil || quad < 1 || quad > 4 {
		return fmt.Errorf("quad %q: expected 1, 2, 3 or 4", f[1])
	}
	score, err := strconv.ParseFloat(f[2], 64)
	if err != nil || score < -10 || score > 10 {
		return fmt.Errorf("score %q: expected a number from -10 to 10", f[2])
	}
	if f[3] != "required" && f[3] != "optional" {
		return fmt.Errorf("recipient %q: expected required or optional", f[3])
	}
	name, mode, isMode := strings.Cut(f[0], "/")
	if isMode {
		t := o.Type(name)
		if t == nil {
			return fmt.Errorf("mode %s stands before its type", f[0])
		}
		t.Modes = append(t.Modes, Mode{Name: mode, Value: score, CAMEO: f[4], Gloss: f[5]})
		return nil
	}
	if o.Type(name) != nil {
		return fmt.Errorf("type %s stands twice", name)
	}
	o.Types = append(o.Types, Type{Name: name, Quad: quad, Value: score,
		RecipientRequired: f[3] == "required", CAMEO: f[4], Gloss: f[5]})
	return nil
}

func (o *Ontology) nameLine(f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("%d fields, expected kind and name", len(f))
	}
	list := map[string]*[]string{"aux": &o.Aux, "context": &o.Contexts, "sector": &o.Sectors, "code": &o.Codes}[f[0]]
	if list == nil {
		return fmt.Errorf("kind %q: expected aux, context, sector or code", f[0])
	}
	*list = append(*list, f[1])
	return nil
}

func isNotExist(err error) bool { return errors.Is(err, fs.ErrNotExist) }
