package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// zhReader reads one document.
type zhReader struct {
	g *chinese
	d *tokenize.Document
	t []zhToken

	frames   []frame
	mentions []mention
	known    map[string]bool // names that the article introduces
	names    map[string]bool // the tokens that they begin with

	sentence   int32
	first, end int // tokens of the sentence at hand
	line       bool
	list       []zhSegment

	base      int   // frames before this sentence
	last      int   // the last frame of the paragraph, -1
	lastEnds  bool  // its content ends the sentence before
	spoken    int   // the last frame, -1
	done      int   // the end of the statement found last
	pending   int   // a quotation that is a sentence, which the next may attribute, -1
	owner     []int // frame of each quotation, -1
	told      *mention
	medium    *mention // the medium named last as the source of a report
	past      int      // the byte up to which the text is read
	announced *frame   // a cue at the end of a paragraph, whose words the next one has
}

// read implements grammar.
func (g *chinese) read(d *tokenize.Document) ([]frame, []mention) {
	r := &zhReader{g: g, d: d, t: g.lex.tokens(d), known: map[string]bool{}, names: map[string]bool{}, last: -1, spoken: -1, pending: -1, owner: make([]int, len(d.Quotes))}
	for i := range r.owner {
		r.owner[i] = -1
	}
	r.introduce()
	k := 0
	for i := range d.Regions {
		reg := &d.Regions[i]
		if reg.Kind == tokenize.DateLine || reg.Kind == tokenize.Boilerplate {
			continue
		}
		r.last, r.pending, r.lastEnds, r.line = -1, -1, false, r.isLine(reg)
		for s := reg.Sentences[0]; s < reg.Sentences[1]; s++ {
			words := d.Sentences[s].Words
			for k < len(r.t) && r.t[k].first < words[0] {
				k++
			}
			a := k
			for k < len(r.t) && r.t[k].first < words[1] {
				k++
			}
			for a < k && d.Words[r.t[a].first].Start < reg.Lead.End {
				a++
			}
			if a < k && d.Words[r.t[a].first].Start >= r.past {
				r.readSentence(s, a, k, s == reg.Sentences[0])
			}
		}
	}
	r.dropLabels()
	return r.frames, r.mentions
}

// readSentence finds the frames of the sentence, tokens [a, b), from left to
// right: a cue with a subject of its own, or one that goes on with the speaker before,
// ends the content of the cue before it.
func (r *zhReader) readSentence(s, a, b int, opens bool) {
	for b > a && r.isEnd(b-1) {
		b--
	}
	for a < b && r.t[a].mark != 0 {
		a++
	}
	if a >= b {
		return
	}
	r.sentence, r.first, r.end, r.base = int32(s), a, b, len(r.frames)
	if opens && r.announced != nil {
		f := *r.announced
		r.announced = nil
		if r.t[a].is(zhQuoted) && r.endsAt(a+1, b) {
			r.add(f, [][2]int{{a, a + 1}})
			r.close(nil)
			return
		}
	}
	if r.continued(a, b) || r.colon(a, b, opens) {
		r.close(nil)
		return
	}
	segs := r.segments(a, b, r.line)
	if len(segs) == 0 {
		return
	}
	if len(segs) == 1 && r.t[a].is(zhQuoted) && r.endsAt(a+1, b) {
		r.wholeQuote(a, s)
		return
	}
	var open *zhOpen
	var about [2]int      // what a segment before says that it is about
	strange := false      // a subject that is no known speaker
	var subject []mention // of the sentence, where it says nothing yet
	for i := 0; i < len(segs); i++ {
		g := &segs[i]
		if g.after == ' ' && open != nil && r.holds(open, g.a) {
			r.finish(open, g.a)
			open, subject = nil, nil
		}
		if open == nil {
			if n := r.according(segs, i); n != nil {
				open = n
				continue
			}
		}
		if open != nil && r.isTail(g.a, g.b) {
			r.finish(open, g.a)
			open = nil
			continue
		}
		x, ok := r.attribution(g.a, g.b)
		if ok && !r.temporal(segs, i, &x) && r.opensIn(open, &x, g, i, subject, strange) {
			if open != nil {
				r.finish(open, g.a)
			}
			if x.about[1] == 0 {
				x.about = about
			}
			about = [2]int{}
			open = r.begin(&x, open, subject, segs, i)
			continue
		}
		if open == nil && len(subject) == 0 {
			var known bool
			subject, known = r.subject(g.a, g.b)
			strange = strange || !known
		}
		if open == nil && x.about[1] > x.about[0] {
			about = x.about
		}
	}
	if open != nil {
		r.finish(open, b)
	}
	if len(r.frames) == r.base && r.unmarked(a, b) {
		return
	}
	r.close(subject)
}

// isEnd reports whether token i is a sign that a sentence ends with.
func (r *zhReader) isEnd(i int) bool {
	switch r.t[i].mark {
	case '.', '!', '?', '~', ';', ',':
		return true
	}
	return false
}

// endsAt reports whether only signs stand in [i, b).
func (r *zhReader) endsAt(i, b int) bool {
	for ; i < b; i++ {
		if r.t[i].mark == 0 {
			return false
		}
	}
	return true
}

// close remembers who spoke, or of whom the sentence tells, for those that follow.
func (r *zhReader) close(subject []mention) {
	r.pending = -1
	if len(r.frames) > r.base {
		r.last, r.spoken, r.lastEnds = len(r.frames)-1, len(r.frames)-1, true
		r.told = nil
		return
	}
	r.lastEnds = false
	r.told = nil
	if len(subject) == 1 {
		r.told = &subject[0]
	}
}
