package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

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
	if i+2 < len(t) && t[i+1].def && t[i+1].prep == 0 && t[i+1].class == 0 && t[i+2].is(arComplementizer) && !a.masdarLike(t[i+1].stem) && i > 0 && t[i-1].def {
		return true // مدير الرعاية الصحية علي الطبال أن
	}
	if i == 0 || t[i-1].Region != t[i].Region || t[i-1].form != nil && !t[i-1].is(arGivenName) {
		return false
	}
	return t[i-1].is(arHonorific|arNameParticle) ||
		t[i-1].is(arGivenName|arFirstName) && i+1 < len(t) && !t[i+1].def && !t[i+1].is(arMasdar) && !a.masdarLike(t[i+1].stem)
}

// unbend gives the nameless source that لكن or أن puts into the accusative, and its
// adjectives, the form in which the tables have them: لكن مصدرا قضائيا سويديا قال.
func (a *arabic) unbend(words []arWord, i int) {
	t := &words[i]
	base, ok := strings.CutSuffix(t.bare, "ا")
	if !ok || i == 0 || t.def || t.conj || t.prep != 0 || t.form != nil || a.class[base]&(arAnonymous|arDocument|arMedium|arCollective) == 0 || !words[i-1].is(arResume|arComplementizer) {
		return
	}
	k := i + 1
	for k < len(words) && isAccusative(words[k].bare) && !words[k].def && !words[k].conj && words[k].prep == 0 && words[k].form == nil && words[k].Kind == tokenize.Letters {
		k++
	}
	if k >= len(words) || k == i+1 && words[k].form == nil && !words[k].is(arPreposition) {
		return
	}
	for j := i; j < k; j++ {
		w := &words[j]
		w.bare = strings.TrimSuffix(w.bare, "ا")
		w.stem, w.class = w.bare, a.class[w.bare]
	}
}

// isDone reports whether a word is a verb in the perfect, or its negation, before which إن is
// a condition: إن انتهكت.
func (a *arabic) isDone(t *arWord) bool {
	if t.Kind != tokenize.Letters || t.def || t.prep != 0 || t.conj {
		return false
	}
	if t.form != nil {
		return t.form.tense == arPerfect && t.class == 0
	}
	return t.Norm == "لم" || t.class == 0 && strings.HasSuffix(t.Norm, "ت") && !strings.HasSuffix(t.Norm, "ات") && utf8.RuneCountInString(t.Norm) >= 5 && strings.HasPrefix(t.Norm, "ا") && !a.w.family[t.Norm] && a.w.people["ar"][t.Norm] == nil && a.w.orgs["ar"][t.Norm] == nil && a.w.places["ar"][t.Norm] == nil
}

// verbInContext reports whether a word that is commonly a preposition (عبر)
// is a verb here: at the head of its clause, with its own preposition soon
// after.
func (a *arabic) verbInContext(t []arWord, i int) bool {
	f := a.forms[t[i].bare]
	if f == nil || f.tense != arPerfect || f.plural || len(f.verb.preps) == 0 && f.verb.source == "" {
		return false
	}
	if i > 0 && t[i-1].Region == t[i].Region && t[i-1].Kind == tokenize.Letters && !t[i].conj && t[i-1].class&(arSwitch|arAuxiliary|arResume) == 0 &&
		!(i > 1 && a.endsSwitch(t, i)) && !(f.verb.source != "" && a.endsAdverb(t, i)) {
		return false
	}
	reach := 14
	opens := t[i].conj || i == 0 || t[i-1].Region != t[i].Region || t[i-1].Norm == "." || t[i-1].class&arSwitch != 0 // بدوره عبر مدير …، فلان، عن
	if opens && i+1 < len(t) && t[i+1].is(arTitleHead|arHonorific) {
		reach = 30 // وعبر الوزير …، خلال لقائه …، عن سعادته
	}
	for k := i + 1; k < len(t) && k < i+reach && (t[k].Kind != tokenize.Punct || t[k].Norm == "(" || t[k].Norm == ")" || reach > 14 && t[k].Norm == "،" || t[i].conj && t[k].Norm == "،"); k++ {
		if contains(f.verb.preps, t[k].bare) || f.verb.source == t[k].bare {
			return true
		}
		if f.verb.source != "" && t[i].conj && t[i+1].is(arMedium) && t[k].is(arComplementizer) && !t[k].conj {
			return true // ونقلت وكالة … أن
		}
		if _, _, ok := pronounAfter(f.verb.source, t[k].bare); ok && f.verb.source != "" {
			return true
		}
	}
	return false
}

// doubled reports whether a word is written with the sign that doubles a letter, which
// tells the verb عبّر from the preposition عبر.
func doubled(s string) bool { return strings.Contains(s, "\u0651") }

// saysOrNames reports whether a word is a verb of saying or a first name, right
// after which no clause begins.
func (a *arabic) saysOrNames(t *arWord) bool {
	if t.form != nil && t.form.tense != arParticiple {
		return t.form.verb.que || t.form.verb.quote
	}
	return t.is(arGivenName|arFirstName) && !t.is(arPreposition|arTitleHead) || a.w.people["ar"][t.bare] != nil
}

// endsAdverb reports whether a time or في with a place stands right before
// word i: وفي طهران نقلت الوكالة عن ….
func (a *arabic) endsAdverb(t []arWord, i int) bool {
	return t[i-1].class&arTime != 0 || i > 1 && t[i-2].bare == "في" && (a.w.places["ar"][t[i-1].bare] != nil || a.w.places["ar"][t[i-1].stem] != nil)
}

// endsSwitch reports whether من جانبه، في هذا الصدد or their like stands right before
// word i.
func (a *arabic) endsSwitch(t []arWord, i int) bool {
	for n := 2; n <= 3 && n <= i; n++ {
		c, m := a.multi.match(t[i-n].bare, func(k int) string { return t[i-n+k].Norm })
		if m == n && c&(arSwitch|arResume|arTime|arAdjunct) != 0 {
			return true
		}
	}
	return false
}

// considers reports whether وعد at word i is و with the verb that holds something
// to be something: at the head of a sentence or clause, without the أن or ب
// of a promise up to the next mark.
func (a *arabic) considers(t []arWord, i int) bool {
	if i > 0 && t[i-1].Kind == tokenize.Letters {
		return false
	}
	k := i + 1
	for ; k < len(t) && k < i+24 && (t[k].Kind == tokenize.Letters || t[k].Kind == tokenize.Number); k++ {
		if t[k].is(arComplementizer) || strings.HasPrefix(t[k].Norm, "ب") && t[k].Norm != "بن" && k > i+1 {
			return false
		}
	}
	return k > i+4
}

// answers reports whether word i, ورد, is و before a verb of answering: who answers stands between it and
// a colon or a quotation.
func answers(t []arWord, i int) bool {
	if i+2 >= len(t) || t[i+1].Kind != tokenize.Letters || t[i+1].starts(arPreposition|arAdjunct|arTime|arComplementizer|arObjectPronoun) > 0 || t[i+1].prep != 0 {
		return false
	}
	for k := i + 2; k < len(t) && k <= i+7; k++ {
		switch {
		case t[k].Norm == ":" || t[k].Kind == tokenize.QuoteMark:
			return true
		case t[k].Kind != tokenize.Letters || t[k].is(arComplementizer):
			return false
		}
	}
	return false
}

// surnamesWithWaw finds the words of the article that begin with و and are a name,
// since they stand after a first name as well as alone after a verb of saying:
// تريفور ويلموت, وقال ويلموت.
func (a *arabic) surnamesWithWaw(t []arWord) map[string]bool {
	var behind, names map[string]bool
	for pass := range 2 {
		for i := 1; i < len(t); i++ {
			if !t[i].conj || !strings.HasPrefix(t[i].Norm, "و") || strings.HasPrefix(t[i].Norm, "والد") || t[i].class != 0 || t[i].form != nil || t[i].prep != 0 || t[i-1].Region != t[i].Region {
				continue
			}
			switch f := t[i-1].form; {
			case pass == 0 && t[i-1].is(arFirstName) && !t[i-1].conj:
				if behind == nil {
					behind = map[string]bool{}
				}
				behind[t[i].Norm] = true
			case pass == 1 && behind[t[i].Norm] && f != nil && f.tense != arParticiple && f.verb.que:
				if names == nil {
					names = map[string]bool{}
				}
				names[t[i].Norm] = true
			}
		}
		if behind == nil {
			break
		}
	}
	return names
}
