package what

import "strings"

// Survey tells how much one file of frames holds, and how much of it its own
// examples use.
type Survey struct {
	File     string // of the frames: accuse
	Frames   int
	Senses   int // predicates of frames, each once a frame; a light verb counts once with all its nouns
	Shown    int // those by which an example finds its frame
	Examples int
	Failures []Failure
}

// String words a predicate as its frame writes it: lash out at, air strike,
// hold + talks.
func (s *sense) String() string {
	words := append(append(append([]string(nil), s.before...), s.head), s.after...)
	if s.class == lightVerb {
		words = append(words, "+", "…")
	}
	return strings.Join(words, " ")
}

// Survey runs the examples of all frames. The function read turns a sentence
// into a Scene.
func (c *Coder) Survey(read func(sentence string) Scene) []Survey {
	written, shown := c.writtenSenses(), map[string]map[string]bool{}
	var out []Survey
	for _, file := range c.Files() {
		s := Survey{File: file}
		s.Failures, s.Examples = c.Check(file, func(sentence string) Scene {
			in := read(sentence)
			_, steps := c.Explain(in)
			for _, step := range steps {
				if step.Matched {
					addTo(shown, step.Frame, step.Sense)
				}
			}
			return in
		})
		out = append(out, s)
	}
	for i := range out {
		s := &out[i]
		for _, f := range c.frames {
			if f.file() == s.File {
				s.Frames++
				s.Senses += len(written[f.name])
				s.Shown += len(shown[f.name])
			}
		}
	}
	return out
}

// writtenSenses lists the predicates of each frame.
func (c *Coder) writtenSenses() map[string]map[string]bool {
	written := map[string]map[string]bool{}
	for cl := range c.index {
		for _, senses := range c.index[cl] {
			for i := range senses {
				addTo(written, senses[i].frame.name, senses[i].String())
			}
		}
	}
	return written
}

func addTo(to map[string]map[string]bool, key, word string) {
	if to[key] == nil {
		to[key] = map[string]bool{}
	}
	to[key][word] = true
}
