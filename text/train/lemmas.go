package train

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rapporteur/text"
)

// lemmas learns and writes the tables of lemmas and features.
func (r *run) lemmas() error {
	table, err := r.lemmaTable()
	if err != nil {
		return err
	}
	name := filepath.Join(r.Out, "text", "lemmas.tsv")
	if err := os.WriteFile(name, []byte(table), 0o644); err != nil {
		return fmt.Errorf("write the lemmas: %w", err)
	}
	r.say("wrote %s, %d lines", name, strings.Count(table, "\n"))
	table, err = r.featTable()
	if err != nil {
		return err
	}
	name = filepath.Join(r.Out, "text", "feats.tsv")
	if err := os.WriteFile(name, []byte(table), 0o644); err != nil {
		return fmt.Errorf("write the features: %w", err)
	}
	r.say("wrote %s, %d lines", name, strings.Count(table, "\n"))
	return nil
}

// tally counts values by key.
type tally map[string]map[string]int

func (t tally) add(key, value string) {
	if t[key] == nil {
		t[key] = map[string]int{}
	}
	t[key][value]++
}

// best gives the most frequent value, its count and the count of all.
func (t tally) best(key string) (value string, n, all int) {
	for v, c := range t[key] {
		all += c
		if c > n || c == n && v < value {
			value, n = v, c
		}
	}
	return value, n, all
}

func (t tally) keys() []string {
	keys := make([]string, 0, len(t))
	for k := range t {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// longestEnding is that of text.Lemmas, in bytes.
const longestEnding = 6

func (r *run) lemmaTable() (string, error) {
	words, small := tally{}, map[string]int{}
	for _, g := range r.trees {
		for i, f := range g.Form {
			low := lowForm(f)
			if f == low && g.XPOS[i] != uint8(text.NNP) && g.XPOS[i] != uint8(text.NNPS) {
				small[low] += 3 // once is enough here
			}
			if g.lemma[i] == "" || g.lemma[i] == "_" || len(f) > 64 {
				continue
			}
			words.add(text.XPOS(g.XPOS[i]).String()+"\t"+low, g.lemma[i])
		}
	}
	endings := learnEndings(words)
	var b strings.Builder
	b.WriteString("# Learned by rapporteur train from UD English EWT and GUM (see NOTICE).\n")
	for _, k := range endings.keys() {
		v, _, _ := endings.best(k)
		fmt.Fprintf(&b, "ending\t%s\t%s\n", k, v)
	}
	for _, c := range learnChoices(words) {
		fmt.Fprintf(&b, "choice\t%s\n", c)
	}
	if err := r.countSmall(small); err != nil {
		return "", err
	}
	var known []string
	for w, n := range small {
		if n > 2 && len(w) > 1 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
			known = append(known, w)
		}
	}
	slices.Sort(known)
	for _, w := range known {
		fmt.Fprintf(&b, "small\t%s\n", w)
	}
	rules, err := text.ParseLemmas("endings", b.String())
	if err != nil {
		return "", err
	}
	for _, k := range words.keys() {
		x, low, _ := strings.Cut(k, "\t")
		lemma, n, all := words.best(k)
		if !strings.EqualFold(rules.Of(low, text.ParseXPOS(x), true), lemma) || casedOtherwise(x, low, lemma) {
			if n*2 > all || n > 2 {
				fmt.Fprintf(&b, "word\t%s\t%s\n", k, lemma)
			}
		}
	}
	return b.String(), nil
}

// countSmall counts the words that news writes in small letters.
func (r *run) countSmall(small map[string]int) error {
	names, err := filepath.Glob(filepath.Join(r.Corpora, "polnear", "train", "text", "*"))
	if err != nil {
		return err
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, w := range strings.FieldsFunc(string(data), func(c rune) bool { return !unicode.IsLetter(c) }) {
			if w[0] >= 'a' {
				small[w]++
			}
		}
	}
	return nil
}

// inflected are the tags whose endings may hide an "e": "making", "nicer".
var inflected = []string{"VBD", "VBG", "VBN", "VBZ", "VBP", "JJR", "JJS", "RBR", "RBS"}

// learnChoices gives "XPOS, tab, ending, script" for the scripts that several
// words have, the most frequent first.
func learnChoices(words tally) []string {
	count := map[string]int{}
	for _, k := range words.keys() {
		x, low, _ := strings.Cut(k, "\t")
		lemma, _, _ := words.best(k)
		script := scriptOf(low, lowForm(lemma))
		if cut, add, ok := strings.Cut(script, "\t"); ok && script != "0\t" && slices.Contains(inflected, x) {
			n, _ := strconv.Atoi(cut)
			count[x+"\t"+low[len(low)-n:]+"\t"+cut+"\t"+add]++
		}
	}
	var out []string
	for c, n := range count {
		if n >= 5 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	return out
}

// casedOtherwise tells whether the lemma has a capital that the rules would
// not leave: proper nouns keep what is written, others do not.
func casedOtherwise(x, low, lemma string) bool {
	if x == "NNP" || x == "NNPS" {
		return false
	}
	return lowForm(lemma) != lemma
}

func lowForm(s string) string {
	return strings.ToLower(strings.NewReplacer("’", "'", "‘", "'", "`", "'", "´", "'").Replace(s))
}

// alike are tags whose words are spelled alike: what the treebanks have of
// "nodded" as a participle teaches its past tense.
var alike = map[string]string{"VBD": "VBN", "VBN": "VBD"}

// learnEndings gives "XPOS, tab, ending" the script that is right most often
// for words with it, where a shorter ending has another.
func learnEndings(words tally) tally {
	count := tally{}
	for _, k := range words.keys() {
		x, low, _ := strings.Cut(k, "\t")
		lemma, _, _ := words.best(k)
		script := scriptOf(low, lowForm(lemma))
		if script == "" {
			continue
		}
		for n := 0; n <= min(len(low), longestEnding); n++ {
			count.add(x+"\t"+low[len(low)-n:], script)
			if y := alike[x]; y != "" {
				count.add(y+"\t"+low[len(low)-n:], script)
			}
		}
	}
	out := tally{}
	keys := count.keys()
	slices.SortStableFunc(keys, func(a, b string) int { return len(a) - len(b) }) // shorter endings first
	for _, k := range keys {
		v, n, all := count.best(k)
		x, end, _ := strings.Cut(k, "\t")
		if end != "" && (n < 2 || n*3 < all*2 || v == shorter(out, x, end)) {
			continue
		}
		out.add(k, v)
	}
	return out
}

// shorter gives the script of the longest shorter ending.
func shorter(out tally, x, end string) string {
	for i := 1; i <= len(end); i++ {
		if v, n, _ := out.best(x + "\t" + end[i:]); n > 0 {
			return v
		}
	}
	return ""
}

// scriptOf says how the lemma comes from the word: bytes to cut, tab, what to
// add. It gives "" where they have no beginning in common.
func scriptOf(word, lemma string) string {
	n := 0
	for n < len(word) && n < len(lemma) && word[n] == lemma[n] {
		n++
	}
	if n == 0 || n*2 < len(word)-1 {
		return ""
	}
	return fmt.Sprintf("%d\t%s", len(word)-n, lemma[n:])
}

// featTable learns features by tags and context, and by word where a word has
// others.
func (r *run) featTable() (string, error) {
	tags, words := tally{}, tally{}
	each := func(f func(key, context, form, feats string)) {
		for _, g := range r.trees {
			d := g.toDoc()
			for i, form := range g.Form {
				key := text.UPOS(g.UPOS[i]).String() + "\t" + text.XPOS(g.XPOS[i]).String() + "\t"
				f(key, string(text.AppendContext(nil, d, int32(i))), lowForm(form), g.feats[i])
			}
		}
	}
	each(func(key, context, form, feats string) {
		tags.add(key+context, feats)
		if context != "" {
			tags.add(key, feats)
		}
	})
	each(func(key, context, form, feats string) { words.add(key+"\t"+context+"\t"+form, feats) })
	var b strings.Builder
	b.WriteString("# Learned by rapporteur train from UD English EWT and GUM (see NOTICE).\n")
	for _, k := range tags.keys() {
		v, _, _ := tags.best(k)
		fmt.Fprintf(&b, "tags\t%s\t%s\n", k, v)
	}
	for _, k := range words.keys() {
		v, n, all := words.best(k)
		f := strings.Split(k, "\t") // UPOS, XPOS, "", context, form
		usual, _, _ := tags.best(f[0] + "\t" + f[1] + "\t" + f[3])
		if v != usual && n > 1 && n*2 > all {
			fmt.Fprintf(&b, "word\t%s\t%s\t%s|%s\t%s\n", f[0], f[1], f[4], f[3], v)
		}
	}
	_, err := text.ParseFeats("features", b.String())
	return b.String(), err
}

// toDoc makes a Doc of one gold sentence.
func (g *gold) toDoc() *text.Doc {
	d := &text.Doc{}
	for i := range g.Form {
		d.Tokens = append(d.Tokens, text.Token{UPOS: text.UPOS(g.UPOS[i]), XPOS: text.XPOS(g.XPOS[i]),
			Head: g.Head[i], Rel: text.Rel(g.Rel[i]), Lemma: g.lemma[i], Name: -1})
	}
	d.Link()
	return d
}
