// Command rapporteur reads news reports and keeps the record: who did what to
// whom, when, where, and according to whom.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit statuses of the contract.
const (
	exitBadInput = 1
	exitUsage    = 2
)

// usageError is a wrong call of the command, as against input that is bad.
type usageError struct{ error }

// errBadInput says that messages about the input have been printed already.
var errBadInput = errors.New("some input could not be used")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, newRoot()))
}

func run(ctx context.Context, root *cobra.Command) int {
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // the reader of the pipe has seen enough
		return 0
	case errors.Is(err, errBadInput):
		return exitBadInput
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: interrupted; what was printed is complete\n", cmd.CommandPath())
		return exitBadInput
	case errors.As(err, new(usageError)):
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: %v\nSee '%s --help'.\n", cmd.CommandPath(), err, cmd.CommandPath())
		return exitUsage
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: %v\n", cmd.CommandPath(), err)
	return exitBadInput
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "rapporteur",
		Short: "Read news reports and keep the record: who did what to whom, when, where, and according to whom",
		Long: `rapporteur reads news reports and keeps the record: who did what to whom,
when, where, and according to whom. Events follow PLOVER; every one of them
names the words it came from.`,
		Example:       "  rapporteur code --date 2018-05-10 report.txt",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          unknownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(codeCommand(), annotateCommand(), parseCommand(), relateCommand(), explainCommand(),
		actorsCommand(), framesCommand(), evalCommand(), trainCommand())
	return root
}

// unknownCommand makes a misspelt verb a wrong usage.
func unknownCommand(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("there is no command %q", args[0])}
	}
	return nil
}

// exactly is cobra.ExactArgs with our exit status.
func exactly(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := cobra.ExactArgs(n)(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}
