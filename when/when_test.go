package when

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rapporteur/lang/en"
	"rapporteur/record"
	"rapporteur/text"
)

func load(t testing.TB) *Tagger {
	tg, err := Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	return tg
}

// TestExamples runs the examples beside the rules. Every rule has one, and one
// that comes out otherwise without the rule: what proves nothing is not kept.
func TestExamples(t *testing.T) {
	tg := load(t)
	rd, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	var doc text.Doc
	for i := range tg.rules {
		r := &tg.rules[i]
		if len(r.examples) == 0 {
			t.Errorf("%s: a rule without an example", r.where)
			continue
		}
		for _, e := range r.examples {
			if fault := runExample(tg, rd, &doc, e); fault != "" {
				t.Errorf("%s: %s: %s", e.where, e.text, fault)
			}
		}
		body, needed := r.body, false
		r.body = []elem{{kind: literal}} // matches nothing
		for _, e := range r.examples {
			needed = needed || runExample(tg, rd, &doc, e) != ""
		}
		if r.body = body; !needed {
			t.Errorf("%s: no example needs the rule", r.where)
		}
	}
}

// runExample tells what is wrong with what is found in the example, if anything.
func runExample(tg *Tagger, rd *text.Reader, doc *text.Doc, e example) string {
	anchor := record.NewDate(2018, 5, 10)
	txt := e.text
	plain := strings.NewReplacer("[", "", "]", "").Replace(txt)
	rd.Read(plain, doc)
	got := tg.Times(doc, anchor, nil)
	if e.values[0] == "none" {
		for _, g := range got {
			return fmt.Sprintf("found %q %s (%s)", doc.Slice(g.First, g.Last), g.Value, g.Rule)
		}
		return ""
	}
	pos := 0
	for n, want := range e.values {
		open := strings.IndexByte(txt[pos:], '[') + pos
		end := strings.IndexByte(txt[pos:], ']') + pos
		pos = end + 1
		found := "nothing there"
		for _, g := range got {
			if doc.Tokens[g.First].Start == int32(open-2*n) && doc.Tokens[g.Last-1].End == int32(end-2*n-1) {
				found = g.Value
			}
		}
		if found != want {
			return fmt.Sprintf("found %s, want %s; all %+v", found, want, got)
		}
	}
	return ""
}

func TestNoAnchor(t *testing.T) {
	tg := load(t)
	rd, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	var doc text.Doc
	for _, c := range []struct{ in, value, begin string }{
		{"They met two months ago.", "XXXX-XX", ""},
		{"They met yesterday.", "XXXX-XX-XX", ""},
		{"They met on Friday.", "XXXX-WXX-5", ""},
		{"They met on 3 May.", "XXXX-05-03", ""},
		{"They met in May.", "XXXX-05", ""},
		{"They met last year.", "XXXX", ""},
		{"They met in 2016.", "2016", "2016-01-01"},
		{"They met in May 2016.", "2016-05", "2016-05-01"},
		{"They met over the past two years.", "P2Y", ""},
	} {
		rd.Read(c.in, &doc)
		got := tg.Times(&doc, 0, nil)
		if len(got) != 1 || got[0].Value != c.value || got[0].Begin.String() != c.begin {
			t.Errorf("%s: %+v, want %s %s", c.in, got, c.value, c.begin)
		}
	}
}

func TestIntervals(t *testing.T) {
	tg := load(t)
	rd, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	var doc text.Doc
	for _, c := range []struct{ in, want string }{
		{"They met over the past two years.", "2016-05-10 2018-05-10 range"},
		{"They met in recent days.", "2018-05-03 2018-05-10 range"},
		{"They met in early 2016.", "2016-01-01 2016-05-02 year"},
		{"They met in the spring of 2011.", "2011-03-01 2011-05-31 season"},
		{"They met in the first half of 2017.", "2017-01-01 2017-06-30 range"},
		{"They met last week.", "2018-04-30 2018-05-06 week"},
		{"They met in the 1990s.", "1990-01-01 1999-12-31 decade"},
		{"They met in the 19th century.", "1801-01-01 1900-12-31 century"},
		{"They met on Tuesday night.", "2018-05-08 2018-05-08 day"},
		{"They met earlier this month.", "2018-05-01 2018-05-10 month"},
		{"They left at the end of March.", "2018-03-31 2018-03-31 month"},
		{"They met on 31 February 2016.", "  "},
	} {
		rd.Read(c.in, &doc)
		got := tg.Times(&doc, record.NewDate(2018, 5, 10), nil)
		if len(got) == 0 {
			t.Errorf("%s: nothing", c.in)
			continue
		}
		if s := got[0].Begin.String() + " " + got[0].End.String() + " " + got[0].Precision; s != c.want {
			t.Errorf("%s: %s, want %s", c.in, s, c.want)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	words, err := fs.ReadFile(en.FS(), "times/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, rules, err string }{
		{"month 1 January\n", "", "load time words: times/words.txt:1: expected \"class value: words\""},
		{"season XY: harvest\n", "", "load time words: times/words.txt:1: season: value \"XY\" is none of SP SU FA WI"},
		{string(words), "date <day>\n", "load time rules: times/a.txt:1: expected \"group: pattern -> meaning\""},
		{string(words), "date: <nosuch> -> DATE\n", "load time rules: group <nosuch> has no rules"},
		{string(words), "date: today -> DATE era=1\n", "load time rules: times/a.txt:1: there is no field \"era\""},
		{string(words), "date: <date> x -> DATE\n", "load time rules: times/a.txt:1: the rule begins with itself"},
		{string(words), "\n+ A [day] = 1\n", "load time rules: times/a.txt:2: expected \"+ sentence = values\" below a rule"},
	} {
		_, err := Load(fstest.MapFS{
			"times/words.txt": {Data: []byte(c.words)},
			"times/a.txt":     {Data: []byte(c.rules)},
		})
		if err == nil || err.Error() != c.err {
			t.Errorf("error %v, want %s", err, c.err)
		}
	}
}

func FuzzTimes(f *testing.F) {
	tg := load(f)
	rd, err := text.Load(en.FS())
	if err != nil {
		f.Fatal(err)
	}
	f.Add("They met on 31 February 9999, 99999999 years ago, in 10000000 centuries' time.", int32(736824))
	f.Add("From nineteen hundred 00 to '00s-2,000,000 5p.m. Jan. Jan. 2 1/2 years", int32(1))
	f.Fuzz(func(t *testing.T, s string, anchor int32) {
		var doc text.Doc
		rd.Read(s, &doc)
		if anchor < 0 || anchor > 3652059 {
			anchor = 0
		}
		times := tg.Times(&doc, record.Date(anchor), nil)
		d := tg.NewDater(&doc, times, record.Date(anchor))
		for i := range doc.Tokens {
			d.Date(int32(i))
		}
		last := int32(0)
		for _, x := range times {
			if x.First < last || x.Last <= x.First || x.End < x.Begin {
				t.Fatalf("%q: %+v", s, times)
			}
			last = x.Last
		}
	})
}

func BenchmarkTimes(b *testing.B) {
	tg := load(b)
	rd, err := text.Load(en.FS())
	if err != nil {
		b.Fatal(err)
	}
	var doc text.Doc
	rd.Read(strings.Repeat("The two ministers met in the capital on Wednesday to discuss the ceasefire that rebels signed in March 2017, officials said. "+
		"Protesters who gathered outside the parliament demanded that the government resign and hold fresh elections. ", 50), &doc)
	var times []Time
	b.ReportAllocs()
	for b.Loop() {
		times = tg.Times(&doc, record.NewDate(2018, 5, 10), times[:0])
	}
	b.ReportMetric(float64(len(doc.Sents)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
