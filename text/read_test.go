package text_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"rapporteur/lang/en"
	"rapporteur/text"
)

// wire is news as agencies write it.
const wire = `TUNIS, March 14 (Agency) - Tunisian coast guards intercepted two boats carrying 143 migrants off the city of Sfax on Thursday, a spokesman for the interior ministry said.

"Both vessels were in danger of sinking," Colonel Hamdi Ben Amor told reporters. "Nobody was hurt."

The patrol handed eleven suspected smugglers over to prosecutors, who accused them of forming a criminal network. Rights groups have criticised the government's handling of such arrests since the crisis of 2021, but the ministry rejected the allegations.

Tunisia and the European Union signed an agreement last July under which Brussels promised 105 million euros for border control. Italy's foreign minister, who visited Tunis on Monday, praised the deal and pledged further aid.
`

func load(tb testing.TB) *text.Reader {
	tb.Helper()
	r, err := text.Load(en.FS())
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// BenchmarkRead measures the whole room. The Doc is used again, so that a
// steady state allocates nothing.
func BenchmarkRead(b *testing.B) {
	r := load(b)
	var doc text.Doc
	r.Read(wire, &doc)
	b.ReportAllocs()
	sents, tokens := 0, 0
	for b.Loop() {
		r.Read(wire, &doc)
		sents, tokens = sents+len(doc.Sents), tokens+len(doc.Tokens)
	}
	b.ReportMetric(float64(sents)/b.Elapsed().Seconds(), "sentences/s")
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkTokenize measures tokens and sentences alone.
func BenchmarkTokenize(b *testing.B) {
	r := load(b)
	var doc text.Doc
	b.ReportAllocs()
	b.SetBytes(int64(len(wire)))
	for b.Loop() {
		r.Tokenize(wire, &doc)
	}
}

// BenchmarkLoad measures the start.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

// TestRubbish reads what is no report: nothing may panic, hang or make a tree
// that is none.
func TestRubbish(t *testing.T) {
	r := load(t)
	for _, in := range []string{"", " ", "\n\n\n", "\x00\x01\xff\xfe", strings.Repeat("(", 5000), strings.Repeat("a ", 5000),
		"新华社北京五月十日电。外交部发言人表示，中方对此表示关切。", "الخرطوم: قال الجيش إن قواته دخلت المدينة.", strings.Repeat("x", 100_000),
		strings.Repeat("\"' ", 2000), "\u202e\u200b\ufeff", strings.Repeat("U.S. ", 1000)} {
		var d text.Doc
		r.Read(in, &d)
		for i := range d.Sents {
			checkTree(t, &d, i)
		}
	}
}

// checkTree wants one root and no cycle.
func checkTree(t *testing.T, d *text.Doc, i int) {
	t.Helper()
	s := d.Sents[i]
	roots := 0
	for k := s.First; k < s.Last; k++ {
		if d.Tokens[k].Head < 0 {
			roots++
		}
		steps := int32(0)
		for h := k; h >= 0; h = d.Tokens[h].Head {
			if steps++; steps > s.Last-s.First || h < s.First || h >= s.Last {
				t.Fatalf("sentence %d of %.40q: token %d hangs on no root", i, d.Text, k)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("sentence %d of %.40q: %d roots", i, d.Text, roots)
	}
}

// TestConcurrent reads with one Reader from many goroutines, with the same
// result as alone.
func TestConcurrent(t *testing.T) {
	r := load(t)
	var alone bytes.Buffer
	var d text.Doc
	r.Read(wire, &d)
	text.WriteCoNLLU(&alone, &d)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 10 {
				var d text.Doc
				var b bytes.Buffer
				r.Read(wire, &d)
				text.WriteCoNLLU(&b, &d)
				if b.String() != alone.String() {
					t.Error("another result")
				}
			}
		})
	}
	wg.Wait()
}

// TestNoAllocation wants the steady state to allocate nothing.
func TestNoAllocation(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector allocates")
	}
	r := load(t)
	var d text.Doc
	r.Read(wire, &d)
	if n := testing.AllocsPerRun(10, func() { r.Read(wire, &d) }); n > 2 {
		t.Errorf("%v allocations a document", n)
	}
}
