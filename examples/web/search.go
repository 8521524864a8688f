package main

import (
	"cmp"
	"net/http"
	"regexp"
	"strconv"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
)

// searchView is the page of what a search found.
type searchView struct {
	Form       *searchForm
	Hits       []hitView
	From       int // number of the first hit, from 1
	Prev, Next string
}

// hitView is a statement of the corpus.
type hitView struct {
	Article, Title, Lang string // Article is an address
	Date, Source         string
	Text                 string
	Speakers             []hitSpeaker
	Stances              []hitStance
	Copies               []hitView // other places of the same statement
	More                 int       // copies that are not shown
}

// CopiesInAll is how many copies there are.
func (h hitView) CopiesInAll() int { return len(h.Copies) + h.More }

type hitSpeaker struct{ Name, Href, Office, Country string }

type hitStance struct{ Target, Label, Word, Sign, Score, Evidence string }

// pageOfHits is how many rows a page has.
const pageOfHits = 50

// search answers with the statements that fit.
func (s *server) search(w http.ResponseWriter, r *http.Request) {
	l := s.localeOf(r)
	q := s.questionOf(r, l)
	snap, err := s.corpus.soon(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v := &searchView{Form: s.form(l, q, snap, "/corpus/search")}
	status := http.StatusOK
	if len(q.problems) > 0 {
		status = http.StatusUnprocessableEntity
	} else {
		list, err := s.corpus.store.Search(r.Context(), q.search(pageOfHits+1))
		if err != nil {
			s.fail(w, r, err)
			return
		}
		if len(list) > pageOfHits {
			list = list[:pageOfHits]
			v.Next = q.to("/corpus/search", "page", strconv.Itoa(q.Page+1))
		}
		if q.Page > 0 {
			v.Prev = q.to("/corpus/search", "page", pageName(q.Page-1))
		}
		v.From = q.Page*pageOfHits + 1
		v.Hits = s.hits(l, q, snap, list)
	}
	s.show(w, r, status, "search", &page{L: l, Title: l.T("search.title"), Nav: "corpus", Body: v})
}

// pageName is the number of a page in an address; the first has none.
func pageName(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// hits puts the rows of one statement together.
func (s *server) hits(l *locale, q *question, snap *snapshot, list []sqlite.Hit) []hitView {
	var out []hitView
	last := [2]string{}
	speakers, targets := map[string]bool{}, map[string]bool{}
	for i := range list {
		h := &list[i]
		if at := [2]string{h.Article, h.Statement}; i == 0 || at != last {
			last = at
			clear(speakers)
			clear(targets)
			x := hitView{Article: corpusAddress(h.Article, h.Statement), Title: cmp.Or(oneLine(h.Title), h.Article), Lang: h.Lang, Source: h.Source, Text: oneLine(h.Text)}
			if !h.Published.IsZero() {
				x.Date = h.Published.Format("2006-01-02")
			}
			out = append(out, x)
		}
		x := &out[len(out)-1]
		if !speakers[h.Speaker] {
			speakers[h.Speaker] = true
			x.Speakers = append(x.Speakers, s.hitSpeaker(l, q, snap, h.Speaker, h.Office, h.Country, label(l, h)))
		}
		if h.Target != "" && !targets[h.Target] {
			targets[h.Target] = true
			x.Stances = append(x.Stances, s.hitStance(l, h.Target, h.Label, h.Score, oneLine(h.Evidence)))
		}
	}
	return out
}

func label(l *locale, h *sqlite.Hit) string {
	if l.Lang == "ar" {
		return h.LabelAr
	}
	return h.LabelEn
}

func (s *server) hitSpeaker(l *locale, q *question, snap *snapshot, key, office, country, name string) hitSpeaker {
	x := hitSpeaker{Name: cmp.Or(oneLine(name), l.T("speaker.unknown")), Office: oneLine(office)}
	if x.Office == x.Name {
		x.Office = ""
	}
	if country != "" {
		x.Country = l.Country(country)
	}
	known := snap == nil // those without stances have no timeline
	if snap != nil {
		_, known = snap.names[key]
	}
	if known && key != "" {
		x.Href = question{}.to("/corpus/timeline", "speaker", key, "target", q.Target)
	}
	return x
}

func (s *server) hitStance(l *locale, id string, label stance.Label, score float64, evidence string) hitStance {
	return hitStance{targetName(l, s.desk.base, id), string(label), l.Word(label), emit.Symbol(label), emit.FormatScore(score), evidence}
}

// statementID is the form of the ids that have a place of their own on an
// article's page.
var statementID = regexp.MustCompile(`^t[0-9]+$`)

// corpusAddress is that of a statement on the page of its article.
func corpusAddress(article, statement string) string {
	anchor := ""
	if statementID.MatchString(statement) {
		anchor = statement
	}
	return place{Path: "/corpus/article", ID: article}.Link(filter{}, anchor)
}
