package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSent bounds a sentence in tokens: what has no end is cut.
const maxSent = 300

// split makes tokens and sentences of the pieces.
func (t *tokenizer) split(d *Doc, pieces []piece) {
	t.walk(pieces, func(i int, first int32, parEnd int, rule bool) bool {
		if t.gaps.table == nil || !t.open(pieces, i, first, rule) {
			return rule
		}
		return t.gaps.table.Margin(t.look(pieces, i, parEnd, first, rule), &t.gaps.scores) > addMargin(rule)
	}, d)
}

// walk goes over the gaps inside paragraphs, asks ends whether a sentence ends
// there, and fills d.
func (t *tokenizer) walk(pieces []piece, ends func(i int, first int32, parEnd int, rule bool) bool, d *Doc) {
	lines := measure(t.text)
	t.shouted = isShouted(t.text)
	first, par, parEnd := int32(0), int32(0), -1
	for i, p := range pieces {
		if i > parEnd {
			for parEnd = i; parEnd+1 < len(pieces); parEnd++ {
				if lines.breaks(t.text, pieces[parEnd].end, pieces[parEnd+1].start) {
					break
				}
			}
		}
		n := int32(i)
		d.Tokens = append(d.Tokens, Token{Start: p.start, End: p.end, Inner: p.inner,
			Head: -1, Sent: int32(len(d.Sents)), Name: -1})
		if i == parEnd || n+1-first >= maxSent || ends(i, first, parEnd, t.ends(pieces, i, first)) {
			d.Sents = append(d.Sents, Sent{First: first, Last: n + 1,
				Start: pieces[first].start, End: p.end, Par: par})
			first = n + 1
		}
		if i == parEnd {
			par++
		}
	}
}

// lines tells wrapped text from text with a paragraph a line.
type lines struct {
	width int  // longest line that no blank line follows, in bytes
	apart bool // every line begins as a sentence does: headlines, one a line
}

// wrapWidth is the longest line that still looks wrapped, in bytes.
const wrapWidth = 120

func measure(text string) lines {
	var l lines
	runs, small := 0, 0
	prose := capitals(text) && (strings.Contains(text, ". ") || strings.HasSuffix(strings.TrimSpace(text), "."))
	for {
		i := strings.IndexByte(text, '\n')
		if i < 0 {
			l.apart = runs > 1 && small == 0 && !prose
			return l
		}
		end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:i], " \r"))
		text = text[i+1:]
		if next := strings.TrimLeft(text, "\"'“‘ \t"); next != "" && text[0] != '\n' && text[0] != '\r' {
			l.width = max(l.width, i)
			runs++
			if first, _ := utf8.DecodeRuneInString(next); end == ',' || isDash(end) || !unicode.IsUpper(first) && !unicode.IsDigit(first) {
				small++
			}
		}
	}
}

// capitals tells whether a text is written in capital letters, where a line
// that begins with one need not begin a sentence.
func capitals(text string) bool {
	return strings.IndexFunc(text, unicode.IsUpper) >= 0 && strings.IndexFunc(text, unicode.IsLower) < 0
}

// breaks tells whether a paragraph ends in the gap [lo, hi). A line end does
// where lines are not wrapped or each begins as a sentence does, or where this one was ended on purpose: the
// next word had room, and the line looks finished.
func (l lines) breaks(text string, lo, hi int32) bool {
	gap := text[lo:hi]
	nl := strings.IndexByte(gap, '\n')
	if nl < 0 {
		return false
	}
	if strings.Count(gap, "\n") > 1 || l.width > wrapWidth || l.apart {
		return true
	}
	begin := strings.LastIndexByte(text[max(0, int(lo)-2*wrapWidth):lo], '\n')
	length := int(lo) - max(0, int(lo)-2*wrapWidth) - begin - 1
	word := strings.IndexAny(text[hi:min(len(text), int(hi)+wrapWidth)], " \n")
	if length+1+max(word, 0) > l.width-12 {
		return false
	}
	c, _ := utf8.DecodeLastRuneInString(text[:lo])
	indented := int(hi)-int(lo)-nl > 2
	next, n := utf8.DecodeRuneInString(text[hi:])
	second, _ := utf8.DecodeRuneInString(text[int(hi)+n:])
	headline := length < l.width/2 && c != ',' && !isDash(c) && unicode.IsUpper(next) && unicode.IsLower(second)
	return (indented || headline || isFinal(c) || isQuote(c)) && !unicode.IsLower(next)
}

// ends tells whether a sentence of pieces from first on ends with piece i.
func (t *tokenizer) ends(pieces []piece, i int, first int32) bool {
	next := pieces[i+1]
	if next.inner {
		return false
	}
	spaced := next.start > pieces[i].end
	after, _ := charAt(t.text, int(next.start))
	if !spaced && (isQuote(after) || isCloser(after)) && !isOpener(after) {
		return false // the sentence takes its closing marks along
	}
	if t.isNote(pieces, i+1) || t.isSmiley(next) {
		return false
	}
	if spaced && t.looseEnd(pieces, i, first, after) {
		return true
	}
	j, closed := i, false
	if int(first) < i-3 && t.isNote(pieces, i-2) {
		j, closed = i-3, true
	} else if int(first) < i && t.isSmiley(pieces[i]) {
		j, closed = i-1, true
	}
	for j > int(first) && t.isClosing(pieces, j) {
		j, closed = j-1, true
	}
	return t.final(pieces, j, i, closed, j == int(first))
}

// final tells whether the mark j, behind which only closing marks stand up to
// i, ends a sentence.
func (t *tokenizer) final(pieces []piece, j, i int, closed, alone bool) bool {
	next := pieces[i+1]
	spaced := next.start > pieces[i].end
	after, _ := charAt(t.text, int(next.start))
	word := t.text[pieces[j].start:pieces[j].end]
	last, n := charBefore(word, 0, len(word))
	if !isFinal(last) || alone && !closed {
		return false
	}
	if len(word) > n && isLetter(rune(word[0])) { // an abbreviation
		return spaced && t.abbreviationEnds(word, pieces[i+1:])
	}
	if !spaced && last != '.' {
		return unicode.IsUpper(after)
	}
	if unicode.IsLower(after) {
		return spaced && !closed && len(word) == n && last != '…'
	}
	return after != ',' && after != ';' && !isDash(after) && !isCloser(after) && !isFinal(after)
}

// looseEnd finds ends without a mark, as mail and web pages have them: behind
// an address or a smiley before a capital, and behind date and time.
func (t *tokenizer) looseEnd(pieces []piece, i int, first int32, after rune) bool {
	word := t.text[pieces[i].start:pieces[i].end]
	if t.isSmiley(pieces[i]) || isAddress(word) {
		return unicode.IsUpper(after) || unicode.IsLower(after) && isAddress(t.text[pieces[i+1].start:pieces[i+1].end])
	}
	if (word != "AM" && word != "PM") || i-2 < int(first) {
		return false
	}
	clock, day := t.text[pieces[i-1].start:pieces[i-1].end], t.text[pieces[i-2].start:pieces[i-2].end]
	return strings.Contains(clock, ":") && strings.Count(day, "/") == 2
}

// isNote tells of a reference in brackets: "[6]".
func (t *tokenizer) isNote(pieces []piece, i int) bool {
	if i+2 >= len(pieces) || t.text[pieces[i].start] != '[' {
		return false
	}
	return isDigit(rune(t.text[pieces[i+1].start])) && pieces[i+2].end-pieces[i].start <= 5 &&
		t.text[pieces[i+2].start] == ']'
}

// isSmiley tells of ":-)" and the like.
func (t *tokenizer) isSmiley(p piece) bool {
	s := t.text[p.start:p.end]
	return len(s) > 1 && len(s) < 4 && strings.IndexByte(":;=", s[0]) >= 0 && t.rules.whole.in(s)
}

// isClosing tells of quotes and brackets that stand against the word before.
func (t *tokenizer) isClosing(pieces []piece, j int) bool {
	c, _ := charAt(t.text, int(pieces[j].start))
	if !isQuote(c) && !isCloser(c) || pieces[j-1].end != pieces[j].start {
		return false
	}
	return pieces[j].end-pieces[j].start <= 8
}

// abbreviationEnds tells whether an abbreviation also ends the sentence.
func (t *tokenizer) abbreviationEnds(word string, rest []piece) bool {
	kind := t.rules.abbreviation(word)
	if kind&abbrTitle != 0 || kind&^abbrCapital == abbrNumber || len(word) == 2 {
		return false
	}
	next := t.text[rest[0].start:rest[0].end]
	if isQuote(rune(next[0])) && len(rest) > 1 {
		next = t.text[rest[1].start:rest[1].end]
	}
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsUpper(first) && t.rules.starters.in(next)
}
