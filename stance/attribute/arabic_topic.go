package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// topicOpener is the number of words at word k that open a phrase which tells what somebody was asked
// about or speaks of: بشأن العقوبات، أما عن العقوبات، بالنسبة للعقوبات; 0 where none does.
func (r *arReader) topicOpener(k int) int {
	n := 0
	if r.t[k].bare == "اما" && k+1 < len(r.t) {
		n = 1
	}
	if x := r.t[k+n].starts(arTopic); x > 0 {
		return n + x
	}
	if k+n+1 < len(r.t) && r.t[k+n].bare == "بالنسبه" && r.t[k+n+1].prep == 'l' {
		return n + 1
	}
	return 0
}

// topic gives the words of the phrase at word k by which a sentence says what a statement is about. Of a question
// only what it was about counts, not who asked. What follows a comma with و shows that the phrase was part
// of a clause of the author's: إزاء العقوبات خفضت موسكو الإنتاج، وقال.
func (r *arReader) topic(k, until int) (from, to int) {
	if k >= until {
		return 0, 0
	}
	n := r.topicOpener(k)
	if n == 0 || until < len(r.t) && r.joinsOn(until) {
		return 0, 0
	}
	from = k
	if r.isQuestion(k, k+n) {
		for j := k + n; j < until; j++ {
			if r.t[j].starts(arTopic) > 0 && !r.t[j].conj {
				from = j
				break
			}
		}
		if from == k && k+n < until {
			return 0, 0
		}
	}
	for j := from; j < until; j++ {
		if r.isComma(j) {
			if j+1 < len(r.t) && r.joinsOn(j+1) {
				return 0, 0
			}
			return from, j
		}
	}
	return from, until
}

// joinsOn reports whether word k is a verb with و.
func (r *arReader) joinsOn(k int) bool {
	return r.t[k].Kind == tokenize.Letters && r.t[k].conj && r.t[k].form != nil && strings.HasPrefix(r.t[k].Norm, "و")
}

// isQuestion reports whether words [i, j) open what somebody was asked.
func (r *arReader) isQuestion(i, j int) bool {
	for k := i; k < j; k++ {
		if s := r.t[k].stem; strings.HasPrefix(s, "سؤال") || s == "سئل" || s == "سئلت" || s == "اسئله" {
			return true
		}
	}
	return false
}
