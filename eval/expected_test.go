package eval

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rapporteur/record"
)

func TestReadExpected(t *testing.T) {
	const in = `# a comment
event | 1,3 | CONSULT/visit or CONSULT | Macron or two rivals [LBY GOV / LBY MIL]; Haftar or - | - | 2017-07-25 or - | Paris or -; Cairo | - or historical, future | - or Macron
not | 4 | RETREAT/release | escaped
`
	e, err := ReadExpected(strings.NewReader(in), "x")
	if err != nil {
		t.Fatal(err)
	}
	want := GoldEvent{
		Line: 2, Sentences: []int{1, 3},
		Kinds:    []Kind{{"CONSULT", "visit"}, {"CONSULT", ""}},
		Actors:   []GoldEntity{{"Macron", "two rivals"}, {"Haftar", "-"}},
		When:     []string{"2017-07-25", "-"},
		Where:    []string{"Paris", "-", "Cairo"},
		Aux:      [][]string{{}, {"future", "historical"}},
		Speakers: []string{"-", "Macron"},
	}
	if got := e.Events[0]; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	for _, c := range []struct {
		typ, mode string
		want      bool
	}{{"RETREAT", "release", true}, {"RETREAT", "withdraw", false}, {"AID", "", false}} {
		ev := &record.Event{Event: []string{c.typ}, Mode: []string{c.mode}}
		if got := e.Nots[0].forbids(ev); got != c.want {
			t.Errorf("forbids %s/%s: %t", c.typ, c.mode, got)
		}
	}
}

// Every record beside the reports can be read.
func TestRecords(t *testing.T) {
	files, _ := filepath.Glob("../testdata/reports/*.expected")
	blind, _ := filepath.Glob("../testdata/reports/blind/*.expected")
	files = append(files, blind...)
	if len(files) < 56 {
		t.Fatalf("%d records", len(files))
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		e, err := ReadExpected(f, strings.TrimSuffix(filepath.Base(name), ".expected"))
		f.Close()
		if err != nil {
			t.Error(err)
		} else if len(e.Events)+len(e.Nots) == 0 {
			t.Errorf("%s: nothing in it", name)
		}
	}
}
