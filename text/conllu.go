package text

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"rapporteur/text/conllu"
)

// CoNLLUReader reads Docs from CoNLL-U: gold trees, or tokens to be parsed.
type CoNLLUReader struct {
	in   *conllu.Reader
	next *conllu.Sentence // read ahead, the first of the next Doc
	buf  []byte           // the text so far
}

// ReadCoNLLU reads from r.
//
//	in := text.ReadCoNLLU(f)
//	for {
//		err := in.Next(&doc) // io.EOF at the end
//		…
//	}
func ReadCoNLLU(r io.Reader) *CoNLLUReader { return &CoNLLUReader{in: conllu.NewReader(r)} }

// Next fills d with the sentences up to the next "# newdoc", or to the end
// where there are none. The text is put together from the forms; a new
// paragraph is a blank line.
func (r *CoNLLUReader) Next(d *Doc) error {
	d.Reset("")
	r.buf = r.buf[:0]
	for par := int32(0); ; {
		s := r.next
		r.next = nil
		if s == nil {
			var err error
			s, err = r.in.Next()
			if err == io.EOF && len(d.Sents) > 0 {
				break
			}
			if err != nil {
				return err
			}
		}
		docID, newDoc := s.Comment("newdoc")
		if len(d.Sents) > 0 && newDoc {
			r.next = s
			break
		}
		if len(d.Sents) == 0 {
			d.ID = docID
		} else if _, newPar := s.Comment("newpar"); newPar {
			par++
			r.replaceSpace("\n\n")
		}
		r.add(d, s, par)
	}
	d.Text = string(bytes.TrimRight(r.buf, " "))
	d.Link()
	return nil
}

// replaceSpace swaps the white space at the end of the text.
func (r *CoNLLUReader) replaceSpace(with string) {
	r.buf = append(bytes.TrimRight(r.buf, " "), with...)
}

func (r *CoNLLUReader) add(d *Doc, s *conllu.Sentence, par int32) {
	first := int32(len(d.Tokens))
	sent := Sent{First: first, Last: first + int32(len(s.Words)), Start: int32(len(r.buf)), Par: par}
	sent.ID, _ = s.Comment("sent_id")
	multis := s.Multis
	for i := 0; i < len(s.Words); {
		form, misc, last := s.Words[i].Form, s.Words[i].Misc, i+1
		if len(multis) > 0 && multis[0].First == i+1 {
			form, misc, last = multis[0].Form, multis[0].Misc, multis[0].Last
			multis = multis[1:]
		}
		start := int32(len(r.buf))
		r.buf = append(r.buf, form...)
		addWords(d, s.Words[i:last], start, form)
		sent.End = int32(len(r.buf))
		if conllu.Misc(misc, "SpaceAfter") != "No" {
			r.buf = append(r.buf, ' ')
		}
		i = last
	}
	for i := range s.Words {
		t := &d.Tokens[first+int32(i)]
		t.Head, t.Sent, t.Name = -1, int32(len(d.Sents)), -1
		if h := s.Words[i].Head; h > 0 {
			t.Head = first + int32(h) - 1
		}
		d.addGoldName(first+int32(i), conllu.Misc(s.Words[i].Misc, "ner"))
	}
	d.Sents = append(d.Sents, sent)
}

// addWords appends the words of one surface token. Where their forms do not
// spell it, each gets the whole of it.
func addWords(d *Doc, words []conllu.Word, start int32, form string) {
	n := 0
	for _, w := range words {
		n += len(w.Form)
	}
	spelt := n == len(form)
	at := start
	for i, w := range words {
		t := Token{Start: start, End: start + int32(len(form)), Lemma: w.Lemma, UPOS: ParseUPOS(w.UPOS),
			XPOS: ParseXPOS(w.XPOS), Rel: ParseRel(w.Rel), Feats: w.Feats, Inner: i > 0}
		if spelt {
			t.Start, t.End = at, at+int32(len(w.Form))
			at = t.End
		}
		d.Tokens = append(d.Tokens, t)
	}
}

// addGoldName takes "B-PER" or "I-PER" for token i.
func (d *Doc) addGoldName(i int32, tag string) {
	prefix, name, ok := strings.Cut(tag, "-")
	if !ok {
		return
	}
	typ := ParseNameType(name)
	if typ == NoName {
		return
	}
	if n := len(d.Names) - 1; n >= 0 && prefix == "I" && d.Names[n].Last == i && d.Names[n].Type == typ {
		d.Names[n].Last++
	} else {
		d.Names = append(d.Names, Name{First: i, Last: i + 1, Type: typ})
	}
	d.Tokens[i].Name = int32(len(d.Names) - 1)
}

// WriteCoNLLU writes d as one "# newdoc". Named spans stand in MISC as
// ner=B-PER, ner=I-PER.
func WriteCoNLLU(w io.Writer, d *Doc) error {
	out := bufio.NewWriter(w)
	for i := range d.Sents {
		s := &d.Sents[i]
		if i == 0 {
			writeComment(out, "newdoc", d.ID)
		}
		if i == 0 || d.Sents[i-1].Par != s.Par {
			fmt.Fprintf(out, "# newpar\n")
		}
		id := s.ID
		if id == "" {
			id = fmt.Sprint(i + 1)
		}
		fmt.Fprintf(out, "# sent_id = %s\n", id)
		fmt.Fprintf(out, "# text = %s\n", strings.Join(strings.Fields(d.Text[s.Start:s.End]), " "))
		for t := s.First; t < s.Last; t++ {
			d.writeToken(out, t, s)
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

func writeComment(out *bufio.Writer, kind, id string) {
	if id == "" {
		fmt.Fprintf(out, "# %s\n", kind)
		return
	}
	fmt.Fprintf(out, "# %s id = %s\n", kind, id)
}

func (d *Doc) writeToken(out *bufio.Writer, i int32, s *Sent) {
	t := &d.Tokens[i]
	last := i + 1
	for last < s.Last && d.Tokens[last].Inner {
		last++
	}
	multi := !t.Inner && last > i+1
	if multi {
		fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i-s.First+1, last-s.First,
			column(d.surface(i, last)), column(d.spaceAfter(last-1)))
	}
	misc := ""
	if t.Name >= 0 {
		misc = "ner=I-"
		if d.Names[t.Name].First == i {
			misc = "ner=B-"
		}
		misc += d.Names[t.Name].Type.String()
	}
	if sp := d.spaceAfter(i); sp != "" && !t.Inner && !multi {
		if misc != "" {
			misc += "|"
		}
		misc += sp
	}
	head := int32(0)
	if t.Head >= 0 {
		head = t.Head - s.First + 1
	}
	fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", i-s.First+1, column(d.Form(i)), column(t.Lemma),
		t.UPOS, t.XPOS, column(t.Feats), head, t.Rel, column(misc))
}

// surface gives the characters of a multiword token.
func (d *Doc) surface(first, last int32) string {
	start, end := d.Tokens[first].Start, d.Tokens[first].End
	for i := first; i < last; i++ {
		start, end = min(start, d.Tokens[i].Start), max(end, d.Tokens[i].End)
	}
	return d.Text[start:end]
}

func (d *Doc) spaceAfter(i int32) string {
	end := int(d.Tokens[i].End)
	if int(i)+1 < len(d.Tokens) && end == int(d.Tokens[i+1].Start) {
		return "SpaceAfter=No"
	}
	return ""
}

// column makes s fit for a column: no tab, no line end, "_" for nothing.
func column(s string) string {
	if s == "" {
		return "_"
	}
	if strings.ContainsAny(s, "\t\n\r") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}
