package attribute

// topic gives the words of the phrase at word k by which a sentence says what somebody was
// asked about or speaks of, and not when or where: "on the embargo", "asked about the
// embargo", but not "on the sidelines of the meeting". What follows a comma may be the subject's title
// already; a conjunction there shows that the phrase was a clause of the author's.
func (r *enReader) topic(k, until int) (from, to int) {
	if k >= until {
		return 0, 0
	}
	n := r.t[k].starts(euTopic)
	if n == 0 || k > r.first && n == 1 && r.t[k-1].form == nil {
		return 0, 0 // Said Jens Holm of the council that
	}
	if j := k + n; r.t[j-1].Norm == "on" && (j >= until || r.tellsWhen(j)) {
		return 0, 0
	}
	for j := k + n; j < until; j++ {
		switch {
		case r.t[j].Norm == "by":
			return k, j // asked about the tolls by a reporter
		case r.t[j].mark == ',':
			if j+1 < r.end && r.t[j+1].is(euConjunction) {
				return 0, 0
			}
			return k, j
		}
	}
	return k, until
}

// tellsWhen reports whether what "on" governs from word j says when or where something was said.
func (r *enReader) tellsWhen(j int) bool {
	if r.t[j].is(euDeterminer|euPossessive) && j+1 < r.end {
		j++
	}
	switch r.t[j].Norm {
	case "sidelines", "margins", "eve", "occasion", "arrival", "departure", "way", "board", "behalf", "condition", "stage", "anniversary":
		return true
	}
	return r.t[j].starts(euTime|euMonth|euWeekday) > 0
}
