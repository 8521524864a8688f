package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// settle decides which candidates stand, ends the content of each where the
// next begins, and shares subjects along participle chains.
func (r *arReader) settle(frames []frame, cands []arCandidate, a, b int, si int32) []frame {
	governor := -1 // index into frames of the clause that participles share
	outer := -1    // that of the clause before it in the sentence
	governorAt := a
	free := a          // first word that no statement has taken
	told := false      // the governor has a clause with أن
	provision := false // a relative clause has told what a text provides
	for n := 0; n < len(cands); n++ {
		c := &cands[n]
		if c.at < free && !(c.rule == QuoteFirst) {
			continue
		}
		if n+1 < len(cands) && r.passesOn(c, &cands[n+1]) {
			continue
		}
		end := free
		if c.comp.kind == arNone {
			if c.rule == AccordingTo {
				if governor >= 0 {
					if g := &frames[governor]; len(g.subjects) == 1 && r.isReckoning(&g.subjects[0]) {
						g.subjects = c.subjects // وتشير التوقعات إلى أن …، طبقا للبنك
					}
					free = max(free, c.until)
					continue
				}
				c.ready = r.trimmed(nil, r.afterContrast(r.afterOpener(max(a, free), c.at), c.at), c.at)
				c.kind = Indirect
				if c.rule == AccordingTo && r.interrupts(c, b) {
					cut := b
					for k := n + 1; k < len(cands) && cut == b; k++ {
						if cands[k].from >= c.until && cands[k].splits {
							cut = cands[k].from
						}
					}
					rest, stop := r.clauseSpans(c.until, cut, b, false)
					c.ready, c.until = append(c.ready, rest...), stop
				}
			}
			end = max(free, c.until)
		} else {
			cut := b
			for k := n + 1; k < len(cands); k++ {
				if x := &cands[k]; x.from > c.comp.start && (x.splits || c.relative && r.isComma(x.from-1) || r.coordinates(c, x) || x.rule == AccordingTo && x.comp.kind == arNone && !(x.at-c.comp.start <= 3 && r.isComma(x.at-1))) {
					cut = x.from
					break
				} else if x.relative && x.at-2 > c.comp.start && r.t[x.at-1].conj && r.isComma(x.at-2) {
					cut = x.at - 1 // …، والذي يتوقع
					break
				}
			}
			cut = min(cut, r.mainVerb(c, a, cut), r.relativeEnd(c, a, cut))
			if c.rule == AccordingTo && r.ownsLater(c, cands[n+1:]) {
				continue
			}
			if that := r.thatOfGovernor(c, cut); told && that > 0 {
				rest, stop := r.clauseSpans(that+1, cut, b, true)
				frames[governor].content = append(frames[governor].content, rest...)
				c.content, c.kind, _ = r.extent(c, that-1, b)
				end = stop
			} else {
				c.content, c.kind, end = r.extent(c, cut, b)
			}
			if c.ready != nil {
				c.content = append(c.ready, c.content...)
			}
		}
		if c.ready != nil && c.content == nil {
			c.content = c.ready
		}
		if len(c.content) == 0 {
			continue
		}
		f := c.frame
		f.sentence = si
		if governor >= 0 && c.rule == ReportedSource && len(f.subjects) == 1 && f.subjects[0].pronoun {
			f.subjects, f.carry = nil, governor // وقال فلان …، ونقلت عنه الوكالة قوله
		}
		if governor >= 0 && c.addressable && f.gender == frames[governor].gender && len(f.subjects) == 1 && (f.subjects[0].state || !frames[governor].plural && r.isGivenGroup(&f.subjects[0])) {
			f.subjects = nil // أدانت بكين …، وطالبت واشنطن بـ…
			f.carry = governor
		}
		if f := r.t[c.at].form; c.chained && f != nil && f.tense == arParticiple && governor < 0 && c.at > 0 && r.isDash(c.at-1) && r.isColon(c.at+1) {
			continue // byline - الرياض - متابعة:
		}
		if c.chained && len(f.subjects) == 0 {
			if m, ok := r.echoed(governorAt, c.at); governor >= 0 && ok {
				f.subjects = []mention{m} // أكد فلان أن …، وهو ما أكده علان، قائلا
			} else if governor >= 0 {
				f.carry = governor
				if g := &frames[governor]; outer >= 0 && len(g.subjects) == 0 && !g.anonymous && differ(g.gender, f.gender) && !differ(frames[outer].gender, f.gender) {
					f.carry = outer // ذكر الوزير أن …، وأعلنت عزمها …، مشيرا إلى
				}
			} else if m, ok := r.clauseSubject(a, c.at, f.gender); ok && !(f.plural && f.gender == masculine && m.kind == Organisation && m.org == nil && !m.plural && !m.pair && r.t[m.first].is(arOrganisation)) {
				f.subjects = []mention{m}
			}
		}
		describes := r.within(c.at+1, b) || c.from > a && c.rule == ElidedSubject && r.t[c.from].multi&arResume != 0 || c.at > a && (r.t[c.at-1].bare == "حيث" || r.t[c.at-1].bare == "حين") || !r.t[c.at].conj && (r.t[c.at].form != nil && r.t[c.at].form.tense == arImperfect && c.rule == ElidedSubject)
		// ترفض النرويج تفتيش السفن فيما تنفي صيد الحيتان
		describes = describes || provision || c.rule == NominalContent && c.from > a && c.from < c.at && r.t[c.from].bare == "فيما"
		describes = describes || c.at > a+1 && r.t[c.at-1].is(arComplementizer) && (r.t[c.at-2].bare == "بعد" || r.t[c.at-2].bare == "علما") // قضت المحكمة …، بعد أن قالت
		describes = describes || c.at > a && (r.isComma(c.at-1) && r.issues(a) || r.t[c.at-1].bare == "اذ" && (r.t[a].bare == "اما" || r.toldAsFact(a, c.at)))
		describes = describes || c.rule == ElidedSubject && c.at > a+1 && r.t[c.at-1].is(arResume) && strings.HasPrefix(r.t[c.at-1].bare, "لكن") // …، لكنه قال
		if c.rule != AccordingTo && !c.chained && len(f.subjects) == 0 && !f.anonymous && governor < 0 && (r.t[c.at].conj || describes || c.at > a+1 && r.t[c.at-1].bare == "كما" && r.isComma(c.at-2)) && c.at > a && c.plain {
			if m, ok := r.topicOf(a, c.at); ok && fits(&m, &f) {
				f.subjects = []mention{m}
			} else if m, ok := r.issuedBy(a, c.at); ok {
				f.subjects = []mention{m}
			} else if m, ok := r.sender(a, c.at); ok && describes && fits(&m, &f) {
				f.subjects = []mention{m}
			} else if m, ok := r.lastActor(a, c.at, &f); ok {
				f.subjects = []mention{m}
			} else if m, ok := r.narrated(a, c.at); ok && fits(&m, &f) {
				f.subjects = []mention{m}
			} else if m, ok := r.clauseSubject(a, c.at, f.gender); ok && describes && !(f.gender == feminine && m.gender == anyGender && !m.state && r.t[c.at-1].is(arRelative)) && (!m.weak || (provision || r.t[c.at-1].bare == "حيث") && r.named[m.name[len(m.name)-1]]) && fits(&m, &f) {
				f.subjects = []mention{m}
			}
		}
		if c.rule == ElidedSubject && len(f.subjects) == 0 && !f.anonymous && governor < 0 && !r.t[c.at].conj && c.at > a {
			find := r.whenDoing
			if r.isComma(c.at-1) || a+2 < c.at && r.t[a].bare == "في" && r.t[a+1].is(arEvent) && r.t[a+2].prep == 'l' {
				find = r.holder // في خطاب الوزير أمس، أكد أن; وفي تصريح للوزير قال
			}
			if m, ok := find(a, c.at); ok && fits(&m, &f) {
				f.subjects = []mention{m}
			}
		}
		if c.rule == AccordingTo && len(f.subjects) == 0 && governor < 0 && c.until > c.at {
			if m, ok := r.narrated(a, c.at); ok && !m.weak && fits(&m, &f) {
				f.subjects = []mention{m} // شبه الوزير المطالب بالزبد، بحسب تعبيره
			}
		}
		frames = append(frames, f)
		if c.relative && f.cue.Class == "state" && governor < 0 {
			provision, free = true, max(free, end)
			continue // الاتفاق الذي ينص على …، وقال إنه: the text does not speak on
		}
		if !c.chained || governor < 0 {
			outer, governor, governorAt = governor, len(frames)-1, c.at
			told = c.comp.kind == arClause
		}
		free = max(free, end)
	}
	return frames
}

// thatOfGovernor returns the وأن after a comma by which the clause around the participle c goes on, where
// what the participle governs is a noun phrase: أشار إلى أن …، داعيا إلى الهدوء، وأن الحل قريب; 0 without one.
func (r *arReader) thatOfGovernor(c *arCandidate, cut int) int {
	if f := r.t[c.at].form; !c.chained || c.comp.kind != arNominal || f == nil || f.tense != arParticiple || f.verb.que || len(c.subjects) > 0 {
		return 0
	}
	for k := c.comp.start + 1; k+1 < cut; k++ {
		if r.t[k].is(arComplementizer) && !r.t[k].conj || r.t[k].is(arComplementizer) && r.t[k+1].is(arNegation) {
			return 0 // مجددا تأكيده أن …، وأن; داعيا إلى الهدوء، وأن لا يخاف أحد
		}
		if r.t[k].is(arComplementizer) && r.t[k].bare != "ان" && r.isComma(k-1) && strings.HasPrefix(r.t[k].Norm, "وان") && !r.insideQuote(k) {
			return k // وأنه
		}
		if r.t[k].Norm == "وان" && r.t[k].is(arComplementizer) && r.isComma(k-1) && !r.insideQuote(k) && r.t[k+1].Kind == tokenize.Letters && !isVerbal(r.t[k+1].bare) && r.t[k+1].form == nil {
			return k
		}
	}
	return 0
}

// isReckoning reports whether m is nobody's text but figures or a forecast, whose source is
// named apart.
func (r *arReader) isReckoning(m *mention) bool {
	if m.hasName() || m.next != m.first+1 {
		return false
	}
	switch r.t[m.first].stem {
	case "توقعات", "تقديرات", "بيانات", "ارقام", "احصاءات", "احصائيات", "مؤشرات", "معطيات":
		return true
	}
	return false
}

// passesOn reports whether the medium of c only tells what somebody else said, whose cue
// x stands at the head of its clause: قالت الوكالة إن الوزير أكد أن.
func (r *arReader) passesOn(c, x *arCandidate) bool {
	if len(c.subjects) != 1 || c.subjects[0].kind != Medium || c.comp.kind != arClause || x.chained || len(x.subjects) == 0 || x.comp.kind != arClause && x.comp.kind != arQuote || x.at-c.comp.start > 8 || r.t[x.at].conj {
		return false
	}
	if x.subjects[0].kind == Document || x.rule != SubjectFirst && x.rule != VerbFirst && x.rule != JointAgreement || !r.introduces(&x.subjects[0]) {
		return false
	}
	for k := c.comp.start; k < x.from; k++ {
		if t := &r.t[k]; t.Kind != tokenize.Letters && !r.isComma(k) || t.form != nil && !t.is(arMasdar|arNounHead) || t.starts(arComplementizer|arRelative) > 0 {
			return false
		}
	}
	return true
}

// differ reports whether two genders are known and not the same.
func differ(a, b gender) bool { return a != anyGender && b != anyGender && a != b }

// echoed finds who says the same between the cue at word i and a participle at word
// j: ، وهو ما أكده فلان بدوره، قائلا.
func (r *arReader) echoed(i, j int) (mention, bool) {
	for k := j - 1; k > i; k-- {
		if n := r.echo(k, j); n > 0 {
			m, ok := r.phrase(k+n, j)
			return m, ok && (m.role != "" || m.org != nil || m.person != nil || m.hasName() && r.named[m.name[len(m.name)-1]])
		}
	}
	return mention{}, false
}

// echo returns the length of وهو ما أكده, الأمر الذي أكده at word k after a
// comma: what was said is somebody else's word as well; 0 where it does not stand there.
func (r *arReader) echo(k, end int) int {
	if k+3 >= end || !r.isComma(k-1) || !r.t[k+2].taken && !r.saidIt(r.t[k+2].bare) && !(r.t[k+2].form != nil && r.t[k+2].form.tense == arPerfect && r.t[k+3].is(arObjectPronoun)) {
		return 0
	}
	switch {
	case r.t[k].Norm == "وهو" && r.t[k+1].bare == "ما", r.t[k].bare == "الامر" && r.t[k+1].bare == "الذي":
		return 3
	}
	return 0
}

// remarkedOn reports whether word i is the cue of somebody who says something of what
// was just told: ، وهو ما اعتبر فلان أنه.
func (r *arReader) remarkedOn(i int) bool {
	if i < 3 || i >= len(r.t) || !r.isComma(i-3) || r.t[i].form == nil || r.t[i].form.tense != arPerfect || r.t[i].taken {
		return false
	}
	return r.t[i-2].Norm == "وهو" && r.t[i-1].bare == "ما" || r.t[i-2].bare == "الامر" && r.t[i-1].bare == "الذي"
}

// relativeEnd returns the word after a comma before cut at which the main clause of
// the sentence that begins at word a goes on, where a relative clause holds the
// cue: أما الفريق الذي طلبت الصين تشكيله، فيتعلق بـ…; cut where it does not.
func (r *arReader) relativeEnd(c *arCandidate, a, cut int) int {
	for k := c.comp.start + 1; c.relative && c.comp.kind == arNominal && k < cut; k++ {
		if t := &r.t[k]; r.isComma(k-1) && t.Kind == tokenize.Letters && (t.multi&arResume != 0 || (t.bare == "الا" || t.bare == "غير" || t.bare == "بيد") && k+1 < cut && r.t[k+1].is(arComplementizer) || strings.HasPrefix(t.Norm, "ف") && (t.conj || r.t[a].bare == "اما")) {
			return k
		}
	}
	return cut
}

// coordinates reports whether the cue x, a verb after و or لكن with a pronoun, goes on
// where the noun phrase that c governs ends: دعا إلى الهدوء وطالب بـ…، رحب بالفكرة لكنه طالب بـ…. In a
// clause it may be part of what c reports.
func (r *arReader) coordinates(c, x *arCandidate) bool {
	f := r.t[x.at].form
	if c.comp.kind == arClause && c.plural == x.plural && x.plural && f != nil && f.tense == arPerfect && r.t[x.at].conj && x.from == x.at && len(x.subjects) == 0 && strings.HasPrefix(r.t[c.comp.start].bare, "س") && isVerbal(strings.TrimPrefix(r.t[c.comp.start].bare, "س")) {
		return true // أكدوا أنهم سيعرقلون الاتفاق ووعدوا بـ
	}
	if c.comp.kind == arNominal && !c.chained && f != nil && f.tense != arParticiple && r.t[x.at].conj && x.from == x.at && x.rule != Description && len(x.subjects) == 1 && r.t[c.at].form != nil && r.t[c.at].form.tense == f.tense {
		if m := &x.subjects[0]; !m.pronoun && !m.guess && (m.role != "" || r.introduces(m)) {
			return true // هاجمت الصحف المشروع … وشجب كتاب الأعمدة التركيز على
		}
	}
	goesOn := r.t[x.at].conj && x.from == x.at
	if b := r.t[x.at-1].bare; strings.HasPrefix(b, "لكن") && b != "لكن" {
		goesOn = true // رحبت بالفكرة لكنها رفضت الشروط
	}
	return c.comp.kind == arNominal && c.rule != ParticipleCue && !c.chained && f != nil && f.tense == arPerfect && goesOn &&
		len(x.subjects) == 0 && x.gender == c.gender && x.plural == c.plural && r.t[c.at].form.tense == arPerfect
}

// ownsLater reports whether a cue with a speaker of its own follows a leading
// بحسب: then the medium only passes the statement on.
func (r *arReader) ownsLater(c *arCandidate, rest []arCandidate) bool {
	for i := range rest {
		if x := &rest[i]; len(x.subjects) > 0 && !x.chained && !(i == 0 && x.splits && r.t[x.at].conj && r.isComma(x.at-1) && x.at-c.comp.start > 4) {
			return true
		}
	}
	return false
}
