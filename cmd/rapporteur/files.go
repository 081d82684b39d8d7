package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rapporteur/report"
)

// openFile opens a file by its name, or standard input by report.Stdin.
func openFile(cmd *cobra.Command, name string) (io.ReadCloser, error) {
	if name == report.Stdin {
		return io.NopCloser(cmd.InOrStdin()), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, usageError{err}
	}
	return f, nil
}

// needFile is for commands that cannot do without a file.
func needFile(args []string, what string) error {
	if len(args) == 0 {
		return usageError{fmt.Errorf("no file: expected %s", what)}
	}
	return nil
}
