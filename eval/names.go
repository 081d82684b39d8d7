package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"rapporteur/text"
	"rapporteur/text/conllu"
	"rapporteur/text/goldnames"
)

// Names counts named spans by type: a span is right with its borders and its
// type, as in CoNLL 2003.
type Names struct {
	All    PRF
	ByType [5]PRF // by text.NameType
}

// ScoreNames counts against gold: columns of words and labels (CoNLL 2003,
// re3d, wikigold), or CoNLL-U with GUM's Entity annotation. The gold tokens
// and sentences are kept. from and to choose a part of the sentences, in
// hundredths: 80, 100 is the last fifth.
func ScoreNames(gold io.Reader, r *text.Reader, from, to int) (*Names, error) {
	sents, err := ReadGoldNames(gold)
	if err != nil {
		return nil, fmt.Errorf("read the gold names: %w", err)
	}
	res := &Names{}
	var doc text.Doc
	for _, s := range sents[len(sents)*from/100 : len(sents)*to/100] {
		sentenceDoc(s.Form, &doc)
		r.Annotate(&doc)
		got := make([]uint8, len(s.Form))
		for _, n := range doc.Names {
			for i := n.First; i < n.Last; i++ {
				got[i] = uint8(2 * n.Type)
			}
			got[n.First]--
		}
		res.add(s, got)
	}
	return res, nil
}

// ReadGoldNames reads columns of words and labels, or GUM's CoNLL-U.
func ReadGoldNames(r io.Reader) ([]*goldnames.Sentence, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	head, err := in.Peek(4096)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if !strings.Contains(string(head), "# sent_id") {
		return goldnames.ReadColumns(in)
	}
	var out []*goldnames.Sentence
	var ents goldnames.Entities
	for trees := conllu.NewReader(in); ; {
		s, err := trees.Next()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, ents.Read(s))
	}
}

// sentenceDoc makes a Doc of one sentence with a space after each token.
func sentenceDoc(forms []string, d *text.Doc) {
	d.Reset(strings.Join(forms, " "))
	at := int32(0)
	for _, f := range forms {
		d.Tokens = append(d.Tokens, text.Token{Start: at, End: at + int32(len(f)), Head: -1, Name: -1})
		at += int32(len(f)) + 1
	}
	d.Sents = append(d.Sents, text.Sent{Last: int32(len(forms)), End: int32(len(d.Text))})
}

// add counts one sentence. What touches words that the corpus leaves open is
// not counted.
func (n *Names) add(s *goldnames.Sentence, got []uint8) {
	want := labelSpans(s.Label)
	found := labelSpans(got)
	open := func(sp labelSpan) bool {
		for i := sp.first; i < sp.last; i++ {
			if s.Unknown[i] {
				return true
			}
		}
		return false
	}
	in := map[labelSpan]bool{}
	for _, sp := range want {
		if !open(sp) {
			in[sp] = true
			n.count(sp, PRF{Gold: 1})
		}
	}
	for _, sp := range found {
		if !open(sp) {
			one := PRF{Found: 1}
			if in[sp] {
				one.Right = 1
			}
			n.count(sp, one)
		}
	}
}

func (n *Names) count(sp labelSpan, one PRF) {
	n.All.Add(one)
	n.ByType[sp.typ].Add(one)
}

type labelSpan struct {
	first, last int
	typ         text.NameType
}

// labelSpans gives the spans of labels as package text/sentence numbers them.
func labelSpans(labels []uint8) []labelSpan {
	var out []labelSpan
	for i, l := range labels {
		typ := text.NameType((l + 1) / 2)
		if l == 0 {
			continue
		}
		if k := len(out) - 1; l%2 == 0 && k >= 0 && out[k].last == i && out[k].typ == typ {
			out[k].last++
		} else {
			out = append(out, labelSpan{i, i + 1, typ})
		}
	}
	return out
}

// Table shows the scores by type.
func (n *Names) Table() *Table {
	t := &Table{Head: PRFHead}
	for typ := text.Person; typ <= text.Nationality; typ++ {
		t.PRF(typ.String(), n.ByType[typ])
	}
	t.PRF("all", n.All)
	return t
}

// WriteTo prints the table.
func (n *Names) WriteTo(w io.Writer) (int64, error) { return n.Table().WriteTo(w) }
