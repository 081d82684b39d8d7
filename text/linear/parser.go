package linear

// State is a configuration of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez
// and Satta 2011). The root is a word behind the last one.
type State struct {
	n      int
	stack  []int32
	next   int32 // the first word of the buffer; n is the root
	Head   []int32
	Rel    []uint8
	left   []int32 // leftmost dependent, -1 for none
	left2  []int32 // the one after it
	right  []int32 // rightmost dependent
	right2 []int32
	nLeft  []uint8 // number of dependents on the left
	nRight []uint8
}

// The moves. An action is 0 for shift, or one more than an index into the
// model's arcs.
const (
	Shift = iota
	Left
	Right
)

// Arc is a move that draws an arc with a relation.
type Arc struct {
	Move uint8
	Rel  uint8
}

// Reset begins a sentence of n words.
func (s *State) Reset(n int) {
	s.n, s.next = n, 0
	s.stack = s.stack[:0]
	if cap(s.Head) <= n {
		m := n + 64
		s.Head, s.left, s.left2 = make([]int32, m), make([]int32, m), make([]int32, m)
		s.right, s.right2 = make([]int32, m), make([]int32, m)
		s.Rel, s.nLeft, s.nRight = make([]uint8, m), make([]uint8, m), make([]uint8, m)
	}
	k := n + 1
	s.Head, s.left, s.left2, s.right, s.right2 = s.Head[:k], s.left[:k], s.left2[:k], s.right[:k], s.right2[:k]
	s.Rel, s.nLeft, s.nRight = s.Rel[:k], s.nLeft[:k], s.nRight[:k]
	for i := range k {
		s.Head[i], s.left[i], s.left2[i], s.right[i], s.right2[i] = -1, -1, -1, -1, -1
		s.Rel[i], s.nLeft[i], s.nRight[i] = 0, 0, 0
	}
}

// Done tells whether every word has a head.
func (s *State) Done() bool { return int(s.next) == s.n && len(s.stack) == 0 }

// Can tells whether the move is allowed. Only one word hangs on the root.
func (s *State) Can(move uint8) bool {
	switch move {
	case Shift:
		return int(s.next) < s.n
	case Left:
		return len(s.stack) > 1 && int(s.next) < s.n || len(s.stack) == 1
	default:
		return len(s.stack) > 1
	}
}

// Do makes a move.
func (s *State) Do(move, rel uint8) {
	if move == Shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	top := len(s.stack) - 1
	d := s.stack[top]
	s.stack = s.stack[:top]
	if move == Left {
		s.attach(d, s.next, rel)
		s.left2[s.next], s.left[s.next] = s.left[s.next], d
		s.nLeft[s.next] += b2u(s.nLeft[s.next] < 9)
		return
	}
	h := s.stack[top-1]
	s.attach(d, h, rel)
	s.right2[h], s.right[h] = s.right[h], d
	s.nRight[h] += b2u(s.nRight[h] < 9)
}

func (s *State) attach(d, h int32, rel uint8) { s.Head[d], s.Rel[d] = h, rel }

func b2u(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

// Cost counts the gold arcs that the move makes impossible (Goldberg and
// Nivre 2013). gold gives heads, n for the root.
func (s *State) Cost(move uint8, gold []int32) int {
	cost := 0
	b := s.next
	if move == Shift {
		for i, w := range s.stack {
			if gold[w] == b || i < len(s.stack)-1 && gold[b] == w {
				cost++
			}
		}
		return cost
	}
	top := len(s.stack) - 1
	d := s.stack[top]
	g := gold[d]
	if move == Left {
		if g > b || top > 0 && g == s.stack[top-1] {
			cost++
		}
	} else if g >= b {
		cost++
	}
	for i := b; int(i) < s.n; i++ {
		if gold[i] == d {
			cost++
		}
	}
	return cost
}
