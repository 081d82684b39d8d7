package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rapporteur"
	"rapporteur/gaps"
	"rapporteur/what"
)

func actorsUnknownCommand() *cobra.Command {
	var flags gapsFlags
	cmd := &cobra.Command{
		Use:   "unknown [CORPUS…]",
		Short: "List the names of a corpus that the register does not hold",
		Long: `Unknown lists the most frequent names that are not in the register, with how
often and in how many reports they stand and a sentence; each line is one of the
register's, with the code as far as the reports tell it and the rest as a
remark, so that it can be pasted there and completed.`,
		Example: "  rapporteur actors unknown --top 100 archive.jsonl",
		RunE: func(cmd *cobra.Command, files []string) error {
			counter := gaps.NewCounter()
			err := flags.read(cmd, files, func(r *rapporteur.Reading) { counter.Names(r) })
			for _, row := range counter.Top(flags.top) {
				fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s\t%s\t%s\t-\t-\t# %d in %d reports: %s\n",
					gaps.ID(row.Name), gaps.Kind(row.Kind), row.Name, row.Code, row.Count, row.Reports, row.Example)
			}
			return err
		},
	}
	flags.flags(cmd)
	return cmd
}

func framesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "frames",
		Short:   "Prove frames, and find what they lack",
		Example: "  rapporteur frames check my-ontology",
		Args:    unknownCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(framesCheckCommand(), framesGapsCommand())
	return cmd
}

func framesCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check [DIR]",
		Short: "Run the examples of all frames",
		Long: `Check reads the ontology and frames of a folder, PLOVER's own where none is
named, and runs the examples that stand below the frames. An example that does
not come out is shown with its file and line. The table counts the predicates of
each file, once for every frame that has them, and those by which some example
finds its frame.`,
		Example: `  rapporteur frames check
  rapporteur frames check docs/examples/water`,
		RunE: func(cmd *cobra.Command, args []string) error {
			in := input{unproved: true}
			if len(args) > 1 {
				return usageError{fmt.Errorf("expected one folder")}
			}
			if len(args) == 1 {
				in.ontology = args[0]
			}
			coder, err := in.coder()
			if err != nil {
				return err
			}
			return writeSurvey(cmd.OutOrStdout(), coder.CheckFrames())
		},
	}
}

// writeSurvey lists what the files of frames hold, behind the examples that do
// not come out.
func writeSurvey(w io.Writer, files []what.Survey) error {
	all := what.Survey{File: "all"}
	for _, s := range files {
		for _, f := range s.Failures {
			fmt.Fprintln(w, f)
		}
		all.Frames += s.Frames
		all.Senses += s.Senses
		all.Shown += s.Shown
		all.Examples += s.Examples
		all.Failures = append(all.Failures, s.Failures...)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "file\tframes\tpredicates\tin examples\texamples\thold\t")
	for _, s := range append(files, all) {
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t\n", s.File, s.Frames, s.Senses, s.Shown, s.Examples, s.Examples-len(s.Failures))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(w, "%d of %d examples hold\n", all.Examples-len(all.Failures), all.Examples)
	if len(all.Failures) > 0 {
		return errBadInput
	}
	return nil
}

func framesGapsCommand() *cobra.Command {
	var flags gapsFlags
	cmd := &cobra.Command{
		Use:   "gaps [CORPUS…]",
		Short: "List the predicates between two actors that no frame covers",
		Long: `Gaps lists the verbs that stand most often between two actors and tell no
event, with a sentence each: what to write frames for next.`,
		Example: "  rapporteur frames gaps --top 100 archive.jsonl",
		RunE: func(cmd *cobra.Command, files []string) error {
			counter := gaps.NewCounter()
			err := flags.read(cmd, files, func(r *rapporteur.Reading) { counter.Predicates(r) })
			rows := counter.Top(flags.top)
			if len(rows) == 0 {
				if err == nil {
					fmt.Fprintln(cmd.ErrOrStderr(), "gaps: every predicate between two actors is covered by a frame")
				}
				return err
			}
			if e := writeRows(cmd.OutOrStdout(), rows); err == nil {
				err = e
			}
			return err
		},
	}
	flags.flags(cmd)
	return cmd
}

func writeRows(w io.Writer, rows []gaps.Row) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "count\treports\tpredicate\texample")
	for _, r := range rows {
		fmt.Fprintf(tw, "%d\t%d\t%s\t%s\n", r.Count, r.Reports, r.Name, r.Example)
	}
	return tw.Flush()
}
