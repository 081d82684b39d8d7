package when

import (
	"rapporteur/record"
	"rapporteur/text"
)

// Where a dateline may stand: in one of the first sentences, since a headline
// may go before, with so many words at most on either side of its day.
const (
	datelineSents = 4
	datelineWords = 10
)

// Dateline gives the day that a report's dateline names with its year, or 0:
// "LIMA, March 3, 2021 - …", "TRIPOLI (17 May 2018) …". Times are those of doc
// without an anchor.
func Dateline(doc *text.Doc, times []Time) record.Date {
	for i := range times {
		t := &times[i]
		if t.Type != "DATE" && t.Type != "TIME" || t.Precision != "day" || t.Begin == 0 || t.Begin != t.End {
			continue
		}
		n := doc.Tokens[t.First].Sent
		if n >= datelineSents {
			return 0
		}
		if s := &doc.Sents[n]; (n == 0 || doc.Sents[n-1].Par != s.Par) && inDateline(doc, s, t) {
			return t.Begin
		}
	}
	return 0
}

// inDateline says whether a place in capitals with a comma or a bracket leads
// to the time, and a dash or the bracket's end parts it from the report.
func inDateline(doc *text.Doc, s *text.Sent, t *Time) bool {
	if t.First-s.First < 2 || t.First-s.First > datelineWords || !capitals(doc.Form(s.First)) {
		return false
	}
	for k := s.First; k < t.First; k++ {
		if u := doc.Tokens[k].UPOS; u == text.VERB || u == text.AUX {
			return false
		}
	}
	before := doc.Form(t.First - 1)
	if before != "," && before != "(" {
		return false
	}
	for k := t.Last; k < min(t.Last+datelineWords, s.Last); k++ {
		switch f := doc.Form(k); {
		case f == "-" || f == "–" || f == "—" || f == "--" || f == ")" && before == "(":
			return true
		case f[0] >= 'a' && f[0] <= 'z':
			return false
		}
	}
	return false
}

// capitals says whether a word of three letters or more has no small one.
func capitals(word string) bool {
	for i := range len(word) {
		if word[i] >= 'a' && word[i] <= 'z' {
			return false
		}
	}
	return len(word) > 2
}
