package where

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/lang/en"
	"rapporteur/text"
	"rapporteur/world"
)

// tagged makes a Doc of tokens between blanks; those in square brackets are
// named places, those in <PER …> and <ORG …> other names.
func tagged(s string) *text.Doc {
	doc := &text.Doc{}
	var plain strings.Builder
	var open text.NameType
	sent := text.Sent{}
	for _, f := range strings.Fields(s) {
		switch f {
		case "|": // the dateline ends
			sent.Body = int32(len(doc.Tokens))
			continue
		case "<PER", "<ORG", "<NORP":
			open = text.ParseNameType(f[1:])
			doc.Names = append(doc.Names, text.Name{First: int32(len(doc.Tokens)), Type: open})
			continue
		}
		if rest, ok := strings.CutPrefix(f, "["); ok {
			f, open = rest, text.Place
			doc.Names = append(doc.Names, text.Name{First: int32(len(doc.Tokens)), Type: open})
		}
		closing := strings.HasSuffix(f, "]") || strings.HasSuffix(f, ">")
		if closing {
			f = f[:len(f)-1]
		}
		t := text.Token{Start: int32(plain.Len()), Head: -1, Sent: int32(len(doc.Sents)), Name: -1}
		plain.WriteString(f)
		t.End = int32(plain.Len())
		plain.WriteString(" ")
		if open != text.NoName {
			n := len(doc.Names) - 1
			t.Name, doc.Names[n].Last = int32(n), int32(len(doc.Tokens)+1)
			t.UPOS = text.PROPN
		} else if t.UPOS = text.NOUN; strings.ContainsAny(f, ".,") && len(f) == 1 {
			t.UPOS = text.PUNCT
		} else if f == "and" {
			t.UPOS = text.CCONJ
		} else if f[0] >= 'A' && f[0] <= 'Z' {
			t.UPOS = text.PROPN
		}
		doc.Tokens = append(doc.Tokens, t)
		if closing {
			open = text.NoName
		}
		if f == "." {
			sent.Last, sent.End = int32(len(doc.Tokens)), t.End
			doc.Sents = append(doc.Sents, sent)
			sent = text.Sent{First: sent.Last, Start: int32(plain.Len())}
		}
	}
	doc.Text = plain.String()
	if sent.First < int32(len(doc.Tokens)) {
		sent.Last, sent.End = int32(len(doc.Tokens)), int32(len(doc.Text))
		doc.Sents = append(doc.Sents, sent)
	}
	doc.Link()
	return doc
}

func show(doc *text.Doc, places []Place) string {
	var out []string
	for _, p := range places {
		s := doc.Slice(p.Wide, p.Last) + ": "
		switch {
		case p.Resolution == "":
			s += "unknown"
		case p.GeoNameID == 0:
			s += p.Name
		default:
			s += fmt.Sprint(p.Name, " ", p.GeoNameID)
		}
		out = append(out, s)
	}
	if out == nil {
		return "nothing"
	}
	return strings.Join(out, "; ")
}

func TestExamples(t *testing.T) {
	r := load(t)
	if len(r.words.examples) == 0 {
		t.Error("no examples in places/words.txt")
	}
	for _, e := range r.words.examples {
		doc := tagged(e.text)
		if got := show(doc, r.Places(doc)); got != e.want {
			t.Errorf("places/words.txt:%d: %s\n\tgives %s\n\twant  %s", e.line, e.text, got, e.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	r := load(t)
	for _, c := range []struct{ text, want string }{
		{"Talks were held in [Cairo] , [Paris] and [Abu Dhabi] .",
			"Cairo: Cairo 360630; Paris: Paris 2988507; Abu Dhabi: Abu Dhabi 292968"},
		{"A storm hit [Paris] , [Texas] , on Monday .", "Paris: Paris 4717560; Texas: Texas 4736286"},
		{"He met envoys in [Tripoli] . The Libyan army left .", "Tripoli: Tripoli 2210247"},
		{"Lebanese troops entered [Tripoli] near [Beirut] .", "Tripoli: Tripoli 266826; Beirut: Beirut 276781"},
		{"Shelling was heard in [Kiev] and [Kharkov] .", "Kiev: Kyiv 703448; Kharkov: Kharkiv 706483"},
		{"Clashes erupted near [Deir Ezzor] .", "Deir Ezzor: Deir ez-Zor 170794"},
		{"<PER Paris Hilton> came to [London] .", "London: London 2643743"},
		{"Libyan troops and Libyans fought .", "nothing"},
		{"The [Donbas] and the [Gaza Strip] saw fighting .", "Donbas: Donbas; Gaza Strip: Gaza Strip 281132"},
		{"Rebels took Aleppo .", "Aleppo: Aleppo 170063"},
		{"They moved to Germany from [Idlib] .", "Germany: Germany 2921044; Idlib: Idlib 169389"},
		{"[Georgia] and [Russia] agreed in [Tbilisi] .", "Georgia: Georgia 614540; Russia: Russia 2017370; Tbilisi: Tbilisi 611717"},
		{"The governor of [Georgia] spoke in [Atlanta] and [Athens] , [Georgia] .",
			"Georgia: Georgia 4197000; Atlanta: Atlanta 4180439; Athens: Athens 4180386; Georgia: Georgia 4197000"},
		{"A bomb exploded in [Alexandria] , the Egyptian port .", "Alexandria: Alexandria 361058"},
		{"[Libya] 's [Derna] was hit .", "Libya: Libya 2215636; Derna: Darnah 87205"},
		{"In the [US] , police in [Ferguson] , [Mo.] , fired tear gas .", "US: United States 6252001; Ferguson: Ferguson 4386387; Mo.: Missouri 4398678"},
		{"North and northern [Aleppo] were quiet .", "northern Aleppo: Aleppo 170063"},
		{"[Damascus International Airport] was closed .", "Damascus: Damascus 170654"},
		{"TORRINGTON — | A man was held in [Danbury] .", "TORRINGTON: Torrington 4844309; Danbury: Danbury 4832353"},
		{"<PER RIO DE JANEIRO - | Mario Gotze> scored .", "RIO DE JANEIRO: Rio de Janeiro 3451190"},
		{"<ORG THE HAGUE> , March 22 - | He surrendered .", "HAGUE: The Hague 2747373"},
		{"MEXICO CITY - | [Mexico] has extradited him .", "MEXICO CITY: Mexico City 3530597; Mexico: Mexico 3996063"},
		{"Tripoli , Libya ( AP ) — | Shells fell .", "Tripoli: Tripoli 2210247; Libya: Libya 2215636"},
		{"The ministers of NATO met in [Brussels] .", "Brussels: Brussels 2800866"},
		{"In [Warsaw] , [U.S.] Vice President Smith spoke .", "Warsaw: Warsaw 756135; U.S.: United States 6252001"},
		{"<PER Abdullah al - Thinni> left [Tobruk] .", "Tobruk: Tobruk 81302"},
		{"<PER Mohamed Keita> spoke . [Keita] left .", "nothing"},
		{"He signed it in the [Kremlin] . [Moscow] said so .", "Kremlin: Moscow 524901; Moscow: Moscow 524901"},
		{"<ORG The United> States left [Iraq] .", "United States: United States 6252001; Iraq: Iraq 99237"},
		{"<NORP Saudi> Arabia has spoken .", "Saudi Arabia: Saudi Arabia 102358"},
		{"<ORG U.S. Department of Justice> lawyers met .", "U.S.: United States 6252001"},
		{"", "nothing"},
	} {
		doc := tagged(c.text)
		if got := show(doc, r.Places(doc)); got != c.want {
			t.Errorf("%s\n\tgives %s\n\twant  %s", c.text, got, c.want)
		}
	}
}

func BenchmarkPlaces(b *testing.B) {
	r := load(b)
	reader, err := text.Load(en.FS())
	if err != nil {
		b.Fatal(err)
	}
	files, _ := filepath.Glob("../testdata/reports/*.txt")
	var docs []*text.Doc
	sents := 0
	for _, name := range files {
		report, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		doc := &text.Doc{}
		reader.Read(string(report), doc)
		docs = append(docs, doc)
		sents += len(doc.Sents)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			r.Places(doc)
		}
	}
	b.ReportMetric(float64(sents*b.N)/b.Elapsed().Seconds(), "sentences/s")
}

// TestLong reads a report of many thousand places: the time is to stay linear.
func TestLong(t *testing.T) {
	r := load(t)
	var b strings.Builder
	p, err := world.OpenPlaces(world.FS())
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < p.Len(); i += 7 {
		if name := p.Name(i); name[0] >= 'A' && name[0] <= 'Z' {
			fmt.Fprintf(&b, "In [%s] , [Texas] , and [Springfield] Libyans met . ", name)
		}
	}
	doc := tagged(b.String())
	begin := time.Now()
	places := r.Places(doc)
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("%d sentences took %v", len(doc.Sents), took)
	}
	if len(places) < 2*len(doc.Sents) {
		t.Errorf("%d places in %d sentences", len(places), len(doc.Sents))
	}
}

// TestRubbish reads tokens in any order and with any tags.
func TestRubbish(t *testing.T) {
	r := load(t)
	words := strings.Fields("Paris , Texas Libya 's al - Bab U.S. in of the eastern Province The ( ) — - Lake [Homs] [York] " +
		". . MEXICO CITY / Georgia Ky. according to 's New South ’ 2011 é Ö")
	words = append(words, "<PER Jordan>", "<PER RI> .", "<ORG Bank of England>")
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var b strings.Builder
		for range rng.IntN(14) {
			b.WriteString(words[rng.IntN(len(words))] + " ")
		}
		doc := tagged(b.String())
		for i := range doc.Tokens {
			doc.Tokens[i].UPOS = text.UPOS(rng.IntN(17))
		}
		for _, p := range r.Places(doc) {
			if p.Wide > p.First || p.First >= p.Last || int(p.Last) > len(doc.Tokens) || p.Name == "" {
				t.Fatalf("%s: %+v", b.String(), p)
			}
		}
	}
}
