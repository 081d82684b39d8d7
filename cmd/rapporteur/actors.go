package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"rapporteur/report"
)

func actorsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "actors",
		Short:   "Ask the register of actors",
		Example: "  rapporteur actors code phrases.txt",
		Args:    unknownCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(actorsCodeCommand(), actorsFindCommand(), actorsImportCommand(), actorsUnknownCommand())
	return cmd
}

func actorsCodeCommand() *cobra.Command {
	var in input
	cmd := &cobra.Command{
		Use:   "code [FILE…]",
		Short: "Code noun phrases, one a line",
		Long: `Code reads a noun phrase a line and gives a JSON object for each: the phrase,
whom it names, the country or entity code and the sectors, as of --date.`,
		Example: `  echo "four Saudi men" | rapporteur actors code
  rapporteur actors code --date 2009-06-01 phrases.txt`,
		RunE: func(cmd *cobra.Command, files []string) error { return actorsCode(cmd, &in, files) },
	}
	in.flags(cmd)
	for _, name := range []string{"input", "jobs", "ontology"} {
		cmd.Flags().MarkHidden(name)
	}
	return cmd
}

func actorsCode(cmd *cobra.Command, in *input, files []string) error {
	date, err := in.anchor()
	if err != nil {
		return err
	}
	coder, err := in.coder()
	if err != nil {
		return err
	}
	if len(files) == 0 {
		files = []string{report.Stdin}
	}
	out := json.NewEncoder(cmd.OutOrStdout())
	out.SetEscapeHTML(false)
	bad := false
	for _, name := range files {
		f, err := openFile(cmd, name)
		if err != nil {
			return err
		}
		lines := report.NewLines(f, name)
		for {
			b, pos, err := lines.Next()
			if err == io.EOF {
				break
			}
			if err == nil && !utf8.Valid(b) {
				err = &report.Error{Pos: pos, Err: report.ErrEncoding}
			}
			if errors.As(err, new(*report.Error)) {
				fmt.Fprintf(cmd.ErrOrStderr(), "actors code %v\n", err)
				if bad = true; in.strict {
					return errBadInput
				}
				continue
			}
			if err != nil {
				return err
			}
			if err := out.Encode(coder.Phrase(string(b), date)); err != nil {
				return err
			}
		}
		f.Close()
	}
	if bad {
		return errBadInput
	}
	return nil
}
