package says

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rapporteur/lang/en"
	"rapporteur/text"
)

func load(t testing.TB) (*Finder, *text.Reader) {
	f, err := Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	rd, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	return f, rd
}

// pieces gives what stands between open and end, with the marks of the other
// kinds taken away.
func pieces(s string, open, end byte) []string {
	var out []string
	for {
		i := strings.IndexByte(s, open)
		if i < 0 {
			return out
		}
		j := strings.IndexByte(s[i:], end)
		out = append(out, plain(s[i+1:i+j]))
		s = s[i+j+1:]
	}
}

func plain(s string) string {
	return strings.NewReplacer("{", "", "}", "", "<", "", ">", "", "[", "", "]", "").Replace(s)
}

// describe writes a claim as {source} <cue> [content].
func describe(doc *text.Doc, c *Claim) string {
	var b strings.Builder
	if c.SourceHead >= 0 {
		b.WriteString("{" + doc.Slice(c.Source[0], c.Source[1]) + "} ")
	}
	b.WriteString("<" + doc.Slice(c.Cue[0], c.Cue[1]) + ">")
	for _, r := range c.Content {
		b.WriteString(" [" + trim(doc.Slice(r.First, r.Last)) + "]")
	}
	return b.String()
}

// trim takes quotation marks and commas off the edges.
func trim(s string) string { return strings.Trim(s, "“”\"', .") }

// TestExamples runs the examples beside the cues; none may fail.
func TestExamples(t *testing.T) {
	f, rd := load(t)
	for _, e := range f.examples {
		if fault := run(f, rd, e); fault != "" {
			t.Errorf("%s: %s: %s", e.where, e.text, fault)
		}
	}
}

// run tells what is wrong with what is found in the example, if anything.
func run(f *Finder, rd *text.Reader, e example) string {
	var doc text.Doc
	want := ""
	if p := pieces(e.text, '{', '}'); len(p) > 0 {
		want = "{" + p[0] + "} "
	}
	want += "<" + pieces(e.text, '<', '>')[0] + ">"
	for _, p := range pieces(e.text, '[', ']') {
		want += " [" + trim(p) + "]"
	}
	rd.Read(strings.ReplaceAll(plain(e.text), " 's", "'s"), &doc)
	var got []string
	found := false
	for _, c := range f.Claims(&doc, nil) {
		d := describe(&doc, &c)
		got = append(got, d)
		found = found || strings.HasSuffix(d, want) && (want[0] == '{' || c.SourceHead < 0)
	}
	switch {
	case found && e.not:
		return "found " + want
	case !found && !e.not:
		return fmt.Sprintf("found %q, want %s", got, want)
	}
	return ""
}

// claims describes all that is found in an example, frames and links too.
func claims(f *Finder, rd *text.Reader, e example) string {
	var doc text.Doc
	rd.Read(strings.ReplaceAll(plain(e.text), " 's", "'s"), &doc)
	return fmt.Sprintf("%+v", f.Claims(&doc, nil))
}

// TestNeeded takes each line of the cue files away: one of its examples must
// come out otherwise. What proves nothing is not kept.
func TestNeeded(t *testing.T) {
	whole, rd := load(t)
	for _, name := range []string{"cues/verbs.txt", "cues/words.txt"} {
		data, err := fs.ReadFile(en.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		for i, line := range lines {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' || isExample(line) {
				continue
			}
			files := fstest.MapFS{}
			for _, n := range []string{"cues/verbs.txt", "cues/words.txt"} {
				b, _ := fs.ReadFile(en.FS(), n)
				files[n] = &fstest.MapFile{Data: b}
			}
			rest := append([]string(nil), lines...)
			rest[i] = ""
			files[name].Data = []byte(strings.Join(rest, "\n"))
			f, err := Load(files)
			if err != nil {
				t.Fatal(err)
			}
			needed := false
			for k := i + 1; k < len(lines); k++ {
				ex := strings.TrimSpace(lines[k])
				if !isExample(ex) {
					break
				}
				e := example{strings.TrimSpace(ex[1:]), "", ex[0] == '-'}
				needed = needed || run(f, rd, e) != "" || claims(f, rd, e) != claims(whole, rd, e)
			}
			if !needed {
				t.Errorf("%s:%d: no example needs %q", name, i+1, line)
			}
		}
	}
}

// reports are texts whose claims run over sentences, with what must be found.
var reports = []struct {
	name, text string
	want       []string
}{
	{"cue behind, pronoun, nominal", "The army took the port, a ministry statement said. It added that six soldiers had died.\n", []string{
		"{a ministry statement} <said> [The army took the port]",
		"{It} <added> [that six soldiers had died]",
	}},
	{"quotation that goes on", "“We will not leave,” the mayor said. “This is our town and we will defend it.”\n", []string{
		"{the mayor} <said> [We will not leave] [This is our town and we will defend it]",
	}},
	{"next paragraph", "“We will not leave,” the mayor said.\n\n“This is our town and we will defend it.”\n\nSchools were closed.\n", []string{
		"{the mayor} <said> [We will not leave] [This is our town and we will defend it]",
	}},
	{"sentences before the cue", "“The talks are over. There will be no deal,” the envoy told reporters.\n", []string{
		"{the envoy} <told> [The talks are over. There will be no deal]",
	}},
	{"nested", "The minister said that the rebels claimed that they had won.\n", []string{
		"{The minister} <said> [that the rebels claimed that they had won]",
		"{the rebels} <claimed> [that they had won]",
	}},
	{"participle", "The general rejected the offer, saying that he did not trust the mediator.\n", []string{
		"{The general} <saying> [that he did not trust the mediator]",
	}},
	{"relative pronoun", "Police arrested the envoy, who said that he was innocent.\n", []string{
		"{the envoy} <said> [that he was innocent]",
	}},
	{"transcript", "OKORO: Will the army leave?\n\nDIALLO: It will stay. We have said so.\n\nOKORO: We disagree, sir.\n\nDIALLO: You may leave.\n", []string{
		"{OKORO} <:> [Will the army leave]",
		"{DIALLO} <:> [It will stay] [We have said so]",
		"{OKORO} <:> [We disagree, sir]",
		"{DIALLO} <:> [You may leave]",
	}},
	{"headline", "Poll: Most voters oppose the war\n", []string{"{Poll} <:> [Most voters oppose the war]"}},
	{"no speaker", "MULTAN: Police arrested the editor.\n\nThe town has one mayor: he was elected in May.\n", nil},
	{"no claim", "The minister met the rebels in the capital on Friday.\n", nil},
}

func TestReports(t *testing.T) {
	f, rd := load(t)
	var doc text.Doc
	for _, r := range reports {
		rd.Read(r.text, &doc)
		claims := f.Claims(&doc, nil)
		var got []string
		for i := range claims {
			got = append(got, describe(&doc, &claims[i]))
		}
		if len(r.want) != len(got) || strings.Join(got, "\n") != strings.Join(r.want, "\n") {
			t.Errorf("%s: found\n%s\nwant\n%s", r.name, strings.Join(got, "\n"), strings.Join(r.want, "\n"))
		}
		if strings.Contains(r.name, "pronoun, nominal") && len(claims) == 2 && claims[1].Same != 0 {
			t.Errorf("%s: same as %d, want 0", r.name, claims[1].Same)
		}
		if r.name == "nested" && len(claims) == 2 && claims[1].Outer != 0 {
			t.Errorf("nested: outer %d, want 0", claims[1].Outer)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct{ verbs, words, err string }{
		{"that say\n", "", `load cues: cues/verbs.txt:1: expected "frames: words"`},
		{"that: say\n+ {He} said [so].\n", "", "load cues: cues/verbs.txt:2: an example marks one <cue> and its [content]"},
		{"that: say\n", "gossip: rumour\n", `load cues: cues/words.txt:1: there is no class "gossip"`},
		{"a b c d e f g h i j k l m n o p q: say\n", "", "load cues: cues/verbs.txt:1: more than 16 prepositions"},
	} {
		_, err := Load(fstest.MapFS{"cues/verbs.txt": {Data: []byte(c.verbs)}, "cues/words.txt": {Data: []byte(c.words)}})
		if err == nil || err.Error() != c.err {
			t.Errorf("error %v, want %s", err, c.err)
		}
	}
	if _, err := Load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), fs.ErrNotExist.Error()) {
		t.Errorf("no files: %v", err)
	}
}

// TestBrokenTree: heads in a circle, which no reader lets through, stop nothing.
func TestBrokenTree(t *testing.T) {
	f, rd := load(t)
	var doc text.Doc
	rd.Read("He said she said it was over, according to us.", &doc)
	for a := range doc.Tokens {
		for b := range doc.Tokens { // a and b hang on each other, or a on itself
			heads := [2]int32{doc.Tokens[a].Head, doc.Tokens[b].Head}
			doc.Tokens[a].Head, doc.Tokens[b].Head = int32(b), int32(a)
			doc.Link()
			for _, c := range f.Claims(&doc, nil) {
				if c.Cue[0] < 0 || int(c.Cue[1]) > len(doc.Tokens) {
					t.Errorf("%d and %d: cue %v", a, b, c.Cue)
				}
			}
			doc.Tokens[a].Head, doc.Tokens[b].Head = heads[0], heads[1]
		}
	}
}

func FuzzClaims(f *testing.F) {
	finder, rd := load(f)
	f.Add("“We go,” he said. “We stay.”\n\n\"It is so")
	f.Add("According to\n\nto according to him said “")
	f.Fuzz(func(t *testing.T, s string) {
		var doc text.Doc
		rd.Read(s, &doc)
		n := int32(len(doc.Tokens))
		claims := finder.Claims(&doc, nil)
		for i, c := range claims {
			if c.Outer >= int32(len(claims)) || c.Outer == int32(i) || c.Cue[0] < 0 || c.Cue[1] > n || c.Source[0] > c.Source[1] || c.Source[1] > n {
				t.Fatalf("%q: %+v", s, c)
			}
			for _, r := range c.Content {
				if r.First < 0 || r.Last <= r.First || r.Last > n {
					t.Fatalf("%q: %+v", s, c)
				}
			}
		}
	})
}

func BenchmarkClaims(b *testing.B) {
	f, rd := load(b)
	var doc text.Doc
	rd.Read(strings.Repeat("The two ministers met in the capital on Wednesday to discuss the ceasefire, officials said. "+
		"“Protesters who gathered outside the parliament demanded new elections,” he told reporters. ", 50), &doc)
	var claims []Claim
	b.ReportAllocs()
	for b.Loop() {
		claims = f.Claims(&doc, claims[:0])
	}
	b.ReportMetric(float64(len(doc.Sents)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
