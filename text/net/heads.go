package net

import (
	"math"
	"slices"
)

// readHeads computes queries, keys, relation parts, tags and names.
func (n *Net) readHeads(words int, s *Scratch) {
	rows := rowsFor(words)
	activate(words, s)
	s.acc = grow(s.acc, rows*n.heads.width)
	n.heads.sums(s.acc, s.act[maxReach*hidden:], hidden, rows)
	w := n.at.width
	s.head = grow(s.head, rows*w)
	for r := range words {
		row := s.head[r*w : (r+1)*w]
		sumsTo16(row, s.acc[r*w:(r+1)*w], n.heads.shift)
		limit(row[n.at.query:n.at.dep], -2047, 2047)
		limit(row[n.at.dep:n.at.tag], -16384, 16383)
		s.out[r].Tag = best(row[n.at.tag : n.at.tag+len(n.Tags)])
		s.out[r].Name = best(row[n.at.name : n.at.name+len(n.Names)])
	}
}

// best is the first of the highest.
func best(v []int16) uint16 {
	top := v[0]
	for _, x := range v {
		top = max(top, x)
	}
	return uint16(slices.Index(v, top))
}

// scoreArcs fills arcs[i*(words+1)+j] with the score of head j for word i;
// j counts from 1, 0 is the root.
func (n *Net) scoreArcs(words int, s *Scratch) {
	arc, w := n.at.arc, n.at.width
	s.keys = grow(s.keys, (words+1)*arc)
	copy(s.keys, n.rootKey)
	for i := range words {
		copy(s.keys[(i+1)*arc:(i+2)*arc], s.head[i*w+n.at.key:])
	}
	s.arcs = grow(s.arcs, words*(words+1))
	far := (len(n.dist) - 2) / 2
	for i := range words {
		row := s.arcs[i*(words+1) : (i+1)*(words+1)]
		dots(row, s.head[i*w+n.at.query:i*w+n.at.query+arc], s.keys)
		row[0] += n.dist[len(n.dist)-1]
		for j := 1; j <= words; j++ {
			row[j] += n.dist[min(max(j-i-1, -far), far)+far]
		}
	}
}

// label chooses the relation of each word given its head.
func (n *Net) label(words int, s *Scratch) {
	rows, lab, w := rowsFor(words), n.at.lab, n.at.width
	s.mid = grow(s.mid, rows*lab)
	s.gated = grow(s.gated, lab)
	for i := range words {
		head := n.rootRel
		if h := int(s.out[i].Head); h >= 0 {
			head = s.head[h*w+n.at.head : h*w+n.at.head+lab]
		}
		dep := s.head[i*w+n.at.dep : i*w+n.at.dep+lab]
		for k, v := range dep {
			s.gated[k] = v + head[k]
		}
		toAct(s.mid[i*lab:(i+1)*lab], s.gated)
	}
	clear(s.mid[words*lab:])
	s.acc = grow(s.acc, rows*n.rel.width)
	n.rel.sums(s.acc, s.mid, lab, rows)
	s.gated = grow(s.gated, n.rel.width)
	for i := range words {
		sumsTo16(s.gated, s.acc[i*n.rel.width:(i+1)*n.rel.width], n.rel.shift)
		s.out[i].Rel = n.relation(s.gated[:len(n.Rels)], s.out[i].Head < 0)
	}
}

// relation is the best but for "root", which the root alone has.
func (n *Net) relation(scores []int16, root bool) uint16 {
	if root {
		return n.rootLabel
	}
	scores[n.rootLabel] = math.MinInt16
	return best(scores)
}
