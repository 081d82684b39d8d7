package eval

import (
	"strings"
	"testing"

	"rapporteur/record"
)

func TestStories(t *testing.T) {
	list, err := ReadStories(strings.NewReader(`{"title":"Walkout","text":"Teachers walked out.","label":"PROTEST","mode":"STRIKE"}
{"title":"Rally","text":"Thousands marched.","label":"PROTEST","mode":""}
{"title":"Silence","text":"Nothing happened.","label":"AID"}
`))
	if err != nil {
		t.Fatal(err)
	}
	events := func(types ...string) (out []record.Event) {
		for _, typ := range types {
			typ, frame, _ := strings.Cut(typ, " ")
			out = append(out, record.Event{Event: []string{typ}, Frame: frame})
		}
		return out
	}
	var r Stories
	for i, found := range [][]record.Event{events("PROTEST", "PROTEST", "REQUEST"), events("THREATEN protest.rally"), nil} {
		r.Add(list[i], found)
	}
	if want := (StoryCount{Stories: 3, Types: 3, Right: 1, Retyped: 1}); r.All != want {
		t.Errorf("all: %+v, want %+v", r.All, want)
	}
	if r.Silent != 1 || len(r.Notes) != 2 {
		t.Errorf("%d silent, %d notes; want 1, 2", r.Silent, len(r.Notes))
	}
	var b strings.Builder
	if _, err := r.Table().WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{{"…", "strike", "1", "100.0", "100.0", "2.0"}, {"…", "no", "mode", "1", "0.0", "100.0", "1.0"}, {"PROTEST", "2", "50.0", "100.0", "1.5"}} {
		if !strings.Contains(strings.Join(strings.Fields(b.String()), " "), strings.Join(want, " ")) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	if _, err := ReadStories(strings.NewReader("{}\nno story\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("broken line: %v", err)
	}
}
