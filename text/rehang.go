package text

import "unicode"

// This file mends what the treebanks have too little of: clauses that the model
// hangs on the wrong verb, a measure of time taken for the head of a name, and
// headlines whose verb looks like a noun.

// rehang mends token i of the sentence from first up to and without last.
func (d *Doc) rehang(first, last, i int32, rules *tokenRules) {
	switch t := &d.Tokens[i]; {
	case t.Rel == Advcl && i > first:
		d.charged(first, i, rules)
		d.behindSubject(i)
	case t.XPOS == VBG && (t.Rel == Amod || t.Rel == Compound) && i >= first+3:
		d.chargedNoun(first, i, rules)
	case t.Rel == Conj && t.XPOS == VBN && i >= first+2:
		d.both(i)
	}
	if i > first && d.Tokens[i].XPOS == VBG && d.Tokens[i-1].Rel == Nsubj && d.Tokens[i-1].Head == i {
		d.reduced(first, last, i)
	}
	if i > first && d.Tokens[i].UPOS == VERB {
		d.bareSubject(first, last, i)
	}
	if i > first && i+1 < last && rules.measures.in(d.Form(i)) && rules.offsets.in(d.Form(i+1)) {
		d.timeApart(first, i, rules)
	}
}

// charging gives the verb of accusing whose object or subject token k is, with
// the preposition in front of what is laid to it: "accused the police of".
func (d *Doc) charging(k int32, rules *tokenRules) (verb int32, prep string) {
	h := d.Tokens[k].Head
	if h < 0 {
		return -1, ""
	}
	switch d.Tokens[k].Rel {
	case Obj, NsubjPass:
	default:
		return -1, ""
	}
	var buf [longestRule]byte
	if w := rules.charging[string(lower(&buf, d.Form(h)))]; w != "" {
		return h, w
	}
	return -1, ""
}

// charged hangs what somebody is accused of on the accusation where the model
// hung it on a clause in between: "accused the police, who denied it, of
// shooting a monk".
func (d *Doc) charged(first, i int32, rules *tokenRules) {
	rel := &d.Tokens[d.Tokens[i].Head]
	if d.Tokens[i].XPOS != VBG || i < first+3 || rel.Rel != AclRelcl || d.Form(i-2) != "," {
		return
	}
	if verb, prep := d.charging(rel.Head, rules); verb >= 0 && prep == d.Form(i-1) {
		d.Tokens[i].Head = verb
	}
}

// chargedNoun makes a clause of the noun that the model took for what somebody
// is accused of: "accused envoys of fomenting unrest".
func (d *Doc) chargedNoun(first, i int32, rules *tokenRules) {
	t := &d.Tokens[i]
	noun := &d.Tokens[t.Head]
	if t.Head != i+1 || noun.Rel == Root {
		return
	}
	for k := i - 2; k >= max(first, i-8); k-- {
		verb, prep := d.charging(k, rules)
		if verb < 0 || prep != d.Form(i-1) || noun.Head != k && noun.Head != verb {
			continue
		}
		t.UPOS, t.Rel, t.Head = VERB, Advcl, verb
		noun.Rel, noun.Head = Obj, i
		d.Tokens[i-1].Rel, d.Tokens[i-1].Head = Mark, i
		return
	}
}

// behindSubject gives an adjective or participle between a subject and its verb
// to the subject where the model hung it on something outside, which no
// sentence does: "when villagers angry at the mine fought".
func (d *Doc) behindSubject(i int32) {
	t, s := &d.Tokens[i], &d.Tokens[i-1]
	if t.UPOS != ADJ && t.XPOS != VBN && t.XPOS != VBG {
		return
	}
	if (s.Rel == Nsubj || s.Rel == NsubjPass) && s.UPOS == NOUN && s.Head > i && (t.Head < i-1 || t.Head > s.Head) {
		t.Head, t.Rel = i-1, Acl
	}
}

// reduced makes of a participle right behind its subject what is told of it,
// where the model took the verb behind for what the participle governs: "as
// miners demanding the boss's removal clashed with police".
func (d *Doc) reduced(first, last, i int32) {
	verb, object := int32(-1), int32(-1)
	for k := first; k < last; k++ {
		switch t := &d.Tokens[k]; {
		case t.Head == i && t.Rel == Aux:
			return
		case t.Head == i && t.Rel == Ccomp && k > i && (t.XPOS == VBD || t.XPOS == VBZ || t.XPOS == VBP):
			verb = k
		}
	}
	for k := i + 1; k < verb; k++ {
		switch t := &d.Tokens[k]; {
		case t.Head == verb && t.Rel == Nsubj:
			object = k
		case t.Head == verb && t.Rel == Mark:
			return
		}
	}
	if object < 0 {
		return
	}
	v, s := &d.Tokens[i], &d.Tokens[i-1]
	d.Tokens[verb].Head, d.Tokens[verb].Rel = v.Head, v.Rel
	s.Head = verb
	d.Tokens[object].Head, d.Tokens[object].Rel = i, Obj
	for k := first; k < last; k++ {
		if t := &d.Tokens[k]; t.Head == i && (k < i || k > verb) {
			t.Head = verb
		}
	}
	v.Head, v.Rel = i-1, Acl
}

// both joins the second participle of "an attack planned and carried out by
// soldiers" to the first.
func (d *Doc) both(i int32) {
	and, one := &d.Tokens[i-1], &d.Tokens[i-2]
	if and.Rel == Cc && one.Rel == Acl && one.XPOS == VBN && d.Tokens[i].Head != i-2 && d.Tokens[i].Head == d.Tokens[one.Head].Head {
		d.Tokens[i].Head = i - 2
	}
}

// timeApart parts a name from the measure of time behind it: "sanctions on
// Niger days after the coup" are on Niger.
func (d *Doc) timeApart(first, i int32, rules *tokenRules) {
	name, unit := &d.Tokens[i-1], &d.Tokens[i]
	if name.XPOS == PRPS && name.Head == i && unit.Rel == Obj && rules.objects.in(d.Form(i-1)) { // "held her hours after"
		name.XPOS, name.Head, name.Rel, unit.Rel = PRP, unit.Head, Obj, OblUnmarked
		return
	}
	top := i - 1 // head of the name: "Burkina" of "Burkina Faso"
	if name.Rel == Flat && name.Head >= first {
		top = name.Head
		name = &d.Tokens[top]
	}
	if name.Head != i || !unicode.IsUpper(d.firstRune(i-1)) {
		return
	}
	switch name.Rel {
	case Compound, Amod, NmodUnmarked, Nmod:
	default:
		return
	}
	verb := i
	for n := 0; verb >= 0 && n < 6 && (d.Tokens[verb].UPOS != VERB || verb > i); n++ {
		verb = d.Tokens[verb].Head
	}
	if verb < 0 || verb > i {
		return
	}
	name.Head, name.Rel = verb, Obj
	if name.UPOS == ADJ {
		name.UPOS, name.XPOS = PROPN, NNP
	}
	for k := first; k < top; k++ { // what stands before the unit is the name's
		if t := &d.Tokens[k]; t.Head == i {
			if t.Head = top; t.Rel == Case {
				name.Head, name.Rel = unit.Head, unit.Rel
				if name.Head > i || name.Head < 0 {
					name.Head, name.Rel = verb, Obl
				}
			}
		}
	}
	unit.Head, unit.Rel = verb, OblUnmarked
}

// firstRune gives the first letter of token i.
func (d *Doc) firstRune(i int32) rune {
	c, _ := charAt(d.Text, int(d.Tokens[i].Start))
	return c
}

// longestActor is among how many first tokens a headline's verb is looked for.
const longestActor = 6

// headlineVerb finds the verb that the model took for a noun in front of
// another: "Army bombs village", "Police jail editor". Number must agree.
func (d *Doc) headlineVerb(first, last int32, rules *tokenRules) {
	if last-first < 3 || d.Tokens[last-1].UPOS == PUNCT {
		return
	}
	for i := first + 1; i < min(first+longestActor, last-1); i++ {
		if rules.headline.in(d.Form(i)) && d.agree(i-1, i, rules) {
			if top := d.chainTop(i); top > i && (top > i+1 || !rules.kinds.in(d.Form(top)) || d.Tokens[i].XPOS == NNS) {
				d.makeVerb(first, last, i, top)
				return
			}
		}
	}
}

// agree says whether noun n and the word behind it, taken for a verb, agree.
func (d *Doc) agree(n, v int32, rules *tokenRules) bool {
	t := &d.Tokens[n]
	if t.UPOS != NOUN && t.UPOS != PROPN || t.Rel != Compound && t.Rel != Nsubj {
		return false
	}
	plural := t.XPOS == NNS || t.XPOS == NNPS || rules.many.in(d.Form(n))
	form := d.Form(v)
	return plural != (form[len(form)-1] == 's')
}

// chainTop gives the noun that ends the row of nouns in which i stands, where
// it is the root of its sentence or what somebody says, and -1 elsewhere.
func (d *Doc) chainTop(i int32) int32 {
	t := &d.Tokens[i]
	if t.UPOS != NOUN && t.UPOS != PROPN && t.UPOS != ADJ {
		return -1
	}
	top := i
	for top >= 0 && (d.Tokens[top].Rel == Compound || d.Tokens[top].Rel == Amod) && d.Tokens[top].Head > top {
		top = d.Tokens[top].Head
	}
	if u := d.Tokens[top].UPOS; d.Tokens[top].Rel != Root || u != NOUN && u != PROPN {
		return -1
	}
	return top
}

// makeVerb makes token i the verb of a headline, what stands before it its
// subject, and top its object.
func (d *Doc) makeVerb(first, last, i, top int32) {
	v, o := &d.Tokens[i], &d.Tokens[top]
	v.UPOS, v.XPOS, v.Rel, v.Head = VERB, VBP, Root, o.Head
	if form := d.Form(i); form[len(form)-1] == 's' {
		v.XPOS = VBZ
	}
	for k := first; k < last; k++ {
		t := &d.Tokens[k]
		switch {
		case k == i-1:
			t.Rel, t.Head = Nsubj, i
		case k < i && t.Head >= i:
			t.Head = i - 1
		case k > top && t.Head == top && (t.UPOS == VERB || t.UPOS == PUNCT):
			if t.Head = i; t.Rel == Acl {
				t.Rel = Advcl
			}
		}
	}
	o.Rel, o.Head = Obj, i
}

// bareSubject makes the noun right before a finite verb without a subject its
// subject: "Union strikes over pay".
func (d *Doc) bareSubject(first, last, verb int32) {
	v, s := &d.Tokens[verb], &d.Tokens[verb-1]
	if v.XPOS != VBZ && v.XPOS != VBP || s.Rel != Compound || s.Head != verb || s.UPOS != NOUN && s.UPOS != PROPN {
		return
	}
	object := false
	for k := first; k < last; k++ {
		if t := &d.Tokens[k]; t.Head == verb {
			switch t.Rel {
			case Nsubj, NsubjPass, Csubj:
				return
			case Obj:
				object = true
			}
		}
	}
	s.Rel = Nsubj
	if verb+1 < last && !object && d.Tokens[verb+1].Rel == Vocative {
		d.Tokens[verb+1].Rel = Obj
	}
}
