package net

// layer is a matrix of 8-bit weights with a bias and a shift for each row.
// Outputs are padded to a multiple of 16 and packed for the kernel: 16
// outputs, for each four inputs 64 bytes.
type layer struct {
	in, width int // inputs, a multiple of eight; outputs with padding
	packed    []int8
	outliers  []outlier // what packed leaves of weights that are too large for it
	bias      []int32   // holds the rounding of the shift too
	shift     []int32
}

func pack(w []int8, outputs, in int) []int8 {
	width := (outputs + 15) &^ 15
	p := make([]int8, width*in)
	for o := range outputs {
		for k := range in {
			p[(o/16)*16*in+(k/4)*64+(o%16)*4+k%4] = w[o*in+k]
		}
	}
	return p
}

// sums computes bias and products of rows of a, stride bytes apart. Rows are a
// multiple of four.
func (l *layer) sums(acc []int32, a []uint8, stride, rows int) {
	l.part(acc, l.bias, 0, a, stride, rows, 0, l.in)
}

// part sets acc to from and the products of rows of a with the inputs from
// first on, count of them. A fromStride of 0 takes the same row of from for
// all. Both first and count are multiples of eight.
func (l *layer) part(acc, from []int32, fromStride int, a []uint8, stride, rows, first, count int) {
	for o := 0; o < l.width; o += 16 {
		w := l.packed[o*l.in+first*16 : o*l.in+(first+count)*16]
		for r := 0; r < rows; r += 4 {
			mul4x16(acc[r*l.width+o:], l.width, from[r*fromStride+o:], fromStride, a[r*stride:], stride, w, count/8)
		}
	}
	l.addOutliers(acc, a, stride, rows, first, count)
}

func mul4x16Go(acc []int32, accStride int, from []int32, fromStride int, a []uint8, stride int, w []int8, pairs int) {
	quads := 2 * pairs
	for r := range 4 {
		row, sums := a[r*stride:r*stride+4*quads], acc[r*accStride:r*accStride+16]
		copy(sums, from[r*fromStride:])
		for q := range quads {
			x, v := row[4*q:4*q+4], w[64*q:64*q+64]
			x0, x1, x2, x3 := int32(x[0]), int32(x[1]), int32(x[2]), int32(x[3])
			for o := range sums {
				sums[o] += x0*int32(v[4*o]) + x1*int32(v[4*o+1]) + x2*int32(v[4*o+2]) + x3*int32(v[4*o+3])
			}
		}
	}
}

func sat16(v int32) int16 { return int16(min(max(v, -32768), 32767)) }

// addStreamGo adds the shifted sums to the stream, saturating twice as the
// SIMD instructions do.
func addStreamGo(x []int16, acc, shift []int32) {
	for i, s := range shift {
		x[i] = sat16(int32(x[i]) + int32(sat16(acc[i]>>s)))
	}
}

// toActGo turns the stream (1/256) into activations (1/16, 0..127).
func toActGo(dst []uint8, x []int16) {
	for i, v := range x {
		dst[i] = uint8(min(max((int32(v)+8)>>4, 0), 127))
	}
}

// sumsToActGo turns shifted sums into activations.
func sumsToActGo(dst []uint8, acc, shift []int32) {
	for i, s := range shift {
		dst[i] = uint8(min(max(acc[i]>>s, 0), 127))
	}
}

// sumsTo16Go turns shifted sums into 16 bits.
func sumsTo16Go(dst []int16, acc, shift []int32) {
	for i, s := range shift {
		dst[i] = sat16(acc[i] >> s)
	}
}

// dotsGo gives the products of q with each row of k.
func dotsGo(dst []int32, q, k []int16) {
	for j := range dst {
		row, sum := k[j*len(q):(j+1)*len(q)], int32(0)
		for i, v := range q {
			sum += int32(v) * int32(row[i])
		}
		dst[j] = sum
	}
}

// addStream does so for all rows.
func addStream(x []int16, acc, shift []int32, rows int) {
	n := len(shift)
	for r := range rows {
		addStreamRow(x[r*n:(r+1)*n], acc[r*n:(r+1)*n], shift)
	}
}

// limitGo keeps numbers between low and high.
func limitGo(v []int16, low, high int16) {
	for i, x := range v {
		v[i] = min(max(x, low), high)
	}
}
