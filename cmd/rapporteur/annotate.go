package main

import (
	"io"

	"github.com/spf13/cobra"

	"rapporteur/export"
	"rapporteur/record"
	"rapporteur/report"
)

func annotateCommand() *cobra.Command {
	var in input
	cmd := &cobra.Command{
		Use:   "annotate [FILE…]",
		Short: "Give every layer of reports as stand-off spans",
		Long: `Annotate gives one JSON object a report with every layer: sentences, names,
actors with their mentions, times, places, claims and events. Offsets count
Unicode code points of the report's text.`,
		Example: `  rapporteur annotate --date 2018-05-10 report.txt
  rapporteur annotate archive.jsonl > layers.jsonl`,
		RunE: func(cmd *cobra.Command, files []string) error {
			coder, err := in.coder()
			if err != nil {
				return err
			}
			return each(cmd, &in, files,
				func(rep report.Report) (*record.Page, error) { return coder.Code(cmd.Context(), rep) },
				func(out io.Writer, p *record.Page) error { return export.Pages(out).Page(p) })
		},
	}
	in.flags(cmd)
	return cmd
}
