package what

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkEvents measures this room alone, in sentences a second: the layers
// before it are ready.
func BenchmarkEvents(b *testing.B) {
	p := english(b)
	files, err := filepath.Glob("../testdata/reports/*.txt")
	if err != nil || len(files) == 0 {
		b.Skip("no reports in ../testdata:", err)
	}
	var scenes []Scene
	sentences := 0
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		in := p.scene(string(body))
		scenes = append(scenes, in)
		sentences += len(in.Doc.Sents)
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range scenes {
			p.what.Events(scenes[i])
		}
	}
	b.ReportMetric(float64(sentences)*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}

// A long text must not take more than its share of time, nor its events be lost.
func TestLongText(t *testing.T) {
	p := english(t)
	const times = 2000
	in := p.scene(strings.Repeat("Police arrested ten protesters in Minsk. ", times))
	if got := len(p.what.Events(in)); got < times*9/10 {
		t.Errorf("%d events of %d sentences", got, times)
	}
}

// The same scene gives the same events, however often and in whatever order.
func TestDeterministic(t *testing.T) {
	p := english(t)
	a := p.scene("Iran condemned the raid. The rebels, who attacked the port, agreed to release ten hostages.")
	b := p.scene("The court convicted the mayor.")
	want := worded(a, p.what.Events(a))
	for range 5 {
		p.what.Events(b)
		if got := worded(a, p.what.Events(a)); got != want {
			t.Fatalf("got %s, then %s", want, got)
		}
	}
}

// Rubbish gives nothing and breaks nothing.
func TestRubbish(t *testing.T) {
	p := english(t)
	for _, s := range []string{"", " ", ".", "- - -", "((((((((((", strings.Repeat("of ", 500), strings.Repeat("attack ", 300),
		"\x00\x01\x02", "killed", "To attack to attack to attack", strings.Repeat("who attacked who ", 200), "的 的 的"} {
		p.what.Events(p.scene(s))
	}
}
