// Package testdata holds the gold articles and the awkward inputs that
// README.md beside it describes, for the tests and programs of this module.
// The go tool leaves folders of this name out of its patterns: import it by
// name.
package testdata

import (
	"embed"
	"io/fs"
)

//go:embed articles/*.json
var articles embed.FS

//go:embed raw
var raw embed.FS

// Articles holds the gold: one file ID.json an article.
func Articles() fs.FS { return sub(articles, "articles") }

// Raw holds small awkward inputs for decoders.
func Raw() fs.FS { return sub(raw, "raw") }

// sub is fs.Sub for folders that are embedded above.
func sub(f embed.FS, dir string) fs.FS {
	out, err := fs.Sub(f, dir)
	if err != nil { // only for a malformed dir
		return f
	}
	return out
}
