package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/testdata"
)

// gold is an annotated article.
type gold struct {
	ID           string              `json:"id"`
	Lang         string              `json:"lang"`
	Published    string              `json:"published"`
	Text         string              `json:"text"`
	Speakers     map[string][]string `json:"speakers"` // key: names, fullest first
	SpeakerKinds map[string]string   `json:"speaker_kinds"`
	Statements   []goldStatement     `json:"statements"`

	published time.Time
	file      string
}

// goldStatement is one annotated statement.
type goldStatement struct {
	Speakers  []string          `json:"speakers"`
	Reference string            `json:"reference"`
	Kind      string            `json:"kind"`
	Cue       string            `json:"cue"`
	Spans     [][2]int          `json:"spans"`
	Stances   map[string]string `json:"stances"` // target: label, or a|b for either
	Optional  bool              `json:"optional"`
}

// unknownName is how gold calls a speaker whom the article does not name.
const unknownName = "?unknown"

// names are those of a speaker key; unknown ones have none.
func (g *gold) names(key string) []string {
	if list, ok := g.Speakers[key]; ok {
		if len(list) > 0 && list[0] == unknownName {
			return nil
		}
		return list
	}
	if strings.HasPrefix(key, "?") {
		return nil
	}
	return []string{key}
}

// article is the input for the analyzer.
func (g *gold) article() *stance.Article {
	return &stance.Article{ID: g.ID, Text: g.Text, Lang: g.Lang, Published: g.published}
}

// parseGold reads and checks one file.
func parseGold(b []byte, file string) (*gold, error) {
	g := &gold{file: file}
	if err := json.Unmarshal(b, g); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if g.ID == "" {
		g.ID = strings.TrimSuffix(filepath.Base(file), ".json")
	}
	if g.Statements == nil {
		return nil, fmt.Errorf("%s: no statements: an article without gold", file)
	}
	var err error
	if g.published, err = stance.ParseTime(g.Published); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for i, s := range g.Statements {
		if len(s.Spans) == 0 || len(s.Speakers) == 0 {
			return nil, fmt.Errorf("%s: statement %d: no spans or no speakers", file, i+1)
		}
		for _, x := range s.Spans {
			if x[0] < 0 || x[0] >= x[1] || x[1] > len(g.Text) || !boundary(g.Text, x[0]) || !boundary(g.Text, x[1]) {
				return nil, fmt.Errorf("%s: statement %d: bad span %v", file, i+1, x)
			}
		}
		for target, label := range s.Stances {
			for l := range strings.SplitSeq(label, "|") {
				switch stance.Label(l) {
				case stance.Favor, stance.Against, stance.Neutral:
				default:
					return nil, fmt.Errorf("%s: statement %d: %s: label %q", file, i+1, target, label)
				}
			}
		}
	}
	return g, nil
}

func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// readGold reads files and the .json files of folders; without names, the gold
// of the module.
func readGold(names []string) ([]*gold, error) {
	var out []*gold
	if len(names) == 0 {
		return readFolder(testdata.Articles(), "testdata/articles")
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if info.IsDir() {
			list, err := readFolder(os.DirFS(name), name)
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		g, err := parseGold(b, name)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	if len(out) == 0 {
		return nil, errors.New("no gold articles")
	}
	return out, nil
}

// readFolder reads the .json files of a folder, in the order of their names.
func readFolder(fsys fs.FS, dir string) ([]*gold, error) {
	files, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return nil, err
	}
	var out []*gold
	for _, f := range files {
		b, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, err
		}
		g, err := parseGold(b, filepath.Join(dir, f))
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}
