package onnx

import (
	"fmt"
)

// axis resolves a possibly negative axis of a tensor of the given rank.
func axis(a int64, rank int) (int, error) {
	if a < 0 {
		a += int64(rank)
	}
	if a < 0 || a >= int64(rank) {
		return 0, fmt.Errorf("%w: axis out of range for rank %d", ErrModel, rank)
	}
	return int(a), nil
}

// integersOf reads an int64 or int32 tensor as a list.
func integersOf(t *Tensor) ([]int64, error) {
	switch t.typ {
	case Int64:
		return view[int64](t), nil
	case Int32:
		v := make([]int64, t.Len())
		for i, x := range view[int32](t) {
			v[i] = int64(x)
		}
		return v, nil
	}
	return nil, fmt.Errorf("%w: %v where indices are due", ErrModel, t)
}

// axesOf are the axes of a reduction or of Squeeze: an attribute in old
// opsets, an optional input in new ones. The result marks each axis.
func axesOf(list []int64, rank int) ([]bool, error) {
	mark := make([]bool, rank)
	for _, a := range list {
		i, err := axis(a, rank)
		if err != nil {
			return nil, err
		}
		if mark[i] {
			return nil, fmt.Errorf("%w: axis %d twice", ErrModel, a)
		}
		mark[i] = true
	}
	return mark, nil
}
