package who_test

import (
	"os"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

// TestMentions looks for mentions word for word in sentences of our own.
func TestMentions(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	table, err := os.ReadFile("testdata/mentions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var doc text.Doc
	for line := range strings.Lines(string(table)) {
		sentence, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		reader.Read(sentence, &doc)
		cast := r.Actors(&doc, 0)
		found, all := false, []string(nil)
		for i := range cast.Mentions {
			m := &cast.Mentions[i]
			got := doc.Slice(m.First, m.Last)
			found = found || got == want
			all = append(all, got)
		}
		if !found {
			t.Errorf("%q: no mention %q among %q", sentence, want, all)
		}
	}
}

// TestPhraseNames says whom phrases name.
func TestPhraseNames(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	day := record.NewDate(2019, 9, 1)
	var doc text.Doc
	for _, c := range []struct{ phrase, name, id string }{
		{"President of the United States Donald Trump", "Donald Trump", "donald-trump"},
		{"head of the Libyan National Army Khalifa Haftar", "Khalifa Haftar", "haftar"},
		{"the son of President Donald Trump", "son of President Donald Trump", ""},
		{"a spokesman for Vladimir Putin", "spokesman for Vladimir Putin", ""},
		{"the Malian People's Court", "Malian People's Court", ""},
		{"the Zambian Ministry of Home Affairs", "Zambian Ministry of Home Affairs", ""},
		{"Mazar-i-Sharif", "Sharif", ""},
		{"SPLM-N", "Sudan People's Liberation Movement-North", "splmn"},
		{"Amnesty International Nigeria", "Amnesty International", "amnesty"},
	} {
		reader.Read(c.phrase, &doc)
		if name, id, _ := r.Phrase(&doc, day); name != c.name || id != c.id {
			t.Errorf("%s: %s [%s], want %s [%s]", c.phrase, name, id, c.name, c.id)
		}
	}
}

// TestSurname holds that a surname is who the report has introduced, whomever
// the register knows by it.
func TestSurname(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	reader.Read("Jeb Bush visited Florida on Monday. Bush criticized the army.", &doc)
	cast := r.Actors(&doc, record.NewDate(2018, 5, 10))
	n := 0
	for i := range cast.Mentions {
		m := &cast.Mentions[i]
		if words := doc.Slice(m.First, m.Last); words == "Bush" || words == "Jeb Bush" {
			if n++; cast.Actors[m.Actor].Name != "Jeb Bush" {
				t.Errorf("%s is %s", words, cast.Actors[m.Actor].Name)
			}
		}
	}
	if n != 2 {
		t.Errorf("%d mentions, want 2", n)
	}
}

// TestNation holds that a body with a country of its own is none that was told
// of without one, long before or of another kind.
func TestNation(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	reader.Read("In Syria shells hit a funeral. The army said it had targeted terrorists. Kurds took two villages. Parliament backed an accord with Canada, known as CETA. Amnesty criticised the Nigerian army.", &doc)
	cast := r.Actors(&doc, record.NewDate(2017, 2, 14))
	var armies []int32
	for i := range cast.Mentions {
		if m := &cast.Mentions[i]; doc.Form(m.Head) == "army" || doc.Form(m.Head) == "CETA" {
			armies = append(armies, m.Actor)
		}
	}
	if len(armies) < 2 {
		t.Fatalf("armies %v, want two", armies)
	}
	last := armies[len(armies)-1]
	for _, a := range armies[:len(armies)-1] {
		if a == last {
			t.Errorf("%s is the Nigerian army too", cast.Actors[a].Name)
		}
	}
}

// TestThere holds that people without a country of their own are of the place
// where they are met, whatever the report is about.
func TestThere(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	for _, c := range []struct{ text, word, country string }{
		{"The American president spoke in Washington. In Peshawar, police used batons against students.", "police", "PAK"},
		{"The American president spoke in Washington. In Peshawar, police used batons against students.", "students", "PAK"},
		{"The American president spoke in Washington. In Peshawar, soldiers met the consul.", "soldiers", "USA"},
		{"The American president spoke in Washington. On Monday, police used batons against students.", "police", "USA"},
		{"BOGOTA - Colombian troops met rebels.\n\nNAIROBI - Gunmen killed a farmer.", "Gunmen", "KEN"},
		{"BOGOTA - Colombian troops met rebels.\n\nNAIROBI - Gunmen killed a farmer.", "rebels", "COL"},
		{"About 200 soldiers withdrew to a bridge on the Thai border.", "soldiers", ""},
		{"Rebels crossed into the Malian desert.", "Rebels", ""},
		{"The rebels held the Malian desert.", "rebels", "MLI"},
		{"The general told the BBC that rebels had taken the village.", "rebels", ""},
		{"Students protested outside the Danish consulate.", "Students", ""},
		{"Villagers burned a flag near the Danish embassy in Lahore.", "Villagers", "PAK"},
		{"Iran expelled ten Danish envoys and Oman three.", "three", "DNK"},
		{"Washington and the American president are silent. Arab states closed their markets.", "states", "IGO"},
	} {
		reader.Read(c.text, &doc)
		cast := r.Actors(&doc, record.NewDate(1998, 8, 21))
		found := false
		for i := range cast.Mentions {
			m := &cast.Mentions[i]
			if doc.Form(m.Head) != c.word {
				continue
			}
			found = true
			if got := cast.Code(m.Actor, 0).Country; got != c.country {
				t.Errorf("%q: %s is of %q, want %q", c.text, c.word, got, c.country)
			}
		}
		if !found {
			t.Errorf("%q: no %s", c.text, c.word)
		}
	}
}

// TestPronouns says which of two parties a pronoun is.
func TestPronouns(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	for _, c := range []struct{ text, word, is, not string }{
		{"The decree named 22 gangs, and he ordered the army to neutralize them.", "them", "gangs", "army"},
		{"The generals arrested former ministers. They said they would prosecute the president.", "They", "generals", "ministers"},
		{"The generals arrested former ministers. The court later freed them.", "them", "ministers", "generals"},
	} {
		reader.Read(c.text, &doc)
		cast := r.Actors(&doc, 0)
		of := map[string]int32{}
		for i := range cast.Mentions {
			of[doc.Form(cast.Mentions[i].Head)] = cast.Mentions[i].Actor
		}
		if of[c.word] != of[c.is] || of[c.word] == of[c.not] {
			t.Errorf("%s: %s is actor %d; %s %d, %s %d", c.text, c.word, of[c.word], c.is, of[c.is], c.not, of[c.not])
		}
	}
}

// TestChains says whom words of a report are the same as.
func TestChains(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	for _, c := range []struct{ text, word, name, country string }{
		{"Buyoya, a Tutsi who seized power, spoke in Bujumbura.", "Tutsi", "Pierre Buyoya", "BDI"},
		{"Merkel, a German, spoke in Riga.", "German", "Angela Merkel", "DEU"},
		{"The Tutsis attacked a village.", "Tutsis", "Tutsis", ""},
		{"U.N. peacekeepers were freed. The army fired rockets.", "army", "army", ""},
		{"Rwandan soldiers guarded the road. Chad sent lorries, and families begged its soldiers for help.", "soldiers", "soldiers", "TCD"},
		{"Tanzania's president sacked the ports chief, whom he accused of theft.", "he", "Tanzania's president", "TZA"},
		{"Bolivia cut ties with Israel over its offensive in Gaza.", "its", "Israel", "ISR"},
		{"The EU imposed sanctions on Belarus over its crackdown on protesters.", "its", "Belarus", "BLR"},
		{"Israel apologised to Turkey for its raid on the ship.", "its", "Israel", "ISR"},
		{"Burundi's neighbours closed their borders.", "neighbours", "Burundi's neighbours", "IGO"},
		{"Ten people died. The army stands by the people.", "people", "people", ""},
		{"Eritrea, whose troops fought beside Ethiopian soldiers, closed its border.", "troops", "whose troops", "ERI"},
		{"West African army chiefs flew to Ghana. Ghana has closed its border.", "chiefs", "West African army chiefs", ""},
		{"The Maritime Union of Australia called a strike.", "Union", "Maritime Union", "AUS"},
	} {
		reader.Read(c.text, &doc)
		cast := r.Actors(&doc, record.NewDate(2012, 5, 10))
		name, country := "", ""
		for i := range cast.Mentions {
			if m := &cast.Mentions[i]; doc.Form(m.Head) == c.word && m.Actor >= 0 {
				name = cast.Actors[m.Actor].Name
				country = cast.Code(m.Actor, record.NewDate(2012, 5, 10)).Country
			}
		}
		if name != c.name || country != c.country {
			t.Errorf("%q: %s is %s %s, want %s %s", c.text, c.word, name, country, c.name, c.country)
		}
	}
}
