package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// label reads a line "X : content": a headline, or a turn of an interview.
func (r *coReader) label(kind tokenize.RegionKind) bool {
	colon := -1
	for k := r.first; k < r.end && k-r.first < 14; k++ {
		if r.t[k].mark == ':' {
			colon = k
			break
		}
		if r.t[k].Kind == tokenize.QuoteMark || r.t[k].mark == ';' || r.t[k].mark == '?' || r.t[k].is(euFinite|euModal|euThat) && !r.t[k].is(euPreposition) {
			return false
		}
	}
	if colon <= r.first {
		return false
	}
	end := r.phraseForward(r.first, colon)
	if end <= r.first {
		return false
	}
	p := coPhrase{core: [2]int{r.first, end}}
	if end < colon && r.t[end].mark == ',' {
		if p.apps = r.apposition(end+1, colon); len(p.apps) > 0 {
			end = p.apps[len(p.apps)-1][1]
		}
	}
	if end != colon {
		return false
	}
	m := r.mention(p)
	direct := colon+1 < r.end && r.opening(colon+1)
	first := r.firstPerson(colon+1, r.end)
	if !r.labels(&m, kind, direct || first || colon+1 == r.end && m.kind == Person && len(m.name) > 1) {
		return false
	}
	f := frame{carry: -1, rule: ColonCue, cue: Cue{Span: r.t[colon].Span, Lemma: ":", Class: "say"}, subjects: []mention{m}}
	if colon+1 == r.end {
		r.pending, r.isColon, r.opened = f, true, -1
		return true
	}
	if direct {
		if close := r.closeOf(colon + 1); close > colon+1 && r.ends(close+1, r.end) {
			return r.add(f, [][2]int{{colon + 2, close}}, false) >= 0
		}
	}
	return r.add(f, [][2]int{{colon + 1, r.end}}, first) >= 0
}

// namesGovernment reports whether a phrase at the head of a headline can only be who
// speaks: a government by its seat, a state's ministry, a source.
func (r *coReader) namesGovernment(m *mention) bool {
	if m.state {
		p, n := r.g.w.places[r.g.lang].match(r.w[m.first].base, r.nextBase(m.first, m.next))
		return p.kind == governmentName && m.first+n == m.next
	}
	return m.kind == Organisation && m.org == nil && m.country != "" || m.kind == Office && r.t[m.next-1].is(euAnonymous) && m.next-m.first == 1
}

// colonQuote reads a quotation behind a clause that has no verb of saying: « Le maire
// est formel : “…” ». Its subject speaks.
func (r *coReader) colonQuote(i int) int {
	q := r.t[i+2].Quote
	if q < 0 || len(r.frames) > r.base || r.owner[q] >= 0 || !r.isSpeech(i+1) {
		return i + 1
	}
	close := r.closeOf(i + 1)
	p, ok := r.clauseSubject(r.from, i)
	if !ok || close <= i+1 || !r.ends(close+1, r.end) || !r.opensClause(p.core[0]) && !r.fronted(p.core[0]) {
		return i + 1
	}
	m := r.mention(p)
	if !m.pronoun && (m.kind != Person || !m.hasName() && m.role == "") && !(m.kind == Office && m.definite && !m.plural && r.hasRole([2]int{p.core[0], min(p.core[0]+2, p.core[1])})) {
		return i + 1
	}
	f := frame{carry: -1, rule: ColonCue, cue: Cue{Span: r.t[i].Span, Lemma: ":", Class: "say"}, subjects: []mention{m}}
	if r.add(f, [][2]int{{i + 2, close}}, false) < 0 {
		return i + 1
	}
	r.from = close + 1
	return close + 1
}

// labels reports whether the phrase before a colon names who speaks.
func (r *coReader) labels(m *mention, kind tokenize.RegionKind, spoken bool) bool {
	switch {
	case m.pronoun || m.kind == Unknown:
		return false
	case m.person != nil:
		return true
	case kind == tokenize.Headline && !spoken && r.namesGovernment(m):
		return true
	case m.state || m.kind == Document:
		return spoken
	case m.org != nil || m.kind == Medium || m.kind == Organisation || m.kind == Office:
		return spoken || kind == tokenize.Headline && (m.org != nil || m.kind == Medium)
	case m.kind == Person:
		if len(m.name) == 1 && m.role == "" {
			m.weak = !spoken && r.g.w.bearers[r.g.lang][m.name[0]] == nil
			return spoken || kind == tokenize.Headline
		}
		return len(m.name) <= 4 && (spoken || m.role != "" || r.g.forename[m.name[0]] != anyGender)
	}
	return false
}
