package net

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestKernelsAgree: the SIMD kernels and the plain loops give the same bits,
// at the edges of their ranges too.
func TestKernelsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 200 {
		pairs := 1 + r.IntN(35)
		a, w := make([]uint8, 4*(8*pairs+8)), make([]int8, 128*pairs)
		for i := range a {
			a[i] = uint8(r.IntN(128))
		}
		for i := range w {
			w[i] = int8(r.IntN(129) - 64) // four of a sign stay below mostInLane
		}
		if round == 0 {
			fill(a, 127)
			fill(w, -64)
		}
		acc := make([]int32, 4*48)
		for i := range acc {
			acc[i] = r.Int32N(1<<20) - 1<<19
		}
		want, got := slices.Clone(acc), slices.Clone(acc)
		mul4x16Go(want, 48, want, 48, a, 8*pairs+8, w, pairs)
		mul4x16(got, 48, got, 48, a, 8*pairs+8, w, pairs)
		if !slices.Equal(want, got) {
			t.Fatalf("mul4x16 differs with %d pairs", pairs)
		}
	}
}

func TestRoundingKernelsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n := 32 * (1 + r.IntN(8))
		acc, shift := make([]int32, n), make([]int32, n)
		x := make([]int16, n)
		for i := range acc {
			acc[i] = int32(r.Uint32()) >> r.IntN(24)
			shift[i] = r.Int32N(15)
			x[i] = int16(r.Uint32())
		}
		x1, x2 := slices.Clone(x), slices.Clone(x)
		addStreamGo(x1, acc, shift)
		addStreamRow(x2, acc, shift)
		same(t, "addStream", x1, x2)
		sumsTo16Go(x1, acc, shift)
		sumsTo16(x2, acc, shift)
		same(t, "sumsTo16", x1, x2)
		u1, u2 := make([]uint8, n), make([]uint8, n)
		sumsToActGo(u1, acc, shift)
		sumsToAct(u2, acc, shift)
		same(t, "sumsToAct", u1, u2)
		toActGo(u1, x)
		toAct(u2, x)
		same(t, "toAct", u1, u2)
		x1, x2 = slices.Clone(x), slices.Clone(x)
		limitGo(x1, -2047, 2047)
		limit(x2, -2047, 2047)
		same(t, "limit", x1, x2)
	}
}

func TestDotsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	q, k := make([]int16, 96), make([]int16, 96*7)
	for i := range q {
		q[i] = int16(r.IntN(4095) - 2047)
	}
	for i := range k {
		k[i] = int16(r.IntN(4095) - 2047)
	}
	d1, d2 := make([]int32, 7), make([]int32, 7)
	dotsGo(d1, q, k)
	dots(d2, q, k)
	same(t, "dots", d1, d2)
}

func TestGateAgrees(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var sigmoid [4096]int32
	for i := range sigmoid {
		sigmoid[i] = int32(i) * 8
	}
	z, c := make([]int16, 96), make([]int16, 96)
	h1, m1, m2 := make([]int32, 96), make([]uint8, 96), make([]uint8, 96)
	h2 := slices.Clone(h1)
	for range 100 {
		for i := range z {
			z[i], c[i] = int16(r.IntN(4096)-2048), int16(r.IntN(4096)-2048)
		}
		gateStepGo(m1, h1, z, c, &sigmoid)
		gateStep(m2, h2, z, c, &sigmoid)
		same(t, "gateStep", h1, h2)
		same(t, "gateStep", m1, m2)
	}
}

func fill[T any](s []T, v T) {
	for i := range s {
		s[i] = v
	}
}

func same[T comparable](t *testing.T, name string, want, got []T) {
	t.Helper()
	if !slices.Equal(want, got) {
		t.Fatalf("%s: SIMD and plain loop differ", name)
	}
}

// TestOutliers: what is moved out of the packed weights comes back in the sums,
// and what is left is safe for the kernel.
func TestOutliers(t *testing.T) {
	bothKernels(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(5, 6))
		const in, outputs, rows = 64, 32, 8
		w, a := make([]int8, in*outputs), make([]uint8, in*rows)
		for i := range w {
			w[i] = int8(r.IntN(255) - 127)
		}
		for i := range a {
			a[i] = uint8(100 + r.IntN(28))
		}
		l := layer{in: in, width: outputs, packed: pack(w, outputs, in), bias: make([]int32, outputs)}
		l.trim()
		if len(l.outliers) == 0 {
			t.Fatal("weights of up to 127 leave no outliers")
		}
		acc := make([]int32, rows*outputs)
		l.sums(acc, a, in, rows)
		for row := range rows {
			for o := range outputs {
				want := int32(0)
				for k := range in {
					want += int32(w[o*in+k]) * int32(a[row*in+k])
				}
				if got := acc[row*outputs+o]; got != want {
					t.Fatalf("row %d, output %d: %d, want %d", row, o, got, want)
				}
			}
		}
	})
}
