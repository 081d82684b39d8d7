package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rapporteur/internal/ordered"
	"rapporteur/relate"
	"rapporteur/report"
)

func relateCommand() *cobra.Command {
	var in input
	cmd := &cobra.Command{
		Use:   "relate [FILE…]",
		Short: "Say what one actor did to another, for users who have their two actors",
		Long: `Relate reads JSON lines with id, text, actor and recipient, both literal pieces
of the text, and gives for each the event type (or NONE), mode, quad code and
the scores of all types. A learned model decides; the frames are its evidence.`,
		Example: `  echo '{"id":"1","text":"Turkey slammed Greece.","actor":"Turkey","recipient":"Greece"}' | rapporteur relate`,
		RunE:    func(cmd *cobra.Command, files []string) error { return relatePairs(cmd, &in, files) },
	}
	in.flags(cmd)
	for _, name := range []string{"input", "date", "ontology"} {
		cmd.Flags().MarkHidden(name)
	}
	return cmd
}

func relatePairs(cmd *cobra.Command, in *input, files []string) error {
	coder, err := in.coder()
	if err != nil {
		return err
	}
	r, err := relate.New(coder)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		files = []string{report.Stdin}
	}
	bad := false
	for _, name := range files {
		f, err := openFile(cmd, name)
		if err != nil {
			return err
		}
		err = relateFile(cmd, in, r, report.NewLines(f, name), &bad)
		f.Close()
		if err != nil {
			return err
		}
	}
	if bad {
		return errBadInput
	}
	return nil
}

// pairLine is a line of input, or what is wrong with it.
type pairLine struct {
	pair relate.Pair
	pos  report.Pos
	err  error
}

func relateFile(cmd *cobra.Command, in *input, r *relate.Relater, lines report.Lines, bad *bool) error {
	next := func() (pairLine, bool) {
		b, pos, err := lines.Next()
		if err != nil {
			return pairLine{pos: pos, err: err}, err != io.EOF
		}
		p, err := relate.ReadPair(b)
		return pairLine{p, pos, err}, true
	}
	work := func(l pairLine) outcome[relate.Answer] {
		if l.err == nil {
			var a relate.Answer
			if a, l.err = r.Relate(cmd.Context(), l.pair); l.err == nil {
				return outcome[relate.Answer]{result: a}
			}
		}
		if !errors.As(l.err, new(*report.Error)) {
			l.err = &report.Error{Pos: l.pos, Err: l.err}
		}
		return outcome[relate.Answer]{err: l.err}
	}
	return ordered.Run(cmd.Context(), in.jobs, next, work, func(o outcome[relate.Answer]) error {
		if o.err == nil {
			return relate.Write(cmd.OutOrStdout(), o.result)
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "relate %v\n", o.err)
		*bad = true
		if in.strict {
			return errBadInput
		}
		return nil
	})
}
