package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// arWord is a token with what the tables know of it.
type arWord struct {
	*tokenize.Word
	bare string // Norm without a leading conjunction و or ف
	stem string // bare without preposition and article
	conj bool
	def  bool
	prep byte // 'l', 'b', 'k' where a preposition is written together, 0 otherwise

	class arClass // of bare, or of stem for nouns
	form  *arForm // where bare is a form of a cue verb
	taken bool    // the verb has its object as a pronoun: اتهمه
	multi arClass // classes of the sequence that begins here
	multN int     // its length in words
}

func (t *arWord) is(c arClass) bool { return t.class&c != 0 }

// starts reports whether a word or sequence of the class begins at t, and how
// long it is.
func (t *arWord) starts(c arClass) int {
	if t.multi&c != 0 {
		return t.multN
	}
	if t.class&c != 0 {
		return 1
	}
	return 0
}

// classify looks every word of the document up.
func (a *arabic) classify(d *tokenize.Document) []arWord {
	out := make([]arWord, len(d.Words))
	spelled := spellsMaksura(d)
	seen := map[string]bool{}
	for i := range d.Words {
		if d.Words[i].Kind == tokenize.Letters {
			seen[d.Words[i].Norm] = true
		}
	}
	for i := range d.Words {
		w := &d.Words[i]
		t := &out[i]
		t.Word = w
		t.bare, t.stem = w.Norm, w.Norm
		if w.Kind == tokenize.Letters {
			a.split(t, seen)
			a.unfold(t, d.Text[w.Start:w.End], spelled)
			a.owned(t, d.Text[w.Start:w.End])
			if isSeatOf(w.Norm) && !strings.HasSuffix(d.Text[w.Start:w.End], "ة") {
				t.form, t.taken = nil, false // ومقره لندن: its seat, and nobody who admits
			}
		}
	}
	surnames := a.surnamesWithWaw(out)
	for i := range out {
		t := &out[i]
		if surnames[t.Norm] && t.conj {
			t.conj, t.def, t.bare, t.stem, t.form = false, false, t.Norm, t.Norm, nil // ويلموت
		}
		if i > 0 && out[i-1].form != nil && out[i-1].form.gender == masculine && out[i-1].form.tense != arParticiple {
			a.ownedMan(t, d.Text[t.Start:t.End])
		}
		if t.bare == "علي" && i > 0 && out[i-1].def && out[i-1].is(arTitleHead) && possessiveNoun(out[i-1].bare) && strings.HasSuffix(d.Text[t.Start:t.End], "ي") {
			t.class = arGivenName // شقيقه علي
			continue
		}
		if t.bare == "علي" && !spelled && strings.HasSuffix(d.Text[t.Start:t.End], "ي") && a.isAli(d.Text, out, i) {
			t.class = arGivenName
			continue
		}
		if t.conj && t.Quote >= 0 && i > 0 && i+1 < len(out) && out[i-1].Kind == tokenize.QuoteMark && out[i+1].Kind == tokenize.QuoteMark || t.Norm == "فال" {
			t.conj, t.def, t.bare, t.stem, t.form, t.class = false, false, t.Norm, t.Norm, nil, 0 // «فورد»
		}
		if rest, ok := strings.CutPrefix(t.Norm, "والد"); ok && t.conj {
			switch rest {
			case "ي", "ه", "ها", "هم", "نا", "تي", "ته", "تها", "تهم", "تنا":
				t.conj, t.def, t.bare, t.stem, t.form = false, false, t.Norm, t.Norm, nil // والدي: my father
				t.class = a.class["والد"]
			}
		}
		for _, w := range [...]string{"ويليا", "ويلسون", "ويلز", "وينستون", "وينتر", "ويتني", "ويتمان"} {
			if t.conj && strings.HasPrefix(t.Norm, w) {
				t.conj, t.bare, t.stem, t.form = false, t.Norm, t.Norm, nil
			}
		}
		if i > 0 && t.conj && strings.HasPrefix(t.Norm, "ف") && t.class&^arPluralAdjective == 0 && t.form == nil && !t.def && t.prep == 0 && !a.masdarLike(t.bare) && a.saysOrNames(&out[i-1]) {
			t.conj, t.bare, t.stem = false, t.Norm, t.Norm // قال فرومان, مايكل فرومان: no فـ stands between
		}
		if t.conj && strings.HasPrefix(t.Norm, "و") && t.class == 0 && t.form == nil && i+1 < len(out) && (out[i+1].Norm == "دي" || out[i+1].Norm == "فان" || out[i+1].Norm == "دو") {
			t.conj, t.bare, t.stem = false, t.Norm, t.Norm // وين دي بروين
		}
		if t.conj && strings.HasPrefix(t.bare, "ال") && i > 0 && strings.HasPrefix(t.Norm, "ف") && out[i-1].Kind == tokenize.Letters && (out[i-1].is(arGivenName) || a.w.people["ar"][out[i-1].bare] != nil || out[i-1].class == 0 && !out[i-1].def && out[i-1].form == nil && !a.known(t.stem) && !a.masdarLike(t.stem)) {
			t.conj, t.def, t.bare, t.stem = false, false, t.Norm, t.Norm // فرانك فالتر
		}
		if i > 0 && t.conj && t.class == 0 && t.form == nil && t.prep == 0 && utf8.RuneCountInString(t.Norm) <= 6 && strings.HasPrefix(t.Norm, "وال") && utf8.RuneCountInString(t.stem) <= 3 && !a.known(t.bare) && out[i-1].form != nil && out[i-1].form.tense == arPerfect && i+1 < len(out) && (out[i+1].Kind != tokenize.Letters || out[i+1].is(arTime|arComplementizer|arAdjunct)) {
			t.conj, t.def, t.bare, t.stem = false, false, t.Norm, t.Norm // وأضافت والش أمس
		}
		if i > 1 && t.conj && t.class == 0 && t.form == nil && utf8.RuneCountInString(t.Norm) <= 6 && strings.HasPrefix(t.Norm, "وال") && !a.known(t.bare) && out[i-2].form != nil && out[i-1].class&^(arGivenName|arFirstName) == 0 && out[i-1].form == nil && !out[i-1].def && out[i-1].Kind == tokenize.Letters && i+1 < len(out) && out[i+1].is(arTitleHead) && !out[i+1].def {
			t.conj, t.def, t.bare, t.stem = false, false, t.Norm, t.Norm // قال لوري والاش مدير
		}
		if rest, ok := strings.CutPrefix(t.bare, "و"); ok && !t.conj && t.class == 0 && t.form == nil && i > 0 && out[i-1].Norm == "،" && strings.HasSuffix(rest, "ه") && utf8.RuneCountInString(rest) >= 4 && !a.w.family[t.bare] {
			t.conj, t.bare, t.stem = true, rest, rest // ، وحالة
		}
		if t.is(arHonorific) && len(t.bare) == 2 && i > 0 && out[i-1].Kind == tokenize.Number {
			t.class &^= arHonorific // 1086م
		}
		if f := a.short[t.bare]; f != nil && i > 0 && out[i-1].bare == "لم" {
			t.form = f
		}
		if i > 0 && t.prep == 0 && !t.conj && (out[i-1].bare == "وفقا" || out[i-1].bare == "طبقا") {
			if rest, ok := strings.CutPrefix(t.bare, "ل"); ok {
				t.prep, t.stem = 'l', rest // وفقا لنتائج
				t.class |= a.class[rest] & (arNounHead | arMasdar)
			}
		}
		if t.bare == "امام" && !t.conj && i+1 < len(out) && strings.HasPrefix(d.Text[t.Start:], "ا") && out[i+1].Kind == tokenize.Letters && !out[i+1].is(arFirstName|arGivenName|arHonorific) && !ofMosque(out[i+1].Norm) && !a.w.family[out[i+1].bare] {
			t.class = arAdjunct // امام الصحافيين, without the hamza
		}
		if t.Norm == "فان" && i+1 < len(out) && opensClauseAfter(&out[i+1]) {
			t.conj, t.bare, t.stem, t.class = true, "ان", "ان", arComplementizer // فان الشركة, written without the hamza
		}
		if rest, ok := strings.CutPrefix(t.bare, "و"); ok && t.form != nil && t.form.verb.lemma == "ورد" && a.forms[rest] != nil && answers(out, i) {
			t.conj, t.bare, t.stem, t.form = true, rest, rest, a.forms[rest] // ورد فلان: «…», and answered
		}
		if t.is(arFirstName) && t.form != nil && !t.conj && i > 0 && out[i-1].form != nil && out[i-1].form.tense != arParticiple && out[i-1].form.verb.class == "say" {
			t.form = nil // قال دان كوسكي
		}
		if t.Norm == "وعد" && t.form != nil && t.form.tense == arPerfect && a.considers(out, i) {
			t.conj, t.bare, t.stem, t.form = true, "عد", "عد", a.forms["عد"] // وعدّ فلان هذا جريمة, no promise
		}
		if t.bare == "مجددا" && i > 0 && out[i-1].Kind != tokenize.Letters && i+1 < len(out) && a.masdarLike(out[i+1].bare) {
			t.form, t.class = a.forms[t.bare], 0 // مجددا التزامه
		}
		if rest, ok := strings.CutPrefix(t.bare, "ل"); ok && t.form == nil && t.class == 0 && i+1 < len(out) && (out[i+1].is(arComplementizer) || out[i+1].Norm == ":") {
			if f := a.forms[rest]; f != nil && f.tense == arImperfect && f.verb.que && (f.verb.class == "say" || i > 2 && out[i-1].Norm == "ذلك" && out[i-3].Norm == "اذ") {
				t.form, t.bare, t.stem, t.prep = f, rest, rest, 0 // ومضى ليقول إن
			}
		}
		a.unbend(out, i)
		if t.Norm == "ان" && t.is(arComplementizer) && strings.HasPrefix(d.Text[t.Start:], "إ") && i+1 < len(out) && a.isDone(&out[i+1]) {
			t.class = arConditional // إن انتهكت الشركة العقد
		}
		if t.class&arAdjunct != 0 && t.form == nil && (a.verbInContext(out, i) || doubled(d.Text[t.Start:t.End]) && a.forms[t.bare] != nil) {
			t.form = a.forms[t.bare]
			t.class &^= arAdjunct
		}
		if t.is(arComplementizer) && a.w.people["ar"][t.bare] != nil {
			if _, n := a.w.people["ar"].match(t.bare, func(k int) string {
				if i+k < len(out) {
					return out[i+k].Norm
				}
				return ""
			}); n > 1 {
				t.class &^= arComplementizer // بان كي مون, without its hamza
			}
		}
		if t.Kind != tokenize.Letters {
			continue
		}
		next := func(k int) string {
			if i+k < len(out) {
				return out[i+k].Norm
			}
			return ""
		}
		t.multi, t.multN = a.multi.match(t.Norm, next)
		if t.multN == 0 {
			t.multi, t.multN = a.multi.match(t.bare, next)
		}
		if rest, ok := strings.CutPrefix(t.bare, "و"); ok && t.multN == 0 && !t.conj {
			if m, n := a.multi.match(rest, next); n > 1 {
				t.multi, t.multN, t.conj, t.bare, t.stem = m, n, true, rest, rest // ومن جهته, beside ومن ثم
			}
		}
	}
	return out
}

// spellsMaksura reports whether the article writes على and إلى with alef
// maksura, so that علي is a name in it; in Egyptian spelling it may be both.
func spellsMaksura(d *tokenize.Document) bool {
	for i := range d.Words {
		w := &d.Words[i]
		if (w.Norm == "علي" || w.Norm == "الي") && strings.HasSuffix(d.Text[w.Start:w.End], "ى") {
			return true
		}
	}
	return false
}

// unfold looks at the letters that matching folds away, where they tell words
// apart: آن is a name, فإن is ف with إن and not van, علي is not على, أمام not إمام.
func (a *arabic) unfold(t *arWord, surface string, maksura bool) {
	if rest := strings.TrimLeft(surface, "وف"); t.prep == 0 && t.form == nil && (strings.HasPrefix(rest, "بإ") || strings.HasPrefix(rest, "لإ")) {
		// بإغراق: إفعال with its hamza, which no plural has.
		if w := []rune(t.bare); len(w) == 6 && w[4] == 'ا' && !a.known(string(w[1:])) && !a.w.family[t.bare] {
			if t.prep, t.stem = 'l', string(w[1:]); w[0] == 'ب' {
				t.prep = 'b'
			}
			t.class |= arMasdar
		}
	}
	if rest := strings.TrimLeft(surface, "وف"); t.prep == 0 && t.form == nil && t.class == 0 && !t.def && strings.HasPrefix(rest, "بإ") && utf8.RuneCountInString(t.bare) >= 6 && !a.w.family[t.bare] {
		t.prep, t.stem = 'b', strings.TrimPrefix(t.bare, "ب")
		t.class |= a.class[t.stem] & (arMasdar | arEvent | arDocument) // بإمكانيات: no word begins with بإ
	}
	if rest := strings.TrimLeft(surface, "وف"); t.def && t.prep == 0 && (strings.HasPrefix(rest, "أل") || strings.HasPrefix(rest, "إل")) && utf8.RuneCountInString(t.bare) > 3 {
		// ألبرت: the hamza shows that no article begins the word.
		t.def, t.stem, t.class = false, t.bare, a.class[t.bare]
	}
	if t.form == nil && t.class == 0 && t.prep == 0 && !t.def && (!strings.HasSuffix(t.bare, "ه") || strings.HasSuffix(surface, "ه")) {
		t.form = a.withObject(t.bare)
		t.taken = t.form != nil
	}
	if t.bare == "حديثه" && strings.HasSuffix(surface, "ة") {
		t.class = arAdjective // تقارير حديثة: no talk of his
	}
	if t.bare == "هنا" && strings.HasSuffix(surface, "أ") {
		t.class = 0 // هنأ: he congratulated
	}
	switch {
	case t.def && t.prep == 0 && noArticle(t.bare) && !(maksura && strings.HasSuffix(surface, "ي")):
		t.def, t.stem, t.class = false, t.bare, 0
	case t.def && t.stem == "مقاومه" && t.prep == 0:
		t.class = arOrganisation // المقاومة تعلن, but مقاومة الفساد
	case t.form != nil && strings.HasPrefix(t.form.verb.lemma, "آ") && strings.HasPrefix(strings.TrimLeft(surface, "وف"), "أ"):
		t.form = nil // أمن is no آمن
	case t.form != nil && t.form.verb.lemma == "وعد" && t.form.tense == arPerfect && strings.Contains(surface, "\u0651"):
		t.conj, t.bare = true, strings.TrimPrefix(t.bare, "و")
		t.stem, t.form = t.bare, a.forms[t.bare] // وعدّت: and held
	case t.class&arTime != 0 && strings.HasPrefix(surface, "ألا"):
		t.class &^= arTime // ألان is no الآن
	case t.form != nil && t.form.verb.lemma == "أطلع" && t.form.tense == arPerfect && strings.Contains(surface, "ا"+"طلع"):
		t.form = nil // اطلع: he was told
	case t.bare == "يحيي" && strings.HasSuffix(surface, "ى"):
		t.form, t.class = nil, arGivenName|arFirstName // no يحيي
	case t.bare == "علي" && maksura && strings.HasSuffix(surface, "ي"):
		t.class = arGivenName
	case t.form != nil && t.form.tense == arPerfect && strings.HasPrefix(t.form.verb.lemma, "ا") && strings.HasPrefix(strings.TrimPrefix(surface, "و"), "أ"):
		t.form = nil // أعتقد: the author speaks
	case maksura && t.form != nil && t.form.tense == arPerfect && !t.form.plural && strings.HasSuffix(surface, "ي"):
		t.form = nil // نادي الشباب, not نادى
	case t.bare == "ان" && strings.HasPrefix(surface, "آ"):
		t.class &^= arComplementizer
	case t.bare == "امام" && strings.HasPrefix(strings.TrimPrefix(surface, "و"), "أ"):
		t.class = arAdjunct // before somebody, no imam
	case t.Norm == "والي" && strings.HasPrefix(surface, "وإ"):
		t.conj, t.bare, t.stem, t.class = true, "الي", "الي", arPreposition // وإلى: no governor
	case t.Norm == "فان" && (strings.HasPrefix(surface, "فإ") || strings.HasPrefix(surface, "فأ")):
		t.conj, t.bare, t.stem, t.class = true, "ان", "ان", arComplementizer
	}
}

// noArticle tells words whose first letters only look like the article: verbs of the
// eighth form whose root begins with lām (التقى he met, التحق he joined) and foreign
// first names written without hamza (الكسندر).
func noArticle(word string) bool {
	switch word {
	case "التقي", "التقت", "التقيا", "التقوا", "التحق", "التحقت", "التحقوا", "التزم", "التزمت", "التزموا", "التمس", "التمست", "التفت", "التفتت", "التجا", "التجات":
		return true
	case "الكسندر", "الكساندر", "الكسي", "اليكسي", "الكسيس", "اليكسيس", "الفريد", "الفونسو", "البرت", "البرتو", "البيرتو", "اليزابيث", "اليسون", "اليخاندرو":
		return true
	}
	return false
}

// ofMosque reports whether a word after امام tells that an imam is meant and
// not "before".
func ofMosque(s string) bool {
	switch s {
	case "مسجد", "المسجد", "جامع", "الجامع", "الحرم", "جمعه", "الجمعه", "وخطيب", "المسلمين", "مصلي":
		return true
	}
	return false
}

// opensClauseAfter reports whether a word can follow فإن but not van in a name.
func opensClauseAfter(t *arWord) bool {
	return t.def && t.prep == 0 || t.Kind == tokenize.QuoteMark || t.Kind == tokenize.Number ||
		t.is(arDemonstrative|arTitleHead|arOrganisation|arDocument|arMasdar|arCollective)
}
