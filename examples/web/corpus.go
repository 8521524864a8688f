package main

import (
	"net/http"

	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
)

type corpus struct{ store *sqlite.Store }

func openCorpus(path string) (*corpus, error) {
	s, err := sqlite.Open(path, sqlite.ReadOnly())
	return &corpus{s}, err
}
func (c *corpus) close() error                                       { return c.store.Close() }
func (s *server) overview(w http.ResponseWriter, r *http.Request) {}
func (s *server) search(w http.ResponseWriter, r *http.Request)   {}
func (s *server) timeline(w http.ResponseWriter, r *http.Request) {}
func (s *server) behind(w http.ResponseWriter, r *http.Request)   {}
