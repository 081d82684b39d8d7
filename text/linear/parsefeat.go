package linear

// parseFeatures appends the features of the parser's state.
func (m *memory) parseFeatures() []uint64 {
	v := m.look()
	f := features{list: m.features[:0]}
	v.words(&f)
	v.pairs(&f)
	v.triples(&f)
	v.dependents(&f)
	v.clusters(&f)
	return f.list
}

// features is a list under way; each template has its number.
type features struct {
	list []uint64
	next int
}

func (f *features) add(a, b, c uint64) {
	f.list = append(f.list, Mix(f.next, a, b, c))
	f.next++
}

// view is what the features of a parser's state are made of: the top of the
// stack (s), the front of the buffer (b) and their dependents (k). A w is a
// word, t a tag, p a part of speech.
type view struct {
	s0, s1, s2, b0, b1, b2, b3        *atoms
	k0, k1, kb                        kin
	s0w, s1w, b0w, b1w                uint64
	s0t, s1t, s2t, b0t, b1t, b2t, b3t uint64
	s0p, s1p, b0p, b1p                uint64
	d0, d1                            uint64 // distances s0 to b0, s1 to s0
	h                                 *atoms // the noun that a preposition or determiner in front leads to
	last                              uint64 // the mark that closes the sentence
	atEnd                             bool   // the buffer is empty
	touching                          bool   // s0 stands beside b0
}

func (m *memory) look() view {
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
	v := view{
		s0: m.word(i0), s1: m.word(i1), s2: m.word(i2),
		b0: m.word(s.next), b1: m.word(s.next + 1), b2: m.word(s.next + 2), b3: m.word(s.next + 3),
		k0: m.kids(i0), k1: m.kids(i1), kb: m.kids(s.next),
		d0: distance(i0, s.next), d1: distance(i1, i0), h: m.nounFrom(s.next),
		last: m.lastMark, atEnd: int(s.next) == s.n, touching: i0 >= 0 && i0 == s.next-1,
	}
	v.s0w, v.s1w, v.b0w, v.b1w = v.s0.word, v.s1.word, v.b0.word, v.b1.word
	v.s0t, v.s1t, v.s2t, v.b0t, v.b1t, v.b2t, v.b3t = v.s0.tag, v.s1.tag, v.s2.tag, v.b0.tag, v.b1.tag, v.b2.tag, v.b3.tag
	v.s0p, v.s1p, v.b0p, v.b1p = v.s0.upos, v.s1.upos, v.b0.upos, v.b1.upos
	return v
}

// words appends single words.
func (v *view) words(f *features) {
	f.add(v.s0w, v.s0t, 0)
	f.add(v.s0t, 0, 0)
	f.add(v.s0w, 0, 0)
	f.add(v.s1w, v.s1t, 0)
	f.add(v.s1t, 0, 0)
	f.add(v.s1w, 0, 0)
	f.add(v.b0w, v.b0t, 0)
	f.add(v.b0t, 0, 0)
	f.add(v.b0w, 0, 0)
	f.add(v.b1w, v.b1t, 0)
	f.add(v.b1t, 0, 0)
	f.add(v.b1w, 0, 0)
	f.add(v.b2.word, v.b2t, 0)
	f.add(v.b2t, 0, 0)
	f.add(v.s2.word, v.s2t, 0)
	f.add(v.s2t, 0, 0)
	f.add(v.b3t, v.b2t, 0)
}

// pairs appends pairs of words.
func (v *view) pairs(f *features) {
	f.add(v.s0w, v.b0w, 0)
	f.add(v.s0w+v.s0t, v.b0w+v.b0t, 1)
	f.add(v.s0w+v.s0t, v.b0t, 0)
	f.add(v.s0t, v.b0w+v.b0t, 0)
	f.add(v.s0t, v.b0t, 0)
	f.add(v.s0w, v.b0p, 0)
	f.add(v.s0p, v.b0w, 0)
	f.add(v.s1w, v.s0w, 0)
	f.add(v.s1w+v.s1t, v.s0t, 0)
	f.add(v.s1t, v.s0w+v.s0t, 0)
	f.add(v.s1t, v.s0t, 0)
	f.add(v.s1w, v.s0p, 0)
	f.add(v.s1p, v.s0w, 0)
	f.add(v.s1t, v.b0t, 0)
	f.add(v.s1w, v.b0w, 0)
	f.add(v.s1w, v.b0t, 0)
	f.add(v.s1t, v.b0w, 0)
	f.add(v.b0t, v.b1t, 0)
	f.add(v.b0w, v.b1t, 0)
	f.add(v.b0t, v.b1w, 0)
	f.add(v.b0w, v.b1w, 0)
	f.add(v.s2t, v.s0t, 0)
	f.add(v.s2.word, v.s0t, 0)
	f.add(v.s2t, v.s1t, 0)
	f.add(v.s0t, v.b1t, 0)
	f.add(v.s0w, v.b1t, 0)
	f.add(v.s0w, v.b1w, 0)
}

// triples appends three words and more.
func (v *view) triples(f *features) {
	f.add(v.s0t, v.b0t, v.b1t)
	f.add(v.s1t, v.s0t, v.b0t)
	f.add(v.s2t, v.s1t, v.s0t)
	f.add(v.s0w, v.b0t, v.b1t)
	f.add(v.s0t, v.b0w, v.b1t)
	f.add(v.s0t, v.b0t, v.b1w)
	f.add(v.s1w, v.s0t, v.b0t)
	f.add(v.s1t, v.s0w, v.b0t)
	f.add(v.s1t, v.s0t, v.b0w)
	f.add(v.s1w, v.s0w, v.b0t)
	f.add(v.s1w, v.s0t, v.b0w)
	f.add(v.s1t, v.s0w, v.b0w)
	f.add(v.s1t<<8+v.s0t, v.b0t, v.b1t)
	f.add(v.s0t<<8+v.b0t, v.b1t, v.b2t)
	f.add(v.s2t<<8+v.s1t, v.s0t, v.b0t)
	f.add(v.b0t, v.b1t, v.b2t)
}

// dependents appends what hangs on the words.
func (v *view) dependents(f *features) {
	f.add(v.s0t, v.k0.l.tag, v.k0.lr)
	f.add(v.s0t, v.k0.r.tag, v.k0.rr)
	f.add(v.s1t, v.k1.l.tag, v.k1.lr)
	f.add(v.s1t, v.k1.r.tag, v.k1.rr)
	f.add(v.b0t, v.kb.l.tag, v.kb.lr)
	f.add(v.s0t, v.k0.l.tag, v.b0t)
	f.add(v.s0t, v.k0.r.tag, v.b0t)
	f.add(v.s1t, v.k1.l.tag, v.s0t)
	f.add(v.s1t, v.k1.r.tag, v.s0t)
	f.add(v.s0t, v.b0t, v.kb.l.tag)
	f.add(v.s1t, v.s0t, v.k0.l.tag)
	f.add(v.s1t, v.s0t, v.k0.r.tag)
	f.add(v.s0t, v.k0.l.word, v.b0t)
	f.add(v.s1t, v.s0t, v.k0.l.word)
	f.add(v.s1w, v.s0t, v.k0.l.word)
	f.add(v.s1w, v.s0w, v.k0.l.word)
	f.add(v.s2t, v.s1t<<8+v.s0t, v.k0.l.word)
	f.add(v.s1t, v.k1.r.word, v.s0t)
	f.add(v.s1w, v.k1.rr, v.s0t)
	f.add(v.s1w, v.k1.rr, v.k0.l.word)
	f.add(v.s0w, v.k0.rr, v.b0t)
	f.add(v.s0w, v.k0.rr, v.b0w)
	f.add(v.s0w, v.k0.lr, v.b0t)
	f.add(v.s1t, v.k1.lr<<8+v.k1.rr, v.s0t)
	f.add(v.s0t, v.k0.lr<<8+v.k0.rr, v.b0t)
	f.add(v.s0t, v.k0.lr<<8+v.k0.l2r, 1)
	f.add(v.s0t, v.k0.rr<<8+v.k0.r2r, 2)
	f.add(v.s1t, v.k1.rr<<8+v.k1.r2r, 3)
	f.add(v.b0t, v.kb.lr<<8+v.kb.l2r, 4)
	f.add(v.s0t, v.k0.r.tag, v.k0.r2.tag)
	f.add(v.s0t, v.k0.l.tag, v.k0.l2.tag)
	f.add(v.s1t, v.k1.r.tag, v.k1.r2.tag)
	f.add(v.b0t, v.kb.l.tag, v.kb.l2.tag)
}

// clusters appends numbers of dependents, distances, the noun behind a
// preposition, clusters in place of words, and marks.
func (v *view) clusters(f *features) {
	f.add(v.s0t, v.k0.nl, 5)
	f.add(v.s0t, v.k0.nr, 6)
	f.add(v.s0w, v.k0.nl<<4+v.k0.nr, 7)
	f.add(v.s1t, v.k1.nr, 8)
	f.add(v.s1w, v.k1.nr, 9)
	f.add(v.b0t, v.kb.nl, 10)
	f.add(v.b0w, v.kb.nl, 11)
	f.add(v.s0t, v.b0t, v.d0<<8)
	f.add(v.s0w, v.b0t, v.d0<<8)
	f.add(v.s0t, v.b0w, v.d0<<8)
	f.add(v.s1t, v.s0t, v.d1<<8)
	f.add(v.s1w, v.s0t, v.d1<<8)
	f.add(v.d0, v.d1, v.b0t)
	f.add(v.b0w, v.h.word, 12)
	f.add(v.s0w, v.b0w, v.h.word)
	f.add(v.s1w, v.b0w, v.h.word)
	f.add(v.s1t, v.s0t, v.b0w+v.h.tag)
	f.add(v.s0t, v.h.tag, v.d0)
	f.add(v.s0.cluster, v.b0.cluster, 0)
	f.add(v.s1.cluster, v.s0.cluster, 0)
	f.add(v.s1.cluster, v.s0.cluster, v.b0t)
	f.add(v.s1.cluster, v.s0.cluster, v.k0.l.word)
	f.add(v.s0.cluster, v.s0t, v.b0t)
	f.add(v.s1t, v.s0.cluster, v.k0.l.word)
	f.add(v.s0.cluster, v.b0w, v.h.cluster)
	f.add(v.s1.cluster, v.b0w, v.h.cluster)
	f.add(v.s0t, v.b0.cluster, v.b1t)
	f.add(v.last, v.s0t, v.b0t)
	f.add(boolAtom(v.atEnd), v.s0t, v.s1t)
	f.add(boolAtom(v.touching), v.s0t, v.b0t)
	f.add(v.s1w, v.b0w, v.b1w)
	f.add(v.s0w, v.b0w, v.b1w)
	f.add(v.s1p<<8+v.s0p, v.b0p, v.b1p<<8+v.b2.upos)
}

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
