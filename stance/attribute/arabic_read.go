package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// read implements grammar.
func (a *arabic) read(d *tokenize.Document) ([]frame, []mention) {
	r := &arReader{arabic: a, d: d, t: a.classify(d), closing: map[int]int{}}
	for q := range d.Quotes {
		if c := d.Quotes[q].Close; c.Len() > 0 {
			r.closing[c.Start] = q
		}
	}
	r.named = map[string]bool{}
	mentions := r.introductions()
	var frames []frame
	var topic *mention
	goneOn := 0 // sentences that the last statement has gone on for
	answers := interview{turns(d, r.announcesInterview), -1}
	for si := range d.Sentences {
		s := &d.Sentences[si]
		reg := &d.Regions[s.Region]
		if reg.Kind == tokenize.Boilerplate || reg.Kind == tokenize.DateLine {
			continue
		}
		frames = answers.before(d, int(s.Region), frames)
		before := len(frames)
		a, b := r.opening(s, reg), s.Words[1]
		if a < b {
			frames = r.settle(frames, r.candidates(a, b, reg), a, b, int32(si))
			findTopics(d, frames[before:], a, b, r.topic)
		}
		if len(frames) == before && before > 0 && frames[before-1].sentence == int32(si-1-goneOn) && r.speaksOn(&frames[before-1], a, b) {
			goneOn++
			continue
		}
		goneOn = 0
		if len(frames) > before {
			frames[before].topic, topic = topic, nil
		} else if m, ok := r.toldOf(a, b); ok && reg.Kind == tokenize.Paragraph {
			topic = &m
		}
	}
	return frames, mentions
}

// opening is the first word of a sentence after place, agency and bullet.
func (r *arReader) opening(s *tokenize.Sentence, reg *tokenize.Region) int {
	a, b := s.Words[0], s.Words[1]
	for a < b && reg.Lead.Len() > 0 && r.t[a].Start < reg.Lead.End {
		a++
	}
	for a < b && r.t[a].Kind == tokenize.Punct && (r.t[a].Norm == "*" || r.t[a].Norm == "-" || r.t[a].Norm == "•" || r.t[a].Norm == "–") {
		a++
	}
	return a
}

// maxCrosshead bounds the words of a line between paragraphs that heads what follows.
const maxCrosshead = 14

// candidates lists the possible cues of words [a, b) in order.
func (r *arReader) candidates(a, b int, reg *tokenize.Region) []arCandidate {
	var out []arCandidate
	i := a
	if c, ok := r.dash(a, b); ok {
		return append(out, c)
	}
	if reg.Kind == tokenize.Headline || a == reg.Words[0] {
		if c, ok := r.colon(a, b, reg.Kind == tokenize.Headline); ok {
			if reg.Kind != tokenize.Headline && b == reg.Words[1] && b-a <= maxCrosshead && r.t[b-1].Kind == tokenize.Letters && len(c.subjects) == 1 {
				c.subjects[0].aside = true // a crosshead: the text below it goes on with whoever spoke above
			}
			return append(out, c)
		}
	}
	for ; i < b; i++ {
		t := &r.t[i]
		if t.Kind != tokenize.Letters || t.Quote >= 0 {
			continue
		}
		if n := t.multi & arAuthor; n != 0 {
			i += t.multN - 1
			continue
		}
		if n := r.hidesName(i, b); n > 0 {
			i += n - 1
			continue
		}
		if t.starts(arOwnAccording) > 0 {
			if c, ok := r.byOwnWords(a, i, b); ok {
				out = append(out, c)
			}
			i += t.starts(arOwnAccording) - 1
			continue
		}
		if t.starts(arAccording) > 0 {
			if c, ok := r.according(a, i, b); ok {
				out = append(out, c)
				i = max(i, c.until-1, c.comp.start-1)
				continue
			}
		}
		if c, ok := r.asSaid(a, i, b); ok {
			out = append(out, c)
			i = max(i, c.until-1)
			continue
		}
		var c arCandidate
		var ok bool
		if t.form != nil {
			c, ok = r.readVerb(a, i, b)
		}
		if !ok && (r.nouns[t.bare] != nil || (t.form == nil || t.taken) && r.nounCueAt(i) != nil || t.Norm == "بالقول" || t.Norm == "القول" || t.def && r.nouns[t.stem] != nil) {
			c, ok = r.noun(a, i, b)
		}
		if ok {
			out = append(out, c)
			if c.rule == ReportedSource {
				i = max(i, c.comp.at-1)
			}
		}
	}
	return out
}

// announcesInterview reports whether a paragraph leads to the text of an
// interview: وفيما يلي نص الحوار.
func (r *arReader) announcesInterview(region int) bool {
	reg := &r.d.Regions[region]
	leads := reg.Words[1] > reg.Words[0] && r.isColon(reg.Words[1]-1)
	for k := reg.Words[0]; k < reg.Words[1]; k++ {
		switch r.t[k].stem {
		case "حوار", "مقابله", "مقابلة", "تفاصيل":
			return true
		case "لقاء", "حديث", "نص":
			if leads {
				return true
			}
		}
	}
	return false
}
