package subword

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// newSplit makes the pre-tokenizer Split: the text is cut at the matches of a
// pattern, and behavior says where a match goes.
//
// Patterns are read by Go's linear-time engine. A file whose pattern needs what that
// engine lacks (lookaround, backreferences), or a class that the reference
// reads as Unicode's and Go as ASCII's (\w, \s, \d, \b, [:alpha:]), is refused.
func newSplit(s *stage) (splitter, error) {
	if s.Pattern == nil || (s.Pattern.String == nil) == (s.Pattern.Regex == nil) {
		return nil, fmt.Errorf("%w: Split wants a pattern, String or Regex", ErrFile)
	}
	var src string
	if s.Pattern.String != nil {
		src = regexp.QuoteMeta(*s.Pattern.String)
	} else {
		src = *s.Pattern.Regex
		if class := differing(src); class != "" {
			return nil, fmt.Errorf("%w: Split pattern with %s", ErrUnsupported, class)
		}
	}
	if src == "" {
		return nil, fmt.Errorf("%w: Split pattern is empty", ErrFile)
	}
	re, err := regexp.Compile("(?m)" + src) // the reference's ^ and $ are those of lines
	if err != nil {
		return nil, fmt.Errorf("%w: Split pattern: %v", ErrUnsupported, err)
	}
	switch s.Behavior {
	case "Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous":
	default:
		return nil, fmt.Errorf("%w: Split %s", ErrUnsupported, s.Behavior)
	}
	behavior, invert, first := s.Behavior, s.Invert, newOpening(src)
	return func(t text, emit func(text)) {
		if first == nil || behavior != "Isolated" || invert || strings.IndexByte(t.s, '\n') >= 0 {
			cutAt(t, pieces(re, t.s, invert), behavior, emit)
			return
		}
		// One match at most, at the start.
		if first.can(t.s) {
			if m := re.FindStringIndex(t.s); m != nil && m[1] > 0 && m[1] < len(t.s) {
				emit(t.slice(0, m[1]))
				emit(t.slice(m[1], len(t.s)))
				return
			}
		}
		if t.s != "" {
			emit(t)
		}
	}, nil
}

// differing names the first class in src that Go reads otherwise than the
// reference.
func differing(src string) string {
	for i := 0; i+1 < len(src); i++ {
		switch {
		case src[i] == '\\':
			if strings.IndexByte("wWsSdDbBhH", src[i+1]) >= 0 {
				return src[i : i+2]
			}
			i++
		case src[i] == '[' && src[i+1] == ':':
			return "[:"
		}
	}
	return ""
}

// opening tells for a pattern that matches at the start of a line only
// whether a text can begin a match: the engine is not asked where it cannot.
type opening struct {
	runes []rune // pairs of first and last
	any   bool
}

// newOpening is nil for a pattern that matches elsewhere too.
func newOpening(src string) *opening {
	re, err := syntax.Parse("(?m)"+src, syntax.Perl)
	if err != nil {
		return nil
	}
	head := re
	for (head.Op == syntax.OpConcat || head.Op == syntax.OpCapture) && len(head.Sub) > 0 {
		head = head.Sub[0]
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil || head.Op != syntax.OpBeginLine {
		return nil
	}
	o, seen := &opening{}, make([]bool, len(prog.Inst))
	var walk func(i uint32)
	walk = func(i uint32) {
		if seen[i] {
			return
		}
		seen[i] = true
		switch in := &prog.Inst[i]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			walk(in.Out)
			walk(in.Arg)
		case syntax.InstCapture, syntax.InstEmptyWidth, syntax.InstNop:
			walk(in.Out)
		case syntax.InstRune, syntax.InstRune1:
			if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
				o.any = true
			} else if len(in.Rune) == 1 {
				o.runes = append(o.runes, in.Rune[0], in.Rune[0])
			} else {
				o.runes = append(o.runes, in.Rune...)
			}
		case syntax.InstFail:
		default:
			o.any = true
		}
	}
	walk(uint32(prog.Start))
	return o
}

func (o *opening) can(s string) bool {
	if o.any {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	for i := 0; i < len(o.runes); i += 2 {
		if o.runes[i] <= r && r <= o.runes[i+1] {
			return true
		}
	}
	return false
}

// piece is a stretch of a text, a match or what lies between two.
type piece struct {
	start, end int
	match      bool
}

func pieces(re *regexp.Regexp, s string, invert bool) []piece {
	var out []piece
	at := 0
	for _, m := range re.FindAllStringIndex(s, -1) {
		if at < m[0] {
			out = append(out, piece{at, m[0], invert})
		}
		out = append(out, piece{m[0], m[1], !invert})
		at = m[1]
	}
	if at < len(s) {
		out = append(out, piece{at, len(s), invert})
	}
	return out
}

// cutAt emits the pieces by the rules of the reference.
func cutAt(t text, ps []piece, behavior string, emit func(text)) {
	var joined []piece
	add := func(p piece, join bool) {
		if join {
			joined[len(joined)-1].end = p.end
			joined[len(joined)-1].match = p.match
		} else {
			joined = append(joined, p)
		}
	}
	switch behavior {
	case "Removed":
		for _, p := range ps {
			if !p.match {
				add(p, false)
			}
		}
	case "Isolated":
		joined = ps
	case "Contiguous":
		for i, p := range ps {
			add(p, i > 0 && p.match == ps[i-1].match)
		}
	case "MergedWithPrevious":
		for i, p := range ps {
			add(p, p.match && i > 0 && !ps[i-1].match)
		}
	case "MergedWithNext":
		for i, p := range ps {
			add(p, !p.match && i > 0 && ps[i-1].match)
		}
	}
	for _, p := range joined {
		if p.start < p.end {
			emit(t.slice(p.start, p.end))
		}
	}
}
