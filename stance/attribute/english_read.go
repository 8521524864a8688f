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
	answers := interview{turns(d, r.announcesInterview), -1}
	for i := range d.Regions {
		reg := &d.Regions[i]
		if reg.Kind == tokenize.DateLine || reg.Kind == tokenize.Boilerplate {
			continue
		}
		r.titled = r.titleCase(reg)
		r.lastInPara = -1
		r.freshQuotes = false
		r.frames = answers.before(d, i, r.frames)
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

// announcesInterview reports whether a paragraph leads to the text of an
// interview.
func (r *enReader) announcesInterview(region int) bool {
	reg := &r.d.Regions[region]
	for k := reg.Words[0]; k < reg.Words[1]; k++ {
		switch r.t[k].Norm {
		case "interview", "interviewed", "q&a", "transcript", "conversation":
			return true
		}
	}
	return false
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
	end := r.trailing()
	switch {
	case end.passedOn:
		r.end = end.start - 1
	case end.cue > 0:
		r.emitTag(end, [][2]int{{r.first, end.start}})
		r.closeSentence(reg)
		return
	}
	e := r.end
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
		case t.is(enNounCue) && i > r.first && !(t.form != nil && t.form.tense&enIng != 0 && i == r.from) && (t.form == nil || r.t[i-1].poss || r.t[i-1].mark == '\'' || r.t[i-1].is(enPossessive|enQualifier) || r.nominal(i-1)):
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
	if end.passedOn && len(r.frames) == r.base {
		r.end = words[1]
		r.emitTag(end, [][2]int{{r.first, end.start}}) // nobody else says anything
	}
	r.closeSentence(reg)
}

// closeSentence remembers who spoke for the sentences that follow.
func (r *enReader) closeSentence(reg *tokenize.Region) {
	findTopics(r.d, r.frames[r.base:], r.first, r.end, r.topic)
	if len(r.frames) > r.base {
		r.lastInPara = r.goesOn()
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

// goesOn is the frame of the sentence that a quotation without attribution goes
// on: the last one, but the speech before it where that one only reports what
// another said meanwhile.
func (r *enReader) goesOn() int {
	last := len(r.frames) - 1
	if r.isQuoteLast(last) || len(r.frames[last].subjects) == 0 {
		return last
	}
	for f := last - 1; f >= r.base; f-- {
		if r.frames[f].kind == Direct && r.isQuoteLast(f) {
			return f
		}
	}
	return last
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
	words, proper := r.properWords(open)
	if words == 0 || r.namesProgramme(open) {
		return false
	}
	q := &r.d.Quotes[r.t[open+1].Quote]
	last := &r.t[q.Words[1]-1]
	return words > 3 && proper*4 <= words*3 || words > 1 && proper < words || last.Kind == tokenize.Punct
}

// properWords counts the words of the quotation that opens at word open, and
// those that can stand in a name.
func (r *enReader) properWords(open int) (words, proper int) {
	q := &r.d.Quotes[r.t[open+1].Quote]
	for k := q.Words[0]; k < q.Words[1]; k++ {
		if r.t[k].Kind == tokenize.Letters {
			words++
			if r.t[k].cap || words > 1 && r.t[k].is(enPreposition|enConjunction|enDeterminer) || words == 1 && r.t[k].is(enDeterminer) {
				proper++
			}
		}
	}
	return words, proper
}

// pastProgramme returns the word after the quoted name that opens at word k; k
// where none does.
func (r *enReader) pastProgramme(k int) int {
	if k >= len(r.t) || !r.opening(k) {
		return k
	}
	if words, proper := r.properWords(k); words != proper || words > 4 {
		return k
	}
	close := r.closeOf(k)
	if close <= k || r.t[close-1].Kind != tokenize.Letters {
		return k
	}
	return close + 1
}

// namesProgramme reports whether the quotation that opens at word open names a
// programme, a book or the like: on NBC's “Meet the Press.”
func (r *enReader) namesProgramme(open int) bool {
	if open == 0 || !r.t[open-1].poss && !r.t[open-1].is(enPreposition) {
		return false
	}
	words, proper := r.properWords(open)
	return words == proper && words <= 4
}
