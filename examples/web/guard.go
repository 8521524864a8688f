package main

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// policy is the Content-Security-Policy of every answer: the program's own
// style sheet, script and icon, forms to itself, and nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; " +
	"base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// guard keeps out requests that do not come from the program's own pages.
type guard struct {
	loopback bool // only this machine can connect
}

func guardOf(a net.Addr) guard {
	t, ok := a.(*net.TCPAddr)
	return guard{loopback: ok && t.IP.IsLoopback()}
}

// shown is the address as a person would type it.
func (g guard) shown(a net.Addr) string {
	if _, port, err := net.SplitHostPort(a.String()); err == nil && g.loopback {
		return net.JoinHostPort("localhost", port)
	}
	return a.String()
}

// names tells whether a Host header names this machine. Where only this machine can
// connect, other names are those of pages that want to read what is here
// (DNS rebinding).
func (g guard) names(host string) bool {
	if !g.loopback {
		return true
	}
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback()
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// wrap sets the headers of every answer and turns foreign requests away.
func (g guard) wrap(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if !g.names(r.Host) {
			http.Error(w, "this program answers to localhost only", http.StatusMisdirectedRequest)
			return
		}
		if err := origin.Check(r); err != nil {
			http.Error(w, "this form is not from a page of this program", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}
