package net

// The kernel adds products in 16 bits as long as it can. That is safe for
// nearly all weights; what the few large ones have too much is taken out of
// the matrix when it is loaded and multiplied apart. The sums are the same.

// outlier is a part of a weight.
type outlier struct {
	in, out int32
	w       int32
}

// mostInLane is the sum that weights of one sign may reach in a lane of 16
// bits, where each meets an activation of up to 127: 127 * 258 = 32766.
const mostInLane = 258

// trim moves what is too large out of the packed weights.
func (l *layer) trim() {
	for o := range l.width {
		// Two quads are eight inputs; their first and second halves of two meet
		// in one lane, as do their third and fourth.
		for k := 0; k+8 <= l.in; k += 8 {
			for half := 0; half < 4; half += 2 {
				l.trimLane(o, [4]int{k + half, k + half + 1, k + 4 + half, k + 5 + half})
			}
		}
	}
}

// trimLane takes from the largest weights of a sign until its sum is safe.
func (l *layer) trimLane(out int, inputs [4]int) {
	for _, sign := range []int32{1, -1} {
		for {
			sum, largest := int32(0), -1
			for i, k := range inputs {
				v := sign * int32(l.packed[l.at(out, k)])
				if v <= 0 {
					continue
				}
				sum += v
				if largest < 0 || v > sign*int32(l.packed[l.at(out, inputs[largest])]) {
					largest = i
				}
			}
			if sum <= mostInLane {
				break
			}
			p := &l.packed[l.at(out, inputs[largest])]
			excess := sign * min(sum-mostInLane, sign*int32(*p))
			l.outliers = append(l.outliers, outlier{int32(inputs[largest]), int32(out), excess})
			*p -= int8(excess)
		}
	}
}

// at gives the place of a weight in packed.
func (l *layer) at(out, in int) int {
	return (out/16)*16*l.in + (in/4)*64 + (out%16)*4 + in%4
}

// addOutliers adds the products that packed leaves out.
func (l *layer) addOutliers(acc []int32, a []uint8, stride, rows, first, count int) {
	for _, x := range l.outliers {
		k := int(x.in) - first
		if k < 0 || k >= count {
			continue
		}
		for r := range rows {
			acc[r*l.width+int(x.out)] += x.w * int32(a[r*stride+k])
		}
	}
}
