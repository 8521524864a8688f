package stance

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Article is the input of an analysis.
type Article struct {
	ID    string
	Title string // metadata only: no offset of a report leads into it
	// Text is what is analysed, in valid UTF-8. Where the article came as plain
	// text, its headline and date line are part of it.
	Text string
	// Lang is a BCP 47 tag; only its primary subtag counts. Empty means the
	// analyzer's language or, without one, detection.
	Lang string
	// Published tells who held an office when the article was written. Where it
	// is zero, the date line of Text is taken.
	Published time.Time
	Source    string
	URL       string
	// Origin is where the article was read from, such as "wire.jsonl:17"; it
	// stands in errors and nowhere else.
	Origin string
	// Notes are what was noticed while the article was read, such as replaced
	// bytes; the report passes them on.
	Notes []Note
}

// articleJSON is an article as files hold it.
type articleJSON struct {
	ID        anyID  `json:"id"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	Lang      string `json:"lang"`
	Published string `json:"published"`
	Source    string `json:"source"`
	URL       string `json:"url"`
}

// anyID is an id that may stand as a number in the file.
type anyID string

// UnmarshalJSON implements json.Unmarshaler.
func (x *anyID) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && (b[0] == '-' || b[0] >= '0' && b[0] <= '9') {
		*x = anyID(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(x))
}

// MarshalJSON writes the keys id, title, text, lang, published, source, url;
// published is RFC 3339, or "" where it is zero.
func (a Article) MarshalJSON() ([]byte, error) {
	return marshal(articleJSON{anyID(a.ID), a.Title, a.Text, a.Lang, formatTime(a.Published), a.Source, a.URL})
}

// UnmarshalJSON reads what MarshalJSON writes. Keys may be absent, unknown ones
// are ignored, id may be a number, and published may be in any form that [ParseTime] reads.
func (a *Article) UnmarshalJSON(b []byte) error {
	var j articleJSON
	if err := json.Unmarshal(b, &j); err != nil {
		if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
			if wrong.Field == "" {
				return fmt.Errorf("stance: want an object, got %s: %w", wrong.Value, ErrField)
			}
			return fmt.Errorf("stance: %s: want a %s, got a %s: %w", wrong.Field, wrong.Type.Kind(), wrong.Value, ErrField)
		}
		return err
	}
	t, err := ParseTime(j.Published)
	if err != nil {
		return fmt.Errorf("stance: published: %w: %.40q", ErrTime, j.Published)
	}
	*a = Article{ID: string(j.ID), Title: j.Title, Text: j.Text, Lang: j.Lang, Published: t, Source: j.Source, URL: j.URL}
	return nil
}

// timeLayouts are the forms of ParseTime. Go reads fractions of seconds also
// where a layout has none.
var timeLayouts = [...]string{
	time.RFC3339,
	"2006-01-02T15:04:05",
	"2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05",
	"2006-01-02T15:04",
	"2006-01-02 15:04",
	"2006-01-02",
	time.RFC1123Z,
	time.RFC1123,
	"Mon, 2 Jan 2006 15:04:05 -0700",
}

// ParseTime reads a date with or without a time, as article files give them:
// RFC 3339, a space in place of the T, without zone (UTC is meant), without
// seconds, the day alone, or the form of mail and RSS. The empty string gives the zero time.
func ParseTime(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("stance: %w: %.40q", ErrTime, s)
}

func formatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// marshal is json.Marshal without the escapes that only HTML needs.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
