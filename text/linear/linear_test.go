package linear

import (
	"testing"
)

func TestTable(t *testing.T) {
	tab := NewTable(11, 3)
	features := []uint64{Mix(1, 2, 3, 4), Mix(5, 6, 7, 8)}
	if features[0] > features[1] {
		features[0], features[1] = features[1], features[0]
	}
	tab.Add(features[0], []int8{5, -3, 0, 0, 0, 0, 0, 0, 127, -128, 1})
	tab.Add(features[1], []int8{0, 10})
	again, rest, err := readTable(append(tab.Append(nil, features), make([]byte, padding)...))
	if err != nil || len(rest) != padding {
		t.Fatalf("read back: %v, %d bytes left", err, len(rest))
	}
	for name, tab := range map[string]*Table{"made": tab, "read": again} {
		var s Scores
		tab.Sum([]uint64{features[0], 12345, features[1]}, &s)
		for label, want := range []int{5, 7, 0, 0, 0, 0, 0, 0, 127, -128, 1} {
			if got := s.Of(label) - 256; got != want {
				t.Errorf("%s: label %d: %d, want %d", name, label, got, want)
			}
		}
		if tab.Best(&s) != 8 {
			t.Errorf("%s: best %d", name, tab.Best(&s))
		}
	}
	for n := range len(tab.Append(nil, features)) {
		if _, err := SingleTable(tab.Append(nil, features)[:n]); err == nil {
			t.Errorf("a table cut to %d bytes is read", n)
		}
	}
}

// The oracle's moves lead to the gold tree from the beginning, and to the best
// that is left after a mistake.
func TestOracle(t *testing.T) {
	gold := []int32{1, 6, 1, 5, 5, 2} // a projective tree of six words, 6 is the root
	var s State
	s.Reset(len(gold))
	for !s.Done() {
		move, cost := cheapest(&s, gold)
		if cost != 0 {
			t.Fatalf("the best move costs %d", cost)
		}
		s.Do(move, 1)
	}
	for i, h := range gold {
		if s.Head[i] != h {
			t.Errorf("word %d hangs on %d, should on %d", i, s.Head[i], h)
		}
	}
	s.Reset(len(gold))
	s.Do(Shift, 0)
	if c := s.Cost(Shift, gold); c != 1 {
		t.Errorf("to shift over a head costs %d", c)
	}
	s.Do(Shift, 0)
	for !s.Done() {
		move, _ := cheapest(&s, gold)
		s.Do(move, 1)
	}
	wrong := 0
	for i, h := range gold {
		if s.Head[i] != h {
			wrong++
		}
	}
	// Word 0 has lost its head, and with one root only it takes word 1's place.
	if wrong != 2 {
		t.Errorf("after one mistake %d words are wrong", wrong)
	}
}

func cheapest(s *State, gold []int32) (best uint8, least int) {
	least = 1 << 30
	for move := range uint8(3) {
		if s.Can(move) && s.Cost(move, gold) < least {
			best, least = move, s.Cost(move, gold)
		}
	}
	return best, least
}

func TestDecode(t *testing.T) {
	var pairs [labels + 1][labels]int32
	for a := range pairs {
		for b := range labels {
			if !May(a, b) {
				pairs[a][b] = Impossible
			}
		}
	}
	row := func(at, score int32) []int32 {
		r := make([]int32, labels)
		r[at] = score
		return r
	}
	// Inside a person, clearly; the word before is nothing, slightly.
	lattice := append(row(0, 5), row(2, 20)...)
	lattice[1] = 4
	out := make([]uint8, 2)
	Decode(lattice, &pairs, out, nil)
	if out[0] != 1 || out[1] != 2 {
		t.Errorf("labels %v, want a person of two words", out)
	}
	Decode(nil, &pairs, nil, nil)
	for a := range labels {
		if May(a, 4) != (a == 3 || a == 4) {
			t.Errorf("label 4 behind %d: %v", a, May(a, 4))
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Don’t", "don't"}, {"1987", "2024"}, {"“", "\""}, {"—", "-"}, {"ÉTAT", "état"},
	} {
		if HashWord(c.a) != HashWord(c.b) {
			t.Errorf("%q and %q differ", c.a, c.b)
		}
	}
	if HashWord("mail") == HashWord("male") {
		t.Error("different words are the same")
	}
}
