package tokenize

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// sentences is the sentences of d separated by |.
func sentences(d *Document) string {
	var out []string
	for _, s := range d.Sentences {
		out = append(out, d.Text[s.Start:s.End])
	}
	return strings.Join(out, "|")
}

func TestSentences(t *testing.T) {
	// A stroke marks where a sentence is to end.
	tests := []struct{ name, lang, marked string }{
		{"plain", "en", "He came. |She left! |Why? |No one knows"},
		{"titles", "en", "Mr. Hale met Dr. Ruiz and Gen. Park. |They spoke."},
		{"initials", "en", "J. K. Moore and R.T. Lane signed it. |It holds."},
		{"abbreviation inside", "en", "The U.S. Senate and the U.N. envoy met Acme Inc. officials."},
		{"abbreviation at the end", "en", "He lives in the U.S. |The others do not. |They work for Acme Inc. |But she left."},
		{"numbers", "en", "It rose 2.5 percent to No. 5 on Jan. 3. |Then it fell."},
		{"ellipsis", "en", "He waited... and waited. |Then... |Nothing came."},
		{"no space", "en", "It was signed yesterday.|The text is short."},
		{"list numbers", "en", "1. First comes trade. |2. Then comes peace."},
		{"quotation whole", "en", "“We came. We saw. We left,” he said. |Nobody wept."},
		{"quotation ends the sentence", "en", "He said, “We came.” |Nobody wept."},
		{"question in front", "en", "“Who pays?” Hale asked. |“Nobody.” |She left."},
		{"question in front of a title", "en", "“Who pays?” Mr. Hale asked. |She left."},
		{"quotation then lower case", "en", "“We will not go.” he said."},
		{"quotation then verb", "en", "“Nothing is decided yet!” shouted Hale from the back."},
		{"parentheses", "en", "The pact (signed in May. Really!) holds. |It does."},
		{"parentheses closed late", "en", "It holds (for now.) |Then it ends."},
		{"arabic", "ar", "وصل الوزير أمس. |وغادر اليوم؟ |نعم! |ثم عاد"},
		{"arabic commas and semicolons", "ar", "وصل الوزير، ثم غادر؛ لأنه مريض، وعاد."},
		{"arabic titles", "ar", "التقى د. سامي و أ. منى م. كريم. |وتحدثوا."},
		{"arabic agency initials", "ar", "ذكرت وكالة أ. ف. ب. أن الوفد غادر. |وصرحت أ.ف.ب بذلك."},
		{"arabic initials in parentheses", "ar", "قال مكتب الموانئ (إف. بي. أي.) إن الجسر سليم. |وصمت."},
		{"arabic no space", "ar", "انتهى الاجتماع.|وقال الوزير إنه سعيد."},
		{"arabic pause", "ar", "الموقف واضح.. لا تنازل عنه. |انتهى... ثم بدأ."},
		{"arabic quotation", "ar", "قال: «لن نوقع. هذا قرارنا.» |وأضاف أن الموقف واضح."},
		{"arabic quotation, then a source", "ar", "«لن نوقع. هذا قرارنا.» بحسب الوزير. |ثم مضى."},
		{"arabic quotation, then a participle", "ar", "قال: «لن نوقع.» مؤكداً أن الموقف واضح."},
		{"stop after the mark", "ar", "قال “نعم”. |ثم مضى."},
		{"stray mark after the stop", "ar", "انتهى الاجتماع.” |ثم مضى."},
		{"russian", "ru", "В 2020 г. он уехал в С.-Петербург. |Там живёт проф. Иванов. |И всё."},
		{"chinese", "zh", "他来了。|她走了！|“很好。”他说。|完"},
		{"french", "fr", "M. Petit est venu. |« Non ! » |Il part."},
		{"spanish", "es", "El Sr. Ruiz llegó a EE.UU. ayer. |¿Por qué? |¡Nadie sabe!"},
		{"only marks", "en", "Yes. ... !"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.ReplaceAll(tt.marked, "|", "")
			d := Parse(text, Language(tt.lang))
			var want []string
			for _, s := range strings.Split(tt.marked, "|") {
				want = append(want, strings.TrimSpace(s))
			}
			assert.Equal(t, strings.Join(want, "|"), sentences(d))
			checkDocument(t, d)
		})
	}
}
