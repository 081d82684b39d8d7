package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur"
	"rapporteur/eval/task"
)

func evalCommand() *cobra.Command {
	var notes bool
	cmd := &cobra.Command{
		Use:   "eval TASK GOLD…",
		Short: "Measure against gold files, as each task's field does",
		Long:  "Eval reads gold files and prints precision, recall, F1 and what else the\ntask's field reports. Tasks:\n\n" + taskList(),
		Example: `  rapporteur eval events testdata/reports
  rapporteur eval parse en_ewt-ud-dev.conllu`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usageError{fmt.Errorf("expected a task and its gold files")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			t := task.Find(args[0])
			if t == nil {
				return usageError{fmt.Errorf("task %q: expected one of\n%s", args[0], taskList())}
			}
			coder, err := rapporteur.New(rapporteur.Options{})
			if err != nil {
				return err
			}
			return t.Run(coder, args[1:], cmd.OutOrStdout(), notes)
		},
	}
	cmd.Flags().BoolVar(&notes, "notes", false, "list the disagreements too, for reading")
	return cmd
}

func taskList() string {
	var b strings.Builder
	for _, t := range task.All() {
		fmt.Fprintf(&b, "  %-11s %s\n", t.Name, t.Short)
	}
	return b.String()
}
