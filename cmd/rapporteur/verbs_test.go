package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const water = "../../docs/examples/water"

func TestOwnOntology(t *testing.T) {
	stdout, stderr, status := call(t, "", "frames", "check", water)
	if status != 0 || !strings.HasSuffix(stdout, "examples hold\n") {
		t.Errorf("frames check: status %d\n%s%s", status, stdout, stderr)
	}
	stdout, _, status = call(t, "Rebels cut water to the city on Monday.", "code", "--ontology", water, "--date", "2020-07-15")
	if status != 0 || !strings.Contains(stdout, `"event":["CUT"]`) || !strings.Contains(stdout, `"codebook":"own"`) {
		t.Errorf("code --ontology: status %d\n%s", status, stdout)
	}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "frames"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"types.tsv":      "CUT\t4\t-7\toptional\t17\tcuts off\n",
		"frames/cut.txt": "frame cut\nevent CUT\nverb cut\nactor subject\nrecipient object\n+ Rebels cut the road. = Rebels > police\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	stdout, _, status = call(t, "", "frames", "check", dir)
	if status != 1 || !strings.Contains(stdout, "cut.txt:6: Rebels cut the road.") {
		t.Errorf("a wrong example: status %d\n%s", status, stdout)
	}
}

func TestActors(t *testing.T) {
	stdout, _, status := call(t, "four Saudi men\n\n\xff\nBritish police\n", "actors", "code")
	if status != 1 {
		t.Errorf("actors code with a bad line: status %d", status)
	}
	var first struct{ Text, Code, Sector string }
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	if len(lines) != 2 || json.Unmarshal([]byte(lines[0]), &first) != nil || first.Code != "SAU" || first.Sector != "CVL" {
		t.Errorf("actors code:\n%s", stdout)
	}
	stdout, _, status = call(t, "", "actors", "find", "Gbagbo", "--on", "2009-06-01")
	if status != 0 || !strings.Contains(stdout, "CIV GOV") || !strings.Contains(stdout, "> 2000-10-26") {
		t.Errorf("actors find: status %d\n%s", status, stdout)
	}
	stdout, stderr, status := call(t, "", "actors", "import", "../../world/importer/testdata/actors.csv")
	if status != 1 || !strings.Contains(stdout, "River Brigade\tNGA REB") || !strings.Contains(stderr, "actors.csv:5: a row without a name") {
		t.Errorf("actors import: status %d\n%s%s", status, stdout, stderr)
	}
	own := filepath.Join(t.TempDir(), "own.tsv")
	if err := os.WriteFile(own, []byte(stdout), 0o666); err != nil {
		t.Fatal(err)
	}
	stdout, _, _ = call(t, "The River Brigade attacked the army on Monday.", "code", "--actors", own, "--date", "2020-07-15")
	if !strings.Contains(stdout, `"identifier_id":"own-river-brigade","code":"NGA","sector":"REB"`) {
		t.Errorf("--actors: %s", stdout)
	}
	stdout, _, status = call(t, "Zebulon Quartermain arrived on Monday.", "actors", "unknown", "--date", "2020-07-15")
	if status != 0 || !strings.HasPrefix(stdout, "zebulon-quartermain\tperson\tZebulon Quartermain\t") {
		t.Errorf("actors unknown: status %d\n%s", status, stdout)
	}
}

func TestExplain(t *testing.T) {
	stdout, _, status := call(t, "", "explain", "--date", "2018-05-10", "Two months ago, Haftar rejected a peace offer in Cairo.")
	for _, want := range []string{"rejected root VERB reject", "2018-03", "Cairo EGY", "REJECT historical", "frame reject", "Khalifa Haftar"} {
		if status != 0 || !strings.Contains(stdout, want) {
			t.Errorf("explain: status %d, no %q in\n%s", status, want, stdout)
		}
	}
}

func TestParse(t *testing.T) {
	gold := "# newdoc id = d\n# sent_id = 1\n# text = Egypt condemned Ethiopia.\n" +
		"1\tEgypt\t_\t_\t_\t_\t_\t_\t_\t_\n2\tcondemned\t_\t_\t_\t_\t_\t_\t_\t_\n3\tEthiopia\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	stdout, stderr, status := call(t, gold, "parse", "--input", "conllu")
	if status != 0 || !strings.Contains(stdout, "2\tcondemned\tcondemn\tVERB\tVBD\t") || !strings.Contains(stdout, "\t2\tobj\t") {
		t.Errorf("parse --input conllu: status %d\n%s%s", status, stdout, stderr)
	}
}
