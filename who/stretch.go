package who

import "rapporteur/text"

// What tokenised text tears apart (the eastern - based army, 3 , 000 men) the
// tree does too. stretch gives where the phrase of head h, which begins at
// token first, begins when its words are put together again.
func (c *caster) stretch(first, h int32) int32 {
	low := c.doc.Sents[c.doc.Tokens[h].Sent].First
	for n := 0; n < 4 && first > low; n++ {
		at := c.wordBefore(first, low, h)
		if at == first {
			return c.figureBefore(first, low)
		}
		first = at
		for first > low && c.within(first-1, h) && !c.opened(first, h) {
			first--
		}
		for first < h && c.edge(first) {
			first++
		}
	}
	return first
}

// wordBefore takes in the part before a hyphen that stands alone, where such
// parts belong together, and the beginning of a known name or title.
func (c *caster) wordBefore(first, low, h int32) int32 {
	if k := c.scan.nameAt[first]; k > 0 && c.scan.names[k-1].first < first {
		return max(low, c.scan.names[k-1].first)
	}
	if c.doc.Form(first-1) != "-" || first-2 < low {
		return first
	}
	for e := first; e < first+3 && int(e) < len(c.doc.Tokens); e++ {
		if k := c.scan.agentTo[e]; k > 0 && c.scan.agents[k-1].first < first {
			return max(low, c.scan.agents[k-1].first) // Vice - President
		}
	}
	f, t := c.scan.flags(first-2), &c.doc.Tokens[first-2]
	switch {
	case f&isPrefix != 0:
		return first - 2
	case c.scan.flags(first)&(isLed|isBased|isLinked) != 0 && t.XPOS != text.NNS && t.UPOS != text.PUNCT:
		return first - 2
	case t.UPOS == text.ADJ && first < h && !c.capital(first) && c.doc.Tokens[first].Head == h &&
		(c.doc.Tokens[first].UPOS == text.ADJ || c.doc.Tokens[first].UPOS == text.VERB):
		return first - 2 // high - ranking
	case f&isSpan != 0 && first-4 >= low && c.doc.Form(first-3) == "-" && c.doc.Tokens[first-4].UPOS == text.NUM:
		return first - 4 // 35 - year - old
	}
	return first
}

// figureBefore takes in a number with a blank behind its comma, and the words
// before a number that only say how sure it is.
func (c *caster) figureBefore(first, low int32) int32 {
	i := first
	if c.doc.Tokens[i].UPOS != text.NUM && i > low && c.doc.Tokens[i-1].UPOS == text.NUM && c.doc.Tokens[i].UPOS != text.DET {
		i--
	}
	long := c.doc.Tokens[i].UPOS == text.NUM && c.figures(i) > 4 && i < first
	for i-2 >= low && c.figures(i) == 3 && c.doc.Form(i-1) == "," && c.doc.Tokens[i-2].Sent == c.doc.Tokens[i].Sent {
		if n := c.figures(i - 2); n < 1 || n > 3 || i-3 >= low && c.scan.flags(i-3)&isTime != 0 {
			break
		}
		i, long = i-2, true
	}
	if !long {
		return first
	}
	for n := 0; n < 3 && i > low && c.scan.flags(i-1)&isAbout != 0 && c.doc.Tokens[i-1].UPOS != text.DET; n++ {
		i--
	}
	return i
}

// figures counts the figures of token i, 0 where it has other characters.
func (c *caster) figures(i int32) int {
	form := c.doc.Form(i)
	for k := 0; k < len(form); k++ {
		if form[k] < '0' || form[k] > '9' {
			return 0
		}
	}
	return len(form)
}

// namedBehind tells whether token i, right of h, belongs to a name that stands
// right behind the common noun h and that the tree takes for an apposition or
// for a second subject: blogger Razan Ghazzawi, rights group Amnesty International.
func (c *caster) namedBehind(i, h int32) bool {
	t, u := &c.doc.Tokens[i], &c.doc.Tokens[h]
	if t.Head != h && (t.Head != u.Head || t.Rel != u.Rel || c.scan.agentTo[h] == 0) || t.Head == h && t.Rel != text.Appos {
		return false
	}
	return t.UPOS == text.PROPN && c.scan.flags(i)&isTime == 0 && c.left[i] == h+1 && c.capital(h+1) &&
		(u.UPOS == text.NOUN || c.scan.agentTo[h] > 0) && u.Name < 0
}
