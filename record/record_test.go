package record

import (
	"encoding/json"
	"testing"
)

// TestLocation: a place that no gazetteer has is nowhere, one on the equator
// is not.
func TestLocation(t *testing.T) {
	for _, c := range []struct {
		l    Location
		want string
	}{
		{Location{Extracted: "Hodan", Resolved: "Hodan"},
			`{"extracted_place":"Hodan","resolved_place":"Hodan","city":"","province":"","country":"","country_code":"","resolution":"","start":0,"end":0,"geonameid":null,"lat":null,"lon":null}`},
		{Location{Extracted: "Pontianak", Resolved: "Pontianak", GeoNameID: 1630789, Lon: 109.3, Resolution: "city"},
			`{"extracted_place":"Pontianak","resolved_place":"Pontianak","geonameid":1630789,"lat":0,"lon":109.3,"city":"","province":"","country":"","country_code":"","resolution":"city","start":0,"end":0}`},
	} {
		got, err := json.Marshal(&c.l)
		if err != nil || string(got) != c.want {
			t.Errorf("got %s %v, want %s", got, err, c.want)
		}
	}
}
