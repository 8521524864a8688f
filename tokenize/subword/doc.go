// Package subword cuts text into the pieces that a neural model knows, with
// the byte span of every piece in the text as given.
//
// A tokenizer is read from a Hugging Face tokenizer.json. The file is loaded
// by github.com/sugarme/tokenizer, which supplies the vocabulary and checks the
// model section; the pipeline itself is this package's own and works in bytes:
//
//	text ─ form ─► added tokens ─ normalizer ─ pre-tokenizer ─► words ─ model ─► pieces ─ template ─► ids
//
// The form is a normalisation of package tokenize that a model was trained
// behind (the shipped one: [tokenize.Model]); a file from elsewhere brings its
// own normalizer and needs none. Every stage carries the source extent of each
// byte, so spans never have to be searched for again.
//
// Ids and spans equal those of the reference implementation (the Rust library
// behind the npm and Python packages "tokenizers"), in bytes. Where the
// reference takes no input at all, invalid UTF-8, each bad byte reads as one
// U+FFFD whose span is that byte.
//
// Supported are the models WordPiece, Unigram and BPE, and the normalizers,
// pre-tokenizers (Split among them, with patterns that Go can read) and templates that
// encoders use with them; anything else is
// refused when the file is loaded, with ErrUnsupported.
package subword
