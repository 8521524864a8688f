package main

import "net/url"

// place is where an article is shown: one that is kept, or one of the corpus.
type place struct {
	Path string // of the page
	ID   string // of the article in the corpus, "" otherwise
}

// Link is the address of the article with a filter, and a part of the page.
func (p place) Link(f filter, anchor string) string {
	q := url.Values{}
	p.id(q)
	if f.Speaker != "" {
		q.Set("speaker", f.Speaker)
	}
	if f.Target != "" {
		q.Set("target", f.Target)
	}
	return address(p.Path, q, anchor)
}

// Report is the address of the report in a format.
func (p place) Report(format string) string {
	q := url.Values{"format": {format}}
	p.id(q)
	return address(p.Path+"/report", q, "")
}

func (p place) id(q url.Values) {
	if p.ID != "" {
		q.Set("id", p.ID)
	}
}

// address puts an address together.
func address(path string, q url.Values, anchor string) string {
	u := url.URL{Path: path, RawQuery: q.Encode(), Fragment: anchor}
	return u.String()
}
