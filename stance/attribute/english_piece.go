package attribute

// add appends a frame for the pieces, trimmed; pieces that hold no word are
// left out. It returns its index, -1 where nothing is left.
func (r *enReader) add(f frame, pieces [][2]int, direct bool) int {
	if len(f.subjects) == 1 && f.subjects[0].kind == Medium && f.rule != ReportedSource {
		if m, ok := r.cited(); ok {
			f.subjects, f.rule = []mention{m}, ReportedSource
		}
	}
	return r.place(f, pieces, direct, r.isSpeech)
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
