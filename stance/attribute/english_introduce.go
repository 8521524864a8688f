package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// introduce records the persons whom the sentence names with their titles or
// whom the gazetteer knows.
func (r *enReader) introduce() {
	if r.titled {
		return
	}
	subject := 0          // number of the mention that is the subject of the sentence
	fronted := r.fronts() // the word before which no one acts
	for i := r.first; i < r.end; i++ {
		t := &r.t[i]
		if t.is(euRole) && !t.is(euAnonymous) && t.Quote < 0 && i > r.first && r.t[i-1].Norm == "the" && r.heads(i-1, i+1) {
			m := r.mention(enPhrase{core: [2]int{i - 1, i + 1}})
			m.weak = true
			r.mentions = append(r.mentions, m) // the president took up the matter
			subject = len(r.mentions)
			continue
		}
		if t.Quote >= 0 || !r.isName(i) || i == r.first && t.is(euSubordinator|euPreposition|euConjunction) {
			continue
		}
		end := r.capitalised(i)
		if m, ok := r.relative(i, end); ok {
			m.below = subject
			r.mentions = append(r.mentions, m)
			i = end
			continue
		}
		if m, ok := r.bodyActs(i, end); ok {
			r.mentions = append(r.mentions, m)
			i = end
			continue
		}
		if end-i < 2 {
			if m, ok := r.acts(i, end); ok {
				r.mentions = append(r.mentions, m)
				subject = len(r.mentions)
			}
			i = end
			continue
		}
		last := end - 1
		if r.t[last].mark == '.' {
			last-- // Jr.
		}
		a := r.baseBack(last)
		if a-2 > r.first && r.t[a-1].is(euPreposition) && r.nameAfter(a, end) > 0 {
			if b := r.baseBack(a - 2); b < a-1 && r.hasRole([2]int{b, a - 1}) {
				a = b // the secretary of state, Ann Reed, without the comma
			}
		}
		p := enPhrase{core: [2]int{min(a, i), end}}
		if end+1 < r.end && r.t[end].mark == ',' && (r.isDeterminer(end+1) || r.t[end+1].is(euRole) || r.isName(end+1) && r.t[end+1].poss) {
			p.apps = r.apposition(end+1, r.end)
		}
		m := r.mention(p)
		m.uttered = r.madeRemarks(end, p.apps)
		m.owner, m.below = r.t[end-1].poss || i < fronted, subject
		if m.hasName() && (m.person != nil || (m.role != "" || r.t[p.core[0]].is(euHonorific)) && m.kind == Person && len(m.name) > 1) {
			r.mentions = append(r.mentions, m)
			if subject == 0 && r.heads(min(a, i), end) {
				subject = len(r.mentions)
			}
		} else if m.hasName() && len(m.name) > 1 && m.kind == Person && (r.g.w.forename[m.name[0]] != anyGender || r.g.forename[m.name[0]] != anyGender) {
			m.weak = true // somebody told of, whom the article may quote by the family name
			r.mentions = append(r.mentions, m)
		}
		i = end
	}
}

// maxEnglishTitle bounds the words of a title in capitals with the name after it:
// "United Nations Human Rights Commissioner Mary R. Reed Jr."
const maxEnglishTitle = 12

// capitalised returns the word after the run of capitalised words, with the full stops
// of initials and titles and the particles of names, that begins at word i.
func (r *enReader) capitalised(i int) int {
	end := i
	for ; end < r.end && end-i < maxEnglishTitle && r.t[end].Quote < 0; end++ {
		t := &r.t[end]
		if end > i && r.t[end-1].poss {
			break
		}
		if r.isName(end) || t.is(euNamePart) && t.Kind == tokenize.Letters {
			continue
		}
		if end == i || t.mark != '.' {
			break
		}
		if last := &r.t[end-1]; !last.is(euHonorific) && !(last.Len() == 1 && end+1 < r.end && r.isName(end+1)) {
			break
		}
	}
	if end < r.end && end > i+1 && r.t[end].mark == '.' && r.t[end-1].is(euNameEnd) {
		end++ // John Reed Jr.
	}
	return end
}

// madeRemarks reports whether "made the remarks" follows the name that ends at end and
// its appositions.
func (r *enReader) madeRemarks(end int, apps [][2]int) bool {
	for _, p := range apps {
		end = max(end, p[1])
	}
	if end < r.end && r.t[end].mark == ',' {
		end++
	}
	if end+2 >= r.end || r.t[end].Norm != "made" {
		return false
	}
	switch r.t[end+1].Norm {
	case "the", "these", "those", "his", "her":
	default:
		return false
	}
	switch singular(r.t[end+2].Norm) {
	case "remark", "comment", "statement":
		return true
	}
	return false
}

// fronts returns the pronoun that is the subject of a sentence which opens with
// a participle, so that nobody named before it is meant by it: "Reacting to the
// president, he said". It is the first word where there is none.
func (r *enReader) fronts() int {
	at := r.first
	if at+2 < r.end && r.t[at].is(euAdverb|euTime) && r.t[at+1].mark == ',' {
		at += 2 // Afterwards, answering questions
	}
	if at+1 >= r.end || !strings.HasSuffix(r.t[at].Norm, "ing") || !r.t[at+1].is(euPreposition) && !r.isDeterminer(at+1) && !(at > r.first && r.nominal(at+1)) {
		return r.first
	}
	for k := at + 1; k < r.end; k++ {
		if r.t[k].Quote < 0 && r.t[k].is(euPronoun) && (r.t[k].Norm == "he" || r.t[k].Norm == "she") {
			return k
		}
	}
	return r.first
}

// acts reads a family name [i, end) that is the subject of a main clause:
// whoever the article names by it is in mind again. The mention is weak, since
// the word may be no name.
func (r *enReader) acts(i, end int) (mention, bool) {
	if end == i || !r.heads(i, end) {
		return mention{}, false
	}
	m := r.mention(enPhrase{core: [2]int{i, end}})
	m.weak = true
	return m, m.hasName() && m.kind == Person
}

// bodyActs reads the name of a state or body [i, end) that is the subject of a
// main clause, so that "it" may mean it.
func (r *enReader) bodyActs(i, end int) (mention, bool) {
	if end == i || r.t[i].is(euRelative) && !r.t[i].caps || r.g.w.orgs["en"][r.t[i].Norm] == nil && r.g.w.places["en"][r.t[i].Norm] == nil || !r.heads(min(i, r.baseBack(end-1)), end) {
		return mention{}, false
	}
	m := r.mention(enPhrase{core: [2]int{i, end}})
	m.acting = true
	return m, m.state || m.org != nil
}

// heads reports whether the noun phrase [a, end) stands at the head of a main
// clause, right before its verb.
func (r *enReader) heads(a, end int) bool {
	if r.t[end-1].poss {
		return false
	}
	if end = r.skipTime(end, r.end); end >= r.end {
		return false
	}
	verb := &r.t[end]
	past := verb.Kind == tokenize.Letters && !verb.cap && len(verb.Norm) > 4 && strings.HasSuffix(verb.Norm, "ed")
	if !past && !verb.is(euFinite|euAuxiliary|euModal) && (verb.form == nil || verb.form.tense&(enPast|enThird) == 0) {
		return false
	}
	if a-1 > r.first && r.t[a-1].is(euConjunction) {
		a-- // …, but Bush rejected them
	}
	return a <= r.first || r.t[a-1].mark == ',' || r.t[a-1].mark == ':' || r.isDash(a-1)
}
