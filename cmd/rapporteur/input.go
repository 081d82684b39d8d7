package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"rapporteur"
	"rapporteur/internal/ordered"
	"rapporteur/record"
	"rapporteur/report"
)

// input holds the flags of every command that reads reports.
type input struct {
	format   string
	date     string
	strict   bool
	jobs     int
	ontology string
	unproved bool // frames whose examples fail are taken as well
	actors   []string
}

func (in *input) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&in.format, "input", "", "format of the input: txt or jsonl (default: by the file's ending)")
	f.StringVar(&in.date, "date", "", "date reports that carry none, YYYY-MM-DD")
	f.BoolVar(&in.strict, "strict", false, "stop at the first report that cannot be used")
	f.IntVar(&in.jobs, "jobs", runtime.NumCPU(), "reports worked on at once")
	f.StringVar(&in.ontology, "ontology", "", "folder of your own ontology and frames instead of PLOVER")
	f.StringArrayVar(&in.actors, "actors", nil, "file of actors to put over the register (repeatable)")
}

func (in *input) coder() (*rapporteur.Coder, error) {
	opt := rapporteur.Options{ActorFiles: in.actors, Unproved: in.unproved}
	if in.ontology != "" {
		if info, err := os.Stat(in.ontology); err != nil || !info.IsDir() {
			return nil, usageError{fmt.Errorf("ontology %q: expected a folder with types.tsv and frames", in.ontology)}
		}
		opt.Ontology = os.DirFS(in.ontology)
	}
	return rapporteur.New(opt)
}

func (in *input) open(cmd *cobra.Command, files []string) (*report.Files, error) {
	date, err := in.anchor()
	if err != nil {
		return nil, err
	}
	r, err := report.Open(report.Input{Files: files, Format: in.format, Date: date, Stdin: cmd.InOrStdin()})
	if err != nil {
		return nil, usageError{err}
	}
	return r, nil
}

func (in *input) anchor() (record.Date, error) {
	if in.date == "" {
		return 0, nil
	}
	d, err := record.ParseDate(in.date)
	if err != nil {
		return 0, usageError{fmt.Errorf("--date: %w", err)}
	}
	return d, nil
}

// outcome is what became of one report: a result, or a message about it.
type outcome[T any] struct {
	result T
	err    error
}

// each works on all reports in parallel and hands the results to emit in the
// order of the reports. Messages about bad reports go to stderr in that order
// too; if there was any, the error at the end is errBadInput.
func each[T any](cmd *cobra.Command, in *input, files []string, work func(report.Report) (T, error), emit func(io.Writer, T) error) error {
	reports, err := in.open(cmd, files)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(cmd.OutOrStdout(), 1<<16)
	bar := newBar(cmd, reports)
	defer bar.close()
	bad := false
	next := func() (outcome[report.Report], bool) {
		rep, err := reports.Next()
		return outcome[report.Report]{rep, err}, err != io.EOF
	}
	step := func(o outcome[report.Report]) outcome[T] {
		if o.err != nil {
			return outcome[T]{err: o.err}
		}
		result, err := work(o.result)
		return outcome[T]{result, err}
	}
	warned := false
	err = ordered.Run(cmd.Context(), in.jobs, next, step, func(o outcome[T]) error {
		if p, ok := any(o.result).(*record.Page); ok && p != nil && p.Date == "" && !warned {
			warned = true
			bar.message(cmd, "no date is known for some reports: their relative times stay unresolved (--date gives one)")
		}
		bar.step()
		if o.err != nil {
			if !errors.As(o.err, new(*report.Error)) {
				return o.err
			}
			bar.message(cmd, o.err.Error())
			bad = true
			if in.strict {
				return errBadInput
			}
			return nil
		}
		if err := emit(out, o.result); err != nil {
			return err
		}
		return out.Flush()
	})
	if err == nil && bad {
		err = errBadInput
	}
	return err
}
