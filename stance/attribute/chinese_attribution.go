package attribute

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
	if s >= b || r.t[s].is(zhAuthor|zhAccording) {
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
	whole := s
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
	if whole < s && len(x.subjects) == 1 && r.t[s-1].text == "的" {
		r.cover(&x.subjects[0], whole)
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
