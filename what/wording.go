package what

import (
	"rapporteur/text"
	"rapporteur/who"
)

// wordAll gives participants the words by which the record names them.
func (r *reading) wordAll(ps []Participant) {
	for i := range ps {
		p := &ps[i]
		switch r.in.Doc.Tokens[p.Head].UPOS {
		case text.PRON:
			r.nameOf(p)
		case text.NOUN:
			r.widen(p)
			fallthrough
		default:
			r.takeAside(p)
		}
	}
}

// nameOf words a participant that is told by a pronoun as the same sentence
// words it otherwise: "The army said it had attacked …".
func (r *reading) nameOf(p *Participant) {
	if p.Actor < 0 {
		return
	}
	sent := r.in.Doc.Sents[r.sent(p.Head)]
	for tok := sent.First; tok < sent.Last; tok++ {
		if m := r.in.Cast.At(tok); m != nil && m.Head == tok && m.Actor == p.Actor && m.Kind != who.Pronoun {
			p.Range, p.Head = Range{m.First, m.Last}, m.Head
			return
		}
	}
}

// widen takes in what a common noun needs to say who is meant: "officials
// from Kansas", "displaced people in the east of Syria", but no clause and no
// aside.
func (r *reading) widen(p *Participant) {
	t := &r.tree
	first, _ := r.phrase(p.Head)
	p.First = min(p.First, first)
	r.takePhrases(p, p.Head)
	h := t.head(p.Head)
	if h < 0 {
		return
	}
	if t.rel(p.Head) == text.Nmod && t.w.quantity.has(t.lemma(h)) { // "dozens of demonstrators in Yerevan"
		r.takePhrases(p, h)
	}
	if t.rel(p.Head) == text.Obj || t.rel(p.Head) == text.NsubjPass { // "killed 81 people in Nigeria" may hang on the verb
		for _, k := range t.d.Kids(h) {
			if t.rel(k) != text.Obl || !r.isPlace(k) {
				continue
			}
			if f, l := r.nounPhrase(k); f == p.Last && r.naming(f, l) {
				p.Last = l
			}
		}
	}
}

// takePhrases takes in the phrases of top that tell who p is.
func (r *reading) takePhrases(p *Participant, top int32) {
	t := &r.tree
	for _, k := range t.d.Kids(top) {
		if t.rel(k) != text.Nmod || k < p.Last || r.isTime(k) || r.eventAt[k] > 0 {
			continue
		}
		if f, l := r.nounPhrase(k); f == p.Last && (p.Actor < 0 && !t.w.passing.has(t.caseOf(k)) || t.w.defining.has(t.caseOf(k)) || r.naming(f, l)) {
			p.Last = l
		}
	}
}

// naming says whether a place or somebody by name is told in the tokens from
// first up to and without last, behind a preposition that may tell who is meant.
func (r *reading) naming(first, last int32) bool {
	if !r.tree.w.placing.has(r.tree.lemma(first)) {
		return false
	}
	for i := first; i < last; i++ {
		if r.places[i] >= 0 || r.in.Doc.Tokens[i].Name >= 0 {
			return true
		}
	}
	return false
}

// takeAside takes in what stands behind a comma or in brackets for the same
// actor: "his Lebanese counterpart, Michel Aoun", "the Foreign Office (FO)".
func (r *reading) takeAside(p *Participant) {
	t := &r.tree
	for _, k := range t.d.Kids(p.Head) {
		if t.rel(k) != text.Appos || k < p.Last || k > p.Last+8 {
			continue
		}
		m := r.mention(k)
		if m == nil || m.Actor != p.Actor || m.First != p.Last+1 || t.d.Tokens[p.Last].UPOS != text.PUNCT {
			continue
		}
		p.Last = m.Last
		if t.d.Form(m.First-1) == "(" && int(m.Last) < len(t.d.Tokens) && t.d.Form(m.Last) == ")" {
			p.Last++
		}
	}
}

// nounPhrase gives the tokens of a noun phrase with its preposition and the
// phrases that hang on it, up to the first clause or mark.
func (r *reading) nounPhrase(tok int32) (first, last int32) {
	t := &r.tree
	first, last = t.d.Subtree(tok)
	for i := tok + 1; i < last; i++ {
		switch t.rel(i) {
		case text.Amod, text.Compound, text.Flat: // "the United Nations", whatever the tag
			continue
		}
		if u := t.d.Tokens[i].UPOS; u == text.VERB || u == text.AUX || u == text.PRON || u == text.SCONJ || u == text.PUNCT && t.d.Form(i) != "-" {
			return first, i
		}
	}
	return first, last
}

// longestWording is how many tokens may word a participant.
const longestWording = 16

// cover words somebody by the thing that stands for them: "a request by the
// envoy", "the president's offer".
func (r *reading) cover(p *Participant, thing int32) {
	first, last := r.phrase(thing)
	first, last = min(first, p.First), max(last, p.Last)
	if last-first <= longestWording && r.sent(first) == r.sent(last-1) {
		p.Range = Range{first, last}
	}
}

// thing is a participant that is nobody.
func (r *reading) thing(tok int32) Participant {
	first, last := r.phrase(tok)
	return Participant{Actor: -1, Range: Range{first, last}, Head: tok}
}

// phrase gives the tokens of a noun phrase without what follows its head but
// for the parts of a name.
func (r *reading) phrase(tok int32) (first, last int32) {
	t := &r.tree
	first, last = tok, tok+1
	for _, k := range t.d.Kids(tok) {
		switch t.rel(k) {
		case text.Det, text.Amod, text.Compound, text.Nummod, text.NmodPoss, text.Flat, text.NmodDesc, text.DetPredet:
			f, l := t.d.Subtree(k)
			first, last = min(first, f), max(last, l)
		}
	}
	return first, last
}
