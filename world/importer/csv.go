package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur/world"
)

// Plain CSV: a header names the columns; only name is needed. Rows with the
// same id, or without ids the same name, are one actor with several offices.
//
//	name,kind,code,sectors,aliases,gender,from,to,office
//
// The query service of Wikidata gives CSV too, with itemLabel for name,
// itemAltLabel for aliases, countryLabel, positionLabel, start and end.

// columns maps the headings that people use to ours.
var columns = map[string]string{
	"id": "id", "item": "id", "qid": "id", "person": "id",
	"name": "name", "itemlabel": "name", "label": "name", "actor": "name", "personlabel": "name",
	"kind": "kind", "type": "kind", "schema": "kind", "instancelabel": "kind",
	"code": "code", "country": "country", "countrycode": "code", "country_code": "code", "countrylabel": "country",
	"nationality": "country", "citizenshiplabel": "country", "iso3": "code",
	"sector": "sectors", "sectors": "sectors",
	"alias": "aliases", "aliases": "aliases", "itemaltlabel": "aliases", "altlabel": "aliases",
	"gender": "gender", "genderlabel": "gender", "sex": "gender",
	"from": "from", "start": "from", "startdate": "from", "start_date": "from",
	"to": "to", "end": "to", "enddate": "to", "end_date": "to",
	"office": "office", "title": "office", "position": "office", "positionlabel": "office",
	"description": "description", "itemdescription": "description",
}

func (im *Importer) readCSV(name string, r io.Reader) error {
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	in.LazyQuotes = true
	head, err := in.Read()
	if err != nil {
		return fmt.Errorf("read %s: the header: %w", name, err)
	}
	cols := make([]string, len(head))
	for i, h := range head {
		cols[i] = columns[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))]
	}
	if !slices.Contains(cols, "name") {
		return fmt.Errorf("%s:1: no column \"name\" (or itemLabel) in %q", name, head)
	}
	known := map[string]int{} // by id or name: index into Actors
	for {
		fields, err := in.Read()
		if err == io.EOF {
			return nil
		}
		if bad := new(csv.ParseError); errors.As(err, &bad) {
			im.skip(name, bad.Line, "%w", bad.Err)
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		line, _ := in.FieldPos(0)
		row := map[string]string{}
		for i, f := range fields {
			if i < len(cols) && cols[i] != "" && strings.TrimSpace(f) != "" {
				row[cols[i]] = strings.TrimSpace(f)
			}
		}
		if err := im.csvRow(row, known); err != nil {
			im.skip(name, line, "%w", err)
		}
	}
}

func (im *Importer) csvRow(row map[string]string, known map[string]int) error {
	if row["name"] == "" {
		return errors.New("a row without a name")
	}
	base, err := im.rowCode(row)
	if err != nil {
		return err
	}
	office, err := im.rowOffice(row, base)
	if err != nil {
		return err
	}
	key := first(row["id"], row["name"])
	i, ok := known[key]
	if !ok {
		a := world.Actor{ID: lastPart(row["id"]), Name: row["name"], Base: base, Kind: kindOf(row, office)}
		a.Aliases = splitAliases(row["aliases"])
		switch strings.ToLower(row["gender"]) {
		case "m", "male":
			a.Gender = 'm'
		case "f", "female":
			a.Gender = 'f'
		}
		if len(base.Sectors) == 0 && office != nil {
			a.Base.Sectors = []string{"ELI"} // outside the days of the office
		}
		if err := im.add(a); err != nil {
			return err
		}
		i = len(im.Actors) - 1
		known[key] = i
	}
	if office != nil {
		im.Actors[i].Offices = append(im.Actors[i].Offices, *office)
	}
	return nil
}

// rowCode takes the code as it stands, or the country by its name, and what
// the description says beside them.
func (im *Importer) rowCode(row map[string]string) (world.ActorCode, error) {
	c, err := world.ParseActorCode(strings.TrimSpace(row["code"] + " " + strings.ReplaceAll(row["sectors"], ";", ",")))
	if err != nil {
		return c, err
	}
	if c.Country == "" && row["country"] != "" {
		if country := im.countries.Code(strings.ToUpper(row["country"])); country != nil {
			c.Country = country.Code
		} else if refs := im.countries.Lookup(row["country"]); len(refs) > 0 {
			c.Country = refs[0].Code
		}
	}
	if row["description"] != "" && (c.Country == "" || len(c.Sectors) == 0) {
		d := im.phrase(row["description"], 0)
		if c.Country == "" {
			c.Country = d.Country
		}
		if len(c.Sectors) == 0 {
			c.Sectors = d.Sectors
		}
	}
	return c, nil
}

func (im *Importer) rowOffice(row map[string]string, base world.ActorCode) (*world.Office, error) {
	if row["office"] == "" && row["from"] == "" && row["to"] == "" {
		return nil, nil
	}
	o := world.Office{Title: orDash(row["office"]), Code: base}
	var err error
	if o.From, err = part(row["from"], false); err != nil {
		return nil, err
	}
	if o.To, err = part(row["to"], true); err != nil {
		return nil, err
	}
	if o.To != 0 && o.To < o.From {
		return nil, fmt.Errorf("to %s is before from %s", row["to"], row["from"])
	}
	if row["office"] != "" && len(base.Sectors) == 0 {
		o.Code = im.office(row["office"], base.Country, o.From)
	}
	return &o, nil
}

func kindOf(row map[string]string, office *world.Office) world.ActorKind {
	switch strings.ToLower(row["kind"]) {
	case "person", "human":
		return world.PersonActor
	case "group":
		return world.GroupActor
	case "gov", "government":
		return world.GovActor
	case "place":
		return world.PlaceActor
	case "":
		if office != nil || row["gender"] != "" {
			return world.PersonActor
		}
	}
	return world.OrgActor
}

func splitAliases(s string) []string {
	by := ";"
	if !strings.Contains(s, ";") {
		by = "," // the query service's
	}
	var list []string
	for a := range strings.SplitSeq(s, by) {
		if a = strings.TrimSpace(a); a != "" {
			list = append(list, a)
		}
	}
	return latin(list)
}

// lastPart makes Q42 of http://www.wikidata.org/entity/Q42.
func lastPart(s string) string { return s[strings.LastIndexByte(s, '/')+1:] }

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
