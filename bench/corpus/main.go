// Command corpus writes a corpus of any size as JSON lines to standard output:
// the reports of testdata/reports over and over, each time under another id.
//
//	go run ./bench/corpus -n 100000 > /tmp/corpus.jsonl
//	/usr/bin/time -v rapporteur code /tmp/corpus.jsonl > /tmp/events.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"rapporteur/report"
)

func main() {
	n := flag.Int("n", 1000, "number of reports")
	dir := flag.String("reports", "testdata/reports", "folder of .txt files")
	flag.Parse()
	reports, err := read(*dir)
	if err != nil {
		log.Fatal(err)
	}
	if err := write(reports, *n); err != nil {
		log.Fatal(err)
	}
}

func read(dir string) ([]report.Report, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no .txt files in %s", dir)
	}
	list := make([]report.Report, len(files))
	for i, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		list[i], err = report.NewText(f, name).Next()
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

func write(reports []report.Report, n int) error {
	out := bufio.NewWriter(os.Stdout)
	lines := json.NewEncoder(out)
	for i := range n {
		r := reports[i%len(reports)]
		err := lines.Encode(map[string]string{"id": fmt.Sprintf("%s-%d", r.ID, i), "date": r.Date.String(), "text": r.Text})
		if err != nil {
			return err
		}
	}
	return out.Flush()
}
