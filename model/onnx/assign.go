package onnx

// assign gives values to buffers, which later values use again.
func (p *plan) assign() {
	last := map[int]int{}
	for i, o := range p.ops {
		for _, r := range o.in {
			v, _ := p.root(r.value)
			last[v] = i
		}
		for _, v := range []int{o.out, o.sum} {
			if v >= 0 {
				v, _ = p.root(v)
				last[v] = max(last[v], i)
			}
		}
	}
	for _, o := range p.outputs {
		v, _ := p.root(o.value)
		last[v] = len(p.ops)
	}
	free := map[int]bool{}
	take := func(v int) {
		val := &p.values[v]
		best := -1
		for k, b := range p.buffers {
			if !free[k] || b.domain != val.domain {
				continue
			}
			if best < 0 || abs(b.width-val.width) < abs(p.buffers[best].width-val.width) {
				best = k
			}
		}
		if best < 0 {
			best = len(p.buffers)
			p.buffers = append(p.buffers, planBuffer{domain: val.domain})
		}
		free[best] = false
		val.buffer = best
		p.buffers[best].width = max(p.buffers[best].width, val.width)
	}
	held := map[int]bool{}
	for i, o := range p.ops {
		drop := func() {
			for _, r := range o.in {
				if v, _ := p.root(r.value); last[v] == i && held[v] {
					held[v] = false
					free[p.values[v].buffer] = true
				}
			}
		}
		if o.kind == planNorm || o.kind == planUnary { // row by row, so in place where it suits
			drop()
		}
		for _, v := range []int{o.sum, o.out} {
			if v < 0 {
				continue
			}
			if v, _ = p.root(v); !held[v] {
				take(v)
				held[v] = true
			}
		}
		drop()
		for _, v := range []int{o.sum, o.out} {
			if v < 0 {
				continue
			}
			if v, _ = p.root(v); last[v] == i && held[v] { // read by nobody
				held[v] = false
				free[p.values[v].buffer] = true
			}
		}
	}
	for _, o := range p.ops {
		p.headWidth = max(p.headWidth, o.headWidth)
	}
	for _, b := range p.buffers {
		if b.domain == perToken {
			p.perToken += b.stride()
		} else {
			p.perSeq += b.stride()
		}
	}
}

func abs(x int) int { return max(x, -x) }
