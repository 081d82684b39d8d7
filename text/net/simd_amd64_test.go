package net

import "testing"

// bothKernels runs the test with the SIMD kernels, where there are any, and
// with the plain loops.
func bothKernels(t *testing.T, f func(t *testing.T)) {
	had := simd
	defer func() { simd = had }()
	for _, on := range []bool{had, false} {
		simd = on
		t.Run(map[bool]string{true: "simd", false: "plain"}[on], f)
	}
}
