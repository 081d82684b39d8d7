package linear

// Gap is a place between two tokens where a sentence might end.
type Gap struct {
	Before, After [3]string // the nearest first, "" outside the paragraph
	Rule          bool      // what the rules say
	Spaced        bool
	Length        int // tokens of the sentence so far
}

// EndFeatures appends the features of a gap.
func EndFeatures(f []uint64, g *Gap) []uint64 {
	k := 1000
	rule := boolAtom(g.Rule)*2 + boolAtom(g.Spaced)
	add := func(a, b, c uint64) {
		f = append(f, Mix(k, a, b, c*4+rule))
		k++
	}
	var bw, aw, bs, as [3]uint64
	for i := range 3 {
		bw[i], aw[i] = HashWord(g.Before[i]), HashWord(g.After[i])
		bs[i], as[i] = shapeOf(g.Before[i]), shapeOf(g.After[i])
	}
	length := uint64(min(g.Length, 4))
	if g.Length > 12 {
		length = 5
	}
	add(0, 0, 0)
	add(length, 0, 0)
	for i := range 3 {
		add(bw[i], 0, 0)
		add(aw[i], 0, 0)
		add(bs[i], 0, 0)
		add(as[i], 0, 0)
	}
	add(bw[0], aw[0], 0)
	add(bw[0], as[0], 0)
	add(bs[0], aw[0], 0)
	add(bs[0], as[0], length)
	add(bw[1], bw[0], 0)
	add(bs[1], bs[0], as[0])
	add(bs[1], bw[0], as[0])
	add(aw[0], aw[1], 0)
	add(as[0], as[1], bs[0])
	add(aw[0], as[1], bs[0])
	add(bs[2], bs[1], bs[0])
	add(as[0], as[1], as[2])
	add(bs[1], bs[0]+as[0]*3, as[1])
	add(bw[0], length, as[0])
	add(aw[0], length, bs[0])
	return f
}

// SingleTable reads a file that is one table.
func SingleTable(data []byte) (*Table, error) {
	t, rest, err := readTable(append(data[:len(data):len(data)], make([]byte, padding)...))
	if err == nil && len(rest) < padding {
		err = errShort
	}
	return t, err
}

// Margin gives how much label 1 leads label 0 for the features.
func (t *Table) Margin(features []uint64, s *Scores) int {
	t.Sum(features, s)
	return s.Of(1) - s.Of(0)
}
