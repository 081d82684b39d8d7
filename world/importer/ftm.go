package importer

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/report"
	"rapporteur/world"
)

// FollowTheMoney, the model of OpenSanctions and Aleph: an entity a line with
// schema and lists of properties.

type ftmEntity struct {
	ID         string              `json:"id"`
	Caption    string              `json:"caption"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// ftmKinds are the schemata that can act; assets, addresses and links cannot.
var ftmKinds = map[string]world.ActorKind{
	"Person": world.PersonActor, "Organization": world.OrgActor, "Company": world.OrgActor,
	"PublicBody": world.OrgActor, "LegalEntity": world.OrgActor,
}

// ftmTopics maps topics to sectors, the more telling ones first.
var ftmTopics = []struct{ topic, sector string }{
	{"crime.terror", "REB"}, {"crime.traffick", "CRM"}, {"crime", "CRM"}, {"gov.police", "COP"}, {"gov.judicial", "JUD"},
	{"gov.security", "SPY"}, {"gov.executive", "GOV"}, {"gov.legislative", "LEG"}, {"gov", "GOV"}, {"mil", "MIL"},
	{"role.judge", "JUD"}, {"role.journo", "JRN"}, {"role.act", "CVL"}, {"role.rel", "REL"}, {"role.spy", "SPY"},
	{"role.pep", "GOV"}, {"pol.party", "PTY"}, {"pol.union", "LAB"}, {"rel", "REL"}, {"corp", "BUS"}, {"fin", "BUS"},
}

func (im *Importer) readFTM(name string, r io.Reader) error {
	return im.eachLine(name, r, func(b []byte, n int) error {
		var e ftmEntity
		if err := json.Unmarshal(b, &e); err != nil {
			return fmt.Errorf("no FollowTheMoney entity: %s", err)
		}
		kind, acts := ftmKinds[e.Schema]
		if !acts {
			return fmt.Errorf("schema %q is no actor", e.Schema)
		}
		return im.ftmActor(e, kind)
	})
}

func (im *Importer) ftmActor(e ftmEntity, kind world.ActorKind) error {
	names := slices.Concat(e.Properties["name"], e.Properties["alias"], e.Properties["weakAlias"], e.Properties["abbreviation"])
	a := world.Actor{ID: e.ID, Kind: kind, Name: e.Caption}
	if a.Name == "" && len(names) > 0 {
		a.Name = names[0]
	}
	if a.Name == "" {
		return fmt.Errorf("entity %q has no name", e.ID)
	}
	a.Aliases = latin(names)
	a.Base.Country = im.alpha3(slices.Concat(e.Properties["country"], e.Properties["nationality"], e.Properties["jurisdiction"]))
	for _, t := range ftmTopics {
		if slices.Contains(e.Properties["topics"], t.topic) {
			a.Base.Sectors = []string{t.sector}
			break
		}
	}
	for _, position := range e.Properties["position"] {
		c := im.office(position, a.Base.Country, 0)
		if len(c.Sectors) == 0 {
			continue
		}
		if len(a.Base.Sectors) == 0 || a.Base.Sectors[0] == "GOV" {
			a.Base = c // says more than the bare topic of a public role
		}
	}
	if g := e.Properties["gender"]; len(g) > 0 && (g[0] == "male" || g[0] == "female") {
		a.Gender = g[0][0]
	}
	return im.add(a)
}

// office codes the words of an office. They seldom name the country of the
// person who holds it.
func (im *Importer) office(words, country string, on record.Date) world.ActorCode {
	c := im.phrase(words, on)
	if c.Country == "" {
		c.Country = country
	}
	return c
}

func (im *Importer) alpha3(codes []string) string {
	for _, c := range codes {
		if country := im.countries.Code(strings.ToUpper(c)); country != nil {
			return country.Code
		}
	}
	return ""
}

// latin keeps the names that can stand in an English report.
func latin(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return r > 0x24F && r < 0x1E00 || r > 0x2FFF })
	})
}

// eachLine gives each line to use and keeps what it says of a bad one.
func (im *Importer) eachLine(name string, r io.Reader, use func(b []byte, line int) error) error {
	lines := report.NewLines(r, name)
	for {
		b, pos, err := lines.Next()
		if err == io.EOF {
			return nil
		}
		if bad, ok := err.(*report.Error); ok {
			im.Skipped = append(im.Skipped, bad)
			continue
		}
		if err != nil {
			return err
		}
		if err := use(b, pos.Line); err != nil {
			im.skip(name, pos.Line, "%w", err)
		}
	}
}
