package who

import (
	"strings"

	"rapporteur/world"
)

// addCountries enters every word for a country.
func (r *Resolver) addCountries(t *world.CountryTable) {
	for i := range t.All {
		c := &t.All[i]
		for _, words := range [][]string{{c.Name, c.Official}, c.Other, c.Adjectives, c.Singular, c.Plural, c.Capitals, c.Seats} {
			for _, w := range words {
				r.addCountryWord(t, w)
			}
		}
	}
}

// addRegions enters parts of the world, which have no code, and parts of
// countries with the name of another country in theirs: New Mexico.
func (r *Resolver) addRegions() {
	none := &world.Country{}
	for _, w := range r.lex.regions {
		c := none
		switch of := r.countries.Code(w.country); {
		case of != nil:
			c = of
		case w.country == "IGO":
			r.several[int32(len(r.readings))] = true
		}
		r.readings = append(r.readings, world.CountryRef{Country: c, Kind: world.ByAdjective})
		r.lex.trie.add(r.lex, nameRoot, w.name, entry{kind: countryEntry, idx: int32(len(r.readings) - 1)})
	}
}

func (r *Resolver) addCountryWord(t *world.CountryTable, w string) {
	if w = r.lex.bare(w); w == "" {
		return
	}
	for i, ref := range t.Lookup(w) {
		at := int32(len(r.readings))
		r.readings = append(r.readings, ref)
		r.lex.trie.add(r.lex, nameRoot, w, entry{kind: countryEntry, idx: at, abbr: isAbbr(w), weak: ref.Weak || i > 0})
	}
}

// addActors enters the register: names as they are, and the names of persons
// also without articles, with first and last name only, and by their sound.
func (r *Resolver) addActors() {
	for i := range r.register.Actors {
		a := &r.register.Actors[i]
		r.addActorName(int32(i), a, a.Name)
		for _, alias := range a.Aliases {
			r.addActorName(int32(i), a, alias)
		}
		if a.Kind == world.PersonActor {
			r.addSurname(int32(i), a)
			r.addHead(int32(i), a)
		}
	}
}

// addHead enters who stood at the head of a country at some time.
func (r *Resolver) addHead(i int32, a *world.Actor) {
	for k := range a.Offices {
		o := &a.Offices[k]
		if list := r.heads[o.Code.Country]; r.lex.isHead(o.Title) && (len(list) == 0 || list[len(list)-1] != i) {
			r.heads[o.Code.Country] = append(list, i)
		}
	}
}

func (r *Resolver) addActorName(i int32, a *world.Actor, name string) {
	lx := r.lex
	words := strings.Fields(foldName(name))
	if len(words) > 2 && lx.is(words[0], isOpening) && lx.is(words[0], isDefinite) { // The National keeps its article
		words = words[1:]
	}
	e := entry{kind: actorEntry, idx: i, abbr: isAbbr(name)}
	lx.trie.addWords(lx, nameRoot, words, e)
	if a.Kind != world.PersonActor || len(words) < 2 || r.isBody(words[len(words)-1]) {
		return
	}
	e.weak = true
	bare := r.withoutArticles(words)
	if len(bare) > 1 {
		lx.trie.addWords(lx, nameRoot, bare, e)
		if len(bare) > 2 && !surnameFirst(a.Base.Country) {
			lx.trie.addWords(lx, nameRoot, []string{bare[0], bare[len(bare)-1]}, e)
		}
		sounds := make([]string, len(bare))
		for k, w := range bare {
			sounds[k] = soundOf(w)
		}
		lx.trie.addWords(lx, soundRoot, sounds, e)
	}
}

// isBody tells words that no person's name ends with: army, front.
func (r *Resolver) isBody(word string) bool {
	i, ok := r.lex.byWord[word]
	return ok && r.lex.agents[i].kind >= peopleAgent
}

func (r *Resolver) withoutArticles(words []string) []string {
	var bare []string
	for i, w := range words {
		if i == len(words)-1 || r.lex.flags[r.lex.word(w)]&isArticle == 0 {
			bare = append(bare, w)
		}
	}
	return bare
}

// addSurname lets a person be found by the last word of the name, or by the
// first where the family name comes first.
func (r *Resolver) addSurname(i int32, a *world.Actor) {
	words := strings.Fields(foldName(a.Name))
	if n := len(words); n > 2 && r.lex.is(strings.TrimSuffix(words[n-1], "."), isGeneration) {
		words = words[:n-1]
	}
	if len(words) < 2 {
		return
	}
	w := words[len(words)-1]
	if surnameFirst(a.Base.Country) {
		w = words[0]
	}
	id := r.lex.word(w)
	r.surnames[id] = append(r.surnames[id], i)
}

// surnameFirst tells countries where the family name stands first.
func surnameFirst(country string) bool {
	switch country {
	case "CHN", "KOR", "PRK", "TWN", "HKG", "VNM", "KHM", "HUN":
		return true
	}
	return false
}

// soundOf reduces a folded word to what spellings of one name share:
// Gaddafi, Qadhafi and Kadafi are all "kadafi", Mohamed and Muhammad "muhamad".
func soundOf(w string) string {
	var buf [32]byte
	out := buf[:0]
	for i := 0; i < len(w); i++ {
		c := w[i]
		next := byte(0)
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch {
		case next == 'h' && strings.IndexByte("kgdtzsp", c) >= 0:
			i++
			if c == 'p' {
				c = 'f'
			}
		case c == 'c' && next == 'h' && i > 0: // Suchov, Sukhov
			c, i = 'k', i+1
		case c == 'd' && next == 'j' || c == 't' && next == 'c':
			continue
		case c == 'y' && next == 'e' && i == 0:
			continue
		case c == 'h' && next == 0 && i > 1:
			continue
		}
		if c = soundOfLetter(c, next); len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	return string(out)
}

func soundOfLetter(c, next byte) byte {
	switch c {
	case 'q', 'g', 'x':
		return 'k'
	case 'c':
		switch next {
		case 'e', 'i', 'y', 'h':
			return 's'
		}
		return 'k'
	case 'e':
		return 'a'
	case 'y', 'j':
		return 'i'
	case 'o', 'w':
		return 'u'
	case 'v':
		return 'f'
	}
	return c
}
