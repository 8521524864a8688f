// Package seeds holds real articles, so that every program has an input when
// it is given none.
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed *.txt
var files embed.FS

// Default is the name of the article that programs take when they are given
// none: an Arabic report of 9 April 2024 on the talks of the foreign ministers
// of Russia and China in Beijing.
const Default = "ar-2024-04-09.txt"

// Files holds the articles as plain text: title, date line, body.
func Files() fs.FS { return files }

// Article is the text of [Default]. The caller owns the memory.
func Article() []byte {
	b, err := files.ReadFile(Default)
	if err != nil { // it is embedded
		return nil
	}
	return b
}
