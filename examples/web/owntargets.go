package main

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/bayan-nlp/bayan/stance/target"
)

// tableName stands in the errors of package target for a table typed on a page.
const tableName = "line"

// problem is something that a person has to mend in a form.
type problem struct {
	Field  string // id of the form's field, "" for the whole
	Text   string // in the language of the page
	Detail string // of the library, in English
}

// problems are those of a form; it is an error, so that it travels as one.
type problems []problem

// Error implements error.
func (p problems) Error() string {
	var list []string
	for _, x := range p {
		list = append(list, strings.TrimSpace(x.Text+" "+x.Detail))
	}
	return strings.Join(list, "\n")
}

// Of are the problems of a field.
func (p problems) Of(field string) problems {
	var out problems
	for _, x := range p {
		if x.Field == field {
			out = append(out, x)
		}
	}
	return out
}

// spaces is what separates fields where a line has no tab: in a form, the tab key
// leaves the field.
var spaces = regexp.MustCompile(` {2,}`)

// tidyTable brings a table to the form in which it is read and remembered.
func tidyTable(typed string) string {
	if head := strings.TrimSpace(typed); strings.HasPrefix(head, "[") || strings.HasPrefix(head, "{") {
		return head // JSON
	}
	var out []string
	for line := range strings.Lines(unixLines(typed)) {
		line = strings.TrimRight(line, "\n ")
		if !strings.Contains(line, "\t") && !strings.HasPrefix(line, "#") {
			line = spaces.ReplaceAllString(strings.TrimSpace(line), "\t")
		}
		out = append(out, line)
	}
	return strings.Trim(strings.Join(out, "\n"), "\n")
}

// unixLines makes the line ends of forms, which are CRLF, those of files.
func unixLines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// readTable reads a table of targets. Errors wrap target.ErrTarget.
func readTable(table string) ([]target.Target, error) {
	if table == "" {
		return nil, nil
	}
	return target.Read(strings.NewReader(table), tableName)
}

// targetForm is the form that adds one target.
type targetForm struct {
	ID, Name, Lang    string
	Mentions, Decoys  string // patterns, one a line
	Table             string // of all own targets
	MaxBytes          int
	Problems          problems
	Languages         []choice
	ShowTable, Opened bool
}

// tableLanguages are the languages that the shipped targets have rules for, and
// all.
func tableLanguages(l *locale, chosen string) []choice {
	var out []choice
	for _, lang := range [...]string{"*", "ar", "en", "fr", "es", "ru", "zh"} {
		out = append(out, choice{Value: lang, Name: l.T("language." + lang), Chosen: lang == chosen})
	}
	return out
}

// rows makes the rows of a table from the form; problems name its fields.
func (f *targetForm) rows(l *locale) (string, error) {
	var bad problems
	id := strings.TrimSpace(f.ID)
	switch {
	case id == "":
		bad = append(bad, problem{Field: "target-id", Text: l.T("target.id.missing")})
	case strings.ContainsAny(id, " \t\r\n#*") || len(id) > 100:
		bad = append(bad, problem{Field: "target-id", Text: l.T("target.id.wrong")})
	}
	if strings.ContainsAny(f.Name, "\t\r\n") {
		bad = append(bad, problem{Field: "target-name", Text: l.T("target.name.wrong")})
	}
	lang := f.Lang
	if lang == "" {
		lang = "*"
	}
	var rows []string
	if name := strings.TrimSpace(f.Name); name != "" && len(bad) == 0 {
		for _, x := range languages() { // it is what to call the target on pages in any language
			rows = append(rows, strings.Join([]string{id, x, "name", name}, "\t"))
		}
	}
	mentions := 0
	for _, part := range [...]struct{ field, role, text string }{
		{"target-mentions", "mention", f.Mentions}, {"target-decoys", "decoy", f.Decoys},
	} {
		n := 0
		for line := range strings.Lines(unixLines(part.text)) {
			n++
			pattern := strings.Join(strings.Fields(line), " ")
			if pattern == "" {
				continue
			}
			row := strings.Join([]string{"x", lang, part.role, pattern}, "\t")
			if _, err := readTable(row); err != nil {
				for _, x := range tableProblems(l, part.field, err) {
					x.Text = l.T("problem.line", "n", n)
					bad = append(bad, x)
				}
				continue
			}
			if part.role == "mention" {
				mentions++
			}
			rows = append(rows, strings.Join([]string{id, lang, part.role, pattern}, "\t"))
		}
	}
	if mentions == 0 && len(bad.Of("target-mentions")) == 0 {
		bad = append(bad, problem{Field: "target-mentions", Text: l.T("target.mentions.missing")})
	}
	if len(bad) > 0 {
		return "", bad
	}
	return strings.Join(rows, "\n"), nil
}

// lineOf takes the line number off an error of a table.
var lineOf = regexp.MustCompile(`^` + tableName + `:([0-9]+): `)

// tableProblems tells what is wrong with a table.
func tableProblems(l *locale, field string, err error) problems {
	var out problems
	for _, e := range flatten(err) {
		s := strings.TrimPrefix(e.Error(), "stance: ")
		s = strings.TrimPrefix(s, target.ErrTarget.Error()+": ")
		p := problem{Field: field, Text: l.T("problem.table"), Detail: s}
		if m := lineOf.FindStringSubmatch(s); m != nil {
			p.Text, p.Detail = l.T("problem.line", "n", m[1]), s[len(m[0]):]
		}
		out = append(out, p)
		if len(out) == mostProblems {
			break
		}
	}
	return out
}

// mostProblems is how many are shown: one mends them from the first.
const mostProblems = 20

// flatten is the errors that were joined to one.
func flatten(err error) []error {
	if err == nil {
		return nil
	}
	var joined interface{ Unwrap() []error }
	for e := err; e != nil; e = errors.Unwrap(e) {
		if x, ok := e.(interface{ Unwrap() []error }); ok {
			joined = x
			break
		}
	}
	// fmt.Errorf with several %w has that method too; only joined errors are
	// lists, and those have a line each.
	if joined == nil || !strings.Contains(fmt.Sprint(joined), "\n") {
		return []error{err}
	}
	var out []error
	for _, e := range joined.Unwrap() {
		out = append(out, flatten(e)...)
	}
	return out
}
