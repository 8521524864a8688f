package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// coReader reads one document.
type coReader struct {
	euReader
	g *continental
	w []coWord
	// inside holds the base forms of words that stand with a capital inside a sentence.
	inside map[string]bool

	// compound tells that the last cue of the sentence has an auxiliary, which another may share.
	compound bool
	extent   coExtent
	inQuote  bool // a cue is looked for inside a quotation
	// told is the subject of the sentence at hand, toldBefore that of the one before: whom a
	// verb without subject may mean.
	told, toldBefore *mention
	// pending is a cue whose sentence ends in a colon: the next paragraph is what
	// it attributes.
	pending frame
	isColon bool
	// opened is the frame whose content ends in the colon, -1 where pending has none.
	opened int
}

// read implements grammar.
func (g *continental) read(d *tokenize.Document) ([]frame, []mention) {
	words, more := g.classify(d)
	r := &coReader{euReader: newEuReader(d, words), g: g, w: more, inside: capitals(words, more)}
	answers := interview{turns(d, r.announcesInterview), -1}
	for i := range d.Regions {
		reg := &d.Regions[i]
		if reg.Kind == tokenize.DateLine || reg.Kind == tokenize.Boilerplate {
			continue
		}
		r.titled = false
		r.lastInPara = -1
		r.freshQuotes = false
		r.frames = answers.before(d, i, r.frames)
		if r.isColon && reg.Sentences[1] > reg.Sentences[0] {
			r.isColon = false
			if r.block(reg) {
				r.lastSpoken = len(r.frames) - 1
				continue
			}
		}
		for s := reg.Sentences[0]; s < reg.Sentences[1]; s++ {
			r.isColon = false
			r.readSentence(s, reg)
		}
	}
	return r.frames, r.mentions
}

// capitals are the base forms of words that stand with a capital behind a word of the
// same sentence without one: names, wherever they stand.
func capitals(t []euWord, w []coWord) map[string]bool {
	out := map[string]bool{}
	for i := 1; i < len(t); i++ {
		first := i < 2 || t[i-1].Sentence != t[i-2].Sentence
		if t[i].cap && t[i].Kind == tokenize.Letters && t[i].Sentence == t[i-1].Sentence && t[i-1].Kind == tokenize.Letters && (!t[i-1].cap || first || out[w[i-1].base]) {
			out[w[i].base] = true
		}
	}
	return out
}

// announcesInterview reports whether a paragraph leads to the text of an
// interview.
func (r *coReader) announcesInterview(region int) bool {
	reg := &r.d.Regions[region]
	for k := reg.Words[0]; k < reg.Words[1]; k++ {
		switch r.w[k].base {
		case "interview", "entretien", "entrevista", "интерв":
			return true
		}
	}
	return false
}

// block takes a whole paragraph that the one before announces with a colon.
func (r *coReader) block(reg *tokenize.Region) bool {
	a, b := reg.Words[0], reg.Words[1]
	r.sentence, r.first, r.end, r.from = int32(reg.Sentences[0]), a, b, a
	r.base = len(r.frames)
	if r.opened >= 0 {
		if q := r.t[a].Quote; q >= 0 && r.owner[q] >= 0 || r.opening(a) && r.cueInQuote(a) {
			return false
		}
		r.extend(r.opened, [2]int{a, b})
		return true
	}
	return r.add(r.pending, [][2]int{{a, b}}, r.firstPerson(a, b)) >= 0
}

// firstPerson reports whether somebody speaks of himself in [a, b).
func (r *coReader) firstPerson(a, b int) bool {
	for k := a; k < b; k++ {
		if r.t[k].is(euAuthor) && r.t[k].Norm != "on" {
			return true
		}
	}
	return false
}

// readSentence finds the frames of one sentence, left to right.
func (r *coReader) readSentence(s int, reg *tokenize.Region) {
	words := r.d.Sentences[s].Words
	r.sentence, r.first, r.end = int32(s), words[0], words[1]
	for r.first < r.end && (r.t[r.first].Start < reg.Lead.End || r.isDash(r.first)) {
		r.first++
	}
	if s == reg.Sentences[0] {
		r.first = r.pastDateline(r.first)
	}
	if r.first >= r.end {
		return
	}
	r.base, r.from, r.compound = len(r.frames), r.first, false
	r.toldBefore, r.told = r.told, nil
	r.introduce()
	if s == reg.Sentences[0] && r.label(reg.Kind) || r.pointsBack(s) {
		r.closeSentence()
		return
	}
	if t := r.trailing(); t.cue >= 0 && t.passedOn {
		r.end = t.start
	} else if t.cue >= 0 {
		r.emitTag(t, [][2]int{{r.first, t.start}})
		r.end = t.start
		r.closeSentence()
		return
	}
	for i := r.first; i < r.end; {
		i = max(r.step(i), i+1)
	}
	r.closeSentence()
}

// pastDateline goes over a place, a date and an agency that open a text: "Lima, 14 oct
// (Agencias).- El ministro …".
func (r *coReader) pastDateline(k int) int {
	if k >= r.end || !r.t[k].cap {
		return k
	}
	for j := k + 1; j+1 < r.end && j-k < 14; j++ {
		t := &r.t[j]
		if t.Kind == tokenize.QuoteMark || t.is(euFinite|euModal|euThat|euDeterminer) && !t.is(euNamePart) || r.isVerb(j) {
			return k
		}
		if t.mark == '-' && (r.t[j-1].mark == '.' && j-2 > k && r.t[j-2].mark == ')' || r.t[j-1].mark == ')') {
			return j + 1
		}
	}
	return k
}

// step reads what begins at word i and returns where to go on.
func (r *coReader) step(i int) int {
	t := &r.t[i]
	switch {
	case r.opening(i):
		return r.quotation(i)
	case t.Quote >= 0:
		return r.pastQuote(i)
	case (t.mark == ',' || r.isDash(i)) && i+1 < r.end:
		return r.comma(i)
	case t.mark == ':' && i+1 < r.end && r.opening(i+1):
		return r.colonQuote(i)
	case t.Kind != tokenize.Letters:
		return i + 1
	}
	if n := r.asSaid(i); n > 0 {
		return n
	}
	if n := r.according(i); n > 0 {
		return n
	}
	if n := r.impersonal(i); n > 0 {
		return n
	}
	if r.w[i].verb != nil {
		return r.cue(i)
	}
	return i + 1
}

// closeSentence remembers who spoke for the sentences that follow.
func (r *coReader) closeSentence() {
	findTopics(r.d, r.frames[r.base:], r.first, r.end, r.topic)
	if n := len(r.frames); n > r.base && !r.isColon && r.t[r.end-1].mark == ':' {
		if c := r.frames[n-1].content; c[len(c)-1].End == r.t[max(r.end-2, 0)].End {
			r.isColon, r.opened = true, n-1 // he said that …: and the next paragraph quotes him
		}
	}
	switch {
	case len(r.frames) > r.base:
		r.lastInPara = r.goesOn()
		r.lastSpoken = r.lastInPara
	case !r.freshQuotes:
		r.lastInPara = -1
	}
	r.freshQuotes = len(r.frames) > r.base
}

// topic gives the words of the phrase at word k by which a sentence says what
// somebody was asked about or speaks of.
func (r *coReader) topic(k, until int) (from, to int) {
	if k >= until || r.t[k].starts(euTopic) == 0 {
		return 0, 0
	}
	for j := k + 1; j < until; j++ {
		if r.t[j].mark == ',' {
			return k, j
		}
	}
	return k, until
}

// pointsBack reads a sentence that tells who said what the one before says: "Así lo
// anunció el ministro", «Об этом сообщил посол».
func (r *coReader) pointsBack(s int) bool {
	n := r.t[r.first].starts(euAnaphor)
	if n == 0 || s == 0 {
		return false
	}
	before := &r.d.Sentences[s-1]
	for n := s - 2; n >= 0 && n > s-4 && r.t[before.Words[1]-1].Kind != tokenize.Punct && before.Words[1]-before.Words[0] < 6; n-- {
		before = &r.d.Sentences[n] // over the caption of a picture
	}
	if b := int(before.Region); r.d.Regions[b].Kind != tokenize.Paragraph || len(r.frames) > 0 && r.frames[len(r.frames)-1].sentence == int32(s-1) {
		return false
	}
	t := r.tag(r.first+n, r.end, true)
	if t.cue < 0 || len(t.subjects) == 0 {
		return false
	}
	// The sentence itself may go on with a statement of its own.
	f := r.tagFrame(t)
	sentence, words := r.sentence, before.Words
	if reg := &r.d.Regions[before.Region]; words[0] == reg.Words[0] {
		end := r.end
		r.end = words[1]
		for words[0] < r.end && (r.t[words[0]].Start < reg.Lead.End || r.isDash(words[0])) {
			words[0]++
		}
		words[0] = r.pastDateline(words[0])
		r.end = end
	}
	if r.place(f, [][2]int{words}, false, r.isSpeech) < 0 {
		return false
	}
	r.sentence = sentence
	if r.t[r.end-1].mark == ':' {
		r.pending, r.isColon, r.opened = f, true, -1
	}
	r.from = t.end
	for i := t.end; i < r.end; {
		i = max(r.step(i), i+1)
	}
	return true
}

// isSpeech tells a quotation that may be somebody's words from a nickname, a
// title or a word held at a distance.
func (r *coReader) isSpeech(open int) bool {
	if open+1 >= len(r.t) || open < 0 || r.t[open+1].Quote < 0 {
		return false
	}
	words, proper := r.properWords(open)
	if words == 0 {
		return false
	}
	last := &r.t[r.d.Quotes[r.t[open+1].Quote].Words[1]-1]
	return words > 3 && proper*4 <= words*3 || words > 1 && proper < words && r.g.lang != "ru" || last.Kind == tokenize.Punct
}

// add appends a frame for the pieces, trimmed; see place.
func (r *coReader) add(f frame, pieces [][2]int, direct bool) int {
	return r.place(f, pieces, direct, r.isSpeech)
}
