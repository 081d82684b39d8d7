// Package importer answers: what do others' dictionaries know of actors? It
// reads the forms that researchers have their actors in and writes the form of
// the register, world/actors, which --actors puts over it.
//
//	im := importer.New(countries, phrase)
//	err := im.Read("tabari", "Phoenix.actors.txt", file)
//	im.Write(os.Stdout)
//
// A line that cannot be used is left out and kept in Skipped with its number.
package importer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/report"
	"rapporteur/world"
)

// Formats names what Read understands.
var Formats = []string{"tabari", "wikidata", "ftm", "csv"}

// Phrase codes a noun phrase such as "Prime Minister of Libya" as of a day.
type Phrase func(words string, on record.Date) world.ActorCode

// Importer collects actors from one or several files.
type Importer struct {
	Actors  []world.Actor
	Skipped []*report.Error // one a line that could not be used

	countries *world.CountryTable
	phrase    Phrase
	ids       map[string]int // how often an id has been given
}

// New returns an importer. phrase codes what a dictionary only words.
func New(countries *world.CountryTable, phrase Phrase) *Importer {
	return &Importer{countries: countries, phrase: phrase, ids: map[string]int{}}
}

// Read adds the actors of one file in the given format. Its error is the
// input's; bad lines go to Skipped.
func (im *Importer) Read(format, name string, r io.Reader) error {
	switch format {
	case "tabari":
		return im.readTABARI(name, r)
	case "wikidata":
		return im.readWikidata(name, r)
	case "ftm":
		return im.readFTM(name, r)
	case "csv":
		return im.readCSV(name, r)
	}
	return fmt.Errorf("format %q: expected %s", format, strings.Join(Formats, ", "))
}

// Guess names the format of a file by its first bytes and its name.
func Guess(name string, head []byte) string {
	text := strings.TrimLeft(string(head), "\ufeff \t\r\n")
	switch {
	case strings.HasPrefix(text, "{") && strings.Contains(text, `"schema"`):
		return "ftm"
	case strings.HasPrefix(text, "{"), strings.HasPrefix(text, "["):
		return "wikidata"
	case strings.HasSuffix(strings.ToLower(name), ".csv"):
		if line, _, _ := strings.Cut(text, "\n"); strings.Contains(line, "Label") {
			return "wikidata"
		}
		return "csv"
	}
	return "tabari"
}

func (im *Importer) skip(name string, line int, format string, args ...any) {
	im.Skipped = append(im.Skipped, &report.Error{Pos: report.Pos{File: name, Line: line}, Err: fmt.Errorf(format, args...)})
}

// add takes an actor under an id of its own.
func (im *Importer) add(a world.Actor) error {
	if a.Name = cell(a.Name); a.Name == "" {
		return errors.New("an actor without a name")
	}
	// A # in front would make the line a comment.
	if a.ID = strings.TrimLeft(cell(a.ID), "#"); a.ID == "" {
		a.ID = slug(a.Name)
	}
	im.ids[a.ID]++
	if n := im.ids[a.ID]; n > 1 {
		a.ID = fmt.Sprintf("%s-%d", a.ID, n)
	}
	a.Aliases = distinct(a.Name, a.Aliases)
	im.Actors = append(im.Actors, a)
	return nil
}

// slug makes an id that can stand in a table: lower case, dashes.
func slug(name string) string {
	folded := world.Fold(nil, name)
	words := strings.FieldsFunc(string(folded), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return "own-" + strings.Join(words, "-")
}

func distinct(name string, aliases []string) []string {
	seen := map[string]bool{name: true}
	return slices.DeleteFunc(aliases, func(a string) bool {
		old := seen[a]
		seen[a] = true
		return old || a == ""
	})
}

// Write gives all actors as the register's tables have them.
func (im *Importer) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# id\tkind\tname\tcode sectors\taliases\tgender; below it, behind a tab: from\tto\tcode sectors\toffice")
	for i := range im.Actors {
		a := &im.Actors[i]
		gender := "-"
		if a.Gender != 0 {
			gender = string(a.Gender)
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\t%s\n", cell(a.ID), a.Kind, cell(a.Name), code(a.Base), orDash(cell(strings.Join(a.Aliases, "; "))), gender)
		for _, o := range a.Offices {
			fmt.Fprintf(out, "\t%s\t%s\t%s\t%s\n", orDash(o.From.String()), orDash(o.To.String()), code(o.Code), cell(o.Title))
		}
	}
	return out.Flush()
}

// cell keeps tabs and line ends out of a table's cell.
func cell(s string) string { return strings.Join(strings.Fields(s), " ") }

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func code(c world.ActorCode) string {
	return strings.TrimSpace(orDash(c.Country) + " " + strings.Join(c.Sectors, ","))
}

// part reads the dates of exports: a year, a month, a day, or any of them with
// a time of day behind it. last asks for the period's last day.
func part(s string, last bool) (record.Date, error) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "+")
	s, _, _ = strings.Cut(s, "T")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "-00"), "-00") // Wikidata's unknown day and month
	if s == "" {
		return 0, nil
	}
	var y, m, d int
	n, _ := fmt.Sscanf(strings.ReplaceAll(s, "-", " "), "%d %d %d", &y, &m, &d)
	if n == 0 || n != strings.Count(s, "-")+1 || y < 1 || y > 9999 || m < 0 || m > 12 || d < 0 || d > 31 {
		return 0, fmt.Errorf("date %q: expected YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	switch {
	case n == 3:
		return record.ParseDate(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
	case n == 2 && last:
		return record.NewDate(y, 1, 1).Add(0, m, -1), nil
	case n == 2:
		return record.NewDate(y, 1, 1).Add(0, m-1, 0), nil
	case last:
		return record.NewDate(y+1, 1, 0), nil
	}
	return record.NewDate(y, 1, 1), nil
}
