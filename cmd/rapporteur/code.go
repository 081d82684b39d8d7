package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/export"
	"rapporteur/record"
	"rapporteur/report"
)

func codeCommand() *cobra.Command {
	var in input
	var format string
	cmd := &cobra.Command{
		Use:   "code [FILE…]",
		Short: "Code the events of reports",
		Long: `Code reads reports and gives their events: one JSON object or CSV row an
event, or a table. Reports come from standard input or from files; a text file
is one report, a .jsonl file holds a report a line with the fields id, date,
text and optionally title, publication, url and language.`,
		Example: `  rapporteur code --date 2018-05-10 report.txt
  rapporteur code --format csv archive.jsonl > events.csv
  cat feed.jsonl | rapporteur code --input jsonl --format jsonl`,
		RunE: func(cmd *cobra.Command, files []string) error {
			format, err := chooseFormat(cmd, format)
			if err != nil {
				return err
			}
			return code(cmd, &in, files, format)
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "", "table, jsonl or csv (default: table on a terminal, jsonl elsewhere)")
	cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(export.Formats, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func chooseFormat(cmd *cobra.Command, format string) (string, error) {
	switch {
	case format == "" && cmd.OutOrStdout() == io.Writer(os.Stdout) && isTerminal(os.Stdout):
		return "table", nil
	case format == "":
		return "jsonl", nil
	case !slices.Contains(export.Formats, format):
		return "", usageError{fmt.Errorf("--format %q: expected %s", format, strings.Join(export.Formats, ", "))}
	}
	return format, nil
}

func code(cmd *cobra.Command, in *input, files []string, format string) error {
	coder, err := in.coder()
	if err != nil {
		return err
	}
	var line bytes.Buffer // a page is written to it whole, then copied out
	w, err := export.New(format, &line, look())
	if err != nil {
		return err
	}
	err = each(cmd, in, files,
		func(rep report.Report) (*record.Page, error) { return coder.Code(cmd.Context(), rep) },
		func(out io.Writer, p *record.Page) error {
			if err := w.Page(p); err != nil {
				return err
			}
			_, err := line.WriteTo(out)
			return err
		})
	if closeErr := w.Close(); err == nil {
		err = closeErr
	}
	if _, writeErr := line.WriteTo(cmd.OutOrStdout()); err == nil {
		err = writeErr
	}
	return err
}

// look says how tables are drawn: in colour on a terminal only, and not where
// NO_COLOR asks for none.
func look() export.Look {
	if !isTerminal(os.Stdout) {
		return export.Look{}
	}
	return export.Look{Colour: os.Getenv("NO_COLOR") == "", Width: width(os.Stdout)}
}
