package net

// mostNames bounds the number of name labels.
const mostNames = 16

// decodeNames chooses the sequence of BIO labels with the highest sum of
// scores in which every inside label continues a name of its own type
// (Viterbi 1967).
func (n *Net) decodeNames(words int, s *Scratch) {
	labels := len(n.Names)
	s.back = grow(s.back, words*labels)
	var sum, next [mostNames]int32
	for r := range words {
		row := s.head[r*n.at.width+n.at.name:][:labels]
		free, from := int32(0), uint8(0) // the best label of the word before, for labels that may follow any
		for k := range labels {
			if r > 0 && (k == 0 || sum[k] > free) {
				free, from = sum[k], uint8(k)
			}
		}
		for k := range labels {
			before, best := from, free
			if b := n.begins[k]; int(b) != k && n.Names[k][0] == 'I' {
				before, best = uint8(b), sum[b]
				if sum[k] > best {
					before, best = uint8(k), sum[k]
				}
				if r == 0 {
					best = -1 << 20
				}
			}
			next[k] = best + int32(row[k])
			s.back[r*labels+k] = before
		}
		sum = next
	}
	at := 0
	for k := range labels {
		if sum[k] > sum[at] {
			at = k
		}
	}
	for r := words - 1; r >= 0; r-- {
		s.out[r].Name = uint16(at)
		at = int(s.back[r*labels+at])
	}
}

// NameScores gives the score of each of Names for word i of the last Predict.
func (n *Net) NameScores(s *Scratch, i int) []int16 {
	return s.head[i*n.at.width+n.at.name:][:len(n.Names)]
}
