package onnx

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// conformanceArchive finds the ONNX project's node tests: a tar.xz of
// node/NAME/model.onnx and node/NAME/test_data_set_N/{input,output}_I.pb, under
// the folder that BAYAN_SHARED names or beside the checkout.
func conformanceArchive(t *testing.T) string {
	dir := os.Getenv("BAYAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	file := filepath.Join(dir, "conformance", "onnx-node-tests.tar.xz")
	if _, err := os.Stat(file); err != nil {
		t.Skipf("the ONNX node tests are not here (%v); set BAYAN_SHARED to the folder that holds conformance/onnx-node-tests.tar.xz", err)
	}
	return file
}

// readArchive unpacks a tar.xz into memory with the xz command.
func readArchive(t *testing.T, file string) map[string][]byte {
	if _, err := exec.LookPath("xz"); err != nil {
		t.Skip("unpacking the ONNX node tests needs the xz command")
	}
	raw, err := exec.Command("xz", "-dc", file).Output()
	require.NoError(t, err)
	files := map[string][]byte{}
	for r := tar.NewReader(bytes.NewReader(raw)); ; {
		h, err := r.Next()
		if err == io.EOF {
			return files
		}
		require.NoError(t, err)
		if h.Typeflag == tar.TypeReg {
			b, err := io.ReadAll(r)
			require.NoError(t, err)
			files[path.Clean(h.Name)] = b
		}
	}
}

// TestConformance runs the official node tests. A model that is refused with
// ErrUnsupported counts as refused; anything else must give the reference's
// results.
func TestConformance(t *testing.T) {
	files := readArchive(t, conformanceArchive(t))
	var passed, refused int
	table := map[string]*[3]int{} // passed, refused, failed by operator
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Base(name) != "model.onnx" {
			continue
		}
		dir := path.Dir(name)
		err := runNodeTest(files, dir)
		op := operatorOf(files[name])
		if table[op] == nil {
			table[op] = &[3]int{}
		}
		switch {
		case err == nil:
			passed++
			table[op][0]++
		case errors.Is(err, ErrUnsupported):
			refused++
			table[op][1]++
			if testing.Verbose() {
				t.Logf("refused %s: %v", path.Base(dir), err)
			}
		default:
			table[op][2]++
			t.Errorf("%s: %v", path.Base(dir), err)
		}
	}
	for _, op := range slices.Sorted(maps.Keys(table)) {
		if n := table[op]; testing.Verbose() {
			t.Logf("%-28s %3d passed %3d refused %3d failed", op, n[0], n[1], n[2])
		}
	}
	t.Logf("%d passed, %d refused", passed, refused)
	require.Greater(t, passed, 950)
}

// operatorOf is the operator of a model of one node; others spell a function out.
func operatorOf(model []byte) string {
	var ops []string
	_ = fields(model, func(f field) error {
		if f.num != 7 {
			return nil
		}
		return fields(f.data, func(f field) error {
			if f.num != 1 {
				return nil
			}
			return fields(f.data, func(f field) error {
				if f.num == 4 {
					ops = append(ops, string(f.data))
				}
				return nil
			})
		})
	})
	if len(ops) == 1 {
		return ops[0]
	}
	return "(several)"
}

// runNodeTest runs every data set of one node test.
func runNodeTest(files map[string][]byte, dir string) error {
	p, err := Load(files[path.Join(dir, "model.onnx")], Options{})
	if err != nil {
		return err
	}
	for set := 0; ; set++ {
		data := path.Join(dir, fmt.Sprintf("test_data_set_%d", set))
		if _, ok := files[path.Join(data, "output_0.pb")]; !ok {
			return nil
		}
		in := map[string]*Tensor{}
		for i, port := range p.inputs {
			t, err := protoTensor(files[path.Join(data, fmt.Sprintf("input_%d.pb", i))])
			if err != nil {
				return err
			}
			in[port.Name] = t
		}
		out, err := p.Run(context.Background(), in)
		if err != nil {
			return err
		}
		for i, port := range p.outputs {
			want, err := protoTensor(files[path.Join(data, fmt.Sprintf("output_%d.pb", i))])
			if err != nil {
				return err
			}
			if strings.Contains(dir, "dropout") && want.Len() == 0 {
				continue
			}
			if err := compareTensors(want, out[port.Name]); err != nil {
				return fmt.Errorf("output %q: %w", port.Name, err)
			}
		}
	}
}

func protoTensor(b []byte) (*Tensor, error) {
	w, err := parseTensor(b)
	if err != nil {
		return nil, err
	}
	return w.decode()
}

// compareTensors wants equal types and shapes and, for floating point, the
// tolerance that the ONNX project's own runner has (1e-3 relative, 1e-7 absolute).
func compareTensors(want, got *Tensor) error {
	if want.typ != got.typ || !sameShape(want.shape, got.shape) {
		return fmt.Errorf("want %v, got %v", want, got)
	}
	for i := range want.Len() {
		var w, g float64
		rel := 1e-3
		switch want.typ {
		case Float32, Float64:
			w, _ = want.number(i)
			g, _ = got.number(i)
		case Float16:
			w, _ = want.number(i)
			g, _ = got.number(i)
		case BFloat16:
			w = float64(math.Float32frombits(uint32(view[uint16](want)[i]) << 16))
			g = float64(math.Float32frombits(uint32(view[uint16](got)[i]) << 16))
			rel = 1e-2
		default:
			size := want.typ.size()
			if !bytes.Equal(want.mem[i*size:(i+1)*size], got.mem[i*size:(i+1)*size]) {
				return fmt.Errorf("element %d of %v differs", i, want)
			}
			continue
		}
		if w == g || math.IsNaN(w) && math.IsNaN(g) {
			continue
		}
		if math.IsNaN(g) || !(math.Abs(w-g) <= 1e-7+rel*math.Abs(w)) {
			return fmt.Errorf("element %d of %v: want %v, got %v", i, want, w, g)
		}
	}
	return nil
}
