package who

import (
	"fmt"
	"os"
	"testing"

	"rapporteur/text"
)

func TestDumpScan(t *testing.T) {
	path := os.Getenv("WHO_SCAN")
	if path == "" {
		t.Skip()
	}
	r, reader := loadAll(t)
	b, _ := os.ReadFile(path)
	var d text.Doc
	reader.Read(string(b), &d)
	c := r.pool.Get().(*caster)
	c.scan.run(r.lex, &d)
	for _, m := range c.scan.names {
		fmt.Println("name", d.Slice(m.first, m.last), m.entries)
	}
	cast := c.cast(&d, 0)
	fmt.Println(c.counts, cast.setting)
}
