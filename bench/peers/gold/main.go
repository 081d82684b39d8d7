// Command gold prints a gold file of names as columns, a word and its label a
// line and a blank line behind each sentence, so that a program in another
// language is measured on just the sentences and labels that
// rapporteur eval names measures on. "?" stands for a word left open.
//
//	go run ./bench/peers/gold -from 80 ../shared/corpora/ner/wikigold.conll
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"

	"rapporteur/eval"
	"rapporteur/text"
)

func main() {
	from := flag.Int("from", 0, "leave out so many hundredths of the sentences in front")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("gold: expected one gold file")
	}
	f, err := os.Open(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	sents, err := eval.ReadGoldNames(f)
	if err != nil {
		log.Fatal(err)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, s := range sents[len(sents)**from/100:] {
		for i, form := range s.Form {
			fmt.Fprintf(out, "%s\t%s\n", form, label(s.Label[i], s.Unknown[i]))
		}
		fmt.Fprintln(out)
	}
}

// label words a label: 2t-1 begins and 2t continues a name of type t.
func label(l uint8, unknown bool) string {
	switch {
	case unknown:
		return "?"
	case l == 0:
		return "O"
	case l%2 == 1:
		return "B-" + text.NameType((l+1)/2).String()
	}
	return "I-" + text.NameType(l/2).String()
}
