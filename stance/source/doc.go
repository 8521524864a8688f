// Package source reads articles from files and streams, one after another.
//
// A file holds one article as plain text, or any number of them as JSON:
//
//   - Plain text is a title line, optionally a date line, and the body. All of
//     it becomes Article.Text, so that offsets lead into the file. The id is the
//     name of the file without folder and extension. Bytes that are not UTF-8
//     are decoded by [tokenize.Decode], and a note says from what; offsets then
//     lead into the decoded text. A UTF-8 byte order mark stays where it is.
//   - JSON is an object, an array of objects, or objects one after another, with
//     the keys of [stance.Article]. Offsets lead into the string "text". JSON is
//     UTF-8; a few bytes that are not are replaced, with a note, and so is half a
//     surrogate pair in an escape. A record with many is an error.
//   - JSON lines hold one object a line. A bad line costs no more than itself.
//
// The extension decides: .jsonl and .ndjson, .json, anything else is text.
// Standard input ("-") is JSON lines where its first character is "{", JSON
// where it is "[", and otherwise text. Data compressed with gzip or Zstandard is
// recognised by its first bytes, whatever the name, and .gz and .zst (.zstd)
// are no part of the name.
//
// Memory: one record is held at a time, and none may be longer than a limit;
// the same limit bounds what a compressed text may expand to.
package source
