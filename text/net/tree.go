package net

// treeScratch finds the best tree: each word's best head where that gives a
// tree with one root, else by the algorithm of Chu, Liu and Edmonds.
type treeScratch struct {
	heads []int32 // heads[0] is unused; 0 is the root
	n     int     // nodes, the root included
	score []int32 // n x n: score[dep*n+head], changed by contraction
	dep   []int32 // n x n: the words that the arc between two nodes joins
	head  []int32
	alive []bool
	best  []int32 // best head of a node
	mark  []int32
	folds []fold
	parts []part
	owner []int32 // for each fold, of each word: the member it belongs to, or -1
	node  []int32 // the node that a word is now in
}

// fold is a contracted cycle: its members are parts[first:last].
type fold struct{ first, last int32 }

// part is a member of a cycle with the arc it had there.
type part struct{ node, dep, head int32 }

const never = -1 << 30

// decode reads arcs (words x (1+words)) and fills heads.
func (t *treeScratch) decode(arcs []int32, words int) {
	n := words + 1
	t.n = n
	t.heads = grow(t.heads, n)
	root := bestRoot(arcs, words)
	for i := range words {
		row := arcs[i*n : (i+1)*n]
		row[i+1] = never
		if i == root {
			t.heads[i+1] = 0
			continue
		}
		row[0] = never
		top := 1
		for j := 2; j < n; j++ {
			if row[j] > row[top] {
				top = j
			}
		}
		t.heads[i+1] = int32(top)
	}
	if t.isTree() {
		return
	}
	t.begin(arcs, root+1)
	for t.foldCycle() {
	}
	t.unfold()
}

// bestRoot is the word that gains most from being the root.
func bestRoot(arcs []int32, words int) int {
	root, gain := 0, 0
	for i := range words {
		row := arcs[i*(words+1) : (i+1)*(words+1)]
		top := int32(never)
		for j := 1; j < len(row); j++ {
			if j != i+1 && row[j] > top {
				top = row[j]
			}
		}
		if g := int(row[0]) - int(top); i == 0 || g > gain {
			root, gain = i, g
		}
	}
	return root
}

func (t *treeScratch) isTree() bool {
	t.mark = grow(t.mark, t.n)
	clear(t.mark)
	for i := 1; i < t.n; i++ {
		v := int32(i)
		for v != 0 && t.mark[v] == 0 {
			t.mark[v] = int32(i)
			v = t.heads[v]
		}
		if v != 0 && t.mark[v] == int32(i) {
			return false
		}
	}
	return true
}

func (t *treeScratch) begin(arcs []int32, root int) {
	n := t.n
	t.score, t.dep, t.head = grow(t.score, n*n), grow(t.dep, n*n), grow(t.head, n*n)
	t.alive, t.best, t.node = grow(t.alive, n), grow(t.best, n), grow(t.node, n)
	t.folds, t.parts, t.owner = t.folds[:0], t.parts[:0], t.owner[:0]
	copy(t.score[n:], arcs)
	for d := range n {
		t.alive[d], t.node[d] = true, int32(d)
		for h := range n {
			t.dep[d*n+h], t.head[d*n+h] = int32(d), int32(h)
		}
	}
	for h := 1; h < n; h++ {
		t.score[root*n+h] = never
	}
}

// foldCycle chooses each node's best head and contracts a cycle among them,
// if there is one.
func (t *treeScratch) foldCycle() bool {
	n := t.n
	for v := 1; v < n; v++ {
		if !t.alive[v] {
			continue
		}
		t.best[v] = -1
		for h := range n {
			if t.alive[h] && h != v && (t.best[v] < 0 || t.score[v*n+h] > t.score[v*n+int(t.best[v])]) {
				t.best[v] = int32(h)
			}
		}
	}
	start := t.findCycle()
	if start < 0 {
		return false
	}
	t.contract(start)
	return true
}

func (t *treeScratch) findCycle() int32 {
	clear(t.mark)
	for i := 1; i < t.n; i++ {
		if !t.alive[i] {
			continue
		}
		v := int32(i)
		for v != 0 && t.mark[v] == 0 {
			t.mark[v] = int32(i)
			v = t.best[v]
		}
		if v != 0 && t.mark[v] == int32(i) {
			return v
		}
	}
	return -1
}

// contract makes the cycle through rep one node, named rep.
func (t *treeScratch) contract(rep int32) {
	n := t.n
	first := int32(len(t.parts))
	for v := rep; ; {
		at := int(v)*n + int(t.best[v])
		t.parts = append(t.parts, part{v, t.dep[at], t.head[at]})
		if v = t.best[v]; v == rep {
			break
		}
	}
	f := fold{first, int32(len(t.parts))}
	t.folds = append(t.folds, f)
	t.own(f)
	members := t.parts[f.first:f.last]
	for _, m := range members {
		t.alive[m.node] = false
	}
	for u := range n {
		if t.alive[u] {
			t.joinTo(u, int(rep), members)
		}
	}
	t.alive[rep] = true
	for w := range n {
		if t.owner[len(t.owner)-n+w] >= 0 {
			t.node[w] = rep
		}
	}
}

// own notes which member of the cycle each word belongs to.
func (t *treeScratch) own(f fold) {
	for w := range t.n {
		o := int32(-1)
		for i, m := range t.parts[f.first:f.last] {
			if t.node[w] == m.node {
				o = int32(i)
			}
		}
		t.owner = append(t.owner, o)
	}
}

// joinTo computes the best arcs between node u and the cycle.
func (t *treeScratch) joinTo(u, rep int, members []part) {
	n := t.n
	in, inAt, out, outAt := 0, -1, 0, -1
	for _, m := range members {
		v := int(m.node)
		// What entering the cycle at v gains over v's arc in the cycle.
		if g := int(t.score[v*n+u]) - int(t.score[v*n+int(t.best[v])]); inAt < 0 || g > in {
			in, inAt = g, v*n+u
		}
		if g := int(t.score[u*n+v]); u != 0 && (outAt < 0 || g > out) {
			out, outAt = g, u*n+v
		}
	}
	enter, leave := rep*n+u, u*n+rep
	dep, head := t.dep[inAt], t.head[inAt]
	if outAt >= 0 {
		t.score[leave], t.dep[leave], t.head[leave] = int32(out), t.dep[outAt], t.head[outAt]
	}
	t.score[enter], t.dep[enter], t.head[enter] = int32(max(in, 2*never)), dep, head
}

// unfold turns the arcs of the contracted graph into heads of words.
func (t *treeScratch) unfold() {
	n := t.n
	for i := range t.heads {
		t.heads[i] = -1
	}
	for v := 1; v < n; v++ {
		if t.alive[v] {
			at := v*n + int(t.best[v])
			t.heads[t.dep[at]] = t.head[at]
		}
	}
	for i := len(t.folds) - 1; i >= 0; i-- {
		f, owner := t.folds[i], t.owner[i*n:(i+1)*n]
		entered := int32(-1)
		for w := 1; w < n; w++ {
			if owner[w] >= 0 && t.heads[w] >= 0 {
				entered = owner[w]
			}
		}
		for k, m := range t.parts[f.first:f.last] {
			if int32(k) != entered {
				t.heads[m.dep] = m.head
			}
		}
	}
}
