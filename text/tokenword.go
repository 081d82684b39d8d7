package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word cuts [lo, hi), whose outer marks are gone, at the marks inside.
func (t *tokenizer) word(lo, hi int) {
	from := lo
	for i := lo; i < hi; {
		c, n := charAt(t.text, i)
		if isIdeograph(c) {
			t.piece(from, i)
			t.emit(i, i+n, false)
			i += n
			from = i
			continue
		}
		if isWordChar(c) || i == lo && n < hi-lo && !isIdeograph(c) {
			i += n
			continue
		}
		end := t.markRun(i, hi, c, n)
		if end >= hi || !t.cuts(from, i, end, hi, c) {
			i = end
			continue
		}
		if c == '$' { // "US$5": the sign closes its piece
			t.emit(from, end, false)
		} else {
			t.piece(from, i)
			t.emit(i, end, false)
		}
		from, i = end, end
		if c == '<' && t.special(end, hi) { // Name<desk@example.org>
			return
		}
	}
	t.piece(from, hi)
}

// cuts tells whether the mark [i, end) inside a word is a token of its own.
// The piece before it begins at from, the word ends at hi.
func (t *tokenizer) cuts(from, i, end, hi int, c rune) bool {
	before, _ := charBefore(t.text, from, max(i, from+1))
	after, _ := charAt(t.text, end)
	digits := isDigit(before) && isDigit(after)
	switch {
	case end-i > utf8.RuneLen(c) && (isDash(c) || isFinal(c)):
		return true // "--", "..."
	case c == '-':
		return t.cutsHyphen(from, i, end, hi)
	case isDash(c), c == ';', c == '"', c == '“', c == '”', c == '!', c == '?', c == '…', c == '%',
		c == '$', c == '€', c == '£', c == '=', isOpener(c) && c != '(', isCloser(c) && c != ')':
		return true
	case c == '(', c == ')':
		return !strings.HasPrefix(t.text[i:hi], "(s)") && !strings.HasSuffix(t.text[from:end], "(s)")
	case c == ',', c == ':':
		return !digits
	case c == '/':
		return isLetter(before) && isLetter(after) && (i-from > 1 || hi-end > 1)
	case c == '&':
		return i-from > 3 || hi-end > 3
	case c == '.':
		return t.cutsStop(from, i, end, hi)
	}
	return false
}

// cutsStop finds the sentence end without a space: "here.The".
func (t *tokenizer) cutsStop(from, i, end, hi int) bool {
	if i-from < 3 || hi-end < 2 {
		return false
	}
	b, _ := charBefore(t.text, from, i)
	a, n := charAt(t.text, end)
	if end+n >= hi {
		return false
	}
	a2, _ := charAt(t.text, end+n)
	return unicode.IsLower(b) && unicode.IsUpper(a) && unicode.IsLower(a2)
}

// cutsHyphen decides as the treebanks do: "Benghazi - based", but
// "anti-American", "713-853-3989" and "e-mail".
func (t *tokenizer) cutsHyphen(from, i, end, hi int) bool {
	left := t.text[from:i]
	b, a := rune(t.text[i-1]), rune(t.text[end])
	switch {
	case isDigit(b) && isDigit(a):
		run := end
		for run < hi && (t.text[run] == '-' || isDigit(rune(t.text[run]))) {
			run++
		}
		whole := t.text[from:run]
		if strings.Count(whole, "-") > 1 && strings.Trim(left, "0123456789-") == "" {
			return false
		}
		return !(len(left) == 3 && run-end == 4)
	case t.rules.prefixes.in(left):
		return false
	}
	return true
}

// piece emits a word without marks to cut at, less its clitics and units.
func (t *tokenizer) piece(lo, hi int) {
	if lo >= hi {
		return
	}
	s := t.text[lo:hi]
	if t.rules.whole.in(s) {
		t.emit(lo, hi, false)
		return
	}
	if cut := t.cliticAt(s); cut > 0 {
		t.piece(lo, lo+cut)
		t.emit(lo+cut, hi, true)
		return
	}
	if isDigit(rune(s[0])) {
		if cut := t.unitAt(s); cut > 0 {
			t.emit(lo, lo+cut, false)
			t.emit(lo+cut, hi, false)
			return
		}
	}
	var buf [longestRule]byte
	if cut := t.rules.contractions[string(lower(&buf, s))]; cut > 0 {
		t.emit(lo, lo+cut, false)
		t.emit(lo+cut, hi, true)
		return
	}
	t.emit(lo, hi, false)
}

// cliticAt gives the place of "'s", "n't" and the like at the end of s, or 0.
func (t *tokenizer) cliticAt(s string) int {
	at := -1
	for i := max(0, len(s)-14); i < len(s); {
		if !utf8.RuneStart(s[i]) {
			i++
			continue
		}
		c, n := charAt(s, i)
		if isApostrophe(c) {
			at = i
		}
		i += n
	}
	if at <= 0 {
		return 0
	}
	if c, _ := charAt(s, at-1); (c == 'n' || c == 'N') && at > 1 && t.rules.clitics.in(s[at-1:]) {
		return at - 1
	}
	if !t.rules.clitics.in(s[at:]) || isDecade(s[:at]) {
		return 0
	}
	return at
}

// isDecade tells of "90" and "1590", which keep their "'s".
func isDecade(s string) bool {
	return (len(s) == 2 || len(s) == 4) && strings.Trim(s, "0123456789") == "" && s[len(s)-1] == '0'
}

// unitAt gives the length of the number in "5pm" and "20km", or 0.
func (t *tokenizer) unitAt(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "0123456789.,:"))
	if n == len(s) || !isDigit(rune(s[n-1])) || !t.rules.units.in(s[n:]) {
		return 0
	}
	return n
}
