package attribute

import "strings"

// zhAttribution is a cue with its subject, as a segment has them.
type zhAttribution struct {
	subjects []mention // empty where elided
	link     bool      // 并, 还 before the cue: it goes on
	contrast bool      // 而, 但 before the subject
	verb     *zhCue
	cue      [2]int // tokens
	content  int    // the first token of what is said
	on       [2]int // what stands between 对 and the cue
	about    [2]int // the topic
	negated  bool
	source   bool // the subject is whom a medium cites
}

// maxZone is how many tokens stand at most between a subject and its cue.
const maxZone = 45

// attribution looks in the segment [a, b) for a subject and, behind what tells when,
// where and how, a cue. There is none where what stands before the cue is no
// subject that can speak.
func (r *zhReader) attribution(a, b int) (x zhAttribution, ok bool) {
	s := r.lead(a, b, &x)
	if s >= b || r.t[s].is(zhAuthor) {
		return x, false
	}
	e := r.phraseEnd(s, b)
	for k := e; k < b && k <= e+maxZone; k++ {
		t := &r.t[k]
		if t.mark == ':' || t.is(zhQuoted) && r.isSpeech(k) {
			break
		}
		if t.cue == nil || !r.isCue(k, b) || r.later(k, b) {
			continue
		}
		y := x
		y.verb, y.cue = t.cue, [2]int{k, k + 1}
		r.afterCue(&y, b)
		if !r.takes(&y, b) {
			continue
		}
		if r.bind(&y, s, e, k) {
			return y, true
		}
	}
	return x, false
}

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

// isCue reports whether the cue verb at k is one here: no attribute, no passive,
// nothing that is not said.
func (r *zhReader) isCue(k, b int) bool {
	if k+1 < b {
		n := &r.t[k+1]
		if n.text == "的" || n.text == "者" || n.text == "与否" {
			return false
		}
	}
	if k > r.first && r.t[k-1].text == "的" {
		return false // 联盟的决定
	}
	for p := k - 1; p >= r.first && p >= k-3; p-- {
		t := &r.t[p]
		switch {
		case t.is(zhNever | zhPassive | zhModal), t.text == "所":
			return false
		case t.is(zhAdverb | zhNegation):
			continue
		}
		break
	}
	return true
}

// later reports whether the segment [.., b) has another cue behind k and the word for
// when: 就美国指责…答记者问时表示.
func (r *zhReader) later(k, b int) bool {
	for i := k + 1; i+1 < b && i <= k+maxAdjunct; i++ {
		if !r.t[i].is(zhClosing) {
			continue
		}
		n := i + 1
		for n < b && r.t[n].is(zhAdverb|zhTime|zhAside) {
			n++
		}
		if n < b && r.t[n].cue != nil && r.t[n].is(zhSay) {
			return true
		}
	}
	return false
}

// afterCue moves over what belongs to the cue: a second verb (回应称), 了, and the
// addressee of a call.
func (r *zhReader) afterCue(x *zhAttribution, b int) {
	k := x.cue[1]
	for k < b && r.t[k].cue != nil && r.t[k].is(zhSay) && k == x.cue[1] {
		k++
		x.cue[1] = k
		if x.verb.has(zhWeak) {
			x.verb = &zhCue{lemma: x.verb.lemma, class: x.verb.class}
		}
	}
	for k < b && r.t[k].is(zhAspect) {
		k++
	}
	if x.verb.has(zhTo) {
		k = r.addressee(k, b)
	}
	for k < b && (r.t[k].mark == ':' || r.t[k].mark == '-') {
		k++
	}
	x.content = k
}

// maxOpinion is how many tokens of an object make 提出 no word of speaking.
const maxOpinion = 6

// takes reports whether what follows the cue can be what is said.
func (r *zhReader) takes(x *zhAttribution, b int) bool {
	after := x.cue[1]
	if x.verb.has(zhOn) && b > after && r.t[b-1].is(zhCourtesy) {
		return false // 表示沉痛哀悼
	}
	if x.verb.has(zhWeak) {
		return after >= b && b < r.end || after < b && (r.t[after].mark == ':' || r.isSpeech(after))
	}
	if x.verb.lemma == "提出" && b-after <= maxOpinion && (r.t[b-1].text == "意见" || r.t[b-1].text == "建议" || r.t[b-1].text == "问题" || r.t[b-1].text == "要求") {
		return false // 提出很好的意见
	}
	if after >= b && b == r.end && (r.line || !r.t[x.cue[0]].is(zhSay)) {
		return false // 双方都表示感谢: nothing is left
	}
	return true
}

// bind reads the subject [s, e) of the cue at k.
func (r *zhReader) bind(x *zhAttribution, s, e, k int) bool {
	if from, to := r.cited(e, k); to > from && (e > s || x.link) {
		if x.subjects = r.phrases(from, to); len(x.subjects) > 0 {
			x.source = true
			r.remember(s, e)
			return true
		}
	}
	if p := r.headed(s, k); p > s {
		s = p
		e = r.phraseEnd(s, k)
	}
	if k > s+2 && r.t[k-1].text == "地" && len(r.phrases(s, e)) == 0 {
		e = r.beforeManner(s, min(k, e+2))
	}
	for e > s+1 && r.t[e-1].is(zhModifier) && r.t[e-1].class&zhHead == 0 {
		e-- // 首相临时宣布
	}
	from, to := s, e
	text := k > s+1 && r.t[k-1].is(zhDocument) && e < k && r.has(e, k, "的")
	if text {
		to = k
	} else if !r.zone(x, s, e, k) {
		return false
	}
	if from >= to {
		return !x.verb.has(zhNamed|zhOfText|zhOfBody|zhBoth) && (x.link || !x.verb.has(zhInner))
	}
	if text {
		x.subjects = []mention{r.document(from, to)}
		r.figures(&x.subjects[0], s, e, k)
	} else if x.subjects = r.phrases(from, to); len(x.subjects) == 0 {
		m, ok := r.guess(from, to, x)
		if !ok {
			return false
		}
		x.subjects = []mention{m}
	}
	return r.maySay(x)
}

// maySay reports whether a subject of the kind can do what the verb says.
func (r *zhReader) maySay(x *zhAttribution) bool {
	m := &x.subjects[0]
	several := len(x.subjects) > 1 || m.plural
	switch {
	case x.verb.has(zhOfText):
		return m.kind == Document || m.kind == Medium || m.kind == Organisation
	case x.verb.has(zhOfBody):
		return m.kind != Person && m.kind != Office || m.plural
	case x.verb.has(zhBoth):
		return several
	}
	return true
}

// has reports whether one of the tokens [a, b) is the word.
func (r *zhReader) has(a, b int, word string) bool {
	for k := a; k < b; k++ {
		if r.t[k].text == word {
			return true
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
