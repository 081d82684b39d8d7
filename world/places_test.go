package world

import (
	"math"
	"testing"
	"testing/fstest"
)

func places(t testing.TB) *Places {
	t.Helper()
	p, err := OpenPlaces(FS())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPlaces(t *testing.T) {
	p := places(t)
	for _, c := range []struct {
		name, country string
		id            int
		lat, lon      float64
		other         bool
		class         Class
	}{
		{"Benghazi", "LY", 88319, 32.115, 20.069, false, City},
		{"Binghazi", "LY", 88319, 32.115, 20.069, true, City},
		{"Aleppo", "SY", 170063, 36.201, 37.161, false, City},
		{"Halab", "SY", 170063, 36.201, 37.161, true, City},
		{"Zürich", "CH", 2657896, 47.367, 8.550, false, City},
		{"Texas", "US", 4736286, 31.3, -99.3, false, Province},
		{"Donetsk", "UA", 709717, 48.015, 37.803, false, City},
		{"Kiev", "UA", 703448, 50.455, 30.524, true, City},
	} {
		find := p.Find
		if c.other {
			find = p.FindOther
		}
		got := find(nil, string(Fold(nil, c.name)))
		found := false
		for _, i := range got {
			r := p.At(int(i))
			if r.ID != c.id {
				continue
			}
			found = true
			if r.Country != c.country || r.Class != c.class || math.Abs(r.Lat-c.lat) > 0.5 || math.Abs(r.Lon-c.lon) > 0.5 {
				t.Errorf("%s: %+v", c.name, r)
			}
		}
		if !found {
			t.Errorf("%s: not found among %d", c.name, len(got))
		}
	}
	if got := p.Find(nil, "no such place"); len(got) != 0 {
		t.Errorf("found %d of no such place", len(got))
	}
}

// TestPlacesOrder finds every 97th place by its own name.
func TestPlacesOrder(t *testing.T) {
	p := places(t)
	var found []int32
next:
	for i := 0; i < p.Len(); i += 97 {
		name := p.Name(i)
		found = p.Find(found[:0], string(Fold(nil, name)))
		for _, f := range found {
			if int(f) == i {
				continue next
			}
		}
		t.Fatalf("place %d %q: not found by its name", i, name)
	}
}

func TestPlacesErrors(t *testing.T) {
	good, err := FS().Open("places.bin")
	if err != nil {
		t.Fatal(err)
	}
	head := make([]byte, 100)
	good.Read(head)
	for _, c := range []struct{ data, want string }{
		{"places9\n", "read places.bin: wrong kind or version of file"},
		{"places2\n\x00", "read places.bin: header is cut off"},
		{string(head), "read places.bin: file is cut off"},
		{PlacesMagic + string(make([]byte, 36)) + "x", ""},
		{PlacesMagic + "\x01" + string(make([]byte, 35)), "read places.bin: numbers in the header do not fit"},
	} {
		_, err := OpenPlaces(fstest.MapFS{"places.bin": {Data: []byte(c.data)}})
		if got := errText(err); got != c.want {
			t.Errorf("error %q, want %q", got, c.want)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func BenchmarkFind(b *testing.B) {
	p := places(b)
	var found []int32
	b.ReportAllocs()
	for b.Loop() {
		found = p.Find(found[:0], "benghazi")
		found = p.FindOther(found[:0], "binghazi")
	}
}

func BenchmarkOpenPlaces(b *testing.B) {
	for b.Loop() {
		places(b)
	}
}
