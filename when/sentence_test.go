package when

import (
	"testing"

	"rapporteur/lang/en"
	"rapporteur/record"
	"rapporteur/text"
)

// TestSentences dates verbs and nouns of whole sentences, as parsed. The report
// is of Thursday, 10 May 2018.
func TestSentences(t *testing.T) {
	tg := load(t)
	reader, err := text.Load(en.FS())
	if err != nil {
		t.Fatal(err)
	}
	anchor := record.NewDate(2018, 5, 10)
	for _, c := range []struct{ text, pred, begin, end string }{
		{"Troops shelled the village and arrested five men late on Wednesday.", "shelled", "2018-05-09", "2018-05-09"},
		{"Gunmen killed two officers of the border guard and captured a third late on Wednesday.", "killed", "2018-05-09", "2018-05-09"},
		{"The rebels had beheaded a chief and burned the hospital the previous Friday.", "beheaded", "2018-05-04", "2018-05-04"},
		{"The rebels attacked the town in March and withdrew on Monday.", "attacked", "2018-03-01", "2018-03-31"},
		{"The governor extended a curfew until Saturday.", "extended", "2018-05-10", "2018-05-10"},
		{"The king put off the election until March.", "put", "2018-05-10", "2018-05-10"},
		{"The army gave the rebels until Friday to surrender.", "gave", "2018-05-10", "2018-05-10"},
		{"The rebels fought the army until Tuesday.", "fought", "2018-05-08", "2018-05-08"},
		{"The army will withdraw by Friday.", "withdraw", "2018-05-10", "2018-05-11"},
		{"The government closed the border from Monday.", "closed", "2018-05-10", "2018-05-10"},
		{"The army has killed 30 villagers since Monday.", "killed", "2018-05-07", "2018-05-10"},
		{"Over the weekend, police arrested five journalists.", "arrested", "2018-05-05", "2018-05-06"},
		{"Earlier this month, lawmakers rejected the deal.", "rejected", "2018-05-01", "2018-05-10"},
		{"The envoy was expelled the day before yesterday.", "expelled", "2018-05-08", "2018-05-08"},
		{"A day after Sunday's vote, protesters stormed parliament.", "stormed", "2018-05-07", "2018-05-07"},
		{"On Monday protesters stormed parliament, a day after an attack on the opposition.", "stormed", "2018-05-07", "2018-05-07"},
		{"On Monday protesters stormed parliament, a day after an attack on the opposition.", "attack", "2018-05-06", "2018-05-06"},
		{"Three days after the bombing of the market, police arrested two men.", "bombing", "2018-05-07", "2018-05-07"},
		{"Protesters stormed parliament two days after the army killed a student.", "killed", "2018-05-08", "2018-05-08"},
		{"The army shelled the town a week before the talks.", "shelled", "2018-05-10", "2018-05-10"},
		{"He resigned on April 3. Two weeks earlier, police had arrested his son.", "arrested", "2018-03-20", "2018-03-20"},
		{"Rebels burned four villages in March. A day later the army bombed their camps.", "bombed", "2018-03-01", "2018-03-31"},
		{"He was arrested in 2014 and was released three months later.", "released", "2014-01-01", "2014-12-31"},
		{"Crowds marched in Riga on Tuesday evening. Some threw eggs; police arrested four.", "arrested", "2018-05-08", "2018-05-08"},
		{"Rebels attacked the capital on May 3. The following morning the army shelled them.", "shelled", "2018-05-04", "2018-05-04"},
		{"The opposition leader rejected her offer and called for a march on Monday.", "rejected", "2018-05-10", "2018-05-10"},
		{"The president has jailed dozens of critics and last year signed a law.", "jailed", "2018-05-10", "2018-05-10"},
		{"Peru's unions turned down the proposal and announced a strike for Friday.", "turned", "2018-05-10", "2018-05-10"},
		{"The Kurdish leader condemned the arrests and urged his followers to rally on Sunday.", "condemned", "2018-05-10", "2018-05-10"},
		{"Late on Tuesday, France condemned the arrest on Saturday of a reporter.", "condemned", "2018-05-08", "2018-05-08"},
		{"Late on Tuesday, France condemned the arrest on Saturday of a reporter.", "arrest", "2018-05-05", "2018-05-05"},
		{"The president, who met the rebels last month, on Friday rejected their demands.", "rejected", "2018-05-04", "2018-05-04"},
		{"The president, who met the rebels last month, on Friday rejected their demands.", "met", "2018-04-01", "2018-04-30"},
	} {
		var doc text.Doc
		reader.Read(c.text, &doc)
		d := tg.NewDater(&doc, tg.Times(&doc, anchor, nil), anchor)
		for i := range doc.Tokens {
			if doc.Form(int32(i)) != c.pred {
				continue
			}
			if got := d.Date(int32(i)); got.Begin.String() != c.begin || got.End.String() != c.end {
				t.Errorf("%s: %s from %s to %s, want %s to %s", c.text, c.pred, got.Begin, got.End, c.begin, c.end)
			}
		}
	}
}
