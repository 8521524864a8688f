package attribute

// according reads segment i as one that names the source of what follows: 据路透社报道，….
// It returns the statement that it opens, nil where it is no such segment, or where the
// next segment says itself who speaks.
func (r *zhReader) according(segs []zhSegment, i int) *zhOpen {
	g := &segs[i]
	var x zhAttribution
	s := r.lead(g.a, g.b, &x)
	if s >= g.b {
		return nil
	}
	o := &zhOpen{from: s + 1}
	o.frame = frame{rule: AccordingTo, carry: -1, parent: -1}
	switch t := &r.t[s]; {
	case t.is(zhAnonymousCue):
		o.anonymous = true
		o.cue = Cue{Span: r.span(s, s+1), Lemma: t.text, Class: "report"}
	case t.is(zhAccording):
		end, ok := r.sourceOf(o, s, g.b)
		if !ok {
			return nil
		}
		o.from = end
	default:
		return nil
	}
	if o.from < g.b && r.t[o.from].cue != nil && r.t[o.from].is(zhSay) {
		o.from++
	}
	if len(o.subjects) > 0 && o.subjects[0].kind == Medium {
		m := o.subjects[0]
		r.medium = &m
	}
	if o.from >= g.b && i+1 < len(segs) {
		next := &segs[i+1]
		if r.according(segs, i+1) != nil {
			return nil
		}
		if y, ok := r.attribution(next.a, next.b); ok && len(y.subjects) > 0 && !y.subjects[0].pronoun && !y.verb.has(zhInner|zhPlain) {
			return nil
		}
	}
	if len(o.subjects) > 0 {
		o.kindOf = o.subjects[0].kind
	}
	return o
}

// sourceOf reads whom 据 at token s names, up to 报道 or 介绍; end is the token after
// that.
func (r *zhReader) sourceOf(o *zhOpen, s, b int) (end int, ok bool) {
	e := -1
	for k := s + 1; k < b; k++ {
		if r.t[k].is(zhQuoted) || r.t[k].mark == ':' {
			break
		}
		if r.t[k].is(zhSource) || e >= 0 && r.t[k].is(zhDocument) {
			e = k
			if k+1 >= b || !r.t[k+1].is(zhSource|zhDocument) && r.t[k+1].text != "的" {
				break
			}
		}
	}
	if e < 0 {
		return 0, false
	}
	o.cue = Cue{Span: r.span(s, s+1), Lemma: r.t[s].text, Class: "according"}
	if r.t[e].cue != nil {
		end := e + 1
		if end < b && r.t[end].cue != nil && r.t[end].is(zhSay) {
			end++
		}
		o.cue = Cue{Span: r.span(e, end), Lemma: r.t[e].text, Class: "according"}
	}
	if from, to := r.cited(s+1, e+1); to > from {
		if list := r.phrases(from, to); len(list) > 0 {
			r.remember(s+1, r.phraseEnd(s+1, e))
			o.subjects, o.rule = list, ReportedSource
			return e + 1, true
		}
	}
	p := r.phraseEnd(s+1, e)
	if r.t[e].is(zhDocument) && p > s+1 && r.has(p, e, "的") {
		o.subjects = []mention{r.document(s+1, e+1)}
		r.figures(&o.subjects[0], s+1, p, e+1)
		return e + 1, true
	}
	if h := r.headed(s+1, e); h > s+1 {
		if o.subjects = r.phrases(h, r.phraseEnd(h, e)); len(o.subjects) == 1 {
			r.cover(&o.subjects[0], s+1)
			return e + 1, true
		}
	}
	if p > s+1 {
		if o.subjects = r.phrases(s+1, p); len(o.subjects) == 0 {
			if m, ok := r.phrase(s+1, e+1); ok && m.kind == Document {
				o.subjects = []mention{m}
			}
		}
	}
	if len(o.subjects) == 0 {
		if r.t[e].is(zhDocument) {
			o.subjects = []mention{r.document(s+1, e+1)}
		} else if p == s+1 && e == s+1 {
			o.anonymous = true
		} else {
			return 0, false
		}
	}
	return e + 1, true
}

// cited is whom the tokens [a, b) say that a medium cites: 援引知情人士的话.
func (r *zhReader) cited(a, b int) (from, to int) {
	for k := a; k < b; k++ {
		if !r.t[k].is(zhCiting) {
			continue
		}
		for e := k + 1; e < b && e <= k+maxAdjunct; e++ {
			if r.t[e].is(zhCited) || e > k+1 && r.t[e].cue != nil && r.t[e].is(zhSay) {
				end := e
				if end > k+1 && r.t[end-1].text == "的" {
					end--
				}
				return k + 1, end
			}
		}
		return k + 1, b
	}
	return 0, 0
}

// remember keeps the medium that the tokens [a, b) name, for 报道称 further on.
func (r *zhReader) remember(a, b int) {
	if b > a {
		if list := r.phrases(a, b); len(list) == 1 && list[0].kind == Medium {
			r.medium = &list[0]
		}
	}
}

// goesOn gives the frame of a bare 报道 or 声明 whoever it is of: the medium named last, or
// whoever the sentence before has spoken.
func (r *zhReader) goesOn(f *frame) {
	if len(f.subjects) != 1 || f.subjects[0].kind != Document || len(f.subjects[0].rest) > 0 || f.subjects[0].hasName() {
		return
	}
	m := &f.subjects[0]
	switch m.role {
	case "报道", "消息":
		if r.medium != nil {
			f.subjects = []mention{*r.medium}
		}
	case "声明", "联合声明", "公报", "联合公报":
		if r.last >= 0 && len(r.frames) == r.base && len(r.frames[r.last].subjects) > 1 {
			f.subjects, f.carry = nil, r.last
		}
	}
}

// cover makes the span of m, a noun with a relative clause before it, begin at token a.
func (r *zhReader) cover(m *mention, a int) {
	if !m.hasName() {
		m.span = r.span(a, m.next)
		if m.titleSpan.Len() > 0 {
			m.titleSpan = m.span
		}
	}
}
