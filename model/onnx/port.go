package onnx

import "fmt"

// Port describes an input or output of a graph.
type Port struct {
	Name string
	Type Type
	// Shape has a dimension each; Dim.Size is -1 where the size is only known
	// at run time. A nil Shape means that the file does not tell the rank.
	Shape []Dim
}

// Dim is one dimension of a Port: a fixed size, or -1 with the file's name for
// it ("batch_size"), which may be empty.
type Dim struct {
	Size int
	Name string
}

// parsePort reads a ValueInfoProto.
func parsePort(b []byte) (Port, error) {
	var p Port
	err := fields(b, func(f field) error {
		switch f.num {
		case 1:
			p.Name = string(f.data)
		case 2:
			return fields(f.data, func(f field) error {
				if f.num != 1 {
					return fmt.Errorf("%w: %q is not a tensor", ErrUnsupported, p.Name)
				}
				return fields(f.data, func(f field) error {
					switch f.num {
					case 1:
						if f.val > 255 {
							return fmt.Errorf("%w: element type %d", ErrModel, f.val)
						}
						p.Type = Type(f.val)
					case 2:
						return p.parseShape(f.data)
					}
					return nil
				})
			})
		}
		return nil
	})
	if err == nil && p.Name == "" {
		err = fmt.Errorf("%w: graph input or output without a name", ErrModel)
	}
	return p, err
}

func (p *Port) parseShape(b []byte) error {
	p.Shape = []Dim{}
	return fields(b, func(f field) error {
		if f.num != 1 {
			return nil
		}
		d := Dim{Size: -1}
		err := fields(f.data, func(f field) error {
			switch {
			case f.num == 1 && int64(f.val) >= 0 && f.val < 1<<31:
				d.Size = int(f.val)
			case f.num == 2:
				d.Name = string(f.data)
			}
			return nil
		})
		p.Shape = append(p.Shape, d)
		if len(p.Shape) > maxRank {
			return fmt.Errorf("%w: rank of %q", ErrLimit, p.Name)
		}
		return err
	})
}
