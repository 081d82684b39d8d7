package net

import "testing"

// bothKernels runs the test with every kernel that the processor has, and with
// the plain loops.
func bothKernels(t *testing.T, f func(t *testing.T)) {
	hadSIMD, hadVNNI := simd, vnni
	defer func() { simd, vnni = hadSIMD, hadVNNI }()
	for _, k := range []struct {
		name       string
		simd, vnni bool
	}{{"vnni", hadSIMD, hadVNNI}, {"avx2", hadSIMD, false}, {"plain", false, false}} {
		if k.name == "vnni" && !hadVNNI || k.name == "avx2" && !hadSIMD {
			continue
		}
		simd, vnni = k.simd, k.vnni
		t.Run(k.name, f)
	}
}
