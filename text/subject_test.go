package text

import (
	"strings"
	"testing"
)

func TestPartSubjects(t *testing.T) {
	// "Workers were held , ministers said ." with two subjects on "said"
	const in = `1	Workers	worker	NOUN	NNS	_	6	nsubj	_	_
2	were	be	AUX	VBD	_	3	aux:pass	_	_
3	held	hold	VERB	VBN	_	6	ccomp	_	_
4	,	,	PUNCT	,	_	6	punct	_	_
5	ministers	minister	NOUN	NNS	_	6	nsubj	_	_
6	said	say	VERB	VBD	_	0	root	_	_

`
	var d Doc
	if err := ReadCoNLLU(strings.NewReader(in)).Next(&d); err != nil {
		t.Fatal(err)
	}
	d.partSubjects(&d.Sents[0])
	if w := d.Tokens[0]; w.Head != 2 || w.Rel != NsubjPass {
		t.Errorf("workers: %d %v, want 2 nsubj:pass", w.Head, w.Rel)
	}
	if m := d.Tokens[4]; m.Head != 5 || m.Rel != Nsubj {
		t.Errorf("ministers: %d %v, want 5 nsubj", m.Head, m.Rel)
	}
	before := d.Tokens[0]
	d.partSubjects(&d.Sents[0])
	if d.Tokens[0] != before {
		t.Error("a second time changes something")
	}
}
