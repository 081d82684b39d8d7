// Package eval answers: how good is it? Each task reads a gold file in the
// form its field uses and counts what the program gets right.
package eval

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// PRF counts found, expected and right items.
type PRF struct{ Found, Gold, Right int }

// Add counts another sample in.
func (s *PRF) Add(o PRF) {
	s.Found += o.Found
	s.Gold += o.Gold
	s.Right += o.Right
}

// Precision is the share of found items that are right, 0 to 1.
func (s PRF) Precision() float64 { return ratio(s.Right, s.Found) }

// Recall is the share of gold items that were found, 0 to 1.
func (s PRF) Recall() float64 { return ratio(s.Right, s.Gold) }

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (s PRF) F1() float64 { return ratio(2*s.Right, s.Found+s.Gold) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Table is a result that a person reads: a title, a header, rows of cells.
type Table struct {
	Title string
	Head  []string
	Rows  [][]string
}

// Row appends a row; floats are printed as percentages with one decimal.
func (t *Table) Row(cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		switch c := c.(type) {
		case float64:
			row[i] = fmt.Sprintf("%.1f", 100*c)
		default:
			row[i] = fmt.Sprint(c)
		}
	}
	t.Rows = append(t.Rows, row)
}

// PRF appends a row of precision, recall, F1 and the counts behind them.
func (t *Table) PRF(name string, s PRF) {
	t.Row(name, s.Precision(), s.Recall(), s.F1(), s.Gold, s.Found, s.Right)
}

// PRFHead is the header of rows written by [Table.PRF].
var PRFHead = []string{"", "P", "R", "F1", "gold", "found", "right"}

// WriteTo prints the table with columns that line up.
func (t *Table) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	if t.Title != "" {
		fmt.Fprintln(&b, t.Title)
	}
	tw := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, strings.Join(t.Head, "\t")+"\t")
	for _, r := range t.Rows {
		fmt.Fprintln(tw, strings.Join(r, "\t")+"\t")
	}
	if err := tw.Flush(); err != nil {
		return 0, err
	}
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}
