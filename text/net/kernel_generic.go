//go:build !amd64

package net

func mul4x16(acc []int32, accStride int, from []int32, fromStride int, a []uint8, stride int, w []int8, pairs int) {
	mul4x16Go(acc, accStride, from, fromStride, a, stride, w, pairs)
}

func addStreamRow(x []int16, acc, shift []int32) { addStreamGo(x, acc, shift) }
func toAct(dst []uint8, x []int16)               { toActGo(dst, x) }
func sumsToAct(dst []uint8, acc, shift []int32)  { sumsToActGo(dst, acc, shift) }
func sumsTo16(dst []int16, acc, shift []int32)   { sumsTo16Go(dst, acc, shift) }
func dots(dst []int32, q, k []int16)             { dotsGo(dst, q, k) }
func limit(v []int16, low, high int16)           { limitGo(v, low, high) }

func gateStep(mid []uint8, h []int32, z, c []int16, sigmoid *[4096]int32) {
	gateStepGo(mid, h, z, c, sigmoid)
}
