package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds the contract: every field of every layer, byte for byte.
// Run with -update after reading what changed.
func TestGolden(t *testing.T) {
	const dir = "../../testdata/reports/"
	for _, name := range []string{"2020-10-24-lby-geneva-ceasefire", "2019-04-06-lby-guterres-leaves"} {
		for _, g := range []struct{ args, ending string }{
			{"code --format jsonl", ".code.jsonl"},
			{"code --format csv", ".code.csv"},
			{"code --format table", ".code.txt"},
			{"annotate", ".annotate.jsonl"},
			{"parse", ".conllu"},
		} {
			got, stderr, status := call(t, "", append(strings.Fields(g.args), dir+name+".txt")...)
			if status != 0 {
				t.Fatalf("%s: status %d: %s", name, status, stderr)
			}
			file := filepath.Join("testdata", name+g.ending)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s: %s gives something else than %s (go test ./cmd/rapporteur -update writes it anew)", name, g.args, file)
			}
		}
	}
}
