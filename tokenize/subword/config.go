package subword

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	sugar "github.com/sugarme/tokenizer"
	"github.com/sugarme/tokenizer/pretrained"

	"github.com/bayan-nlp/bayan/tokenize"
)

// The causes that errors of this package wrap.
var (
	// ErrFile is the cause where a file is no valid tokenizer.json.
	ErrFile = errors.New("invalid tokenizer file")
	// ErrUnsupported is the cause where a file asks for a stage that this
	// package does not have.
	ErrUnsupported = errors.New("unsupported tokenizer")
)

// maxFile bounds the size of a tokenizer.json in bytes; the largest
// vocabularies in use take about 20 MB.
const maxFile = 128 << 20

// file is a tokenizer.json as far as it is used.
type file struct {
	AddedTokens   []addedToken `json:"added_tokens"`
	Normalizer    *stage       `json:"normalizer"`
	PreTokenizer  *stage       `json:"pre_tokenizer"`
	PostProcessor *stage       `json:"post_processor"`
	Model         modelSection `json:"model"`
}

type addedToken struct {
	ID         int32  `json:"id"`
	Content    string `json:"content"`
	SingleWord bool   `json:"single_word"`
	LStrip     bool   `json:"lstrip"`
	RStrip     bool   `json:"rstrip"`
	Normalized bool   `json:"normalized"`
	Special    bool   `json:"special"`
}

// stage is any normalizer, pre-tokenizer or post-processor: the union of the
// fields that their types have.
type stage struct {
	Type          string  `json:"type"`
	Normalizers   []stage `json:"normalizers"`
	Pretokenizers []stage `json:"pretokenizers"`
	Processors    []stage `json:"processors"`

	CleanText          *bool `json:"clean_text"`
	HandleChineseChars *bool `json:"handle_chinese_chars"`
	StripAccents       *bool `json:"strip_accents"`
	Lowercase          *bool `json:"lowercase"`

	StripLeft  *bool    `json:"strip_left"`
	StripRight *bool    `json:"strip_right"`
	Pattern    *pattern `json:"pattern"`
	Content    *string  `json:"content"`
	Prepend    string   `json:"prepend"`
	CharsMap   string   `json:"precompiled_charsmap"`

	Behavior         string  `json:"behavior"`
	Invert           bool    `json:"invert"`
	Replacement      string  `json:"replacement"`
	AddPrefixSpace   *bool   `json:"add_prefix_space"`
	PrependScheme    *string `json:"prepend_scheme"`
	Split            *bool   `json:"split"`
	IndividualDigits bool    `json:"individual_digits"`
	UseRegex         *bool   `json:"use_regex"`
	TrimOffsets      *bool   `json:"trim_offsets"`

	Single        []templatePart          `json:"single"`
	SpecialTokens map[string]specialToken `json:"special_tokens"`
	Sep           json.RawMessage         `json:"sep"`
	Cls           json.RawMessage         `json:"cls"`
}

// pattern is {"String": "…"} or {"Regex": "…"}.
type pattern struct {
	String *string
	Regex  *string
}

// templatePart is {"SpecialToken": {"id": "[CLS]"}} or {"Sequence": {"id": "A"}}.
type templatePart struct {
	SpecialToken *struct{ ID string }
	Sequence     *struct{ ID string }
}

type specialToken struct {
	IDs []int32 `json:"ids"`
}

type modelSection struct {
	Type                    string          `json:"type"`
	UnkToken                *string         `json:"unk_token"`
	UnkID                   *int32          `json:"unk_id"`
	ContinuingSubwordPrefix *string         `json:"continuing_subword_prefix"`
	EndOfWordSuffix         *string         `json:"end_of_word_suffix"`
	MaxInputCharsPerWord    *int            `json:"max_input_chars_per_word"`
	FuseUnk                 bool            `json:"fuse_unk"`
	ByteFallback            bool            `json:"byte_fallback"`
	IgnoreMerges            bool            `json:"ignore_merges"`
	Dropout                 *float64        `json:"dropout"`
	Vocab                   json.RawMessage `json:"vocab"`
	Merges                  json.RawMessage `json:"merges"`
}

func orBool(b *bool, def bool) bool {
	if b == nil {
		return def
	}
	return *b
}

// Option changes how a tokenizer is made.
type Option func(*Tokenizer)

// WithForm normalises every text with [tokenize.Normalize] first; spans still
// lead into the text as given. Use it for models whose training data went
// through that form.
func WithForm(f tokenize.Form) Option { return func(t *Tokenizer) { t.form = f } }

// LoadFS reads a tokenizer from a file of a file system.
func LoadFS(fsys fs.FS, name string, opts ...Option) (*Tokenizer, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("subword: %w", err)
	}
	defer f.Close()
	return Read(f, opts...)
}

// Read makes a tokenizer of a tokenizer.json. The causes of errors are ErrFile
// and ErrUnsupported, or the reader's own.
func Read(r io.Reader, opts ...Option) (*Tokenizer, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("subword: %w", err)
	}
	if len(b) > maxFile {
		return nil, fmt.Errorf("subword: %w: more than %d bytes", ErrFile, maxFile)
	}
	t, err := parse(b)
	if err != nil {
		return nil, fmt.Errorf("subword: %w", err)
	}
	for _, o := range opts {
		o(t)
	}
	return t, nil
}

func parse(b []byte) (*Tokenizer, error) {
	var f file
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrFile, err)
	}
	if f.Model.Type == "" { // old files leave it out; only WordPiece has this field
		if f.Model.MaxInputCharsPerWord == nil {
			return nil, fmt.Errorf("%w: no model type", ErrFile)
		}
		f.Model.Type = "WordPiece"
	}
	vocab, err := vocabulary(b, f.Model.Type)
	if err != nil {
		return nil, err
	}
	t := &Tokenizer{vocab: vocab}
	if t.model, err = newModel(&f.Model, vocab); err != nil {
		return nil, err
	}
	if t.normalize, err = newNormalizer(f.Normalizer); err != nil {
		return nil, err
	}
	if t.split, err = newSplitter(f.PreTokenizer); err != nil {
		return nil, err
	}
	t.bert = f.PreTokenizer != nil && f.PreTokenizer.Type == "BertPreTokenizer"
	if err := t.addTokens(f.AddedTokens); err != nil {
		return nil, err
	}
	if err := t.template(f.PostProcessor); err != nil {
		return nil, err
	}
	return t, nil
}

// vocabulary has the library load the model section and asks it for the
// vocabulary. Only that section is given to it: elsewhere the library ends the
// process on some inputs, here it can at worst panic.
func vocabulary(b []byte, kind string) (vocab map[string]int32, err error) {
	switch kind {
	case "WordPiece", "Unigram", "BPE":
	default:
		return nil, fmt.Errorf("%w: model %q", ErrUnsupported, kind)
	}
	defer func() {
		if r := recover(); r != nil {
			vocab, err = nil, fmt.Errorf("%w: model section: %v", ErrFile, r)
		}
	}()
	var config sugar.Config
	if err := json.NewDecoder(bytes.NewReader(b)).Decode(&config); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrFile, err)
	}
	if config.Model == nil {
		return nil, fmt.Errorf("%w: no model", ErrFile)
	}
	config.Model["type"] = kind
	for k, v := range config.Model { // the library takes null for a value
		if v == nil {
			delete(config.Model, k)
		}
	}
	m, err := pretrained.CreateModel(&config)
	if err != nil {
		return nil, fmt.Errorf("%w: model section: %w", ErrFile, err)
	}
	loaded := m.GetVocab()
	vocab = make(map[string]int32, len(loaded))
	for piece, id := range loaded {
		if id < 0 || id > maxID {
			return nil, fmt.Errorf("%w: id %d of %q", ErrFile, id, piece)
		}
		vocab[piece] = int32(id)
	}
	return vocab, nil
}

// maxID bounds ids, so that they fit into tables.
const maxID = 1 << 24
