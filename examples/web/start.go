package main

import (
	"errors"
	"net/http"

	"github.com/bayan-nlp/bayan/stance/target"
)

// startView is the page with the form for an article.
type startView struct {
	Form      submission
	Problems  problems
	Languages []choice
	Seeds     []string
	Kept      []keptView
	MaxBytes  int
}

// keptView is a line of the list of articles.
type keptView struct {
	Href, Title, Lang, Published string
	Statements, Stances, Own     int
}

// start shows the form. With ?targets=KEY it holds the own targets of an
// article that was analysed before.
func (s *server) start(w http.ResponseWriter, r *http.Request) {
	var f submission
	if k := s.shelf.get(r.URL.Query().Get("targets")); k != nil {
		f.Table = k.Table
	}
	s.showStart(w, r, http.StatusOK, f, nil)
}

func (s *server) showStart(w http.ResponseWriter, r *http.Request, status int, f submission, bad problems) {
	l := s.localeOf(r)
	v := &startView{Form: f, Problems: bad, Seeds: seedNames(), MaxBytes: s.maxBytes}
	for _, lang := range [...]string{"", "ar", "en"} {
		v.Languages = append(v.Languages, choice{Value: lang, Name: l.T("language." + lang), Chosen: lang == f.Lang})
	}
	for _, k := range s.shelf.list() {
		v.Kept = append(v.Kept, keptViewOf(l, k))
	}
	s.show(w, r, status, "start", &page{L: l, Title: l.T("start.title"), Here: "/", Nav: "article", Body: v})
}

func keptViewOf(l *locale, k *kept) keptView {
	v := keptView{Href: "/articles/" + k.Key, Title: titleOf(l, k.Report), Lang: k.Report.Article.Lang,
		Statements: len(k.Report.Statements), Own: len(k.Own)}
	for i := range k.Report.Statements {
		v.Stances += len(k.Report.Statements[i].Stances)
	}
	if p := k.Report.Article.Published; !p.IsZero() {
		v.Published = p.Format("2006-01-02")
	}
	return v
}

// batchView is the page after an upload of several articles.
type batchView struct {
	Done     []keptView
	Problems problems
}

// submit analyses what the form sends. One article leads to its page, several to
// a list.
func (s *server) submit(w http.ResponseWriter, r *http.Request) {
	l := s.localeOf(r)
	f, err := s.readSubmission(w, r)
	if err != nil {
		s.showStart(w, r, statusOf(err), submission{}, problems{s.explain(l, "text", err)})
		return
	}
	if len(f.Table) > s.maxTargets {
		s.showStart(w, r, http.StatusRequestEntityTooLarge, *f, problems{{Field: "targets", Text: l.T("problem.targets.large", "n", s.maxTargets)}})
		return
	}
	a, err := s.desk.analyzer(f.Table)
	if err != nil {
		bad := problems{s.explain(l, "", err)}
		if errors.Is(err, target.ErrTarget) {
			bad = tableProblems(l, "targets", err)
		}
		s.showStart(w, r, http.StatusUnprocessableEntity, *f, bad)
		return
	}
	list, bad := s.articles(r.Context(), l, f)
	status := http.StatusUnprocessableEntity
	v := &batchView{Problems: bad}
	for _, article := range list {
		k, err := s.desk.analyze(r.Context(), a, article)
		if err != nil {
			v.Problems = append(v.Problems, s.explain(l, "text", err))
			status = statusOf(err)
			if r.Context().Err() != nil {
				break
			}
			continue
		}
		s.shelf.put(k)
		v.Done = append(v.Done, keptViewOf(l, k))
	}
	switch {
	case len(v.Done) == 0:
		s.showStart(w, r, status, *f, v.Problems)
	case len(v.Done) == 1 && len(v.Problems) == 0:
		http.Redirect(w, r, v.Done[0].Href, http.StatusSeeOther)
	default:
		for i := range v.Problems {
			v.Problems[i].Field = "" // the form is not on this page
		}
		s.show(w, r, http.StatusOK, "batch", &page{L: l, Title: l.T("batch.title"), Here: "/", Nav: "article", Body: v})
	}
}
