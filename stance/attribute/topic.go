package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// findTopics tells the frames of a sentence, words [a, b), what they are about: what
// the sentence begins with ("Asked about the embargo, she said"), for the first
// of them, or what stands between cue and content ("she said of the embargo that").
// topic gives the words [from, to) of the phrase at word k, which ends before word
// until at the latest, that name a topic; none where from == to.
func findTopics(d *tokenize.Document, frames []frame, a, b int, topic func(k, until int) (from, to int)) {
	for i := range frames {
		f := &frames[i]
		if f.rule == AccordingTo || f.rule == ReportedSource || f.rule == Interview || len(f.content) == 0 || f.content[0].Start < f.cue.Start {
			continue
		}
		cue := wordAt(d, a, b, f.cue.Start)
		if i == 0 {
			subject := wordAt(d, a, cue, f.subjectStart())
			from, to := topic(a, subject)
			for k := subject + 1; k < cue && from < to; k++ {
				if f.subjectEndsAt(d.Words[k-1].End) {
					if x, y := topic(k, cue); x < y {
						from, to = x, y // asked by the paper, the minister, on the embargo, said
					}
				}
			}
			if from < to {
				f.about = wordsBefore(d, from, to)
				continue
			}
		}
		end := wordAt(d, cue, b, f.content[0].Start)
		for k := cue + 1; k < end; k++ {
			if before := d.Words[k-1].End; before != f.cue.End && !f.subjectEndsAt(before) {
				continue
			}
			if from, to := topic(k, end); from < to {
				f.about = wordsBefore(d, from, to)
				break
			}
		}
	}
}

// wordAt is the first word of [a, b) that begins at byte at or behind it, b without one.
func wordAt(d *tokenize.Document, a, b, at int) int {
	for a < b && d.Words[a].Start < at {
		a++
	}
	return a
}

// wordsBefore is the span of words [a, b), empty where there is none.
func wordsBefore(d *tokenize.Document, a, b int) tokenize.Span {
	if a >= b {
		return tokenize.Span{}
	}
	return tokenize.Span{Start: d.Words[a].Start, End: d.Words[b-1].End}
}

// subjectStart is the first byte of the subjects or the cue, whichever comes first.
func (f *frame) subjectStart() int {
	start := f.cue.Start
	for i := range f.subjects {
		if s := f.subjects[i].span; s.Len() > 0 {
			start = min(start, s.Start)
		}
	}
	return start
}

// subjectEndsAt reports whether one of the subjects ends at byte end.
func (f *frame) subjectEndsAt(end int) bool {
	for i := range f.subjects {
		if s := f.subjects[i].span; s.Len() > 0 && s.End == end {
			return true
		}
	}
	return false
}
