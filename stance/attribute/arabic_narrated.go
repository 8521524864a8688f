package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// sender finds from whom the message or text came that the clause at word a
// tells of: تلقى الوزير برقية من فلان أكد فيها …، نشرت صحيفة مقالا للكاتب فلان قال فيه ….
func (r *arReader) sender(a, i int) (mention, bool) {
	received, published := false, false
	var publisher mention
	for k := a; k+1 < i; k++ {
		if k > a && r.t[k].prep == 'l' && r.t[k].is(arTitleHead|arHonorific) && isAccusative(r.t[k-1].bare) {
			if m, ok := r.phrase(k, i); ok && m.hasName() {
				return m, true
			}
		}
		if s, ok := strings.CutPrefix(r.t[k].bare, "ل"); ok && k > a+1 && r.named[s] && (r.t[k-1].is(arEvent) || r.t[k-2].is(arEvent)) {
			m := r.nameBehind(k)
			m.weak = true
			return m, true // في مؤتمر لفلان أكد فيه
		}
		if m, ok := r.doer(k, i); ok && r.t[k].is(arRelative) {
			return m, true
		}
		switch r.t[k].bare {
		case "تلقي", "تلقت", "تسلم", "تسلمت":
			received = true
		case "نشر", "نشرت", "بث", "بثت", "اصدر", "اصدرت", "وزع", "وزعت":
			if m, ok := r.phrase(k+1, i); ok && r.within(i+1, min(i+2, len(r.t))) && m.kind != Document && !m.guess && !m.pronoun && !isAccusative(r.t[k+1].bare) {
				publisher, published = m, true // نشرت الحركة شريطا أعلنت فيه أنها, but مقالا للكاتب فلان
			}
		case "رساله", "برقيه":
			if m, ok := r.narrated(a, k); ok && !received && r.within(i+1, min(i+2, len(r.t))) {
				publisher, published = m, true // أرسل الوزير رسالة إلى نظيره يهدد فيها
			}
		case "من":
			if m, ok := r.phrase(k+1, i); received && ok && (m.role != "" || m.person != nil || m.org != nil || m.state) {
				return m, true
			}
		}
	}
	return publisher, published
}

// topicOf finds of whom the clause at word a speaks, for a cue that إذ adds: who is said
// to have affirmed it, whose remarks they are, or the topic after أما. أما المندوب فذهب إلى
// أبعد من ذلك، إذ دعا إلى ….
func (r *arReader) topicOf(a, i int) (mention, bool) {
	if i == a || r.t[i-1].bare != "اذ" {
		return mention{}, false
	}
	for k := i - 3; k > a && k > i-16; k-- {
		if r.holdsObject(k) && r.t[k-1].bare == "ما" && !r.isComma(k+1) {
			m, ok := r.phrase(k+1, i)
			return m, ok && (len(m.name) > 1 || r.introduces(&m)) // وهو ما أكده فلان، إذ أشار
		}
	}
	for k := i - 2; k > a && k > i-24; k-- {
		if r.t[k-1].stem == "تصريحات" && r.t[k-1].Quote < 0 && r.t[k].Kind == tokenize.Letters {
			if m, ok := r.phrase(k, i); ok && m.kind == Person && (m.person != nil || len(m.name) > 0 && r.named[m.name[len(m.name)-1]]) {
				return m, true // وتعكس تصريحات فلان …؛ إذ قال
			}
		}
	}
	if r.t[a].bare != "اما" {
		return mention{}, false
	}
	limit := a + 2
	for limit < i && !strings.HasPrefix(r.t[limit].Norm, "ف") {
		limit++ // فذهب
	}
	m, ok := r.phrase(a+1, limit)
	return m, ok && m.kind == Person && r.introduces(&m)
}

// whenDoing finds who does what the clause at word a tells, where the cue at word i says when:
// وأثار فلان ضجة عندما قال إن.
func (r *arReader) whenDoing(a, i int) (mention, bool) {
	if s := r.t[i-1].bare; s != "عندما" && s != "حينما" {
		return mention{}, false
	}
	m, ok := r.narrated(a, i-1)
	return m, ok && m.kind == Person && (!m.weak || r.named[m.name[len(m.name)-1]])
}

// toldAsFact reports whether what somebody said is told as a fact before the cue at word
// i, for which topicOf may know the speaker: وهو ما أكده فلان، إذ; وتعكس تصريحات فلان …، إذ.
func (r *arReader) toldAsFact(a, i int) bool {
	for k := i - 3; k > a && k > i-16; k-- {
		if r.holdsObject(k) && r.t[k-1].bare == "ما" || r.t[k].stem == "تصريحات" {
			return true
		}
	}
	return false
}

// holdsObject reports whether word k is a form of a cue verb with its object as a
// pronoun: أكده.
func (r *arReader) holdsObject(k int) bool {
	if r.t[k].taken {
		return true
	}
	for _, suffix := range [...]string{"ه", "ها"} {
		if s, ok := strings.CutSuffix(r.t[k].bare, suffix); ok && r.t[k].form == nil && r.forms[s] != nil {
			return true
		}
	}
	return false
}

// issues reports whether the clause at word a tells that a text was issued.
func (r *arReader) issues(a int) bool {
	switch r.t[a].bare {
	case "صدر", "صدرت", "ورد", "وردت":
		return true
	}
	return false
}

// issuedBy finds by whom the text was issued that the clause at word a tells of,
// before the cue at word i: صدر عن القيادة بيان …، أكد أن.
func (r *arReader) issuedBy(a, i int) (mention, bool) {
	if !r.issues(a) {
		return mention{}, false
	}
	for k := a + 1; k+1 < i && k < a+5; k++ {
		if r.t[k].bare != "عن" && r.t[k].bare != "من" {
			continue
		}
		m, ok := r.phrase(k+1, i)
		if !ok || m.next >= i || m.kind == Document || m.role == "" && m.org == nil && m.person == nil && !m.state {
			return mention{}, false
		}
		t := &r.t[m.next]
		return m, t.is(arDocument) && !t.def && t.prep == 0
	}
	return mention{}, false
}

// doer finds whom the event or text before word k+1 is by: البيان الذي أصدره
// الوزير، زيارة قام بها الوزير.
func (r *arReader) doer(k, i int) (mention, bool) {
	if k+1 >= i || !r.t[k].is(arRelative|arEvent) {
		return mention{}, false
	}
	n := r.t[k+1].starts(arDoneBy)
	if n == 0 || k+1+n >= i {
		return mention{}, false
	}
	m, ok := r.phrase(k+1+n, i)
	if ok && m.hasName() {
		m = r.appositions(m, i)
	}
	return m, ok && (m.role != "" && (m.hasName() || m.role != "عالم") || m.person != nil || m.org != nil) // التحديات التي يواجهها العالم: the world
}

// toldOf finds whom the next sentence may go on to speak of: the person whose
// journey or speech the sentence of words [a, i) tells of, or its subject.
func (r *arReader) toldOf(a, i int) (mention, bool) {
	for k := a; k < i; k++ {
		if m, ok := r.doer(k, i); ok && m.kind == Person && !m.plural && r.t[k].Quote < 0 {
			return m, true
		}
	}
	return r.narrated(a, i)
}

// holder finds whose speech the clause at word a begins with: في خطاب الرئيس
// فلان أمس، أكد أن ….
func (r *arReader) holder(a, i int) (mention, bool) {
	a = r.clauseStart(a, i)
	if a+4 < i && r.t[a].bare == "في" && r.t[a+1].bare == "الوقت" && r.t[a+2].is(arRelative) {
		m, ok := r.narrated(a+3, i)
		return m, ok && !m.weak // في الوقت الذي يجتمع فيه المدير مع …، أكد أن
	}
	if a+2 >= i || r.t[a].bare != "في" && r.t[a].bare != "خلال" || !r.t[a+1].is(arEvent) || r.t[a+1].def {
		return mention{}, false
	}
	m, ok := r.phrase(a+2, i)
	return m, ok && m.kind == Person && !m.pronoun && !m.guess && (m.role != "" || m.person != nil)
}

// narrated finds the person, body or group that does what the clause at word
// a tells: its verb, which is no cue, comes first, or its subject does. The
// next cue without a subject speaks of it: واختتم الوزير زيارته، وقال إن ….
func (r *arReader) narrated(a, i int) (mention, bool) {
	a = r.clauseStart(a, i)
	if a+2 < i && r.t[a].bare == "اما" {
		m, ok := r.phrase(a+1, i)
		return m, ok && r.introduces(&m) // أما الصحيفة فكانت لاذعة وكتبت
	}
	if k := r.mainSubject(a, i); k > a {
		m, ok := r.phrase(k, i)
		return m, ok && r.introduces(&m) && m.next < i && r.isVerbLike(m.next)
	}
	if a+1 < i && r.t[a].is(arNegation) && r.isVerbLike(a+1) {
		a++ // ولم تتحرك أنقرة
	}
	if a > 0 && a+1 < i && r.t[a].Kind == tokenize.QuoteMark && r.t[a-1].is(arAuxiliary) {
		m, ok := r.phrase(a, i)
		return m, ok && m.next+1 < i && r.t[m.next].is(arAuxiliary) // وكانت «المرفأ» قد كشفت …، وأشارت
	}
	if a+1 >= i || r.t[a].Kind != tokenize.Letters || r.t[a].Quote >= 0 {
		return mention{}, false
	}
	k := a
	if r.t[a].is(arPatient) {
		return mention{}, false // قتل القيادي فلان في الغارة
	}
	verb := r.isVerbLike(a) || a > 1 && r.isComma(a-1) && r.t[a-2].is(arSwitch) && r.t[a].form == nil && !r.t[a].def && r.t[a].prep == 0 && (r.w.family[r.t[a+1].bare] || r.named[r.t[a+1].stem]) // بدوره، تجنب فلان
	verb = verb || r.endsSequence(max(0, a-3), a) && r.t[a].form == nil && !r.t[a].def && r.t[a].class == 0 && r.t[a].prep == 0 && r.t[a+1].is(arHonorific) && r.t[a+1].def                       // من جانبه بارك الدكتور فلان
	acts := !verb && (r.actsBefore(a, i) || r.doesSo(a, i))
	if acts || verb {
		for k++; k < i; k++ {
			if n := r.t[k].starts(arTime | arSwitch); n > 0 {
				k += n - 1
			} else if !r.t[k].is(arObjectPronoun) && r.t[k].bare != "ذلك" {
				break // أوضح ذلك الوزير، وقال
			}
		}
		if j := r.laterMedium(k, min(i, a+8)); verb && j > k {
			k = j
		}
	}
	if k >= i || r.t[k].prep != 0 || r.t[k].conj && k > a {
		return mention{}, false
	}
	m, ok := r.actor(k, i)
	if !ok || m.pronoun && !m.respect || m.kind == Document || m.guess && !m.plural || m.person == nil && m.org == nil && !m.state && isAccusative(r.t[k].bare) && !r.named[r.t[k].bare] && !r.w.family[r.t[k].bare] {
		return mention{}, false
	}
	m = r.appositions(m, i)
	object := m.next
	if object+1 < i && r.isComma(object) {
		object++ // وعقد مدير المكتب، فلان، اجتماعا
	}
	if acts && (object >= i || !r.t[object].def && !isAccusative(r.t[object].bare) || r.t[object].prep != 0 || len(m.name) == 1 && m.person == nil) {
		return mention{}, false // طرد رئيس الشركة أثار غضبا: a noun all the same
	}
	if m.role == "" && m.org == nil && m.person == nil && !m.pronoun && !m.state {
		m.weak = true
	}
	return m, true
}

// mainSubject is the word after فإن that opens the main clause behind a phrase with its
// preposition at word a: وبموجب القرار فإن المجلس يصادق; a where there is none.
func (r *arReader) mainSubject(a, i int) int {
	if a >= i {
		return a
	}
	if t := &r.t[a]; t.starts(arPreposition|arAdjunct) == 0 && t.prep == 0 && strings.TrimPrefix(t.Norm, "و") != "بموجب" {
		return a
	}
	for k := a + 2; k+1 < i && k < a+8 && (r.t[k].Kind == tokenize.Letters || r.isComma(k)); k++ {
		if r.t[k].Norm == "فان" && r.t[k].is(arComplementizer) {
			return k + 1
		}
	}
	return a
}

// laterMedium finds the paper named in marks that stands behind what it cares for: فرحت بالخبر صحيفة
// «المرفأ»; k without one.
func (r *arReader) laterMedium(k, i int) int {
	for j := k + 1; k < i && r.t[k].prep == 'b' && j+1 < i; j++ {
		if r.t[j].is(arMedium) && !r.t[j].def && r.t[j].prep == 0 && !r.t[j].conj && r.t[j+1].Kind == tokenize.QuoteMark && !r.t[j-1].is(arPreposition|arAdjunct) {
			return j
		}
	}
	return k
}

// lastActor finds the body or office that is the subject of the last clause, after
// و, before the cue f at word i, whose verb shows that it is feminine: …، وحيت
// وزارة الدفاع …، وأضافت.
func (r *arReader) lastActor(a, i int, f *frame) (mention, bool) {
	for k := i - 2; k > a && f.gender == feminine; k-- {
		t := &r.t[k]
		if t.Quote >= 0 || t.Kind != tokenize.Letters || !t.conj || t.def || !strings.HasSuffix(t.bare, "ت") || !r.isVerbLike(k) || !r.t[k+1].is(arOrganisation) || r.t[k+1].prep != 0 {
			continue
		}
		m, ok := r.phrase(k+1, i)
		return m, ok && m.kind == Organisation && fits(&m, f)
	}
	return mention{}, false
}
