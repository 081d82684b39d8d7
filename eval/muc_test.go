package eval

import (
	"strings"
	"testing"

	"rapporteur/record"
)

func TestMUC(t *testing.T) {
	const in = `{"b": {"doc": "NOTHING HAPPENED.", "roles": {"perp_individual_id": [], "hum_tgt_name": []}},
"a": {"doc": "REBELS SHOT THE MAYOR.", "roles": {"perp_individual_id": [["ARMED REBELS", "REBELS OF THE NORTH"]],
 "perp_organization_id": [["POPULAR FRONT [PF]"]], "phys_tgt_id": [["A BRIDGE"]], "hum_tgt_name": [["PEDRO LOPEZ"]]}}}`
	list, err := ReadMUC(strings.NewReader(in))
	if err != nil || len(list) != 2 || list[0].ID != "a" {
		t.Fatal(list, err)
	}
	entity := func(text string) []record.Entity { return []record.Entity{{Text: text}} }
	var m MUC
	m.Add(list[0], []record.Event{
		{Event: []string{"ASSAULT"}, Actor: entity("THE REBELS"), Recipient: entity("Mayor Pedro Lopez")},
		{Event: []string{"ASSAULT"}, Actor: entity("rebels"), Recipient: entity("a soldier")},
		{Event: []string{"ASSAULT"}, Aux: []string{"hypothetical"}, Actor: entity("front")},
		{Event: []string{"ACCUSE"}, Actor: entity("police")},
	})
	m.Add(list[1], []record.Event{{Event: []string{"ASSAULT"}, Actor: entity("army")}})
	for _, c := range []struct {
		what      string
		got, want PRF
	}{
		{"documents", m.Attacks, PRF{Gold: 1, Found: 2, Right: 1}},
		{"perpetrators", m.Actors, PRF{Gold: 2, Found: 2, Right: 1}},
		{"targets", m.Targets, PRF{Gold: 2, Found: 2, Right: 1}},
		{"perpetrators inside", m.Inside.Actors, PRF{Gold: 2, Found: 1, Right: 1}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", c.what, c.got, c.want)
		}
	}
}

func TestHeadWord(t *testing.T) {
	for phrase, want := range map[string]string{
		"MEMBERS OF THE FARABUNDO MARTI FRONT [FMLN]": "members",
		"the ELECTRIC POWER SUBSTATION":               "substation",
		"Mayor Pedro Lopez, who fled":                 "lopez",
		"the army's":                                  "army",
		"":                                            "",
	} {
		if got := headWord(phrase); got != want {
			t.Errorf("%q: %q, want %q", phrase, got, want)
		}
	}
}
