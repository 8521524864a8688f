package target

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxTable is the largest table that Read takes, in bytes.
const maxTable = 16 << 20

// Read reads targets from a table, TSV or JSON (told by the first character
// that is not white space: [ or { is JSON). name stands in errors. Bad records
// are left out and reported, with file, line and field, in an error that joins
// all of them and wraps [ErrTarget]; the good ones are returned beside it.
// A reference to a class that the table does not define is no error here, since
// the class may come from elsewhere: [NewFinder] decides.
func Read(r io.Reader, name string) ([]Target, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxTable+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrTarget, name, err)
	}
	if len(data) > maxTable {
		return nil, fmt.Errorf("%w: %s: larger than %d bytes", ErrTarget, name, maxTable)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if head := bytes.TrimLeft(data, " \t\r\n"); len(head) > 0 && (head[0] == '[' || head[0] == '{') {
		return readJSON(data, name)
	}
	return readTSV(data, name)
}

// row is a line of a TSV table:
// target, language, role, pattern, confidence, conditions.
type row struct {
	target, role string
	rule         Rule
}

// readTSV reads a tab-separated table.
func readTSV(data []byte, name string) ([]Target, error) {
	var (
		errs   []error
		rows   []Target // one rule or name each, merged at the end
		shared []Rule   // of target *
	)
	sc := bufio.NewScanner(bytes.NewReader(data))
	sc.Buffer(make([]byte, 0, 64<<10), maxTable+1)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r, err := parseRow(line)
		r.rule.at = fmt.Sprintf("%s:%d", name, n)
		switch {
		case err != nil:
			errs = append(errs, fmt.Errorf("%w: %s:%d: %w", ErrTarget, name, n, err))
		case r.target == "*":
			shared = append(shared, r.rule)
		case r.role == "name":
			rows = append(rows, Target{ID: r.target, Names: map[string]string{r.rule.Lang: r.rule.Pattern}, at: r.rule.at})
		default:
			rows = append(rows, Target{ID: r.target, Rules: []Rule{r.rule}, at: r.rule.at})
		}
	}
	if err := sc.Err(); err != nil {
		errs = append(errs, fmt.Errorf("%w: %s: %w", ErrTarget, name, err))
	}
	out := merge(rows)
	for i := range out {
		out[i].Rules = append(out[i].Rules, shared...)
	}
	return out, errors.Join(errs...)
}

// parseRow reads and checks one line.
func parseRow(line string) (row, error) {
	f := strings.Split(line, "\t")
	if len(f) < 4 || len(f) > 6 {
		return row{}, fmt.Errorf("%d fields: want target, language, role, pattern[, confidence[, conditions]]", len(f))
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	f = append(f, "", "")[:6]
	r := row{target: f[0], role: f[2], rule: Rule{Lang: f[1], Role: Role(f[2]), Pattern: f[3], Needs: f[5]}}
	if r.target == "" || strings.ContainsAny(r.target, " ") {
		return r, fmt.Errorf("field 1 (target) %q: want an id without spaces", r.target)
	}
	if r.rule.Lang == "" {
		return r, errors.New("field 2 (language) is empty: want a tag such as ar, or * for all")
	}
	if r.role == "name" {
		if r.target == "*" {
			return r, errors.New("field 3 (role) name: * is no target")
		}
		if r.rule.Pattern == "" {
			return r, errors.New("field 4 (name) is empty")
		}
		return r, nil
	}
	if class, ok := strings.CutPrefix(r.role, "@"); ok {
		r.rule.Role, r.rule.Class = RoleClass, class
	} else if r.target == "*" {
		return r, fmt.Errorf("field 3 (role) %q: * takes only classes (@name)", r.role)
	}
	if f[4] != "" {
		c, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			return r, fmt.Errorf("field 5 (confidence) %q: want a number from 0 to 1", f[4])
		}
		r.rule.Confidence = c
	}
	return r, r.rule.check()
}

// check is all that can be told of a rule alone: classes count as defined.
func (r Rule) check() error {
	if err := r.checkShape(); err != nil {
		return err
	}
	known := func(string, int) ([]sequence, error) {
		return []sequence{{{words: []literal{{form: "?"}}}}}, nil
	}
	if _, err := parsePattern(r.Pattern, r.lang(), 0, known); err != nil {
		return err
	}
	_, err := parseNeeds(r.Needs)
	return err
}

// readJSON reads one target, several after each other, or an array of them.
func readJSON(data []byte, name string) ([]Target, error) {
	var (
		errs []error
		out  []Target
	)
	dec := json.NewDecoder(bytes.NewReader(data))
	fail := func(at int64, err error) {
		errs = append(errs, fmt.Errorf("%w: %s:%d: %w", ErrTarget, name, lineOf(data, at), err))
	}
	array := bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("["))
	if array {
		if _, err := dec.Token(); err != nil {
			fail(0, err)
			return nil, errors.Join(errs...)
		}
	}
	for dec.More() {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			var syntax *json.SyntaxError
			at := dec.InputOffset()
			if errors.As(err, &syntax) {
				at = syntax.Offset
			}
			fail(at, err)
			return out, errors.Join(errs...) // nothing after it can be told apart
		}
		at := dec.InputOffset() - int64(len(raw))
		t, err := decodeTarget(raw)
		if err != nil {
			fail(at, err)
			continue
		}
		t.at = fmt.Sprintf("%s:%d", name, lineOf(data, at))
		for i := range t.Rules {
			t.Rules[i].at = fmt.Sprintf("%s:%d: rules[%d]", name, lineOf(data, at), i)
		}
		out = append(out, t)
	}
	if array {
		if _, err := dec.Token(); err != nil {
			fail(int64(len(data)), errors.New("the array ends without a ]"))
		} else if rest := bytes.TrimSpace(data[dec.InputOffset():]); len(rest) > 0 {
			fail(dec.InputOffset(), fmt.Errorf("after the array: %.20q", rest))
		}
	}
	return out, errors.Join(errs...)
}

// lineOf is the number of the line in which the byte at stands.
func lineOf(data []byte, at int64) int {
	return 1 + bytes.Count(data[:min(int64(len(data)), at)], []byte("\n"))
}

// decodeTarget reads and checks one JSON target.
func decodeTarget(raw []byte) (Target, error) {
	var t Target
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil {
		if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
			err = fmt.Errorf("field %q: want a %s, got a %s", wrong.Field, wrong.Type.Kind(), wrong.Value)
		}
		return t, err
	}
	if t.ID == "" || strings.ContainsAny(t.ID, " \t") {
		return t, fmt.Errorf(`field "id" %q: want an id without spaces`, t.ID)
	}
	for i, r := range t.Rules {
		if err := r.check(); err != nil {
			return t, fmt.Errorf("%s: rules[%d]: %w", t.ID, i, err)
		}
	}
	return t, nil
}
