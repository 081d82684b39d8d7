package eval

import (
	"io"
	"math"
	"strings"
	"testing"
)

func TestCoref(t *testing.T) {
	// The example of Pradhan et al. 2014: key {a b c} {d e f g}, response
	// {a b} {c d} {f g h i}.
	gold := Chains{1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 2}
	found := Chains{1: 1, 2: 1, 3: 2, 4: 2, 6: 3, 7: 3, 8: 3, 9: 3}
	var c Coref
	c.Add(gold, found)
	for _, x := range []struct {
		name      string
		got, want float64
	}{
		{"MUC recall", c.MUC.Recall(), 0.4}, {"MUC precision", c.MUC.Precision(), 0.4},
		{"B3 recall", c.B3.Recall(), (4.0/3 + 1.0/3 + 4.0/4 + 1.0/4) / 7}, {"B3 precision", c.B3.Precision(), 4.0 / 8},
		{"CEAFe recall", c.CEAFe.Recall(), 0.65}, {"CEAFe precision", c.CEAFe.Precision(), 0.43333},
	} {
		if math.Abs(x.got-x.want) > 1e-2 {
			t.Errorf("%s = %.4f, want %.4f", x.name, x.got, x.want)
		}
	}
}

func TestReadEntities(t *testing.T) {
	const in = "# newdoc id = d\n" +
		"1\tAnna\tAnna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-coref\n" +
		"2\tBerg\tBerg\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)\n" +
		"3\tlost\tlose\tVERB\tVBD\t_\t0\troot\t_\t_\n" +
		"4\ther\tshe\tPRON\tPRP$\t_\t5\tnmod:poss\t_\tEntity=(2-object-new-sgl(1-person-giv-ana)\n" +
		"5\tkey\tkey\tNOUN\tNN\t_\t3\tobj\t_\tEntity=2)\n\n"
	r := ReadEntities(strings.NewReader(in))
	doc, ms, err := r.Next()
	if err != nil || doc != "d" || len(ms) != 3 {
		t.Fatalf("%q %v %v", doc, ms, err)
	}
	if ms[0].Entity != ms[1].Entity || !ms[0].Name || !ms[1].Pronoun || ms[2].Head != 4 || ms[2].Type != "object" {
		t.Errorf("%+v", ms)
	}
	if _, _, err := r.Next(); err != io.EOF {
		t.Errorf("at the end: %v", err)
	}
}
