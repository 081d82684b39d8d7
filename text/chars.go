package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text that went through the wrong encoding keeps traces: the three bytes of a
// curly quote read as Windows-1252 ("â€™"), and those spelt out in ASCII
// ("aEUR(tm)"). charAt reads a trace as the character that was meant.
var traces = [...]struct {
	raw  string
	char rune
}{
	{"aEUR(tm)", '’'}, {"aEURoe", '“'}, {"aEUR~", '‘'}, {"aEUR\"", '–'}, {"aEUR|", '…'}, {"aEUR?", '”'}, {"aEUR", '”'},
	{"â€™", '’'}, {"â€œ", '“'}, {"â€˜", '‘'}, {"â€“", '–'}, {"â€”", '—'}, {"â€¦", '…'}, {"â€\u009d", '”'}, {"â€", '”'},
}

// charAt gives the character that begins at s[i] and its length in bytes. A
// byte that is not UTF-8 is one replacement character.
func charAt(s string, i int) (rune, int) {
	c := s[i]
	if c != 'a' && c < utf8.RuneSelf {
		return rune(c), 1
	}
	if c == 'a' {
		if !strings.HasPrefix(s[i+1:], "EUR") {
			return 'a', 1
		}
	} else if !strings.HasPrefix(s[i:], "â€") {
		return utf8.DecodeRuneInString(s[i:])
	}
	for _, t := range traces {
		if strings.HasPrefix(s[i:], t.raw) {
			return t.char, len(t.raw)
		}
	}
	return utf8.DecodeRuneInString(s[i:])
}

// charBefore gives the character that ends before s[i] and its length, not
// looking further back than lo.
func charBefore(s string, lo, i int) (rune, int) {
	if c := s[i-1]; c < utf8.RuneSelf && c != ')' && c != 'e' && c != '~' && c != '"' && c != '|' && c != '?' && c != 'R' {
		return rune(c), 1
	}
	for _, t := range traces {
		if strings.HasSuffix(s[lo:i], t.raw) {
			return t.char, len(t.raw)
		}
	}
	return utf8.DecodeLastRuneInString(s[lo:i])
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' || c == '‘' || c == '`' || c == '´' }

func isQuote(c rune) bool {
	switch c {
	case '"', '“', '”', '„', '«', '»', '‹', '›', '‚', '‟':
		return true
	}
	return isApostrophe(c)
}

func isOpener(c rune) bool { return c == '(' || c == '[' || c == '{' || c == '<' }
func isCloser(c rune) bool { return c == ')' || c == ']' || c == '}' || c == '>' }

// isDash tells of dashes, those of Windows that were read as control characters too.
func isDash(c rune) bool {
	return c == '-' || c == '–' || c == '—' || c == '―' || c == '−' || c == '\u0096' || c == '\u0097'
}

// isFinal tells of marks that end sentences.
func isFinal(c rune) bool {
	switch c {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।':
		return true
	}
	return false
}

// isWordChar tells of letters, marks and digits, and of what else only stands
// inside words.
func isWordChar(c rune) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
	}
	return unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c)
}

func isLetter(c rune) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	}
	return unicode.IsLetter(c) || unicode.IsMark(c)
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

// isIdeograph tells of scripts that write no spaces: each character is a token.
func isIdeograph(c rune) bool {
	return c >= 0x2E80 && (unicode.Is(unicode.Han, c) || unicode.Is(unicode.Hiragana, c) ||
		unicode.Is(unicode.Katakana, c))
}

func isSpace(c rune) bool {
	switch c {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0xA0, 0x200B, 0xFEFF:
		return true
	}
	return c > 0xFF && unicode.IsSpace(c)
}
