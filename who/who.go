// Package who answers: who? It finds every mention of an actor in a report,
// whether a name, a title or a pronoun, chains the mentions of one actor, and
// codes each actor by country and sector as of a day.
//
//	r, err := who.Load(en.FS(), register, countries)
//	cast := r.Actors(&doc, date)
//	if m := cast.At(token); m != nil {
//		code := cast.Code(m.Actor, date)
//	}
//
// A phrase without a report is coded by [Resolver.Phrase].
package who

import (
	"fmt"
	"io/fs"
	"sync"

	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/world"
)

// Resolver finds actors. It is safe for concurrent use.
type Resolver struct {
	lex       *lexicon
	register  *world.Register
	countries *world.CountryTable
	places    *world.Places
	readings  []world.CountryRef // of entries of the kind countryEntry
	several   map[int32]bool     // readings that are parts of the world with several countries
	surnames  map[int32][]int32  // word id to actors
	heads     map[string][]int32 // country to those who stood at its head
	pool      sync.Pool          // of *caster
}

// Load reads the language's agents and enters the register and the countries.
func Load(lang fs.FS, reg *world.Register, countries *world.CountryTable) (*Resolver, error) {
	r := &Resolver{lex: newLexicon(), register: reg, countries: countries, several: map[int32]bool{}, surnames: map[int32][]int32{}, heads: map[string][]int32{}}
	err := r.lex.load(lang)
	if err == nil {
		r.places, err = world.OpenPlaces(world.FS())
	}
	if err != nil {
		return nil, fmt.Errorf("load who: %w", err)
	}
	r.addCountries(countries)
	r.addRegions()
	r.addActors()
	r.pool.New = func() any {
		c := &caster{r: r}
		c.scan.kindOf = func(i int32) world.Kind { return r.readings[i].Kind }
		c.scan.person = func(i int32) bool { return r.register.Actors[i].Kind == world.PersonActor }
		return c
	}
	return r, nil
}

// Cast is who acts in one report.
type Cast struct {
	Actors   []Actor
	Mentions []Mention // in the order of their heads
	byToken  []int32   // index of the mention headed at a token, or -1
	r        *Resolver
	setting  string // the country that the report is about, or empty
}

// Mention is a run of tokens, First up to and without Last, that refers to an
// actor.
type Mention struct {
	First, Last, Head int32
	Kind              MentionKind
	Actor             int32 // index into Cast.Actors
}

// MentionKind tells how a mention is worded.
type MentionKind uint8

// The kinds of mentions.
const (
	Name MentionKind = iota
	Nominal
	Pronoun
)

var mentionKinds = [...]string{"name", "nominal", "pronoun"}

func (k MentionKind) String() string { return mentionKinds[k] }

// Actor is somebody in the report, or something that pronouns refer to.
type Actor struct {
	Name    string // the fullest name or description in the report or the register
	ID      string // in the register, or empty
	Type    Type
	Plural  bool
	Gender  byte    // 'm', 'f' or 0
	Members []int32 // of a list or a group that the report names
	Of      int32   // whose deputy, spokesman or statement it is, or -1
	// Tokens of the words for a member of a phrase that several share, "Russian"
	// and "Belarusian" of "Russian and Belarusian soldiers"; both 0 for others.
	PartFirst, PartLast int32

	known desc
	named bool   // by a name of its own
	first int32  // first mention
	near  string // the only country named in the sentence of the first mention
	item  string // the country of the digest's item in which it is first told of
	there string // the country in which the clause of the first mention happens: "in Peshawar, police …"
}

// Type is what an actor is.
type Type uint8

// The types of actors. Things are no actors; they are kept so that pronouns
// find them.
const (
	Unknown Type = iota
	Person
	Group // several persons
	Organization
	Government
	Place
	Thing
)

var typeNames = [...]string{"unknown", "person", "group", "organization", "government", "place", "thing"}

func (t Type) String() string { return typeNames[t] }

// Code is an actor's PLOVER code on a day.
type Code struct {
	Country string // ISO 3166 or PLOVER entity, or empty
	Sector  string // primary sector, or empty
	Others  []string
	Office  string // as the register words it, or empty
}

// At gives the mention that token i heads or names, nil where there is none.
func (c *Cast) At(i int32) *Mention {
	if i < 0 || int(i) >= len(c.byToken) || c.byToken[i] < 0 {
		return nil
	}
	return &c.Mentions[c.byToken[i]]
}

// Actors finds the actors of a report of that date, 0 where it is unknown.
func (r *Resolver) Actors(d *text.Doc, date record.Date) *Cast {
	c := r.pool.Get().(*caster)
	defer r.pool.Put(c)
	return c.cast(d, date)
}
