package linear

// tagFeatures appends the features for tagging word i, left to right.
func (m *memory) tagFeatures(i int) []uint64 {
	at := m.at[i+pad-2 : i+pad+3]
	p2, p1, w, n1, n2 := &at[0], &at[1], &at[2], &at[3], &at[4]
	f := m.features[:0]
	k := 0
	add := func(a, b, c uint64) {
		f = append(f, Mix(k, a, b, c))
		k++
	}
	add(w.word, 0, 0)
	add(w.exact, 0, 0)
	for j := range w.suffix {
		add(w.suffix[j], 0, 0)
	}
	for j := range w.prefix {
		add(w.prefix[j], 0, 0)
	}
	add(w.shape, 0, 0)
	add(w.shape, w.suffix[1], 0)
	add(w.shape, p1.shape, 0)
	add(w.shape, n1.shape, p1.tag)
	add(w.class, 0, 0)
	add(w.cluster, 0, 0)
	add(p1.tag, 0, 0)
	add(p1.tag, p2.tag, 0)
	add(p1.tag, w.word, 0)
	add(p1.tag, w.suffix[2], 0)
	add(p1.tag, w.suffix[1], n1.class)
	add(p1.tag, w.class, n1.class)
	add(p1.tag, p2.tag, w.class)
	add(w.class, n1.class, n2.class)
	add(w.class, n1.word, 0)
	add(p1.word, 0, 0)
	add(p2.word, 0, 0)
	add(n1.word, 0, 0)
	add(n2.word, 0, 0)
	add(p1.word, w.word, 0)
	add(w.word, n1.word, 0)
	add(p1.word, p1.tag, n1.word)
	add(w.word, n1.class, 0)
	add(w.word, n1.suffix[2], 0)
	add(w.word, p1.tag, n1.class)
	add(w.word, p1.tag, p2.tag)
	add(n1.class, n2.class, 0)
	add(n1.suffix[1], 0, 0)
	add(n1.suffix[2], 0, 0)
	add(n1.shape, 0, 0)
	add(p1.suffix[2], 0, 0)
	add(p1.cluster, 0, 0)
	add(n1.cluster, 0, 0)
	add(n2.cluster, w.class, 0)
	add(p1.cluster, w.cluster, 0)
	add(w.cluster, n1.cluster, 0)
	add(w.cluster, p1.tag, 0)
	add(n1.cluster, w.suffix[2], 0)
	add(w.word, p2.word, 1)
	add(w.word, n2.word, 2)
	add(m.lastMark, w.suffix[1], 3)
	return f
}
