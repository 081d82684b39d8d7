package eval

import (
	"os"
	"strings"
	"testing"

	"rapporteur/lang/en"
	"rapporteur/text"
	"rapporteur/when"
)

func rooms(t *testing.T) (*text.Reader, *when.Tagger) {
	rd, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := when.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	return rd, tagger
}

// TestTimes measures; with EVAL_DIFFS=tune it lists the errors of that part.
func TestTimes(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a corpus")
	}
	dir := "../../shared/corpora/timex"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("../shared/corpora/timex is absent")
	}
	rd, tagger := rooms(t)
	for _, part := range []Part{Tune, KeptBack} {
		res, err := Times(os.DirFS(dir), part, rd, tagger)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		res.Table().WriteTo(&b)
		t.Logf("\n%s", b.String())
		if part == Tune && os.Getenv("EVAL_DIFFS") == "tune" {
			t.Log(strings.Join(res.Diffs, "\n"))
		}
	}
}
