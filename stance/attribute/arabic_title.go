package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// arTitlePhrase is a phrase headed by a common noun while it is read: a title
// with or without a name, an institution, a medium, a document, a nameless
// source.
//
// Arabic strings such a phrase together without marks, so the reader keeps
// one bit: whether the last noun still waits for its genitive (open). A
// definite noun, a country or an adjective closes it; what follows a closed
// title without article is a name.
type arTitlePhrase struct {
	*arPhrase
	m        *mention
	j        int // word of the head
	head     *arWord
	title    arTitle
	isTitle  bool // a person's title; else an institution, medium or document
	nameless bool // a source or a group: no name can follow
	k        int  // word that is read next
	open     bool
	closed   bool // a definite word has come
	within   bool // inside a prepositional complement
	titleEnd int  // word after the title
	nameEnd  int  // word after the name, 0 without one
}

// common parses a phrase headed by the common noun at word j. m has what was
// read before it.
func (p *arPhrase) common(j int, m mention) (mention, bool) {
	s := arTitlePhrase{arPhrase: p, m: &m, j: j, head: &p.r.t[j], k: j + 1}
	s.readHead()
	for s.k < p.limit && s.readWord() {
	}
	s.titleEnd = s.k
	s.readName()
	s.readRole()
	if end := s.employer(); end > 0 {
		m.titleSpan = p.r.surface(j, end)
		return p.finish(m, end), true
	}
	return p.finish(m, max(s.titleEnd, s.nameEnd, s.principal())), true
}

// principal is the word after the name of him whose office the body is, which is no
// part of its own: مكتب رئيس الوزراء فلان; 0 where none follows.
func (s *arTitlePhrase) principal() int {
	if s.isTitle || s.head.def || s.titleEnd >= s.limit || !s.r.t[s.j+1].is(arTitleHead) {
		return 0
	}
	switch s.head.stem {
	case "مكتب", "ديوان", "اداره", "حكومه", "نظام", "حمله":
	default:
		return 0
	}
	var m mention
	if n := s.knownPerson(s.titleEnd, &m); n > 0 {
		return s.titleEnd + n
	}
	if end := s.nameRun(s.titleEnd, &m, true); end > s.titleEnd+1 || end > s.titleEnd && s.r.endsName(end-1) {
		return end // إدارة الرئيس كلينتون
	}
	return 0
}

// readHead tells what sort of speaker the head names.
func (s *arTitlePhrase) readHead() {
	r, m, head := s.r, s.m, s.head
	s.title, s.isTitle = r.title[head.stem]
	if !s.isTitle && head.def && !head.is(arNounHead) {
		// An unknown definite noun before an adjective may still be a title.
		s.isTitle, s.title.lemma, m.guess = true, head.stem, true
		s.title.plural = strings.HasSuffix(head.stem, "ون") || strings.HasSuffix(head.stem, "ين")
		if hasFeminineEnding(head.stem) {
			s.title.gender = feminine
		}
	}
	if !s.isTitle {
		s.title, s.isTitle = r.title[head.bare]
	}
	if s.isTitle && s.title.gender == feminine && head.is(arOrganisation) {
		s.isTitle = false // المعارضة is a body before it is a woman
	}
	m.definite = m.definite || head.def
	if s.isTitle {
		m.plural = m.plural || s.title.plural
		m.gender, m.byTitle = s.title.gender, s.title.gender == masculine
	}
	m.plural = m.plural || head.is(arAnonymous) && !s.isTitle && !isFemininePlural(head.stem) ||
		head.is(arCollective) && head.stem != "احد" && head.stem != "احدي"
	m.anonymous = head.is(arAnonymous|arCollective) && !head.def
	m.kind = headKind(head)
	if (m.kind == Organisation || m.kind == Medium || m.kind == Document) && !s.isTitle {
		if m.gender = masculine; hasFeminineEnding(head.stem) || isPluralOrBody(head.stem) {
			m.gender = feminine
		}
	}
	if head.is(arPair) {
		m.pair, m.plural = true, true
		if m.kind == Organisation && !strings.HasSuffix(head.stem, "تان") && !strings.HasSuffix(head.stem, "تين") {
			m.gender = masculine // وأكد البلدان
		}
	}
	s.open, s.closed = !head.def, head.def
	// A source and a group have no name: المسؤولون الأتراك، مصدر في حركة «…».
	source := m.anonymous && (m.plural || r.w.roles["ar"].source[s.title.lemma]) && s.j+1 < s.limit && !r.t[s.j+1].def
	group := s.title.plural && !s.title.dual && (head.def || strings.HasSuffix(head.stem, "و") || strings.HasSuffix(head.stem, "ون"))
	pair := s.title.dual && !head.def && strings.HasSuffix(head.bare, "ان") // قياديان سويديان حضرا اللقاء
	s.nameless = s.isTitle && (source || group || pair)
}

// take takes n words without a change of state.
func (s *arTitlePhrase) take(n int) bool {
	s.k += n
	return true
}

// closeAfter takes n words that end with a definite noun.
func (s *arTitlePhrase) closeAfter(n int) bool {
	s.open, s.closed = false, true
	return s.take(n)
}

// readName takes the name after the title.
func (s *arTitlePhrase) readName() {
	r, k := s.r, s.k
	if k < s.limit && (r.t[k].is(arNameIntro) || s.isTitle && k+1 < s.limit && (r.t[k].bare == "هو" || r.t[k].bare == "هي") && s.isNameWord(k+1, false)) {
		k++
	}
	if k > s.j+1 && k+1 < s.limit && (r.t[k].bare == "حاليا" || r.t[k].bare == "سابقا") && s.isTitle && s.isNameWord(k+1, false) {
		k++ // نائب الرئيس السابق المنشق حاليا فلان
	}
	if k+1 < s.limit && r.t[k].bare == "باسم" && r.t[k+1].Kind == tokenize.QuoteMark {
		if end, _ := s.quotedName(k + 1); end > 0 && end < s.limit {
			k = end // المتحدث باسم «…» فلان
			s.titleEnd = k
		}
	}
	if speaksFor(s.head) && k < s.limit && (r.t[k].bare == "باسمها" || r.t[k].bare == "باسمه" || r.t[k].bare == "باسمهم") {
		k++ // المتحدث باسمها فلان
		s.titleEnd = k
	}
	if !s.isTitle || s.nameEnd > 0 || k >= s.limit || s.nameless || s.open && k == s.j+1 && !s.head.is(arHonorific) && !(k+1 < s.limit && r.t[k+1].bare == "بن") {
		return
	}
	var honoured, n mention
	h := s.honorifics(k, &honoured)
	if h >= s.limit || r.t[h].conj || r.opensVerb(h) || h == k && s.m.gender == masculine && r.isNisba(k-1) && r.isGift(k) {
		return // قدم السفير الزهراني هدية
	}
	if o, n := r.w.orgs["ar"].match(r.t[h].bare, s.following(h)); n > 0 && o.kind == Medium && h+n >= s.limit {
		return // أبلغ الوزير رويترز أن
	}
	m := s.m
	if c := s.knownPerson(h, &n); c > 0 {
		m.person, m.name, m.nameSpan, m.country = n.person, n.name, n.nameSpan, n.country
		s.nameEnd = s.alias(s.nameRest(h+c, m))
	} else if end := s.nameRun(h, &n, s.closed); end == h+1 && !s.closed && !s.head.def && !closedByName(r, s.j, s.titleEnd) && r.isNisbaOf(h, k) {
		s.titleEnd = end // ناشط سياسي موصلي
	} else if late, ok := s.nameAfterPlace(h); ok {
		m.person, m.name, m.nameSpan, honoured.gender = late.person, late.name, late.nameSpan, late.gender
		s.titleEnd, s.nameEnd = h+1, late.next // رئيس الغرفة بالكاف، فلان
	} else if late, ok := s.nameAfterComma(h, end); ok {
		m.person, m.name, m.nameSpan, honoured.gender = late.person, late.name, late.nameSpan, late.gender
		s.titleEnd, s.nameEnd = end, late.next // رئيسة الحزب الحر، فلانة; المدير الجهوي بنابل، فلان
	} else if end > h {
		m.person, m.name, m.nameSpan = n.person, n.name, n.nameSpan
		s.nameEnd = end
	}
	if s.nameEnd == 0 {
		return
	}
	if r.namesPrincipal(s.j, s.titleEnd, m) {
		// المتحدث باسم الرئيس فلان: the name is his for whom he speaks.
		s.titleEnd, s.nameEnd = s.nameEnd, 0
		m.person, m.name, m.nameSpan, m.country = nil, nil, tokenize.Span{}, ""
		return
	}
	if honoured.gender == feminine {
		m.gender, m.byTitle = feminine, false // عضو المجلس الدكتورة …
	}
	m.kind, m.anonymous = Person, false
	m.introduced = !m.definite && !s.head.def && !closedByName(r, s.j, s.titleEnd)
	m.definite = true
}

// nameAfterComma reports whether the one word [h, end) that looks like a name
// still belongs to the title, since the name of two words and more stands after
// a comma.
func (s *arTitlePhrase) nameAfterComma(h, end int) (mention, bool) {
	r := s.r
	if end != h+1 || end+1 >= s.limit || !r.isComma(end) || r.isDash(end) {
		return mention{}, false
	}
	t, next := &r.t[h], &r.t[end+1]
	inTown := strings.HasPrefix(t.bare, "ب")
	if t.is(arGivenName|arFirstName|arNameParticle) || r.w.family[t.bare] || r.named[t.stem] && !inTown || r.w.people["ar"][t.bare] != nil || r.isNisba(h) {
		return mention{}, false
	}
	if !inTown && !next.is(arGivenName|arFirstName|arHonorific) || next.def && !next.is(arHonorific) || next.conj || next.prep != 0 {
		return mention{}, false
	}
	m, ok := s.personAt(end + 1)
	if n := end + 3; !ok && inTown && n < len(r.t) && n <= s.limit && !next.def && r.t[n-1].def && r.t[n-1].prep == 0 && (next.form == nil || r.isNisba(n-1)) && (r.isComma(n) || r.t[n].is(arComplementizer)) {
		s.setName(&m, end+1, n) // بمدنين، أمل الحشاني، …
		m.next, ok = n, true
	}
	return m, ok && (len(m.name) > 1 || m.person != nil)
}

// nameAfterPlace reads the name behind the comma after word h, a place with ب and article where
// somebody has his post: بالجبلة، سامر نعيم، .
func (s *arTitlePhrase) nameAfterPlace(h int) (mention, bool) {
	t := &s.r.t[h]
	if t.prep != 'b' || !t.def || t.conj || h+2 >= s.limit || !s.r.isComma(h+1) || s.r.isDash(h+1) || s.r.t[h+2].def || s.r.t[h+2].conj || s.r.t[h+2].prep != 0 || s.r.masdarLike(t.stem) || t.is(arEvent|arTime) {
		return mention{}, false
	}
	m, ok := s.personAt(h + 2)
	return m, ok && len(m.name) > 1 && (m.next >= len(s.r.t) || s.r.isComma(m.next) || s.r.t[m.next].is(arComplementizer))
}

// nameAt reports whether a name without article can begin at word k.
func (s *arTitlePhrase) nameAt(k int) bool {
	return k < s.limit && !s.r.t[k].def && s.isNameWord(k, false)
}

// readRole records the words of the title as role and rest.
func (s *arTitlePhrase) readRole() {
	r, m := s.r, s.m
	if s.isTitle && !m.anonymous && closedByName(r, s.j, s.titleEnd) {
		m.definite = true // رئيس الوزراء
	}
	words := make([]string, 0, s.titleEnd-s.j)
	for i := s.j; i < s.titleEnd; i++ {
		if r.t[i].Kind == tokenize.Letters {
			words = append(words, r.t[i].bare)
		}
	}
	f := r.w.titleForm("ar", words)
	m.role, m.rest = f.role, f.rest
	if s.isTitle {
		m.role = r.w.roleOf(s.title.lemma, "ar")
	}
	proper := r.w.proper(titleForm{m.role, m.rest})
	m.role, m.rest = proper.role, proper.rest
	for _, x := range m.rest {
		if iso, ok := strings.CutPrefix(x, "@"); ok && m.country == "" {
			m.country = iso
		}
	}
	m.titleSpan = r.surface(s.j, s.titleEnd)
}

// employer is the word after the name of the president or minister in whose staff a source
// sits: مسؤول في إدارة الرئيس فلان; 0 where none follows.
func (s *arTitlePhrase) employer() int {
	r, k := s.r, s.titleEnd
	if !s.m.anonymous || k >= s.limit || k < s.j+3 || r.t[k-1].stem != "رئيس" && r.t[k-1].stem != "وزير" || !r.t[k-1].def {
		return 0
	}
	switch r.t[k-2].bare {
	case "اداره", "مكتب", "حكومه", "ديوان", "حمله", "فريق":
	default:
		return 0
	}
	var m mention
	if n := s.knownPerson(k, &m); n > 0 {
		return k + n
	}
	return 0
}
