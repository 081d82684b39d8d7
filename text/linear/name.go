package linear

// nameFeatures appends the features for the name label of word i. Tags of the
// whole sentence are known, labels to the left.
func (m *memory) nameFeatures(i int) []uint64 {
	at := m.at[i+pad-2 : i+pad+3]
	p2, p1, w, n1, n2 := &at[0], &at[1], &at[2], &at[3], &at[4]
	f := m.features[:0]
	k := 0
	add := func(a, b, c uint64) {
		f = append(f, Mix(k, a, b, c))
		k++
	}
	last := p1.name*100 + p2.name
	add(p1.name, 0, 0)
	add(last, 0, 0)
	add(w.word, 0, 0)
	add(w.word, p1.name, 0)
	add(w.exact, 0, 0)
	add(w.tag, p1.name, 0)
	add(w.tag, last, 0)
	add(w.tag, n1.tag, p1.tag)
	add(w.shape, p1.name, 0)
	add(w.shape, n1.shape, p1.shape)
	add(w.shape, w.tag, n1.tag)
	add(w.cluster, p1.name, 0)
	for j := range w.suffix {
		add(w.suffix[j], 0, 0)
	}
	for j := 1; j < len(w.prefix); j++ {
		add(w.prefix[j], 0, 0)
	}
	add(w.suffix[2], p1.name, w.tag)
	add(p1.word, 0, 0)
	add(p1.word, p1.name, 0)
	add(p1.word, w.word, 0)
	add(p2.word, 0, 0)
	add(p2.word, p1.word, p1.name)
	add(n1.word, 0, 0)
	add(n1.word, w.word, 0)
	add(n1.word, p1.name, 0)
	add(n2.word, 0, 0)
	add(n1.word, n2.word, 0)
	add(p1.cluster, 0, 0)
	add(n1.cluster, 0, 0)
	add(p1.cluster, w.cluster, 0)
	add(w.cluster, n1.cluster, 0)
	add(p1.tag, w.shape, p1.name)
	add(n1.tag, n2.tag, p1.name)
	add(n1.suffix[2], p1.name, 0)
	add(p1.suffix[2], p1.name, 0)
	// The end of the capitalised run that the word is in tells the kind of
	// name: "… Foundation", "… Province".
	end := m.runEnd(i)
	e, b := &m.at[end+pad], &m.at[end+pad+1]
	add(e.word, p1.name, 5)
	add(e.suffix[2], p1.name, 5)
	add(e.cluster, p1.name, 5)
	add(b.word, p1.name, 6)
	add(e.word, w.word, 6)
	// So does the head, and what the head is to its own.
	add(m.headWord(i), p1.name, 7)
	add(m.headWord(i), w.shape, 7)
	add(m.relation(i), w.tag, p1.name)
	add(m.relation(i), m.headWord(i), 8)
	return f
}
