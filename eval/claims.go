package eval

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"rapporteur/says"
	"rapporteur/text"
)

// ClaimsResult counts claims against PolNeAR's attributions.
type ClaimsResult struct {
	Docs    int
	Cue     PRF // cues that overlap
	Source  PRF // and sources that overlap
	Content PRF // characters of contents, of all attributions
	Matched PRF // the same of those whose cue was found
	Diffs   []string
}

// Table shows the result.
func (r *ClaimsResult) Table() *Table {
	t := &Table{Title: fmt.Sprintf("claims, %d annotated documents", r.Docs), Head: PRFHead}
	t.PRF("cue", r.Cue)
	t.PRF("source", r.Source)
	t.PRF("content", r.Content)
	t.PRF("content where the cue is right", r.Matched)
	return t
}

// Claims compares the finder with brat files: attributions/*.ann beside
// text/*.txt, the annotator's mark behind the last "_". With every above 1
// only each every-th file counts.
func Claims(dir fs.FS, every int, rd *text.Reader, finder *says.Finder) (*ClaimsResult, error) {
	files, err := fs.Glob(dir, "attributions/*.ann")
	if err != nil {
		return nil, fmt.Errorf("eval claims: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("eval claims: no attributions/*.ann files")
	}
	sort.Strings(files)
	res := &ClaimsResult{}
	var doc text.Doc
	for i, name := range files {
		if i%max(every, 1) != 0 {
			continue
		}
		id := strings.TrimSuffix(path.Base(name), ".ann")
		if j := strings.LastIndexByte(id, '_'); j > 0 {
			id = id[:j]
		}
		body, err := fs.ReadFile(dir, "text/"+id+".txt")
		if err != nil {
			return nil, fmt.Errorf("eval claims: %w", err)
		}
		ann, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, fmt.Errorf("eval claims: %w", err)
		}
		gold, err := readBrat(string(ann), string(body))
		if err != nil {
			return nil, fmt.Errorf("eval claims: %s: %w", name, err)
		}
		rd.Read(string(body), &doc)
		res.Docs++
		res.count(id, &doc, gold, bytesOf(&doc, finder.Claims(&doc, nil)))
	}
	return res, nil
}

// attribution is a claim by bytes of the text.
type attribution struct {
	cue, source, content [][2]int
	frame                string
}

func bytesOf(doc *text.Doc, claims []says.Claim) []attribution {
	out := make([]attribution, len(claims))
	at := func(first, last int32) [][2]int {
		if first >= last {
			return nil
		}
		return [][2]int{{int(doc.Tokens[first].Start), int(doc.Tokens[last-1].End)}}
	}
	for i := range claims {
		c := &claims[i]
		out[i] = attribution{cue: at(c.Cue[0], c.Cue[1]), source: at(c.Source[0], c.Source[1]), frame: c.Frame.String()}
		for _, r := range c.Content {
			out[i].content = append(out[i].content, at(r.First, r.Last)...)
		}
	}
	return out
}

func (r *ClaimsResult) count(id string, doc *text.Doc, gold, found []attribution) {
	r.Cue.Gold += len(gold)
	r.Cue.Found += len(found)
	for i := range gold {
		r.Source.Gold += min(len(gold[i].source), 1)
		r.Content.Gold += spansSize(gold[i].content)
	}
	for i := range found {
		r.Source.Found += min(len(found[i].source), 1)
		r.Content.Found += spansSize(found[i].content)
	}
	used := make([]bool, len(found))
	for i := range gold {
		g := &gold[i]
		best := -1
		for j := range found {
			if !used[j] && spansShare(g.cue, found[j].cue) > 0 && (best < 0 || spansShare(g.content, found[j].content) > spansShare(g.content, found[best].content)) {
				best = j
			}
		}
		if best < 0 {
			r.Diffs = append(r.Diffs, "missed "+id+": "+excerpt(doc.Text, g))
			continue
		}
		used[best] = true
		f := &found[best]
		r.Cue.Right++
		if spansShare(g.source, f.source) > 0 {
			r.Source.Right++
		} else if len(g.source) > 0 {
			r.Diffs = append(r.Diffs, "source "+id+": "+excerpt(doc.Text, g)+" FOUND "+excerpt(doc.Text, f))
		}
		same := spansShare(g.content, f.content)
		if 4*same < 3*max(spansSize(g.content), spansSize(f.content)) {
			r.Diffs = append(r.Diffs, "content "+id+": "+excerpt(doc.Text, g)+" FOUND "+excerpt(doc.Text, f))
		}
		r.Content.Right += same
		r.Matched.Right += same
		r.Matched.Gold += spansSize(g.content)
		r.Matched.Found += spansSize(f.content)
	}
	for j := range found {
		if !used[j] {
			r.Diffs = append(r.Diffs, "extra "+id+": "+excerpt(doc.Text, &found[j]))
		}
	}
}

func excerpt(s string, a *attribution) string {
	part := func(list [][2]int) string {
		var out []string
		for _, p := range list {
			w := strings.Join(strings.Fields(s[p[0]:p[1]]), " ")
			if len(w) > 160 {
				w = w[:80] + "…" + w[len(w)-80:]
			}
			out = append(out, w)
		}
		return strings.Join(out, " | ")
	}
	return fmt.Sprintf("{%s} <%s> [%s] %s", part(a.source), part(a.cue), part(a.content), a.frame)
}

func spansSize(list [][2]int) int {
	n := 0
	for _, p := range list {
		n += p[1] - p[0]
	}
	return n
}

func spansShare(a, b [][2]int) int {
	n := 0
	for _, p := range a {
		for _, q := range b {
			n += max(0, min(p[1], q[1])-max(p[0], q[0]))
		}
	}
	return n
}

// readBrat reads the attributions of a brat file whose offsets count code
// points of body.
func readBrat(ann, body string) ([]attribution, error) {
	offsets := make([]int, 0, len(body)+1)
	for i := range body {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(body))
	if len(offsets) != utf8.RuneCountInString(body)+1 {
		return nil, fmt.Errorf("the text is not UTF-8")
	}
	spans := map[string][][2]int{}
	var out []attribution
	for n, line := range strings.Split(ann, "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			continue
		}
		switch f[0][:min(1, len(f[0]))] {
		case "T":
			s, err := bratSpans(f[1], offsets)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
			spans[f[0]] = s
		case "E":
			if a := bratEvent(f[1], spans); len(a.cue) > 0 && len(a.content) > 0 {
				out = append(out, a)
			}
		}
	}
	return out, nil
}

// bratSpans reads "Content 10 20;30 40".
func bratSpans(s string, offsets []int) ([][2]int, error) {
	_, nums, _ := strings.Cut(s, " ")
	var out [][2]int
	for _, p := range strings.Split(nums, ";") {
		a, b, _ := strings.Cut(p, " ")
		from, err := strconv.Atoi(a)
		to, err2 := strconv.Atoi(b)
		if err != nil || err2 != nil || from < 0 || to < from || to >= len(offsets) {
			return nil, fmt.Errorf("span %q", p)
		}
		out = append(out, [2]int{offsets[from], offsets[to]})
	}
	return out, nil
}

func bratEvent(s string, spans map[string][][2]int) attribution {
	var a attribution
	for _, role := range strings.Fields(s) {
		name, id, _ := strings.Cut(role, ":")
		switch strings.TrimRight(name, "0123456789") {
		case "Cue":
			a.cue = append(a.cue, spans[id]...)
		case "Source":
			a.source = append(a.source, spans[id]...)
		case "Content":
			a.content = append(a.content, spans[id]...)
		}
	}
	return a
}
