package net

// maxReach is the greatest distance at which a convolution may look.
const maxReach = 16

// block adds to the stream what it sees: a convolution over three words at a
// distance, or, where reach is 0, a gated running mean from both sides.
type block struct {
	reach int
	a, b  layer
}

// activate turns the stream into activations with zero rows on both sides.
func activate(words int, s *Scratch) {
	rows := rowsFor(words)
	s.act = grow(s.act, (rows+2*maxReach)*hidden)
	clear(s.act[:maxReach*hidden])
	clear(s.act[(maxReach+words)*hidden:])
	toAct(s.act[maxReach*hidden:(maxReach+words)*hidden], s.stream[:words*hidden])
}

func (b *block) run(n *Net, words int, s *Scratch) {
	activate(words, s)
	if b.reach > 0 {
		b.convolve(words, s)
	} else {
		b.gate(&n.gate, words, s)
	}
}

func (b *block) convolve(words int, s *Scratch) {
	rows := rowsFor(words)
	s.acc = grow(s.acc, rows*b.a.width)
	from, stride := b.a.bias, 0
	for k := range 3 {
		seen := s.act[(maxReach+(k-1)*b.reach)*hidden:]
		b.a.part(s.acc, from, stride, seen, hidden, rows, k*hidden, hidden)
		from, stride = s.acc, b.a.width
	}
	s.mid = grow(s.mid, rows*b.a.width)
	for r := range rows {
		sumsToAct(s.mid[r*b.a.width:(r+1)*b.a.width], s.acc[r*b.a.width:(r+1)*b.a.width], b.a.shift)
	}
	b.finish(rows, s)
}

// finish multiplies mid with b and adds to the stream.
func (b *block) finish(rows int, s *Scratch) {
	s.acc = grow(s.acc, rows*b.b.width)
	b.b.sums(s.acc, s.mid, b.b.in, rows)
	addStream(s.stream, s.acc, b.b.shift, rows)
}

// gate keeps h += z*(c-h) for each channel, from the left in the first half
// and from the right in the second. h has 12 bits behind the point.
func (b *block) gate(sigmoid *[4096]int32, words int, s *Scratch) {
	rows, both := rowsFor(words), b.b.in
	g := both / 2
	s.acc = grow(s.acc, rows*b.a.width)
	b.a.sums(s.acc, s.act[maxReach*hidden:], hidden, rows)
	s.gated = grow(s.gated, rows*b.a.width)
	for r := range rows {
		sumsTo16(s.gated[r*b.a.width:(r+1)*b.a.width], s.acc[r*b.a.width:(r+1)*b.a.width], b.a.shift)
	}
	limit(s.gated, -2048, 2047)
	s.mid = grow(s.mid, rows*both)
	clear(s.mid[words*both:])
	s.run = grow(s.run, both)
	clear(s.run)
	for t := range words {
		row := s.gated[t*b.a.width:]
		gateStep(s.mid[t*both:t*both+g], s.run[:g], row[:g], row[both:both+g], sigmoid)
	}
	for t := words - 1; t >= 0; t-- {
		row := s.gated[t*b.a.width:]
		gateStep(s.mid[t*both+g:(t+1)*both], s.run[g:], row[g:both], row[both+g:2*both], sigmoid)
	}
	b.finish(rows, s)
}

// gateStepGo takes one word; z and c are within -2048..2047.
func gateStepGo(mid []uint8, h []int32, z, c []int16, sigmoid *[4096]int32) {
	mid, z, c = mid[:len(h)], z[:len(h)], c[:len(h)]
	for i, old := range h {
		cand := int32(c[i]) << 4
		now := old + ((cand-old)*sigmoid[(int(z[i])+2048)&4095]+1<<14)>>15
		h[i] = now
		mid[i] = uint8(min(max((now+128)>>8+64, 0), 127))
	}
}
