package text

// mend rehangs what the model is known to hang in the wrong place and the
// treebanks hang always in another: the preposition of "with the Irish premier
// Leo Varadkar" belongs to the name, not to the title in front of it.
func (d *Doc) mend(first, last int32) {
	for i := first; i < last; i++ {
		t := &d.Tokens[i]
		if t.Rel != Case || t.Head < 0 {
			continue
		}
		title := &d.Tokens[t.Head]
		if title.Rel == NmodDesc && title.Head > t.Head && i < t.Head {
			t.Head = title.Head
		}
	}
}
