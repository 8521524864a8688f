package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// read implements grammar.
func (a *arabic) read(d *tokenize.Document) ([]frame, []mention) {
	r := &arReader{arabic: a, d: d, t: a.classify(d)}
	mentions := r.introductions()
	var frames []frame
	var topic *mention
	for si := range d.Sentences {
		s := &d.Sentences[si]
		reg := &d.Regions[s.Region]
		if reg.Kind == tokenize.Boilerplate || reg.Kind == tokenize.DateLine {
			continue
		}
		before := len(frames)
		frames = r.sentence(frames, int32(si), s, reg)
		if len(frames) > before {
			frames[before].topic, topic = topic, nil
		} else if m, ok := r.narrated(s.Words[0], s.Words[1]); ok && reg.Kind == tokenize.Paragraph {
			topic = &m
		}
	}
	return frames, mentions
}

// sentence adds the statements of one sentence to frames.
func (r *arReader) sentence(frames []frame, si int32, s *tokenize.Sentence, reg *tokenize.Region) []frame {
	a, b := s.Words[0], s.Words[1]
	for a < b && reg.Lead.Len() > 0 && r.t[a].Start < reg.Lead.End {
		a++
	}
	for a < b && r.t[a].Kind == tokenize.Punct && (r.t[a].Norm == "*" || r.t[a].Norm == "-" || r.t[a].Norm == "•" || r.t[a].Norm == "–") {
		a++
	}
	if a >= b {
		return frames
	}
	return r.settle(frames, r.candidates(a, b, reg), a, b, si)
}

// candidates lists the possible cues of words [a, b) in order.
func (r *arReader) candidates(a, b int, reg *tokenize.Region) []arCandidate {
	var out []arCandidate
	i := a
	if c, ok := r.dash(a, b); ok {
		return append(out, c)
	}
	if reg.Kind == tokenize.Headline || a == reg.Words[0] {
		if c, ok := r.colon(a, b, reg.Kind == tokenize.Headline); ok {
			return append(out, c)
		}
	}
	for ; i < b; i++ {
		t := &r.t[i]
		if t.Kind != tokenize.Letters || t.Quote >= 0 {
			continue
		}
		if n := t.multi & arAuthor; n != 0 {
			i += t.multN - 1
			continue
		}
		if t.starts(arOwnAccording) > 0 {
			if c, ok := r.byOwnWords(a, i, b); ok {
				out = append(out, c)
			}
			i += t.starts(arOwnAccording) - 1
			continue
		}
		if t.starts(arAccording) > 0 {
			if c, ok := r.according(a, i, b); ok {
				out = append(out, c)
				i = max(i, c.until-1)
				continue
			}
		}
		if c, ok := r.asSaid(a, i, b); ok {
			out = append(out, c)
			i = max(i, c.until-1)
			continue
		}
		var c arCandidate
		var ok bool
		if t.form != nil {
			c, ok = r.verb(a, i, b)
		}
		if !ok && (r.nouns[t.bare] != nil || t.form == nil && r.nounCueAt(i) != nil || t.Norm == "بالقول") {
			c, ok = r.noun(a, i, b)
		}
		if ok {
			out = append(out, c)
			if c.rule == ReportedSource {
				i = max(i, c.comp.at-1)
			}
		}
	}
	return out
}

// settle decides which candidates stand, ends the content of each where the
// next begins, and shares subjects along participle chains.
func (r *arReader) settle(frames []frame, cands []arCandidate, a, b int, si int32) []frame {
	governor := -1 // index into frames of the clause that participles share
	free := a      // first word that no statement has taken
	for n := 0; n < len(cands); n++ {
		c := &cands[n]
		if c.at < free && !(c.rule == QuoteFirst) {
			continue
		}
		end := free
		if c.comp.kind == arNone {
			if c.rule == AccordingTo {
				if governor >= 0 {
					free = max(free, c.until)
					continue
				}
				c.ready = r.trimmed(nil, r.afterOpener(max(a, free), c.at), c.at)
				c.kind = Indirect
			}
			end = max(free, c.until)
		} else {
			cut := b
			for k := n + 1; k < len(cands); k++ {
				if x := &cands[k]; x.from > c.comp.start && (x.splits || c.relative && r.isComma(x.from-1) || x.rule == AccordingTo && x.comp.kind == arNone) {
					cut = x.from
					break
				}
			}
			if c.rule == AccordingTo && r.ownsLater(cands[n+1:]) {
				continue
			}
			c.content, c.kind, end = r.extent(c, cut, b)
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
		if c.chained {
			if governor >= 0 {
				f.carry = governor
			} else if m, ok := r.clauseSubject(a, c.at, f.gender); ok {
				f.subjects = []mention{m}
			}
		}
		if c.rule != AccordingTo && !c.chained && len(f.subjects) == 0 && !f.anonymous && governor < 0 && r.t[c.at].conj && c.at > a && c.plain {
			if m, ok := r.narrated(a, c.at); ok && fits(&m, &f) {
				f.subjects = []mention{m}
			}
		}
		frames = append(frames, f)
		if !c.chained || governor < 0 {
			governor = len(frames) - 1
		}
		free = max(free, end)
	}
	return frames
}

// fits reports whether a mention agrees with a cue that has no subject.
func fits(m *mention, f *frame) bool {
	human := m.kind == Person || m.kind == Office
	if human && m.plural != f.plural {
		return false
	}
	return f.gender == anyGender || m.gender == anyGender || f.gender == m.gender
}

// ownsLater reports whether a cue with a speaker of its own follows a leading
// بحسب: then the medium only passes the statement on.
func (r *arReader) ownsLater(rest []arCandidate) bool {
	for i := range rest {
		if len(rest[i].subjects) > 0 && !rest[i].chained {
			return true
		}
	}
	return false
}

// afterOpener skips a switch or one adverb with its comma at the head of a
// clause: ميدانياً، …
func (r *arReader) afterOpener(i, end int) int {
	for k := i; k < end && k < i+4; k++ {
		if r.isComma(k) && (k == i+1 || r.t[i].starts(arSwitch) == k-i) {
			return k + 1
		}
	}
	return i
}

// clauseSubject finds the subject of a clause whose verb is no cue, for the
// participle at word i that shares it: حاول كارتر …، مؤكداً أن.
func (r *arReader) clauseSubject(a, i int, g gender) (mention, bool) {
	a = r.clauseStart(a, i)
	var weak mention
	for k := a; k < i; k++ {
		t := &r.t[k]
		if t.Kind != tokenize.Letters || t.Quote >= 0 {
			continue
		}
		introduced := t.is(arTitleHead|arHonorific|arOrganisation|arMedium) && t.prep == 0 ||
			r.w.people["ar"][t.bare] != nil || k == a+1 && t.prep == 0 && r.t[a].form == nil
		if !introduced {
			continue
		}
		m, ok := r.actor(k, i)
		if !ok || m.pronoun && !m.respect || g != anyGender && m.gender != anyGender && g != m.gender {
			continue
		}
		if m.role == "" && m.org == nil && m.person == nil && !m.pronoun {
			if m.weak = true; weak.next == 0 {
				weak = m
			}
			continue
		}
		if weak.next > 0 && r.isComma(weak.next) {
			break // a name without title between the verb and a comma
		}
		return m, true
	}
	return weak, weak.next > 0
}

// actor parses the phrase at word k as the subject of a verb that is no cue:
// its object may follow without a mark, so that one definite word after a
// title is no name: سلط رئيس الإقليم الضوء على ….
func (r *arReader) actor(k, i int) (mention, bool) {
	m, ok := r.phrase(k, i)
	if ok && m.role != "" && len(m.name) == 1 && m.person == nil && m.titleSpan.Len() > 0 {
		if at := r.wordAt(m.nameSpan.Start, k, i); at < i && r.t[at].def && !r.w.family[r.t[at].bare] {
			m.name, m.nameSpan = nil, tokenize.Span{}
			m.next, m.span = at, r.surface(m.first, at)
		}
	}
	return m, ok
}

// clauseStart skips adverbs, switches and particles at the head of a clause.
func (r *arReader) clauseStart(a, end int) int {
	for a < end {
		n := r.t[a].starts(arSwitch | arResume | arTime | arAuxiliary)
		switch {
		case n == 0 && !r.isComma(a):
			return a
		case n == 0:
			n = 1
		}
		a += n
	}
	return a
}

// narrated finds the person, body or group that does what the clause at word
// a tells: its verb, which is no cue, comes first, or its subject does. The
// next cue without a subject speaks of it: واختتم الوزير زيارته، وقال إن ….
func (r *arReader) narrated(a, i int) (mention, bool) {
	a = r.clauseStart(a, i)
	if a+1 >= i || r.t[a].Kind != tokenize.Letters || r.t[a].Quote >= 0 {
		return mention{}, false
	}
	k := a
	if r.isVerbLike(a) {
		for k++; k < i; k++ {
			if n := r.t[k].starts(arTime | arSwitch); n > 0 {
				k += n - 1
			} else if !r.t[k].is(arObjectPronoun) {
				break
			}
		}
	}
	if k >= i || r.t[k].prep != 0 || r.t[k].conj && k > a {
		return mention{}, false
	}
	m, ok := r.actor(k, i)
	if !ok || m.pronoun && !m.respect || m.kind == Document || m.guess && !m.plural || m.person == nil && isAccusative(r.t[k].bare) {
		return mention{}, false
	}
	m = r.appositions(m, i)
	if m.role == "" && m.org == nil && m.person == nil && !m.pronoun {
		m.weak = true
	}
	return m, true
}

// isVerbLike reports whether word k, at the head of a clause, can be its verb:
// no noun that the tables know, no article, no ending that verbs lack.
func (r *arReader) isVerbLike(k int) bool {
	t := &r.t[k]
	if t.form != nil {
		return t.form.tense != arParticiple
	}
	const other = arNounHead | arMasdar | arAdjective | arEvent | arEventNoun | arCountryNoun | arPreposition | arAdjunct | arHonorific |
		arComplementizer | arRelative | arNegation | arGivenName | arPronoun | arCollective | arNounCue
	if t.def || t.prep != 0 || t.is(other) || t.multi != 0 || r.masdarLike(t.bare) || r.w.people["ar"][t.bare] != nil || r.w.places["ar"][t.bare] != nil {
		return false
	}
	for _, suffix := range [...]string{"ه", "ات", "ين"} {
		if strings.HasSuffix(t.bare, suffix) {
			return false
		}
	}
	return true
}

// introductions finds the persons whom the article names with a title or in
// full, wherever they stand, so that a title or a family name alone can look
// forward and back.
func (r *arReader) introductions() []mention {
	var out []mention
	for i := 0; i < len(r.t); i++ {
		t := &r.t[i]
		if t.Kind != tokenize.Letters {
			continue
		}
		person := r.w.people["ar"][t.bare] != nil
		if !person && (!t.is(arTitleHead|arHonorific) || t.form != nil && !t.def) {
			continue
		}
		m, ok := r.phrase(i, min(len(r.t), i+maxPhrase))
		if ok && !m.hasName() && m.role != "" && m.next < len(r.t) && r.isComma(m.next) {
			m = r.appositions(m, min(len(r.t), m.next+maxPhrase))
		}
		if !ok || m.kind != Person || !m.hasName() {
			continue
		}
		// Outside a subject only a name of two words, or one that the
		// gazetteer has, is sure to be one.
		if m.person == nil && len(m.name) < 2 {
			continue
		}
		if r.d.Words[m.first].Region != r.d.Words[m.next-1].Region {
			continue
		}
		out = append(out, m)
		if m.plural {
			// وزيرا الخارجية الصيني X والروسي Y
			if n, ok := r.joined(m, min(len(r.t), m.next+maxPhrase)); ok && n.hasName() {
				out = append(out, n)
				m = n
			}
		}
		i = m.next - 1
	}
	return out
}
