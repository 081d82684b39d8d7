package text

import (
	"fmt"
	"io/fs"
	"strings"
)

// Feats is lang/…/text/feats.tsv: UD features by tags and by what stands
// around a word. Training writes it.
//
//	tags  UPOS XPOS context features
//	word  UPOS XPOS form|context features
type Feats struct {
	tags  map[string]string
	words map[string]string
}

// ParseFeats reads the lines of a table; name stands in errors.
func ParseFeats(name, data string) (*Feats, error) {
	t := &Feats{tags: map[string]string{}, words: map[string]string{}}
	for i, line := range strings.Split(data, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 || f[0] != "tags" && f[0] != "word" {
			return nil, fmt.Errorf("%s:%d: %q is no line of a feature table", name, i+1, line)
		}
		into := t.tags
		if f[0] == "word" {
			into = t.words
		}
		into[f[1]+"\t"+f[2]+"\t"+f[3]] = f[4]
	}
	return t, nil
}

func loadFeats(fsys fs.FS, name string) (*Feats, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("features: %w", err)
	}
	return ParseFeats(name, string(data))
}

// Of gives the features of token i, whose tree and lemma are known.
func (t *Feats) Of(d *Doc, i int32) string {
	var buf [128]byte
	tok := &d.Tokens[i]
	key := append(buf[:0], tok.UPOS.String()...)
	key = append(key, '\t')
	key = append(key, tok.XPOS.String()...)
	key = append(key, '\t')
	at := len(key)
	var ctx [40]byte
	context := AppendContext(ctx[:0], d, i)
	if form := d.Form(i); len(form) < 32 {
		key = append(append(appendLower(key, form), '|'), context...)
		if f, ok := t.words[string(key)]; ok {
			return f
		}
	}
	key = append(key[:at], context...)
	if f, ok := t.tags[string(key)]; ok {
		return f
	}
	return t.tags[string(key[:at])]
}

// AppendContext appends what decides about the features of pronouns and verbs:
// of a pronoun, whether it is an object or in a relative clause; of a verb,
// whether it is passive, has an auxiliary or "to", the person of its subject,
// and, for forms that are several things, its relation.
func AppendContext(out []byte, d *Doc, i int32) []byte {
	t := &d.Tokens[i]
	switch {
	case t.XPOS == PRP && (t.Rel == Obj || t.Rel == Iobj || t.Rel == Obl || t.Rel == Nmod):
		return append(out, 'o')
	case t.XPOS == WP || t.XPOS == WDT || t.XPOS == WRB:
		if d.inRelative(i) {
			return append(out, 'r')
		}
		return out
	case t.UPOS != VERB && t.UPOS != AUX:
		return out
	case t.UPOS == VERB && (t.XPOS == VB || t.XPOS == VBG):
		u, _, _ := strings.Cut(t.Rel.String(), ":")
		out = append(out, u...)
	}
	return d.appendClause(out, i)
}

// inRelative tells whether a word hangs, at most two steps up, in a relative
// clause.
func (d *Doc) inRelative(i int32) bool {
	for range 3 {
		if i < 0 {
			return false
		}
		if r := d.Tokens[i].Rel; r == AclRelcl || r == AdvclRelcl {
			return true
		}
		i = d.Tokens[i].Head
	}
	return false
}

func (d *Doc) appendClause(out []byte, i int32) []byte {
	u := d.Tokens[i].UPOS
	at := i
	if r := d.Tokens[i].Rel; u == AUX && d.Tokens[i].Head >= 0 && (r == Aux || r == AuxPass || r == Cop) {
		at = d.Tokens[i].Head
	}
	passive, helped, subject := false, false, byte('0')
	for _, k := range d.Kids(at) {
		c := &d.Tokens[k]
		switch c.Rel {
		case AuxPass:
			passive = true
			helped = helped || k < i
		case NsubjPass:
			passive, subject = true, person(c)
		case Aux, Cop:
			helped = helped || k < i
		case Mark:
			helped = helped || c.XPOS == TO
		case Nsubj, Expl, CsubjPass, Csubj:
			subject = person(c)
		}
	}
	if passive {
		out = append(out, 'p')
	}
	if helped {
		out = append(out, 'h')
	}
	return append(out, subject)
}

// person gives the person of a subject: 1 and 2, s and p for the third, o and
// q for the first and second plural.
func person(c *Token) byte {
	switch c.Lemma {
	case "I":
		return '1'
	case "you":
		return '2'
	case "we":
		return 'o'
	case "they", "these", "those":
		return 'p'
	}
	if c.XPOS == NNS || c.XPOS == NNPS {
		return 'p'
	}
	return 's'
}
