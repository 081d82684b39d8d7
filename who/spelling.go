package who

import "strings"

// Names that are spelled, or shortened, another way: OAS, Hafter and Haftar.

// byLetters finds GNA for Government of National Accord, either way round.
func (c *caster) byLetters(m *ment, name string) int32 {
	form := c.doc.Slice(m.d.nameFirst, m.d.nameLast)
	short := m.d.nameLast == m.d.nameFirst+1 && len(form) <= 6 && strings.ToUpper(form) == form && len(form) > 1
	if !short && m.d.nameLast-m.d.nameFirst < 2 {
		return -1
	}
	for a := len(c.actors) - 1; a >= max(0, len(c.actors)-100); a-- {
		if !c.work[a].named || !c.agrees(int32(a), m) || c.actors[a].Type == Person {
			continue
		}
		other := c.actors[a].Name
		if short && isInitials(form, other) || !short && len(other) <= 6 && strings.ToUpper(other) == other && isInitials(other, form) {
			return int32(a)
		}
	}
	return -1
}

// bySpelling finds a person by another spelling of the last name, with the
// same first name where both have one: Hafter, Haftar.
func (c *caster) bySpelling(m *ment, parts []string) int32 {
	last := parts[len(parts)-1]
	if len(last) < 5 || m.d.typ != Person && m.d.typ != Unknown {
		return -1
	}
	sound := soundOf(last)
	for a := len(c.actors) - 1; a >= max(0, len(c.actors)-100); a-- {
		w := &c.work[a]
		if !w.named || len(w.parts) == 0 || c.actors[a].Type != Person && c.actors[a].Type != Unknown || !c.agrees(int32(a), m) {
			continue
		}
		theirs := w.parts[len(w.parts)-1]
		if len(theirs) < 5 || !alike(last, theirs, sound) {
			continue
		}
		if len(parts) > 1 && len(w.parts) > 1 && soundOf(parts[0]) != soundOf(w.parts[0]) {
			continue
		}
		return int32(a)
	}
	return -1
}

// alike tells spellings of one name: the same by sound, or one letter apart
// in words of six letters and more that begin with the same sound.
func alike(a, b, soundA string) bool {
	soundB := soundOf(b)
	if soundA == soundB {
		return true
	}
	if soundA[0] != soundB[0] || len(a) < 6 || len(b) < 6 {
		return false
	}
	return distance(a, b) <= 1 && vowelsOnly(a, b)
}

// vowelsOnly tells whether two words have the same consonants: Hifter and
// Haftar, but not Martin and Marlin.
func vowelsOnly(a, b string) bool {
	return consonants(a) == consonants(b)
}

func consonants(s string) string {
	var buf [32]byte
	out := buf[:0]
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("aeiouy", s[i]) < 0 && (len(out) == 0 || out[len(out)-1] != s[i]) {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// distance is Levenshtein's, of short words.
func distance(a, b string) int {
	var row [65]int
	if len(a) > 64 || len(b) > 64 {
		return 64
	}
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
