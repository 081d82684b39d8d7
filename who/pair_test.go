package who_test

import (
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

// TestPairs says who "the two" of a report are.
func TestPairs(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	for _, c := range []struct{ text, word, want string }{
		{"Turkey and Greece have quarrelled over gas for years. Ships left port with an escort from France. The two countries agreed to talk.", "countries", "Turkey and Greece"},
		{"Ethiopia and Eritrea fought a war. The Sudanese government closed its border after Egypt complained. The two governments signed a deal.", "governments", "Ethiopia and Eritrea"},
		{"The government of Colombia met rebels of the ELN in Quito. Ecuador and Norway hosted the talks. The two sides agreed to a truce.", "sides", "Colombia and rebels of the ELN"},
		{"President Moon Jae-in met Kim Jong Un at the border. Donald Trump praised them. The two leaders signed a declaration.", "leaders", "Moon Jae-in and Kim Jong-un"},
		{"India accused Pakistan of shelling villages. China urged restraint. The two neighbours exchanged prisoners.", "neighbours", "India and Pakistan"},
		{"Indian soldiers clashed with Pakistani troops. The two armies have met before.", "armies", "Indian soldiers and Pakistani troops"},
		{"The army shelled the militia near Kayes. Peru and Chile offered weapons. The report blames both sides.", "sides", "army and militia"},
		{"The army met the militia near Kayes. Drones had struck a school. The envoy urged both sides to stop.", "sides", "army and militia"},
		{"Police arrested two men in Lagos. The mayor met the governor. The two men deny it.", "men", "two men"},
		{"Rwanda and Burundi reopened their border. Kenya sent an envoy to Manila and the two sides signed.", "sides", "Kenya and Philippines"},
		{"Kenya sent a delegation to Juba and the two sides signed a pact.", "sides", "Kenya and South Sudan"},
		{"India met Pakistan in May. Sri Lanka sent its foreign minister to Dhaka, and the two countries agreed.", "countries", "Sri Lanka and Bangladesh"},
		{"Turkey's foreign minister flew to Cairo, where the two countries agreed.", "countries", "Turkey and Egypt"},
		{"Vietnam's premier visited Vientiane. The two neighbours agreed.", "neighbours", "Vietnam and Laos"},
		{"Ethiopia and Eritrea fought. The Ethiopian premier flew to Nairobi. The two countries signed a truce.", "countries", "Ethiopia and Eritrea"},
		{"The army met the militia near Kayes. In the north the two nations of the delta live.", "nations", "two nations of the delta"},
	} {
		reader.Read(c.text, &doc)
		cast := r.Actors(&doc, record.NewDate(2018, 5, 10))
		got := ""
		for i := range cast.Mentions {
			if m := &cast.Mentions[i]; doc.Form(m.Head) == c.word && m.Actor >= 0 {
				got = cast.Actors[m.Actor].Name
			}
		}
		if got != c.want {
			t.Errorf("%q: the %s are %q, want %q", c.text, c.word, got, c.want)
		}
	}
}

// TestNamed says who is meant, by the name that he gets or by another spelling.
func TestNamed(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	for _, c := range []struct{ text, word, want string }{
		{"Border guards held a Russian officer. The officer, whom police identified as Captain Igor Sukhov, was alone.", "officer", "Igor Sukhov"},
		{"Police arrested a Chadian trader. The trader, Omar Haroun, denied it.", "trader", "Omar Haroun"},
		{"A man known as Omar Haroun was shot in Bol.", "man", "Omar Haroun"},
		{"Igor Sukhov was freed on Monday. Igor Suchov had been held in Riga.", "Suchov", "Igor Sukhov"},
		{"General Peter Moyo had returned to Bol. Moyo thanked doctors. The deputy minister, Filipe Tembe, met Moyo at his house outside Bol.", "his", "Peter Moyo"},
		{"General Peter Moyo spoke on the radio. He said four men had died. President Filipe Tembe met his counterpart in Lusaka and his son.", "his", "Filipe Tembe"},
		{"General Peter Moyo met the former president, Filipe Tembe, in Bol. The ousted president thanked the nurses.", "president", "Filipe Tembe"},
		{"General Peter Moyo met the former president, Filipe Tembe, in Bol. The new president promised elections.", "president", "new president"},
		{"President Filipe Tembe visited Togo. The police detained the former president.", "president", "former president"},
		{"President Filipe Tembe was overthrown in May. The ousted president fled to Togo.", "president", "Filipe Tembe"},
		{"The new leader, Peter Moyo, met farmers. The former leader condemned the army.", "leader", "former leader"},
		{"The interim president, Peter Moyo, met farmers. The ousted president was in jail.", "president", "ousted president"},
		{"President Filipe Tembe met nurses. The former president, Omar Haroun, was in Bol. The president arrested two generals.", "president", "Filipe Tembe"},
		{"Police killed three people in Oruro. President Filipe Tembe congratulated the Bolivian people.", "people", "Bolivian people"},
		{"Interior Minister Rosa Valdivia resigned. The mining minister will meet farmers.", "minister", "mining minister"},
		{"Interior Minister Rosa Valdivia resigned. The interior minister had met farmers.", "minister", "Rosa Valdivia"},
	} {
		reader.Read(c.text, &doc)
		cast := r.Actors(&doc, record.NewDate(2018, 5, 10))
		got := ""
		for i := range cast.Mentions {
			if m := &cast.Mentions[i]; m.Actor >= 0 && (doc.Form(m.Head) == c.word || doc.Form(m.Last-1) == c.word) {
				got = cast.Actors[m.Actor].Name
			}
		}
		if got != c.want {
			t.Errorf("%q: the last %s is %q, want %q", c.text, c.word, got, c.want)
		}
	}
}

// TestUniforms says whether officers are of the police or of the army.
func TestUniforms(t *testing.T) {
	r := load(t)
	reader := loadReader(t)
	var doc text.Doc
	for _, c := range []struct{ text, want string }{
		{"Officers were beaten in a police station in Kano by youths.", "COP"},
		{"Gunmen stormed a police station in Lagos and killed five officers.", "COP"},
		{"Policemen fought students in Dhaka. Three officers were hurt.", "COP"},
		{"Rioters threw stones at police, wounding six officers.", "COP"},
		{"Police were away when the army shelled Homs. Two officers were killed.", "MIL"},
		{"Troops fled. Two officers were killed.", "MIL"},
		{"Two officers seized power in Bamako.", "MIL"},
	} {
		reader.Read(c.text, &doc)
		cast := r.Actors(&doc, record.NewDate(2018, 5, 10))
		got := ""
		for i := range cast.Mentions {
			if m := &cast.Mentions[i]; m.Actor >= 0 && strings.EqualFold(doc.Form(m.Head), "officers") {
				got = cast.Code(m.Actor, record.NewDate(2018, 5, 10)).Sector
			}
		}
		if got != c.want {
			t.Errorf("%q: officers are %q, want %q", c.text, got, c.want)
		}
	}
}
