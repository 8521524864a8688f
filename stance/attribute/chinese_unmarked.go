package attribute

// unmarked goes on with the indirect speech of a person over a sentence without a cue, as
// accounts of talks do.
func (r *zhReader) unmarked(a, b int) bool {
	if r.last < 0 || !r.lastEnds || r.line {
		return false
	}
	f := &r.frames[r.last]
	for f.carry >= 0 {
		f = &r.frames[f.carry]
	}
	if len(f.subjects) != 1 || f.subjects[0].kind != Person && !f.subjects[0].pronoun {
		return false
	}
	switch voiced, narrated := r.voiced(a, b); {
	case voiced:
	case narrated:
		return false
	default:
		return true // a later sentence may show that it belongs to what he says
	}
	c, ok := r.piece(a, b)
	list := r.frames[r.last].content
	if !ok || r.frames[r.last].kind == Direct || list[len(list)-1].End > c.Start {
		return false
	}
	list[len(list)-1].End = c.End
	return true
}

// voiced reports whether the sentence [a, b) has the voice of one who speaks, we or what
// should be; narrated, whether it tells of somebody by name or at a time.
func (r *zhReader) voiced(a, b int) (voiced, narrated bool) {
	narrated = r.t[a].is(zhTime|zhPronoun|zhPreposition) && r.t[a].detail != "pair" || r.t[a].person != nil
	for k := a; k < b; k++ {
		t := &r.t[k]
		switch {
		case t.text == "我" || t.text == "我们" || t.text == "我国":
			return true, false
		case t.is(zhModal), t.detail == "pair", t.iso != "" && t.placeKind == countryAdjective, t.cue != nil && t.cue.has(zhInner):
			voiced = true
		}
	}
	return voiced && !narrated, narrated
}
