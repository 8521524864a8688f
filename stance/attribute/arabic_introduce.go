package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// introduced collects the persons whom an article names.
type introduced struct {
	*arReader
	mentions []mention
	last     map[string]bool // last words of the names so far
	sentence int             // that of the latest mention
	subject  int             // number of its mention that is its subject, 0 for none
}

// introductions finds the persons whom the article names with a title or in
// full, wherever they stand, so that a title or a family name alone can look
// forward and back.
func (r *arReader) introductions() []mention {
	in := introduced{arReader: r, last: map[string]bool{}}
	for i := 0; i < len(r.t); i++ {
		t := &r.t[i]
		if t.Kind != tokenize.Letters || r.d.Regions[r.d.Words[i].Region].Kind == tokenize.Boilerplate || in.isVerb(i) || in.isPeace(i) {
			continue
		}
		var m mention
		var ok bool
		switch {
		case r.w.people["ar"][t.bare] != nil || t.is(arTitleHead|arHonorific) && (t.form == nil || t.def):
			m, ok = in.titled(i)
		case t.is(arFirstName|arGivenName) && t.bare != "باسم" && t.form == nil && t.prep == 0 && !t.def, in.isNational(i):
			m, ok = in.bare(i)
		}
		if !ok || r.d.Words[m.first].Region != r.d.Words[m.next-1].Region {
			continue
		}
		in.add(m)
		if m.plural {
			// وزيرا الخارجية الصيني X والروسي Y
			if n, ok := r.joined(m, min(len(r.t), m.next+maxPhrase)); ok && n.hasName() {
				in.add(n)
				m = n
			}
		}
		i = m.next - 1
	}
	return in.mentions
}

// add records m, and whether the sentence is about another.
func (in *introduced) add(m mention) {
	for s := in.d.Sentences; in.sentence < len(s) && s[in.sentence].Words[1] <= m.first; in.sentence++ {
		in.subject = 0
	}
	m.below = in.subject
	in.mentions = append(in.mentions, m)
	last := m.name[len(m.name)-1]
	in.last[last], in.named[last] = true, true // what comes later may end with it
	if n := len(m.name); n > 1 && m.name[n-2] == "عبد" {
		in.last["عبدال"+last], in.named["عبدال"+last] = true, true // written as one word
	}
	if in.subject > 0 || in.sentence >= len(in.d.Sentences) {
		return
	}
	s := &in.d.Sentences[in.sentence]
	a := in.opening(s, &in.d.Regions[s.Region])
	if t := &in.t[a]; m.first == a+1 && !t.def && t.prep == 0 && t.starts(arPreposition|arAdjunct|arTime|arSwitch|arResume|arRelative) == 0 {
		in.subject = len(in.mentions) // هنأ الأمير الوزير, زيارة الأمير للوزير: the prince acts
	}
}

// isVerb reports whether word i is a verb that looks like a name.
func (in *introduced) isVerb(i int) bool {
	t := &in.t[i]
	if i+1 < len(in.t) && in.last[in.t[i+1].stem] && in.isAfala(i) {
		return true // وأكمل فلان حديثه
	}
	return i > 0 && in.t[i-1].is(arRelative) && !t.conj && !t.def && !t.is(arTitleHead|arHonorific) // الذي بات أردوغان خصما له
}

// isPeace reports whether word i is peace, and nobody of that name: محادثات سلام.
func (in *introduced) isPeace(i int) bool {
	if in.t[i].bare != "سلام" || i == 0 {
		return false
	}
	before := &in.t[i-1]
	return before.Kind == tokenize.Letters && !before.def && before.is(arEvent|arDocument|arMasdar|arOrganisation)
}

// isNational reports whether word i is a nationality before a name, and not the
// adjective of the noun before it: الأميركية سيرينا ويليامز.
func (in *introduced) isNational(i int) bool {
	t := &in.t[i]
	if !t.def || t.prep != 0 || i+2 >= len(in.t) || i > 0 && (in.t[i-1].def || in.t[i-1].is(arNounHead)) || in.t[i+1].def || in.t[i+2].def || in.t[i+1].conj || in.t[i+2].conj {
		return false
	}
	pl, n := (&arPhrase{r: in.arReader, limit: len(in.t)}).place(i)
	return n == 1 && pl.kind == countryAdjective && in.isForeign([2]int{i + 1, i + 3})
}

// bare reads the full name of somebody told of, whom the article may quote by
// the family name. One without nationality is weak: it may be no person's.
func (in *introduced) bare(i int) (mention, bool) {
	m, ok := in.phrase(i, min(len(in.t), i+maxPhrase))
	m.weak = !in.t[i].def
	return m, ok && m.kind == Person && m.role == "" && len(m.name) > 1
}

// titled reads a person of the gazetteer, or one with a title. Outside a subject
// only a name of two words, or one that the gazetteer has, is sure to be one.
func (in *introduced) titled(i int) (mention, bool) {
	m, ok := in.phrase(i, min(len(in.t), i+maxPhrase))
	if ok && (m.hasName() && m.kind == Person || !m.hasName() && m.role != "" && m.next < len(in.t) && in.isComma(m.next)) {
		n := in.appositions(m, min(len(in.t), m.next+maxPhrase))
		if m.hasName() && m.role != "" && m.role != n.role && (m.person != nil || len(m.name) > 1) {
			in.add(m) // الشيخ فلان، إمام المسجد: he goes by both
		}
		m = n
	}
	return m, ok && m.kind == Person && m.hasName() && (m.person != nil || len(m.name) > 1)
}
