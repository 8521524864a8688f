package emit

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Files makes the files of a format that has several, one after another: the
// next is asked for when the last has been closed. Names have no folder.
type Files func(name string) (io.WriteCloser, error)

// Folder makes files in a folder, which must exist. A file of that name is
// replaced.
func Folder(dir string) Files {
	return func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(dir, name)) }
}

// Archive makes files in a zip archive, without dates, so that the same files
// give the same bytes. Closing the archive is the caller's.
func Archive(z *zip.Writer) Files {
	return func(name string) (io.WriteCloser, error) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		return open{w}, err
	}
}

// open is a writer whose Close does nothing.
type open struct{ io.Writer }

func (open) Close() error { return nil }

// writeFile makes one file.
func (f Files) writeFile(name string, b []byte) error {
	w, err := f(name)
	if err != nil {
		return fmt.Errorf("emit: %w", err)
	}
	_, err = w.Write(b)
	if e := w.Close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("emit: %s: %w", name, err)
	}
	return nil
}

// longestName is the longest stem of a file name in bytes: file systems take
// 255, with room left for an extension and a number.
const longestName = 120

// stems gives articles the names of their files.
type stems map[string]bool

// of is a stem for the article of that id: the id itself where it can be a
// file name everywhere, and otherwise what can be kept of it with the start of
// its SHA-256. Two articles of one id get different stems.
func (s stems) of(id string) string {
	stem := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, strings.ToValidUTF8(id, "_"))
	stem = strings.TrimLeft(stem, ".-")
	for len(stem) > longestName {
		_, n := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-n]
	}
	if stem == "" && id == "" {
		stem = "article"
	} else if stem != id {
		sum := sha256.Sum256([]byte(id))
		stem += "-" + hex.EncodeToString(sum[:4])
	}
	out := stem
	for n := 2; s[strings.ToLower(out)]; n++ { // some file systems do not tell A from a
		out = fmt.Sprintf("%s-%d", stem, n)
	}
	s[strings.ToLower(out)] = true
	return out
}
