package tally

import (
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBinary(t *testing.T) {
	for _, opts := range [][]Option{nil, {WithText(), WithCopies(0.7, 30)}} {
		x := newTally(t, opts...)
		observe(t, x, archive(rand.New(rand.NewPCG(1, 2)), 80)...)
		x.counts = Counts{7, 9}
		b := marshal(t, x)
		var y Tally
		require.NoError(t, y.UnmarshalBinary(b))
		assert.Equal(t, b, marshal(t, &y))
		assert.Equal(t, x.Counts(), y.Counts())
		assert.Equal(t, rows(t, x, everything), rows(t, &y, everything))
		require.NoError(t, y.Merge(x), "the options are read too")
		require.NoError(t, y.Observe(archive(rand.New(rand.NewPCG(3, 4)), 1)[0]))
	}
	var y Tally
	require.NoError(t, y.UnmarshalBinary(marshal(t, newTally(t))))
	assert.Empty(t, rows(t, &y, everything))
}

// Every damage is found, and leaves the tally as it was.
func TestBinaryDamage(t *testing.T) {
	x := newTally(t, WithText())
	observe(t, x, archive(rand.New(rand.NewPCG(1, 2)), 5)...)
	b := marshal(t, x)
	y := newTally(t)
	before := marshal(t, y)
	for i := range b {
		bad := append([]byte(nil), b...)
		bad[i] ^= 1
		require.Error(t, y.UnmarshalBinary(bad))
		require.ErrorIs(t, y.UnmarshalBinary(b[:i]), ErrFormat)
		if i < len(magic)+1 || i >= len(b)-4 {
			continue
		}
		for _, flip := range []byte{1, 0x80, 0xff} { // with a right checksum
			bad = append([]byte(nil), b[:len(b)-4]...)
			bad[i] ^= flip
			var z Tally
			if err := z.UnmarshalBinary(sealed(bad)); err != nil {
				require.ErrorIs(t, err, ErrFormat)
			} else {
				require.Equal(t, sealed(bad), marshal(t, &z), "what is taken is canonical")
				rows(t, &z, everything)
			}
		}
	}
	assert.Equal(t, before, marshal(t, y))
	newer := append([]byte(nil), b...)
	newer[len(magic)]++
	require.ErrorIs(t, y.UnmarshalBinary(newer), ErrVersion)
	require.ErrorIs(t, y.UnmarshalBinary(nil), ErrFormat)
	require.ErrorIs(t, y.UnmarshalBinary(append(b, 0)), ErrFormat)
}

// A reader of version 1 stays: these bytes were written by the first one.
func TestBinaryGolden(t *testing.T) {
	x := newTally(t)
	observe(t, x, say(person("A", "XA"), "nato", -0.5, 0, 1))
	b := marshal(t, x)
	assert.Equal(t, uint32(0xdb4cfa8f), crc32.ChecksumIEEE(b[:len(b)-4]))
}

// sealed puts a right checksum under payload.
func sealed(payload []byte) []byte {
	return binary.LittleEndian.AppendUint32(payload[:len(payload):len(payload)], crc32.ChecksumIEEE(payload))
}

// What is taken is written again byte for byte and can be read in every way;
// everything else is an error and no panic.
func FuzzUnmarshal(f *testing.F) {
	for _, n := range []int{0, 1, 3, 20} {
		for _, opts := range [][]Option{nil, {WithText()}} {
			x := newTally(f, opts...)
			observe(f, x, archive(rand.New(rand.NewPCG(1, uint64(n))), n)...)
			b := marshal(f, x)
			f.Add(b[:len(b)-4])
		}
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		var x Tally
		b := sealed(payload)
		if err := x.UnmarshalBinary(b); err != nil {
			return
		}
		require.Equal(t, b, marshal(t, &x))
		y := newTally(t)
		y.options = x.options
		require.NoError(t, y.Merge(&x))
		require.Equal(t, b, marshal(t, y))
		for _, r := range rows(t, &x, everything) {
			require.True(t, -1 <= r.Low && r.Low <= r.Score && r.Score <= r.High && r.High <= 1, "%+v", r)
			require.Equal(t, r.Statements, r.Favor+r.Against+r.Neutral)
		}
		_, err := x.Align(AlignQuery{MinEffective: 1})
		require.NoError(t, err)
		_, err = x.Changes(ChangeQuery{MinSide: 2, Rounds: 19})
		require.NoError(t, err)
	})
}

// Any observation is counted or refused.
func FuzzObserve(f *testing.F) {
	f.Add("a1", "wire", "t1", "قال", "لافروف", "وزير", "RU", "Q1", "nato", int64(1700000000), 3, 9, 0.1, 0.8, 0.1, 0.9)
	f.Fuzz(func(t *testing.T, article, source, statement, text, name, office, country, wikidata, target string,
		published int64, start, end int, favor, against, neutral, confidence float64) {
		o := say(person(name, country), target, 0, 0, 1)
		o.Article, o.Source, o.Statement, o.Text = article, source, statement, text
		o.Speaker.Office, o.Speaker.Wikidata = office, wikidata
		o.Published = date(0).Add(0).AddDate(0, 0, int(published%1000000))
		o.Span.Start, o.Span.End = start, end
		o.Stance.Probabilities.Favor, o.Stance.Probabilities.Against = favor, against
		o.Stance.Probabilities.Neutral, o.Confidence = neutral, confidence
		x := newTally(t, WithText())
		before := marshal(t, x)
		if err := x.Observe(o); err != nil {
			require.ErrorIs(t, err, ErrReport)
			require.Equal(t, before, marshal(t, x))
			return
		}
		b := marshal(t, x)
		var y Tally
		require.NoError(t, y.UnmarshalBinary(b))
		require.Equal(t, b, marshal(t, &y))
		require.Equal(t, rows(t, x, everything), rows(t, &y, everything))
	})
}
