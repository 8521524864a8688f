package attribute

import "unicode/utf8"

// maxAdjunct is how many tokens a phrase has at most that tells when or where.
const maxAdjunct = 40

// lead moves over what stands before the subject of the segment [a, b): links, times,
// places, topics.
func (r *zhReader) lead(a, b int, x *zhAttribution) int {
	s := r.byline(a, b)
	for s < b {
		t := &r.t[s]
		if r.oddName(s, b) > s {
			return s
		}
		switch {
		case t.is(zhContrast):
			x.contrast = true
			s++
		case t.class&(zhConnective|zhTime|zhAside) != 0 && t.class&zhHead == 0:
			s++
		case t.is(zhAdverb) && t.class&zhHead == 0 && !(t.is(zhPreposition) && r.closing(s, b) > 0):
			x.link = x.link || t.detail == "link"
			s++
		case t.mark != 0 && t.mark != ':':
			s++
		case t.is(zhPreposition):
			p := r.closing(s, b)
			if p == 0 {
				return s
			}
			r.topic(s, p, x)
			s = p
		default:
			return s
		}
	}
	return s
}

// closing is the token after the word that closes the phrase which the preposition or
// verb at s opens (在…会上, 就…问题, 接受采访时); 0 where none does.
func (r *zhReader) closing(s, b int) int {
	topic := r.t[s].is(zhTopic)
	for i := s + 1; i < b && i <= s+maxAdjunct; i++ {
		t := &r.t[i]
		if t.mark == ':' || t.mark == ',' {
			return 0
		}
		if !t.is(zhClosing) && !(topic && t.is(zhTopicEnd)) {
			continue
		}
		if i+1 < b && (r.t[i+1].text == "的" || r.t[i+1].is(zhClosing|zhTopicEnd)) {
			continue
		}
		if i+1 < b && topic && t.is(zhTopicEnd) && r.t[i+1].is(zhAct) {
			continue // 就有关问题接受采访时
		}
		return i + 1
	}
	return 0
}

// topic notes what the phrase [s, p) says that the statement is about.
func (r *zhReader) topic(s, p int, x *zhAttribution) {
	if !r.t[s].is(zhTopic) {
		return
	}
	from, to := s+1, p
	for to > from && r.t[to-1].is(zhClosing) {
		to--
	}
	for k := from; k < to; k++ {
		if r.t[k].is(zhAct) && r.t[k].detail == "asked" { // 就…接受采访时
			to = k
		}
	}
	for from < to && r.t[from].is(zhAspect) {
		from++
	}
	if to > from {
		x.about = [2]int{from, to}
	}
}

// maxOpen is how many tokens an adjunct has at most that no word closes: 向记者表示.
const maxOpen = 24

// zone reports whether what stands between the subject, which ends at e, and the
// cue at k only tells when, where, how and to whom.
func (r *zhReader) zone(x *zhAttribution, s, e, k int) bool {
	if k > e && r.t[k-1].text == "地" {
		return true
	}
	for i := e; i < k; {
		t := &r.t[i]
		switch {
		case t.is(zhAdverb|zhTime|zhAside|zhConnective|zhModifier) && !(t.is(zhPreposition) && r.closing(i, k) > 0):
			x.link = x.link || t.detail == "link"
			i++
		case t.is(zhNegation):
			x.negated = i == k-1
			if !x.negated || !r.deniable(x.verb) {
				return false
			}
			i++
		case t.is(zhPreposition | zhAct):
			if t.text == "对" && x.verb.has(zhOn) && k-i <= maxAdjunct && r.t[k-1].text != "的" {
				to := k
				for to > i+1 && r.t[to-1].is(zhAdverb) {
					to--
				}
				if !r.t[to-1].is(zhClosing) {
					x.on = [2]int{i + 1, to}
					return to > i+1
				}
			}
			p := r.closing(i, k)
			if p > 0 {
				r.topic(i, p, x)
				i = p
				continue
			}
			if k-i > maxOpen || r.t[k-1].text == "的" {
				return false
			}
			if !r.t[k].is(zhSay) || s == e && !x.link || t.is(zhAct) && x.cue[1] == k+1 && r.isNoun(k) {
				return false
			}
			if t.is(zhTopic) {
				r.topic(i, k, x)
			}
			return true
		case t.mark == '-':
			i++
		default:
			return false
		}
	}
	return true
}

// deniable reports whether the verb with 不 before it denies what follows.
func (r *zhReader) deniable(v *zhCue) bool {
	switch v.class {
	case "think", "agree", "admit", "support":
		return true
	}
	return false
}

// addressee moves over whom a call, a demand or a warning is addressed to.
func (r *zhReader) addressee(k, b int) int {
	i := k
	for i < b {
		t := &r.t[i]
		if t.cue != nil && t.class&zhHead == 0 || t.is(zhQuoted) || t.class&zhStop != 0 && t.class&zhHead == 0 {
			break
		}
		if t.class&(zhHead|zhModifier|zhDeterminer|zhQuantity|zhAnd|zhPronoun|zhFormer|zhAside) == 0 && t.iso == "" && t.org == nil && t.person == nil && t.mark != '/' && t.text != "等" {
			break
		}
		i++
	}
	if i > k && i == b && b < r.end && r.t[b].mark == ',' {
		return i
	}
	if i == k || i >= b || r.t[i].mark != 0 && r.t[i].mark != ',' && r.t[i].mark != ':' || r.t[i].text == "的" || r.t[i-1].is(zhAnd|zhModifier) || r.t[i-1].mark != 0 || r.t[i].is(zhClosing) {
		return k
	}
	return i
}

// isNoun reports whether the cue at k can be the object of a verb before it: 发布警告.
func (r *zhReader) isNoun(k int) bool {
	c := r.t[k].cue
	switch c.class {
	case "warn", "urge", "condemn", "accuse", "explain", "propose", "demand", "report":
		return utf8.RuneCountInString(r.t[k].text) == 2
	}
	return c.has(zhWeak)
}

// maxByline is how many tokens an agency line has at most.
const maxByline = 18

// byline moves over an agency line that the tokenizer has left in the sentence: 本报兰州5月3日电.
func (r *zhReader) byline(a, b int) int {
	if a != r.first {
		return a
	}
	paper := false
	switch r.t[a].text {
	case "本报", "本报讯", "本台", "新华社", "中新社", "人民网", "新华网":
		paper = true
	}
	for k := a + 1; k+1 < b && k <= a+maxByline; k++ {
		if (r.t[k].text == "电" || r.t[k].text == "讯") && (paper || r.t[k-1].is(zhTime) && r.t[k+1].space) {
			return k + 1
		}
	}
	return a
}
