package linear

// parseFeatures appends the features of the parser's state.
//
//nolint:funlen // one line a template
func (m *memory) parseFeatures() []uint64 {
	s := &m.state
	i0, i1, i2 := int32(-9), int32(-9), int32(-9)
	if n := len(s.stack); n > 0 {
		i0 = s.stack[n-1]
		if n > 1 {
			i1 = s.stack[n-2]
		}
		if n > 2 {
			i2 = s.stack[n-3]
		}
	}
	s0, s1, s2 := m.word(i0), m.word(i1), m.word(i2)
	b0, b1, b2, b3 := m.word(s.next), m.word(s.next+1), m.word(s.next+2), m.word(s.next+3)
	k0, k1, kb := m.kids(i0), m.kids(i1), m.kids(s.next)
	f := m.features[:0]
	k := 0
	add := func(a, b, c uint64) {
		f = append(f, Mix(k, a, b, c))
		k++
	}
	d0 := distance(i0, s.next)
	d1 := distance(i1, i0)
	s0w, s1w, b0w, b1w := s0.word, s1.word, b0.word, b1.word
	s0t, s1t, s2t, b0t, b1t, b2t, b3t := s0.tag, s1.tag, s2.tag, b0.tag, b1.tag, b2.tag, b3.tag
	s0p, s1p, b0p, b1p := s0.upos, s1.upos, b0.upos, b1.upos
	// Single words.
	add(s0w, s0t, 0)
	add(s0t, 0, 0)
	add(s0w, 0, 0)
	add(s1w, s1t, 0)
	add(s1t, 0, 0)
	add(s1w, 0, 0)
	add(b0w, b0t, 0)
	add(b0t, 0, 0)
	add(b0w, 0, 0)
	add(b1w, b1t, 0)
	add(b1t, 0, 0)
	add(b1w, 0, 0)
	add(b2.word, b2t, 0)
	add(b2t, 0, 0)
	add(s2.word, s2t, 0)
	add(s2t, 0, 0)
	add(b3t, b2t, 0)
	// Pairs.
	add(s0w, b0w, 0)
	add(s0w+s0t, b0w+b0t, 1)
	add(s0w+s0t, b0t, 0)
	add(s0t, b0w+b0t, 0)
	add(s0t, b0t, 0)
	add(s0w, b0p, 0)
	add(s0p, b0w, 0)
	add(s1w, s0w, 0)
	add(s1w+s1t, s0t, 0)
	add(s1t, s0w+s0t, 0)
	add(s1t, s0t, 0)
	add(s1w, s0p, 0)
	add(s1p, s0w, 0)
	add(s1t, b0t, 0)
	add(s1w, b0w, 0)
	add(s1w, b0t, 0)
	add(s1t, b0w, 0)
	add(b0t, b1t, 0)
	add(b0w, b1t, 0)
	add(b0t, b1w, 0)
	add(b0w, b1w, 0)
	add(s2t, s0t, 0)
	add(s2w(s2), s0t, 0)
	add(s2t, s1t, 0)
	add(s0t, b1t, 0)
	add(s0w, b1t, 0)
	add(s0w, b1w, 0)
	// Triples.
	add(s0t, b0t, b1t)
	add(s1t, s0t, b0t)
	add(s2t, s1t, s0t)
	add(s0w, b0t, b1t)
	add(s0t, b0w, b1t)
	add(s0t, b0t, b1w)
	add(s1w, s0t, b0t)
	add(s1t, s0w, b0t)
	add(s1t, s0t, b0w)
	add(s1w, s0w, b0t)
	add(s1w, s0t, b0w)
	add(s1t, s0w, b0w)
	add(s1t<<8+s0t, b0t, b1t)
	add(s0t<<8+b0t, b1t, b2t)
	add(s2t<<8+s1t, s0t, b0t)
	add(b0t, b1t, b2t)
	// Dependents.
	add(s0t, k0.l.tag, k0.lr)
	add(s0t, k0.r.tag, k0.rr)
	add(s1t, k1.l.tag, k1.lr)
	add(s1t, k1.r.tag, k1.rr)
	add(b0t, kb.l.tag, kb.lr)
	add(s0t, k0.l.tag, b0t)
	add(s0t, k0.r.tag, b0t)
	add(s1t, k1.l.tag, s0t)
	add(s1t, k1.r.tag, s0t)
	add(s0t, b0t, kb.l.tag)
	add(s1t, s0t, k0.l.tag)
	add(s1t, s0t, k0.r.tag)
	add(s0t, k0.l.word, b0t)
	add(s1t, s0t, k0.l.word)
	add(s1w, s0t, k0.l.word)
	add(s1w, s0w, k0.l.word)
	add(s2t, s1t<<8+s0t, k0.l.word)
	add(s1t, k1.r.word, s0t)
	add(s1w, k1.rr, s0t)
	add(s1w, k1.rr, k0.l.word)
	add(s0w, k0.rr, b0t)
	add(s0w, k0.rr, b0w)
	add(s0w, k0.lr, b0t)
	add(s1t, k1.lr<<8+k1.rr, s0t)
	add(s0t, k0.lr<<8+k0.rr, b0t)
	add(s0t, k0.lr<<8+k0.l2r, 1)
	add(s0t, k0.rr<<8+k0.r2r, 2)
	add(s1t, k1.rr<<8+k1.r2r, 3)
	add(b0t, kb.lr<<8+kb.l2r, 4)
	add(s0t, k0.r.tag, k0.r2.tag)
	add(s0t, k0.l.tag, k0.l2.tag)
	add(s1t, k1.r.tag, k1.r2.tag)
	add(b0t, kb.l.tag, kb.l2.tag)
	// Numbers of dependents, distances.
	add(s0t, k0.nl, 5)
	add(s0t, k0.nr, 6)
	add(s0w, k0.nl<<4+k0.nr, 7)
	add(s1t, k1.nr, 8)
	add(s1w, k1.nr, 9)
	add(b0t, kb.nl, 10)
	add(b0w, kb.nl, 11)
	add(s0t, b0t, d0<<8)
	add(s0w, b0t, d0<<8)
	add(s0t, b0w, d0<<8)
	add(s1t, s0t, d1<<8)
	add(s1w, s0t, d1<<8)
	add(d0, d1, b0t)
	// The noun that a preposition or determiner in front leads to.
	h := m.nounFrom(s.next)
	add(b0w, h.word, 12)
	add(s0w, b0w, h.word)
	add(s1w, b0w, h.word)
	add(s1t, s0t, b0w+h.tag)
	add(s0t, h.tag, d0)
	// Clusters in place of words.
	add(s0.cluster, b0.cluster, 0)
	add(s1.cluster, s0.cluster, 0)
	add(s1.cluster, s0.cluster, b0t)
	add(s1.cluster, s0.cluster, k0.l.word)
	add(s0.cluster, s0t, b0t)
	add(s1t, s0.cluster, k0.l.word)
	add(s0.cluster, b0w, h.cluster)
	add(s1.cluster, b0w, h.cluster)
	add(s0t, b0.cluster, b1t)
	// Marks: what closes the sentence, whether it begins with a quote.
	add(m.lastMark, s0t, b0t)
	add(boolAtom(s.next == int32(s.n)), s0t, s1t)
	add(boolAtom(i0 >= 0 && i0 == s.next-1), s0t, b0t)
	add(s1w, b0w, b1w)
	add(s0w, b0w, b1w)
	add(s1p<<8+s0p, b0p, b1p<<8+b2.upos)
	return f
}

func s2w(a *atoms) uint64 { return a.word }

func boolAtom(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// distance between two words, in classes; 0 where one is missing.
func distance(a, b int32) uint64 {
	if a < 0 || b < 0 {
		return 0
	}
	d := b - a
	switch {
	case d < 5:
		return uint64(d)
	case d < 10:
		return 5
	case d < 20:
		return 6
	}
	return 7
}

// kin is the dependents of a word as atoms.
type kin struct {
	l, l2, r, r2     *atoms
	lr, l2r, rr, r2r uint64 // their relations
	nl, nr           uint64
}

func (m *memory) kids(i int32) kin {
	s := &m.state
	if i < 0 || int(i) > s.n {
		return kin{l: &edge, l2: &edge, r: &edge, r2: &edge, lr: 99, l2r: 99, rr: 99, r2r: 99}
	}
	return kin{
		l: m.word(s.left[i]), l2: m.word(s.left2[i]), r: m.word(s.right[i]), r2: m.word(s.right2[i]),
		lr: s.relOf(s.left[i]), l2r: s.relOf(s.left2[i]), rr: s.relOf(s.right[i]), r2r: s.relOf(s.right2[i]),
		nl: uint64(s.nLeft[i]), nr: uint64(s.nRight[i]),
	}
}

func (s *State) relOf(i int32) uint64 {
	if i < 0 {
		return 99
	}
	return uint64(s.Rel[i])
}

// word gives the atoms of word i, of the root for n, and the edge outside.
func (m *memory) word(i int32) *atoms {
	if i < 0 || int(i) > m.state.n+pad-1 {
		return &edge
	}
	return &m.at[int(i)+pad]
}

// nounFrom gives the last word of the first run of nouns after word i, at most
// six words on.
func (m *memory) nounFrom(i int32) *atoms {
	if a := m.word(i); a.upos != uposADP && a.upos != uposDET && a.upos != uposSCONJ {
		return &edge
	}
	for j := i + 1; j <= i+6 && int(j) < m.state.n; j++ {
		if a := m.word(j); isNoun(a) {
			for int(j)+1 < m.state.n && isNoun(m.word(j+1)) {
				j++
			}
			return m.word(j)
		}
	}
	return &edge
}

func isNoun(a *atoms) bool {
	return a.upos == uposNOUN || a.upos == uposPROPN || a.upos == uposPRON
}
