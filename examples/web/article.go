package main

import (
	"errors"
	"net/http"

	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
	"github.com/bayan-nlp/bayan/stance/target"
)

// filterOf reads the filter of an article's page.
func filterOf(r *http.Request) filter {
	q := r.URL.Query()
	return filter{Speaker: q.Get("speaker"), Target: q.Get("target")}
}

// article shows an article that is kept.
func (s *server) article(w http.ResponseWriter, r *http.Request) {
	k := s.shelf.get(r.PathValue("key"))
	if k == nil {
		s.problem(w, r, http.StatusNotFound, "problem.forgotten", "")
		return
	}
	s.showArticle(w, r, http.StatusOK, k, &targetForm{Table: k.Table})
}

func (s *server) showArticle(w http.ResponseWriter, r *http.Request, status int, k *kept, f *targetForm) {
	l := s.localeOf(r)
	at := place{Path: "/articles/" + k.Key}
	p := &page{L: l, Title: titleOf(l, k.Report), Nav: "article"}
	if r.Method != http.MethodGet {
		p.Here = at.Path
	}
	v := viewer{l: l, at: at, targets: k.Targets}.article(k.Report, filterOf(r))
	v.Key = k.Key
	v.Form = f
	f.MaxBytes, f.Languages = s.maxTargets, tableLanguages(l, f.Lang)
	if id := r.URL.Query().Get("added"); id != "" {
		v.Added = addedView(l, k, id)
	}
	p.Body = v
	s.show(w, r, status, "article", p)
}

// addedView tells what a new target came to, "" where there is none of that id.
func addedView(l *locale, k *kept, id string) string {
	for _, t := range k.Own {
		if t.ID != id {
			continue
		}
		n := 0
		for i := range k.Report.Statements {
			for _, x := range k.Report.Statements[i].Stances {
				if x.Target == id {
					n++
				}
			}
		}
		return l.T("target.added", "target", id, "n", n)
	}
	return ""
}

// addTarget analyses an article again with own targets: those that it has and a
// new one, or those of a table.
func (s *server) addTarget(w http.ResponseWriter, r *http.Request) {
	l := s.localeOf(r)
	k := s.shelf.get(r.PathValue("key"))
	if k == nil {
		s.problem(w, r, http.StatusNotFound, "problem.forgotten", "")
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, int64(6*s.maxTargets+formSlack))
	f := &targetForm{Table: k.Table}
	bad := func(status int, list problems) {
		f.Problems = list
		s.showArticle(w, r, status, k, f)
	}
	if err := r.ParseForm(); err != nil {
		drain(r)
		status, p := http.StatusBadRequest, problem{Text: l.T("problem.form"), Detail: err.Error()}
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			status, p = http.StatusRequestEntityTooLarge, problem{Text: l.T("problem.targets.large", "n", s.maxTargets)}
		}
		bad(status, problems{p})
		return
	}
	table, field, added := "", "table", ""
	if r.PostForm.Has("table") {
		f.Opened, f.ShowTable = true, true
		table = tidyTable(r.PostFormValue("table"))
		f.Table = table
	} else {
		f.Opened, field = true, "target-mentions"
		f.ID, f.Name, f.Lang = r.PostFormValue("id"), r.PostFormValue("name"), r.PostFormValue("lang")
		f.Mentions, f.Decoys = r.PostFormValue("mentions"), r.PostFormValue("decoys")
		rows, err := f.rows(l)
		var list problems
		if errors.As(err, &list) {
			bad(http.StatusUnprocessableEntity, list)
			return
		}
		table, added = rows, f.ID
		if k.Table != "" {
			table = k.Table + "\n" + rows
		}
	}
	if len(table) > s.maxTargets {
		bad(http.StatusRequestEntityTooLarge, problems{{Field: field, Text: l.T("problem.targets.large", "n", s.maxTargets)}})
		return
	}
	a, err := s.desk.analyzer(table)
	if err != nil {
		list := problems{s.explain(l, field, err)}
		if errors.Is(err, target.ErrTarget) {
			list = tableProblems(l, field, err)
		}
		bad(http.StatusUnprocessableEntity, list)
		return
	}
	next, err := s.desk.analyze(r.Context(), a, k.Article)
	if err != nil {
		bad(statusOf(err), problems{s.explain(l, "", err)})
		return
	}
	s.shelf.put(next)
	to := place{Path: "/articles/" + next.Key}.Link(filter{}, "")
	if added != "" {
		to += "?added=" + queryEscape(added)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// corpusArticle shows an article of the corpus.
func (s *server) corpusArticle(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("id")
	report, err := s.corpus.store.Analysis(r.Context(), id)
	if errors.Is(err, sqlite.ErrNotFound) {
		s.problem(w, r, http.StatusNotFound, "problem.corpus.article", "")
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	l := s.localeOf(r)
	v := viewer{l: l, at: place{Path: "/corpus/article", ID: id}, targets: s.desk.base}.article(report, filterOf(r))
	s.show(w, r, http.StatusOK, "article", &page{L: l, Title: titleOf(l, report), Nav: "corpus", Body: v})
}
