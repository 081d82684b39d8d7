package text_test

import (
	"testing"

	"rapporteur/text"
)

func TestDateline(t *testing.T) {
	r := load(t)
	for _, c := range []struct{ in, first, root string }{
		{"NAIROBI, June 4 (Wire) - Kenyan police arrested 17 protesters.", "Kenyan", "arrested"},
		{"ADDIS ABABA — The African Union suspended Gabon.", "The", "suspended"},
		{"Jefferson City, Mo. (Wire) -- Lawmakers passed the bill.", "Lawmakers", "passed"},
		{"ACCRA (May 17) Ghana's parliament rejected the budget.", "Ghana", "rejected"},
		{"SAN MARCOS, 3 MAY 90 (AGENCY) -- THE REBELS FREED THE MAYOR.", "THE", "FREED"},
		{"PORT SUDAN, Sudan (Wire) - “We will stay,” the general said.", "“", "said"},
		{"KHARTOUM, April 6 (from our correspondent) - Protesters surrounded the barracks.", "Protesters", "surrounded"},
		{"THE HAGUE, June 2 - Judges acquitted the general.", "Judges", "acquitted"},
		{"QUITO: Farmers blocked the roads.", "Farmers", "blocked"},
		{"MULTAN (Jan 26): Police arrested the editor.", "Police", "arrested"},
		{"LA PAZ --Miners marched on the palace.", "Miners", "marched"},
		{"(QUETTA) Gunmen shot a judge.", "Gunmen", "shot"},
		{"Miners march in capital. LA PAZ — The miners blocked a road.", "The", "blocked"},
		{"Quito, March 8 (ABC) The president of Ecuador met the rebels.", "The", "met"},
		{"New Lima, 5 May (EFG) Peru expelled the envoy.", "Peru", "expelled"},
		{"Accra, Ghana (AP) Soldiers arrested five men.", "Soldiers", "arrested"},
		{"Ouagadougou, June 4: Police arrested two editors.", "Police", "arrested"},
		{"Dakar, 6 April 2019 - Protesters surrounded the barracks.", "Protesters", "surrounded"},
		{"Baku, May 5, XYZERT The president received the envoy.", "The", "received"},
		{"Quito, Jun 3 (EFG).- Miners blocked the road.", "Miners", "blocked"},
		{"LUSAKA, June 3 (ABCD)- The president received the envoy.", "The", "received"},
		{"Lahore, Oct 9 (Wire) India bombed the camp.", "India", "bombed"},
		{"Haftar (LNA) met Sarraj on May 4.", "", ""},
		{"Haftar, who met Sarraj (GNA) in May, spoke.", "", ""},
		{"THE ARMY SAID: WE WILL FIGHT ON.", "", ""},
		{"The Front for Peace (FFP) - a militia - attacked Tamou.", "", ""},
		{"Haftar - who commands the army - met Sarraj.", "", ""},
		{"NATO - the alliance - sent ships.", "", ""},
		{"Ministers resigned on Monday - Nobody knew why.", "", ""},
		{"EU and AU leaders met (again) on Monday in Brussels.", "", ""},
	} {
		var d text.Doc
		r.Read(c.in, &d)
		place := d.Sents[len(d.Sents)-1].First
		for d.Tokens[place].Head >= 0 && d.Tokens[d.Tokens[place].Head].Head >= 0 {
			place = d.Tokens[place].Head
		}
		if c.first == "" {
			if b := d.Sents[0].Body; b != 0 {
				t.Errorf("%q has no dateline, begins at %s", c.in, d.Form(b))
			}
			continue
		}
		if b := d.Sents[len(d.Sents)-1].Body; d.Form(b) != c.first {
			t.Errorf("%q begins at %q, should at %s", c.in, d.Form(b), c.first)
			continue
		}
		root := d.Tokens[place].Head
		if d.Tokens[place].Rel != text.Parataxis || root < 0 || d.Form(root) != c.root {
			t.Errorf("%q: %s is %s of %d, should be parataxis of %s", c.in, d.Form(place), d.Tokens[place].Rel, root, c.root)
		}
		checkTree(t, &d, 0)
	}
}
