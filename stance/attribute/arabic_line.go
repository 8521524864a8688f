package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// colon reads a line that opens with its speaker and a colon: a headline
// «موسكو: …», a turn of a conversation.
func (r *arReader) colon(a, b int, headline bool) (c arCandidate, ok bool) {
	at := -1
	for k := a; k < b && k < a+16; k++ {
		if r.t[k].Kind == tokenize.QuoteMark {
			if q := r.quoteAt(k); q >= 0 {
				k = r.afterQuote(q) - 1
			}
			continue
		}
		if r.isColon(k) {
			at = k
			break
		}
	}
	if at <= a || at+2 >= b {
		return c, false
	}
	subjects, next := r.subject(a, at)
	if len(subjects) > 0 && next < at && headline {
		next += r.toMedium(next) // الوزير لـ«الحياة»: …
		if pl, n := (&arPhrase{r: r, limit: b}).place(next); next < at && r.t[next].prep == 'l' && n > 0 && next+n == at && pl.kind != countryAdjective {
			next = at // دول الجوار لفرنسا: …
		}
	}
	if len(subjects) > 0 && next < at && headline && r.isSurelyNamed(&subjects[0]) && r.setsScene(next, at) {
		next = at // لاريجاني في الدوحة: …
	}
	if len(subjects) == 0 || next != at || subjects[0].pronoun {
		return c, false
	}
	m := &subjects[0]
	switch {
	case m.state && (r.masdarLike(r.t[at+1].bare) || r.t[at+1].is(arEventNoun) || r.t[at+1].Kind == tokenize.Number):
		return c, false
	case m.guess && m.next == m.first+1 && r.t[at+1].Kind != tokenize.QuoteMark:
		return c, false // القصرين: a town
	case m.role == "" && m.org == nil && !m.state && m.person == nil:
		m.weak = true
	}
	if !headline && !m.weak && m.person == nil && r.t[at+1].Kind != tokenize.QuoteMark {
		return c, false
	}
	c = arCandidate{at: a, from: a}
	c.carry, c.parent = -1, -1
	c.rule = ColonCue
	c.subjects = subjects
	c.cue = Cue{Span: r.span(at, at+1), Lemma: ":", Class: "say"}
	c.comp = r.afterColon(at, b)
	return c, c.comp.kind != arNone
}

// isSurelyNamed reports whether the name of m begins like one: with a given name,
// or a name of the tables.
func (r *arReader) isSurelyNamed(m *mention) bool {
	t := &r.t[m.first]
	return m.person != nil || m.hasName() && !isAccusative(r.t[m.next-1].bare) && (m.role != "" || t.is(arGivenName|arFirstName) || r.w.family[t.bare] || r.named[t.stem])
}

// setsScene reports whether words [i, at) before a colon only tell where or when
// somebody speaks.
func (r *arReader) setsScene(i, at int) bool {
	switch r.t[i].bare {
	case "في", "بعد", "خلال", "عقب", "امام", "قبل":
	case "من":
		if !r.isTown(i + 1) {
			return false
		}
	default:
		return false
	}
	for k := i + 1; k < at; k++ {
		if r.t[k].Kind != tokenize.Letters || r.t[k].form != nil || r.t[k].is(arComplementizer|arRelative) {
			return false
		}
	}
	return at-i >= 2 && at-i <= 6
}

// dash reads a line that is a quotation, a dash and its speaker.
func (r *arReader) dash(a, b int) (c arCandidate, ok bool) {
	if r.t[a].Kind != tokenize.QuoteMark {
		return c, false
	}
	q := r.quoteAt(a)
	if q < 0 || r.d.Quotes[q].Close.Len() == 0 {
		return c, false
	}
	k := r.afterQuote(q)
	if k+1 >= b || !r.isDash(k) {
		return c, false
	}
	subjects, next := r.subject(k+1, b)
	if next < b && r.t[next].Kind == tokenize.Punct {
		next++
	}
	if len(subjects) == 0 || next < b || subjects[0].pronoun {
		return c, false
	}
	m := &subjects[0]
	m.weak = m.role == "" && m.org == nil && !m.state && m.person == nil && len(m.name) < 2
	c = arCandidate{at: k, from: k, until: b}
	c.carry, c.parent = -1, -1
	c.rule, c.kind, c.subjects = DashCue, Direct, subjects
	c.cue = Cue{Span: r.span(k, k+1), Lemma: r.t[k].Norm, Class: "say"}
	c.ready = r.addQuote(nil, q)
	return c, len(c.ready) > 0
}

func (r *arReader) isDash(i int) bool {
	s := r.t[i].Norm
	return r.t[i].Kind != tokenize.Letters && (s == "-" || s == "–" || s == "—")
}
