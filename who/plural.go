package who

import (
	"errors"
	"slices"
	"strings"
)

// addPlural reads a line of plurals.txt.
func (lx *lexicon) addPlural(_, line string) error {
	switch f := strings.Split(line, "\t"); {
	case len(f) == 3 && f[0] == "ending":
		lx.endings = append(lx.endings, [2]string{f[1], f[2]})
	case len(f) == 2 && f[0] == "before":
		lx.inside = append(lx.inside, f[1])
	default:
		return errors.New("expected ending, singular, plural, or before and a word")
	}
	return nil
}

// pluralOf forms the plural of a title's last word, or of the word in front of
// "of" and the like: chiefs of staff.
func (lx *lexicon) pluralOf(w string) string {
	words := strings.Split(w, " ")
	at := len(words) - 1
	for i, x := range words {
		if i > 0 && slices.Contains(lx.inside, x) {
			at = i - 1
			break
		}
	}
	words[at] = lx.pluralWord(words[at])
	return strings.Join(words, " ")
}

func (lx *lexicon) pluralWord(w string) string {
	for _, p := range lx.endings {
		if stem, ok := strings.CutSuffix(w, p[0]); ok {
			return stem + p[1]
		}
	}
	return w
}
