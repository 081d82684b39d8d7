package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"rapporteur/record"
)

// MUCDocument is a report of MUC-4 (attacks in Latin America, in capitals) with
// who did it and whom and what it hit, each by all its wordings.
type MUCDocument struct {
	ID, Text     string
	Perpetrators [][]string // persons and organizations
	Targets      [][]string // persons by name, and things
}

// ReadMUC reads a JSON object of documents by id, each with "doc" and "roles",
// as Du et al. (2021) give MUC-4. The order is that of the ids.
func ReadMUC(r io.Reader) ([]MUCDocument, error) {
	var raw map[string]struct {
		Doc   string
		Roles map[string][][]string
	}
	if err := json.NewDecoder(r).Decode(&raw); err != nil {
		return nil, fmt.Errorf("expected a JSON object of documents by id: %w", err)
	}
	var list []MUCDocument
	for _, id := range slices.Sorted(maps.Keys(raw)) {
		d := raw[id]
		list = append(list, MUCDocument{id, d.Doc,
			slices.Concat(d.Roles["perp_individual_id"], d.Roles["perp_organization_id"]),
			slices.Concat(d.Roles["hum_tgt_name"], d.Roles["phys_tgt_id"])})
	}
	return list, nil
}

// MUC counts documents with attacks, and who is found in them.
type MUC struct {
	Documents int
	Attacks   PRF                           // documents with an attack
	Actors    PRF                           // perpetrators
	Targets   PRF                           // victims and targets
	Inside    struct{ Actors, Targets PRF } // in documents with an attack
	Notes     []string
}

// Add compares a document with its events: the attacks, threatened ones left
// out. A participant is right if its head is the head of a wording.
func (m *MUC) Add(d MUCDocument, events []record.Event) {
	m.Documents++
	var actors, targets [][]string
	found := false
	for i := range events {
		e := &events[i]
		if e.Event[0] != "ASSAULT" || slices.Contains(e.Aux, "negation") || slices.Contains(e.Aux, "hypothetical") {
			continue
		}
		found = true
		actors, targets = append(actors, wordings(e.Actor)...), append(targets, wordings(e.Recipient)...)
	}
	isAttack := len(d.Perpetrators)+len(d.Targets) > 0
	m.Attacks.Add(PRF{Gold: count(isAttack), Found: count(found), Right: count(isAttack && found)})
	who, whom := matchHeads(d.Perpetrators, actors), matchHeads(d.Targets, targets)
	m.Actors.Add(who)
	m.Targets.Add(whom)
	if isAttack {
		m.Inside.Actors.Add(who)
		m.Inside.Targets.Add(whom)
	}
	if isAttack != found || who.Right < who.Gold || whom.Right < whom.Gold {
		m.Notes = append(m.Notes, fmt.Sprintf("%s: by %v, found %q; against %v, found %q", d.ID, d.Perpetrators, actors, d.Targets, targets))
	}
}

// wordings gives of each participant the fullest name and the word that stands there.
func wordings(list []record.Entity) [][]string {
	var out [][]string
	for _, e := range list {
		out = append(out, slices.DeleteFunc([]string{e.Name, e.Text}, func(s string) bool { return s == "" }))
	}
	return out
}

// matchHeads counts the gold participants that share a head with somebody
// found, and as found each of these once, and each other head once.
func matchHeads(gold, found [][]string) PRF {
	s := PRF{Gold: len(gold)}
	right := make([]bool, len(gold))
	other := map[string]bool{}
	for _, f := range found {
		heads := headWords(f)
		known := false
		for i, wordings := range gold {
			if slices.ContainsFunc(headWords(wordings), func(h string) bool { return slices.Contains(heads, h) }) {
				right[i], known = true, true
			}
		}
		if !known && len(heads) > 0 {
			other[heads[0]] = true
		}
	}
	for _, r := range right {
		s.Right += count(r)
	}
	s.Found = s.Right + len(other)
	return s
}

func headWords(phrases []string) []string {
	var heads []string
	for _, p := range phrases {
		if h := headWord(p); h != "" {
			heads = append(heads, h)
		}
	}
	return heads
}

// headWord is the last word before what is put behind a noun: "members of the
// front", "the mayor, who …".
func headWord(phrase string) string {
	head := ""
	for _, w := range strings.Fields(strings.ToLower(phrase)) {
		bare := strings.Trim(w, `"'.,;:()[]-`)
		switch {
		case head != "" && (w[0] == '(' || w[0] == '[' || slices.Contains([]string{"of", "from", "in", "at", "who", "that", "which"}, bare)):
			return head
		case bare == "" || bare == "the":
			continue
		}
		head = strings.TrimSuffix(bare, "'s")
		if strings.HasSuffix(w, ",") {
			return head
		}
	}
	return head
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Table shows the counts.
func (m *MUC) Table() *Table {
	t := &Table{Title: fmt.Sprintf("attacks in %d documents", m.Documents), Head: PRFHead}
	t.PRF("documents with an attack", m.Attacks)
	t.PRF("perpetrators", m.Actors)
	t.PRF("victims and targets", m.Targets)
	t.PRF("perpetrators, where there is an attack", m.Inside.Actors)
	t.PRF("victims and targets, the same", m.Inside.Targets)
	return t
}
