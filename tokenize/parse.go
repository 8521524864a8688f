package tokenize

import "strings"

// Option changes what [Parse] does.
type Option func(*parser)

// Language tells the language of the text, as a BCP 47 primary tag, instead
// of having it detected. An empty tag asks for detection.
func Language(tag string) Option {
	return func(p *parser) { p.lang = tag }
}

// Parse cuts text into regions, sentences, quotations and words. It accepts
// any string, never fails and takes time linear in its length; invalid UTF-8
// counts as one-byte characters. The spans of the result index text itself.
func Parse(text string, opts ...Option) *Document {
	p := parser{doc: &Document{Text: text}, carry: carry{quote: -1}}
	for _, o := range opts {
		o(&p)
	}
	if p.lang == "" {
		p.lang = DetectLanguage(text)
	}
	p.doc.Lang = p.lang
	p.tables = tablesOf(p.lang)
	p.findRegions()
	p.doc.Words = make([]Word, 0, p.estimateWords())
	for i := range p.doc.Regions {
		p.cutWords(i)
	}
	p.flags = make([]wordFlag, len(p.doc.Words))
	for i := range p.doc.Regions {
		p.findQuotes(i)
	}
	for i := range p.doc.Regions {
		p.findLead(i)
		p.cutSentences(i)
	}
	return p.doc
}

// parser is the state of one Parse.
type parser struct {
	doc    *Document
	lang   string
	tables *tables

	normBuf strings.Builder // see norm
	marks   []mark          // of the paragraph at hand
	choices [][maxNest + 1]role
	family  []int32
	stack   []int32
	nest    []openQuote
	flags   []wordFlag // beside doc.Words
	carry   carry
	key     []byte // see nameKey and furniture
	headed  bool   // the place of the headline has gone by
	noted   int    // notes on the paragraph at hand
}

// wordFlag is what the sentence cutter wants to know about a word.
type wordFlag uint8

const (
	opensQuote wordFlag = 1 << iota
	closesQuote
	inParens // the place before the word is inside matched parentheses
)

// estimateWords guesses the number of words from a sample of the text, a bit
// high, so that the slice seldom grows.
func (p *parser) estimateWords() int {
	const sample = 4096
	s := p.doc.Text
	if len(s) <= sample {
		return countWords(s) + 4
	}
	return int(float64(countWords(s[:sample]))/sample*1.1*float64(len(s))) + 16
}

func countWords(s string) int {
	sc := scanner{s: s, end: len(s)}
	n := 0
	for sc.next() {
		if !sc.white {
			n++
		}
	}
	return n
}

// cutWords cuts region i into words.
func (p *parser) cutWords(i int) {
	reg := &p.doc.Regions[i]
	sc := scanner{s: p.doc.Text, pos: reg.Start, end: reg.End, french: p.lang == "fr"}
	reg.Words[0] = len(p.doc.Words)
	space := false
	for sc.next() {
		if sc.white {
			space = space || sc.space
			continue
		}
		w := Word{
			Span: Span{sc.start, sc.pos}, Kind: sc.kind, Space: space,
			Quote: -1, Sentence: -1, Region: int32(i),
		}
		surface := p.doc.Text[sc.start:sc.pos]
		if sc.changed {
			w.Norm = p.norm(surface)
		} else {
			w.Norm = surface
		}
		p.doc.Words = append(p.doc.Words, w)
		space = false
	}
	reg.Words[1] = len(p.doc.Words)
}
