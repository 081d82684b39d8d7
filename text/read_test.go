package text_test

import (
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

// BenchmarkLoad measures the start.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
