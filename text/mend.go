package text

// mend rehangs what the model is known to hang in the wrong place and the
// treebanks hang always in another: the preposition of "with the Irish premier
// Leo Varadkar" belongs to the name, not to the title in front of it.
func (d *Doc) mend(first, last int32, rules *tokenRules) {
	d.headlineVerb(first, last, rules)
	for i := first; i < last; i++ {
		d.rehang(first, last, i, rules)
		t := &d.Tokens[i]
		if t.Rel == Compound && t.Head > i {
			d.nominal(t.Head)
		}
		if t.UPOS == VERB && i >= first+2 {
			d.hyphened(first, i)
		}
		if i > first && t.UPOS != PUNCT && d.Tokens[i-1].UPOS == NOUN && rules.postposed.in(d.Form(i)) {
			d.postpose(first, last, i)
		}
		if t.Rel == Conj && t.UPOS == PROPN && i > first {
			d.named(i)
		}
		if t.Rel == Ccomp && t.Head > i {
			d.saidLater(first, i)
		}
		if t.Rel != Case || t.Head < 0 {
			continue
		}
		if t.UPOS == PART && t.XPOS == TO { // "acceded to calls"
			t.UPOS, t.XPOS = ADP, IN
		}
		title := &d.Tokens[t.Head]
		if title.Rel == Nsubj && i < t.Head && d.subjects(first, last, title.Head) > 1 {
			title.Rel = Obl
		}
		if title.Rel == NmodDesc && title.Head > t.Head && i < t.Head {
			t.Head = title.Head
		}
	}
	d.mendGapped(first, last, rules)
}

// postpose hangs token i on the noun in front of it, with all that hangs on it:
// "the Iranian chargé d'affaires" is one phrase.
func (d *Doc) postpose(first, last, i int32) {
	t, noun := &d.Tokens[i], &d.Tokens[i-1]
	if noun.Head == i {
		noun.Head, noun.Rel = t.Head, t.Rel
	}
	t.Head, t.Rel = i-1, Flat
	for k := first; k < last; k++ {
		if k != i-1 && d.Tokens[k].Head == i {
			d.Tokens[k].Head = i - 1
		}
	}
}

// subjects counts the subjects of a verb: of "outside the embassy dozens held a
// vigil" the first, which has a preposition, is none.
func (d *Doc) subjects(first, last, verb int32) (n int) {
	for i := first; i < last; i++ {
		if t := &d.Tokens[i]; t.Head == verb && t.Rel == Nsubj {
			n++
		}
	}
	return n
}

// saidLater gives a clause the subject that the model hung on the verb of
// saying behind it, which has one of its own: "guards wielding axes boarded two
// boats, the navy said".
func (d *Doc) saidLater(first, clause int32) {
	say := d.Tokens[clause].Head
	own, before := false, int32(-1)
	for i := first; i < say; i++ {
		switch t := &d.Tokens[i]; {
		case t.Head == clause && (t.Rel == Nsubj || t.Rel == NsubjPass):
			return
		case t.Head == say && t.Rel == Nsubj && i < clause:
			before = i
		case t.Head == say && t.Rel == Nsubj:
			own = true
		}
	}
	if own && before >= 0 {
		d.Tokens[before].Head = clause
	}
}

// named gives a name right behind a noun of a row to that noun: "the army and
// the Kurdish militia YPG" are two.
func (d *Doc) named(i int32) {
	t, noun := &d.Tokens[i], &d.Tokens[i-1]
	if noun.Rel == Conj && noun.UPOS == NOUN && noun.Head == t.Head {
		t.Head, t.Rel = i-1, Appos
	}
}

// nominal makes a noun of a gerund that stands behind a preposition and has a
// noun in front: "killed in police firing in Limkheda".
func (d *Doc) nominal(i int32) {
	t := &d.Tokens[i]
	if t.UPOS == VERB && t.XPOS == VBG && (t.Rel == Obl || t.Rel == Nmod) {
		t.UPOS, t.XPOS = NOUN, NN
	}
}

// hyphened makes one verb of "test-fired", whose subject the model hangs on
// the first half.
func (d *Doc) hyphened(first, verb int32) {
	half := verb - 2
	t := &d.Tokens[half]
	if d.Form(verb-1) != "-" || t.End != d.Tokens[verb-1].Start || d.Tokens[verb-1].End != d.Tokens[verb].Start || t.Head != verb {
		return
	}
	switch t.Rel {
	case Nsubj, Obl, OblUnmarked, Compound, Advmod:
	default:
		return
	}
	for i := first; i < half; i++ {
		if s := &d.Tokens[i]; s.Head == verb && s.Rel == Nsubj {
			return
		} else if s.Head == half && s.Rel == Compound && i == half-1 {
			s.Head, s.Rel = verb, Nsubj
		}
	}
	t.Rel = Compound
}
