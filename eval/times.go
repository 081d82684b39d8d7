package eval

import (
	"fmt"
	"html"
	"io/fs"
	"regexp"
	"sort"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/when"
)

// Part says which documents of a data set count.
type Part uint8

// The parts of a data set that has no split of its own: every third document
// is kept back for reporting.
const (
	Tune Part = iota
	KeptBack
	All
)

func (p Part) has(i int) bool { return p == All || (i%3 == 2) == (p == KeptBack) }

// TimesResult counts time expressions as TempEval-3 does.
type TimesResult struct {
	Docs            int
	Strict, Relaxed PRF // same extent; overlapping extent
	Type, Value     PRF // overlapping extent and the same type, the same value
	Diffs           []string
}

// Table shows the result.
func (r *TimesResult) Table() *Table {
	t := &Table{Title: fmt.Sprintf("time expressions, %d documents", r.Docs), Head: PRFHead}
	t.PRF("extent, strict", r.Strict)
	t.PRF("extent, relaxed", r.Relaxed)
	t.PRF("and type", r.Type)
	t.PRF("and value", r.Value)
	return t
}

// Times compares the tagger with TimeML files (*.tml). The document's own date
// is its anchor and counts for nothing.
func Times(dir fs.FS, part Part, rd *text.Reader, tagger *when.Tagger) (*TimesResult, error) {
	files, err := fs.Glob(dir, "*.tml")
	if err != nil {
		return nil, fmt.Errorf("eval times: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("eval times: no .tml files")
	}
	sort.Strings(files)
	res := &TimesResult{}
	var doc text.Doc
	var times []when.Time
	for i, name := range files {
		if !part.has(i) {
			continue
		}
		data, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, fmt.Errorf("eval times: %w", err)
		}
		body, gold, anchor, err := readTimeML(string(data))
		if err != nil {
			return nil, fmt.Errorf("eval times: %s: %w", name, err)
		}
		rd.Read(body, &doc)
		times = tagger.Times(&doc, anchor, times[:0])
		res.Docs++
		res.count(name, body, gold, spansOf(&doc, times))
	}
	return res, nil
}

// timeSpan is a time expression by bytes.
type timeSpan struct {
	start, end       int
	typ, value, rule string
}

func spansOf(doc *text.Doc, times []when.Time) []timeSpan {
	out := make([]timeSpan, 0, len(times))
	for _, t := range times {
		if t.Past {
			continue // anniversaries are no TIMEX3
		}
		out = append(out, timeSpan{int(doc.Tokens[t.First].Start), int(doc.Tokens[t.Last-1].End), t.Type, t.Value, t.Rule})
	}
	return out
}

func (r *TimesResult) count(name, body string, gold, found []timeSpan) {
	for _, s := range []*PRF{&r.Strict, &r.Relaxed, &r.Type, &r.Value} {
		s.Gold += len(gold)
		s.Found += len(found)
	}
	used := make([]bool, len(found))
	for _, g := range gold {
		hit := -1
		for i, f := range found {
			if !used[i] && f.start < g.end && g.start < f.end {
				hit = i
				break
			}
		}
		if hit < 0 {
			r.diff("missed", name, body, g, timeSpan{})
			continue
		}
		used[hit] = true
		f := found[hit]
		r.Relaxed.Right++
		switch {
		case f.value != g.value:
			r.diff("value", name, body, g, f)
		case f.start != g.start || f.end != g.end:
			r.diff("extent", name, body, g, f)
		}
		if f.start == g.start && f.end == g.end {
			r.Strict.Right++
		}
		if f.typ == g.typ {
			r.Type.Right++
		}
		if f.value == g.value {
			r.Value.Right++
		}
	}
	for i, f := range found {
		if !used[i] {
			r.diff("extra", name, body, timeSpan{}, f)
		}
	}
}

// diff keeps a line for whoever looks for the reason behind an error.
func (r *TimesResult) diff(kind, name, body string, g, f timeSpan) {
	at := g
	if g.end == 0 {
		at = f
	}
	before, after := body[max(0, at.start-50):at.start], body[at.end:min(len(body), at.end+30)]
	r.Diffs = append(r.Diffs, strings.Join(strings.Fields(fmt.Sprintf("%s %s: %s[%s]%s gold %s %s found %q %s %s %s", kind, name,
		before, body[at.start:at.end], after, g.typ, g.value, body[f.start:f.end], f.typ, f.value, f.rule)), " "))
}

var (
	timexOpen = regexp.MustCompile(`<TIMEX3 ([^>]*)>`)
	attribute = regexp.MustCompile(`(\w+)="([^"]*)"`)
)

// readTimeML gives the text without its marks, the times in it, and the date
// of the document.
func readTimeML(data string) (body string, times []timeSpan, anchor record.Date, err error) {
	_, dct, _ := strings.Cut(data, "<DCT>")
	if m := timexOpen.FindStringSubmatch(dct); m != nil {
		if anchor, err = record.ParseDate(attributes(m[1])["value"]); err != nil {
			return "", nil, 0, err
		}
	}
	_, in, ok := strings.Cut(data, "<TEXT>")
	in, _, ok2 := strings.Cut(in, "</TEXT>")
	if !ok || !ok2 {
		return "", nil, 0, fmt.Errorf("there is no TEXT element")
	}
	var b strings.Builder
	open := -1
	for in != "" {
		lt := strings.IndexByte(in, '<')
		if lt < 0 {
			b.WriteString(html.UnescapeString(in))
			break
		}
		b.WriteString(html.UnescapeString(in[:lt]))
		gt := strings.IndexByte(in[lt:], '>')
		if gt < 0 {
			return "", nil, 0, fmt.Errorf("a tag has no end")
		}
		tag := in[lt : lt+gt+1]
		in = in[lt+gt+1:]
		if m := timexOpen.FindStringSubmatch(tag); m != nil {
			a := attributes(m[1])
			open = len(times)
			times = append(times, timeSpan{start: b.Len(), typ: a["type"], value: a["value"]})
		} else if tag == "</TIMEX3>" && open >= 0 {
			times[open].end = b.Len()
			open = -1
		}
	}
	return b.String(), times, anchor, nil
}

func attributes(s string) map[string]string {
	m := map[string]string{}
	for _, a := range attribute.FindAllStringSubmatch(s, -1) {
		m[a[1]] = a[2]
	}
	return m
}
