package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// according reads a source that a preposition names at word i, before, after or inside
// what it says; 0 where none is.
func (r *coReader) according(i int) int {
	if n := r.accordingWhich(i); n > 0 {
		return n
	}
	s := r.source(i)
	if s.end == 0 {
		return 0
	}
	a := r.clauseStart(i)
	back := i
	for back > a && (r.t[back-1].mark == ',' || r.isDash(back-1) || r.t[back-1].mark == '(' || r.t[back-1].is(euAdverb) && r.t[back-1].class&(euPreposition|coNouns) == 0) {
		back--
	}
	if n := len(r.frames); n == r.base+1 && a >= back && r.ends(s.end, r.end) && len(s.subjects) == 1 && (s.subjects[0].kind == Document || s.subjects[0].kind == Medium) {
		if last := &r.frames[n-1]; len(last.subjects) == 1 && last.subjects[0].kind == Office && last.subjects[0].plural && last.sentence == r.sentence && last.kind != Direct {
			r.frames = r.frames[:n-1] // la moitié des Français pense que …, selon un sondage: the poll says so
			a = r.first
		}
	}
	if len(r.frames) > r.base && a >= back {
		if last := &r.frames[len(r.frames)-1]; len(last.content) > 0 && last.content[len(last.content)-1].End > r.t[r.first].Start && last.sentence == r.sentence && r.ends(s.end, r.end) {
			return s.end // what it tells has a speaker already
		}
	}
	var pieces [][2]int
	if back > a && (r.t[back-1].is(euRelative) || r.t[back-1].endOf&euSubordinator != 0 && r.t[i-1].mark == ',') {
		a = back // où, selon l'agence, …
	}
	fronted := a >= back || r.fillsIn(a, back) || !r.isClause(a, back) && (s.end+1 < r.end && r.t[s.end].mark == ',')
	end := s.end
	if !fronted || a < back && !r.fillsIn(a, back) {
		pieces = append(pieces, [2]int{r.pastFillers(a, back), back})
	}
	k := s.end
	if k+2 < r.end && fronted && r.t[k].mark == ',' && r.reduced(k+1) {
		k = r.nextComma(k+1, r.end) // selon une enquête, publiée jeudi, …
	}
	if k+2 < r.end && fronted && r.t[k].mark == ',' && r.t[k+1].is(euRelative) {
		c := r.nextComma(k+1, r.end)
		r.from = i
		k = r.within(k+1, c) // selon une source, qui précise que …, l'enquête …
	}
	if k+1 < r.end && i > r.from && (r.t[i-1].is(euThat | euRelative)) && r.t[k].Kind == tokenize.Letters {
		end = r.contentEnd(k, r.end) // un mur qui selon lui réglera tout
		if r.add(r.sourceFrame(s), [][2]int{{k, end}}, false) < 0 {
			return s.end
		}
		r.from = end
		return end
	}
	if k+1 < r.end && fronted && r.t[k].mark != ',' && r.t[k].mark != ':' && r.t[k].Kind == tokenize.Letters {
		if r.g.lang == "ru" {
			k-- // По оценке аналитиков заявление не приведет …
		} else {
			k = r.nextComma(k, r.end)
		}
	}
	if k+1 < r.end && (r.t[k].mark == ',' || r.t[k].mark == ':' || r.isDash(k) || k < s.end) && (fronted || !r.tellsMore(k, r.end) && r.hasVerb(k+1, r.end) && !r.t[k+1].is(euRelative|euConjunction) && r.t[k+1].starts(euSubordinator|euTail) == 0) {
		if r.speaksNext(k + 1) {
			return s.end // Selon lui, dit-il …
		}
		end = r.contentEnd(k+1, r.end)
		from := k + 1
		if r.opening(from) && r.closeOf(from) > from && r.ends(r.closeOf(from)+1, r.end) {
			pieces = append(pieces, [2]int{from + 1, r.closeOf(from)})
		} else {
			pieces = append(pieces, [2]int{from, end})
		}
	}
	if k+1 < r.end && len(pieces) == 1 && r.t[k].mark == ',' && back > a && r.t[back-1].is(euAuxiliary|euModal|euPassive) && pieces[0][1] == back {
		// les ventes ont, selon la mairie, doublé
		end = r.contentEnd(k+1, r.end)
		pieces = append(pieces, [2]int{k + 1, end})
	}
	if len(pieces) == 0 || r.add(r.sourceFrame(s), pieces, false) < 0 {
		return s.end
	}
	r.from = end
	return max(end, s.end)
}

// accordingWhich reads the content of what a relative pronoun with the preposition points
// back to: un rapport selon lequel …, un informe según el cual …; 0 where none is.
func (r *coReader) accordingWhich(i int) int {
	if !r.t[i].is(euAccording) || i <= r.from || i+3 >= r.end {
		return 0
	}
	k := i + 1
	if r.isDeterminer(k) && r.g.lang == "es" {
		k++
	}
	switch r.t[k].Norm {
	case "lequel", "laquelle", "lesquels", "lesquelles", "cual", "cuales", "которому", "которой", "которым":
	default:
		return 0
	}
	at := i
	if r.t[at-1].mark == ',' {
		at--
	}
	parts, ok := r.phraseBack(at, false)
	if n := len(r.frames); !ok && n > r.base {
		end := r.contentEnd(k+1, r.end) // afirmó el presidente, según el cual …
		f := frame{carry: n - 1, rule: AccordingTo, cue: Cue{Span: r.span(i, k+1), Lemma: r.t[i].Norm, Class: "report"}}
		if r.add(f, [][2]int{{k + 1, end}}, false) < 0 {
			return 0
		}
		r.from = end
		return end
	}
	if !ok {
		return 0
	}
	p := parts[0]
	p[0] = r.nearest(p)
	m := r.mention(coPhrase{core: p})
	if r.t[p[0]].is(euPossessive) && m.kind != Person {
		m = r.possessor(p[0]) // son affirmation selon laquelle
	}
	if m.kind == Unknown {
		return 0
	}
	end := r.contentEnd(k+1, r.end)
	f := frame{carry: -1, rule: AccordingTo, cue: Cue{Span: r.span(i, k+1), Lemma: r.t[i].Norm, Class: "report"}, subjects: []mention{m}}
	if r.add(f, [][2]int{{k + 1, end}}, false) < 0 {
		return 0
	}
	r.from = end
	return end
}

// within reads the relative clause [a, b) for what it attributes itself, and returns b.
func (r *coReader) within(a, b int) int {
	end, from := r.end, r.from
	r.end = b
	for i := a; i < b; {
		i = max(r.step(i), i+1)
	}
	r.end, r.from = end, from
	return b
}

// speaksNext reports whether the clause at k is itself an attribution to somebody.
func (r *coReader) speaksNext(k int) bool { return r.ownCue(k, r.end) }

// nextComma is the next comma outside quotations from k on, e where none is near.
func (r *coReader) nextComma(k, e int) int {
	for j := k; j < e && j-k < 30; j++ {
		if r.t[j].Quote < 0 && r.t[j].mark == ',' {
			return j
		}
	}
	return e
}

// hasVerb reports whether a finite verb that the tables know stands in [a, b), or there may
// be one that they do not know: Russian is not told, nor is a long stretch.
func (r *coReader) hasVerb(a, b int) bool {
	for k := a; k < min(b, a+7); k++ {
		if r.t[k].is(euFinite|euModal|euPassive|euAuxiliary) || r.isVerb(k) {
			return true
		}
	}
	return r.g.lang == "ru" || b-a > 6
}

// impersonal reads a statement that nobody is named for: сообщается, что …; 0 where
// none is.
func (r *coReader) impersonal(i int) int {
	n := r.t[i].starts(euAnonymousCue)
	if n == 0 || i+n >= r.end {
		return 0
	}
	var text []mention
	if i > r.first && !r.opensClause(i) {
		// В ордере на арест также сообщается, что …
		end := i
		for end > r.first && r.t[end-1].is(euAdverb|euSwitch) {
			end--
		}
		a := r.regionBack(end)
		if a+1 >= end || !r.isIn(a) || r.t[a+1].class&(euDocument|euEvent) == 0 {
			return 0
		}
		m := r.mention(coPhrase{core: [2]int{a + 1, end}})
		m.kind = Document
		text = []mention{m}
	}
	class := r.g.cueClass[r.t[i].Norm]
	if n > 1 {
		class = r.g.cueClass[r.t[i].Norm+" "+r.t[i+1].Norm]
	}
	if class == "" {
		class = "report"
	}
	f := frame{carry: -1, rule: SubjectFirst, anonymous: true, cue: Cue{Span: r.span(i, i+n), Lemma: r.d.Text[r.t[i].Start:r.t[i+n-1].End], Class: class}}
	if text != nil {
		f.anonymous, f.subjects = false, text
	}
	k := i + n
	if r.t[k].is(euPreposition) && k+1 < r.end {
		// говорится в сообщении полиции: the document says so
		if end := r.phraseForward(k+1, r.end); end > k+1 && r.t[k+1].is(euDocument|euEvent) {
			m := r.mention(coPhrase{core: [2]int{k + 1, end}})
			m.kind = Document
			f.anonymous, f.subjects = false, []mention{m}
			k = end
		}
	}
	for j := k; j < r.end && j-k < 8 && r.g.lang != "ru" && r.t[j].Kind == tokenize.Letters; j++ {
		if r.t[j].is(euThat) {
			k = j // se dice en el puerto que
			break
		}
	}
	if k < r.end && r.t[k].mark == ',' {
		k++
	}
	if k+1 >= r.end || !r.t[k].is(euThat) {
		return 0
	}
	comp := r.clause(k+1, r.end)
	if r.add(f, comp.pieces, false) < 0 {
		return 0
	}
	r.from = comp.end
	return comp.end
}
