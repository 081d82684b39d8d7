package who

import (
	"bufio"
	"fmt"
	"os"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

func TestDumpText(t *testing.T) {
	path := os.Getenv("WHO_TEXT")
	if path == "" {
		t.Skip("WHO_TEXT names no file")
	}
	r, reader := loadAll(t)
	b, _ := os.ReadFile(path)
	var d text.Doc
	reader.Read(string(b), &d)
	if os.Getenv("WHO_TREE") != "" {
		w := bufio.NewWriter(os.Stdout)
		text.WriteCoNLLU(w, &d)
		w.Flush()
	}
	day, _ := record.ParseDate(os.Getenv("WHO_DATE"))
	dump(r, &d, day)
	fmt.Println()
}
