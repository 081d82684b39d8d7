package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur"
	"rapporteur/record"
	"rapporteur/report"
	"rapporteur/world"
	"rapporteur/world/importer"
)

func actorsImportCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Turn others' dictionaries of actors into a file for --actors",
		Long: `Import reads actors in the forms that researchers have them in and writes one
file in the register's form to standard output. Formats: tabari (dictionaries of
TABARI, PETRARCH and Phoenix), wikidata (lines of a JSON dump, or CSV of the
query service), ftm (FollowTheMoney JSON lines of OpenSanctions and Aleph), csv
(with a header: name, and any of id, kind, code, sectors, aliases, gender, from,
to, office). A line that cannot be used is named and left out.`,
		Example: `  rapporteur actors import Phoenix.Countries.actors.txt > own.tsv
  rapporteur code --actors own.tsv archive.jsonl`,
		RunE: func(cmd *cobra.Command, files []string) error {
			if err := needFile(files, "dictionaries to import"); err != nil {
				return err
			}
			if format != "" && !slices.Contains(importer.Formats, format) {
				return usageError{fmt.Errorf("--format %q: expected %s", format, strings.Join(importer.Formats, ", "))}
			}
			return actorsImport(cmd, format, files)
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "tabari, wikidata, ftm or csv (default: by the file's beginning)")
	return cmd
}

func actorsImport(cmd *cobra.Command, format string, files []string) error {
	coder, err := rapporteur.New(rapporteur.Options{})
	if err != nil {
		return err
	}
	countries, err := world.Countries(world.FS())
	if err != nil {
		return err
	}
	im := importer.New(countries, func(words string, on record.Date) world.ActorCode {
		p := coder.Phrase(words, on)
		c := world.ActorCode{Country: p.Code, Sectors: p.OtherSectors}
		if p.Sector != "" {
			c.Sectors = append([]string{p.Sector}, p.OtherSectors...)
		}
		return c
	})
	for _, name := range files {
		if err := importFile(cmd, im, format, name); err != nil {
			return err
		}
	}
	for _, e := range im.Skipped {
		fmt.Fprintf(cmd.ErrOrStderr(), "actors import %v\n", e)
	}
	if err := im.Write(cmd.OutOrStdout()); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "actors import: %d actors, %d lines left out\n", len(im.Actors), len(im.Skipped))
	if len(im.Skipped) > 0 {
		return errBadInput
	}
	return nil
}

func importFile(cmd *cobra.Command, im *importer.Importer, format, name string) error {
	f, err := openFile(cmd, name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<16)
	if format == "" {
		head, err := in.Peek(4096)
		if err != nil && err != io.EOF {
			return fmt.Errorf("read %s: %w", name, err)
		}
		format = importer.Guess(name, head)
	}
	return im.Read(format, name, in)
}

func actorsFindCommand() *cobra.Command {
	var on string
	var files []string
	cmd := &cobra.Command{
		Use:   "find NAME",
		Short: "Show who a name is in the register, and why",
		Example: `  rapporteur actors find Gbagbo --on 2009-06-01
  rapporteur actors find "Libyan National Army"`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			in := input{date: on, actors: files}
			date, err := in.anchor()
			if err != nil {
				return err
			}
			coder, err := in.coder()
			if err != nil {
				return err
			}
			return actorsFind(cmd.OutOrStdout(), coder, args[0], date)
		},
	}
	cmd.Flags().StringVar(&on, "on", "", "as of this day, YYYY-MM-DD (default: today's offices)")
	cmd.Flags().StringArrayVar(&files, "actors", nil, "file of actors to put over the register (repeatable)")
	return cmd
}

func actorsFind(w io.Writer, coder *rapporteur.Coder, name string, on record.Date) error {
	found := coder.FindActors(name)
	for _, f := range found {
		c, office := f.Actor.On(on)
		fmt.Fprintf(w, "%s [%s]  %s %s, by %q\n", f.Actor.Name, f.Actor.ID, c.Country, strings.Join(c.Sectors, ","), f.By)
		for i := range f.Actor.Offices {
			o := &f.Actor.Offices[i]
			mark := " "
			if o == office {
				mark = ">"
			}
			fmt.Fprintf(w, "  %s %-10s to %-10s  %s %s  %s\n", mark, open(o.From), open(o.To), o.Code.Country, strings.Join(o.Code.Sectors, ","), o.Title)
		}
	}
	if len(found) == 0 {
		fmt.Fprintln(w, "nobody in the register has that name")
	}
	p := coder.Phrase(name, on)
	id := ""
	if p.ID != "" {
		id = " [" + p.ID + "]"
	}
	code := strings.Trim(p.Code+" "+strings.Join(append([]string{p.Sector}, p.OtherSectors...), ","), " ,")
	if code == "" {
		code = "no code"
	}
	_, err := fmt.Fprintf(w, "as a phrase: %s%s  %s\n", p.Name, id, code)
	return err
}

func open(d record.Date) string {
	if d == 0 {
		return "…"
	}
	return d.String()
}

// gapsFlags are shared by the verbs that list what is not known.
type gapsFlags struct {
	input
	top int
}

func (g *gapsFlags) flags(cmd *cobra.Command) {
	g.input.flags(cmd)
	cmd.Flags().IntVar(&g.top, "top", 50, "how many to list")
}

// read hands every report of the corpus, read whole, to count.
func (g *gapsFlags) read(cmd *cobra.Command, files []string, count func(*rapporteur.Reading)) error {
	coder, err := g.coder()
	if err != nil {
		return err
	}
	return each(cmd, &g.input, files,
		func(rep report.Report) (*rapporteur.Reading, error) { return coder.Read(cmd.Context(), rep) },
		func(_ io.Writer, r *rapporteur.Reading) error { count(r); return nil })
}
