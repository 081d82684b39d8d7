package text

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// tokenizerOnly is a Reader that can Tokenize and nothing else.
func tokenizerOnly(tb testing.TB) *Reader {
	tb.Helper()
	r, err := LoadTokenizer(os.DirFS("../lang/en"))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// shown joins the tokens of a sentence by spaces; "+" stands before the
// further words of one token.
func shown(d *Doc, s *Sent) string {
	var b strings.Builder
	for i := s.First; i < s.Last; i++ {
		if d.Tokens[i].Inner {
			b.WriteByte('+')
		} else if i > s.First {
			b.WriteByte(' ')
		}
		b.WriteString(d.Form(i))
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	r := tokenizerOnly(t)
	for _, c := range []struct{ in, want string }{
		{"The rebels don't trust Hassan's aides.", "The rebels do+n't trust Hassan+'s aides ."},
		{"It’s the workers’ strike, they’ve said.", "It+’s the workers+’ strike , they+’ve said ."},
		{"He cannot stay; she's gonna leave.", "He can+not stay ; she+'s gon+na leave ."},
		{"The Cairo-based anti-corruption unit re-opened.", "The Cairo - based anti-corruption unit re-opened ."},
		{"A three-year-old boy, aged 3-5.", "A three - year - old boy , aged 3 - 5 ."},
		{"Abdel Fattah al-Burhan flew to Addis Ababa.", "Abdel Fattah al - Burhan flew to Addis Ababa ."},
		{"It cost $5.2m, or €4,800,000 (4.5%).", "It cost $ 5.2 m , or € 4,800,000 ( 4.5 % ) ."},
		{"It cost US$5 or A$7.", "It cost US$ 5 or A$ 7 ."},
		{"At 5pm on 3/5/2014, 10:30 p.m. GMT", "At 5 pm on 3/5/2014 , 10:30 p.m. GMT"},
		{"Dr. J. K. Mensah of the U.N. met Gen. Osei.", "Dr. J. K. Mensah of the U.N. met Gen. Osei ."},
		{"See www.example.org/a?b=c, or write to desk@example.org.",
			"See www.example.org/a?b=c , or write to desk@example.org ."},
		{"(See https://example.org/x_(y).)", "( See https://example.org/x_(y ) . )"},
		{"\"Ama\"<a...@example.org>", "\" Ama \" < a...@example.org >"},
		{"\"Why?\" he asked...", "\" Why ? \" he asked ..."},
		{"Well—they left--quickly – at once", "Well — they left -- quickly – at once"},
		{"in the 1990's, the '80s and ’72", "in the 1990's , the '80s and ’72"},
		{"tell 'em it's five o'clock", "tell 'em it+'s five o'clock"},
		{"AT&T's R&D and/or n/a", "AT&T+'s R&D and / or n/a"},
		{"What?! No...way!!!", "What ?!|No ... way !!!"},
		{"call 713-555-3989 or 555-0199, no. 4", "call 713-555-3989 or 555-0199 , no. 4"},
		{"He said no. Then he left.", "He said no .|Then he left ."},
		{"aEURoeWe will winaEUR, he said", "aEURoe We will win aEUR , he said"},
		{"the minister aEUR(tm)s plan, he didnaEUR(tm)t say", "the minister aEUR(tm)s plan , he did+naEUR(tm)t say"},
		{"Osei\u00e2\u20ac\u2122s plan, \u00e2\u20ac\u0153fine\u00e2\u20ac\u009d", "Osei+\u00e2\u20ac\u2122s plan , \u00e2\u20ac\u0153 fine \u00e2\u20ac\u009d"},
		{"北京news", "北 京 news"},
		{"Mensah v. Osei on 2016-06-29, id=\"2016-06-30\"", "Mensah v. Osei on 2016-06-29 , id = \" 2016-06-30 \""},
		{"'They left,' said Ama. 'We stayed.'", "' They left , ' said Ama .|' We stayed . '"},
		{"the generals' men and 'the boss' himself", "the generals+' men and ' the boss ' himself"},
	} {
		var d Doc
		r.Tokenize(c.in, &d)
		var got []string
		for i := range d.Sents {
			got = append(got, shown(&d, &d.Sents[i]))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, g, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	r := tokenizerOnly(t)
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"abbreviations", "Gen. Ali met Mr. Sow of Acme Inc. in the U.S. on Friday. He left at 5 p.m. They stayed.",
			[]string{"Gen. Ali met Mr. Sow of Acme Inc. in the U.S. on Friday.", "He left at 5 p.m.", "They stayed."}},
		{"acronym before a name", "The U.S. Embassy closed. Troops left the U.S. The embassy reopened.",
			[]string{"The U.S. Embassy closed.", "Troops left the U.S.", "The embassy reopened."}},
		{"quotes", "\"We won.\" She smiled. \"Will you stay?\" he asked. \"No!\" she said.",
			[]string{"\"We won.\"", "She smiled.", "\"Will you stay?\" he asked.", "\"No!\" she said."}},
		{"quotation over sentences", "“The talks failed. We go home,” Keita said.",
			[]string{"“The talks failed.", "We go home,” Keita said."}},
		{"dateline", "ACCRA, Ghana (Wire) — Police fired tear gas.", []string{"ACCRA, Ghana (Wire) — Police fired tear gas."}},
		{"byline", "By Ama Boateng\n\nKUMASI (Wire) - Two died.", []string{"By Ama Boateng", "KUMASI (Wire) - Two died."}},
		{"headline", "Ministers resign over dam\n\nThree ministers resigned.", []string{"Ministers resign over dam", "Three ministers resigned."}},
		{"brackets", "The union (it has 40,000 members.) struck. (Nobody came.) Shops closed.",
			[]string{"The union (it has 40,000 members.) struck.", "(Nobody came.)", "Shops closed."}},
		{"ellipsis", "We waited... and waited. Then... Nothing.", []string{"We waited... and waited.", "Then...", "Nothing."}},
		{"small letters", "the army denied it. police confirmed it.", []string{"the army denied it.", "police confirmed it."}},
		{"capitals", "REBELS ATTACKED. THE U.S. EMBASSY CLOSED.", []string{"REBELS ATTACKED.", "THE U.S. EMBASSY CLOSED."}},
		{"no space", "The talks failed.Troops advanced.", []string{"The talks failed.", "Troops advanced."}},
		{"notes", "He died.[4] She lived. [5] They wept.", []string{"He died.[4]", "She lived. [5]", "They wept."}},
		{"wrapped lines", "The army of the northern province said on Monday that about fifty\nfarmers of all ages had been taken from their homes by gunmen of the\nfront. They were released.",
			[]string{"The army of the northern province said on Monday that about fifty\nfarmers of all ages had been taken from their homes by gunmen of the\nfront.", "They were released."}},
		{"a paragraph a line", strings.Repeat("Police and protesters clashed again in the capital on Sunday ", 3) + "\nThe toll rose\nIt rose again",
			[]string{strings.TrimSpace(strings.Repeat("Police and protesters clashed again in the capital on Sunday ", 3)), "The toll rose", "It rose again"}},
		{"wrapped after a short line", "THE COLONEL, ALSO CALLED\n\"THE ROOSTER,\" LEADS THE NORTHERN FRONT OF THE REBELS.",
			[]string{"THE COLONEL, ALSO CALLED\n\"THE ROOSTER,\" LEADS THE NORTHERN FRONT OF THE REBELS."}},
		{"wrapped capitals", "THE HARBOUR POLICE\nREPORTED TODAY THAT GUNMEN HAD BOARDED A TRAWLER OFF THE NORTHERN\nCAPE AND THAT ITS COOK WAS MISSING. HE IS 30.",
			[]string{"THE HARBOUR POLICE\nREPORTED TODAY THAT GUNMEN HAD BOARDED A TRAWLER OFF THE NORTHERN\nCAPE AND THAT ITS COOK WAS MISSING.", "HE IS 30."}},
		{"headlines in capitals", "TURKEY EXPELS TEN\nREBELS FREE HOSTAGES\nSIX KILLED IN BLAST", []string{"TURKEY EXPELS TEN", "REBELS FREE HOSTAGES", "SIX KILLED IN BLAST"}},
		{"headlines, one a line", "Turkey expels 10 ambassadors\nRebels free hostages in Mali\nSix killed in blast",
			[]string{"Turkey expels 10 ambassadors", "Rebels free hostages in Mali", "Six killed in blast"}},
		{"two lines that may be wrapped", "Rebels from the north freed\nSamuel Doe in Mali.", []string{"Rebels from the north freed\nSamuel Doe in Mali."}},
		{"wrong encoding", "aEURoeWe will stay.aEUR He left.", []string{"aEURoeWe will stay.aEUR", "He left."}},
	} {
		var d Doc
		r.Tokenize(c.in, &d)
		var got []string
		for _, s := range d.Sents {
			got = append(got, d.Text[s.Start:s.End])
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	var d Doc
	tokenizerOnly(t).Tokenize("One.\n\nTwo. Three.\r\n\r\nFour.", &d)
	var got []int32
	for _, s := range d.Sents {
		got = append(got, s.Par)
	}
	if len(got) != 4 || got[0] != 0 || got[1] != 1 || got[2] != 1 || got[3] != 2 {
		t.Errorf("paragraphs %v", got)
	}
}

// checkTokens tells what is wrong with tokens and sentences: all that is no
// white space is in a token, in order, and every token in a sentence.
func checkTokens(d *Doc) string {
	end := int32(0)
	for i := range d.Tokens {
		k := &d.Tokens[i]
		if k.Start < end || k.End <= k.Start || int(k.End) > len(d.Text) {
			return "tokens overlap or are empty"
		}
		for _, c := range d.Text[end:k.Start] {
			if !isSpace(c) && c >= ' ' && c != 0x7f {
				return "a character is in no token"
			}
		}
		end = k.End
	}
	next := int32(0)
	for i, s := range d.Sents {
		if s.First != next || s.Last <= s.First {
			return "sentences have gaps"
		}
		for k := s.First; k < s.Last; k++ {
			if d.Tokens[k].Sent != int32(i) {
				return "a token names another sentence"
			}
		}
		next = s.Last
	}
	if int(next) != len(d.Tokens) {
		return "tokens behind the last sentence"
	}
	return ""
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"", " ", ".", "\"", "'", "a", "U.S.", "don't", "aEUR(tm)", "â€", "x\xff\xfey", "a\n\nb", "((((", "....",
		"www.", "@.", "a@b.c", "1.", "'s", "n't", "$$", "漢字", "a\u200bb", "[1]", "no. 4", "-", "--a", "5pm", "(s)", "aEUR"} {
		f.Add(s)
	}
	r := tokenizerOnly(f)
	f.Fuzz(func(t *testing.T, s string) {
		var d Doc
		r.Tokenize(s, &d)
		if utf8.ValidString(s) {
			if wrong := checkTokens(&d); wrong != "" {
				t.Fatalf("%q: %s", s, wrong)
			}
		}
	})
}

// TestLongInput reads rubbish of a size where anything quadratic would show.
func TestLongInput(t *testing.T) {
	if testing.Short() {
		t.Skip("reads megabytes")
	}
	r := tokenizerOnly(t)
	for name, unit := range map[string]string{"letters": "a", "stops": ".", "quotes": "\"", "brackets": "(", "hyphens": "a-", "lines": "a\n",
		"words": "word ", "traces": "aEUR", "Chinese": "漢字。", "binary": "\x00\xff\x80", "addresses": "a@b.c/", "apostrophes": "'s"} {
		start := time.Now()
		var d Doc
		r.Tokenize(strings.Repeat(unit, 600_000/len(unit)), &d)
		took := time.Since(start)
		t.Logf("%s: %v", name, took)
		if took > 20*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
		for _, s := range d.Sents {
			if s.Last-s.First > maxSent {
				t.Errorf("%s: a sentence of %d tokens", name, s.Last-s.First)
				break
			}
		}
	}
}
