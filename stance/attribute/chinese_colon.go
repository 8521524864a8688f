package attribute

import "strings"

// maxLabel is how many tokens the words before a colon have at most that names who
// speaks.
const maxLabel = 24

// colon reads the sentence [a, b) as one that begins with its speaker and a colon: a
// headline, or the paragraph of a transcript.
func (r *zhReader) colon(a, b int, opens bool) bool {
	if !opens || a > 0 && r.t[a-1].mark == '(' {
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
	if r.line && !r.heads(m) {
		return false
	}
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

// heads reports whether m, before the colon of a headline, is likelier to speak than to be what
// the article is about: a state, one of its bodies, a person or medium, but no school and no column.
func (r *zhReader) heads(m *mention) bool {
	switch m.kind {
	case Document:
		return false
	case Organisation:
		last := &r.t[m.next-1]
		switch last.text {
		case "大学", "学院", "学校", "公司", "集团", "银行", "医院", "社区", "街道":
			return false
		}
		return m.org != nil || m.country != "" || len(last.text) > len("部") && last.is(zhBody) && (last.detail != "" || strings.HasSuffix(last.text, "部") || strings.HasSuffix(last.text, "办") || strings.HasSuffix(last.text, "委"))
	case Office:
		if text := r.t[m.next-1].text; text == "声音" || text == "观点" || text == "大家" {
			return false
		}
		return m.anonymous || m.country != ""
	}
	return true
}

// dropLabels takes out the headlines with a colon before whose colon stands a person who says
// nothing in the article: it is about him.
func (r *zhReader) dropLabels() {
	speaks := map[string]bool{}
	for i := range r.frames {
		f := &r.frames[i]
		for k := range f.subjects {
			if s := &f.subjects[k]; f.rule != ColonCue && s.hasName() {
				speaks[s.name[len(s.name)-1]] = true
			}
		}
	}
	place := make([]int, len(r.frames))
	kept := r.frames[:0]
	for i, f := range r.frames {
		m := &mention{}
		if len(f.subjects) > 0 {
			m = &f.subjects[0]
		}
		if place[i] = len(kept); f.rule == ColonCue && f.kind != Direct && m.kind == Person && m.person == nil && m.hasName() && !speaks[m.name[len(m.name)-1]] {
			place[i] = -1
			continue
		}
		if f.carry >= 0 {
			f.carry = place[f.carry]
		}
		kept = append(kept, f)
	}
	r.frames = kept
}
