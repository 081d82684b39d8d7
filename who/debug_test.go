package who

import (
	"fmt"
	"os"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

// TestDump prints the cast of the CoNLL-U file in WHO_DUMP.
func TestDump(t *testing.T) {
	path := os.Getenv("WHO_DUMP")
	if path == "" {
		t.Skip("WHO_DUMP names no file")
	}
	r := quickLoad(t)
	f, _ := os.Open(path)
	docs := text.ReadCoNLLU(f)
	var d text.Doc
	for docs.Next(&d) == nil {
		if id := os.Getenv("WHO_DOC"); id != "" && id != d.ID {
			continue
		}
		day, _ := record.ParseDate(os.Getenv("WHO_DATE"))
		dump(r, &d, day)
	}
}

func dump(r *Resolver, d *text.Doc, day record.Date) {
	c := r.Actors(d, day)
	sent := int32(-1)
	for i := range d.Tokens {
		if s := d.Tokens[i].Sent; s != sent {
			sent = s
			fmt.Printf("\n# %s\n", d.Text[d.Sents[s].Start:d.Sents[s].End])
		}
		if m := c.At(int32(i)); m != nil && m.Head == int32(i) {
			if m.Actor < 0 {
				fmt.Printf("   [%s] %v -\n", d.Slice(m.First, m.Last), m.Kind)
				continue
			}
			a := c.Actors[m.Actor]
			fmt.Printf("   [%s] %v → %d %s (%v %s) %s\n", d.Slice(m.First, m.Last), m.Kind, m.Actor, a.Name, a.Type, codeString(c.Code(m.Actor, day)), a.ID)
		}
	}
}
