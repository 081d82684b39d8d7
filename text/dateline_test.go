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
		{"The Front for Peace (FFP) - a militia - attacked Tamou.", "", ""},
		{"Haftar - who commands the army - met Sarraj.", "", ""},
		{"NATO - the alliance - sent ships.", "", ""},
		{"Ministers resigned on Monday - Nobody knew why.", "", ""},
		{"EU and AU leaders met (again) on Monday in Brussels.", "", ""},
	} {
		var d text.Doc
		r.Read(c.in, &d)
		place := int32(0)
		for d.Tokens[place].Head >= 0 && d.Tokens[d.Tokens[place].Head].Head >= 0 {
			place = d.Tokens[place].Head
		}
		if c.first == "" {
			continue
		}
		root := d.Tokens[place].Head
		if d.Tokens[place].Rel != text.Parataxis || root < 0 || d.Form(root) != c.root {
			t.Errorf("%q: %s is %s of %d, should be parataxis of %s", c.in, d.Form(place), d.Tokens[place].Rel, root, c.root)
		}
		checkTree(t, &d, 0)
	}
}
