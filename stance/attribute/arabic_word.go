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
		}
	}
	for i := range out {
		t := &out[i]
		if t.bare == "علي" && !spelled && strings.HasSuffix(d.Text[t.Start:t.End], "ي") && a.isAli(d.Text, out, i) {
			t.class = arGivenName
			continue
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
		if t.class&arAdjunct != 0 && t.form == nil && a.verbInContext(out, i) {
			t.form = a.forms[t.bare]
			t.class &^= arAdjunct
		}
		if t.Kind != tokenize.Letters || a.multi[t.bare] == nil && a.multi[t.Norm] == nil {
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

// isAli reports whether علي at word i is the name also in an article that may
// write the preposition so: a name goes on after it, or stands before it.
func (a *arabic) isAli(text string, t []arWord, i int) bool {
	next := func(k int) string {
		if i+k < len(t) {
			return t[i+k].Norm
		}
		return ""
	}
	if _, n := a.w.people["ar"].match("علي", next); n > 1 {
		return true
	}
	if i+1 < len(t) && (t[i+1].is(arGivenName|arNameParticle) || a.w.family[t[i+1].bare]) && !t[i+1].is(arComplementizer) && !t[i+1].conj {
		return true
	}
	if i+1 < len(t) && t[i+1].is(arComplementizer) && strings.HasPrefix(text[t[i+1].Start:], "إ") {
		return true // على goes before أن only
	}
	if i == 0 || t[i-1].form != nil && !t[i-1].is(arGivenName) {
		return false
	}
	return t[i-1].is(arHonorific|arNameParticle) ||
		t[i-1].is(arGivenName) && i+1 < len(t) && !t[i+1].def && !t[i+1].is(arMasdar) && !a.masdarLike(t[i+1].stem)
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
	if rest := strings.TrimLeft(surface, "وف"); t.def && t.prep == 0 && (strings.HasPrefix(rest, "أل") || strings.HasPrefix(rest, "إل")) && utf8.RuneCountInString(t.bare) > 3 {
		// ألبرت: the hamza shows that no article begins the word.
		t.def, t.stem, t.class = false, t.bare, a.class[t.bare]
	}
	if t.form == nil && t.class == 0 && t.prep == 0 && !t.def && (!strings.HasSuffix(t.bare, "ه") || strings.HasSuffix(surface, "ه")) {
		t.form = a.withObject(t.bare)
		t.taken = t.form != nil
	}
	switch {
	case t.class&arTime != 0 && strings.HasPrefix(surface, "ألا"):
		t.class &^= arTime // ألان is no الآن
	case t.form != nil && t.form.verb.lemma == "أطلع" && t.form.tense == arPerfect && strings.Contains(surface, "ا"+"طلع"):
		t.form = nil // اطلع: he was told
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
	case t.Norm == "فان" && (strings.HasPrefix(surface, "فإ") || strings.HasPrefix(surface, "فأ")):
		t.conj, t.bare, t.stem, t.class = true, "ان", "ان", arComplementizer
	}
}

// verbInContext reports whether a word that is commonly a preposition (عبر)
// is a verb here: at the head of its clause, with its own preposition soon
// after.
func (a *arabic) verbInContext(t []arWord, i int) bool {
	f := a.forms[t[i].bare]
	if f == nil || f.tense != arPerfect || f.plural || len(f.verb.preps) == 0 && f.verb.source == "" {
		return false
	}
	if i > 0 && t[i-1].Kind == tokenize.Letters && !t[i].conj && t[i-1].class&(arSwitch|arAuxiliary|arResume) == 0 &&
		!(i > 1 && a.endsSwitch(t, i)) {
		return false
	}
	reach := 14
	if t[i].conj && i+1 < len(t) && t[i+1].is(arTitleHead|arHonorific) {
		reach = 30 // وعبر الوزير …، خلال لقائه …، عن سعادته
	}
	for k := i + 1; k < len(t) && k < i+reach && (t[k].Kind != tokenize.Punct || t[k].Norm == "(" || t[k].Norm == ")" || t[i].conj && t[k].Norm == "،"); k++ {
		if contains(f.verb.preps, t[k].bare) || f.verb.source == t[k].bare {
			return true
		}
		if _, _, ok := pronounAfter(f.verb.source, t[k].bare); ok && f.verb.source != "" {
			return true
		}
	}
	return false
}

// endsSwitch reports whether من جانبه or its like stands right before word i.
func (a *arabic) endsSwitch(t []arWord, i int) bool {
	for n := 2; n <= 3 && n <= i; n++ {
		c, m := a.multi.match(t[i-n].bare, func(k int) string { return t[i-n+k].Norm })
		if m == n && c&(arSwitch|arResume|arTime) != 0 {
			return true
		}
	}
	return false
}

// withObject returns the form of a verb to which its object, whom it accuses,
// describes, warns or tells, is joined as a pronoun: وصفها، أبلغتهم.
func (a *arabic) withObject(s string) *arForm {
	for _, suffix := range [...]string{"هما", "هم", "ها", "ه"} {
		rest, ok := strings.CutSuffix(s, suffix)
		if !ok || a.w.family[s] {
			continue
		}
		f := a.forms[rest]
		if f == nil {
			f = a.forms[rest+"ا"] // اتهموه
		}
		if f != nil && f.tense != arParticiple && !f.verb.strict && (f.verb.obj || len(f.verb.objPreps) > 0 || f.verb.accuse != "" || f.verb.describe != "" || f.verb.lemma == "اعتبر") {
			return f
		}
	}
	return nil
}

// known reports whether the tables have the word as it stands.
func (a *arabic) known(s string) bool {
	if a.class[s] != 0 || a.forms[s] != nil || a.nouns[s] != nil {
		return true
	}
	return a.w.places["ar"][s] != nil || a.w.people["ar"][s] != nil || a.w.orgs["ar"][s] != nil
}

// split takes conjunction, preposition and article off a word, as far as the
// tables or the article itself, whose words are seen, show that they are there.
func (a *arabic) split(t *arWord, seen map[string]bool) {
	s := t.Norm
	if rest, ok := cutConjunction(s); ok && !a.known(s) {
		if a.known(rest) || strings.HasPrefix(rest, "ال") || strings.HasPrefix(rest, "لل") || strings.HasPrefix(rest, "بال") || a.known(bareNoun(rest)) || a.prefixed(rest) || a.withObject(rest) != nil {
			s, t.conj = rest, true
		} else if strings.HasPrefix(s, "و") && (isVerbal(rest) || seen[rest] && utf8.RuneCountInString(rest) >= 4) {
			s, t.conj = rest, true
		}
	}
	t.bare, t.stem = s, s
	t.class = a.class[s]
	if t.class&(arAdjunct|arTime|arPreposition) == 0 {
		t.form = a.forms[s]
	}
	switch {
	case t.class&arMasdar != 0:
		// التزام, إلغاء: the ال belongs to the word.
	case strings.HasPrefix(s, "ال") && utf8.RuneCountInString(s) > 4 || strings.HasPrefix(s, "ال") && a.known(s[len("ال"):]):
		t.def, t.stem = true, s[len("ال"):]
	case strings.HasPrefix(s, "لل") && utf8.RuneCountInString(s) >= 4:
		t.def, t.prep, t.stem = true, 'l', s[len("لل"):]
	case strings.HasPrefix(s, "بال") && utf8.RuneCountInString(s) > 5:
		t.def, t.prep, t.stem = true, 'b', s[len("بال"):]
	case strings.HasPrefix(s, "كال") && utf8.RuneCountInString(s) > 5:
		t.def, t.prep, t.stem = true, 'k', s[len("كال"):]
	case t.class == 0 && t.form == nil && !a.known(s):
		for _, p := range [...]struct {
			s string
			b byte
		}{{"ل", 'l'}, {"ب", 'b'}} {
			rest, ok := strings.CutPrefix(s, p.s)
			if ok && (utf8.RuneCountInString(rest) >= 3 && (a.known(rest) && a.class[rest] != arAdjective && !a.adjective(rest) || a.masdarLike(rest)) || a.class[rest]&arMasdar != 0) {
				t.prep, t.stem = p.b, rest
			}
		}
		// بعرقلة: a word that no table has, with the ending of a noun.
		if rest, ok := strings.CutPrefix(s, "ب"); ok && t.prep == 0 && utf8.RuneCountInString(rest) >= 5 && strings.HasSuffix(rest, "ه") && !strings.HasSuffix(rest, "يه") && !strings.HasPrefix(rest, "ا") && !a.w.family[s] {
			t.prep, t.stem = 'b', rest
		}
	}
	if t.class == 0 && t.form == nil {
		t.class |= a.inflected(s)
	}
	if t.stem != s {
		t.class |= a.class[t.stem] & (arNounHead | arEvent | arAdjective | arAddressee | arCountryNoun | arMasdar | arEventNoun | arFeeling | arLinksB)
		if t.prep == 0 {
			t.class |= a.class[t.stem] & arHonorific
		}
	}
}

// inflected gives the class of an adjective in the feminine and of an event
// with a pronoun: رفيعة، جلسته.
func (a *arabic) inflected(s string) arClass {
	rest, ok := strings.CutSuffix(s, "ه")
	if ok && utf8.RuneCountInString(rest) >= 4 && a.class[rest]&arAdjective != 0 {
		return arAdjective
	}
	if !ok {
		rest, ok = strings.CutSuffix(s, "ها")
	}
	if t, isFeminine := strings.CutSuffix(rest, "ت"); ok && isFeminine && a.class[t+"ه"]&arEvent != 0 || ok && utf8.RuneCountInString(rest) >= 4 && a.class[rest]&arEvent != 0 {
		return arEvent
	}
	return 0
}

// adjective reports whether the tables have a word as the adjective of a
// country only, to which no preposition is joined without article.
func (a *arabic) adjective(s string) bool {
	list := a.w.places["ar"][s]
	for i := range list {
		if list[i].value.kind != countryAdjective {
			return false
		}
	}
	return len(list) > 0 && a.class[s]&^arAdjective == 0
}

// prefixed reports whether a word is a verbal noun with ب or ل before it.
func (a *arabic) prefixed(s string) bool {
	for _, p := range [...]string{"ب", "ل"} {
		if rest, ok := strings.CutPrefix(s, p); ok && (a.class[rest]&arMasdar != 0 || utf8.RuneCountInString(rest) >= 4 && a.masdarLike(rest)) {
			return true
		}
	}
	return false
}

func cutConjunction(s string) (string, bool) {
	for _, c := range [...]string{"و", "ف"} {
		if rest, ok := strings.CutPrefix(s, c); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest, true
		}
	}
	return s, false
}

// bareNoun takes the article, alone or after a preposition, off a folded
// word.
func bareNoun(s string) string {
	for _, p := range [...]string{"ال", "لل", "بال", "كال"} {
		if rest, ok := strings.CutPrefix(s, p); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return s
}

// isVerbal reports whether a word after و looks like an imperfect verb, so
// that the و is a conjunction.
func isVerbal(s string) bool {
	return (strings.HasPrefix(s, "ي") || strings.HasPrefix(s, "ت")) && utf8.RuneCountInString(s) >= 4
}

// masdarLike reports whether a word without clitics is a verbal noun or
// another noun that opens a nominal complement: by the table, or by the
// pattern of the derived verb stems (استفعال، افتعال، انفعال، تفعيل، تفاعل،
// إفعال، مفاعلة), with or without a possessive pronoun.
func (a *arabic) masdarLike(s string) bool {
	if a.class[s]&arMasdar != 0 {
		return true
	}
	for _, suffix := range [...]string{"هما", "هم", "ها", "نا", "ه"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			if a.class[rest]&arMasdar != 0 || a.class[rest+"ه"]&arMasdar != 0 {
				return true
			}
			if t, ok := strings.CutSuffix(rest, "ت"); ok && a.class[t+"ه"]&arMasdar != 0 {
				return true
			}
			if suffix != "ه" && masdarPattern(rest) {
				return true
			}
		}
	}
	return masdarPattern(s) && !a.w.family[s] // ترامب has the shape of تفاعل
}

func masdarPattern(s string) bool {
	r := []rune(s)
	n := len(r)
	if n > 0 && r[n-1] == 'ه' && n > 5 {
		r = r[:n-1]
		n--
	}
	if n < 5 || n > 8 {
		return false
	}
	switch {
	case n == 7 && r[0] == 'ا' && r[1] == 'س' && r[2] == 'ت' && r[5] == 'ا': // استفعال
		return true
	case n == 6 && r[0] == 'ا' && r[2] == 'ت' && r[4] == 'ا': // افتعال
		return true
	case n == 6 && r[0] == 'ا' && r[1] == 'ن' && r[4] == 'ا': // انفعال
		return true
	case n == 5 && r[0] == 'ت' && r[3] == 'ي': // تفعيل
		return true
	case n == 5 && r[0] == 'ت' && r[2] == 'ا': // تفاعل
		return true
	}
	return false
}
