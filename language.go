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
	common  map[string]bool // function words
	foreign map[string]bool // those of other languages
}

// A long text is taken as English if at least this share of its first words
// are English function words; in news it is about 30 %, in other European
// languages below 4 %. A short one, a headline or a single sentence full of
// names, is only refused for the words of another language.
const (
	minCommon    = 0.06
	wordsToRead  = 300
	wordsToJudge = 60   // in a shorter text few English words prove nothing
	minForeign   = 0.10 // of a text, long or short
)

func loadLanguage(lang fs.FS) (*language, error) {
	l := &language{}
	var err error
	if l.common, err = loadWords(lang, "function-words.txt"); err != nil {
		return nil, fmt.Errorf("load language: %w", err)
	}
	if l.foreign, err = loadWords(lang, "foreign-words.txt"); err != nil {
		return nil, fmt.Errorf("load language: %w", err)
	}
	return l, nil
}

// loadWords reads words apart by blanks; lines that begin with # are comments.
func loadWords(lang fs.FS, name string) (map[string]bool, error) {
	f, err := lang.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	words := map[string]bool{}
	in := bufio.NewScanner(f)
	for in.Scan() {
		if line := in.Text(); !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				words[w] = true
			}
		}
	}
	return words, in.Err()
}

// check says why a report cannot be read, or nil.
func (l *language) check(rep report.Report) error {
	if tag := strings.ToLower(rep.Language); tag != "" && tag != "en" && tag != "eng" && tag != "english" && !strings.HasPrefix(tag, "en-") {
		return fmt.Errorf("language %q: only English is read", rep.Language)
	}
	latin, letters := 0, 0
	words, common, foreign := 0, 0, 0
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
		switch {
		case l.common[strings.ToLower(w)]:
			common++
		case l.foreign[w]: // as it stands: Del Ponte and Los Angeles are names
			foreign++
		}
	}
	switch {
	case letters == 0:
		return report.ErrNoText
	case 2*latin < letters:
		return fmt.Errorf("not English: %d %% of its letters are Latin", 100*latin/letters)
	case words >= wordsToJudge && common < max(1, int(minCommon*float64(min(words, wordsToRead)))):
		return fmt.Errorf("not English: %d of its first %d words are common English ones", common, min(words, wordsToRead))
	case foreign > 1 && foreign > common && float64(foreign) >= minForeign*float64(min(words, wordsToRead)):
		return fmt.Errorf("not English: %d of its first %d words are common in other languages, %d in English", foreign, min(words, wordsToRead), common)
	}
	return nil
}
