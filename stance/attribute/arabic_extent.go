package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// extent settles the content of c, whose sentence ends before word b and
// whose content may reach no further than word cut. It returns the content,
// its kind and the word after it.
func (r *arReader) extent(c *arCandidate, cut, b int) ([]Content, Kind, int) {
	switch c.comp.kind {
	case arQuote:
		return r.quoted(c.comp.start, cut, b)
	case arColon:
		spans, end := r.clauseSpans(c.comp.start, cut, b, false)
		kind := Indirect
		if len(spans) > 0 && r.firstPerson(c.comp.start, end) {
			kind = Direct
		}
		return spans, kind, end
	}
	if k := r.heldThat(c.comp.start, cut); c.comp.kind == arNominal && c.rule != Accusation && c.rule != Description && k > 0 {
		c.comp = r.clause(c.comp.at, k, cut)
		return r.extent(c, cut, b)
	}
	spans, end := r.clauseSpans(c.comp.start, cut, b, c.comp.kind == arClause || c.comp.kind == arNominal && r.addsThat(c.comp.start, cut))
	if k := r.accusedOf(c.comp.start, end); c.rule == Accusation && k > 0 {
		rest, _ := r.clauseSpans(k+1, end, b, false)
		spans = append(r.trimmed(nil, c.comp.start, k), rest...)
	}
	whole := r.isQuotation(c.comp.start, end)
	if whole {
		spans = r.addQuote(nil, r.quoteAt(c.comp.start))
	}
	if c.gap[1] > c.gap[0] {
		spans = append(r.trimmed(nil, c.gap[0], c.gap[1]), spans...)
	} else if whole {
		return spans, Direct, end
	}
	return spans, r.kindOf(c.comp.start, end), end
}

// heldThat returns the أن that follows right after the noun at word k which only says again
// that somebody said or holds something: جدد تحذيره من أن، أعرب عن اعتقاده بأن; 0 where none does.
func (r *arReader) heldThat(k, end int) int {
	if k+2 >= end || r.nounCueAt(k) == nil && !(r.t[k].is(arFeeling) && possessiveNoun(r.t[k].bare)) && !(r.t[k].def && r.t[k].prep == 0 && r.nouns[r.t[k].stem] != nil) {
		return 0
	}
	for j := k + 1; j < end && j <= k+2; j++ {
		if r.t[j].is(arComplementizer) && !r.t[j].conj {
			return j
		}
		if !r.t[j].is(arPreposition) {
			return 0
		}
	}
	return 0
}

// accusedOf returns the بأن that ends the accused who stands in the content from word k, 0
// where there is none.
func (r *arReader) accusedOf(k, end int) int {
	for j := k + 1; j < end; j++ {
		if r.t[j].is(arComplementizer) && strings.HasPrefix(r.t[j].bare, "ب") && !r.t[j].conj && !r.insideQuote(j) {
			return j
		}
	}
	return 0
}

// addsThat reports whether words [i, j) have a further complement with وبأن.
func (r *arReader) addsThat(i, j int) bool {
	for ; i < j; i++ {
		if t := &r.t[i]; t.is(arComplementizer) && strings.HasPrefix(t.Norm, "وب") {
			return true
		}
	}
	return false
}

// isCognate reports whether word i is the accusative of a verbal noun that only
// strengthens its own verb: نفيا، رفضا.
func (r *arReader) isCognate(i int) bool {
	switch r.t[i].bare {
	case "نفيا", "رفضا", "تاكيدا", "انكارا", "تاييدا":
		return !r.t[i].conj
	}
	return false
}

// isQuotation reports whether the words [i, j) are one quotation and no more.
func (r *arReader) isQuotation(i, j int) bool {
	if i >= j || r.t[i].Kind != tokenize.QuoteMark {
		return false
	}
	q := r.quoteAt(i)
	if q < 0 || r.d.Quotes[q].Close.Len() == 0 {
		return false
	}
	k := r.afterQuote(q)
	for k < j && r.t[k].Kind == tokenize.Punct {
		k++
	}
	return k >= j
}

// quoted reads direct speech that opens at word k, with further pieces joined
// by و or a comma, the paragraphs over which it goes on, and the rest of a
// clause that it only begins.
func (r *arReader) quoted(k, cut, b int) ([]Content, Kind, int) {
	var out []Content
	kind := Direct
	for {
		q := r.quoteAt(k)
		out = r.addQuote(out, q)
		end := r.afterQuote(q)
		for r.d.Quotes[q].Continues && q+1 < len(r.d.Quotes) {
			next := q + 1
			for next < len(r.d.Quotes) && r.d.Quotes[next].Parent != r.d.Quotes[q].Parent {
				next++
			}
			if next >= len(r.d.Quotes) {
				break
			}
			q = next
			out = r.addQuote(out, q)
		}
		if r.afterQuote(q) > b {
			return out, kind, end
		}
		limit := min(cut, b)
		n := end
		if n < limit && (r.isComma(n) || r.t[n].Norm == "و") {
			n++
		}
		if n < limit && r.t[n].Norm == "و" {
			n++
		}
		if n < limit && r.t[n].Kind == tokenize.QuoteMark && r.quoteAt(n) >= 0 {
			k = n
			continue
		}
		if end < limit && (r.goesOn(end) || end-k == 3 && r.t[k-1].is(arComplementizer) && r.t[end].starts(arAdjunct) > 0 && !r.t[end].conj) && len(out) == 1 && end-k <= 4 && (r.t[k-1].is(arComplementizer) || r.isColon(k-1)) {
			// إن «الناتو» يهدد: a name in marks begins the clause.
			spans, stop := r.clauseSpans(k, cut, b, true)
			return spans, r.kindOf(k, stop), stop
		}
		if end < limit && r.goesOn(end) {
			rest, stop := r.clauseSpans(end, cut, b, false)
			return append(out, rest...), Mixed, stop
		}
		return out, kind, end
	}
}

func (r *arReader) addQuote(out []Content, q int) []Content {
	s := r.d.Quotes[q].Inner
	if s.Len() == 0 {
		return out
	}
	w := r.d.Quotes[q].Words
	trimmed := r.trimmed(nil, w[0], w[1])
	for i := range trimmed {
		trimmed[i].Quoted = true
	}
	return append(out, trimmed...)
}

// clauseSpans returns the spans of an indirect clause from word k: to the end
// of the sentence, or to what ends it sooner. A repeated complementizer
// begins a new span.
func (r *arReader) clauseSpans(k, cut, b int, que bool) ([]Content, int) {
	end := min(cut, b)
	var out []Content
	start := k
	i := k
	for ; i < end; i++ {
		t := &r.t[i]
		if t.Kind == tokenize.QuoteMark {
			if q := r.quoteAt(i); q >= 0 && r.d.Quotes[q].Close.Len() > 0 {
				if after := r.afterQuote(q); after <= end && after > i {
					i = after - 1
				}
			}
			continue
		}
		if t.Kind == tokenize.Punct && (t.Norm == ".." || t.Norm == "." && i+1 < end && r.t[i+1].Norm == ".") && !r.insideQuote(i) && !r.resumes(i, end) {
			break
		}
		if t.Kind != tokenize.Letters || i == start {
			continue
		}
		if n := t.starts(arOwnAccording); n > 0 {
			out = r.trimmed(out, start, i)
			start = i + n
			i += n - 1
			continue
		}
		if que && t.is(arComplementizer) && t.conj && !r.insideQuote(i) && r.repeats(i, end) {
			out = r.trimmed(out, start, i)
			start = i + 1
			continue
		}
		if r.endsContent(i, end) && !(t.starts(arAccording) > 0 && i-start <= 3 && len(out) == 0 && r.isComma(i-1)) {
			break
		}
		if i+1 < end && r.isCognate(i) && isAccusative(r.t[i+1].bare) && (i+2 >= end || r.t[i+2].Kind == tokenize.Punct) {
			break // نفى الخبر نفيا قاطعا
		}
		if !que && r.opensClauseAfter(i, end) {
			break
		}
	}
	return r.trimmed(out, start, i), i
}

// resumes reports whether the clause goes on after two dots that end with word i:
// .. بل يجب، .. ونحن مستميتون.
func (r *arReader) resumes(i, end int) bool {
	for i < end && r.t[i].Kind == tokenize.Punct {
		i++
	}
	return i < end && (r.t[i].bare == "بل" || r.t[i].Norm == "ونحن" || r.weDo(i))
}

// weDo reports whether word i is a verb of the tables in the first person plural, with
// و: ونطالب.
func (r *arReader) weDo(i int) bool {
	s, ok := strings.CutPrefix(r.t[i].Norm, "ون")
	if !ok || r.t[i].def {
		return false
	}
	f := r.forms["ي"+s]
	return f != nil && f.tense == arImperfect
}

func (r *arReader) insideQuote(i int) bool { return r.t[i].Quote >= 0 }

// trimmed adds the span of words [i, j) without punctuation and quotation
// marks at its ends.
func (r *arReader) trimmed(out []Content, i, j int) []Content {
	for i < j && !r.isText(i, false) {
		i++
	}
	for j > i && !r.isText(j-1, true) {
		j--
	}
	if i >= j {
		return out
	}
	return append(out, Content{Span: r.span(i, j)})
}

// kindOf tells indirect from mixed: whether words [i, j) hold a quoted piece
// longer than a name.
func (r *arReader) kindOf(i, j int) Kind {
	for k := i; k < j; k++ {
		if r.t[k].Kind == tokenize.QuoteMark {
			q := r.quoteAt(k)
			if q < 0 {
				continue
			}
			n := r.d.Quotes[q].Words[1] - r.d.Quotes[q].Words[0]
			if n >= 3 || n == 2 && !r.t[k+1].def && !r.t[k-1].is(arNounHead) {
				return Mixed
			}
		}
	}
	return Indirect
}
