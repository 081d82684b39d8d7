package world

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"rapporteur/record"
)

func countries(t testing.TB) *CountryTable {
	t.Helper()
	table, err := Countries(FS())
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"N’Djamena", "ndjamena"},
		{"U.S.", "us"},
		{"São Tomé & Príncipe", "sao tome and principe"},
		{"Port-au-Prince", "port au prince"},
		{"  St.  Lucia\n", "st lucia"},
		{"İstanbul, ISTANBUL", "istanbul, istanbul"},
		{"Đà Nẵng", "da nang"},
		{"Kraków–Łódź", "krakow lodz"},
		{"Сочи", "сочи"},
		{"", ""},
		{"\xff", "\uFFFD"},
	} {
		if got := string(Fold(nil, c[0])); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestLookup(t *testing.T) {
	table := countries(t)
	for _, c := range []struct{ words, want string }{
		{"Libya", "LBY name"},
		{"libyan", "LBY adjective, LBY person"},
		{"Libyans", "LBY people"},
		{"Tripoli", "LBY capital"},
		{"Briton", "GBR person"},
		{"Swedes", "SWE people"},
		{"the Kremlin", "RUS seat"},
		{"Kremlin", "RUS seat"},
		{"Downing Street", "GBR seat"},
		{"US", "USA name, USA adjective"},
		{"U.S.", "USA name, USA adjective"},
		{"us", ""},
		{"car", ""},
		{"CAR", "CAF name"},
		{"Congo", "COD name, COG name"},
		{"Congolese", "COD adjective, COD person, COD people, COG adjective, COG person, COG people"},
		{"Dominican", "DOM adjective, DOM person, DMA adjective, DMA person"},
		{"North Korean", "PRK adjective, PRK person"},
		{"Korean", "KOR adjective, KOR person, PRK adjective, PRK person"},
		{"Burma", "MMR name"},
		{"Côte d’Ivoire", "CIV name"},
		{"Cote d'Ivoire", "CIV name"},
		{"Swaziland", "SWZ name"},
		{"Persian", "IRN adjective, IRN person"},
		{"Holland", "NLD name"},
		{"The Netherlands", "NLD name"},
		{"Abkhazia", "GEO name"},
		{"Soviet", "SUN adjective, SUN person"},
		{"Scots", "GBR adjective, GBR people"},
		{"Kosovar", "KOS adjective, KOS person"},
		{"Atlantis", ""},
		{"", ""},
	} {
		var got []string
		for _, r := range table.Lookup(c.words) {
			got = append(got, fmt.Sprint(r.Code, " ", r.Kind))
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("Lookup(%q) = %s, want %s", c.words, got, c.want)
		}
	}
}

func TestCountries(t *testing.T) {
	table := countries(t)
	iso := 0
	for i := range table.All {
		c := &table.All[i]
		if c.Code == c.Of || c.Status == Former {
			continue
		}
		iso++
		if table.Code(c.Code) != c || table.Code(c.Alpha2) != c {
			t.Errorf("%s: not found by its codes %s, %s", c.Name, c.Code, c.Alpha2)
		}
		if c.Lat == 0 && c.Lon == 0 || c.GeoNameID == 0 {
			t.Errorf("%s: no position", c.Name)
		}
		if c.Region == "" || c.Status == State && len(c.Adjectives) == 0 {
			t.Errorf("%s: incomplete row", c.Name)
		}
	}
	if iso != 250 {
		t.Errorf("%d countries, want ISO 3166-1's 249 and Kosovo", iso)
	}
	sun := table.Code("SUN")
	if sun == nil || sun.To != record.NewDate(1991, 12, 26) || sun.Of != "RUS" || sun.Status != Former {
		t.Errorf("Soviet Union: %+v", sun)
	}
	if n := table.Starts("Guinea"); n < 3 {
		t.Errorf("Starts(Guinea) = %d, want 3 or more", n)
	}
}

// TestNames looks every word of the table up and wants its own row back.
func TestNames(t *testing.T) {
	table := countries(t)
	for i := range table.All {
		c := &table.All[i]
		for _, words := range [][]string{{c.Name, c.Official}, c.Other, c.Adjectives, c.Singular, c.Plural, c.Capitals, c.Seats} {
			for _, w := range words {
				found := false
				for _, r := range table.Lookup(w) {
					found = found || r.Country == c
				}
				if !found {
					t.Errorf("%s: Lookup(%q) misses it", c.Name, w)
				}
			}
		}
	}
}

func TestCountriesErrors(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"LBY\tLY\n", "countries.tsv:1: 2 columns, expected 6 to 17"},
		{"#\nLBY\tLY\tland\t\tAfrica\tLibya\n", `countries.tsv:2: Libya: status "land"`},
		{"LY\tLY\tstate\t\tAfrica\tLibya\n", `countries.tsv:1: Libya: code "LY", expected three letters`},
		{"LBY\tLY\tstate\t\tAfrica\tLibya\t\t\t\tLibyans\n", `countries.tsv:1: Libya: people "Libyans", expected one/many`},
		{"LBY\tLY\tstate\t\tAfrica\tLibya\t\t\t\t\t\t\t1951\n", `countries.tsv:1: Libya: date "1951": expected YYYY-MM-DD`},
		{"LBY\tLY\tstate\t\tAfrica\tLibya\t\t\t\t\t\t\t\t\tx\n", `countries.tsv:1: Libya: GeoNames number "x"`},
		{"LBY\tLY\tstate\t\tAfrica\tLibya\t\t\t\t\t\t\t\t\t\t91\t0\n", `countries.tsv:1: Libya: latitude "91"`},
		{"LBY\tLY\tstate\t\tAfrica\tLibya\t\t\t\t\t\t\t\t\t\t9\tE\n", `countries.tsv:1: Libya: longitude "E"`},
		{"\t\tpart\tLBY\tAfrica\tFezzan\n", `countries.tsv: Fezzan: of "LBY": no country has this code`},
	} {
		_, err := Countries(fstest.MapFS{"countries.tsv": {Data: []byte(c.table)}})
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: error %v, want %s", c.table, err, c.want)
		}
	}
	if _, err := Countries(fstest.MapFS{}); err == nil || !strings.HasPrefix(err.Error(), "load countries: ") {
		t.Errorf("no table: error %v", err)
	}
}

func BenchmarkLookup(b *testing.B) {
	table := countries(b)
	b.ReportAllocs()
	for b.Loop() {
		table.Lookup("Libyan")
		table.Lookup("said")
	}
}
