package main

import (
	"github.com/spf13/cobra"

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
	cmd.Flags().StringVar(&opt.Corpora, "corpora", "../shared/corpora", "folder with ud/ and ner/")
	cmd.Flags().StringVar(&opt.Out, "out", "lang/en", "folder of the language")
	cmd.Flags().IntVar(&opt.Epochs, "epochs", 0, "rounds over the corpus (default 12)")
	return cmd
}
