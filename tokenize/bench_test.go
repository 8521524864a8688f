package tokenize

import (
	"fmt"
	"strings"
	"testing"
)

// The articles below are made up; they have the habits of agency copy.
const arabicArticle = `وزير الاقتصاد يدعو إلى استئناف المفاوضات التجارية

2023-03-14 08:30:00

العاصمة - وكالات: دعا وزير الاقتصاد سالم الكعبي، أمس، إلى استئناف المفاوضات التجارية بين البلدين من دون شروط مسبقة، مؤكداً أن بلاده لن تقبل أي إجراءات أحادية تضر بمصالح المزارعين.

وقال الكعبي في مؤتمر صحافي عقده بعد لقاء نظيرته: «نريد اتفاقاً عادلاً ومتوازناً، ولا نبحث عن مواجهة مع أحد. الباب ما زال مفتوحاً»، مشيراً إلى أن الجولة المقبلة ستعقد في 20 مارس.

وأضاف: “لقد خسرت الشركات الصغيرة أكثر من 12.5% من مبيعاتها خلال العام الماضي، وهذا أمر لا يمكن أن يستمر”.

من جانبها، أعربت وزيرة التجارة ليلى منصور عن أملها في التوصل إلى حل قريب، وأكدت أن الرسوم الجديدة "مؤقتة" وأنها لا تستهدف دولة بعينها.

وأوضحت د. منصور أن لجنة مشتركة تضم خبراء من الجانبين ستبدأ عملها الأسبوع المقبل، وأن نتائج الدراسة ستعلن قبل نهاية الصيف.

#شارك
`

const englishArticle = `Minister urges both sides to return to trade talks

March 14, 2023

CAPITAL CITY (Agencies) — Economy Minister Salem Kaabi on Tuesday urged both sides to return to the negotiating table without conditions, saying his government would not accept one-sided measures that hurt its farmers.

"We want a fair and balanced deal, and we don't look for a fight with anyone. The door's still open," Kaabi told reporters after a meeting with his counterpart, adding that the next round was due on March 20.

“Small firms lost more than 12.5 percent of their sales last year,” he said. “That can’t go on.”

Trade Minister Layla Mansour, for her part, hoped for a quick solution and stressed that the new tariffs were "temporary" and aimed at no country in particular.

A joint committee of experts, Dr. Mansour explained, would start its work next week; the results of the study are expected before the end of the summer.

Share
`

func corpus(article string, size int) string {
	n := size/len(article) + 1
	s := strings.Repeat(article+"\n", n)
	for size < len(s) && !boundary(s, size) {
		size--
	}
	return s[:size]
}

var benchSizes = []struct {
	name string
	size int
}{{"10KB", 10 << 10}, {"100KB", 100 << 10}, {"1MB", 1 << 20}}

func BenchmarkParse(b *testing.B) {
	for lang, article := range map[string]string{"ar": arabicArticle, "en": englishArticle} {
		for _, s := range benchSizes {
			text := corpus(article, s.size)
			b.Run(fmt.Sprintf("%s/%s", lang, s.name), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					Parse(text)
				}
			})
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	for lang, article := range map[string]string{"ar": arabicArticle, "en": englishArticle} {
		text := corpus(article, 100<<10)
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				for range Tokens(text) {
				}
			}
		})
	}
}

func BenchmarkNormalize(b *testing.B) {
	text := corpus(arabicArticle, 100<<10)
	b.Run("Match/ar", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			Normalize(text, Match)
		}
	})
	b.Run("Fold/ar", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			Fold(text)
		}
	})
	plain, _ := Normalize(text, Model)
	b.Run("unchanged/ar", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			Normalize(plain, Model)
		}
	})
}

func BenchmarkOffsets(b *testing.B) {
	text := corpus(arabicArticle, 100<<10)
	o := ToUTF16(text)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i = (i + 7919) % len(text)
		o.ToByte(o.FromByte(i))
	}
}
