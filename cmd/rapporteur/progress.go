package main

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rapporteur/report"
)

// bar shows rate and time left on long jobs when stderr is a terminal; its
// zero value shows nothing.
type bar struct {
	b     *progressbar.ProgressBar
	input *report.Files
	n     int
}

func newBar(cmd *cobra.Command, input *report.Files) *bar {
	size := input.Size()
	if !isTerminal(os.Stderr) || isTerminal(os.Stdout) || (size >= 0 && size < 1<<20) {
		return &bar{}
	}
	return &bar{input: input, b: progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(cmd.ErrOrStderr()),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(200*time.Millisecond),
		progressbar.OptionClearOnFinish())}
}

// step counts a report; the bar itself follows the bytes read.
func (b *bar) step() {
	if b.b == nil {
		return
	}
	b.n++
	b.b.Describe(fmt.Sprintf("%d reports", b.n))
	_ = b.b.Set64(b.input.Read()) // a bar that cannot be drawn is no reason to stop
}

func (b *bar) close() {
	if b.b != nil {
		_ = b.b.Finish()
	}
}

// message prints a line to stderr as "verb text" without tearing the bar.
func (b *bar) message(cmd *cobra.Command, text string) {
	if b.b != nil {
		_ = b.b.Clear()
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s %s\n", cmd.Name(), text)
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// width gives the terminal's, 0 where there is none.
func width(f *os.File) int {
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return w
}
