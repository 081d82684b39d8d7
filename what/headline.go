package what

import "rapporteur/text"

// This file is about the grammar of headlines, which have neither full stops
// nor finite verbs.

// headlineStyle says whether v's sentence ends without a full stop.
func (t *tree) headlineStyle(v int32) bool {
	s := &t.d.Sents[t.d.Tokens[v].Sent]
	return s.Last > s.First && t.d.Tokens[s.Last-1].UPOS != text.PUNCT
}

// headlineSubject finds who acts in "Macron phones Erdogan", where the parser
// takes the subject and the verb for one word.
func (t *tree) headlineSubject(v int32) int32 {
	if !t.headlineStyle(v) || !t.kid(v, text.Obj) {
		return nobody
	}
	for _, k := range t.d.Kids(v) {
		if u := t.d.Tokens[k].UPOS; t.rel(k) == text.Compound && k < v && (u == text.NOUN || u == text.PROPN) {
			return k
		}
	}
	return nobody
}

// isHeadline says whether noun h stands alone with its infinitive: "Macron to
// meet Putin".
func (t *tree) isHeadline(h int32) bool { return t.head(h) < 0 && !t.isPredicate(h) }
