package who

import "rapporteur/text"

// span gives the words of the phrase that token h heads: from its first
// modifier to the end of its name and of its "of" phrase; wide reaches to the
// end of its place phrases.
func (c *caster) span(h int32) (first, last, wide int32) {
	sent := &c.doc.Sents[c.doc.Tokens[h].Sent]
	first, last = h, h+1
	for first > sent.First && c.within(first-1, h) && !c.opened(first, h) {
		first--
	}
	for first < h && c.edge(first) {
		first++
	}
	if first > sent.First && c.leastAt(first-1) {
		first--
	}
	first = c.stretch(first, h)
	for last < sent.Last && c.joins(last, h) {
		last++
	}
	for last > h+1 && c.doc.Form(last-1) == "-" {
		last--
	}
	for c.doc.Tokens[h].UPOS == text.PROPN && c.hyphened(last, sent.Last) {
		last += 2
	}
	if k := c.scan.nameAt[h]; k > 0 {
		first, last = min(first, c.scan.names[k-1].first), max(last, c.scan.names[k-1].last)
	}
	wide = last
	closed := false // something stands between the head and what follows
	for _, k := range c.doc.Kids(h) {
		if k < wide || c.doc.Tokens[k].Rel != text.Nmod {
			continue
		}
		kf, kl := c.left[k], c.right[k]
		if kf > wide+1 || kf < h || kl-kf > 40 {
			break
		}
		whose := c.scan.flags(kf)&isWhose != 0
		wide = max(wide, min(kl, sent.Last))
		if whose && !closed && kf == last {
			_, end, _ := c.span(k)
			last = max(last, end)
		} else {
			closed = true
		}
	}
	return first, last, wide
}

// edge tells tokens with which no phrase begins.
func (c *caster) edge(i int32) bool {
	switch c.doc.Tokens[i].UPOS {
	case text.ADP, text.SCONJ:
		if c.leastAt(i) {
			return false
		}
		fallthrough
	case text.PUNCT, text.CCONJ, text.AUX:
		return c.scan.flags(i)&isArticle == 0 || !c.scan.capital(i)
	case text.ADV:
		u := c.doc.Tokens[i+1].UPOS
		return u == text.NUM && c.scan.flags(i)&isAbout == 0
	}
	return false
}

// opened tells whether the phrase of h begins with the article at token i:
// what is left of it belongs elsewhere, but for words like "all".
func (c *caster) opened(i, h int32) bool {
	t := &c.doc.Tokens[i]
	return t.UPOS == text.DET && t.XPOS == text.DT && t.Head == h && c.scan.flags(i)&isOpening != 0 &&
		c.doc.Tokens[i-1].UPOS != text.DET && c.scan.flags(i-1)&(isQuantity|isAbout) == 0
}

// leastAt tells whether "at" stands at token i before "least" and a number.
func (c *caster) leastAt(i int32) bool {
	t := c.doc.Tokens
	return int(i)+2 < len(t) && t[i].UPOS == text.ADP && (t[i+1].XPOS == text.JJS || t[i+1].XPOS == text.RBS) && t[i+2].UPOS == text.NUM &&
		t[i].Sent == t[i+2].Sent
}

// hyphened tells whether a hyphen and another part of the name, all without
// spaces, begin at token i: Moon Jae-in.
func (c *caster) hyphened(i, end int32) bool {
	t := c.doc.Tokens
	return i > 0 && i+1 < end && c.doc.Form(i) == "-" && t[i-1].End == t[i].Start && t[i].End == t[i+1].Start &&
		t[i+1].UPOS != text.VERB && t[i+1].UPOS != text.ADJ && t[i+1].UPOS != text.NOUN && t[i+1].UPOS != text.NUM
}

// idle tells whether the noun at token i only says where one is: in prison, at
// school, to hospital.
func (c *caster) idle(i int32) bool {
	if i == 0 || c.scan.agentTo[i] == 0 || c.scan.capital(i) || c.doc.Tokens[i].XPOS != text.NN || c.scan.flags(i-1)&isIdle == 0 ||
		c.doc.Tokens[i-1].UPOS != text.ADP || c.doc.Tokens[i-1].Sent != c.doc.Tokens[i].Sent {
		return false
	}
	e := c.scan.agents[c.scan.agentTo[i]-1].entries[0]
	return c.r.lex.agents[e.idx].kind == bodyAgent
}

// insideTitle tells whether the noun at token i belongs to a title before it:
// State in Secretary of State.
func (c *caster) insideTitle(i int32) bool {
	k := c.scan.agentTo[i]
	h := c.doc.Tokens[i].Head
	return k > 0 && c.doc.Tokens[i].Rel == text.Nmod && c.scan.agents[k-1].first <= h && h < i
}

// apart tells whether token i, which the tree makes a part of a name, begins a
// name of its own behind another one.
func (c *caster) apart(i int32) bool {
	t := &c.doc.Tokens[i]
	if t.Rel != text.Flat || t.Name < 0 || t.Head < 0 || t.Head > i {
		return false
	}
	h := c.doc.Tokens[t.Head].Name
	if h < 0 || h == t.Name || c.doc.Names[h].Last > i {
		return false
	}
	for k := t.Head + 1; k < i; k++ {
		if c.doc.Tokens[k].UPOS == text.PUNCT && c.cuts(k) {
			return true
		}
	}
	return false
}

// within tells whether token i, left of h, belongs to h's phrase.
func (c *caster) within(i, h int32) bool {
	if c.cuts(i) {
		return false
	}
	for n := 0; i >= 0 && n < 8; n++ {
		t := &c.doc.Tokens[i]
		switch t.Rel {
		case text.Acl, text.AclRelcl, text.Nsubj, text.Cop, text.Mark, text.Case, text.Advcl, text.Parataxis, text.Cc:
			if t.Head == h || t.Rel != text.Case {
				if t.Rel != text.Cc || t.Head == h {
					return false
				}
			}
		}
		if t.Head == h {
			return t.Rel != text.Conj && t.Rel != text.Appos || c.doc.Form(i) == "-"
		}
		i = t.Head
	}
	return false
}

// cuts tells tokens that no phrase goes over, whatever the tree says.
func (c *caster) cuts(i int32) bool {
	t := &c.doc.Tokens[i]
	switch t.UPOS {
	case text.AUX:
		return true
	case text.VERB:
		return t.XPOS == text.VBD || t.XPOS == text.VBZ || t.XPOS == text.VBP
	case text.PUNCT:
		switch c.doc.Form(i) {
		case ":", ";", "(", ")", "--", "—", "–", "[", "]":
			return true
		case "-":
			n := int32(len(c.doc.Tokens)) - 1
			return i > 0 && i < n && t.Start > c.doc.Tokens[i-1].End && t.End < c.doc.Tokens[i+1].Start
		}
	}
	return false
}

// joins tells whether token i, right of h, belongs to h's name.
func (c *caster) joins(i, h int32) bool {
	for n := 0; i > h && n < 8; n++ {
		t := &c.doc.Tokens[i]
		switch t.Rel {
		case text.Flat, text.Compound, text.Goeswith, text.Fixed, text.NmodDesc, text.Nummod, text.CompoundPrt:
		case text.Appos:
			if !c.namedBehind(i, h) {
				return false
			}
		case text.Amod:
			if t.UPOS != text.PROPN && !c.capital(i) || t.Head < i {
				return false
			}
		case text.Punct, text.Case:
			if f := c.doc.Form(i); f != "-" && f != "." || i+1 >= int32(len(c.doc.Tokens)) {
				return false
			}
		case text.Nsubj, text.NsubjPass, text.Obj, text.Obl, text.Nmod:
			return c.namedBehind(i, h)
		default:
			return false
		}
		i = t.Head
	}
	return i == h
}
