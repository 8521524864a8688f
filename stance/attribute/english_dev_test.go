package attribute

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"github.com/bayan-nlp/bayan/tokenize"
)

// TestDumpEnglish: scratch, removed later.
func TestDumpEnglish(t *testing.T) {
	in := os.Getenv("DUMP_IN")
	if in == "" {
		t.Skip()
	}
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	f, _ := os.Open(in)
	o, _ := os.Create(os.Getenv("DUMP_OUT"))
	defer o.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	enc := json.NewEncoder(o)
	for sc.Scan() {
		var r struct{ ID, Text, Lang string }
		if json.Unmarshal(sc.Bytes(), &r) != nil || r.Lang != "en" {
			continue
		}
		d := tokenize.Parse(r.Text, tokenize.Language("en"))
		res := a.Attribute(d, d.Published)
		enc.Encode(map[string]any{"id": r.ID, "res": res})
	}
}
