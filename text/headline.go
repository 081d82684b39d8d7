package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words that a headline is judged by, and how many of them it must have.
const (
	headlineWord  = 4 // letters; shorter ones are often small
	headlineLeast = 3
)

// isHeadline tells whether words are written as headlines are, "Protesters
// Storm Parliament in Baghdad": no full stop, and nearly every longer word has
// a capital before small letters.
func isHeadline(words []string) bool {
	if n := len(words); n < headlineLeast || words[n-1] == "." {
		return false
	}
	titled, small := 0, 0
	for _, w := range words {
		if len(w) < headlineWord {
			continue
		}
		first, n := utf8.DecodeRuneInString(w)
		second, _ := utf8.DecodeRuneInString(w[n:])
		switch {
		case unicode.IsUpper(first) && unicode.IsLower(second):
			titled++
		case unicode.IsLower(first):
			small++
		}
	}
	return titled >= headlineLeast && small*5 <= titled
}

// recase writes small what a headline has with a capital and other text
// without: the parser learned from sentences.
func (l *Lemmas) recase(words []string) {
	for i, w := range words {
		first, n := utf8.DecodeRuneInString(w)
		if i == 0 || n == len(w) || !unicode.IsUpper(first) {
			continue
		}
		if second, _ := utf8.DecodeRuneInString(w[n:]); !unicode.IsLower(second) {
			continue
		}
		if low := strings.ToLower(w); l.known[low] || l.known[strings.TrimSuffix(low, "s")] {
			words[i] = low
		}
	}
}

// A headline's comma may stand for "and": "India, Pakistan exchange fire". It
// is one of the first tokens, the only comma, and between capitals.
const (
	joinedLast  = 3  // index of the comma at most
	joinedWords = 20 // tokens of the headline at most
)

// joiningComma gives the index of such a comma, or -1.
func joiningComma(words []string) int {
	n := len(words)
	if n < 4 || n > joinedWords || words[n-1] == "." {
		return -1
	}
	at := -1
	for i, w := range words {
		switch {
		case w == "," && at >= 0, w == "and":
			return -1
		case w == ",":
			at = i
		}
	}
	if at < 1 || at > joinedLast || at+2 >= n || !isCapital(words[at-1]) || !isCapital(words[at+1]) || !isCapital(words[0]) {
		return -1
	}
	return at
}

func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
