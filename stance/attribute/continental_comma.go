package attribute

// comma looks at the comma or dash at word i: an attribution between two of them makes
// one statement of both sides.
func (r *coReader) comma(i int) int {
	t := r.tag(i+1, r.end, false)
	if t.cue < 0 || r.t[i+1].is(euConjunction) {
		return i + 1
	}
	a := r.clauseStart(i)
	if a >= i || r.isObjectOf(&t, a, i) {
		return i + 1
	}
	var pieces [][2]int
	if r.isClause(a, i) || t.end < r.end && r.t[t.end].mark == ',' && !r.fillsIn(a, i) {
		pieces = append(pieces, [2]int{a, i})
	}
	if len(r.frames) > r.base && len(r.frames[len(r.frames)-1].content) > 0 && r.frames[len(r.frames)-1].content[len(r.frames[len(r.frames)-1].content)-1].End > r.t[a].Start {
		return i + 1
	}
	end := t.end
	if t.end+2 < r.end && r.t[t.end].mark == ':' && r.opening(t.end+1) { // Mais, a-t-il prévenu : « … »
		q := r.quoted(t.end+1, r.end)
		if f := r.tagFrame(t); r.add(f, q.pieces, false) >= 0 {
			r.from = q.end
			return max(q.end, i+1)
		}
	}
	if t.end+1 < r.end && (r.t[t.end].mark == ',' || r.isDash(t.end)) && !r.reportsOn(t.end+1, r.end) && (!r.opening(t.end+1) || len(pieces) > 0 && r.owner[max(r.t[t.end+2].Quote, 0)] < 0) &&
		!r.t[t.end+1].is(euRelative|euConjunction|euTail) && r.t[t.end+1].multi&euTail == 0 && !r.tellsMore(t.end, r.end) {
		end = r.contentEnd(t.end+1, r.end)
		pieces = append(pieces, [2]int{t.end + 1, end})
	}
	if len(pieces) == 0 || r.emitTag(t, pieces) < 0 {
		return i + 1
	}
	r.from = end
	return max(end, i+1)
}

// fillsIn reports whether [a, b) only links a sentence to the one before.
func (r *coReader) fillsIn(a, b int) bool {
	for a < b {
		n := r.t[a].starts(euSwitch | euConnective | euConjunction)
		if n == 0 {
			return false
		}
		a += n
	}
	return true
}

// clauseStart is where the clause that holds word k begins: after the last frame, a
// semicolon or a colon.
func (r *coReader) clauseStart(k int) int {
	a := r.from
	for j := max(r.from, k-2*maxContinentalReach); j < k; j++ {
		if r.t[j].Quote < 0 && (r.t[j].mark == ';' || r.t[j].mark == ':') {
			a = j + 1
		}
	}
	for a < k && (r.t[a].mark == ',' || r.t[a].mark == '.' || r.isDash(a)) {
		a++
	}
	return a
}

// asSaid reads an attribution that opens a clause and compares: « Comme l'a dit le
// maire, … », «Как заявил посол, …»; 0 where none is.
func (r *coReader) asSaid(i int) int {
	if !comparesTo(r.t[i].Norm) || r.t[i].is(euThat) && i != r.first || i > r.from && !r.fillsIn(r.from, i) {
		return 0
	}
	if n := r.t[min(i+1, r.end-1)].starts(euAnonymousCue); n > 0 && i+1+n+1 < r.end && r.t[i+1+n].mark == ',' {
		k := i + n + 2 // Как сообщается, …
		f := frame{carry: -1, rule: QuoteFirst, anonymous: true, cue: Cue{Span: r.span(i, i+1+n), Lemma: r.t[i+1].Norm, Class: "report"}}
		end := r.contentEnd(k, r.end)
		if r.add(f, [][2]int{{k, end}}, false) < 0 {
			return 0
		}
		r.from = end
		return end
	}
	t := r.tag(i, r.end, true)
	if t.cue < 0 || t.end+1 >= r.end || r.t[t.end].mark != ',' || len(t.subjects) == 0 && !t.joined {
		return 0
	}
	k := t.end + 1
	if n := r.nextComma(k, r.end); n+1 < r.end && r.t[k].Norm == "ссылаясь" {
		k = n + 1
	}
	end := r.contentEnd(k, r.end)
	if r.emitTag(t, [][2]int{{k, end}}) < 0 {
		return 0
	}
	r.from = end
	return end
}

// pastFillers goes over words at a, set off by a comma, that only link a sentence to the
// one before: « Par ailleurs, … ».
func (r *coReader) pastFillers(a, b int) int {
	for k := a; k < b; {
		if r.t[k].mark == ',' {
			return r.pastFillers(k+1, b)
		}
		n := r.t[k].starts(euSwitch | euConnective)
		if n == 0 {
			break
		}
		k += n
	}
	return a
}

// cited returns whom the sentence cites by name: citant la préfecture, со ссылкой на МИД.
// What a medium passes on of others is theirs.
func (r *coReader) cited() (m mention, ok bool) {
	for k := r.first; k+1 < r.end && k-r.first < 2*maxContinentalReach; k++ {
		n := k
		switch r.t[k].Norm {
		case "citant", "citando":
			n = k + 1
		case "ссылкой":
			n = k + 2
		}
		if n == k || n >= r.end || r.t[k].Quote >= 0 {
			continue
		}
		end := r.phraseForward(n, r.end)
		if end <= n {
			continue
		}
		m = r.mention(coPhrase{core: [2]int{n, end}})
		return m, !m.anonymous && m.kind != Unknown && m.kind != Document && !m.guess && (m.kind != Office || m.definite)
	}
	return m, false
}
