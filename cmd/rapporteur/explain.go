package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/explain"
	"rapporteur/report"
)

func explainCommand() *cobra.Command {
	var in input
	var all bool
	cmd := &cobra.Command{
		Use:   "explain [TEXT]",
		Short: "Show for a text how its events were found, and why others were not",
		Long: `Explain shows each sentence's tree, the names, actors, times and places in it,
the frames that matched or came near, and what changed an event. The text is
the argument, or standard input.`,
		Example: `  rapporteur explain --date 2018-05-10 "Haftar rejected a secret peace offer two months ago."`,
		RunE: func(cmd *cobra.Command, args []string) error {
			t, err := textOf(cmd, args)
			if err != nil {
				return err
			}
			date, err := in.anchor()
			if err != nil {
				return err
			}
			coder, err := in.coder()
			if err != nil {
				return err
			}
			reading, err := coder.Read(cmd.Context(), report.Report{ID: "text", Date: date, Text: t, Pos: report.Pos{File: "text"}})
			if err != nil {
				return err
			}
			return explain.Write(cmd.OutOrStdout(), reading, explain.Look{Colour: look().Colour, All: all})
		},
	}
	in.flags(cmd)
	cmd.Flags().BoolVar(&all, "all", false, "list every frame that was tried, not the nearest only")
	for _, name := range []string{"input", "strict", "jobs"} {
		cmd.Flags().MarkHidden(name)
	}
	return cmd
}

// textOf takes the text from the arguments, or else from standard input.
func textOf(cmd *cobra.Command, args []string) (string, error) {
	if len(args) > 0 {
		return strings.Join(args, " "), nil
	}
	b, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), report.MaxSize))
	if err != nil {
		return "", fmt.Errorf("read text: %w", err)
	}
	return string(b), nil
}
