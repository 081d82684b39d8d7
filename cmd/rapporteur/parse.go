package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rapporteur"
	"rapporteur/report"
	"rapporteur/text"
)

func parseCommand() *cobra.Command {
	var in input
	cmd := &cobra.Command{
		Use:   "parse [FILE…]",
		Short: "Give the Universal Dependencies tree of reports as CoNLL-U",
		Long: `Parse gives sentences, tokens, lemmas, tags, the tree and named spans as
CoNLL-U. With --input conllu the tokens and sentences of the input are kept and
the rest is predicted.`,
		Example: `  rapporteur parse report.txt
  rapporteur parse --input conllu gold.conllu > ours.conllu`,
		RunE: func(cmd *cobra.Command, files []string) error {
			coder, err := in.coder()
			if err != nil {
				return err
			}
			if in.format == "conllu" {
				return parseTokens(cmd, coder, files)
			}
			return each(cmd, &in, files,
				func(rep report.Report) ([]byte, error) {
					var doc text.Doc
					coder.Parse(rep.Text, &doc)
					doc.ID = rep.ID
					var b bytes.Buffer
					err := text.WriteCoNLLU(&b, &doc)
					return b.Bytes(), err
				},
				func(out io.Writer, b []byte) error { _, err := out.Write(b); return err })
		},
	}
	in.flags(cmd)
	cmd.Flag("input").Usage = "format of the input: txt, jsonl or conllu (default: by the file's ending)"
	return cmd
}

// parseTokens keeps given tokens and sentences.
func parseTokens(cmd *cobra.Command, coder *rapporteur.Coder, files []string) error {
	if len(files) == 0 {
		files = []string{report.Stdin}
	}
	for _, name := range files {
		r, err := openFile(cmd, name)
		if err != nil {
			return err
		}
		err = parseFile(cmd.OutOrStdout(), coder, text.ReadCoNLLU(r))
		r.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func parseFile(w io.Writer, coder *rapporteur.Coder, in *text.CoNLLUReader) error {
	var doc text.Doc
	for {
		err := in.Next(&doc)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		coder.Annotate(&doc)
		if err := text.WriteCoNLLU(w, &doc); err != nil {
			return err
		}
	}
}
