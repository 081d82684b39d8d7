package eval

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"rapporteur/text"
)

// Parse counts what is right in a parse, as the scorer of CoNLL 2018 does
// (Zeman et al. 2018): words are aligned by their characters, and LAS looks at
// the universal part of a relation.
type Parse struct {
	Tokens, Sentences, Words PRF
	UPOS, XPOS, Feats, Lemma PRF
	UAS, LAS                 PRF
	LASFull                  PRF // the subtype has to be right too
	Relation                 map[text.Rel]PRF
}

// ScoreParse lets r read the gold file's texts and counts. With given tokens
// the gold tokens and sentences are kept.
func ScoreParse(gold io.Reader, r *text.Reader, given bool) (*Parse, error) {
	in := text.ReadCoNLLU(gold)
	res := &Parse{Relation: map[text.Rel]PRF{}}
	var want, got text.Doc
	for {
		err := in.Next(&want)
		if err == io.EOF {
			return res, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read the gold trees: %w", err)
		}
		if given {
			bare(&want, &got)
			r.Annotate(&got)
		} else {
			r.Read(want.Text, &got)
		}
		res.Add(&want, &got)
	}
}

// bare gives got the tokens and sentences of want and nothing else.
func bare(want, got *text.Doc) {
	got.Reset(want.Text)
	got.Sents = append(got.Sents, want.Sents...)
	for _, t := range want.Tokens {
		got.Tokens = append(got.Tokens, text.Token{Start: t.Start, End: t.End, Sent: t.Sent,
			Inner: t.Inner, Head: -1, Name: -1})
	}
}

// Add counts one document in. Both must have the same text.
func (p *Parse) Add(want, got *text.Doc) {
	p.Tokens.Add(matchSpans(surface(want), surface(got)))
	p.Sentences.Add(matchSpans(sentences(want), sentences(got)))
	of, pair := alignWords(want, got)
	count := func(s *PRF, right func(w, g *text.Token) bool) {
		one := PRF{Gold: len(want.Tokens), Found: len(got.Tokens)}
		for i, j := range of {
			if j >= 0 && right(&want.Tokens[i], &got.Tokens[j]) {
				one.Right++
			}
		}
		s.Add(one)
	}
	head := func(w, g *text.Token) bool {
		if w.Head < 0 || g.Head < 0 {
			return w.Head < 0 && g.Head < 0
		}
		return of[w.Head] == g.Head
	}
	count(&p.Words, func(w, g *text.Token) bool { return true })
	count(&p.UPOS, func(w, g *text.Token) bool { return w.UPOS == g.UPOS })
	count(&p.XPOS, func(w, g *text.Token) bool { return w.XPOS == g.XPOS })
	count(&p.Feats, func(w, g *text.Token) bool { return w.Feats == g.Feats })
	count(&p.Lemma, func(w, g *text.Token) bool { return w.Lemma == g.Lemma })
	count(&p.UAS, head)
	count(&p.LAS, func(w, g *text.Token) bool { return head(w, g) && universal(w.Rel) == universal(g.Rel) })
	count(&p.LASFull, func(w, g *text.Token) bool { return head(w, g) && w.Rel == g.Rel })
	p.relations(want, got, pair, head)
}

// relations counts each relation with its subtype. pair gives the gold word of
// each word found.
func (p *Parse) relations(want, got *text.Doc, pair []int32, head func(w, g *text.Token) bool) {
	for i := range want.Tokens {
		s := p.Relation[want.Tokens[i].Rel]
		s.Gold++
		p.Relation[want.Tokens[i].Rel] = s
	}
	for j := range got.Tokens {
		g := &got.Tokens[j]
		s := p.Relation[g.Rel]
		s.Found++
		if i := pair[j]; i >= 0 && want.Tokens[i].Rel == g.Rel && head(&want.Tokens[i], g) {
			s.Right++
		}
		p.Relation[g.Rel] = s
	}
}

func universal(r text.Rel) string {
	u, _, _ := strings.Cut(r.String(), ":")
	return u
}

type span struct{ start, end int32 }

// surface gives the tokens, a multiword token as one.
func surface(d *text.Doc) []span {
	var out []span
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Inner && len(out) > 0 {
			out[len(out)-1].end = max(out[len(out)-1].end, t.End)
		} else {
			out = append(out, span{t.Start, t.End})
		}
	}
	return out
}

func sentences(d *text.Doc) []span {
	var out []span
	for _, s := range d.Sents {
		out = append(out, span{s.Start, s.End})
	}
	return out
}

func matchSpans(want, got []span) PRF {
	s := PRF{Gold: len(want), Found: len(got)}
	for i, j := 0, 0; i < len(want) && j < len(got); {
		switch {
		case want[i] == got[j]:
			s.Right++
			i, j = i+1, j+1
		case want[i].start < got[j].start || want[i].start == got[j].start && want[i].end < got[j].end:
			i++
		default:
			j++
		}
	}
	return s
}

// alignWords gives for each word of want the word of got with the same span,
// and the other way round, -1 for none.
func alignWords(want, got *text.Doc) (of, pair []int32) {
	of, pair = make([]int32, len(want.Tokens)), make([]int32, len(got.Tokens))
	for i := range of {
		of[i] = -1
	}
	for j := range pair {
		pair[j] = -1
	}
	for i, j := 0, 0; i < len(of) && j < len(pair); {
		w, g := &want.Tokens[i], &got.Tokens[j]
		switch {
		case w.Start == g.Start && w.End == g.End:
			of[i], pair[j] = int32(j), int32(i)
			i, j = i+1, j+1
		case w.Start < g.Start || w.Start == g.Start && w.End < g.End:
			i++
		default:
			j++
		}
	}
	return of, pair
}

// Table shows the scores, then the relations by how often gold has them.
func (p *Parse) Table() []*Table {
	all := &Table{Head: PRFHead}
	all.PRF("Tokens", p.Tokens)
	all.PRF("Sentences", p.Sentences)
	all.PRF("Words", p.Words)
	all.PRF("UPOS", p.UPOS)
	all.PRF("XPOS", p.XPOS)
	all.PRF("Feats", p.Feats)
	all.PRF("Lemmas", p.Lemma)
	all.PRF("UAS", p.UAS)
	all.PRF("LAS", p.LAS)
	all.PRF("LAS with subtypes", p.LASFull)
	var rels []text.Rel
	for r := range p.Relation {
		rels = append(rels, r)
	}
	sort.Slice(rels, func(i, j int) bool {
		a, b := p.Relation[rels[i]].Gold, p.Relation[rels[j]].Gold
		return a > b || a == b && rels[i] < rels[j]
	})
	by := &Table{Title: "By relation", Head: PRFHead}
	for _, r := range rels {
		by.PRF(r.String(), p.Relation[r])
	}
	return []*Table{all, by}
}

// WriteTo prints the tables.
func (p *Parse) WriteTo(w io.Writer) (int64, error) { return writeTables(w, p.Table()) }

func writeTables(w io.Writer, tables []*Table) (int64, error) {
	var sum int64
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(w)
		}
		n, err := t.WriteTo(w)
		sum += n
		if err != nil {
			return sum, err
		}
	}
	return sum, nil
}
