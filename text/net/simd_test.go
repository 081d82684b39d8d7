//go:build !amd64

package net

import "testing"

func bothKernels(t *testing.T, f func(t *testing.T)) { t.Run("plain", f) }
