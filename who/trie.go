package who

import "strings"

// trie finds the longest name that begins at a word. A step is one look-up
// in a map from node and word.
type trie struct {
	steps   map[uint64]int32
	entries [][]entry // by node
}

// entry is what a name may mean.
type entry struct {
	kind    entryKind
	idx     int32 // of the actor, country reading or agent
	plural  bool
	abbr    bool // counts only in capitals
	capital bool // counts only with a capital
	weak    bool // yields to other readings
}

type entryKind uint8

const (
	actorEntry entryKind = iota
	countryEntry
	agentEntry
)

// The roots: names, names by their sound, agents, attributes of several words.
const (
	nameRoot int32 = iota
	soundRoot
	agentRoot
	attrRoot
	roots
)

func newTrie() trie {
	return trie{steps: make(map[uint64]int32, 1<<16), entries: make([][]entry, roots)}
}

func (t *trie) step(node, word int32) (int32, bool) {
	next, ok := t.steps[uint64(node)<<32|uint64(uint32(word))]
	return next, ok
}

// add enters a name below a root.
func (t *trie) add(lx *lexicon, root int32, name string, e entry) {
	t.addWords(lx, root, strings.Fields(foldName(name)), e)
}

func (t *trie) addWords(lx *lexicon, root int32, words []string, e entry) {
	if len(words) == 0 {
		return
	}
	node := root
	for _, w := range words {
		id := lx.word(w)
		next, ok := t.step(node, id)
		if !ok {
			next = int32(len(t.entries))
			t.steps[uint64(node)<<32|uint64(uint32(id))] = next
			t.entries = append(t.entries, nil)
		}
		node = next
	}
	for i, old := range t.entries[node] {
		if old.kind == e.kind && old.idx == e.idx {
			t.entries[node][i].abbr = old.abbr && e.abbr
			return
		}
	}
	t.entries[node] = append(t.entries[node], e)
}
