package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// pastAdverbial skips one adverbial at word j that may stand between a subject
// and its nominal complement. It returns j where none stands there and -1
// where nothing can follow.
func (r *arReader) pastAdverbial(j, stop int, hasSubject bool) int {
	t := &r.t[j]
	if n := t.starts(arTime | arSwitch); n > 0 {
		return j + n
	}
	if n := r.toMedium(j); n > 0 {
		return j + n
	}
	if t.prep == 'l' && t.def && !t.conj && j+1 < stop && !r.t[j+1].def && r.t[j+1].prep == 0 && !r.t[j+1].conj && r.masdarLike(r.t[j+1].bare) && !r.masdarLike(t.stem) {
		return j + 1 // وأكد للمصابين حرصه
	}
	if t.bare == "من" && j+1 < stop && r.t[j+1].bare == "اجل" {
		return -1
	}
	if who := j; hasSubject {
		if r.isComma(j) && j+1 < stop {
			who++
		}
		for k := who + 1; (r.t[who].Norm == "وهو" || r.t[who].Norm == "وهي") && k < stop && r.t[k].Kind == tokenize.Letters; k++ {
			if r.isTheirs(k) {
				return k // وأعلن فلان، وهو نائب كبير معارضته
			}
		}
	}
	if hasSubject && t.bare == "من" && j+2 < stop && r.t[j+1].Kind == tokenize.Letters && r.isTheirs(j+2) {
		return j + 2 // أعلنت النائبة من ويسكونسن موافقتها
	}
	if hasSubject && isHighly(t.bare) {
		return j + 1 // ثمن الجانبان عاليا الجهود
	}
	if t.Norm == "(" {
		for k := j + 1; k < stop && k < j+5; k++ {
			if r.t[k].Norm == ")" {
				return k + 1 // اليوم (الثلاثاء)، دعوة …
			}
		}
	}
	if hasSubject && r.isManner(j) {
		if t.bare == "بشكل" {
			j++
		}
		return j + 1 // استنكرت النقابة بشدة …
	}
	if hasSubject && r.isComma(j) && j+2 < stop && isAccusative(r.t[j+1].bare) && isAccusative(r.t[j+2].bare) {
		return j + 1
	}
	if j+2 < stop && isAccusative(t.bare) && isAccusative(r.t[j+1].bare) && !t.conj && t.form == nil {
		return j + 2 // نفى نفيا قاطعا
	}
	if hasSubject && t.is(arRelative) {
		if k := r.nextComma(j, stop); k+1 < stop {
			return k
		}
	}
	if r.isComma(j) && j+1 < stop {
		// A parenthetical between commas: ، على تويتر، or ، أمس،
		if k := r.nextComma(j+1, min(stop, j+14)); k < stop && r.isComma(k) && r.t[j+1].starts(arAdjunct|arTime) > 0 {
			return k + 1
		}
		return -1
	}
	if t.starts(arAccording) > 0 {
		if _, next, ok := r.accordingSpeaker(j, stop); ok && next > j {
			return next
		}
	}
	if hasSubject {
		if k := r.pastPlace(j, stop); k > j {
			return k
		}
		if k := r.pastOccasion(j, stop); k > j {
			return k
		}
		if k := r.pastMeeting(j, stop); k > j {
			return k
		}
		if k := r.pastChannel(j, stop); k > j {
			return k
		}
	}
	if t.bare == "علي" && j+2 < stop && r.t[j+1].bare == "هامش" {
		k := j + 2 // على هامش مشاركته في المؤتمر، …
		for k < stop && !r.isComma(k) && !r.t[k].is(arComplementizer) {
			k++
		}
		if k+1 >= stop || r.t[k].is(arComplementizer) {
			return -1
		}
		return k + 1
	}
	if t.bare == "في" && j+1 < stop && r.t[j+1].is(arEvent) || t.starts(arAdjunct) > 0 && t.multi&^arTopic != 0 {
		if k := r.skipAdjunct(j, stop); k > j {
			return k
		}
		return -1
	}
	return j
}

// isManner reports whether word j is an adverb with ب that says how, and not
// what about.
func (r *arReader) isManner(j int) bool {
	t := &r.t[j]
	if t.class != arAdjunct || t.multi != 0 || !strings.HasPrefix(t.bare, "ب") {
		return false
	}
	switch t.bare {
	case "بينما", "بشان", "بخصوص", "بعد", "بما":
		return false
	}
	return true
}

// nextComma returns the first comma from word k, or end.
func (r *arReader) nextComma(k, end int) int {
	for k < end && !r.isComma(k) {
		k++
	}
	return k
}

// pastMeeting skips خلال اللقاء الأخير.
func (r *arReader) pastMeeting(j, stop int) int {
	switch r.t[j].bare {
	case "خلال", "عقب", "بعد", "قبل":
	default:
		return j
	}
	if j+2 >= stop || !r.t[j+1].def || r.t[j+1].prep != 0 {
		return j
	}
	for j += 2; j < stop && r.t[j].def && r.t[j].prep == 0 && r.isSureAdjective(j); j++ {
	}
	return j
}

// pastChannel skips عبر موقعها الإلكتروني.
func (r *arReader) pastChannel(j, stop int) int {
	k := j + 1
	if r.t[j].bare != "عبر" || k >= stop || r.t[k].Kind != tokenize.Letters || !r.t[k].def && !r.owned(k) && !r.t[k].is(arMedium|arDocument) {
		return j
	}
	for k++; k < stop && r.t[k].Kind == tokenize.Letters && (r.t[k].def && r.t[k].prep == 0 && r.isSureAdjective(k) || (r.t[k].bare == "علي" || r.t[k].bare == "في") && k+1 < stop && r.t[k+1].Kind == tokenize.Letters && !r.masdarLike(r.t[k+1].bare)); k++ {
		if r.t[k].is(arPreposition) {
			k++
		}
	}
	return k
}

// isHighly reports whether a word tells how much is thought of what follows: ثمن عاليا.
func isHighly(s string) bool { return s == "عاليا" || s == "غاليا" }
