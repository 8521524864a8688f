package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// quotedName returns the words inside a short quotation that opens at j, as
// organisations and noms de guerre are written.
func (p *arPhrase) quotedName(j int) (end int, inner [2]int) {
	r := p.r
	longest := 5
	if j+1 < len(r.t) && r.t[j+1].is(arHonorific) {
		longest = maxName // "الأمير محمد بن سلمان بن عبدالعزيز"
	}
	for k := j + 1; k < len(r.t) && k <= j+1+longest; k++ {
		if r.t[k].Kind == tokenize.QuoteMark {
			if k > j+1 && k < p.limit+1 {
				return k + 1, [2]int{j + 1, k}
			}
			return 0, inner
		}
		if r.t[k].Kind == tokenize.Punct && !(r.t[k].Norm == "." && r.t[k-1].is(arHonorific)) {
			return 0, inner
		}
	}
	return 0, inner
}

// quotesName reports whether the quotation of words inner, which ends before
// word end, is a name and not what somebody says: short, without verb, and with
// something after it.
func (p *arPhrase) quotesName(inner [2]int, end int) bool {
	r := p.r
	if inner[1]-inner[0] > 3 || end >= len(r.t) || r.t[end].Kind != tokenize.Letters && !r.isComma(end) && !r.isColon(end) {
		return false
	}
	for k := inner[0]; k < inner[1]; k++ {
		if r.t[k].is(arNegation) || r.t[k].form != nil && !r.t[k].is(arGivenName|arFirstName|arMasdar|arTitleHead) {
			return false
		}
	}
	return true
}

// alias takes a nickname in quotation marks after a name.
func (p *arPhrase) alias(j int) int {
	if j < p.limit && p.r.t[j].Kind == tokenize.QuoteMark {
		if end, inner := p.quotedName(j); end > 0 && inner[1]-inner[0] <= 3 && end < p.limit {
			return end
		}
	}
	return j
}

// spelledLetter reports whether a word is the name of a Latin letter, as a middle
// initial is spelled.
func spelledLetter(s string) bool {
	switch s {
	case "ايه", "بي", "سي", "دي", "جيه", "اتش", "كيه", "تي", "دبليو":
		return true
	}
	return false
}

// readBracketed takes the name of a medium in brackets: صحيفة (ساحل بوست).
func (s *arTitlePhrase) readBracketed() bool {
	if s.r.t[s.k].Norm != "(" || s.k != s.j+1 || !s.head.is(arMedium) || s.head.def {
		return false
	}
	k := s.k + 1
	for k < s.limit && k < s.k+5 && s.r.t[k].Kind == tokenize.Letters {
		k++
	}
	if k >= s.limit || k == s.k+1 || s.r.t[k].Norm != ")" {
		return false
	}
	s.setName(s.m, s.k+1, k)
	s.open = false
	return s.take(k + 1 - s.k)
}
