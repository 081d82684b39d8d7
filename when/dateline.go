package when

import (
	"rapporteur/record"
	"rapporteur/text"
)

// datelineSents is among how many first sentences a dateline is looked for: a
// headline may stand before it.
const datelineSents = 4

// Dateline gives the day that a report's dateline names with its year, or 0:
// "LIMA, March 3, 2021 - …", "TRIPOLI (17 May 2018) …". Times are those of doc
// without an anchor.
func Dateline(doc *text.Doc, times []Time) record.Date {
	for i := range times {
		t := &times[i]
		n := doc.Tokens[t.First].Sent
		if n >= datelineSents {
			break
		}
		if t.Last <= doc.Sents[n].Body && t.Precision == "day" && t.Begin == t.End {
			return t.Begin
		}
	}
	return 0
}
