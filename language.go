package rapporteur

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"rapporteur/report"
)

// language tells the texts that this program reads from others, so that a
// report in Chinese or French gives a message and not nonsense.
type language struct {
	common map[string]bool // function words
}

// A text is taken as English if at least this share of its first words are
// English function words; in news it is about 30 %, in headlines 12 %, in
// other European languages below 4 %.
const (
	minCommon    = 0.06
	wordsToRead  = 300
	wordsToJudge = 20 // fewer prove nothing
)

func loadLanguage(lang fs.FS) (*language, error) {
	f, err := lang.Open("function-words.txt")
	if err != nil {
		return nil, fmt.Errorf("load language: %w", err)
	}
	defer f.Close()
	l := &language{common: map[string]bool{}}
	in := bufio.NewScanner(f)
	for in.Scan() {
		if line := in.Text(); !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				l.common[w] = true
			}
		}
	}
	return l, in.Err()
}

// check says why a report cannot be read, or nil.
func (l *language) check(rep report.Report) error {
	if tag := strings.ToLower(rep.Language); tag != "" && tag != "en" && tag != "eng" && tag != "english" && !strings.HasPrefix(tag, "en-") {
		return fmt.Errorf("language %q: only English is read", rep.Language)
	}
	latin, letters := 0, 0
	words, common := 0, 0
	for w := range strings.FieldsFuncSeq(rep.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if words++; words > wordsToRead {
			break
		}
		for _, r := range w {
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
		if l.common[strings.ToLower(w)] {
			common++
		}
	}
	switch {
	case letters == 0:
		return report.ErrNoText
	case 2*latin < letters:
		return fmt.Errorf("not English: %d %% of its letters are Latin", 100*latin/letters)
	case words >= wordsToJudge && common < max(1, int(minCommon*float64(min(words, wordsToRead)))):
		return fmt.Errorf("not English: %d of its first %d words are common English ones", common, min(words, wordsToRead))
	}
	return nil
}
