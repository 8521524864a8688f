package onnx

func (b *rowBuilder) slicedTable(n *node) error {
	t := b.constant(n.in[0])
	at, start, end, ok := b.sliceBounds(n)
	if t == nil || !ok || at < 0 || at >= len(t.shape) {
		return errNotRagged
	}
	s, e := b.list(start), b.list(end)
	if s == nil || e == nil || len(s.d) != 1 || len(e.d) != 1 || !s.d[0].isFixed() || s.d[0].n < 0 || e.d[0] != dimSequence {
		return errNotRagged
	}
	from := s.d[0].n
	if from != 0 {
		return errNotRagged // the end would have to move along
	}
	if t.typ != Int64 || at != len(t.shape)-1 || t.Len() != t.shape[at] {
		return errNotRagged
	}
	v := view[int64](t)
	for i, x := range v {
		if x != v[0]+int64(i) {
			return errNotRagged
		}
	}
	var shape []dim
	for _, d := range t.shape[:at] {
		shape = append(shape, fixed(d))
	}
	b.sense[n.out[0]] = &positions{append(shape, dimSequence), v[0], int64(len(v))}
	return nil
}

func (b *rowBuilder) embed(n *node) error {
	at, err := n.attrs.integer("axis", 0)
	w := b.weight(n.in[0])
	if err != nil || at != 0 && at != -2 || w == nil || w.trans {
		return errNotRagged
	}
	if u, ok := b.sense[n.in[1]].(*uniform); ok { // one row for all
		idx, err := integersOf(u.one)
		if err != nil || string(u.one.mem) != string(u.pad.mem) {
			return errNotRagged
		}
		r, err := index(idx[0], w.rows)
		if err != nil {
			return errNotRagged
		}
		row := newTensor(Float32, 1, 1, w.cols)
		w.addRow(view[float32](row), r, false)
		b.extra[n.out[0]] = row
		return nil
	}
	o := &planOp{kind: planEmbed, title: n.title()}
	var shape []dim
	switch s := b.sense[n.in[1]].(type) {
	case *tokenInts:
		o.tables, shape = []planTable{{weights: w, input: s.input}}, s.shape
	case *positions:
		o.tables, shape = []planTable{{weights: w, input: -1, from: s.from, limit: s.limit}}, s.shape
	case *idCounts:
		if s.stage != countPosition {
			return errNotRagged
		}
		o.tables, shape = []planTable{{weights: w, input: s.input, from: s.from, counted: true, pad: s.pad}}, s.shape
	default:
		return errNotRagged
	}
	var axes []viewAxis
	for _, d := range shape {
		switch d {
		case fixed(1):
			axes = append(axes, viewAxis{kind: axisOne})
		case dimBatch:
			axes = append(axes, viewAxis{kind: axisBatch})
		case dimSequence:
			axes = append(axes, viewAxis{kind: axisSequence})
		default:
			return errNotRagged
		}
	}
	v := b.emit(o, w.cols, perToken)
	b.sense[n.out[0]] = &rows{value: v, scale: 1, axes: append(axes, viewAxis{axisColumns, w.cols, 1})}
	return nil
}
