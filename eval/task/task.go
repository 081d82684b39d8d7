// Package task names what can be measured: each task runs the whole program
// over gold files and prints the figures of its field.
package task

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"rapporteur"
	"rapporteur/eval"
	"rapporteur/report"
)

// Task is one kind of measurement.
type Task struct {
	Name  string
	Short string // what the gold is and what is counted
	// Run measures coder on the gold files or folders and prints to w; with
	// notes it lists the disagreements too.
	Run func(coder *rapporteur.Coder, gold []string, w io.Writer, notes bool) error
}

// All lists the tasks in alphabetical order of their names.
func All() []Task {
	return []Task{
		{"claims", "folders of PolNeAR (attributions/*.ann, text/*.txt): cues, sources, contents", claims},
		{"coref", "CoNLL-U with GUM's entities: MUC, B³, CEAFe over names and pronouns, by genre", coref},
		{"events", "folders of reports with .expected records: types, participants, aux, dates, places, speakers", events},
		{"muc4", "MUC-4 as JSON by document: attacks found, perpetrators, victims and targets, by head word", muc4},
		{"names", "columns of words and labels, or CoNLL-U with GUM's entities: named spans", names(0, 100)},
		{"names-kept", "the same, the last fifth of the sentences only", names(80, 100)},
		{"pairs", "JSON lines with text, marked, actor, recipient, event: the pair in the coded sentence", pairs},
		{"parse", "CoNLL-U, from the raw text: tokens, sentences, tags, lemmas, UAS, LAS", parse(false)},
		{"parse-given", "the same with the gold tokens and sentences", parse(true)},
		{"phrases", "tables of phrase, code, sectors, day: codes of noun phrases", phrases},
		{"places", "LGL or TR-News: toponyms found and resolved", places},
		{"police", "sentences with what the police did in five columns: by type, mode and sector", police},
		{"quad", "JSON lines with text, quad: the class of the main event, false alarms", quad},
		{"relate", "JSON lines with text, actor, recipient, event: 10-fold cross-validation of relate", relatePairs},
		{"spans", "columns of words and labels S, T, O: actors and recipients of the main event", spans},
		{"stories", "JSON lines with text, label: is the label among the types coded", stories},
		{"times", "folders of TimeML: extents, types, values", times},
	}
}

// Find gives the task of that name, nil where there is none.
func Find(name string) *Task {
	for _, t := range All() {
		if t.Name == name {
			return &t
		}
	}
	return nil
}

// events measures reports beside their records; a folder "blind" inside a
// named one gets a table of its own: nobody tuned on what is in it, and its
// notes stay unread unless it is named itself.
func events(coder *rapporteur.Coder, gold []string, w io.Writer, notes bool) error {
	files, err := expand(gold, ".expected")
	if err != nil {
		return err
	}
	if err := eventsOf(coder, files, "", w, notes); err != nil {
		return err
	}
	for _, name := range gold {
		blind := filepath.Join(name, "blind")
		if files, err := expand([]string{blind}, ".expected"); err == nil {
			if err := eventsOf(coder, files, " not tuned on", w, false); err != nil {
				return err
			}
		}
	}
	return nil
}

func eventsOf(coder *rapporteur.Coder, files []string, which string, w io.Writer, notes bool) error {
	var result eval.EventResult
	for _, file := range files {
		if err := compare(coder, file, &result); err != nil {
			return err
		}
	}
	if notes {
		for _, n := range result.Notes {
			fmt.Fprintln(w, n)
		}
	}
	t := result.Table()
	t.Title += which
	_, err := t.WriteTo(w)
	return err
}

// compare codes the report beside an .expected file and counts it in.
func compare(coder *rapporteur.Coder, file string, result *eval.EventResult) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	base := strings.TrimSuffix(file, ".expected")
	want, err := eval.ReadExpected(bytes.NewReader(b), filepath.Base(base))
	if err != nil {
		return err
	}
	f, err := os.Open(base + ".txt")
	if err != nil {
		return err
	}
	defer f.Close()
	rep, err := report.NewText(f, base+".txt").Next()
	if err != nil {
		return err
	}
	page, err := coder.Code(context.Background(), rep)
	if err != nil {
		return err
	}
	result.Compare(want, page)
	return nil
}

// expand gives the files with the ending: those named, and those in folders.
func expand(names []string, ending string) ([]string, error) {
	var files []string
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, name)
			continue
		}
		inside, err := filepath.Glob(filepath.Join(name, "*"+ending))
		if err != nil {
			return nil, err
		}
		files = append(files, inside...)
	}
	sort.Strings(files)
	if len(files) == 0 {
		return nil, errors.New("no gold files: expected names ending in " + ending + ", or folders with such")
	}
	return files, nil
}
