package subword

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// TestForm checks that spans lead through the form to the text as given.
func TestForm(t *testing.T) {
	tok := loadTest(t, "wordpiece-plain", WithForm(tokenize.Model))
	text := "أكّـــد المتحدثُ\r\nİ 12٣"
	e, err := tok.Encode(text)
	require.NoError(t, err)
	var words []string
	for _, s := range e.Spans {
		words = append(words, text[s.Start:s.End])
	}
	assert.Equal(t, text, strings.Join([]string{"أكّـــد", " ", "المتحدثُ", "\r\n", "İ", " ", "12٣"}, ""))
	assert.Equal(t, strings.ReplaceAll(strings.ReplaceAll(text, " ", ""), "\r\n", ""), strings.Join(words, ""))
	assert.Equal(t, tok.Prefix(), e.IDs[:1])
	assert.Equal(t, tok.Suffix(), e.IDs[len(e.IDs)-1:])
}

// TestInvalidUTF8 checks that bad bytes read as U+FFFD with spans of a byte.
func TestInvalidUTF8(t *testing.T) {
	for _, name := range []string{"wordpiece-plain", "bytelevel", "unigram"} {
		tok := loadTest(t, name)
		bad, err := tok.Encode("talks \xff\xfe talks\xc3")
		require.NoError(t, err)
		good, err := tok.Encode("talks \ufffd\ufffd talks\ufffd")
		require.NoError(t, err)
		assert.Equal(t, good.IDs, bad.IDs, name)
		last := bad.Spans[len(bad.Spans)-2]
		assert.Equal(t, len("talks \xff\xfe talks\xc3"), last.End, name)
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want error
	}{
		"empty":          {``, ErrFile},
		"no model":       {`{}`, ErrFile},
		"null":           {`null`, ErrFile},
		"word level":     {`{"model":{"type":"WordLevel","vocab":{}}}`, ErrUnsupported},
		"no vocabulary":  {`{"model":{"type":"WordPiece"}}`, ErrFile},
		"no unknown":     {`{"model":{"type":"WordPiece","vocab":{"a":0}}}`, ErrFile},
		"id too large":   {`{"model":{"type":"WordPiece","vocab":{"[UNK]":99999999999}}}`, ErrFile},
		"normalizer":     {`{"normalizer":{"type":"Odd"},"model":{"type":"WordPiece","vocab":{"[UNK]":0}}}`, ErrUnsupported},
		"pre-tokenizer":  {`{"pre_tokenizer":{"type":"Odd"},"model":{"type":"WordPiece","vocab":{"[UNK]":0}}}`, ErrUnsupported},
		"regex split":    {`{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"a+"}},"model":{"type":"WordPiece","vocab":{"[UNK]":0}}}`, ErrUnsupported},
		"template token": {`{"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"x"}}]},"model":{"type":"WordPiece","vocab":{"[UNK]":0}}}`, ErrFile},
		"charsmap":       {`{"normalizer":{"type":"Precompiled","precompiled_charsmap":"////////"},"model":{"type":"WordPiece","vocab":{"[UNK]":0}}}`, ErrFile},
		"merge":          {`{"model":{"type":"BPE","vocab":{"a":0},"merges":["a b"]}}`, ErrFile},
	} {
		_, err := Read(strings.NewReader(c.file))
		assert.ErrorIs(t, err, c.want, name)
	}
	_, err := LoadFS(os.DirFS("testdata"), "none.json")
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestTrie(t *testing.T) {
	tr := newTrie()
	var pieces []string
	for i := range 5000 {
		pieces = append(pieces, strings.Repeat("ab", i%7)+string(rune('a'+i%26))+strings.Repeat("x", i/26%19)+string(rune(0x600+i)))
	}
	want := map[string]int32{}
	for i, p := range pieces {
		require.True(t, tr.add(p, int32(i)))
		want[p] = int32(i)
	}
	for p, id := range want {
		node := uint32(0)
		for i := range len(p) {
			node = tr.step(node, p[i])
			require.NotZero(t, node)
		}
		assert.Equal(t, id, tr.id[node])
	}
	assert.Zero(t, tr.step(0, 'Z'))
}

// checkEncoding holds for any text: spans lie in the text, on character
// boundaries, in order of their starts for all tokenizers here.
func checkEncoding(t *testing.T, tok *Tokenizer, text string) {
	var e Encoding
	require.NoError(t, tok.AppendPieces(&e, text))
	require.Equal(t, len(e.IDs), len(e.Spans))
	for i, s := range e.Spans {
		require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= len(text), "%q %v", text, s)
		require.True(t, s.Start == len(text) || utf8.RuneStart(text[s.Start]) || !utf8.ValidString(text), "%q %v", text, s)
		require.True(t, s.End == len(text) || utf8.RuneStart(text[s.End]) || !utf8.ValidString(text), "%q %v", text, s)
		require.True(t, e.IDs[i] >= 0)
	}
	again := Encoding{}
	require.NoError(t, tok.AppendPieces(&again, text))
	require.Equal(t, e, again)
}

func FuzzEncode(f *testing.F) {
	var toks []*Tokenizer
	for _, name := range []string{"bert-uncased", "bert-cased", "wordpiece-plain", "wordpiece-nfkd", "unigram", "unigram-bytes", "bytelevel", "bytelevel-prefix", "bpe"} {
		toks = append(toks, loadTest(f, name))
	}
	toks = append(toks, loadTest(f, "wordpiece-plain", WithForm(tokenize.Model)))
	for _, s := range []string{"İ", "\r\n", "\xff", "أكّـد", "e\u0301\u0323", "[MASK] <mask> ", "中文。", "'s 're'", "\u0344\u0f73"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tok := range toks {
			checkEncoding(t, tok, text)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(`{"added_tokens":[{"id":1,"content":"[M]","lstrip":true}],"normalizer":{"type":"BertNormalizer"},"pre_tokenizer":{"type":"BertPreTokenizer"},"model":{"type":"WordPiece","unk_token":"[UNK]","vocab":{"[UNK]":0,"ta":2,"##lk":3}}}`)
	f.Add(`{"pre_tokenizer":{"type":"ByteLevel"},"post_processor":{"type":"RobertaProcessing","cls":["a",0],"sep":["b",1]},"model":{"type":"BPE","vocab":{"a":0,"b":1,"ab":2},"merges":["a b"]}}`)
	f.Add(`{"pre_tokenizer":{"type":"Metaspace","replacement":"▁"},"normalizer":{"type":"NFKC"},"model":{"type":"Unigram","unk_id":0,"vocab":[["<unk>",0],["▁t",-1.5]]}}`)
	f.Add(`{"normalizer":{"type":"Precompiled","precompiled_charsmap":"BAAAAAAAAAA="},"model":{"type":"WordPiece","vocab":{"[UNK]":0}}}`)
	f.Add(`{"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}`)
	f.Fuzz(func(t *testing.T, file string) {
		tok, err := Read(strings.NewReader(file))
		if err == nil {
			checkEncoding(t, tok, "Talks, محادثات İ\r\n中[MASK]")
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	text := strings.Repeat("قال الوزيرُ إنّ بلادَهُ لن تنضمَّ إلى العقوبات، وإنها تدعو إلى الحوار. The minister called for talks. ", 20)
	for _, c := range []struct {
		name string
		opts []Option
	}{{"wordpiece-plain", []Option{WithForm(tokenize.Model)}}, {"bert-uncased", nil}, {"unigram", nil}, {"bytelevel", nil}} {
		b.Run(c.name, func(b *testing.B) {
			tok := loadTest(b, c.name, c.opts...)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			n := 0
			var e Encoding
			for b.Loop() {
				e.IDs, e.Spans = e.IDs[:0], e.Spans[:0]
				if err := tok.AppendPieces(&e, text); err != nil {
					b.Fatal(err)
				}
				n += len(e.IDs)
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
