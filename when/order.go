package when

import "rapporteur/text"

// What the order of words tells of the act that a Time belongs to, where the
// tree may tell another thing.

// fronted tells of "On Saturday officers met", where the parser may hang the day
// on the officers: the Time at k follows a preposition that begins the
// sentence, and what it hangs on is the subject.
func (d *Dater) fronted(k int32) bool {
	i := d.at[k]
	head := d.doc.Tokens[k].Head
	if i < 0 || head < 0 {
		return false
	}
	first := d.times[i].First
	if first == 0 || first-1 != d.doc.Sents[d.doc.Tokens[k].Sent].First || d.doc.Tokens[first-1].UPOS != text.ADP {
		return false
	}
	rel := d.doc.Tokens[head].Rel
	return rel == text.Nsubj || rel == text.NsubjPass
}

// inside tells whether the phrase of the noun above token k goes on behind it:
// "the arrest on Saturday of a reporter".
func (d *Dater) inside(k int32) bool { return d.ofPhrase(d.doc.Tokens[k].Head, k) >= 0 }

// ofPhrase gives the noun behind token after that hangs on head by an "of", or
// -1.
func (d *Dater) ofPhrase(head, after int32) int32 {
	for _, n := range d.doc.Kids(head) {
		if n <= after || d.doc.Tokens[n].Rel != text.Nmod {
			continue
		}
		if c := d.doc.Kid(n, text.Case); c >= 0 && d.tagger.isWord(d.doc.Tokens[c].Lemma, d.tagger.partOf) {
			return n
		}
	}
	return -1
}

// interposed gives the noun in whose phrase the Time at token k stands, though
// what goes on behind it hangs on the Time: "the arrest on Saturday of a
// reporter"; or -1.
func (d *Dater) interposed(k int32) int32 {
	if n := d.ofPhrase(k, k); n < 0 || d.at[n] >= 0 {
		return -1
	}
	noun := d.times[d.at[k]].First - 2
	if noun >= 0 && d.doc.Tokens[noun].UPOS == text.NOUN && d.doc.Tokens[noun+1].UPOS == text.ADP && d.doc.Tokens[noun].Sent == d.doc.Tokens[k].Sent {
		return noun
	}
	return -1
}

// behindNoun gives the Time that stands in the phrase of noun pred and holds
// its "of".
func (d *Dater) behindNoun(pred int32) int32 {
	if d.doc.Tokens[pred].UPOS != text.NOUN || int(pred)+2 >= len(d.at) {
		return -1
	}
	if i := d.at[pred+2]; i >= 0 && d.interposed(d.times[i].Last-1) == pred {
		return i
	}
	return -1
}

// inFront gives the Time right before the verb, behind the comma that ends what
// is told of its subject: "the president, who met them in May, on Friday
// rejected the offer". Parsers hang it inside.
func (d *Dater) inFront(pred int32) int32 {
	at := pred - 1
	for at > 0 && (d.doc.Tokens[at].UPOS == text.AUX || d.doc.Tokens[at].UPOS == text.ADV) {
		at--
	}
	if at < 2 || d.at[at] < 0 || d.doc.Tokens[pred].UPOS != text.VERB {
		return -1
	}
	i := d.at[at]
	first := d.times[i].First
	if first > 0 && d.doc.Tokens[first-1].UPOS == text.ADP {
		first--
	}
	if first == 0 || d.doc.Tokens[first-1].UPOS != text.PUNCT || d.doc.Tokens[first-1].Sent != d.doc.Tokens[pred].Sent || !d.usable(i, at, pred) {
		return -1
	}
	return i
}
