package eval

import (
	"fmt"
	"slices"
)

// Classes compares labels with answers: precision, recall and F1 by class and
// their mean over the classes that the labels have.
type Classes struct {
	Title string
	names []string
	by    map[string]*PRF
	right int
	all   int
}

// NewClasses returns an empty comparison.
func NewClasses(title string) *Classes { return &Classes{Title: title, by: map[string]*PRF{}} }

func (c *Classes) class(name string) *PRF {
	p := c.by[name]
	if p == nil {
		p = new(PRF)
		c.by[name] = p
		c.names = append(c.names, name)
	}
	return p
}

// Add counts one item.
func (c *Classes) Add(label, answer string) {
	c.all++
	c.class(label).Gold++
	c.class(answer).Found++
	if label == answer {
		c.class(label).Right++
		c.right++
	}
}

// MacroF1 is the mean F1 over the classes of the labels, 0 to 1.
func (c *Classes) MacroF1() float64 {
	sum, n := 0.0, 0
	for _, name := range slices.Sorted(slices.Values(c.names)) {
		if p := c.by[name]; p.Gold > 0 {
			sum += p.F1()
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// Table shows the classes in alphabetical order.
func (c *Classes) Table() *Table {
	t := &Table{Title: fmt.Sprintf("%s, %d items", c.Title, c.all), Head: PRFHead}
	for _, name := range slices.Sorted(slices.Values(c.names)) {
		t.PRF(name, *c.by[name])
	}
	t.Row("macro", "", "", c.MacroF1(), c.all, "", "")
	t.Row("accuracy", "", "", ratio(c.right, c.all), c.all, "", c.right)
	return t
}
