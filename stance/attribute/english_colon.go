package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// colonQuote reads a colon at word i that introduces a quotation without a
// verb of saying: "She was blunt about it: “No.”" The subject of the clause
// speaks, or the name before the colon.
func (r *enReader) colonQuote(i int) int {
	q := r.t[i+2].Quote
	if q < 0 || r.owner[q] >= 0 || !r.isSpeech(i+1) {
		return i + 1
	}
	inner := r.d.Quotes[q].Words
	after := inner[1] + 1
	if after < r.end && r.tagAfter(after, inner).cue > 0 {
		return i + 1
	}
	m, ok := r.colonSpeaker(i)
	if !ok {
		return i + 1
	}
	f := frame{carry: -1, rule: ColonCue, cue: Cue{Span: r.t[i].Span, Lemma: ":", Class: "say"}, subjects: []mention{m}}
	if r.add(f, [][2]int{inner}, false) < 0 {
		return i + 1
	}
	r.from = min(after, r.end)
	return max(r.from, i+1)
}

// colonSpeaker is who speaks after the colon at word i.
func (r *enReader) colonSpeaker(i int) (m mention, ok bool) {
	from := r.from
	if len(r.frames) == r.base {
		from = r.first
	}
	if p, found := r.clauseSubject(from, i); found {
		m = r.mention(p)
		if m.pronoun && r.t[m.first].Norm != "it" || r.mayQuote(&m) {
			return m, true
		}
	}
	parts, found := r.phraseBack(i)
	if !found || len(parts) > 1 {
		return m, false
	}
	m = r.mention(enPhrase{core: parts[0]})
	return m, m.kind == Person && m.hasName()
}

// mayQuote reports whether m can be quoted: a person, an office, a body or a
// document.
func (r *enReader) mayQuote(m *mention) bool {
	if m.org == nil && !m.state && len(m.name) == 1 && m.first == r.first && r.t[m.first].is(euSpeechNoun) {
		return false // Thanks to …
	}
	return m.hasName() || m.org != nil || m.state || r.g.class[m.role]&euNounHead != 0
}

// announced reads a sentence that ends in a colon and says whose words the
// next paragraph gives: "The ministry wrote:".
func (r *enReader) announced() (f frame, ok bool) {
	last := r.end - 1
	if last <= r.first || r.t[last].mark != ':' || r.t[last].Quote >= 0 {
		return f, false
	}
	if t := &r.t[r.first]; t.multi&euAccording != 0 {
		a := r.first + t.multN
		if end := r.phraseForward(a, last, true); end > a {
			f = frame{cue: Cue{Span: r.span(r.first, a), Lemma: "according to", Class: "report"}, carry: -1, rule: AccordingTo,
				subjects: []mention{r.mention(enPhrase{core: [2]int{a, end}})}}
			return f, true
		}
	}
	for i := last - 1; i >= r.first && last-i < 20; i-- {
		v, n := r.cueAt(i, r.end)
		if v == nil || !v.has(enQuoted|enClause|enAs) || r.t[i].form.tense&(enPast|enThird|enIng) == 0 || i > r.first && (r.isDeterminer(i-1) || r.t[i-1].poss) {
			continue
		}
		s := r.subject(i)
		if s.verb.inf || s.verb.modal || s.form == author || r.hasFinite(n, last, last-n) {
			continue
		}
		f = frame{cue: r.cueOf(v, i, n), carry: -1, rule: SubjectFirst}
		switch {
		case s.form == isSubject || s.form == relative:
			f.subjects = r.mentionsOf(&s)
		case len(r.frames) > r.base:
			f.carry, f.rule = len(r.frames)-1, ElidedSubject
		default:
			p, ok := r.clauseSubject(r.first, i)
			if !ok {
				return f, false
			}
			f.subjects = []mention{r.mention(p)}
		}
		return f, true
	}
	m, ok := r.colonSpeaker(last)
	if !ok {
		return f, false
	}
	return frame{cue: Cue{Span: r.t[last].Span, Lemma: ":", Class: "say"}, carry: -1, rule: ColonCue, subjects: []mention{m}}, true
}

// block gives a paragraph to the speaker whom the paragraph before announced:
// its quotation, or all of it where a verb of saying announced it. It reports
// whether nothing is left to read.
func (r *enReader) block(f frame, reg *tokenize.Region) bool {
	a, b := reg.Words[0], reg.Words[1]
	for a < b && r.t[a].Start < reg.Lead.End {
		a++
	}
	if a >= b || reg.Kind != tokenize.Paragraph {
		return false
	}
	r.sentence, r.first, r.end = int32(reg.Sentences[0]), a, b
	if r.opening(a) {
		inner := r.d.Quotes[r.t[a+1].Quote].Words
		if inner[1] > b || inner[1]+1 < b && r.tagAfter(inner[1]+1, inner).cue > 0 {
			return false
		}
		r.add(f, [][2]int{{inner[0], inner[1]}}, true)
		return false
	}
	if f.rule == ColonCue || b-a < 6 || r.t[a].Kind == tokenize.Punct || r.t[a].Kind == tokenize.Number {
		return false
	}
	return r.add(f, [][2]int{{a, b}}, true) >= 0
}
