package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/spf13/cobra"

	"rapporteur"
	"rapporteur/relate"
	"rapporteur/text/train"
)

// trainOptions say what to learn from and where the weights are written.
type trainOptions struct {
	text   train.Options
	relate string // file of relate's weights
	work   string // folder for what the net's training leaves behind
}

func trainCommand() *cobra.Command {
	opt := trainOptions{text: train.Options{Out: "lang/en"}, relate: "relate/relate.bin"}
	cmd := &cobra.Command{
		Use:   "train",
		Short: "Train all weights anew, in the folder of the sources",
		Long: `Train learns all weights from the corpora and writes them where the build takes
them from: the net (tags, trees; Python and two hours), then lemmas, sentence ends
and names, then relate. It is run in the folder of the sources, for a build with
the new net must learn relate. Seeds are fixed and work is counted in words, not
in minutes: the same corpora give the same weights on one kind of processor. The
subcommands train one part. See docs/models.md.`,
		Example: "  rapporteur train --corpora ../shared/corpora",
		Args:    unknownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return trainAll(cmd.Context(), opt, cmd.ErrOrStderr())
		},
	}
	cmd.PersistentFlags().StringVar(&opt.text.Corpora, "corpora", "../shared/corpora", "folder with ud/, ner/, plv/")
	cmd.Flags().StringVar(&opt.work, "work", "", "folder for the net's training (default a temporary one)")
	cmd.AddCommand(trainNetCommand(&opt), trainTextCommand(&opt), trainRelateCommand(&opt))
	return cmd
}

func trainAll(ctx context.Context, opt trainOptions, progress io.Writer) error {
	if err := trainNet(ctx, opt, progress); err != nil {
		return err
	}
	if err := train.Run(ctx, opt.text, progress); err != nil {
		return err
	}
	// The frames' examples must be read with the new weights, which only a new build has.
	return execute(ctx, progress, nil, "go", "run", "./cmd/rapporteur", "train", "relate", "--corpora", opt.text.Corpora, "--out", opt.relate)
}

// trainNet leaves the net to Python: training/run.sh does all of it.
func trainNet(ctx context.Context, opt trainOptions, progress io.Writer) error {
	script := filepath.Join("training", "run.sh")
	if _, err := os.Stat(script); err != nil {
		return fmt.Errorf("the net is trained by %s, in the folder of rapporteur's sources: %w", script, err)
	}
	corpora, err := filepath.Abs(opt.text.Corpora)
	if err != nil {
		return fmt.Errorf("find the corpora: %w", err)
	}
	args := []string{script}
	if opt.work != "" {
		work, err := filepath.Abs(opt.work)
		if err != nil {
			return fmt.Errorf("find the work folder: %w", err)
		}
		args = append(args, work)
	}
	return execute(ctx, progress, []string{"RAPPORTEUR_CORPORA=" + corpora}, "sh", args...)
}

// execute runs a command, whose output is progress.
func execute(ctx context.Context, progress io.Writer, env []string, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = progress, progress
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, args[0], err)
	}
	return nil
}

func trainNetCommand(opt *trainOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "net",
		Short:   "Train the net that tags and parses (Python, two hours)",
		Long:    `Net runs training/run.sh, which writes lang/en/text/net.bin; its README tells how. Names must be learned anew after it.`,
		Example: "  rapporteur train net --work /tmp/net",
		Args:    unknownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return trainNet(cmd.Context(), *opt, cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&opt.work, "work", "", "folder for what is left behind (default a temporary one)")
	return cmd
}

func trainTextCommand(opt *trainOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "text",
		Short: "Train lemmas, sentence ends and names, a minute",
		Long: `Text learns from CoNLL-U and named spans (ud/*.conllu, ner/*.conll) what stands
beside the net of a language, and writes it into the language's folder. A
language without a net gets the linear tagger and parser as well.`,
		Example: "  rapporteur train text --corpora ../shared/corpora --out lang/en",
		Args:    unknownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return train.Run(cmd.Context(), opt.text, cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&opt.text.Out, "out", opt.text.Out, "folder of the language")
	cmd.Flags().BoolVar(&opt.text.Linear, "linear", false, "train the linear tagger and parser though there is a net")
	cmd.Flags().IntVar(&opt.text.Epochs, "epochs", 0, "rounds over the corpus (default 12)")
	return cmd
}

func trainRelateCommand(opt *trainOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "relate",
		Short: "Train the weights of relate from labelled pairs and the frames' examples",
		Long: `Relate learns what relate decides by: from plv/train.jsonl
in the folder of corpora, from testdata/codebook (two thirds of it) and from the
examples of the frames. To be run in the folder of the sources, after the
text weights or the frames have changed.`,
		Example: "  rapporteur train relate --corpora ../shared/corpora --out relate/relate.bin",
		Args:    unknownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			coder, err := rapporteur.New(rapporteur.Options{})
			if err != nil {
				return err
			}
			return relate.Train(cmd.Context(), coder, opt.text.Corpora, opt.relate, cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&opt.relate, "out", opt.relate, "file to write")
	return cmd
}
