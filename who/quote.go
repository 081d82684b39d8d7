package who

import "rapporteur/text"

// quote is a quotation with the mention that speaks it, or -1.
type quote struct {
	first, last int32 // tokens
	speaker     int32
	self        [3]int32 // actors of I, we and you inside
}

// findQuotes numbers the tokens inside quotation marks. A mark that is never
// closed ends with its paragraph.
func (c *caster) findQuotes() {
	c.quotes = append(c.quotes[:0], quote{})
	c.inQuote = append(c.inQuote[:0], make([]int32, len(c.doc.Tokens))...)
	open, par := int32(-1), int32(0)
	for i := range c.doc.Tokens {
		i := int32(i)
		p := c.doc.Sents[c.doc.Tokens[i].Sent].Par
		if open >= 0 && p != par {
			c.closeQuote(open, i)
			open = -1
		}
		switch c.doc.Form(i) {
		case "“", "``", "„", "«":
			open, par = i, p
		case "”", "''", "»":
			c.closeQuote(open, i)
			open = -1
		case "\"":
			if open >= 0 {
				c.closeQuote(open, i)
				open = -1
			} else {
				open, par = i, p
			}
		}
	}
	c.closeQuote(open, int32(len(c.doc.Tokens)))
}

func (c *caster) closeQuote(open, end int32) {
	if open < 0 || end-open < 4 {
		return
	}
	c.quotes = append(c.quotes, quote{first: open + 1, last: end, speaker: -2, self: [3]int32{-1, -1, -1}})
	for i := open + 1; i < end; i++ {
		c.inQuote[i] = int32(len(c.quotes) - 1)
	}
}

// nearQuote is how many tokens around a quotation its verb may stand.
const nearQuote = 100

// speaker gives the mention that speaks quotation q: the subject, outside, of
// a verb of saying in the quotation's sentences or right beside them; failing
// that, the speaker of the quotation before in the same paragraph.
func (c *caster) speaker(q int32) int32 {
	u := &c.quotes[q]
	if u.speaker != -2 {
		return u.speaker
	}
	u.speaker = -1
	first, last := c.doc.Tokens[u.first].Sent, c.doc.Tokens[u.last-1].Sent
	best, bestDist := int32(-1), int32(1<<30)
	from := max(c.doc.Sents[first].First, u.first-nearQuote)
	to := min(c.doc.Sents[last].Last, u.last+nearQuote)
	for i := from; i < to; i++ {
		t := &c.doc.Tokens[i]
		if c.inQuote[i] == q || t.UPOS != text.VERB || !c.cue(t.Lemma, i) {
			continue
		}
		for _, k := range c.doc.Kids(i) {
			if r := c.doc.Tokens[k].Rel; (r == text.Nsubj || r == text.NsubjPass) && c.inQuote[k] != q && c.at[k] >= 0 {
				if dist := min(abs(i-u.first), abs(i-u.last)); dist < bestDist {
					best, bestDist = c.at[k], dist
				}
			}
		}
	}
	if best < 0 && q > 1 && c.doc.Sents[first].Par-c.doc.Sents[c.doc.Tokens[c.quotes[q-1].first].Sent].Par <= 1 {
		best = c.speaker(q - 1)
	}
	c.quotes[q].speaker = best
	return best
}

func (c *caster) cue(lemma string, i int32) bool {
	if id, ok := c.r.lex.words[lemma]; ok && c.r.lex.flags[id]&isCue != 0 {
		return true
	}
	return c.scan.flags(i)&isCue != 0
}

func abs(x int32) int32 {
	if x < 0 {
		return -x
	}
	return x
}
