package eval

import (
	"os"
	"strings"
	"testing"

	"rapporteur/lang/en"
	"rapporteur/says"
)

// TestClaims measures; with EVAL_DIFFS=train it lists the errors of that part.
func TestClaims(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a corpus")
	}
	dir := "../../shared/corpora/polnear/"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("../shared/corpora/polnear is absent")
	}
	rd, _ := rooms(t)
	finder, err := says.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []struct {
		name  string
		every int
	}{{"train", 10}, {"dev", 1}} {
		res, err := Claims(os.DirFS(dir+part.name), part.every, rd, finder)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		res.Table().WriteTo(&b)
		t.Logf("%s\n%s", part.name, b.String())
		if os.Getenv("EVAL_DIFFS") == part.name {
			t.Log(strings.Join(res.Diffs, "\n"))
		}
	}
}
