package text

import (
	"unicode/utf8"
)

// common are normal forms that need no memory of their own.
var common = map[string]string{"'": "'", "\"": "\"", "-": "-", "--": "--", "...": "...", "'s": "'s", "'S": "'S", "n't": "n't",
	"N'T": "N'T", "'re": "'re", "'ve": "'ve", "'ll": "'ll", "'m": "'m", "'d": "'d", "''": "''"}

// Normal gives the form that the model knows: plain quotes and dashes, no
// traces of wrong encodings.
func Normal(form string) string {
	plain := true
	for i := 0; i < len(form); i++ {
		if form[i] >= utf8.RuneSelf || form[i] == 'E' && i > 0 && form[i-1] == 'a' {
			plain = false
			break
		}
	}
	if plain || len(form) > 64 {
		return form
	}
	var buf [128]byte
	out, changed := buf[:0], false
	for i := 0; i < len(form); {
		c, n := charAt(form, i)
		if p := plainChar(c); p != "" {
			out, changed = append(out, p...), true
		} else {
			out = append(out, form[i:i+n]...)
		}
		i += n
	}
	if !changed {
		return form
	}
	if s, ok := common[string(out)]; ok {
		return s
	}
	return string(out)
}

// plainChar gives the ASCII spelling of a typographic mark, "" for others.
func plainChar(c rune) string {
	switch c {
	case '’', '‘', '´', '‚':
		return "'"
	case '“', '”', '„', '«', '»':
		return "\""
	case '–', '−', '―':
		return "-"
	case '—':
		return "--"
	case '…':
		return "..."
	}
	return ""
}
