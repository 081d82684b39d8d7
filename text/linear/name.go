package linear

// nameFeatures appends the features for the name label of word i. Tags and
// the tree of the whole sentence are known.
func (m *memory) nameFeatures(i int) []uint64 {
	at := m.at[i+pad-2 : i+pad+3]
	p2, p1, w, n1, n2 := &at[0], &at[1], &at[2], &at[3], &at[4]
	f := m.features[:0]
	k := 3000
	add := func(a, b, c uint64) {
		f = append(f, Mix(k, a, b, c))
		k++
	}
	add(w.word, 0, 0)
	add(w.exact, w.tag, 0)
	add(w.tag, 0, 0)
	add(w.tag, n1.tag, p1.tag)
	add(w.shape, w.tag, 0)
	add(w.shape, n1.shape, p1.shape)
	add(w.shape, w.tag, n1.tag)
	for j := range w.suffix {
		add(w.suffix[j], w.upos, 0)
	}
	for j := 1; j < len(w.prefix); j++ {
		add(w.prefix[j], w.upos, 0)
	}
	add(p1.word, 0, 0)
	add(p1.word, w.shape, w.tag)
	add(p1.word, w.word, 0)
	add(p2.word, 0, 0)
	add(p2.word, p1.word, w.tag)
	add(n1.word, 0, 0)
	add(n1.word, w.word, 0)
	add(n1.word, w.shape, w.tag)
	add(n2.word, 0, 0)
	add(n1.word, n2.word, w.tag)
	add(p1.tag, w.shape, n1.shape)
	add(n1.tag, n2.tag, w.tag)
	add(p2.tag, p1.tag, w.tag)
	add(n1.suffix[2], w.tag, 0)
	add(p1.suffix[2], w.tag, 0)
	// The run of proper nouns that the word is in tells the kind of name:
	// "… Foundation", "… Province", "Mr. …".
	start, end := m.runStart(i), m.runEnd(i)
	s, e, a, b := &m.at[start+pad], &m.at[end+pad], &m.at[start+pad-1], &m.at[end+pad+1]
	place := uint64(min(i-start, 3)*4 + min(end-i, 3))
	add(place, w.upos, 0)
	add(s.word, e.word, 0)
	add(s.word, place, 0)
	add(e.word, place, 0)
	add(e.suffix[2], place, 0)
	add(a.word, w.upos, 1)
	add(b.word, w.upos, 2)
	add(a.word, b.word, w.upos)
	add(a.tag, b.tag, place)
	// So does the head, and what the word is to it.
	add(m.headWord(i), w.upos, 0)
	add(m.headWord(i), w.shape, m.relation(i))
	add(m.relation(i), w.tag, m.relation(end))
	add(m.headWord(end), m.relation(end), w.upos)
	return f
}

// runStart gives the first word of the run of proper nouns that holds word i.
func (m *memory) runStart(i int) int {
	j := i
	for j > 0 && j > i-8 && m.at[j-1+pad].upos == uposPROPN {
		j--
	}
	return j
}

// runEnd gives its last word.
func (m *memory) runEnd(i int) int {
	j := i
	for j+1 < len(m.sent.Form) && j < i+8 && m.at[j+1+pad].upos == uposPROPN {
		j++
	}
	return j
}

func (m *memory) headWord(i int) uint64 {
	if h := m.sent.Head[i]; h >= 0 {
		return m.at[int(h)+pad].word
	}
	return 0
}

func (m *memory) relation(i int) uint64 { return uint64(m.sent.Rel[i]) + 1 }
