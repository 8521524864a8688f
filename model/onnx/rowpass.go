package onnx

import "slices"

// finish turns the operations as read into those that run: joins, work on
// first tokens alone, and memory.
func (p *plan) finish(int8Linear bool) {
	p.joinBias()
	p.joinFunctions()
	p.joinEmbeddings()
	p.joinSums()
	p.keepFirst()
	p.joinProducts(int8Linear)
	p.assign()
}

// maker and readers index the operations.
func (p *plan) index() (maker map[int]*planOp, readers map[int]int) {
	maker, readers = map[int]*planOp{}, map[int]int{}
	for _, o := range p.ops {
		maker[o.out] = o
		for _, r := range o.in {
			readers[r.value]++
		}
	}
	for _, o := range p.outputs {
		readers[o.value]++
	}
	return maker, readers
}

// whole tells whether a reference covers all columns of its value.
func (p *plan) whole(r ref) bool { return r.col == 0 && r.width == p.values[r.value].width }

// remove drops the operations of a set.
func (p *plan) remove(gone map[*planOp]bool) {
	p.ops = slices.DeleteFunc(p.ops, func(o *planOp) bool { return gone[o] })
}

// joinBias moves the sum with a constant vector into the product before it.
func (p *plan) joinBias() {
	maker, readers := p.index()
	gone := map[*planOp]bool{}
	for _, o := range p.ops {
		if o.kind != planBinary || o.op != "Add" || len(o.in) != 1 || len(o.vector) != o.in[0].width {
			continue
		}
		l := maker[o.in[0].value]
		if l == nil || l.kind != planLinear || readers[l.out] != 1 || !p.whole(o.in[0]) {
			continue
		}
		if l.bias != nil {
			v := slices.Clone(o.vector)
			for i, x := range l.bias {
				v[i] += x
			}
			o.vector = v
		}
		// The product stays where it is and makes the sum's value.
		l.bias, l.out, l.title = o.vector, o.out, o.title
		maker[l.out] = l
		gone[o] = true
	}
	p.remove(gone)
}

// joinFunctions moves a function of each number into the product before it.
func (p *plan) joinFunctions() {
	maker, readers := p.index()
	gone := map[*planOp]bool{}
	for _, o := range p.ops {
		if o.kind != planUnary {
			continue
		}
		l := maker[o.in[0].value]
		if l == nil || l.kind != planLinear || l.fn != nil || readers[l.out] != 1 || !p.whole(o.in[0]) {
			continue
		}
		l.fn, l.op, l.out = o.fn, o.op, o.out
		maker[l.out] = l
		gone[o] = true
	}
	p.remove(gone)
}

// joinEmbeddings makes one operation of a sum of table rows.
func (p *plan) joinEmbeddings() {
	maker, readers := p.index()
	gone := map[*planOp]bool{}
	for _, o := range p.ops {
		if o.kind != planBinary || o.op != "Add" || len(o.in) != 2 {
			continue
		}
		x, y := maker[o.in[0].value], maker[o.in[1].value]
		if x == nil || y == nil || x == y || x.kind != planEmbed || y.kind != planEmbed || readers[x.out] != 1 || readers[y.out] != 1 {
			continue
		}
		if !p.whole(o.in[0]) || !p.whole(o.in[1]) || p.values[x.out].width != p.values[y.out].width {
			continue
		}
		o.kind, o.in, o.op, o.tables = planEmbed, nil, "", append(slices.Clone(x.tables), y.tables...)
		gone[x], gone[y] = true, true
	}
	p.remove(gone)
}

// joinSums moves the sum of two values into the normalisation that reads it
// first; the sum itself is kept where others read it too.
func (p *plan) joinSums() {
	maker, readers := p.index()
	place := map[*planOp]int{}
	for i, o := range p.ops {
		place[o] = i
	}
	gone := map[*planOp]bool{}
	for i, o := range p.ops {
		if o.kind != planNorm || len(o.in) != 1 || !p.whole(o.in[0]) {
			continue
		}
		s := maker[o.in[0].value]
		if s == nil || s.kind != planBinary || s.op != "Add" || len(s.in) != 2 || gone[s] || s.in[0].width != s.in[1].width {
			continue
		}
		if readers[s.out] > 1 {
			early := false
			for _, r := range p.ops[place[s]+1 : i] {
				early = early || slices.ContainsFunc(r.in, func(x ref) bool { return x.value == s.out })
			}
			if early {
				continue
			}
			o.sum = s.out
		}
		o.in = s.in
		gone[s] = true
	}
	p.remove(gone)
}

// keepFirst computes only the first row of each sequence where nothing else is
// read: in the last layer of a classifier all but the keys and values.
func (p *plan) keepFirst() {
	all, first := map[int]bool{}, map[int]bool{}
	for _, o := range p.outputs {
		all[o.value] = true
	}
	for i := len(p.ops) - 1; i >= 0; i-- {
		o := p.ops[i]
		if p.values[o.out].domain == perSequence {
			for _, r := range o.in {
				if o.kind == planFirst {
					first[r.value] = true
				} else {
					all[r.value] = true
				}
			}
			continue
		}
		o.pruned = first[o.out] && !all[o.out] && (o.sum < 0 || !all[o.sum]) && o.kind != planEmbed && o.kind != planFromInts
		for k, r := range o.in {
			if o.pruned && (o.kind != planAttend || k == 0) {
				first[r.value] = true
			} else {
				all[r.value] = true
			}
		}
	}
	taken := map[int]int{} // first rows of values
	var ops []*planOp
	for _, o := range p.ops {
		if o.kind == planFirst && p.values[o.in[0].value].domain == perSequence {
			// The rows are the first ones already.
			p.values[o.out].parent, p.values[o.out].col = o.in[0].value, o.in[0].col
			continue
		}
		if o.pruned {
			p.values[o.out].domain = perSequence
			if o.sum >= 0 {
				p.values[o.sum].domain = perSequence
			}
			for k := range o.in {
				r := &o.in[k]
				if p.values[r.value].domain == perSequence || o.kind == planAttend && k > 0 {
					continue
				}
				f, ok := taken[r.value]
				if !ok {
					width := p.values[r.value].width
					f = len(p.values)
					p.values = append(p.values, planValue{width: width, domain: perSequence, parent: -1})
					ops = append(ops, &planOp{kind: planFirst, in: []ref{{r.value, 0, width}}, out: f, sum: -1})
					taken[r.value] = f
				}
				r.value = f
			}
		}
		ops = append(ops, o)
	}
	p.ops = ops
}

// joinProducts makes one product of those that read the same rows, such as
// queries, keys and values, and packs the weights.
func (p *plan) joinProducts(int8Linear bool) {
	type key struct {
		in      ref
		domain  domain
		integer bool
	}
	groups := map[key][]*planOp{}
	for _, o := range p.ops {
		if o.kind == planLinear && o.fn == nil && p.values[o.out].parent < 0 {
			k := key{o.in[0], p.values[o.out].domain, o.integer}
			groups[k] = append(groups[k], o)
		}
	}
	gone := map[*planOp]bool{}
	for _, o := range p.ops {
		if o.kind != planLinear || gone[o] {
			continue
		}
		group := []*planOp{o}
		if o.fn == nil && p.values[o.out].parent < 0 {
			group = groups[key{o.in[0], p.values[o.out].domain, o.integer}]
		}
		var parts []*weights
		var bias []float32
		width := 0
		for _, g := range group {
			parts = append(parts, g.weights)
			_, n := g.weights.dims()
			width += n
			if g.bias == nil {
				g.bias = make([]float32, n)
			}
			bias = append(bias, g.bias...)
			gone[g] = g != o
		}
		o.pack(parts, int8Linear)
		o.bias = bias
		if len(group) == 1 {
			continue
		}
		parent := len(p.values)
		p.values = append(p.values, planValue{width: width, domain: p.values[o.out].domain, parent: -1})
		col := 0
		for _, g := range group {
			_, n := g.weights.dims()
			p.values[g.out].parent, p.values[g.out].col = parent, col
			col += n
		}
		o.out = parent
	}
	p.remove(gone)
}
