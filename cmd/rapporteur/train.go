package main

import (
	"github.com/spf13/cobra"

	"rapporteur"
	"rapporteur/relate"
	"rapporteur/text/train"
)

func trainCommand() *cobra.Command {
	var opt train.Options
	cmd := &cobra.Command{
		Use:   "train",
		Short: "Train the weights in lang/ from CoNLL-U and named spans",
		Long: `Train learns the weights of tagger, parser and names from the folder of corpora
(ud/*.conllu, ner/*.conll) and writes them into a language's folder. The seed is
fixed: the same corpora give the same weights. See docs/models.md.`,
		Example: "  rapporteur train --corpora ../shared/corpora --out lang/en",
		Args:    unknownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return train.Run(cmd.Context(), opt, cmd.ErrOrStderr())
		},
	}
	cmd.AddCommand(trainRelateCommand())
	cmd.Flags().StringVar(&opt.Corpora, "corpora", "../shared/corpora", "folder with ud/ and ner/")
	cmd.Flags().StringVar(&opt.Out, "out", "lang/en", "folder of the language")
	cmd.Flags().BoolVar(&opt.Linear, "linear", false, "train the linear tagger and parser though there is a net")
	cmd.Flags().IntVar(&opt.Epochs, "epochs", 0, "rounds over the corpus (default 12)")
	return cmd
}

func trainRelateCommand() *cobra.Command {
	var corpora, out string
	cmd := &cobra.Command{
		Use:   "relate",
		Short: "Train the weights of relate from labelled pairs and the frames' examples",
		Long: `Relate learns what relate falls back on where no frame speaks: from plv/train.jsonl
in the folder of corpora and from the examples of the frames. To be run after the
text weights or the frames have changed.`,
		Example: "  rapporteur train relate --corpora ../shared/corpora --out relate/relate.bin",
		Args:    unknownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			coder, err := rapporteur.New(rapporteur.Options{})
			if err != nil {
				return err
			}
			return relate.Train(cmd.Context(), coder, corpora, out, cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&corpora, "corpora", "../shared/corpora", "folder with plv/")
	cmd.Flags().StringVar(&out, "out", "relate/relate.bin", "file to write")
	return cmd
}
