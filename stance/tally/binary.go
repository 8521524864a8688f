package tally

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
)

// The format, version 1. Numbers are unsigned varints unless said otherwise.
//
//	"bayan tally\n", version
//	similarity, window, text (0 or 1)
//	articles, statements
//	number of strings; each: length, bytes; in strictly rising order
//	number of labels; each: speaker, language, name; in strictly rising order
//	number of records; in strictly rising order, each:
//	  11 strings, 1 + seconds since 1 January of year 1 (0: no date),
//	  start, end, favor, against, neutral, unrelated, confidence (2 bytes
//	  each, little-endian), 64 bytes of signature
//	CRC-32 (IEEE) of all before, 4 bytes, little-endian
const (
	magic   = "bayan tally\n"
	version = 1
)

// epoch is 1 January of year 1 in Unix seconds.
const epoch = -62135596800

// MarshalBinary writes the tally in a format of its own with a version number.
// Equal sets of observations give equal bytes, whatever way they came
// together. It implements [encoding.BinaryMarshaler].
func (t *Tally) MarshalBinary() ([]byte, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.canon()
	b := make([]byte, 0, 1024+len(t.records)*(hashes+40))
	b = append(b, magic...)
	put := func(x uint64) { b = binary.AppendUvarint(b, x) }
	put(version)
	put(uint64(t.options.similarity))
	put(uint64(t.options.window))
	put(bit(t.options.text))
	put(t.counts.Articles)
	put(t.counts.Statements)
	put(uint64(len(t.strings.list)))
	for _, s := range t.strings.list {
		put(uint64(len(s)))
		b = append(b, s...)
	}
	put(uint64(len(t.labels)))
	for _, l := range slices.SortedFunc(maps.Keys(t.labels), label.compare) {
		put(uint64(l.speaker))
		put(uint64(l.lang))
		put(uint64(l.name))
	}
	put(uint64(len(t.records)))
	for i := range t.records {
		r := &t.records[i]
		for _, w := range r.words() {
			put(uint64(*w))
		}
		if r.published == undated {
			put(0)
		} else {
			put(uint64(r.published-epoch) + 1)
		}
		put(uint64(r.start))
		put(uint64(r.end))
		for _, x := range r.figures() {
			b = binary.LittleEndian.AppendUint16(b, *x)
		}
		b = append(b, r.sig[:]...)
	}
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b)), nil
}

// figures are the fixed-point numbers, in the order in which they are written.
func (r *record) figures() [5]*uint16 {
	return [...]*uint16{&r.favor, &r.against, &r.neutral, &r.unrelated, &r.confided}
}

func bit(x bool) uint64 {
	if x {
		return 1
	}
	return 0
}

// reader takes numbers and strings from bytes. After the first error it gives
// zeros.
type reader struct {
	b   []byte
	err error
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("tally: %w: "+format, append([]any{ErrFormat}, args...)...)
	}
}

// number takes a number of at most limit, in its shortest form.
func (r *reader) number(what string, limit uint64) uint64 {
	if r.err != nil {
		return 0
	}
	x, n := binary.Uvarint(r.b)
	if n <= 0 || n != len(binary.AppendUvarint(nil, x)) || x > limit {
		r.fail("%s", what)
		return 0
	}
	r.b = r.b[n:]
	return x
}

func (r *reader) bytes(n uint64, what string) []byte {
	if r.err != nil || n > uint64(len(r.b)) {
		r.fail("%s cut short", what)
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

// count takes the number of things that take at least size bytes each, so that
// memory is asked for only where the bytes are there.
func (r *reader) count(what string, size int) int {
	return int(r.number("number of "+what, uint64(len(r.b)/size)))
}

// UnmarshalBinary replaces the tally, its options too, by what MarshalBinary
// wrote. It takes the bytes in their canonical form only: what it takes,
// MarshalBinary writes again byte for byte. After an error, which wraps
// ErrFormat or ErrVersion, the tally is as it was. It implements
// [encoding.BinaryUnmarshaler].
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := &reader{b: data}
	if string(r.bytes(uint64(len(magic)), "head")) != magic {
		return fmt.Errorf("tally: %w", ErrFormat)
	}
	if v := r.number("version", 1<<32); r.err == nil && v != version {
		return fmt.Errorf("tally: %w: %d", ErrVersion, v)
	}
	if len(r.b) < 4 || crc32.ChecksumIEEE(data[:len(data)-4]) != binary.LittleEndian.Uint32(data[len(data)-4:]) {
		return fmt.Errorf("tally: %w: checksum", ErrFormat)
	}
	r.b = r.b[:len(r.b)-4]
	n := &Tally{labels: map[label]bool{}}
	n.options = options{
		similarity: uint16(r.number("similarity", unit)), window: uint16(r.number("window", 3650)),
		text: r.number("text", 1) == 1,
	}
	if n.options.similarity == 0 {
		r.fail("similarity")
	}
	n.counts = Counts{r.number("articles", 1<<64-1), r.number("statements", 1<<64-1)}
	n.readStrings(r)
	n.readLabels(r)
	n.readRecords(r)
	if len(r.b) > 0 {
		r.fail("%d bytes too many", len(r.b))
	}
	if r.err == nil && !n.uses() {
		r.fail("strings without use")
	}
	if r.err != nil {
		return r.err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.options, t.strings, t.records, t.labels, t.counts = n.options, n.strings, n.records, n.labels, n.counts
	t.dirty, t.settled, t.view = false, len(n.records), nil
	return nil
}

func (t *Tally) readStrings(r *reader) {
	n := r.count("strings", 1)
	t.strings = table{list: make([]string, 0, n), index: make(map[string]word, n)}
	for i := 0; i < n && r.err == nil; i++ {
		s := string(r.bytes(r.number("length", uint64(len(r.b))), "string"))
		if i > 0 && s <= t.strings.list[i-1] {
			r.fail("strings out of order")
		}
		t.strings.list = append(t.strings.list, s)
		t.strings.index[s] = word(i)
	}
}

// word takes the index of a string.
func (t *Tally) word(r *reader) word {
	x := r.number("string", 1<<32-1)
	if x >= uint64(len(t.strings.list)) {
		r.fail("string %d of %d", x, len(t.strings.list))
		return 0
	}
	return word(x)
}

func (t *Tally) readLabels(r *reader) {
	var last label
	for i, n := 0, r.count("labels", 3); i < n && r.err == nil; i++ {
		l := label{t.word(r), t.word(r), t.word(r)}
		if r.err == nil && (i > 0 && last.compare(l) >= 0 || t.strings.list[l.speaker] == "") {
			r.fail("labels out of order")
		}
		t.labels[l] = true
		last = l
	}
}

func (t *Tally) readRecords(r *reader) {
	n := r.count("records", 14+10+hashes)
	t.records = make([]record, 0, n)
	for i := 0; i < n && r.err == nil; i++ {
		var x record
		for _, w := range x.words() {
			*w = t.word(r)
		}
		x.published = undated
		if s := r.number("time", 1<<39); s > 0 {
			x.published = int64(s-1) + epoch
			if seconds(x.date()) != x.published {
				r.fail("time")
			}
		}
		x.start = uint32(r.number("start", 1<<31-1))
		x.end = uint32(r.number("end", 1<<31-1))
		for _, f := range x.figures() {
			if b := r.bytes(2, "record"); b != nil {
				*f = binary.LittleEndian.Uint16(b)
			}
			if *f > unit {
				r.fail("a probability above 1")
			}
		}
		copy(x.sig[:], r.bytes(hashes, "record"))
		switch {
		case r.err != nil:
		case x.end < x.start:
			r.fail("span")
		case t.strings.list[x.target] == "":
			r.fail("a stance toward no target")
		case !t.options.text && (t.strings.list[x.text] != "" || t.strings.list[x.url] != ""):
			r.fail("text in a tally without")
		case i > 0 && t.records[i-1].compare(&x) >= 0:
			r.fail("records out of order")
		}
		t.records = append(t.records, x)
	}
}

// uses tells that every string is in use.
func (t *Tally) uses() bool {
	used := make([]bool, len(t.strings.list))
	for i := range t.records {
		for _, w := range t.records[i].words() {
			used[*w] = true
		}
	}
	for l := range t.labels {
		used[l.speaker], used[l.lang], used[l.name] = true, true, true
	}
	return !slices.Contains(used, false)
}
