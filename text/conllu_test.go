package text

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const small = `# newdoc id = d1
# sent_id = d1-1
# text = They don't talk.
1	They	they	PRON	PRP	Case=Nom	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	talk	talk	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar
1	Ali	Ali	PROPN	NNP	_	0	root	_	ner=B-PER
2	Hassan	Hassan	PROPN	NNP	_	1	flat	_	ner=I-PER

# newdoc id = d2
1	Yes	yes	INTJ	UH	_	0	root	_	_

`

func TestReadCoNLLU(t *testing.T) {
	in := ReadCoNLLU(strings.NewReader(small))
	var d Doc
	if err := in.Next(&d); err != nil {
		t.Fatal(err)
	}
	if want := "They don't talk.\n\nAli Hassan"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if d.ID != "d1" || len(d.Sents) != 2 || d.Sents[1].Par != 1 || len(d.Names) != 1 {
		t.Errorf("doc %+v", d)
	}
	if got := d.Form(2); got != "n't" || !d.Tokens[2].Inner || d.Tokens[2].Head != 3 {
		t.Errorf("token 2 %q %+v", got, d.Tokens[2])
	}
	if n := d.Names[0]; d.Slice(n.First, n.Last) != "Ali Hassan" || n.Type != Person {
		t.Errorf("name %+v", n)
	}
	if err := in.Next(&d); err != nil || d.ID != "d2" || d.Text != "Yes" {
		t.Errorf("second doc %+v: %v", d, err)
	}
	if err := in.Next(&d); err != io.EOF {
		t.Errorf("at the end: %v", err)
	}
}

func TestReadCoNLLUErrors(t *testing.T) {
	for _, c := range []struct{ in, err string }{
		{"1\ta\n", "line 1: 2 columns, expected 10"},
		{"2\ta\ta\tX\tX\t_\t0\troot\t_\t_\n", `line 1: word number "2", expected 1`},
		{"1\ta\ta\tX\tX\t_\tx\troot\t_\t_\n", `line 1: word 1: head "x"`},
		{"1\ta\ta\tX\tX\t_\t7\troot\t_\t_\n", "line 1: sentence before: word 1: head 7 of 1 words"},
		{"1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n",
			"line 2: sentence before: multiword token reaches behind the last word"},
	} {
		var d Doc
		err := ReadCoNLLU(strings.NewReader(c.in)).Next(&d)
		if err == nil || err.Error() != c.err {
			t.Errorf("%q: error %v, want %s", c.in, err, c.err)
		}
	}
}

// roundTrip writes what it reads and wants to read the same again.
func roundTrip(t *testing.T, in io.Reader) {
	first, second := ReadCoNLLU(in), new(bytes.Buffer)
	for {
		var d, e Doc
		if err := first.Next(&d); err != nil {
			return
		}
		second.Reset()
		if err := WriteCoNLLU(second, &d); err != nil {
			t.Fatal(err)
		}
		if err := ReadCoNLLU(second).Next(&e); err != nil {
			t.Fatalf("%s: reading back: %v", d.ID, err)
		}
		if len(d.Tokens) != len(e.Tokens) || len(d.Names) != len(e.Names) {
			t.Fatalf("%s: %d tokens, read back %d", d.ID, len(d.Tokens), len(e.Tokens))
		}
		for i := range d.Tokens {
			if d.Tokens[i] != e.Tokens[i] {
				t.Fatalf("%s: token %d: %+v, read back %+v", d.ID, i, d.Tokens[i], e.Tokens[i])
			}
		}
	}
}

func TestRoundTrip(t *testing.T) {
	roundTrip(t, strings.NewReader(small))
	files, _ := filepath.Glob("../../shared/corpora/ud/*-dev.conllu")
	if len(files) == 0 {
		t.Skip("../shared/corpora/ud is absent")
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		roundTrip(t, f)
		f.Close()
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(small)
	for _, s := range []string{"", "\n", "#", "# newdoc", "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "1-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
		"1.1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "1\t \t_\t_\t_\t_\t_\t_\t_\t_\n", "1\t\xff\t_\t_\t_\t_\t0\t_\t_\tner=I-ORG\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		in := ReadCoNLLU(strings.NewReader(s))
		for range 100 {
			var d Doc
			if err := in.Next(&d); err != nil {
				return
			}
			if len(d.Tokens) == 0 {
				t.Fatalf("%q: a document without tokens", s)
			}
			for i := range d.Tokens {
				d.Form(int32(i))
				d.Kids(int32(i))
			}
			if err := WriteCoNLLU(io.Discard, &d); err != nil {
				t.Fatal(err)
			}
		}
	})
}
