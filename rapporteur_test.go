package rapporteur

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"rapporteur/record"
	"rapporteur/report"
	"rapporteur/text"
)

var shared struct {
	once  sync.Once
	coder *Coder
	err   error
}

// newCoder loads once for all tests: a Coder is safe for concurrent use.
func newCoder(t testing.TB) *Coder {
	t.Helper()
	shared.once.Do(func() { shared.coder, shared.err = New(Options{}) })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.coder
}

// ownReports reads the reports that ship with the project.
func ownReports(t testing.TB) []report.Report {
	t.Helper()
	files, err := filepath.Glob("testdata/reports/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no reports in testdata/reports", err)
	}
	r, err := report.Open(report.Input{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	var list []report.Report
	for {
		rep, err := r.Next()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, rep)
	}
}

// Every span of every page must hold the words that it stands for.
func TestSpans(t *testing.T) {
	coder := newCoder(t)
	reports := ownReports(t)
	reports = append(reports, report.Report{ID: "accents", Text: "“Über” Präsident Müller traf — naïve — Macron.\n\n" + reports[0].Text})
	for _, rep := range reports {
		page, err := coder.Code(context.Background(), rep)
		if err != nil {
			if rep.ID == "accents" {
				continue
			}
			t.Fatal(err)
		}
		points := []rune(rep.Text)
		check := func(what, words string, s record.Span) {
			t.Helper()
			if s.Start < 0 || s.End > len(points) || s.Start > s.End || string(points[s.Start:s.End]) != words {
				t.Errorf("%s: %s %q is not at %d–%d", rep.ID, what, words, s.Start, s.End)
			}
		}
		for _, s := range page.Sentences {
			check("sentence", s.Text, s.Span)
		}
		for _, n := range page.Names {
			check("name", n.Text, n.Span)
		}
		for _, a := range page.Actors {
			for _, m := range a.Mentions {
				check("mention", m.Text, m.Span)
			}
		}
		for _, x := range page.Times {
			check("time", x.Text, x.Span)
		}
		for _, l := range page.Places {
			check("place", l.Extracted, l.Span)
		}
		for _, c := range page.Claims {
			check("cue", c.Cue, c.CueSpan)
		}
		for _, e := range page.Events {
			if len(e.Evidence) == 0 {
				t.Errorf("%s has no evidence", e.ID)
			}
			for i, s := range e.Evidence {
				check("evidence", e.EventText[i], s)
			}
			for _, p := range append(e.Actor, e.Recipient...) {
				check("participant", p.Text, p.Span)
			}
		}
	}
}

func TestLanguage(t *testing.T) {
	coder := newCoder(t)
	for _, c := range []struct{ name, language, text, want string }{
		{"few function words", "", "On May 3, Arakan Army fighters shelled two police posts near Sittwe, wounding nine officers inside their barracks, local media reported late Tuesday evening.", ""},
		{"Chinese", "", strings.Repeat("双方在开罗举行会谈。", 20), "not English: 0 % of its letters are Latin"},
		{"a name after the other", "", "Uttar Pradesh Chief Minister Yogi Adityanath on Sunday launched a scathing attack on West Bengal's Trinamool Congress government calling it anti-people yesterday evening.", ""},
		{"Spanish headline", "", "El presidente se reunió con los rebeldes en La Habana", "not English: "},
		{"French", "", "Le président a rencontré hier à Paris le premier ministre libyen, qui lui a remis une lettre du conseil présidentiel. Les deux hommes ont parlé de la situation dans le sud du pays.", "not English: "},
		{"foreign names", "", "Egyptian President Abdel Fattah al-Sisi welcomed Abdel Fattah al-Burhan at El Alamein near Los Santos.", ""},
		{"foreign names in small letters", "", "Ursula von der Leyen met Charles de Gaulle in Rio de Janeiro.", ""},
		{"said so", "fr", "The president met the prime minister.", `language "fr": only English is read`},
		{"regional", "en-GB", "The president met the prime minister.", ""},
		{"headline", "", "Turkey slams Greece", ""},
		{"digits", "", "12 34 56", "report without text"},
	} {
		_, err := coder.Code(context.Background(), report.Report{ID: "x", Language: c.language, Text: c.text, Pos: report.Pos{File: "in"}})
		got := ""
		if err != nil {
			got = strings.TrimPrefix(err.Error(), "in: ")
		}
		if (c.want == "") != (got == "") || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: error %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCheckFrames holds that `frames check` says of the frames what their own
// tests say.
func TestCheckFrames(t *testing.T) {
	for _, s := range newCoder(t).CheckFrames() {
		for _, f := range s.Failures {
			t.Error(f)
		}
		if s.Examples < s.Frames || s.Shown < 1 || s.Shown > s.Senses {
			t.Errorf("%s: %d frames, %d predicates, %d of them shown by %d examples", s.File, s.Frames, s.Senses, s.Shown, s.Examples)
		}
	}
}

// What several goroutines code at once is what one codes alone.
func TestConcurrent(t *testing.T) {
	coder := newCoder(t)
	reports := ownReports(t)
	want := make([]string, len(reports))
	for i, rep := range reports {
		want[i] = fingerprint(t, coder, rep)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, rep := range reports {
				if got := fingerprint(t, coder, rep); got != want[i] {
					t.Errorf("%s is coded differently beside others", rep.ID)
				}
			}
		})
	}
	wg.Wait()
}

func fingerprint(t *testing.T, coder *Coder, rep report.Report) string {
	page, err := coder.Code(context.Background(), rep)
	if err != nil {
		t.Error(err)
		return ""
	}
	b, err := json.Marshal(page)
	if err != nil {
		t.Error(err)
	}
	return string(b)
}

func BenchmarkCode(b *testing.B) {
	coder := newCoder(b)
	reports := ownReports(b)
	sentences, bytes := 0, 0
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		rep := reports[i%len(reports)]
		page, err := coder.Code(context.Background(), rep)
		if err != nil {
			b.Fatal(err)
		}
		sentences += len(page.Sentences)
		bytes += len(rep.Text)
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
	b.SetBytes(int64(bytes / max(b.N, 1)))
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestOneLine holds that a name is one line, however the report is wrapped.
func TestOneLine(t *testing.T) {
	text := "The Spanish\n  government refused to negotiate with the rebels."
	page, err := newCoder(t).Code(context.Background(), report.Report{ID: "wrapped", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Events) != 1 || page.Events[0].Actor[0].Name != "Spanish government" {
		t.Errorf("got %+v", page.Events)
	}
}

// TestDateline: a day told in front of the report dates it, and only then.
func TestDateline(t *testing.T) {
	coder := newCoder(t)
	const body = "Police arrested three students on Tuesday, the mayor said."
	for _, c := range []struct{ text, date, event string }{
		{"LIMA, March 3, 2021 - " + body, "2021-03-03", "2021-03-02"},
		{"Students held in Lima\n\nLIMA, Peru, 3 March 2021 (Agency) -- " + body, "2021-03-03", "2021-03-02"},
		{"LIMA (March 3, 2021) " + body, "2021-03-03", "2021-03-02"},
		{"LIMA (Agency), March 3, 2021 - " + body, "2021-03-03", "2021-03-02"},
		{"LIMA, March 3 - " + body, "", ""},
		{body, "", ""},
		{"On March 3, 2021, the mayor of Lima resigned. " + body, "", ""},
		{"UNESCO said in Paris, March 3, 2021 - a sad day - that it would leave. " + body, "", ""},
	} {
		page, err := coder.Code(t.Context(), report.Report{ID: "d", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if page.Date != c.date {
			t.Errorf("%s: dated %q, want %q", c.text, page.Date, c.date)
		}
		if last := page.Events[len(page.Events)-1]; last.Date != c.event {
			t.Errorf("%s: arrest on %q, want %q", c.text, last.Date, c.event)
		}
	}
}

// TestMend holds that a mistake inside costs the one report: a Coder without
// rooms fails at the first.
func TestMend(t *testing.T) {
	lame := &Coder{}
	lame.docs.New = func() any { return new(text.Doc) }
	rep := report.Report{Text: "Russia attacked Georgia.", Language: "en"}
	page, err := lame.Code(context.Background(), rep)
	var bad *report.Error
	if page != nil || !errors.As(err, &bad) || !errors.Is(err, ErrOurs) || !strings.Contains(err.Error(), ".go:") {
		t.Errorf("page %v, error %v, want an error of the report with the place of the mistake", page, err)
	}
	if _, err := lame.Read(context.Background(), rep); !errors.As(err, &bad) {
		t.Errorf("error %v, want one of the report", err)
	}
}

// TestEndOfText holds what once went over the end of the text.
func TestEndOfText(t *testing.T) {
	for _, words := range []string{"He saw RI.", "There are fans who frequent RI.", "The mayor of Ky.", "She lives in Paris,", "By the U.S."} {
		if _, err := newCoder(t).Code(context.Background(), report.Report{Text: words, Language: "en"}); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	}
}

// TestAccusation: what somebody is accused of in a clause is an act by the
// accuser's word, and the accusation is the surer of the two.
func TestAccusation(t *testing.T) {
	coder := newCoder(t)
	for _, c := range []struct{ text, speaker string }{
		{"The nuns accused the gangs of raping girls.", "nuns"},
		{"Tehran accused Israel of having killed a scientist.", "Iran"},
		{"The rebels were accused by the bishops of shelling a school.", "bishops"},
		{"Villagers blamed the army for burning their houses.", "Villagers"},
		{"The opposition alleged that police had tortured its leader.", "opposition"},
		{"Kyiv accused Moscow of an attack on the port.", ""}, // no clause: nothing beside
	} {
		page, err := coder.Code(t.Context(), report.Report{ID: "a", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		var accuse, act *record.Event
		for i := range page.Events {
			switch e := &page.Events[i]; e.Event[0] {
			case "ACCUSE":
				accuse = e
			case "ASSAULT":
				act = e
			}
		}
		if accuse == nil || (act != nil) != (c.speaker != "") {
			t.Errorf("%s: %+v", c.text, page.Events)
			continue
		}
		if act != nil && (len(act.Attribution) != 1 || act.Attribution[0].Speaker.Name != c.speaker || act.Confidence > accuse.Confidence) {
			t.Errorf("%s: according to %+v, confidence %v beside %v", c.text, act.Attribution, act.Confidence, accuse.Confidence)
		}
	}
}
