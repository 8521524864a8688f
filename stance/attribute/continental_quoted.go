package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// quoted takes direct speech that opens at k, or a clause that begins with a quoted
// piece.
func (r *coReader) quoted(k, e int) coComplement {
	close := r.closeOf(k)
	if close == k {
		end := k + 1
		if k+1 < len(r.t) && r.t[k+1].Quote >= 0 {
			end = min(e, r.d.Quotes[r.t[k+1].Quote].Words[1])
		}
		return coComplement{pieces: [][2]int{{k, end}}, end: end}
	}
	n := close + 1
	if n+1 < e && r.t[n].mark == ',' && !r.endsContent(n, e) && r.goesOnAfter(n+1, e) {
		end := r.contentEnd(k, e)
		return coComplement{pieces: r.split(k, end), end: end}
	}
	if n >= e || r.t[n].Kind == tokenize.Punct || r.t[close-1].Kind == tokenize.Punct || r.endsContent(n, e) {
		return coComplement{pieces: [][2]int{{k + 1, close}}, end: n}
	}
	end := r.contentEnd(k, e)
	return coComplement{pieces: r.split(k, end), end: end}
}

// goesOnAfter reports whether what follows a quotation and a comma at k belongs to the
// same clause: it has a quotation or a verb of its own and no attribution.
func (r *coReader) goesOnAfter(k, e int) bool {
	if r.t[k].is(euRelative|euConjunction|euTail) || r.t[k].starts(euTail|euSubordinator) > 0 || r.tag(k, e, true).cue >= 0 {
		return false
	}
	for j := k; j < e; j++ {
		if r.t[j].is(euThat | euRelative) {
			return false
		}
		if r.opening(j) || r.t[j].is(euFinite|euModal) && !r.t[j].is(euPreposition) {
			return true
		}
	}
	return false
}

// clause takes a clause from k to the end of the content; nothing where it says that
// somebody comments.
func (r *coReader) clause(k, e int) coComplement {
	if noComment(r.t[k].Norm) {
		return coComplement{end: k}
	}
	end := r.contentEnd(k, e)
	return coComplement{pieces: r.split(k, end), end: end}
}
