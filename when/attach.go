package when

import (
	"sort"

	"rapporteur/record"
	"rapporteur/text"
)

// Source says where the dating of a predicate comes from.
type Source uint8

// The sources, from the surest to the default.
const (
	Own      Source = iota // a time expression of its own clause
	Governor               // one of the clause that governs it
	Carried                // the sentence before, where the story goes on
	Report                 // none: the report's date
)

func (s Source) String() string { return [...]string{"own", "governor", "carried", "report"}[s] }

// Dating is when a predicate's event took place.
type Dating struct {
	Time       int32       // index of the Time it rests on, -1 for the report's date
	Begin, End record.Date // bounds are applied; 0 where the time is not resolved
	Precision  string
	Source     Source
}

// Dater dates the predicates of one report. It is not safe for concurrent use;
// Reset makes it ready for another report.
type Dater struct {
	tagger *Tagger
	doc    *text.Doc
	times  []Time
	anchor record.Date
	at     []int32 // by token: index of the Time it stands in, -1
	past   []int32 // anniversaries
	main   []int32 // by sentence: the Time that dates its main clause, -1; -2 not asked yet
}

// NewDater prepares for the report that times were found in.
func (t *Tagger) NewDater(doc *text.Doc, times []Time, anchor record.Date) *Dater {
	d := &Dater{tagger: t}
	d.Reset(doc, times, anchor)
	return d
}

// Reset prepares for another report and keeps the memory.
func (d *Dater) Reset(doc *text.Doc, times []Time, anchor record.Date) {
	d.doc, d.times, d.anchor = doc, times, anchor
	d.at, d.main = d.at[:0], d.main[:0]
	for range doc.Tokens {
		d.at = append(d.at, -1)
	}
	for range doc.Sents {
		d.main = append(d.main, -2)
	}
	d.past = d.past[:0]
	for i := range times {
		if times[i].Past {
			d.past = append(d.past, int32(i))
		}
		for t := times[i].First; t < times[i].Last; t++ {
			d.at[t] = int32(i)
		}
	}
}

// Date tells when the event of the predicate at token pred took place: since
// an act that a perfect looks back to; else at the time in its own clause; else
// at the one in front of its "when"; else so many days from another act; else at
// the time of the clause that governs it; else at that of the sentence before
// where the story goes on ("He also …"); else on the report's date.
func (d *Dater) Date(pred int32) Dating {
	if i := d.everSince(pred); i >= 0 {
		return Dating{Time: i, Begin: d.times[i].Begin, End: d.anchor, Precision: "range", Source: Own}
	}
	if out, ok := d.beside(pred); ok {
		return out
	}
	if i := d.own(pred); i >= 0 {
		return d.dating(i, Own)
	}
	if i := d.inWhich(pred); i >= 0 {
		t := &d.times[i]
		return Dating{Time: i, Begin: t.Begin, End: t.End, Precision: t.Precision, Source: Own}
	}
	if out, ok := d.apart(pred); ok {
		return out
	}
	if i := d.governing(pred); i >= 0 {
		return d.dating(i, Governor)
	}
	if i := d.carried(d.doc.Tokens[pred].Sent); i >= 0 {
		return d.dating(i, Carried)
	}
	out := Dating{Time: -1, Begin: d.anchor, End: d.anchor, Source: Report}
	if d.anchor != 0 {
		out.Precision = "day"
	}
	return out
}

// dating applies the bound of time i.
func (d *Dater) dating(i int32, src Source) Dating {
	t := &d.times[i]
	out := Dating{Time: i, Begin: t.Begin, End: t.End, Precision: t.Precision, Source: src}
	if t.Begin == 0 {
		return out
	}
	if j := d.joined(i); j >= 0 && t.Bound == At {
		out.End, out.Precision = d.times[j].End, "range"
	}
	switch t.Bound {
	case Since, From:
		if t.Pair >= 0 {
			out.End, out.Precision = d.times[t.Pair].End, "range"
		} else if d.anchor > t.Begin {
			out.End, out.Precision = max(d.anchor, t.End), "range"
		}
	case Until:
		// What lasts until then has begun by the report's day.
		if d.anchor != 0 && d.anchor < t.Begin {
			out.Begin, out.Precision = d.anchor, "range"
		}
	}
	return out
}

// joined gives the later Time that "and" joins to Time i: "on Tuesday and
// Wednesday".
func (d *Dater) joined(i int32) int32 {
	j := i + 1
	if int(j) >= len(d.times) {
		return -1
	}
	a, b := &d.times[i], &d.times[j]
	if b.First != a.Last+1 || d.doc.Tokens[a.Last].UPOS != text.CCONJ || d.doc.Tokens[b.First].Rel != text.Conj && d.doc.Tokens[b.Last-1].Rel != text.Conj {
		return -1
	}
	if a.Type != b.Type || a.Precision != b.Precision || a.Begin == 0 || b.Begin <= a.Begin || b.Bound != At {
		return -1
	}
	return j
}

// inWhich gives the Time that the clause of pred begins behind: "since 2014,
// when an alliance seized the capital".
func (d *Dater) inWhich(pred int32) int32 {
	for _, k := range d.doc.Kids(pred) {
		if r := d.doc.Tokens[k].Rel; r != text.Advmod && r != text.Mark && r != text.Obl || !d.tagger.isWord(d.doc.Tokens[k].Lemma, d.tagger.whenClass) {
			continue
		}
		at := k - 1
		if at > 0 && d.doc.Tokens[at].UPOS == text.PUNCT {
			at--
		}
		if at >= 0 && d.at[at] >= 0 && d.doc.Tokens[at].Sent == d.doc.Tokens[k].Sent {
			return d.at[at]
		}
	}
	return -1
}

// own gives the Time among the dependants of pred within its clause: the one
// nearest in the tree, and of equals the first that is resolved.
func (d *Dater) own(pred int32) int32 {
	best := d.behindNoun(pred)
	if best < 0 {
		best, _ = d.search(pred, pred, 0)
	}
	if best < 0 {
		best = d.inFront(pred)
	}
	if best < 0 {
		best = d.occasion(pred)
	}
	if best < 0 {
		best = d.dated(pred)
	}
	if best < 0 && d.perfect(pred) {
		best = d.stretch(pred)
	}
	return best
}

// everSince gives the Time of the act since which a perfect looks back: "since
// the coup in 2021 the army has killed …".
func (d *Dater) everSince(pred int32) int32 {
	if d.anchor == 0 || !d.perfect(pred) {
		return -1
	}
	for _, k := range d.doc.Kids(pred) {
		i := int32(-1)
		switch rel := d.doc.Tokens[k].Rel; {
		case rel == text.Mark && k+1 < d.doc.Sents[d.doc.Tokens[k].Sent].Last: // "since Monday police have …", as parsers see it
			if d.tagger.isWord(d.doc.Tokens[k].Lemma, d.tagger.sinceClass) {
				i = d.at[k+1]
			}
		case (rel == text.Obl || rel == text.Nsubj) && d.at[k] < 0:
			if c := d.doc.Kid(k, text.Case); c >= 0 && d.tagger.isWord(d.doc.Tokens[c].Lemma, d.tagger.sinceClass) {
				if i, _ = d.search(k, k, 0); i < 0 && k+2 < d.doc.Sents[d.doc.Tokens[k].Sent].Last {
					i = d.at[k+2] // "the coup in February", hung on the verb
				}
			}
		}
		if i >= 0 && d.times[i].Begin != 0 && d.times[i].Begin < d.anchor {
			return i
		}
	}
	return -1
}

// dated gives the day of an act that is the subject: "Friday's blast killed ten".
func (d *Dater) dated(pred int32) int32 {
	s := d.doc.Kid(pred, text.Nsubj)
	if s < 0 || d.doc.Tokens[s].UPOS != text.NOUN {
		return -1
	}
	k := d.doc.Kid(s, text.NmodPoss)
	if k < 0 || d.at[k] < 0 || d.times[d.at[k]].Precision != "day" {
		return -1
	}
	return d.at[k]
}

// occasion gives the Time of what pred takes place at, if that stands in front
// and a participle dates it: "at a conference held on Sunday, donors promised".
func (d *Dater) occasion(pred int32) int32 {
	for _, k := range d.doc.Kids(pred) {
		if d.doc.Tokens[k].Rel != text.Obl || k > pred {
			continue
		}
		c := d.doc.Kid(k, text.Case)
		if c < 0 || !d.tagger.isWord(d.doc.Tokens[c].Lemma, d.tagger.duringClass) {
			continue
		}
		if acl := d.doc.Kid(k, text.Acl); acl >= 0 {
			if i, _ := d.search(acl, acl, 0); i >= 0 {
				return i
			}
		}
	}
	return -1
}

// stretch gives the stretch up to the report that a predicate in the perfect
// looks back over, even where the tree hangs it on a participle: "talks have
// been held joining them over the past two years".
func (d *Dater) stretch(pred int32) int32 {
	sent := &d.doc.Sents[d.doc.Tokens[pred].Sent]
	found := int32(-1)
	for t := pred + 1; t < sent.Last; t++ {
		if i := d.at[t]; i >= 0 && d.times[i].Type == "DURATION" && d.times[i].End == d.anchor && d.times[i].Begin != 0 {
			found = i
			break
		}
	}
	if found < 0 {
		return -1
	}
	at := d.times[found].Last - 1
	for range maxClimb {
		tok := &d.doc.Tokens[at]
		if tok.Head < 0 {
			return -1
		}
		if at = tok.Head; at == pred {
			return found
		}
		if tok := &d.doc.Tokens[at]; tok.UPOS == text.VERB && tok.XPOS != text.VBG && tok.XPOS != text.VBN {
			return -1
		}
	}
	return -1
}

// maxDepthDown bounds the search in the tree.
const maxDepthDown = 8

// search gives the best Time below token at and its depth.
func (d *Dater) search(at, pred int32, depth int) (best int32, bestDepth int) {
	best, bestDepth = -1, 1000
	if depth >= maxDepthDown {
		return best, bestDepth
	}
	for _, k := range d.doc.Kids(at) {
		if !d.within(k, pred) {
			continue
		}
		i, deep := d.at[k], depth+1
		if i < 0 || i == d.at[at] || !d.usable(i, k, pred) {
			i, deep = d.search(k, pred, depth+1)
		}
		if i >= 0 && (deep < bestDepth || deep == bestDepth && d.better(i, best)) {
			best, bestDepth = i, deep
		}
	}
	return best, bestDepth
}

// within tells whether the search for pred's time goes down to token k: not
// into other clauses, and not into what merely says which one an argument is
// ("the 2015 agreement", "last year's vote").
func (d *Dater) within(k, pred int32) bool {
	t := &d.doc.Tokens[k]
	if d.at[k] >= 0 && d.interposed(k) >= 0 {
		return false
	}
	switch t.Rel {
	case text.Ccomp, text.Advcl, text.AdvclRelcl, text.Acl, text.AclRelcl, text.Csubj, text.CsubjPass, text.CsubjOuter,
		text.Xcomp, text.Parataxis, text.Punct, text.Cc, text.Case, text.Mark, text.Aux, text.AuxPass, text.Det:
		return false
	case text.Conj:
		return t.UPOS != text.VERB && d.doc.Tokens[t.Head].UPOS != text.VERB && t.Head != pred
	case text.Compound, text.NmodPoss, text.Amod, text.Nummod, text.Appos:
		return t.Head == pred || d.at[t.Head] >= 0 || d.fronted(k)
	case text.Nmod:
		// "the vote of 2015" as an argument; "met officials in March" is often
		// parsed as if the officials were in March.
		if c := d.doc.Kid(k, text.Case); c >= 0 && t.Head != pred && d.at[k] >= 0 && (d.tagger.isWord(d.doc.Tokens[c].Lemma, d.tagger.partOf) || d.inside(k)) {
			return d.at[t.Head] >= 0
		}
	}
	return true
}

// usable tells whether Time i, met at token k, can date pred: sets and plain
// durations cannot, an anniversary dates only what it is of.
func (d *Dater) usable(i, k, pred int32) bool {
	t := &d.times[i]
	if t.Past || t.Bound == Since && d.doc.Tokens[pred].XPOS == text.VBD {
		return false // "visited them for the first time since 2011"
	}
	if (t.Bound == Until || t.Bound == From && t.Pair < 0) && d.anchor != 0 && t.Begin > d.anchor && d.happened(pred) {
		return false // "extended the curfew until Thursday"
	}
	return t.Type != "SET" && (t.Type != "DURATION" || t.Begin != 0)
}

// happened tells whether pred is told as past.
func (d *Dater) happened(pred int32) bool {
	return d.doc.Tokens[pred].XPOS == text.VBD || d.doc.Tokens[pred].XPOS == text.VBN && d.doc.Kid(pred, text.Aux) < 0
}

// better prefers resolved to unresolved times.
func (d *Dater) better(i, than int32) bool {
	return than < 0 || d.times[than].Begin == 0 && d.times[i].Begin != 0
}

// governing gives the Time of the nearest clause above pred that has one.
func (d *Dater) governing(pred int32) int32 {
	if i := d.anniversary(pred); i >= 0 {
		return i
	}
	at, reported := pred, false
	for range maxClimb {
		t := &d.doc.Tokens[at]
		if t.Head < 0 {
			return -1
		}
		if d.closed(at) {
			return -1
		}
		reported = reported || t.Rel == text.Ccomp || t.Rel == text.Parataxis
		at = t.Head
		if i := d.anniversary(at); i >= 0 {
			return i
		}
		if i := d.own(at); i >= 0 && !(reported && d.ahead(pred, at)) {
			return i
		}
	}
	return -1
}

// maxOf is how far behind an anniversary the word may stand that it is of.
const maxOf = 8 // tokens

// anniversary gives the anniversary that pred is what it is of: "the fourth
// anniversary of his arrest". It governs pred in the tree, or a preposition
// right behind it opens the phrase that pred stands in.
func (d *Dater) anniversary(pred int32) int32 {
	n := sort.Search(len(d.past), func(k int) bool { return d.times[d.past[k]].First > pred })
	for n--; n >= 0; n-- {
		i := d.past[n]
		t := &d.times[i]
		if d.doc.Tokens[pred].Sent != d.doc.Tokens[t.First].Sent {
			break
		}
		if pred < t.Last || t.Begin == 0 {
			continue
		}
		at := pred
		for range maxClimb {
			if at = d.doc.Tokens[at].Head; at < t.First {
				break
			}
			if d.at[at] == i {
				return i
			}
		}
		if pred-t.Last < maxOf && d.opens(t.Last, pred) {
			return i
		}
	}
	return -1
}

// opens tells whether token p is a preposition with nothing but a phrase
// between it and pred.
func (d *Dater) opens(p, pred int32) bool {
	if u := d.doc.Tokens[p].UPOS; p >= pred || u != text.ADP && u != text.SCONJ {
		return false
	}
	for t := p + 1; t < pred; t++ {
		switch d.doc.Tokens[t].UPOS {
		case text.PUNCT, text.VERB, text.AUX, text.SCONJ:
			return false
		}
	}
	return true
}

// closed tells whether the clause at token at does not share the time of the
// one above it: reported speech in another tense, relative clauses.
func (d *Dater) closed(at int32) bool {
	switch d.doc.Tokens[at].Rel {
	case text.AclRelcl:
		return !d.meanwhile(at)
	case text.Parataxis, text.Ccomp:
		return d.perfect(at)
	}
	return false
}

// meanwhile tells whether the relative clause at token at takes place in its
// antecedent: "the attack in which five died".
func (d *Dater) meanwhile(at int32) bool {
	for _, k := range d.doc.Kids(at) {
		if d.doc.Tokens[k].Rel != text.Obl || d.doc.Tokens[k].UPOS != text.PRON {
			continue
		}
		if c := d.doc.Kid(k, text.Case); c >= 0 && d.tagger.isWord(d.doc.Tokens[c].Lemma, d.tagger.duringClass) {
			return true
		}
	}
	return false
}

// perfect tells whether the predicate has "have" before it: it lies before the
// clause above.
func (d *Dater) perfect(v int32) bool {
	for _, k := range d.doc.Kids(v) {
		if d.doc.Tokens[k].Rel == text.Aux && d.tagger.isWord(d.doc.Tokens[k].Lemma, d.tagger.haveClass) {
			return true
		}
	}
	return false
}

// ahead tells whether pred lies in the future and the clause above does not:
// "said on Monday it would withdraw".
func (d *Dater) ahead(pred, above int32) bool {
	s := state{doc: d.doc, lex: &d.tagger.lexicon}
	return s.clauseTense(pred, true) == future && s.clauseTense(above, true) < likely
}

// carried gives the Time that dates the sentence before, where sentence i goes
// on with its story: same paragraph, a pronoun as subject or a word such as
// "also", both told in the past.
func (d *Dater) carried(i int32) int32 {
	if i == 0 || d.doc.Sents[i].Par != d.doc.Sents[i-1].Par {
		return -1
	}
	root := d.root(i)
	if root < 0 || !d.continues(root) {
		return -1
	}
	prev := d.mainTime(i - 1)
	if prev < 0 || d.times[prev].Begin == 0 {
		return -1
	}
	s := state{doc: d.doc, lex: &d.tagger.lexicon}
	if s.clauseTense(root, true) != past {
		return -1
	}
	if before := d.root(i - 1); before < 0 || s.clauseTense(before, true) != past {
		return -1
	}
	return prev
}

// mainTime gives the Time of sentence i's main clause, its own or carried over.
// It goes forward from the first sentence not asked yet: a story may be long.
func (d *Dater) mainTime(i int32) int32 {
	from := i
	for from > 0 && d.main[from-1] == -2 {
		from--
	}
	for k := from; k <= i; k++ {
		if d.main[k] != -2 {
			continue
		}
		d.main[k] = -1
		if root := d.root(k); root >= 0 {
			if d.main[k] = d.own(root); d.main[k] < 0 {
				d.main[k] = d.carried(k)
			}
		}
	}
	return d.main[i]
}

func (d *Dater) root(i int32) int32 {
	for t := d.doc.Sents[i].First; t < d.doc.Sents[i].Last; t++ {
		if d.doc.Tokens[t].Head < 0 {
			return t
		}
	}
	return -1
}

// continues tells whether the clause at root goes on with a story.
func (d *Dater) continues(root int32) bool {
	for _, k := range d.doc.Kids(root) {
		t := &d.doc.Tokens[k]
		switch t.Rel {
		case text.Nsubj, text.NsubjPass:
			if t.XPOS == text.PRP || d.tagger.isWord(t.Lemma, d.tagger.someClass) {
				return true
			}
		case text.Advmod:
			if d.tagger.isWord(t.Lemma, d.tagger.carryClass) {
				return true
			}
		}
	}
	return false
}
