package tokenize

import "unicode"

// terminalKind sorts the marks at which a sentence may end.
type terminalKind uint8

const (
	notTerminal terminalKind = iota
	stop                     // .
	dots                     // … .. ...
	query                    // ? ! ؟
	wide                     // 。！？
)

// terminal is the kind of punctuation token i.
func (p *parser) terminal(i int) terminalKind {
	w := &p.doc.Words[i]
	r, n := decode(p.doc.Text, w.Start)
	switch r {
	case '.':
		if w.Len() > n {
			return dots
		}
		return stop
	case '…':
		return dots
	case '?', '!', '؟', '‽', '⁇', '⁈', '⁉':
		return query
	case '。', '！', '？', '｡':
		return wide
	case '۔', '।':
		return query
	}
	return notTerminal
}

// cutSentences cuts region ri into sentences. It never cuts inside a
// quotation, inside short parentheses, or in the agency line at its head.
func (p *parser) cutSentences(ri int) {
	reg := &p.doc.Regions[ri]
	first, last := reg.Words[0], reg.Words[1]
	reg.Sentences = [2]int{len(p.doc.Sentences), len(p.doc.Sentences)}
	if first == last {
		return
	}
	p.markParens(first, last)
	words := p.doc.Words
	start := first
	for i := first; i < last; i++ {
		w := &words[i]
		switch w.Kind {
		case Punct:
			if p.terminal(i) == notTerminal {
				continue
			}
		case Letters:
			if p.doc.Text[w.End-1] != '.' { // U.S. at the end of a sentence
				continue
			}
		default:
			continue
		}
		if i > start+2 && p.flags[i]&p.flags[i-2]&inParens != 0 && p.terminal(i-2) == stop {
			continue // the office (F. B. I.) said
		}
		next, quoted := p.absorb(i+1, last)
		if next >= last {
			break
		}
		if words[next].Quote >= 0 || p.flags[next]&(closesQuote|inParens) != 0 || words[next-1].End <= reg.Lead.End {
			continue
		}
		if p.breaks(i, next, start, last, quoted) {
			p.addSentence(ri, start, next)
			start = next
			i = next - 1
		}
	}
	p.addSentence(ri, start, last)
	reg.Sentences[1] = len(p.doc.Sentences)
}

// absorb moves past what belongs to the sentence that ends before word i:
// further terminals, closing marks and brackets. It tells whether a closing
// quotation mark was among them.
func (p *parser) absorb(i, last int) (next int, quoted bool) {
	for ; i < last; i++ {
		w := &p.doc.Words[i]
		switch {
		case p.flags[i]&closesQuote != 0:
			quoted = true // also after a space, as the French write it
		case w.Space:
			return i, quoted
		case w.Kind == QuoteMark && p.flags[i]&opensQuote == 0 && (i+1 == last || p.doc.Words[i+1].Space || p.doc.Words[i+1].Kind == Punct):
			// A stray mark after the full stop closes something.
		case w.Kind == Punct && (p.terminal(i) != notTerminal || p.sign(i) == ')'):
		default:
			return i, quoted
		}
	}
	return i, quoted
}

// addSentence appends the sentence of words [first, last). One without a word
// or number is put to the sentence before it in the region.
func (p *parser) addSentence(ri, first, last int) {
	words := p.doc.Words
	reg := &p.doc.Regions[ri]
	solid := false
	for i := first; i < last && !solid; i++ {
		solid = words[i].Kind == Letters || words[i].Kind == Number || words[i].Kind == Other
	}
	n := len(p.doc.Sentences)
	if !solid && n > reg.Sentences[0] {
		n--
		s := &p.doc.Sentences[n]
		s.End, s.Words[1] = words[last-1].End, last
	} else {
		p.doc.Sentences = append(p.doc.Sentences, Sentence{
			Span: Span{words[first].Start, words[last-1].End}, Words: [2]int{first, last}, Region: int32(ri),
		})
	}
	for i := first; i < last; i++ {
		words[i].Sentence = int32(n)
	}
}

// maxParens is the longest stretch in parentheses, in words, that keeps a
// sentence together.
const maxParens = 64

// markParens flags the words of a region whose start is inside parentheses.
func (p *parser) markParens(first, last int) {
	stack := p.stack[:0]
	for i := first; i < last; i++ {
		if p.doc.Words[i].Kind != Punct {
			continue
		}
		switch p.sign(i) {
		case '(':
			stack = append(stack, int32(i))
		case ')':
			if len(stack) == 0 {
				continue
			}
			from := int(stack[len(stack)-1])
			stack = stack[:len(stack)-1]
			if i-from > maxParens {
				continue
			}
			for k := from + 1; k <= i; k++ {
				p.flags[k] |= inParens
			}
		}
	}
	p.stack = stack[:0]
}

// breaks decides whether a sentence ends between the terminal i and word next.
// start is the first word of the sentence, quoted tells that a quotation
// ended after the terminal.
func (p *parser) breaks(i, next, start, last int, quoted bool) bool {
	kind := stop
	if p.doc.Words[i].Kind == Punct {
		kind = p.terminal(i)
	}
	n := next // the first word of what follows, opening marks aside
	for n < last && (p.doc.Words[n].Kind == QuoteMark || p.doc.Words[n].Kind == Punct && p.sign(n) == '(') {
		n++
	}
	if n == last {
		return false
	}
	w := &p.doc.Words[n]
	if w.Kind == Punct && p.sign(n) != 0 {
		return false // a comma, colon or dash: the sentence goes on
	}
	r, _ := decode(p.doc.Text, w.Start)
	if unicode.IsLower(r) {
		return false
	}
	arabic := unicode.Is(unicode.Arabic, r)
	if quoted && p.tailed(start, n, last, kind) {
		return false
	}
	if kind == stop && (!quoted || p.spelled(i)) && p.abbreviated(i, next) {
		return false
	}
	if kind == stop && !quoted && i == start+1 && p.enumerates(start) {
		return false
	}
	spaced := p.doc.Words[next].Space
	switch kind {
	case dots:
		// Arabic copy uses two or three full stops for a pause.
		return quoted || !arabic && spaced && w.Kind != Number
	case stop:
		return spaced || quoted || p.missingSpace(i, n, arabic)
	case query:
		return spaced || arabic || quoted
	}
	return true
}

// maxTail is how many words after a quotation are searched for who said it.
const maxTail = 6

// tailed tells whether the words from n on still belong to the sentence of a
// quotation that ended with its own full stop: "Why?" Lavrov asked. In Arabic
// copy a participle or a preposition of source follows.
func (p *parser) tailed(start, n, last int, kind terminalKind) bool {
	if p.tables.continuers[p.doc.Words[n].Norm] {
		return true
	}
	if kind != query && kind != wide || p.flags[start]&opensQuote == 0 {
		return false
	}
	for k := n; k < last && k < n+maxTail; k++ {
		w := &p.doc.Words[k]
		if w.Kind == Punct && k > n && p.terminal(k) == stop && p.abbreviated(k, min(k+1, last-1)) {
			continue // "Why?" Mr. Lavrov asked.
		}
		if w.Kind == Punct || w.Kind == QuoteMark {
			return false
		}
		if p.tables.speech[w.Norm] {
			return true
		}
	}
	return false
}
