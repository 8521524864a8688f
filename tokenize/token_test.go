package tokenize

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// cut is the tokens of s other than white space, separated by |.
func cut(s string) string {
	var parts []string
	for t := range Tokens(s) {
		if !t.White {
			parts = append(parts, s[t.Start:t.End])
		}
	}
	return strings.Join(parts, "|")
}

func TestTokens(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"white only", " \t\r\n\u00a0\u200f", ""},
		{"arabic with marks and tatweel", "قالَ الوزيـــرُ", "قالَ|الوزيـــرُ"},
		{"arabic hyphen splits", "الروسي-الصيني", "الروسي|-|الصيني"},
		{"arabic and digits split", "ال15 و2002م", "ال|15|و|2002|م"},
		{"proclitic before a mark", "بـ«الحلف»", "بـ|«|الحلف|»"},
		{"proclitic before another script", "الـCIA", "الـ|CIA"},
		{"tatweel as a dash", "الرياض ـ وكالة", "الرياض|ـ|وكالة"},
		{"arabic initials", "وكالة أ.ف.ب ذكرت", "وكالة|أ.ف.ب|ذكرت"},
		{"arabic initials with the last stop", "وكالة د.ب.أ. ذكرت", "وكالة|د.ب.أ.|ذكرت"},
		{"arabic full stop without space", "انتهى.وقال", "انتهى|.|وقال"},
		{"bidi control inside and after", "كتا\u200fب\u200f،", "كتا\u200fب|،"},
		{"apostrophes", "don't Lavrov’s the boys' o'clock", "don't|Lavrov’s|the|boys|'|o'clock"},
		{"hyphens", "Sino-Russian e-mail well- known", "Sino-Russian|e-mail|well|-|known"},
		{"letters and digits", "COVID-19 S-400 20th 15-year-old 1990s", "COVID-19|S-400|20th|15-year-old|1990s"},
		{"initials", "the U.S. and J. K. in the U.N", "the|U.S.|and|J|.|K|.|in|the|U.N"},
		{"numbers", "12.500 1,000 5+1 2024-04-09 20:51:54 5% ١٢٫٥", "12.500|1,000|5+1|2024-04-09|20:51:54|5|%|١٢٫٥"},
		{"full stop after a number", "in 1999. Then", "in|1999|.|Then"},
		{"runs", "so... what?! --", "so|...|what|?|!|--"},
		{"double brackets", "((الوكالة)) <<نعم>> ``so''", "((|الوكالة|))|<<|نعم|>>|``|so|''"},
		{"three brackets", "(((نعم)))", "((|(|نعم|))|)"},
		{"chinese", "王毅说“很好”。", "王|毅|说|“|很|好|”|。"},
		{"addresses", "see https://example.org/a?b=1, now (www.example.org).", "see|https://example.org/a?b=1|,|now|(|www.example.org|)|."},
		{"mail and names with stops", "a@b.org example.com", "a@b.org|example.com"},
		{"hash tag", "#شارك_الخبر #share_this", "#|شارك_الخبر|#|share_this"},
		{"emoji", "ok 👍🏽👨‍👩‍👧 end", "ok|👍🏽|👨‍👩‍👧|end"},
		{"invalid bytes", "a\xffb \xd8", "a|\xff|b|\xd8"},
		{"stray mark", "\u064b كلمة", "\u064b|كلمة"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, cut(tt.in))
			var b strings.Builder
			for tok := range Tokens(tt.in) {
				b.WriteString(tt.in[tok.Start:tok.End])
			}
			assert.Equal(t, tt.in, b.String(), "the tokens concatenate to the input")
		})
	}
}

func TestTokensStopEarly(t *testing.T) {
	n := 0
	for range Tokens("one two three") {
		if n++; n == 2 {
			break
		}
	}
	assert.Equal(t, 2, n)
}

func TestWordNorm(t *testing.T) {
	tests := []struct{ in, want string }{
		{"الإستراتيجيّة", "الاستراتيجيه"},
		{"مُؤَكِّداً", "مؤكدا"},
		{"و\u0654", "ؤ"},       // composed first
		{"ا\u064e\u0654", "ا"}, // alef with fatha and hamza above, then folded
		{"على", "علي"},
		{"تـــم", "تم"},
		{"١٢٫٥", "12٫5"},
		{"Lavrov’s", "lavrov"},
		{"LAVROV'S", "lavrov"},
		{"it's", "it's"},
		{"don’t", "don't"},
		{"Cafe\u0301", "café"},
		{"ﻻ", "لا"},
		{"ＮＡＴＯ", "nato"},
		{"كتا\u200fب", "كتاب"},
	}
	for _, tt := range tests {
		d := Parse(tt.in, Language("en"))
		if assert.Len(t, d.Words, 1, tt.in) {
			assert.Equal(t, tt.want, d.Words[0].Norm, tt.in)
		}
	}
}

func TestWordNormFrench(t *testing.T) {
	d := Parse("L'OTAN dit qu’elle n'ira pas aujourd'hui", Language("fr"))
	var got []string
	for _, w := range d.Words {
		got = append(got, w.Norm)
	}
	assert.Equal(t, "l' otan dit qu' elle n' ira pas aujourd'hui", strings.Join(got, " "))
	got = nil
	for _, w := range Parse("Il parle d’« abus » et d'\"oubli\", dit qu’“il” a tort", Language("fr")).Words {
		if w.Kind == Letters {
			got = append(got, w.Norm)
		}
	}
	assert.Equal(t, "il parle d' abus et d' oubli dit qu' il a tort", strings.Join(got, " "))
}

func TestWordSpace(t *testing.T) {
	d := Parse("قال\u200f: «نعم»", Language("ar"))
	var got []bool
	for _, w := range d.Words {
		got = append(got, w.Space)
	}
	assert.Equal(t, []bool{false, false, true, false, false}, got, "an invisible character is no space")
}
