package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// coSource is a source that a preposition names: selon X, по словам X, по его словам.
type coSource struct {
	at, cueEnd int // the words of the cue
	end        int // the first word after the source, 0 where there is none
	subjects   []mention
	class      string
}

// source reads the source that begins at word i.
func (r *coReader) source(i int) (s coSource) {
	if i >= r.end {
		return s
	}
	t := &r.t[i]
	n := t.starts(euAccording)
	own := 0
	if n == 0 && (i == r.first || i-r.first < 4 && (r.fillsIn(r.first, i) || r.t[i-1].mark == ',' && r.fillsIn(r.first, i-1))) && (t.Norm == "pour" && r.g.lang == "fr" || t.Norm == "para" && r.g.lang == "es") {
		return r.inView(i)
	}
	if n > 1 && r.t[i+1].is(euPossessive) {
		own = i + 1
	}
	if n == 0 && t.Kind == tokenize.Letters && i+2 < r.end && r.t[i+1].is(euPossessive) {
		n, own = r.ownAccording(i)
	}
	if i > r.first && (r.t[i-1].is(euPassive|euFinite) || r.isInfinitive(i-1)) && n > 1 && r.g.lang != "ru" {
		return s // no está de acuerdo con
	}
	if n == 0 || t.cap && i > r.first && r.t[i-1].Kind == tokenize.Letters || i+n >= r.end {
		return s
	}
	if n > 1 && own == 0 && r.t[i+n-1].is(euAnonymous) {
		n-- // de source policière
	}
	s = coSource{at: i, cueEnd: i + n, class: "according"}
	if own > 0 {
		s.subjects, s.end = []mention{r.possessor(own)}, i+n
		return s
	}
	k := i + n
	if r.isGenitive(k) {
		k++
	}
	if k >= r.end {
		return coSource{}
	}
	if r.t[k].is(euPronoun|euObject) && !r.isDeterminer(k) {
		s.subjects, s.end = []mention{r.objectPronoun(k)}, k+1
		return s
	}
	if r.t[k].is(euPossessive) && k+1 < r.end && r.t[k+1].is(euDocument|euEvent) && (k+2 >= r.end || r.t[k+2].Kind != tokenize.Letters) {
		s.cueEnd = k + 2 // selon ses propos
		s.subjects, s.end = []mention{r.possessor(k)}, k+2
		return s
	}
	end := r.phraseForward(k, r.end)
	if r.opening(k) && !r.isSpeech(k) {
		end = r.closeOf(k) + 1 // selon « Le Quotidien »
	}
	anybody := (r.isDeterminer(k) || r.t[k].is(euEvent)) && (i == r.first || r.t[i-1].mark == ',') && r.nextComma(k, r.end) < r.end // Selon l'un des vendeurs, …
	if end <= k || r.t[k].is(euThat|euRelative) || n == 1 && !anybody && !r.speaks([2]int{k, end}) {
		return coSource{}
	}
	p := coPhrase{core: [2]int{k, end}}
	s.end = end
	if end+1 < r.end && r.t[end].mark == ',' {
		app := r.apposition(end+1, r.end)
		who := r.mention(p)
		for n := len(app); n > 0; n-- {
			if (who.kind == Medium || who.kind == Organisation) && r.hasRole(app[0]) {
				break // selon l'agence, le ministre, Jean Roy, …
			}
			if last := app[n-1][1]; last < r.end && r.t[last].mark == ',' || r.ends(last, r.end) {
				p.apps, s.end = app[:n], last
				break
			}
		}
	}
	m := r.mention(p)
	if m.kind == Unknown && !m.hasName() && m.role == "" {
		return coSource{}
	}
	s.subjects = []mention{m}
	for s.end+1 < r.end && r.t[s.end].is(euConjunction) && len(s.subjects) < 4 {
		m := r.phraseForward(s.end+1, r.end)
		if m <= s.end+1 || !r.speaks([2]int{s.end + 1, m}) || m < r.end && r.t[m].Kind == tokenize.Letters {
			break
		}
		s.subjects = append(s.subjects, r.mention(coPhrase{core: [2]int{s.end + 1, m}}))
		s.end = m
	}
	return s
}

// inView reads whose view a sentence gives that begins with "for": Pour le député, ….
func (r *coReader) inView(i int) (s coSource) {
	if i+1 >= r.end {
		return s
	}
	if r.t[i+1].is(euObject|euPronoun) && !r.isDeterminer(i+1) && i+2 < r.end && r.t[i+2].mark == ',' {
		return coSource{at: i, cueEnd: i + 1, end: i + 2, class: "according", subjects: []mention{r.objectPronoun(i + 1)}}
	}
	end := r.phraseForward(i+1, r.end)
	if end <= i+1 || end+3 >= r.end || r.t[end].mark != ',' {
		return s
	}
	p := coPhrase{core: [2]int{i + 1, end}, apps: r.apposition(end+1, r.end)}
	m := r.mention(p)
	if m.kind != Person || !m.hasName() && (!m.definite || m.role == "") {
		return s
	}
	if len(p.apps) > 0 {
		end = p.apps[len(p.apps)-1][1]
	}
	return coSource{at: i, cueEnd: i + 1, end: end, class: "according", subjects: []mention{m}}
}

// ownAccording matches words that tell whose they are by a possessive in their midst:
// по его словам, a su juicio. own is the possessive.
func (r *coReader) ownAccording(i int) (n, own int) {
	c, m := r.g.multi.match(r.t[i].Norm, func(k int) string {
		switch {
		case i+k+1 >= r.end:
			return ""
		case k > 1 && r.g.lang != "ru":
			return "de" // a su juicio is a juicio de
		}
		return r.t[i+k+1].Norm
	})
	if c&euAccording == 0 {
		return 0, 0
	}
	if r.g.lang != "ru" {
		m--
	}
	return m + 1, i + 1
}

// possessor is whom the possessive at k means.
func (r *coReader) possessor(k int) mention {
	m := mention{first: k, next: k + 1, kind: Person, pronoun: true, span: r.span(k, k+1)}
	switch r.t[k].Norm {
	case "его":
		m.gender = masculine
	case "её", "ее":
		m.gender = feminine
	case "их", "leur", "leurs":
		m.plural = true
	default:
		m.respect = true // son, su: man or woman, who has just spoken
		if t := r.told; t != nil && t.span.End <= r.t[k].Start && t.kind == Person && (r.lastSpoken < 0 || t.span.Start > r.frames[r.lastSpoken].cue.Start) {
			m = *t
			m.pronoun = false
		}
	}
	return m
}

// objectPronoun is whom the pronoun behind a preposition means: selon lui.
func (r *coReader) objectPronoun(k int) mention {
	m := mention{first: k, next: k + 1, kind: Person, pronoun: true, span: r.span(k, k+1)}
	switch r.t[k].Norm {
	case "lui", "él", "него", "ему":
		m.gender = masculine
	case "elle", "ella", "нее", "неё", "ей":
		m.gender = feminine
	default:
		m.plural = true
	}
	return m
}

// sourceFrame begins the frame of a source.
func (r *coReader) sourceFrame(s coSource) frame {
	return frame{carry: -1, rule: AccordingTo, cue: Cue{Span: r.span(s.at, s.cueEnd), Lemma: r.d.Text[r.t[s.at].Start:r.t[s.cueEnd-1].End], Class: "report"},
		subjects: s.subjects, plural: len(s.subjects) > 1}
}
