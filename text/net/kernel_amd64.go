package net

import "golang.org/x/sys/cpu"

// simd says whether the AVX2 kernels run; tests turn it off.
var simd = cpu.X86.HasAVX2

// vnni says whether the processor multiplies bytes and adds them up in one
// instruction.
var vnni = cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI

//go:noescape
func mul4x16AVX2(acc *int32, accStride int, from *int32, fromStride int, a *uint8, stride int, w *int8, pairs int)

//go:noescape
func mul4x16VNNI(acc *int32, accStride int, from *int32, fromStride int, a *uint8, stride int, w *int8, pairs int)

//go:noescape
func addStreamAVX2(x *int16, acc, shift *int32, n int)

//go:noescape
func toActAVX2(dst *uint8, x *int16, n int)

//go:noescape
func sumsToActAVX2(dst *uint8, acc, shift *int32, n int)

//go:noescape
func sumsTo16AVX2(dst *int16, acc, shift *int32, n int)

//go:noescape
func dotsAVX2(dst *int32, q, k *int16, n, rows int)

//go:noescape
func limitAVX2(v *int16, low, high int16, n int)

//go:noescape
func gateStepAVX2(mid *uint8, h *int32, z, c *int16, sigmoid *[4096]int32, n int)

// mul4x16 sets four rows of 16 sums to those of from and the products of four
// rows of a with 16 outputs' weights, pairs times eight inputs.
func mul4x16(acc []int32, accStride int, from []int32, fromStride int, a []uint8, stride int, w []int8, pairs int) {
	if !simd {
		mul4x16Go(acc, accStride, from, fromStride, a, stride, w, pairs)
		return
	}
	_, _, _, _ = acc[3*accStride+15], from[3*fromStride+15], a[3*stride+8*pairs-1], w[128*pairs-1]
	if vnni {
		mul4x16VNNI(&acc[0], accStride, &from[0], fromStride, &a[0], stride, &w[0], pairs)
		return
	}
	mul4x16AVX2(&acc[0], accStride, &from[0], fromStride, &a[0], stride, &w[0], pairs)
}

func addStreamRow(x []int16, acc, shift []int32) {
	if n := len(shift); simd && n%16 == 0 && n > 0 {
		_, _ = x[n-1], acc[n-1]
		addStreamAVX2(&x[0], &acc[0], &shift[0], n)
		return
	}
	addStreamGo(x, acc, shift)
}

func toAct(dst []uint8, x []int16) {
	if n := len(x); simd && n%32 == 0 && n > 0 {
		_ = dst[n-1]
		toActAVX2(&dst[0], &x[0], n)
		return
	}
	toActGo(dst, x)
}

func sumsToAct(dst []uint8, acc, shift []int32) {
	if n := len(shift); simd && n%32 == 0 && n > 0 {
		_, _ = dst[n-1], acc[n-1]
		sumsToActAVX2(&dst[0], &acc[0], &shift[0], n)
		return
	}
	sumsToActGo(dst, acc, shift)
}

func sumsTo16(dst []int16, acc, shift []int32) {
	if n := len(shift); simd && n%16 == 0 && n > 0 {
		_, _ = dst[n-1], acc[n-1]
		sumsTo16AVX2(&dst[0], &acc[0], &shift[0], n)
		return
	}
	sumsTo16Go(dst, acc, shift)
}

func dots(dst []int32, q, k []int16) {
	if n := len(q); simd && n%16 == 0 && n > 0 && len(dst) > 0 {
		_ = k[n*len(dst)-1]
		dotsAVX2(&dst[0], &q[0], &k[0], n, len(dst))
		return
	}
	dotsGo(dst, q, k)
}

func limit(v []int16, low, high int16) {
	if n := len(v); simd && n%16 == 0 && n > 0 {
		limitAVX2(&v[0], low, high, n)
		return
	}
	limitGo(v, low, high)
}

func gateStep(mid []uint8, h []int32, z, c []int16, sigmoid *[4096]int32) {
	if n := len(h); simd && n%8 == 0 && n > 0 {
		_, _, _ = mid[n-1], z[n-1], c[n-1]
		gateStepAVX2(&mid[0], &h[0], &z[0], &c[0], sigmoid, n)
		return
	}
	gateStepGo(mid, h, z, c, sigmoid)
}
