package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// enReader reads one document.
type enReader struct {
	euReader
	g         *english
	lastTense enTense // of the cue at hand
	content   int     // first word of the content at hand
}

// read implements grammar.
func (g *english) read(d *tokenize.Document) ([]frame, []mention) {
	r := &enReader{euReader: newEuReader(d, g.classify(d)), g: g}
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
		case t.multi&euAccording != 0, t.is(euAccording) && r.isBoundary(i) && !(t.cap && (i > r.first || i+1 < e && r.isName(i+1))), t.Norm == "in" && r.inWords(i) > 0:
			i = r.according(i)
		case t.multi&euAnonymousCue != 0:
			i = r.impersonal(i)
		case t.is(euNounCue) && i > r.first && !(t.form != nil && t.form.tense&enIng != 0 && i == r.from) && (t.form == nil || r.t[i-1].poss || r.t[i-1].mark == '\'' || r.t[i-1].is(euPossessive|euQualifier) || r.nominal(i-1)):
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
	if open == 0 || !r.t[open-1].poss && !r.t[open-1].is(euPreposition) {
		return false
	}
	words, proper := r.properWords(open)
	return words == proper && words <= 4
}
