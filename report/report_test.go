package report

import (
	"os"
	"path/filepath"
	"slices"

	"errors"
	"io"
	"rapporteur/record"
	"strings"
	"testing"
)

// all reads to the end and gives reports and messages in order.
func all(t *testing.T, r Reader) (reports []Report, messages []string) {
	t.Helper()
	for range 10000 {
		rep, err := r.Next()
		if err == io.EOF {
			return reports, messages
		}
		var bad *Error
		switch {
		case errors.As(err, &bad):
			messages = append(messages, bad.Error())
		case err != nil:
			t.Fatal(err)
		default:
			reports = append(reports, rep)
		}
	}
	t.Fatal("the reader does not end")
	return nil, nil
}

func TestJSONL(t *testing.T) {
	for _, c := range []struct{ name, in, want, message string }{
		{"ours", `{"id":"a","date":"2018-05-10","text":"Hello.","title":"T","publication":"P","language":"en"}`, "a|2018-05-10|Hello.|T|P|en", ""},
		{"ngec", `{"story_id":"b","pub_date":"2018-05-10","event_text":"Hello.","headline":"T","publisher":"P"}`, "b|2018-05-10|Hello.|T|P|", ""},
		{"number as id", `{"id":17,"text":"Hello."}`, "17||Hello.|||", ""},
		{"no id", "\n\n{\"text\":\"Hello.\"}", "in-3||Hello.|||", ""},
		{"byte order mark", "\ufeff{\"id\":\"a\",\"text\":\"Hello.\"}", "a||Hello.|||", ""},
		{"no JSON", `{"id":"a"`, "", `in.jsonl:1: no JSON: column 9: unexpected end of JSON input`},
		{"wrong kind", `{"id":"a","text":5}`, "", `in.jsonl:1: field "text" is a number, expected a string`},
		{"not an object", `[1]`, "", `in.jsonl:1: no JSON object: json: cannot unmarshal array`},
		{"no text", `{"id":"a"}`, "", "in.jsonl:1: report without text"},
		{"bad date", `{"id":"a","text":"Hello.","date":"2018-13-02"}`, "", `in.jsonl:1: date "2018-13-02": month out of range`},
		{"not UTF-8", "{\"text\":\"\xff\xfe\"}", "", "in.jsonl:1: text is not UTF-8"},
		{"NUL", `{"text":"a\u0000b"}`, "", "in.jsonl:1: not text"},
	} {
		reports, messages := all(t, NewJSONL(strings.NewReader(c.in), "in.jsonl"))
		var got string
		for _, r := range reports {
			got += strings.Join([]string{r.ID, r.Date.String(), r.Text, r.Title, r.Publication, r.Language}, "|")
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		message := strings.Join(messages, "\n")
		if (c.message == "") != (message == "") || !strings.HasPrefix(message, c.message) {
			t.Errorf("%s: message %q, want %q", c.name, message, c.message)
		}
	}
}

func TestJSONLGoesOnBehindBadLines(t *testing.T) {
	good := `{"text":"Hello."}` + "\n"
	in := good + "{broken\n" + good + `{"text":"` + strings.Repeat("x", MaxSize) + "\"}\n" + good
	reports, messages := all(t, NewJSONL(strings.NewReader(in), "in.jsonl"))
	if len(reports) != 3 || len(messages) != 2 {
		t.Fatalf("%d reports, messages %q", len(reports), messages)
	}
	if want := "in.jsonl:4: longer than 8 MiB: not a report"; messages[1] != want {
		t.Errorf("message %q, want %q", messages[1], want)
	}
	if got := reports[2].Pos.String(); got != "in.jsonl:5" {
		t.Errorf("last report at %s, want in.jsonl:5", got)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ file, in, id, date, message string }{
		{"dir/2018-05-10-talks.txt", "Hello.", "2018-05-10-talks", "2018-05-10", ""},
		{"2018-13-10.txt", "Hello.", "2018-13-10", "", ""},
		{"talks.txt", "Hello.", "talks", "", ""},
		{"stdin", " \n", "", "", "stdin: report without text"},
		{"stdin", "", "", "", "stdin: report without text"},
		{"photo.txt", "\x89PNG\x00\x01", "", "", "photo.txt: not text: it holds NUL bytes"},
		{"page.html", "\n<!DOCTYPE html>\n<html><p>Hello.", "", "", "page.html: a web page: take its text out first"},
		{"less.txt", "<Hello> is no mark-up.", "less", "", ""},
		{"latin1.txt", "caf\xe9", "", "", "latin1.txt: text is not UTF-8"},
		{"big.txt", strings.Repeat("x", MaxSize+1), "", "", "big.txt: longer than 8 MiB: not a report"},
	} {
		reports, messages := all(t, NewText(strings.NewReader(c.in), c.file))
		if c.message != "" {
			if len(reports) != 0 || len(messages) != 1 || messages[0] != c.message {
				t.Errorf("%s: reports %v, messages %q, want %q", c.file, reports, messages, c.message)
			}
			continue
		}
		if len(reports) != 1 || reports[0].ID != c.id || reports[0].Date.String() != c.date {
			t.Errorf("%s: got %+v", c.file, reports)
		}
	}
}

func FuzzJSONL(f *testing.F) {
	f.Add([]byte(`{"id":"a","date":"2018-05-10","text":"Hello."}`))
	f.Add([]byte("{\"text\":\"\xff\"}\n\n{}"))
	f.Add([]byte("\xef\xbb\xbf{\"story_id\":1e400,\"event_text\":\"x\"}\r\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := NewJSONL(strings.NewReader(string(b)), "in.jsonl")
		for range len(b) + 2 {
			rep, err := r.Next()
			if err == io.EOF {
				return
			}
			if err == nil && (rep.Text == "" || rep.ID == "") {
				t.Fatalf("report without text or id: %+v", rep)
			}
		}
		t.Fatal("the reader does not end")
	})
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		return file
	}
	date, _ := record.ParseDate("2020-02-02")
	f, err := Open(Input{
		Files: []string{write("2018-05-10-a.txt", "One."), filepath.Join(dir, "missing.txt"),
			write("b.jsonl", `{"text":"Two."}`), Stdin},
		Date:  date,
		Stdin: strings.NewReader("Three."),
	})
	if err != nil {
		t.Fatal(err)
	}
	reports, messages := all(t, f)
	var got []string
	for _, r := range reports {
		got = append(got, r.ID+" "+r.Date.String()+" "+r.Text)
	}
	want := []string{"2018-05-10-a 2018-05-10 One.", "b-1 2020-02-02 Two.", "stdin 2020-02-02 Three."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(messages) != 1 || !strings.HasSuffix(messages[0], "missing.txt: no such file or directory") {
		t.Errorf("messages %q", messages)
	}
	if _, err := Open(Input{Format: "pdf"}); err == nil || err.Error() != `input "pdf": expected txt, jsonl` {
		t.Errorf("unknown format: %v", err)
	}
}
