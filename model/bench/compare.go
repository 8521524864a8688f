package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/model/onnx"
)

const comparedText = "The foreign minister said on Tuesday that his country rejects the new sanctions and calls for talks between all parties to the dispute."

// others measures gomlx's Go backend and hugot's Go session on the small
// encoder, in a process of their own (module others), batch of eight.
func (b *bench) others(root string) error {
	const size = 8
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := b.file(shapes["small"], plain)
	tokenizer, err := os.ReadFile(filepath.Join(root, "default", "tokenizer.json"))
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{
		"model.onnx":     file,
		"tokenizer.json": tokenizer,
		"config.json":    []byte(`{"model_type":"bert","id2label":{"0":"a","1":"b","2":"c"},"max_position_embeddings":512}`),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return err
		}
	}
	m, err := model.Default()
	if err != nil {
		return err
	}
	e, err := m.Tokenizer().Encode(comparedText)
	if err != nil {
		return err
	}
	length := len(e.IDs)
	cmd := exec.Command("go", "run", ".", "-dir", dir, "-batch", strconv.Itoa(size), "-length", strconv.Itoa(length), "-text", comparedText)
	cmd.Dir, cmd.Stderr = "others", os.Stderr
	cmd.Env = append(os.Environ(), "GOWORK=off") // rivals must not choose the versions of the workspace
	out, err := cmd.Output()
	if err != nil {
		fmt.Println("other engines: not measured:", err)
		return nil
	}
	var theirs struct {
		Gomlx, Hugot           float64
		GomlxError, HugotError string
	}
	if err := json.Unmarshal(out, &theirs); err != nil {
		return err
	}
	mine, err := openOurs(file, 1, 3, onnx.Options{})
	if err != nil {
		return err
	}
	x := equal(size, length, 1000)
	var times []float64
	for range 20 {
		t := cpuTime()
		if _, err := mine.scored(x); err != nil {
			return err
		}
		times = append(times, cpuTime()-t)
	}
	ours := median(times)
	for _, o := range []struct {
		key, name string
		time      float64
		why       string
	}{{"gomlx", "gomlx, Go backend", theirs.Gomlx, theirs.GomlxError}, {"hugot", "hugot, Go session", theirs.Hugot, theirs.HugotError}} {
		if o.time == 0 {
			fmt.Printf("%s: not measured: %s\n", o.name, o.why)
			continue
		}
		b.add(result{o.key, o.name + ", their time over ours", o.time / ours, 30,
			fmt.Sprintf("at least; %d×%d on small: %.1f ms and %.2f ms", size, length, o.time*1e3, ours*1e3)})
	}
	return nil
}
