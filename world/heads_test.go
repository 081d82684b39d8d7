package world

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
)

// headWords are what the titles of heads of state and government hold.
var headWords = []string{"President", "Prime Minister", "King", "Queen", "Chancellor", "Emir", "Sultan", "Emperor", "Taoiseach",
	"Premier", "Grand Duke", "Head of State", "Head of state", "Head of the Interim", "Member of the Presidency", "Head of Government", "Supreme Leader", "Pope", "Leader", "Chairman", "Regent", "Prince", "Captain Regent",
	"State Counsellor", "Head of the", "General Secretary", "Minister of State", "Ruler", "Administrator", "Chief of the"}

func isHeadTitle(title string) bool {
	for _, bad := range []string{"Vice", "Deputy", "Speaker", "Party", "Parliament", "Senate", "Assembly", "Council of the Nation", "Court", "Joint Chiefs", "Candidate", "Crown Prince", "Security Council", "Bank", "Leader of the Opposition", "Opposition"} {
		if strings.Contains(title, bad) {
			return false
		}
	}
	return slices.ContainsFunc(headWords, func(w string) bool { return strings.Contains(title, w) })
}

// noHead lists states and days without a head that the register knows.
var noHead = map[string]string{
	"SMR 1995-01-01": captains, "SMR 2005-01-01": captains, "SMR 2015-01-01": captains, "SMR 2022-01-01": captains,
}

const captains = "two captains regent take office every half year"

// TestHeads looks for somebody at the head of every state on four days.
func TestHeads(t *testing.T) {
	countries, err := Countries(FS())
	if err != nil {
		t.Fatal(err)
	}
	register, err := Actors(FS())
	if err != nil {
		t.Fatal(err)
	}
	type term struct{ from, to record.Date }
	heads := map[string][]term{}
	for i := range register.Actors {
		a := &register.Actors[i]
		for k := range a.Offices {
			o := &a.Offices[k]
			if a.Kind == PersonActor && slices.Contains(o.Code.Sectors, "GOV") && isHeadTitle(o.Title) {
				heads[o.Code.Country] = append(heads[o.Code.Country], term{o.From, o.To})
			}
		}
	}
	for i := range countries.All {
		c := &countries.All[i]
		if c.Status != State {
			continue
		}
		for _, day := range []record.Date{record.NewDate(1995, 1, 1), record.NewDate(2005, 1, 1), record.NewDate(2015, 1, 1), record.NewDate(2022, 1, 1)} {
			if c.From > day {
				continue
			}
			key := fmt.Sprintf("%s %s", c.Code, day)
			held := slices.ContainsFunc(heads[c.Code], func(h term) bool { return h.from <= day && (h.to == 0 || day <= h.to) })
			switch why, known := noHead[key]; {
			case !held && !known:
				t.Errorf("%s: nobody at the head", key)
			case held && known:
				t.Errorf("%s: somebody at the head, though %s", key, why)
			}
		}
	}
}
