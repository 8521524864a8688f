package attribute

import "strings"

// maxNoun is how many tokens a noun phrase has at most.
const maxNoun = 64

// phraseEnd is the end of the noun phrase that begins at s: the first word that no
// noun phrase holds.
func (r *zhReader) phraseEnd(s, b int) int {
	e := s
	for ; e < b && e < s+maxNoun; e++ {
		t := &r.t[e]
		if t.cue != nil && t.cue.has(zhWeak) && e > s && e+1 < b && r.t[e+1].is(zhHead) {
			continue // 分析公司
		}
		if t.is(zhAnd) && t.is(zhPreposition) && r.inBody(s, e, b) {
			continue
		}
		if t.text == "所" && e > s && e+1 < b && r.t[e+1].cue == nil && !r.t[e+1].is(zhVerb|zhStop) {
			continue // 多所学校
		}
		if e > s && r.inSound(e, b) {
			continue // 亚当斯
		}
		if e > s && t.text == "会" && e+1 < b && r.t[e+1].is(zhRole|zhBody|zhMeeting) || e == s && r.oddName(s, b) > s {
			e = max(e, r.oddName(s, b)-1)
			continue // 慕安会主席; 于海
		}
		if t.class&zhStop != 0 && t.class&zhHead == 0 && t.person == nil || t.cue != nil && t.class&zhHead == 0 || t.mark != 0 && t.mark != '/' && t.mark != '-' {
			break
		}
		if t.is(zhPronoun) && e > s {
			break
		}
	}
	return e
}

// oddName is the end of a Chinese name at s that has a function word in it (于海, 张又新) and
// stands right before a cue or what tells when and how; s where there is none.
func (r *zhReader) oddName(s, b int) int {
	if s >= b || !r.t[s].is(zhSurname) || len(r.t[s].text) != 3 {
		return s
	}
	for n := 2; n <= 3 && s+n < b; n++ {
		odd := r.t[s].class&zhStop != 0
		for k := s; k < s+n; k++ {
			t := &r.t[k]
			if len(t.text) != 3 || t.mark != 0 || t.cue != nil || t.text == "的" || t.is(zhQuoted|zhAside|zhNegation|zhPassive) {
				return s
			}
			odd = odd || k > s && t.class&(zhStop|zhPronoun) != 0
		}
		if next := &r.t[s+n]; odd && (next.is(zhSay) && next.cue != nil || next.is(zhTime)) {
			return s + n
		}
	}
	return s
}

// maxField is how many tokens the last field in the name of a ministry has at most.
const maxField = 6

// inBody reports whether 与 at e joins the fields in the name of one body: 外交与侨民事务部.
func (r *zhReader) inBody(s, e, b int) bool {
	if e == s || !r.t[e-1].is(zhModifier) && !r.t[e-1].plain() {
		return false
	}
	for k := e + 1; k < b && k <= e+maxField; k++ {
		t := &r.t[k]
		if t.is(zhBody) || t.is(zhRole) && (r.t[e+1].is(zhModifier) || strings.HasSuffix(t.text, "部长") || strings.HasSuffix(t.text, "大臣")) {
			return true
		}
		if !t.is(zhModifier|zhDecoy) && !t.plain() {
			return false
		}
	}
	return false
}

// headed is where the head of a subject begins that has a relative clause or 有 before it
// (来自灾区的居民, 国内有舆论), in [s, k); s where there is none.
func (r *zhReader) headed(s, k int) int {
	from := s
	for p := s; p+1 < k; p++ {
		t := &r.t[p]
		switch {
		case t.text == "有" && p-s <= maxNameTokens, t.text == "的" && p > s && !r.closed(s, p):
		default:
			continue
		}
		e := r.phraseEnd(p+1, k)
		if e == p+1 {
			continue
		}
		if r.t[e-1].is(zhDocument) || t.text == "的" && r.simple(s, e) {
			continue
		}
		if e < k && !r.t[e].is(zhTime|zhAdverb|zhPreposition|zhAside|zhNegation) {
			continue
		}
		m, ok := r.phrase(p+1, e)
		if !ok || !m.hasName() && t.text == "的" && !r.t[e-1].is(zhRole|zhCollective|zhMedium|zhBody) {
			continue
		}
		if m.kind != Document && (t.text == "的" || m.kind == Office || m.kind == Medium) {
			from = p + 1
		}
	}
	return from
}

// simple reports whether [s, e) is a noun phrase as it stands.
func (r *zhReader) simple(s, e int) bool {
	return r.phraseEnd(s, e) == e
}

// closed reports whether an adjunct that begins before p ends behind it: 在他发表的声明中.
func (r *zhReader) closed(s, p int) bool {
	for i := s; i < p; i++ {
		if r.t[i].is(zhPreposition) && r.closing(i, r.end) > p {
			return true
		}
	}
	return false
}

// maxManner is how many tokens an adverb in 地 has at most.
const maxManner = 8

// beforeManner is the end of the subject that begins at s, before an adverb in 地 that the
// tables do not have and that ends at k; k where there is no subject.
func (r *zhReader) beforeManner(s, k int) int {
	for e := k - 2; e > s && e >= k-maxManner; e-- {
		if len(r.phrases(s, e)) > 0 {
			return e
		}
	}
	return k
}
