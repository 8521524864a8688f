package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// enReader reads one document.
type enReader struct {
	g *english
	d *tokenize.Document
	t []enWord

	frames   []frame
	mentions []mention

	sentence    int32
	first, end  int     // words of the sentence at hand
	from        int     // the first word of the clause at hand
	base        int     // frames before this sentence
	titled      bool    // capitals mean nothing: a headline in title case
	lastTense   enTense // of the cue at hand
	content     int     // first word of the content at hand
	owner       []int   // frame of each quotation, -1
	lastInPara  int     // last frame of the paragraph, -1
	lastSpoken  int     // last frame, -1
	paragraph   int32   // region of lastInPara
	freshQuotes bool    // the last sentence ended with content of lastInPara
}

// read implements grammar.
func (g *english) read(d *tokenize.Document) ([]frame, []mention) {
	r := &enReader{g: g, d: d, t: g.classify(d), lastInPara: -1, lastSpoken: -1, paragraph: -1, owner: make([]int, len(d.Quotes))}
	for i := range r.owner {
		r.owner[i] = -1
	}
	var next frame // of the paragraph that the one before announced
	announced := false
	for i := range d.Regions {
		reg := &d.Regions[i]
		if reg.Kind == tokenize.DateLine || reg.Kind == tokenize.Boilerplate {
			continue
		}
		r.titled = r.titleCase(reg)
		r.lastInPara = -1
		r.freshQuotes = false
		if announced {
			announced = false
			if r.base = len(r.frames); r.block(next, reg) {
				r.lastSpoken = len(r.frames) - 1
				continue
			}
		}
		for s := reg.Sentences[0]; s < reg.Sentences[1]; s++ {
			r.readSentence(s, reg)
		}
		if reg.Sentences[1] > reg.Sentences[0] {
			next, announced = r.announced()
		}
	}
	return r.frames, r.mentions
}

// titleCase reports whether most words of a region have capitals.
func (r *enReader) titleCase(reg *tokenize.Region) bool {
	if reg.Words[1]-reg.Words[0] > 30 {
		return false
	}
	capital, words := 0, 0
	for k := reg.Words[0]; k < reg.Words[1]; k++ {
		if r.t[k].Kind == tokenize.Letters && r.t[k].Len() > 3 {
			words++
			if r.t[k].cap {
				capital++
			}
		}
	}
	return words > 3 && capital*5 >= words*4
}

// readSentence finds the frames of one sentence, left to right.
func (r *enReader) readSentence(s int, reg *tokenize.Region) {
	words := r.d.Sentences[s].Words
	r.sentence, r.first, r.end = int32(s), words[0], words[1]
	for r.first < r.end && r.t[r.first].Start < reg.Lead.End {
		r.first++
	}
	for r.first < r.end && r.isDash(r.first) {
		r.first++
	}
	if r.first >= r.end {
		return
	}
	r.base, r.from = len(r.frames), r.first
	r.introduce()
	if r.first == reg.Words[0] || r.first == words[0] && s == reg.Sentences[0] || reg.Lead.Len() > 0 && s == reg.Sentences[0] {
		if r.label(reg.Kind) {
			r.closeSentence(reg)
			return
		}
	}
	e := r.end
	if t := r.trailing(); t.cue > 0 {
		r.emitTag(t, [][2]int{{r.first, t.start}})
		r.closeSentence(reg)
		return
	}
	for i := r.first; i < e; {
		t := &r.t[i]
		switch {
		case r.opening(i):
			i = r.quotation(i)
		case t.Quote >= 0:
			i = r.pastQuote(i)
		case t.mark == ',' && i+1 < e:
			i = r.comma(i)
		case t.mark == ':' && i+2 < e && r.opening(i+1):
			i = r.colonQuote(i)
		case t.multi&enAccording != 0, t.is(enAccording) && r.isBoundary(i) && !(t.cap && (i > r.first || i+1 < e && r.isName(i+1))), t.Norm == "in" && r.inWords(i) > 0:
			i = r.according(i)
		case t.multi&enAnonymousCue != 0:
			i = r.impersonal(i)
		case t.is(enNounCue) && i > r.first && (t.form == nil || r.t[i-1].poss || r.t[i-1].mark == '\'' || r.t[i-1].is(enPossessive|enQualifier) || r.nominal(i-1)):
			if n := r.noun(i); n > i+1 || t.form == nil {
				i = n
			} else {
				i = r.cue(i)
			}
		case t.form != nil:
			i = r.cue(i)
		default:
			i++
		}
	}
	r.closeSentence(reg)
}

// closeSentence remembers who spoke for the sentences that follow.
func (r *enReader) closeSentence(reg *tokenize.Region) {
	if len(r.frames) > r.base {
		r.lastInPara = len(r.frames) - 1
		r.lastSpoken = r.lastInPara
	} else if !r.freshQuotes {
		r.lastInPara = -1
	}
	if len(r.frames) > r.base {
		r.freshQuotes = true
	} else {
		r.freshQuotes = false
	}
}

// opening reports whether word i is the mark that opens a quotation at the
// top of the text.
func (r *enReader) opening(i int) bool {
	t := &r.t[i]
	if t.Kind != tokenize.QuoteMark || t.Quote >= 0 || i+1 >= len(r.t) || r.t[i+1].Quote < 0 {
		return false
	}
	return r.d.Quotes[r.t[i+1].Quote].Words[0] == i+1
}

// pastQuote returns the first word after the quotation that holds word i.
func (r *enReader) pastQuote(i int) int {
	q := r.topQuote(i)
	n := r.d.Quotes[q].Words[1]
	if n < len(r.t) && r.t[n].Kind == tokenize.QuoteMark {
		n++
	}
	return max(n, i+1)
}

// topQuote is the outermost quotation that holds word i.
func (r *enReader) topQuote(i int) int32 {
	q := r.t[i].Quote
	for r.d.Quotes[q].Parent >= 0 {
		q = r.d.Quotes[q].Parent
	}
	return q
}

// isSpeech tells a quotation that may be somebody's words from a nickname, a
// title or a word held at a distance.
func (r *enReader) isSpeech(open int) bool {
	if open+1 >= len(r.t) || r.t[open+1].Quote < 0 {
		return false
	}
	q := &r.d.Quotes[r.t[open+1].Quote]
	n := 0
	proper := 0
	for k := q.Words[0]; k < q.Words[1]; k++ {
		if r.t[k].Kind == tokenize.Letters {
			n++
			if r.t[k].cap || n > 1 && r.t[k].is(enPreposition|enConjunction|enDeterminer) || n == 1 && r.t[k].is(enDeterminer) {
				proper++
			}
		}
	}
	if n == 0 {
		return false
	}
	last := &r.t[q.Words[1]-1]
	return n > 3 && proper*4 <= n*3 || n > 1 && proper < n || last.Kind == tokenize.Punct
}

// add appends a frame for the pieces, trimmed; pieces that hold no word are
// left out. It returns its index, -1 where nothing is left.
func (r *enReader) add(f frame, pieces [][2]int, direct bool) int {
	if len(f.subjects) == 1 && f.subjects[0].kind == Medium && f.rule != ReportedSource {
		if m, ok := r.cited(); ok {
			f.subjects, f.rule = []mention{m}, ReportedSource
		}
	}
	quoted, plain, marked := 0, 0, false
	for _, p := range pieces {
		c, ok := r.piece(p[0], p[1])
		if !ok {
			continue
		}
		if n := len(f.content); n > 0 && f.content[n-1].End > c.Start {
			continue
		}
		f.content = append(f.content, c)
		if c.Quoted {
			quoted++
		} else {
			plain++
		}
		for k := p[0]; k < p[1]; k++ {
			if r.t[k].Quote >= 0 {
				if q := r.t[k].Quote; r.owner[q] < 0 {
					r.owner[q] = len(r.frames)
				}
				if !marked && !c.Quoted {
					marked = r.d.Quotes[r.t[k].Quote].Words[0] == k && r.isSpeech(k-1)
				}
			}
		}
	}
	if len(f.content) == 0 {
		return -1
	}
	switch {
	case plain == 0 || direct:
		f.kind = Direct
	case quoted > 0 || marked:
		f.kind = Mixed
	default:
		f.kind = Indirect
	}
	f.parent, f.sentence = -1, r.sentence
	r.frames = append(r.frames, f)
	return len(r.frames) - 1
}

// piece trims the words [a, b) to a content span: no mark at its ends but a
// question or exclamation mark.
func (r *enReader) piece(a, b int) (Content, bool) {
	for a < b && (r.t[a].Kind == tokenize.QuoteMark || r.t[a].Kind == tokenize.Punct && r.trims(a) && r.t[a].mark != '(') {
		a++
	}
	for b > a && (r.t[b-1].Kind == tokenize.QuoteMark || r.t[b-1].Kind == tokenize.Punct && r.trims(b-1)) {
		b--
	}
	if a >= b {
		return Content{}, false
	}
	solid := false
	for k := a; k < b && !solid; k++ {
		solid = r.t[k].Kind != tokenize.Punct && r.t[k].Kind != tokenize.QuoteMark
	}
	if !solid {
		return Content{}, false
	}
	c := Content{Span: r.span(a, b)}
	if q := r.t[a].Quote; q >= 0 {
		top := r.topQuote(a)
		c.Quoted = r.t[b-1].Quote >= 0 && r.topQuote(b-1) == top
	}
	return c, true
}

// trims reports whether the mark at k is none that a content ends with.
func (r *enReader) trims(k int) bool {
	switch r.t[k].mark {
	case ',', ';', ':', '-', '.', 0:
		return true
	}
	return false
}

// cueOf makes the cue of the words [a, b).
func (r *enReader) cueOf(v *enVerb, a, b int) Cue {
	return Cue{Span: r.span(a, b), Lemma: v.lemma, Class: v.class}
}

// mentionsOf reads the phrases of a subject.
func (r *enReader) mentionsOf(s *enSubject) []mention {
	out := make([]mention, 0, len(s.phrases))
	for _, p := range s.phrases {
		out = append(out, r.mention(p))
	}
	return out
}

// introduce records the persons whom the sentence names with their titles or
// whom the gazetteer knows.
func (r *enReader) introduce() {
	if r.titled {
		return
	}
	for i := r.first; i < r.end; i++ {
		t := &r.t[i]
		if t.Quote >= 0 || !r.isName(i) {
			continue
		}
		end := i
		for end < r.end && end-i < 6 && r.t[end].Quote < 0 && (r.isName(end) || r.t[end].is(enNamePart) && r.t[end].Kind == tokenize.Letters || r.t[end].mark == '.' && end > i && (r.t[end-1].is(enHonorific) || r.t[end-1].Len() == 1 && end+1 < r.end && r.isName(end+1))) && !(end > i && r.t[end-1].poss) {
			end++
		}
		if end-i < 2 {
			if m, ok := r.relative(i, end); ok {
				r.mentions = append(r.mentions, m)
			}
			i = end
			continue
		}
		a := r.baseBack(end - 1)
		if a-2 > r.first && r.t[a-1].is(enPreposition) && r.nameAfter(a, end) > 0 {
			if b := r.baseBack(a - 2); b < a-1 && r.hasRole([2]int{b, a - 1}) {
				a = b // the secretary of state, Ann Reed, without the comma
			}
		}
		p := enPhrase{core: [2]int{min(a, i), end}}
		if end+1 < r.end && r.t[end].mark == ',' && (r.isDeterminer(end+1) || r.t[end+1].is(enRole) || r.isName(end+1) && r.t[end+1].poss) {
			p.apps = r.apposition(end+1, r.end)
		}
		m := r.mention(p)
		if m.hasName() && (m.person != nil || m.role != "" && m.kind == Person && len(m.name) > 1) {
			r.mentions = append(r.mentions, m)
		}
		i = end
	}
}
