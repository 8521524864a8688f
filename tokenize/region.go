package tokenize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A headline has at most this many characters, or words of a script with
// spaces.
const (
	maxHeadline      = 220
	maxHeadlineWords = 30
)

// findRegions cuts the text into lines, joins the lines of hard-wrapped
// paragraphs, and tells headline, date line, furniture and paragraphs apart.
func (p *parser) findRegions() {
	text := p.doc.Text
	lines := splitLines(text)
	width := wrapWidth(lines)
	regions := make([]Region, 0, len(lines))
	p.headed = false
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		kind := p.classify(text[l.Start:l.End])
		if kind == Paragraph && width > 0 {
			for i+1 < len(lines) && !lines[i+1].blank && fills(lines[i], lines[i+1], width) {
				i++
				l.End = lines[i].End
			}
		}
		if kind == Paragraph && !p.headed {
			p.headed = true
			if p.readsAsHeadline(text[l.Start:l.End], i+1 == len(lines)) {
				kind = Headline
			}
		}
		regions = append(regions, Region{Span: l.Span, Kind: kind})
	}
	p.doc.Regions = p.cutTags(regions)
}

// cutTags makes a region of the list of tags that a page's last paragraph ends
// with where its text was taken without the line break: …. سمات الأردن المياه.
// There is no mark of a sentence's end in such a list.
func (p *parser) cutTags(regions []Region) []Region {
	i := len(regions) - 1
	for i > 0 && regions[i].Kind == Boilerplate {
		i--
	}
	if i < 1 || regions[i].Kind != Paragraph {
		return regions
	}
	s := p.doc.Text[regions[i].Start:regions[i].End]
	at := strings.LastIndexAny(s, ".!?؟…") + 1
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if unicode.IsLetter(r) {
			break
		}
		at += n
	}
	if len(s)-at > maxFurniture || !p.tagList(s[at:], at == 0) {
		return regions
	}
	list := Region{Span: Span{regions[i].Start + at, regions[i].End}, Kind: Boilerplate}
	if at == 0 {
		regions[i] = list
		return regions
	}
	regions[i].End = regions[i].Start + len(strings.TrimRightFunc(s[:at], unicode.IsSpace))
	return slices.Insert(regions, i+1, list)
}

// tagList reports whether s is the label of a list of tags and the list: with a
// colon after the label, or else no mark and no verb of saying in it.
func (p *parser) tagList(s string, line bool) bool {
	words := strings.Fields(s)
	for n := 1; n <= 2 && n < len(words); n++ {
		label, colon := strings.CutSuffix(strings.Join(words[:n], " "), ":")
		if !p.tables.tags[Fold(label)] {
			continue
		}
		if colon {
			return true
		}
		for _, w := range words[n:] {
			if p.tables.speech[Fold(w)] {
				return false
			}
		}
		return !line && len(words)-n <= maxBareTags && !strings.ContainsAny(s, ",،;؛:«»\"“”()")
	}
	return false
}

// classify tells date lines and furniture from text.
func (p *parser) classify(s string) RegionKind {
	if len(s) <= maxDateLine {
		if t, ok := p.dateLine(s); ok {
			if p.doc.Published.IsZero() {
				p.doc.Published = t
			}
			return DateLine
		}
	}
	if p.furniture(s) {
		return Boilerplate
	}
	return Paragraph
}

// patternKind tells how a boilerplate pattern matches a line.
type patternKind uint8

const (
	matchExact patternKind = iota
	matchPrefix
	matchSuffix
	matchName // a name follows
)

var patternKinds = map[string]patternKind{"exact": matchExact, "prefix": matchPrefix, "suffix": matchSuffix, "name": matchName}

// pattern is a row of the boilerplate table, in the Match form.
type pattern struct {
	text string
	then string // comes up to maxPatternGap words later, "" for nothing
	how  patternKind
}

// Furniture is at most this many bytes long, and this many words if it ends
// with a full stop. Longer lines are text that happens to start like it.
const (
	maxFurniture      = 300
	maxFurnitureWords = 14
	maxPatternGap     = 3
	maxGappedWords    = 10 // of a line with a pattern that has a gap
	maxBylineWords    = 8
	maxBareTags       = 12 // words of a list of tags without a mark
)

// furniture tells lines that are no part of the article's text: share
// buttons, link boxes, captions, copyright, the tag of an agency alone. Only
// lines whose first or last word occurs in the table are looked at closely.
func (p *parser) furniture(s string) bool {
	if len(s) > maxFurniture {
		return false
	}
	inner := strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '©' })
	if inner == "" {
		return true // a rule of dashes, a lone emoji
	}
	if address(inner) {
		return true
	}
	first, last := edges(inner)
	p.key = appendForm(p.key[:0], first, Match, nil)
	starts := p.tables.boilerplate[string(p.key)]
	p.key = appendForm(p.key[:0], last, Match, nil)
	ends := p.tables.endings[string(p.key)]
	if len(starts) == 0 && len(ends) == 0 {
		return false
	}
	prose := strings.HasSuffix(s, ".") && len(strings.Fields(s)) > maxFurnitureWords
	f := strings.Join(strings.Fields(Fold(inner)), " ")
	for _, t := range starts {
		rest, ok := strings.CutPrefix(f, t.text)
		switch {
		case !ok:
		case rest == "":
			return true
		case t.how == matchExact || !wordEnd(rest):
		case t.how == matchName:
			if p.headed && isName(s, len(strings.Fields(t.text))) {
				return true
			}
		case t.then != "":
			if skips(rest, t.then) && len(strings.Fields(f)) <= maxGappedWords {
				return true
			}
		case !prose:
			return true
		}
	}
	for _, t := range ends {
		if strings.HasSuffix(f, t.text) {
			return true
		}
	}
	return false
}

// skips tells whether then stands in s after one to maxPatternGap words.
func skips(s, then string) bool {
	words := strings.Fields(s)
	for i := 1; i <= maxPatternGap && i < len(words); i++ {
		if rest, ok := strings.CutPrefix(strings.Join(words[i:], " "), then); ok && wordEnd(rest) {
			return true
		}
	}
	return false
}

// isName tells whether line s reads as the name of a person, of several or of a
// body from its word n on: a few words that begin with a capital letter where
// the script has any, but for particles and words of one or two letters
// between, and no full stop at the end.
func isName(s string, n int) bool {
	words := strings.Fields(s)
	if len(words) <= n || len(words) > n+maxBylineWords || strings.HasSuffix(s, ".") {
		return false
	}
	for i, w := range words[n:] {
		r, _ := utf8.DecodeRuneInString(w)
		switch last := i == len(words)-n-1; {
		case unicode.IsUpper(r), unicode.IsLetter(r) && !unicode.IsLower(r):
		case i > 0 && !last && unicode.IsLower(r) && utf8.RuneCountInString(w) <= 3: // and, van, de
		case i > 0 && !unicode.IsLetter(r) && !unicode.IsDigit(r):
		default:
			return false
		}
	}
	return true
}

// edges are the first and the last word of s, which starts and ends with a
// letter, digit or ©: what a pattern is found by. A Han character is a word.
func edges(s string) (first, last string) {
	inWord := func(r rune) bool {
		return (unicode.IsLetter(r) || unicode.Is(unicode.M, r) || r == 0x640) && !unicode.Is(unicode.Han, r)
	}
	_, n := utf8.DecodeRuneInString(s)
	first, last = s[:n], s
	if k := strings.IndexFunc(s, func(r rune) bool { return !inWord(r) }); k != 0 {
		if k < 0 {
			k = len(s)
		}
		first = s[:k]
	}
	if k := strings.LastIndexFunc(s, func(r rune) bool { return !inWord(r) }); k >= 0 {
		_, n := utf8.DecodeRuneInString(s[k:])
		if k+n == len(s) {
			last = s[k:]
		} else {
			last = s[k+n:]
		}
	}
	return first, last
}

// address tells whether f is one web or mail address.
func address(f string) bool {
	if strings.ContainsFunc(f, unicode.IsSpace) {
		return false
	}
	at := strings.IndexByte(f, '@')
	return at > 0 && strings.IndexByte(f[at:], '.') > 0 || strings.HasPrefix(f, "http://") || strings.HasPrefix(f, "https://") || strings.HasPrefix(f, "www.")
}

// wordEnd tells whether s does not continue a word.
func wordEnd(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || !unicode.IsLetter(r) || unicode.Is(unicode.Han, r)
}

// readsAsHeadline tells whether the first line of a text is its title: short,
// without a full stop at the end or a sentence break inside, and not a
// paragraph with an agency line.
func (p *parser) readsAsHeadline(s string, alone bool) bool {
	if len(s) > 4*maxHeadline || columns(s) > maxHeadline || len(strings.Fields(s)) > maxHeadlineWords {
		return false
	}
	end := strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '"' || r == '”' || r == '»' || r == ')' || r == '’' || r == '\''
	})
	r, _ := utf8.DecodeLastRuneInString(end)
	switch r {
	case '.', '。':
		return strings.HasSuffix(end, "..") // an ellipsis
	case ':', ',', '،', ';', '؛':
		return false
	}
	return !strings.Contains(s, ". ") || !p.sentenceInside(s)
}

// sentenceInside tells whether a full stop inside s ends a sentence.
func (p *parser) sentenceInside(s string) bool {
	q := parser{doc: &Document{Text: s, Lang: p.lang, Regions: []Region{{Span: Span{0, len(s)}}}}, lang: p.lang, tables: p.tables}
	q.carry.quote = -1
	q.cutWords(0)
	q.flags = make([]wordFlag, len(q.doc.Words))
	q.findQuotes(0)
	q.cutSentences(0)
	return len(q.doc.Sentences) > 1
}
