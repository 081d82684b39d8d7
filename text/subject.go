package text

// maxBack is how far before a clause its subject is looked for, in tokens.
const maxBack = 60

// partSubjects gives what is said its own subject back where the model hung
// two on the verb of saying: "Workers who fled were safe, the minister said".
// The first stands before the clause, the second between it and the verb.
func (d *Doc) partSubjects(s *Sent) {
	for c := s.First; c < s.Last; c++ {
		v := d.Tokens[c].Head
		if d.Tokens[c].Rel != Ccomp || v < c {
			continue
		}
		if d.subjectOf(v, c+1, v) < 0 || d.subjectOf(c, max(s.First, c-maxBack), v) >= 0 {
			continue
		}
		if k := d.subjectOf(v, max(s.First, c-maxBack), c); k >= 0 {
			d.Tokens[k].Head = c
			d.Tokens[k].Rel = Nsubj
			for t := k + 1; t < c; t++ {
				if d.Tokens[t].Head == c && d.Tokens[t].Rel == AuxPass {
					d.Tokens[k].Rel = NsubjPass
				}
			}
		}
	}
}

// subjectOf gives the subject of v between the tokens from and to, or -1.
func (d *Doc) subjectOf(v, from, to int32) int32 {
	for k := from; k < to; k++ {
		if t := &d.Tokens[k]; t.Head == v && (t.Rel == Nsubj || t.Rel == NsubjPass || t.Rel == NsubjOuter) {
			return k
		}
	}
	return -1
}
