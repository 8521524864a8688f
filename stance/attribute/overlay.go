package attribute

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// overlay is a file system whose upper layer hides the lower one file by
// file.
type overlay struct{ upper, lower fs.FS }

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.lower.Open(name)
	}
	return f, err
}

// check names the first table of the upper layer that hides nothing.
func (o overlay) check() error {
	dirs := []string{"."}
	for len(dirs) > 0 {
		dir := dirs[0]
		dirs = dirs[1:]
		entries, err := fs.ReadDir(o.upper, dir)
		if err != nil {
			return fmt.Errorf("%w: %s: %w", ErrTable, dir, err)
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			switch {
			case e.IsDir() && dir == ".":
				dirs = append(dirs, name)
			case !e.IsDir() && path.Ext(name) == ".tsv":
				if _, err := fs.Stat(o.lower, name); err != nil {
					return fmt.Errorf("%w: %s: no table of this name to replace", ErrTable, name)
				}
			}
		}
	}
	return nil
}
