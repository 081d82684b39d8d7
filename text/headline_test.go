package text

import (
	"strings"
	"testing"
)

func TestIsHeadline(t *testing.T) {
	for words, want := range map[string]bool{
		"Protesters Storm Parliament in Baghdad":         true,
		"Russia Accuses Ukraine Of Shelling Village":     true,
		"Protesters Storm Parliament in Baghdad .":       false,
		"Protesters storm parliament in Baghdad":         false,
		"PROTESTERS STORM PARLIAMENT IN BAGHDAD":         false,
		"Khalifa Haftar met Fayez al-Sarraj in Benghazi": false,
		"Yes , Minister": false,
		"":               false,
	} {
		if got := isHeadline(strings.Fields(words)); got != want {
			t.Errorf("%q: headline %v, want %v", words, got, want)
		}
	}
}

func TestJoiningComma(t *testing.T) {
	for words, want := range map[string]int{
		"India , Pakistan exchange fire":             1,
		"Prime Minister Modi , Xi meet in Wuhan":     3,
		"India , Pakistan , China exchange fire":     -1,
		"India , Pakistan exchange fire .":           -1,
		"India , angry at China and Iran , says no":  -1,
		"In a first , Pakistan frees a pilot":        -1,
		"Kremlin , angry at the sanctions , says no": -1,
		"Turkey , Iran": -1,
	} {
		if got := joiningComma(strings.Fields(words)); got != want {
			t.Errorf("%q: comma %d, want %d", words, got, want)
		}
	}
}
