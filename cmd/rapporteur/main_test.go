package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// call runs the command as main does.
func call(t *testing.T, stdin string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs bytes.Buffer
	root := newRoot()
	root.SetIn(strings.NewReader(stdin))
	root.SetOut(&out)
	root.SetErr(&errs)
	root.SetArgs(args)
	status = run(context.Background(), root)
	return out.String(), errs.String(), status
}

const talks = `{"id":"talks","date":"2018-05-10","text":"Egypt condemned Ethiopia on Tuesday."}` + "\n"

func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	broken := file("broken.jsonl", strings.Repeat(talks, 500)+"{\"text\": \"oops\n"+strings.Repeat(talks, 500))
	for _, c := range []struct {
		name   string
		stdin  string
		args   []string
		status int
		events int
		stderr string
	}{
		{"good", talks, []string{"code", "--input", "jsonl"}, 0, 1, ""},
		{"broken line among a thousand", "", []string{"code", broken}, 1, 1000, "code " + broken + ":501: no JSON: column"},
		{"strict stops", "", []string{"code", "--strict", broken}, 1, 500, broken + ":501: no JSON"},
		{"empty", "", []string{"code", "--date", "2020-01-01"}, 1, 0, "code stdin: report without text"},
		{"binary", "\x7fELF\x02\x01\x00\x00\xff\xfe", []string{"code"}, 1, 0, "code stdin: not text: it holds NUL bytes"},
		{"not UTF-8", "caf\xe9 au lait", []string{"code"}, 1, 0, "code stdin: text is not UTF-8"},
		{"Chinese", strings.Repeat("双方在开罗举行会谈。", 9), []string{"code", "--date", "2020-01-01"}, 1, 0, "code stdin: not English: 0 % of its letters are Latin"},
		{"long line", `{"text":"` + strings.Repeat("word ", 10<<20) + "\"}\n" + talks, []string{"code", "--input", "jsonl"}, 1, 1, "code stdin:1: longer than 8 MiB: not a report"},
		{"bad date", `{"text":"Egypt condemned Ethiopia.","date":"2018-13-02"}`, []string{"code", "--input", "jsonl"}, 1, 0, `code stdin:1: date "2018-13-02": month out of range`},
		{"missing file", "", []string{"code", dir + "/none.txt"}, 1, 0, "none.txt: no such file or directory"},
		{"no date", "Egypt condemned Ethiopia on Tuesday.", []string{"code"}, 0, 1, "no date is known for some reports"},
		{"wrong --date", "x", []string{"code", "--date", "tomorrow"}, 2, 0, `--date: date "tomorrow": expected YYYY-MM-DD`},
		{"wrong format", "x", []string{"code", "--format", "xml"}, 2, 0, `--format "xml": expected table, jsonl, csv`},
		{"wrong input", "x", []string{"code", "--input", "pdf"}, 2, 0, `input "pdf": expected txt, jsonl`},
		{"wrong flag", "x", []string{"code", "--colour"}, 2, 0, "unknown flag: --colour"},
		{"wrong verb", "x", []string{"cod"}, 2, 0, `there is no command "cod"`},
		{"wrong task", "x", []string{"eval", "luck", "x"}, 2, 0, `task "luck": expected one of`},
		{"no ontology", "x", []string{"code", "--ontology", dir + "/none"}, 2, 0, "expected a folder with types.tsv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, stderr, status := call(t, c.stdin, c.args...)
			if status != c.status {
				t.Errorf("status %d, want %d; stderr: %.300s", status, c.status, stderr)
			}
			if n := strings.Count(stdout, "\n"); n != c.events {
				t.Errorf("%d events, want %d", n, c.events)
			}
			if !strings.Contains(stderr, c.stderr) || (c.stderr == "" && stderr != "") {
				t.Errorf("stderr %.300q, want %q", stderr, c.stderr)
			}
			if strings.Contains(stderr, "goroutine") {
				t.Errorf("a panic: %s", stderr)
			}
		})
	}
}

func TestHelpShowsAnExample(t *testing.T) {
	for _, verb := range [][]string{{}, {"code"}, {"annotate"}, {"parse"}, {"explain"}, {"train"}, {"eval"}, {"actors", "code"}} {
		stdout, _, status := call(t, "", append(verb, "--help")...)
		if status != 0 || !strings.Contains(stdout, "Examples:\n  ") {
			t.Errorf("%v --help: status %d, no example in\n%s", verb, status, stdout)
		}
	}
	if stdout, _, status := call(t, "", "completion", "bash"); status != 0 || len(stdout) < 1000 {
		t.Errorf("no shell completion: status %d", status)
	}
}

// The same reports give the same bytes, whatever the number of jobs.
func TestJobs(t *testing.T) {
	var in strings.Builder
	for i, f := range reportFiles(t) {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		line, _ := json.Marshal(map[string]string{"id": fmt.Sprint(i), "date": "2018-05-10", "text": string(body)})
		in.Write(line)
		in.WriteByte('\n')
	}
	one, _, _ := call(t, in.String(), "annotate", "--input", "jsonl", "--jobs", "1")
	eight, _, _ := call(t, in.String(), "annotate", "--input", "jsonl", "--jobs", "8")
	if one != eight || one == "" {
		t.Errorf("%d bytes with one job, %d with eight; or they differ", len(one), len(eight))
	}
}

func reportFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/reports/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no reports in testdata/reports", err)
	}
	return files
}
