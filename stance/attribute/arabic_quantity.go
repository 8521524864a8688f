package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// quantity parses a part of a group that is told as a share: نحو نصف السكان،
// 57 في المائة من الآباء, and قال 35% إنهم.
func (r *arReader) quantity(i, limit int) (mention, bool) {
	if i+1 < limit && r.t[i].bare == "ما" && strings.HasPrefix(r.t[i+1].bare, "مجموع") {
		i += 2 // ما مجموعه 54%
	}
	k, about := i, 0
	if k < limit {
		switch r.t[k].bare {
		case "نحو", "حوالي", "قرابه", "زهاء":
			about = 1
		case "اكثر", "اقل":
			if k+1 < limit && r.t[k+1].bare == "من" {
				about = 2
			}
		}
		if r.t[k].bare == "نسبه" && about == 0 {
			about = 1 // نسبة 48.3 في المائة
		}
		k += about
	}
	if k >= limit {
		return mention{}, false
	}
	if r.t[k].Kind == tokenize.Number {
		n := r.percent(k+1, limit)
		if n == 0 {
			return mention{}, false
		}
		if k += 1 + n; k < limit && r.t[k].bare == "منهم" {
			return r.share(i, k+1), true // 36 في المائة منهم
		}
		if k >= limit || r.t[k].bare != "من" {
			return r.share(i, k), k < len(r.t) && (r.t[k].is(arComplementizer) || r.t[k].form != nil && r.t[k].form.plural)
		}
		k++
	} else if about == 0 || !r.t[k].is(arCollective) {
		return mention{}, false
	}
	m, ok := r.phrase(k, limit)
	if k < limit && r.t[k].def && r.t[k].prep == 0 && (!ok || m.next == k+1) {
		ok, m = true, mention{next: k + 1} // الآباء: people whom no table has
	}
	if !ok || m.hasName() || m.pronoun {
		return mention{}, false
	}
	return r.share(i, m.next), true
}

// share is the mention of words i to next, which tell a share of people.
func (r *arReader) share(i, next int) mention {
	out := mention{first: i, next: next, kind: Office, anonymous: true, plural: true, span: r.surface(i, next), titleSpan: r.surface(i, next)}
	for n := i; n < next; n++ {
		if w := r.t[n].bare; out.role == "" {
			out.role = w
		} else {
			out.rest = append(out.rest, w)
		}
	}
	return out
}

// percent is the length of a sign or words for per cent at word k.
func (r *arReader) percent(k, limit int) int {
	if k >= limit {
		return 0
	}
	switch r.t[k].bare {
	case "%", "٪", "بالمائه", "بالمئه", "بالميه":
		return 1
	case "في":
		if k+1 < limit && (r.t[k+1].bare == "المائه" || r.t[k+1].bare == "المئه" || r.t[k+1].bare == "الميه") {
			return 2
		}
	}
	return 0
}

// quantifies reports whether a noun only says how many of what follows.
func quantifies(s string) bool {
	switch s {
	case "مختلف", "جميع", "كل", "بعض", "معظم", "سائر", "شتي", "عموم", "كافه", "اغلب", "غالبيه":
		return true
	}
	return false
}

// informed reports whether an adjective says that a source knows what follows with على.
func informed(s string) bool {
	switch s {
	case "مطلع", "مطلعه", "مطلعان", "مطلعون", "مطلعين":
		return true
	}
	return false
}
