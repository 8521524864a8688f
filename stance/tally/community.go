package tally

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/iterator"
)

// communities parts entities into groups that agree within themselves: the
// partition with the largest sum, over pairs within a group, of alignment minus
// threshold. That is the constant Potts model, which unlike modularity has no
// resolution limit and asks no null model of a matrix that is full; unknown
// pairs speak neither for nor against. The search is Louvain's, on a layer of
// attracting and one of repelling edges.
//
// Sources: V. A. Traag, P. Van Dooren, Y. Nesterov, Phys. Rev. E 84 (2011)
// 016114; V. D. Blondel et al., J. Stat. Mech. (2008) P10008.
func communities(pairs [][]Pair, threshold float64) [][]int {
	n := len(pairs)
	attract, repel := newLayer(n), newLayer(n)
	edges := 0
	for i := range pairs {
		for j := range i {
			if !pairs[i][j].Known {
				continue
			}
			// Whole numbers, so that sums are exact in any order.
			w := math.Round((pairs[i][j].Value - threshold) * 1e4)
			l := attract
			if w < 0 {
				l = repel
			} else if w > 0 {
				edges++
			}
			l.weights[i][j], l.weights[j][i] = w, w
		}
	}
	single := make([][]int, n)
	for i := range single {
		single[i] = []int{i}
	}
	if edges == 0 {
		return single
	}
	layers, err := community.NewUndirectedLayers(attract, repel)
	if err != nil { // cannot be: both have the same nodes
		return single
	}
	best, most := single, 0.0
	for seed := range uint64(8) { // the search depends on its order
		r := community.ModularizeMultiplex(layers, []float64{1, -1}, []float64{0, 0}, true, rand.NewPCG(seed, n64(n)))
		out := [][]int{}
		for _, nodes := range r.Communities() {
			list := []int{}
			for _, x := range nodes {
				list = append(list, int(x.ID()))
			}
			if slices.Sort(list); len(list) > 0 {
				out = append(out, list)
			}
		}
		slices.SortFunc(out, slices.Compare[[]int])
		gain := 0.0
		for _, list := range out {
			for _, i := range list {
				for _, j := range list {
					gain += attract.weights[i][j] + repel.weights[i][j]
				}
			}
		}
		if gain > most || gain == most && slices.CompareFunc(out, best, slices.Compare[[]int]) < 0 {
			best, most = out, gain
		}
	}
	return best
}

func n64(n int) uint64 { return uint64(n) }

// layer is a complete weighted graph whose nodes come in order. Weight 0 is no
// edge.
type layer struct{ weights [][]float64 }

func newLayer(n int) *layer {
	l := &layer{make([][]float64, n)}
	for i := range l.weights {
		l.weights[i] = make([]float64, n)
	}
	return l
}

// node is a node of a layer.
type node int64

// ID implements graph.Node.
func (n node) ID() int64 { return int64(n) }

// edge is an edge of a layer.
type edge struct {
	from, to node
	weight   float64
}

func (e edge) From() graph.Node         { return e.from }
func (e edge) To() graph.Node           { return e.to }
func (e edge) Weight() float64          { return e.weight }
func (e edge) ReversedEdge() graph.Edge { return edge{e.to, e.from, e.weight} }

func (l *layer) has(id int64) bool { return id >= 0 && id < int64(len(l.weights)) }

func (l *layer) Node(id int64) graph.Node {
	if !l.has(id) {
		return nil
	}
	return node(id)
}

func (l *layer) Nodes() graph.Nodes {
	out := make([]graph.Node, len(l.weights))
	for i := range out {
		out[i] = node(i)
	}
	return iterator.NewOrderedNodes(out)
}

func (l *layer) From(id int64) graph.Nodes {
	out := []graph.Node{}
	for j, w := range l.weights[id] {
		if w != 0 {
			out = append(out, node(j))
		}
	}
	return iterator.NewOrderedNodes(out)
}

func (l *layer) HasEdgeBetween(x, y int64) bool {
	return l.has(x) && l.has(y) && l.weights[x][y] != 0
}

func (l *layer) WeightedEdge(x, y int64) graph.WeightedEdge {
	if !l.HasEdgeBetween(x, y) {
		return nil
	}
	return edge{node(x), node(y), l.weights[x][y]}
}

func (l *layer) Edge(x, y int64) graph.Edge {
	if e := l.WeightedEdge(x, y); e != nil {
		return e
	}
	return nil
}

func (l *layer) EdgeBetween(x, y int64) graph.Edge                 { return l.Edge(x, y) }
func (l *layer) WeightedEdgeBetween(x, y int64) graph.WeightedEdge { return l.WeightedEdge(x, y) }

func (l *layer) Weight(x, y int64) (float64, bool) {
	if !l.has(x) || !l.has(y) {
		return 0, false
	}
	return l.weights[x][y], x == y || l.weights[x][y] != 0
}
