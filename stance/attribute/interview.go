package attribute

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// fewestTurns is how many questions with their answers make an interview;
// fewestAnnounced, where the article says that it is one.
const (
	fewestTurns     = 3
	fewestAnnounced = 2
)

// maxAsked is how many words a question has at most that no sign sets off.
const maxAsked = 60

// turn is an answer of an interview that is printed as questions and answers.
type turn struct {
	regions [2]int        // the paragraphs of the answer
	mark    tokenize.Span // the sign that opens it, or the one that closes the question
	text    int           // where the answer's first paragraph begins, after the sign
}

// turnLetter opens a question or an answer by a letter of its own.
var turnLetter = regexp.MustCompile(`^(?:[سج] ?[:/-]|[QA][:.])`)

// turnMark is the sign that opens the paragraph s, and its length with the space
// after it: a bullet or dash, doubled or not, or a letter for question or answer;
// 0 where none does.
func turnMark(s string) (mark string, n int) {
	first, size := utf8.DecodeRuneInString(s)
	if n = len(turnLetter.FindString(s)); n > 0 {
		mark = s[:size]
	} else if strings.ContainsRune("*-–—•●▪■◄►>○", first) {
		for strings.HasPrefix(s[n:], s[:size]) {
			n += size
		}
		mark = s[:n]
	}
	if n == 0 {
		return "", 0
	}
	return mark, len(s) - len(strings.TrimLeft(s[n:], " \t\u00a0"))
}

// asksAtEnd reports whether the paragraph s ends with a question.
func asksAtEnd(s string) bool {
	s = strings.TrimRight(s, " \t\u00a0.!…»\"”)")
	return strings.HasSuffix(s, "؟") || strings.HasSuffix(s, "?")
}

// paragraph is one that may be a question or an answer.
type paragraph struct {
	region, text int // its region, and where it begins after its sign
	mark         string
	asks         bool
}

// turnStyle is how an interview sets questions and answers off: the signs that
// open them, either of which may be missing.
type turnStyle struct{ question, answer string }

func (s turnStyle) asks(p *paragraph) bool { return p.mark == s.question && (p.mark != "" || p.asks) }

// paragraphs lists those of d.
func paragraphs(d *tokenize.Document) (list []paragraph) {
	for i := range d.Regions {
		if reg := &d.Regions[i]; reg.Kind == tokenize.Paragraph {
			s := d.Text[reg.Start:reg.End]
			mark, n := turnMark(s)
			asks := asksAtEnd(s) && (mark != "" || !strings.Contains(s, ":") && reg.Words[1]-reg.Words[0] <= maxAsked)
			list = append(list, paragraph{i, reg.Start + n, mark, asks})
		}
	}
	return list
}

// styleOf is the commonest way in which a question is followed by something else,
// and how often it is.
func styleOf(list []paragraph) (best turnStyle, times int) {
	count := map[turnStyle]int{}
	for i := 0; i+1 < len(list); i++ {
		q, a := &list[i], &list[i+1]
		if !q.asks || a.asks && a.mark == q.mark || q.mark == a.mark && q.mark != "" {
			continue
		}
		s := turnStyle{q.mark, a.mark}
		count[s]++
		if n := count[s]; n > times || n == times && s.answer > best.answer {
			best, times = s, n
		}
	}
	return best, times
}

// turns finds the answers of an interview in d. The questions are set off from
// the answers by a sign of the answers'; without one, a paragraph shortly before the
// first question must announce what follows.
func turns(d *tokenize.Document, announces func(region int) bool) []turn {
	list := paragraphs(d)
	style, times := styleOf(list)
	if times < fewestAnnounced {
		return nil
	}
	first := 0
	for !style.asks(&list[first]) {
		first++ // there is one: it was counted
	}
	announced := false
	for i := max(0, first-2); i < first && !announced; i++ {
		announced = announces(list[i].region)
	}
	if !announced && (style.answer == "" || times < fewestTurns) || style == (turnStyle{}) && times < fewestTurns {
		return nil
	}
	var out []turn
	for i := first; i+1 < len(list); i++ {
		a := &list[i+1]
		if !style.asks(&list[i]) || style.asks(a) || style.answer != "" && a.mark != style.answer {
			continue
		}
		end := i + 2
		for end < len(list) && !style.asks(&list[end]) && (style.answer == "" || list[end].mark == "") {
			end++
		}
		if end == len(list) {
			end = i + 2 // what follows the last answer may be the author's
		} else if end > i+2 && isSubhead(d, list[end-1].region) {
			end--
		}
		start := d.Regions[a.region].Start
		t := turn{regions: [2]int{a.region, list[end-1].region + 1}, text: a.text, mark: tokenize.Span{Start: start, End: start + len(a.mark)}}
		if a.mark == "" {
			q := d.Regions[list[i].region].Span
			_, size := utf8.DecodeLastRuneInString(d.Text[q.Start:q.End])
			t.mark = tokenize.Span{Start: q.End - size, End: q.End}
		}
		if t.text < d.Regions[a.region].End {
			out = append(out, t)
		}
	}
	return out
}

// isSubhead reports whether a paragraph is a line between the questions: a few
// words without a sign at their end.
func isSubhead(d *tokenize.Document, region int) bool {
	reg := &d.Regions[region]
	last, _ := utf8.DecodeLastRuneInString(d.Text[reg.Start:reg.End])
	return reg.Words[1]-reg.Words[0] <= 8 && !strings.ContainsRune(".!?؟…»\"”:", last)
}

// interview gives the answers of a document as frames, as its regions are read.
type interview struct {
	answers []turn // those not yet given
	first   int    // the frame of the first, -1 before it
}

// before adds the frame of an answer that begins with the region to frames.
func (v *interview) before(d *tokenize.Document, region int, frames []frame) []frame {
	if len(v.answers) == 0 || region < v.answers[0].regions[0] {
		return frames
	}
	t := &v.answers[0]
	v.answers = v.answers[1:]
	f := frame{rule: Interview, cue: Cue{Span: t.mark, Lemma: d.Text[t.mark.Start:t.mark.End], Class: "say"}, kind: Direct,
		parent: -1, carry: v.first, interviewed: v.first < 0, sentence: int32(d.Regions[t.regions[0]].Sentences[0])}
	for i := t.regions[0]; i < t.regions[1]; i++ {
		s := d.Regions[i].Span
		if i == t.regions[0] {
			s.Start = t.text
		}
		if d.Regions[i].Kind == tokenize.Paragraph {
			f.content = append(f.content, Content{Span: s})
		}
	}
	if v.first < 0 {
		v.first = len(frames)
	}
	return append(frames, f)
}

// interviewee is whom the article has quoted most up to here, the latest of
// equals; of an article that has quoted nobody, the person it spoke of most, the first of equals. It is
// -1 where there is neither.
func (r *resolver) interviewee(bound [][]int) int {
	count := map[int]int{}
	best := -1
	for _, ids := range bound {
		if len(ids) != 1 || r.group(r.entities[ids[0]]) || r.entities[ids[0]].kind != Person && r.entities[ids[0]].kind != Office {
			continue
		}
		id := ids[0]
		if count[id]++; best < 0 || count[id] >= count[best] {
			best = id
		}
	}
	if best >= 0 {
		return best
	}
	for id, e := range r.entities {
		if e.kind == Person && !e.plural && e.seen > 0 && (best < 0 || e.seen > r.entities[best].seen) {
			best = id
		}
	}
	return best
}
