package train

import (
	"slices"

	"rapporteur/text/linear"
)

// lexicon gathers the classes of words: the set of tags that make up a
// twentieth or more of a word's occurrences.
func (r *run) lexicon() error {
	count := map[uint64]map[uint16]int{}
	for _, g := range r.trees {
		for i, f := range g.Form {
			w := linear.HashWord(f)
			if count[w] == nil {
				count[w] = map[uint16]int{}
			}
			count[w][uint16(g.UPOS[i])<<8|uint16(g.XPOS[i])]++
		}
	}
	keys := make([]uint64, 0, len(count))
	for w := range count {
		keys = append(keys, w)
	}
	slices.Sort(keys)
	classes := map[string]uint16{}
	words := map[uint64]linear.Entry{}
	for _, w := range keys {
		all := 0
		for _, n := range count[w] {
			all += n
		}
		if all < 4 {
			continue
		}
		var set []uint16
		for t, n := range count[w] {
			if n*20 >= all {
				set = append(set, t)
			}
		}
		slices.Sort(set)
		name := ""
		for _, t := range set {
			name += string(rune(t))
		}
		if classes[name] == 0 {
			classes[name] = uint16(len(classes) + 1)
		}
		words[w] = linear.Entry{Class: classes[name]}
	}
	r.model.Lex.SetWords(words)
	r.say("lexicon: %d words in %d classes", len(words), len(classes))
	return nil
}
