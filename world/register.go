package world

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strings"
	"time"

	"rapporteur/record"
)

// Register is what the world knows of actors: who they are, what else they are
// called, and which offices they held from when to when.
type Register struct {
	Actors []Actor
	byID   map[string]int32
	loaded bool // what is read now is the user's
}

// Actor is a person, organization, group or government of the register.
type Actor struct {
	ID      string
	Kind    ActorKind
	Name    string
	Base    ActorCode // where no office covers the day
	Aliases []string
	Gender  byte // 'm', 'f' or 0
	Offices []Office
	Own     bool // from a user's file, and so before others of the name
}

// ActorKind tells persons from what is none.
type ActorKind uint8

// The kinds of actors.
const (
	PersonActor ActorKind = iota
	OrgActor
	GroupActor
	GovActor
	PlaceActor
)

var actorKinds = [...]string{"person", "org", "group", "gov", "place"}

func (k ActorKind) String() string { return actorKinds[k] }

// ActorCode is a country or PLOVER entity with sectors, the primary one first.
type ActorCode struct {
	Country string
	Sectors []string
}

// Office is what an actor was from a day to a day.
type Office struct {
	From, To record.Date // first day and last day; 0 is open
	Code     ActorCode
	Title    string
	Org      string // id of the organization, or empty
}

// Actors reads the register from actors/*.tsv.
func Actors(world fs.FS) (*Register, error) {
	names, err := fs.Glob(world, "actors/*.tsv")
	if err != nil {
		return nil, fmt.Errorf("list actors: %w", err)
	}
	r := &Register{byID: map[string]int32{}}
	for _, name := range names {
		f, err := world.Open(name)
		if err != nil {
			return nil, fmt.Errorf("load actors: %w", err)
		}
		err = r.Read(name, f)
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	r.loaded = true
	return r, nil
}

// Read adds the actors of one file. An id that is there already is replaced,
// so that a user's file goes over the register. A bad line is left out; the
// error lists them all by file and line.
func (r *Register) Read(name string, in io.Reader) error {
	if r.byID == nil {
		r.byID = map[string]int32{}
	}
	var bad []error
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	current := int32(-1) // the actor that offices belong to
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "\t# ") // a remark behind the columns
		line = strings.TrimRight(line, " \r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if line[0] != '\t' {
			a, err := parseActor(line)
			if err != nil {
				bad = append(bad, fmt.Errorf("%s:%d: %w", name, n, err))
				current = -1
				continue
			}
			current = r.put(a)
			continue
		}
		o, err := parseOffice(line[1:])
		if err == nil && current < 0 {
			err = errors.New("an office without an actor above it")
		}
		if err != nil {
			bad = append(bad, fmt.Errorf("%s:%d: %w", name, n, err))
			continue
		}
		a := &r.Actors[current]
		a.Offices = append(a.Offices, o)
	}
	if err := lines.Err(); err != nil {
		bad = append(bad, fmt.Errorf("read %s: %w", name, err))
	}
	return errors.Join(bad...)
}

func (r *Register) put(a Actor) int32 {
	a.Own = r.loaded
	if i, ok := r.byID[a.ID]; ok {
		r.Actors[i] = a
		return i
	}
	i := int32(len(r.Actors))
	r.Actors = append(r.Actors, a)
	r.byID[a.ID] = i
	return i
}

// ID finds an actor by its id, nil where there is none.
func (r *Register) ID(id string) *Actor {
	if i, ok := r.byID[id]; ok {
		return &r.Actors[i]
	}
	return nil
}

// The columns of an actor's line.
const (
	colID = iota
	colKind
	colActor
	colBase
	colAliases
	colGender
	actorColumns
)

func parseActor(line string) (Actor, error) {
	f := strings.Split(line, "\t")
	if len(f) <= colBase || len(f) > actorColumns {
		return Actor{}, fmt.Errorf("%d columns, expected %d to %d", len(f), colBase+1, actorColumns)
	}
	f = append(f, make([]string, actorColumns-len(f))...)
	a := Actor{ID: f[colID], Name: f[colActor]}
	if a.ID == "" || a.Name == "" {
		return a, errors.New("an actor needs an id and a name")
	}
	kind := slices.Index(actorKinds[:], f[colKind])
	if kind < 0 {
		return a, fmt.Errorf("%s: kind %q, expected one of %s", a.ID, f[colKind], strings.Join(actorKinds[:], ", "))
	}
	a.Kind = ActorKind(kind)
	var err error
	if a.Base, err = ParseActorCode(f[colBase]); err != nil {
		return a, fmt.Errorf("%s: %w", a.ID, err)
	}
	for alias := range strings.SplitSeq(f[colAliases], ";") {
		if alias = strings.TrimSpace(alias); alias != "" && alias != "-" {
			a.Aliases = append(a.Aliases, alias)
		}
	}
	switch f[colGender] {
	case "m", "f":
		a.Gender = f[colGender][0]
	case "", "-":
	default:
		return a, fmt.Errorf("%s: gender %q, expected m, f or -", a.ID, f[colGender])
	}
	return a, nil
}

func parseOffice(line string) (Office, error) {
	f := strings.Split(line, "\t")
	if len(f) < 4 || len(f) > 5 {
		return Office{}, fmt.Errorf("an office of %d columns, expected from, to, code, title and perhaps an organization", len(f))
	}
	o := Office{Title: f[3]}
	var err error
	if o.From, err = parsePart(f[0], false); err != nil {
		return o, fmt.Errorf("from: %w", err)
	}
	if o.To, err = parsePart(f[1], true); err != nil {
		return o, fmt.Errorf("to: %w", err)
	}
	if o.To != 0 && o.To < o.From {
		return o, fmt.Errorf("to %s is before from %s", f[1], f[0])
	}
	if o.Code, err = ParseActorCode(f[2]); err != nil {
		return o, err
	}
	if len(f) == 5 && f[4] != "-" {
		o.Org = f[4]
	}
	return o, nil
}

// parsePart reads YYYY, YYYY-MM or YYYY-MM-DD as its first or its last day.
func parsePart(s string, last bool) (record.Date, error) {
	if s == "" || s == "-" {
		return 0, nil
	}
	for _, form := range []struct {
		layout        string
		years, months int
	}{{"2006", 1, 0}, {"2006-01", 0, 1}, {time.DateOnly, 0, 0}} {
		t, err := time.Parse(form.layout, s)
		if err != nil {
			continue
		}
		d := record.NewDate(t.Date())
		if last && form.layout != time.DateOnly {
			d = d.Add(form.years, form.months, -1)
		}
		return d, nil
	}
	return 0, fmt.Errorf("date %q: expected YYYY, YYYY-MM or YYYY-MM-DD", s)
}

// ParseActorCode reads "LBY GOV,PTY": an entity of three letters or "-", and
// sectors of three letters.
func ParseActorCode(s string) (ActorCode, error) {
	country, rest, _ := strings.Cut(strings.TrimSpace(s), " ")
	c := ActorCode{Country: country}
	if country == "-" || country == "" {
		c.Country = ""
	} else if len(country) != 3 || strings.ToUpper(country) != country {
		return c, fmt.Errorf("code %q: expected three capital letters or -", s)
	}
	for sector := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ',' || r == ' ' }) {
		if sector == "-" {
			continue
		}
		if len(sector) != 3 || strings.ToUpper(sector) != sector {
			return c, fmt.Errorf("code %q: sector %q, expected three capital letters", s, sector)
		}
		c.Sectors = append(c.Sectors, sector)
	}
	return c, nil
}

// On gives the actor's code and office of that day. An office that covers the
// day counts; of several the one that began last. A person who has only left
// offices is a former official: ELI, with the sector of the last office behind
// it. Without a day, only offices that have no end count as held.
func (a *Actor) On(day record.Date) (ActorCode, *Office) {
	if day == 0 {
		day = math.MaxInt32
	}
	var now, past *Office
	for i := range a.Offices {
		o := &a.Offices[i]
		switch {
		case o.From > day:
		case o.To != 0 && o.To < day:
			if past == nil || o.To > past.To {
				past = o
			}
		case now == nil || o.From >= now.From:
			now = o
		}
	}
	if now != nil {
		return now.Code, now
	}
	if past == nil || a.Kind != PersonActor || !official(past.Code) || !formerly(a.Base) {
		return a.Base, nil
	}
	former := ActorCode{Country: past.Code.Country, Sectors: append([]string{"ELI"}, past.Code.Sectors[:1]...)}
	if len(a.Base.Sectors) > 0 && a.Base.Sectors[0] == "OPP" {
		former.Sectors = append(former.Sectors, "OPP")
	}
	return former, nil
}

// official tells offices that make an ELI of who leaves them. Rebels, parties
// and business do not.
func official(c ActorCode) bool {
	return len(c.Sectors) > 0 && slices.Contains([]string{"GOV", "LEG", "JUD", "MIL", "COP", "SPY"}, c.Sectors[0])
}

// formerly tells whether a base code leaves room for ELI: somebody whose base
// is a rebel group, business or the like goes back to it.
func formerly(c ActorCode) bool {
	return len(c.Sectors) == 0 || official(c) || c.Sectors[0] == "ELI" || c.Sectors[0] == "OPP" || c.Sectors[0] == "PTY"
}
