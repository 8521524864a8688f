package attribute

// maxLabel is how many tokens the words before a colon have at most that names who
// speaks.
const maxLabel = 24

// colon reads the sentence [a, b) as one that begins with its speaker and a colon: a
// headline, or the paragraph of a transcript.
func (r *zhReader) colon(a, b int, opens bool) bool {
	if !opens {
		return false
	}
	c := a
	for c < b && c <= a+maxLabel && r.t[c].mark != ':' && r.t[c].mark != ',' {
		c++
	}
	if c >= b-1 || r.t[c].mark != ':' {
		return false
	}
	var x zhAttribution
	s := r.lead(a, c, &x)
	e := r.phraseEnd(s, c)
	if s >= e {
		return false
	}
	list := r.phrases(s, e)
	if len(list) == 0 {
		if r.line || !r.isName(s, e, false) || e != c {
			return false
		}
		m := mention{first: s, next: e, kind: Person, span: r.span(s, e), guess: true}
		r.setName(&m, s, e)
		list = []mention{m}
	}
	f := frame{rule: ColonCue, carry: -1, parent: -1, subjects: list, cue: Cue{Span: r.span(c, c+1), Lemma: ":", Class: "say"}}
	switch {
	case e == c:
	case r.line && r.t[e].is(zhAnswer):
		if e+1 < c {
			f.about = r.span(e+1, c)
		}
	default:
		return false
	}
	m := &list[0]
	if m.pronoun || !r.line && (len(list) > 1 || m.kind != Person && !m.hasName()) {
		return false
	}
	if r.line {
		r.add(f, [][2]int{{c + 1, b}})
		return true
	}
	reg := &r.d.Regions[r.d.Sentences[r.sentence].Region]
	end := b
	for end < len(r.t) && r.t[end].first < reg.Words[1] {
		end++
	}
	f.kind = Direct
	r.add(f, [][2]int{{c + 1, end}})
	r.past = reg.End
	return true
}
