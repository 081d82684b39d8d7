package who

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"rapporteur/world"
)

// agent is a noun or title for people or bodies, and what it says of them.
type agent struct {
	word    string   // as the file has it
	sectors []string // primary first
	entity  string   // UNO, IGO and the like in place of a country
	country string   // of words that only one country has: Knesset
	kind    agentKind
	neutral bool // the sector comes from the modifiers first
	kin     bool // relatives: ELI of officials
	gender  byte
}

type agentKind uint8

const (
	personAgent agentKind = iota
	peopleAgent
	bodyAgent
	seatAgent
)

var agentKinds = [...]string{"person", "people", "body", "seat"}

// What a single word may be besides; bits of lexicon.flags.
const (
	isFormer = 1 << iota
	isLed
	isBased
	isLinked
	isQuantity
	isPortfolio
	isTitle
	isGivenM
	isGivenF
	isOverride // with lexicon.attr: rebel soldiers
	isAttr     // with lexicon.attr: military spokesman
	isCue
	isMaleTitle
	isFemaleTitle
	isWhose // prepositions: of, for
	isWhere // in, from, at
	isArticle
	isDeterminer
	isDefinite
	isStop
	isSelf
	isInformant
	isIssued
	isPartitive
	isTime
	isLand
	isBoth
	isRealm
	isMass // people: not those who were counted before
	isDealing
	isMember
	isHeadship
	isLeading
	isGeneric
	isSpan
	isAbout
	isOpening
	isIdle
	isFore
	isAttached
	isToward
	isFollower
	isPrefix
	isCompass
	isRule
	isOrigin     // of, from: the armies of Brazil and Argentina
	isGoal       // prepositions of motion: to, into
	isCharge     // of what somebody is held against: over
	isPost       // embassy, ambassador: abroad
	isNaming     // identified, known
	isLike       // as
	isIncumbent  // new, current
	isRemoved    // ousted, deposed
	isUniformed  // officers, of the police or of the army
	isNations    // the two countries
	isSides      // the two sides
	isArms       // drones, warships
	isGeneration // jr, sr
)

// pronoun is a row of pronouns.txt.
type pronoun struct {
	person byte // 1, 2, 3
	plural byte // 's', 'p', or 0 for any
	gender byte // 'm', 'f', 'n', 'p' for any person, 0 for any
	form   byte // 's', 'o', 'p' for poss, 'r' for self
}

// lexicon is all that the room knows of the language.
type lexicon struct {
	trie     trie
	words    map[string]int32 // folded words to their ids, from 1
	flags    []uint64         // by word id
	attr     []string         // sector by word id, for isAttr and isOverride
	agents   []agent
	pronouns map[string]pronoun
	short    map[int32]int32  // "gen" to the agent general
	byWord   map[string]int32 // folded word to the first agent of it
	regions  []region
	offices  []officeForm
	subjects []string    // portfolios and the like
	and      string      // between the last two of a list
	both     []int32     // words for two, two, three …
	endings  [][2]string // of a word, and of its plural
	inside   []string    // words before which the plural's ending goes
	examples []example
}

// region is a part of the world, or of a country.
type region struct{ name, country string }

// officeForm is a pattern of office titles: minister of *.
type officeForm struct {
	form string
	kind agentKind
}

// example is a phrase with its code, as the files give it.
type example struct{ where, phrase, want string }

func newLexicon() *lexicon {
	return &lexicon{words: make(map[string]int32, 1<<15), flags: make([]uint64, 1), attr: make([]string, 1),
		pronouns: map[string]pronoun{}, short: map[int32]int32{}, byWord: map[string]int32{}, trie: newTrie()}
}

// is tells whether a word, folded, has a flag.
func (lx *lexicon) is(w string, flag uint64) bool { return lx.flags[lx.words[w]]&flag != 0 }

// word gives the id of a folded word and makes one where there is none.
func (lx *lexicon) word(w string) int32 {
	id, ok := lx.words[w]
	if !ok {
		id = int32(len(lx.flags))
		lx.words[w] = id
		lx.flags = append(lx.flags, 0)
		lx.attr = append(lx.attr, "")
	}
	return id
}

// bare gives a folded name without the definite article in front.
func (lx *lexicon) bare(name string) string {
	if first, rest, ok := strings.Cut(name, " "); ok && lx.is(first, isDefinite) {
		return rest
	}
	return name
}

// load reads the folder agents of a language.
func (lx *lexicon) load(lang fs.FS) error {
	if err := lx.lines(lang, "agents/plurals.txt", lx.addPlural); err != nil {
		return err
	}
	for _, name := range []string{"force.txt", "government.txt", "society.txt", "modifiers.txt"} {
		if err := lx.lines(lang, "agents/"+name, lx.block()); err != nil {
			return err
		}
	}
	if err := lx.lines(lang, "agents/pronouns.txt", lx.addPronoun); err != nil {
		return err
	}
	for _, o := range lx.offices {
		for _, s := range lx.subjects {
			lx.addAgent(agent{word: strings.Replace(o.form, "*", s, 1), sectors: []string{"GOV"}, kind: o.kind})
		}
	}
	return lx.lines(lang, "agents/given.txt", lx.addGiven)
}

// lines calls add for each line that is no comment.
func (lx *lexicon) lines(lang fs.FS, name string, add func(where, line string) error) error {
	f, err := lang.Open(name)
	if err != nil {
		return fmt.Errorf("load agents: %w", err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimRight(in.Text(), " \r")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := add(fmt.Sprintf("%s:%d", name, n), line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// block reads blocks: a header, and below it entries and examples.
func (lx *lexicon) block() func(where, line string) error {
	header := ""
	return func(where, line string) error {
		if line[0] != '\t' {
			header = line
			return lx.checkHeader(header)
		}
		line = strings.TrimSpace(line)
		if header == "" {
			return fmt.Errorf("entries without a header above them")
		}
		if rest, ok := strings.CutPrefix(line, "> "); ok {
			phrase, want, ok := strings.Cut(rest, " = ")
			if !ok {
				return fmt.Errorf("example %q: expected phrase = code", rest)
			}
			lx.examples = append(lx.examples, example{where, phrase, want})
			return nil
		}
		for entry := range strings.SplitSeq(line, ";") {
			if entry = strings.TrimSpace(entry); entry == "" {
				continue
			}
			if err := lx.addEntry(header, entry); err != nil {
				return err
			}
		}
		return nil
	}
}

var wordBlocks = map[string]uint64{"former": isFormer, "led": isLed, "based": isBased, "linked": isLinked,
	"quantity": isQuantity, "portfolio": isPortfolio, "subject": 0, "title": isTitle, "cue": isCue, "short": 0, "region": 0, "list": 0,
	"whose": isWhose, "where": isWhere, "article": isArticle,
	"determiner": isDeterminer, "stop": isStop,
	"self": isSelf, "informant": isInformant, "issued": isIssued,
	"partitive": isPartitive, "time": isTime,
	"land": isLand, "both": isBoth, "realm": isRealm, "dealing": isDealing, "mass": isMass, "member": isMember,
	"headship": isHeadship, "leading": isLeading, "generic": isGeneric,
	"span": isSpan, "about": isAbout, "opening": isOpening, "idle": isIdle, "fore": isFore, "attached": isAttached, "toward": isToward, "follower": isFollower, "prefix": isPrefix, "compass": isCompass, "rule": isRule, "origin": isOrigin,
	"goal": isGoal, "grievance": isCharge, "post": isPost, "nations": isNations, "sides": isSides, "arms": isArms, "generation": isGeneration, "naming": isNaming, "like": isLike, "incumbent": isIncumbent, "removed": isRemoved, "uniformed": isUniformed}

func (lx *lexicon) checkHeader(h string) error {
	if _, ok := wordBlocks[h]; ok || len(h) == 4 && (h[0] == '!' || h[0] == '+') {
		return nil
	}
	_, kind, ok := strings.Cut(h, " ")
	if !ok || !slices.Contains(agentKinds[:], kind) {
		return fmt.Errorf("header %q: expected a sector with person, people, body or seat", h)
	}
	return nil
}

func (lx *lexicon) addEntry(header, entry string) error {
	switch header {
	case "short":
		return lx.addShort(entry)
	case "region":
		a := agent{}
		entry = a.marks(entry)
		lx.regions = append(lx.regions, region{entry, a.country})
		return nil
	case "office person":
		lx.offices = append(lx.offices, officeForm{entry, personAgent})
		return nil
	case "office body":
		lx.offices = append(lx.offices, officeForm{entry, bodyAgent})
		return nil
	case "list":
		lx.and = " " + entry + " "
		return nil
	case "subject":
		lx.subjects = append(lx.subjects, entry)
		return nil
	case "portfolio":
		lx.subjects = append(lx.subjects, entry)
	}
	a := agent{}
	entry = a.marks(entry)
	if flag, ok := wordBlocks[header]; ok {
		switch {
		case flag == isDeterminer && a.gender == 'm':
			flag |= isDefinite
		case a.gender == 'm':
			flag |= isMaleTitle
		case a.gender == 'f':
			flag |= isFemaleTitle
		}
		lx.addWord(entry, flag, "")
		return nil
	}
	switch header[0] {
	case '!':
		lx.addWord(entry, isOverride, header[1:])
		return nil
	case '+':
		lx.addWord(entry, isAttr, header[1:])
		return nil
	}
	a.word = entry
	a.header(header)
	lx.addAgent(a)
	return nil
}

// marks takes (m), (f) and (USA) off an entry.
func (a *agent) marks(entry string) string {
	for strings.HasSuffix(entry, ")") {
		i := strings.LastIndex(entry, " (")
		if i < 0 {
			break
		}
		switch mark := entry[i+2 : len(entry)-1]; len(mark) {
		case 1:
			a.gender = mark[0]
		case 3:
			a.country = mark
		}
		entry = entry[:i]
	}
	return entry
}

func (a *agent) header(h string) {
	codes, kind, _ := strings.Cut(h, " ")
	a.kind = agentKind(slices.Index(agentKinds[:], kind))
	switch {
	case codes == "kin":
		a.kin, a.neutral, a.sectors = true, true, []string{"CVL"}
		return
	case codes[0] == '~':
		a.neutral, codes = true, codes[1:]
	case codes[0] == '=':
		a.entity, codes, _ = strings.Cut(codes[1:], ",")
	}
	if codes != "-" && codes != "" {
		a.sectors = strings.Split(codes, ",")
	}
}

// addAgent enters the word and its plural.
func (lx *lexicon) addAgent(a agent) {
	i := int32(len(lx.agents))
	lx.agents = append(lx.agents, a)
	if key := foldName(a.word); !lx.has(key) {
		lx.byWord[key] = i
	}
	capital := 'A' <= a.word[0] && a.word[0] <= 'Z'
	lx.trie.add(lx, agentRoot, a.word, entry{kind: agentEntry, idx: i, abbr: isAbbr(a.word), capital: capital})
	if a.kind == peopleAgent {
		return
	}
	if p := lx.pluralOf(a.word); p != a.word {
		lx.trie.add(lx, agentRoot, p, entry{kind: agentEntry, idx: i, plural: true, capital: capital})
	}
}

// addWord flags a word. Of several words only the trie knows.
func (lx *lexicon) addWord(w string, flag uint64, sector string) {
	key := foldName(w)
	if strings.Contains(key, " ") {
		if sector != "" {
			i := int32(len(lx.agents))
			lx.agents = append(lx.agents, agent{word: w, sectors: []string{sector}, kind: bodyAgent, neutral: true})
			lx.trie.add(lx, attrRoot, w, entry{kind: agentEntry, idx: i})
		} else if flag&isPortfolio != 0 {
			for part := range strings.FieldsSeq(key) {
				lx.flags[lx.word(part)] |= isPortfolio
			}
		}
		return
	}
	id := lx.word(key)
	lx.flags[id] |= flag
	if flag&isBoth != 0 {
		lx.both = append(lx.both, id)
	}
	if sector != "" && lx.attr[id] == "" {
		lx.attr[id] = sector
	}
}

func (lx *lexicon) has(key string) bool {
	_, ok := lx.byWord[key]
	return ok
}

func (lx *lexicon) addShort(entry string) error {
	short, long, ok := strings.Cut(entry, " = ")
	if !ok {
		return fmt.Errorf("%q: expected short = long", entry)
	}
	key := foldName(long)
	if i, ok := lx.byWord[key]; ok {
		lx.short[lx.word(foldName(short))] = i
		return nil
	}
	lx.flags[lx.word(foldName(short))] |= isTitle
	return nil
}

func (lx *lexicon) addPronoun(_, line string) error {
	f := strings.Fields(line)
	if len(f) == 2 && f[0] == "cue" {
		lx.flags[lx.word(f[1])] |= isCue
		return nil
	}
	if len(f) != 5 {
		return fmt.Errorf("%d columns, expected pronoun, person, number, gender, form", len(f))
	}
	p := pronoun{person: f[1][0] - '0', plural: f[2][0], gender: f[3][0], form: f[4][0]}
	if f[2] == "any" {
		p.plural = 0
	}
	if f[3] == "any" {
		p.gender = 0
	}
	if f[4] == "self" {
		p.form = 'r'
	}
	lx.pronouns[f[0]] = p
	return nil
}

func (lx *lexicon) addGiven(_, line string) error {
	gender, names, ok := strings.Cut(line, "\t")
	if !ok || gender != "m" && gender != "f" {
		return fmt.Errorf("expected m or f, a tab, and names")
	}
	flag := uint64(isGivenM)
	if gender == "f" {
		flag = isGivenF
	}
	for name := range strings.FieldsSeq(names) {
		lx.flags[lx.word(foldName(name))] |= flag
	}
	return nil
}

// foldName gives a name in the form of the trie's words: as world.Fold has
// it, with the possessive 's and the slash as words of their own, as treebanks
// cut them.
func foldName(s string) string {
	if strings.IndexByte(s, '\'') >= 0 || strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
		s = strings.ReplaceAll(s+" ", "'s ", " s ")
	}
	if strings.IndexByte(s, '/') >= 0 {
		s = strings.ReplaceAll(s, "/", " / ")
	}
	return string(world.Fold(nil, s))
}

// isAbbr tells names that count only in capitals: US, WHO.
func isAbbr(s string) bool {
	n := 0
	for _, c := range s {
		if c != '.' && (c < 'A' || c > 'Z') {
			return false
		}
		if c != '.' {
			n++
		}
	}
	return n <= 5
}
