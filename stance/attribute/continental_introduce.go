package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// introduce records the persons whom the sentence names with their titles or whom the
// gazetteer knows.
func (r *coReader) introduce() {
	subject := 0 // number of the mention that is the subject of the sentence
	for i := r.first; i < r.end; i++ {
		if m, ok := r.titleActs(i); ok && subject == 0 {
			r.mentions = append(r.mentions, m)
			subject = len(r.mentions)
			r.told = &m
		}
		if r.t[i].Quote >= 0 || !r.isNameWord(i) {
			continue
		}
		end := i + 1
		for end < r.end && r.t[end].Quote < 0 && (r.isNameWord(end) || r.t[end].is(euNamePart) && end+1 < r.end && r.isNameWord(end+1)) {
			end++
		}
		a := r.titleBack(i)
		p := coPhrase{core: [2]int{a, end}}
		if a == i && i-1 > r.first && r.t[i-1].mark == ',' {
			if parts, ok := r.phraseBack(i-1, false); ok && r.hasRole(parts[0]) && !r.hasName(parts[0]) {
				a = parts[0][0] // le maire, Jean Roy,
				p = coPhrase{core: parts[0], apps: [][2]int{{i, end}}}
			}
		}
		if len(p.apps) == 0 && end+1 < r.end && r.t[end].mark == ',' {
			p.apps = r.apposition(end+1, r.end)
		}
		m := r.mention(p)
		head := r.opensMain(a) && r.beforeVerb(end, p.apps)
		if a < i && head && r.t[a].is(euPreposition) && !r.isDeterminer(a) {
			head = false
		}
		m.below = subject
		switch {
		case !m.hasName() || m.kind != Person && !m.state && m.org == nil:
			i = end - 1
			continue
		case m.state || m.org != nil:
			if !head {
				i = end - 1
				continue
			}
			m.acting = true
		case m.person != nil || len(m.name) > 1 && (m.role != "" || r.t[a].is(euHonorific)):
		case len(m.name) > 1 && (r.g.forename[m.name[0]] != anyGender || head && len(m.name) < 5):
			m.weak = !head
		case head:
			m.weak = true
		default:
			i = end - 1
			continue
		}
		r.mentions = append(r.mentions, m)
		if head && subject == 0 {
			subject = len(r.mentions)
			told := m
			r.told = &told
		}
		i = end - 1
	}
}

// titleActs reads a title without a name that is the subject of a main clause: the
// minister took up the matter. One that says no more than the bare office may be
// anybody's.
func (r *coReader) titleActs(i int) (m mention, ok bool) {
	if !r.t[i].is(euRole) || r.t[i].Quote >= 0 || r.w[i].many || r.oblique(i) {
		return m, false
	}
	a := i
	if a > r.first && r.isDeterminer(a-1) {
		a--
	}
	if a == i && r.g.lang != "ru" || !r.opensMain(a) {
		return m, false
	}
	end := r.phraseForward(a, r.end)
	if end <= i || r.hasName([2]int{i + 1, end}) || !r.beforeVerb(end, nil) {
		return m, false
	}
	m = r.mention(coPhrase{core: [2]int{a, end}})
	m.weak = len(m.rest) == 0
	return m, m.kind == Person && m.role != "" && !m.hasName()
}

// titleBack returns the first word of the title that stands before the name at word i;
// i where none does.
func (r *coReader) titleBack(i int) int {
	a := i
	for k := i - 1; k >= r.first && i-k < 14; k-- {
		t := &r.t[k]
		if t.Kind != tokenize.Letters && !(t.mark == '.' && k > r.first && r.t[k-1].is(euHonorific)) || t.Quote >= 0 || r.stops(k) && !t.is(euDeterminer) || t.is(euConjunction) {
			break
		}
		if t.is(euRole | euHonorific) {
			a = k
			if k > r.first && (r.t[k-1].is(euQualifier|euFormer) || r.isDeterminer(k-1)) {
				a = k - 1
			}
			if t.is(euRole) {
				break
			}
		}
	}
	return a
}

// opensMain reports whether a main clause can begin at word a.
func (r *coReader) opensMain(a int) bool {
	return a <= r.first || r.t[a-1].mark == ',' || r.t[a-1].mark == ':' || r.isDash(a-1) || r.t[a-1].is(euConjunction|euTime|euSwitch)
}

// beforeVerb reports whether a verb follows the phrase that ends at end and its
// appositions.
func (r *coReader) beforeVerb(end int, apps [][2]int) bool {
	if len(apps) > 0 && apps[0][1] < r.end && r.t[apps[0][1]].mark == ',' {
		end = apps[0][1] + 1
	}
	for n := 0; end < r.end && n < 4 && r.t[end].is(euClitic|euNegation|euAdverb|euTime); n++ {
		end++
	}
	if end >= r.end || r.t[end].Kind != tokenize.Letters || r.t[end].cap {
		return false
	}
	if r.t[end].is(euFinite|euModal|euAuxiliary|euPassive) || r.w[end].verb != nil && len(r.w[end].verb[coFinite]) > 0 {
		return true
	}
	return r.g.lang == "ru" && hasEnding(r.t[end].Norm, "л", "ла", "ли", "лся", "лась", "лись", "ет", "ит", "ют", "ят")
}
