package world

import (
	"unicode"
	"unicode/utf8"
)

// The ASCII letters of U+00C0 to U+017F, and of U+1E00 to U+1EFF, without
// their marks; "." where there is none, "2" where it is two.
const (
	latin1 = "aaaaaa2ceeeeiiiidnooooo.ouuuuy22aaaaaa2ceeeeiiiidnooooo.ouuuuy2y" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii22jjkkkllllllllllnnnnnnnnnoooooo22rrrrrrssssssss" +
		"ttttttuuuuuuuuuuuuwwyyyzzzzzzs"
	latin2 = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr" +
		"ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......" +
		"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"
)

// Fold appends name to dst in the form in which names are compared: lower
// case, Latin letters without their marks, no full stops and apostrophes,
// hyphens and white space as single blanks, "&" as "and". "N’Djamena" is
// "ndjamena", "U.S." is "us", "São Tomé & Príncipe" is "sao tome and principe".
func Fold(dst []byte, name string) []byte {
	begin := len(dst)
	for i := 0; i < len(name); {
		c := name[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(name[i:])
			dst = foldRune(dst, r)
			i += n
			continue
		}
		i++
		switch {
		case 'a' <= c && c <= 'z':
			dst = append(dst, c)
		case 'A' <= c && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case c == '.' || c == '\'' || c == '`':
		case c == '&':
			dst = append(dst, "and"...)
		case c == ' ' || c == '-' || c == '\n' || c == '\t' || c == '\r':
			dst = foldSpace(dst, begin)
		default:
			dst = append(dst, c)
		}
	}
	if n := len(dst); n > begin && dst[n-1] == ' ' {
		dst = dst[:n-1]
	}
	return dst
}

func foldSpace(dst []byte, begin int) []byte {
	if n := len(dst); n > begin && dst[n-1] != ' ' {
		return append(dst, ' ')
	}
	return dst
}

func foldRune(dst []byte, r rune) []byte {
	switch {
	case 0xC0 <= r && r < 0x180:
		if c := latin1[r-0xC0]; c != '.' && c != '2' {
			return append(dst, c)
		}
	case 0x1E00 <= r && r < 0x1F00:
		if c := latin2[r-0x1E00]; c != '.' {
			return append(dst, c)
		}
	}
	switch r {
	case 'Æ', 'æ':
		return append(dst, "ae"...)
	case 'Œ', 'œ':
		return append(dst, "oe"...)
	case 'Þ', 'þ':
		return append(dst, "th"...)
	case 'ß':
		return append(dst, "ss"...)
	case 'Ĳ', 'ĳ':
		return append(dst, "ij"...)
	case 'Ə', 'ə':
		return append(dst, 'a')
	case 'Ș', 'ș':
		return append(dst, 's')
	case 'Ț', 'ț':
		return append(dst, 't')
	case 'Ơ', 'ơ', 'Ǫ', 'ǫ':
		return append(dst, 'o')
	case 'Ư', 'ư', 'Ǔ', 'ǔ':
		return append(dst, 'u')
	case 'Ǎ', 'ǎ':
		return append(dst, 'a')
	case '‘', '’', 'ʻ', 'ʼ', 'ʿ', 'ʾ', '´', 'ʹ', 'ʺ', '\u0301', '\u00AD', '\u200B':
		return dst
	case '\u00A0', '‐', '‑', '–':
		return foldSpace(dst, 0)
	}
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	return utf8.AppendRune(dst, unicode.ToLower(r))
}
