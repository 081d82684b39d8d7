package text

import (
	"strings"
	"unicode"
)

// piece is a token on its way into a Doc.
type piece struct {
	start, end int32
	inner      bool
}

// tokenizer cuts one text. White space bounds chunks; a chunk loses the marks
// at its beginning and its end and is then cut inside.
type tokenizer struct {
	rules      *tokenRules
	text       string
	out        []piece
	tail       []piece // marks taken off the end of a chunk, last first
	openSingle bool    // a single quote was opened and not closed
	shouted    bool    // the text is in capitals
	gaps       gaps
}

// maxChunk bounds what is looked at as one chunk, in bytes, so that no rule
// sees a line of 50 MB.
const maxChunk = 1000

// run cuts the whole text. The pieces belong to the tokenizer.
func (t *tokenizer) run(text string) []piece {
	t.text, t.out, t.openSingle = text, t.out[:0], false
	start := -1
	for i := 0; i < len(text); {
		c, n := charAt(text, i)
		if isSpace(c) || c < ' ' || c == 0x7f {
			if start >= 0 {
				t.chunk(start, i)
				start = -1
			}
			t.openSingle = t.openSingle && c != '\n'
		} else if start < 0 {
			start = i
		} else if i-start > maxChunk {
			t.chunk(start, i)
			start = i
		}
		i += n
	}
	if start >= 0 {
		t.chunk(start, len(text))
	}
	return t.out
}

func (t *tokenizer) emit(lo, hi int, inner bool) {
	if lo < hi {
		t.out = append(t.out, piece{int32(lo), int32(hi), inner})
	}
}

func (t *tokenizer) chunk(lo, hi int) {
	lo, done := t.leading(lo, hi)
	if done {
		return
	}
	t.tail = t.tail[:0]
	end := t.trailing(lo, hi)
	if end > lo && !t.special(lo, end) {
		t.word(lo, end)
	}
	for i := len(t.tail) - 1; i >= 0; i-- {
		t.out = append(t.out, t.tail[i])
	}
}

// leading emits the marks that a chunk begins with. It is done where nothing
// is left, or the rest is one token.
func (t *tokenizer) leading(lo, hi int) (rest int, done bool) {
	for lo < hi {
		if t.special(lo, hi) {
			return hi, true
		}
		c, n := charAt(t.text, lo)
		if isWordChar(c) || t.keepsFirst(lo, hi, c, n) {
			return lo, false
		}
		end := t.markRun(lo, hi, c, n)
		if isApostrophe(c) {
			t.openSingle = true
		}
		t.emit(lo, end, false)
		lo = end
	}
	return lo, true
}

// keepsFirst tells of marks that belong to the word behind them: ".265",
// "'72", "'em", "#tag", "@user", "+44".
func (t *tokenizer) keepsFirst(lo, hi int, c rune, n int) bool {
	if lo+n >= hi {
		return false
	}
	next, _ := charAt(t.text, lo+n)
	switch {
	case c == '.' || c == '+':
		return isDigit(next)
	case c == '#' || c == '@':
		return isWordChar(next)
	case isApostrophe(c):
		s := t.text[lo:hi]
		if isDigit(next) {
			rest := strings.TrimRight(s[n:], "s.,;:!?)")
			return len(rest) == 2 && isDigit(rune(rest[1]))
		}
		s = strings.TrimRight(s, ".,;:!?)\"")
		return t.rules.clitics.in(s) || t.rules.apostrophe.in(s)
	}
	return false
}

// markRun gives the end of the mark at lo: a run of the same character, or of
// marks that end sentences.
func (t *tokenizer) markRun(lo, hi int, c rune, n int) int {
	end := lo + n
	same := strings.ContainsRune("-–—*=_~+|^<>#`$", c) || isApostrophe(c)
	for end < hi {
		d, m := charAt(t.text, end)
		if !(same && d == c || isFinal(c) && isFinal(d)) {
			break
		}
		end += m
		if isApostrophe(c) { // two make a double quote, three do not
			break
		}
	}
	return end
}

// trailing puts the marks at the end of [lo, hi) on the tail.
func (t *tokenizer) trailing(lo, hi int) int {
	for hi > lo {
		c, n := charBefore(t.text, lo, hi)
		if isWordChar(c) || isIdeograph(c) {
			break
		}
		start := t.runBefore(lo, hi-n, c)
		if c == '.' && start == hi-1 && t.keepsStop(lo, hi) || c == '$' && t.isDollar(lo, hi) {
			break
		}
		if s := t.text[lo:hi]; strings.HasSuffix(s, "(s)") && len(s) > 3 || t.isBullet(lo, hi) || t.rules.whole.in(s) {
			break
		}
		t.tail = append(t.tail, piece{int32(start), int32(hi), t.isPossessive(lo, start, c)})
		hi = start
	}
	return hi
}

// runBefore extends the mark that begins at i and is c to the left.
func (t *tokenizer) runBefore(lo, i int, c rune) int {
	same := strings.ContainsRune("-–—*=_~+|^<>#`", c) || isApostrophe(c)
	for i > lo {
		d, m := charBefore(t.text, lo, i)
		if !(same && d == c || isFinal(c) && isFinal(d)) {
			break
		}
		i -= m
		if isApostrophe(c) {
			break
		}
	}
	return i
}

// keepsStop tells whether the full stop at the end of [lo, hi) belongs to the
// word before it.
func (t *tokenizer) keepsStop(lo, hi int) bool {
	s := t.text[lo:hi]
	for i := len(s) - 2; i >= 0; i-- { // "U.S.-led" was cut already, "(Gen." was not
		if c, _ := charBefore(s, 0, i+1); !isWordChar(c) && c != '.' && !isApostrophe(c) && c != '&' {
			s = s[i+1:]
			break
		}
	}
	if len(s) == 2 {
		return t.isInitial(s[0], hi)
	}
	if kind := t.rules.abbreviation(s); kind != 0 {
		return kind&^abbrCapital != abbrNumber || t.digitFollows(hi)
	}
	return isAcronym(s)
}

// isInitial tells of "J." before a name; "I." and "a." need a capital behind.
func (t *tokenizer) isInitial(c byte, hi int) bool {
	next := t.nextChar(hi)
	if 'a' <= c && c <= 'z' || c == 'I' {
		kind := t.rules.abbr[string([]byte{c | 0x20, '.'})]
		return kind&abbrTitle != 0 || kind != 0 && t.digitFollows(hi)
	}
	return 'A' <= c && c <= 'Z' && unicode.IsUpper(next) && !t.rules.starters.in(t.nextWord(hi))
}

// nextWord gives the letters behind the white space at hi, where they are few.
func (t *tokenizer) nextWord(hi int) string {
	s := strings.TrimLeft(t.text[hi:min(len(t.text), hi+24)], " \t\n")
	end := strings.IndexFunc(s, func(c rune) bool { return !isLetter(c) })
	return s[:max(0, end)]
}

// isAcronym tells of single letters with stops: "U.S.", "e.g.", "L.A.P.D.".
func isAcronym(s string) bool {
	if len(s) < 4 || len(s)%2 != 0 {
		return false
	}
	for i := 0; i < len(s); i += 2 {
		if !isLetter(rune(s[i])) || s[i+1] != '.' {
			return false
		}
	}
	return true
}

func (t *tokenizer) nextChar(hi int) rune {
	for i := hi; i < len(t.text) && i < hi+8; {
		c, n := charAt(t.text, i)
		if !isSpace(c) {
			return c
		}
		i += n
	}
	return 0
}

func (t *tokenizer) digitFollows(hi int) bool { return isDigit(t.nextChar(hi)) }

func (t *tokenizer) isDollar(lo, hi int) bool {
	for _, c := range t.text[lo : hi-1] {
		if !unicode.IsUpper(c) {
			return false
		}
	}
	return hi-lo > 1 && hi-lo < 5
}

// isBullet tells of "1." and "a)" that begin a line.
func (t *tokenizer) isBullet(lo, hi int) bool {
	if hi-lo > 3 || hi-lo < 2 || !isWordChar(rune(t.text[lo])) {
		return false
	}
	if last := t.text[hi-1]; last != '.' && last != ')' {
		return false
	}
	if hi-lo == 3 && !isDigit(rune(t.text[lo+1])) {
		return false
	}
	before := strings.TrimRight(t.text[max(0, lo-20):lo], " \t")
	return (before == "" || before[len(before)-1] == '\n') && hi < len(t.text) && t.text[hi] == ' '
}

// isPossessive tells whether the apostrophe at i ends a plural: "workers'".
func (t *tokenizer) isPossessive(lo, i int, c rune) bool {
	if !isApostrophe(c) || i <= lo {
		return false
	}
	before, n := charBefore(t.text, lo, i)
	if n > 1 || !(before == 's' || before == 'S' || before == 'x' || before == 'z') {
		return false
	}
	if t.openSingle {
		t.openSingle = false
		return false
	}
	return true
}

// special emits what looks like an address, an emoticon or a word that the
// rules name.
func (t *tokenizer) special(lo, hi int) bool {
	s := t.text[lo:hi]
	if len(s) < 2 {
		return false
	}
	if t.rules.whole.in(s) {
		t.emit(lo, hi, false)
		return true
	}
	if !isAddress(s) {
		return false
	}
	end := len(strings.TrimRight(s, ".,;:!?)]}>\"'*"))
	for { // the curly ones
		c, n := charBefore(s, 0, end)
		if end-n <= 0 || !isQuote(c) {
			break
		}
		end -= n
	}
	t.emit(lo, lo+end, false)
	for i := lo + end; i < hi; {
		c, n := charAt(t.text, i)
		j := t.markRun(i, hi, c, n)
		t.emit(i, j, false)
		i = j
	}
	return true
}

// isAddress tells of URLs and e-mail addresses.
func isAddress(s string) bool {
	if i := strings.Index(s, "://"); i > 1 && i < 8 {
		return isLetter(rune(s[0]))
	}
	if strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "mailto:") {
		return true
	}
	at := strings.IndexByte(s, '@')
	return at > 0 && !strings.ContainsAny(s[:at], "<>()\"") && (isWordChar(rune(s[at-1])) || s[at-1] == '.') && strings.IndexByte(s[at:], '.') > 1 && isLetter(rune(s[0]))
}
