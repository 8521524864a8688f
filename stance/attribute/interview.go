package attribute

import (
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

// turnMark is the sign that opens the paragraph s, and its length with the space
// after it: a bullet or dash, doubled or not, or a letter for question or answer;
// 0 where none does.
func turnMark(s string) (mark string, n int) {
	for _, p := range [...]string{"س:", "ج:", "س/", "ج/", "س-", "ج-", "س -", "ج -", "س :", "ج :", "Q:", "A:", "Q.", "A."} {
		if strings.HasPrefix(s, p) {
			n = len(p)
			first, _ := utf8.DecodeRuneInString(s)
			mark = string(first)
			break
		}
	}
	if n == 0 {
		first, size := utf8.DecodeRuneInString(s)
		if !strings.ContainsRune("*-–—•●▪■◄►>○", first) || size == 0 {
			return "", 0
		}
		for strings.HasPrefix(s[n:], s[:size]) {
			n += size
		}
		mark = s[:n]
	}
	return mark, len(s) - len(strings.TrimLeft(s[n:], " \t\u00a0"))
}

// asksAtEnd reports whether the paragraph s ends with a question.
func asksAtEnd(s string) bool {
	s = strings.TrimRight(s, " \t\u00a0.!…»\"”)")
	return strings.HasSuffix(s, "؟") || strings.HasSuffix(s, "?")
}

// turns finds the answers of an interview in d. The questions are set off from
// the answers by a sign of their own, before either; without any sign, the
// paragraph before the first question must announce what follows.
func turns(d *tokenize.Document, announces func(region int) bool) []turn {
	type paragraph struct {
		region, text int
		mark         string
		asks         bool
	}
	var list []paragraph
	for i := range d.Regions {
		if reg := &d.Regions[i]; reg.Kind == tokenize.Paragraph {
			s := d.Text[reg.Start:reg.End]
			mark, n := turnMark(s)
			asks := asksAtEnd(s) && (mark != "" || !strings.Contains(s, ":") && reg.Words[1]-reg.Words[0] <= maxAsked)
			list = append(list, paragraph{i, reg.Start + n, mark, asks})
		}
	}
	type style struct{ question, answer string }
	count := map[style]int{}
	best, first := style{}, -1
	for i := 0; i+1 < len(list); i++ {
		q, a := &list[i], &list[i+1]
		if !q.asks || a.asks && a.mark == q.mark || q.mark == a.mark && q.mark != "" {
			continue
		}
		s := style{q.mark, a.mark}
		count[s]++
		if n := count[s]; n > count[best] || n == count[best] && s.answer > best.answer {
			best = s
		}
	}
	if count[best] < fewestAnnounced {
		return nil
	}
	isQuestion := func(p *paragraph) bool { return p.mark == best.question && (p.mark != "" || p.asks) }
	for i := range list {
		if isQuestion(&list[i]) {
			first = i
			break
		}
	}
	announced := false
	for i := max(0, first-2); i < first && !announced; i++ {
		announced = announces(list[i].region)
	}
	switch both := best.answer != ""; {
	case !both && !announced, !announced && count[best] < fewestTurns, best == style{} && count[best] < fewestTurns:
		return nil
	}
	var out []turn
	for i := first; i+1 < len(list); i++ {
		if !isQuestion(&list[i]) || isQuestion(&list[i+1]) {
			continue
		}
		if a := &list[i+1]; best.answer != "" && a.mark != best.answer {
			continue
		}
		end := i + 2
		for end < len(list) && !isQuestion(&list[end]) && (best.answer == "" || list[end].mark == "") {
			end++
		}
		if end == len(list) {
			end = i + 2 // what follows the last answer may be the author's
		} else if end > i+2 && isSubhead(d, list[end-1].region) {
			end--
		}
		t := turn{regions: [2]int{list[i+1].region, list[end-1].region + 1}, text: list[i+1].text}
		reg := &d.Regions[list[i+1].region]
		if t.mark = (tokenize.Span{Start: reg.Start, End: reg.Start + len(list[i+1].mark)}); t.mark.Len() == 0 {
			q := d.Regions[list[i].region].Span
			_, size := utf8.DecodeLastRuneInString(d.Text[q.Start:q.End])
			t.mark = tokenize.Span{Start: q.End - size, End: q.End}
		}
		if t.text < reg.End {
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

// frame makes the frame of an answer. Its speaker is that of frame carry, or, at
// the first one, whom the article has quoted most.
func (t *turn) frame(d *tokenize.Document, carry int) frame {
	f := frame{rule: Interview, cue: Cue{Span: t.mark, Lemma: d.Text[t.mark.Start:t.mark.End], Class: "say"}, kind: Direct,
		parent: -1, carry: carry, interviewed: carry < 0, sentence: int32(d.Regions[t.regions[0]].Sentences[0])}
	for i := t.regions[0]; i < t.regions[1]; i++ {
		s := d.Regions[i].Span
		if i == t.regions[0] {
			s.Start = t.text
		}
		if d.Regions[i].Kind == tokenize.Paragraph && s.Start < s.End {
			f.content = append(f.content, Content{Span: s})
		}
	}
	return f
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
