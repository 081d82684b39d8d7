package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur/record"
)

// PoliceSentence is a line of the Gujarat 2002 sentences (Halterman et al.
// 2021): what the police did in it.
type PoliceSentence struct {
	Text string
	Did  [5]bool // in the order of policeActs
}

// policeActs names the columns.
var policeActs = [5]string{"killed", "arrested", "any action", "failed to act", "used force"}

// ReadPolice reads tab-separated lines: the sentence and five times 0 or 1.
func ReadPolice(r io.Reader) ([]PoliceSentence, error) {
	var out []PoliceSentence
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		f := strings.Split(in.Text(), "\t")
		if len(f) != 6 {
			return nil, fmt.Errorf("line %d: %d columns, expected a sentence and five labels", n, len(f))
		}
		s := PoliceSentence{Text: f[0]}
		for i := range s.Did {
			s.Did[i] = f[i+1] == "1"
		}
		out = append(out, s)
	}
	return out, in.Err()
}

// Police counts sentences by what the police did.
type Police struct {
	Sentences int
	Acts      [5]PRF
}

// Add compares a sentence with its events: by type, mode and the sector of the
// actors alone. An arrest that names nobody is taken for the police's.
func (p *Police) Add(s PoliceSentence, events []record.Event) {
	p.Sentences++
	var did [5]bool
	for i := range events {
		e := &events[i]
		arrest := e.Event[0] == "COERCE" && slices.Contains(e.Mode, "arrest")
		if !(arrest && len(e.Actor) == 0) && !slices.ContainsFunc(e.Actor, func(a record.Entity) bool { return a.Sector == "COP" }) {
			continue
		}
		not := slices.Contains(e.Aux, "negation") || e.Event[0] == "REJECT"
		kind := e.Event[0]
		did[0] = did[0] || kind == "ASSAULT" && !not && strings.Contains(e.Frame, "kill")
		did[1] = did[1] || arrest && !not
		did[2] = did[2] || !not
		did[3] = did[3] || not
		did[4] = did[4] || kind == "ASSAULT" && !not
	}
	for i := range did {
		c := PRF{}
		if did[i] {
			c.Found++
		}
		if s.Did[i] {
			c.Gold++
			if did[i] {
				c.Right++
			}
		}
		p.Acts[i].Add(c)
	}
}

// Table shows the counts.
func (p *Police) Table() *Table {
	t := &Table{Title: fmt.Sprintf("police in %d sentences", p.Sentences), Head: PRFHead}
	for i, name := range policeActs {
		t.PRF(name, p.Acts[i])
	}
	return t
}
