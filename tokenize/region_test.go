package tokenize

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// kinds writes one letter a region: H, D, P, B; lower case with a lead.
func kinds(d *Document) string {
	var b strings.Builder
	for _, r := range d.Regions {
		c := "PHDB"[r.Kind]
		if r.Lead.Len() > 0 {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String()
}

func TestRegions(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"white only", " \n\t\r\n \u200f", ""},
		{"title only", "وزير الاقتصاد يزور العاصمة", "H"},
		{"sentence only", "وصل وزير الاقتصاد إلى العاصمة.", "P"},
		{"sample", arabicArticle, "HDpPPPPB"},
		{"english sample", englishArticle, "HDpPPPPB"},
		{"title with a colon", "Council: no deal before spring\n\nThe council met.", "HP"},
		{"title with a question", "Who pays for it?\nThe council met.", "HP"},
		{"a lead line is no title", "The council met on Monday. It broke up.\nNobody spoke.", "PP"},
		{"title ends with an ellipsis", "نهاية الأزمة...\nاجتمع المجلس.", "HP"},
		{"initials in the title", "U.S. and U.N. envoys meet\nThey met.", "HP"},
		{"date before the title", "2021-05-06\nCouncil meets\nIt met.", "DHP"},
		{"furniture", "Title here\n\nText comes first.\n\nRead more: another story\nShare this\n© 2020 The Paper\n***\nhttps://example.org/x\nword@example.org", "HPBBBBBB"},
		{"arabic furniture", "عنوان قصير\nاجتمع المجلس أمس.\nاقرأ أيضاً: خبر آخر\n#شارك#\nرابط الخبر\nجميع الحقوق محفوظة 2020\n(رويترز)", "HPBBBBB"},
		{"captions and by-lines", "A title\nBy John Smith\nBy Anna van Dale and Omar El-Sayed, Reuters\nPhoto: Reuters\nFollow the Daily Post on Telegram\nText comes.", "HBBBBP"},
		{"arabic captions and by-lines", "عنوان قصير\nالصورة: رويترز\nبقلم: سامي كريم\nدمشق-سانا\nموسكو - سانا\nتابعوا RT على\nاجتمع المجلس.", "HBBbbBP"},
		{"by without a name", "By Popular Demand\nBy noon the council had met\nBy John Smith's count, ten came.\nFollow the money and the men who sit on it", "HPPP"},
		{"prose that starts like furniture", "T\nShare this burden, the minister told the council on Monday in a long speech, and it will be light.", "HP"},
		{"tags after the text", "عنوان قصير\nاجتمع المجلس. ثم انفض. سمات المجلس الميناء سامي كريم\nرابط الخبر", "HPBB"},
		{"tags in a line", "A title\nThe council met.\nTags: harbour council", "HPB"},
		{"no tags", "عنوان قصير\nاجتمع المجلس. سمات القائد لا تكفي.", "HP"},
		{"no tags but prose", "A title\nThe council met.\nTags on clothes will vanish, said Maria Jones of the union", "HPP"},
		{"no tags but a statement", "عنوان قصير\nاجتمع المجلس. سمات القيادة واضحة، وقال الرئيس إن الوقت ضيق", "HP"},
		{"no tags in a line without a colon", "A title\nThe council met.\nTags on clothes will vanish", "HPP"},
		{"line ends", "A title\r\rOne line.\u2028Two lines.\u0085Three.\fFour.", "HPPPP"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := Parse(tt.in)
			assert.Equal(t, tt.want, kinds(d))
			checkDocument(t, d)
		})
	}
}

func TestHardWrapped(t *testing.T) {
	text := `Council puts off its vote

The council of the northern port put off its vote on the new harbour on
Monday evening, after a debate that lasted for more than five hours and
ended without a result.

"We need more time," the mayor said. "Nobody here is against building a
harbour, but the plan in front of us is not good enough."
`
	d := Parse(text)
	assert.Equal(t, "HPP", kinds(d))
	require.Len(t, d.Quotes, 2)
	checkDocument(t, d)

	lines := "A title\n\nThe first line is short.\nThe second line is a paragraph of its own, and longer than the first.\nThe third."
	assert.Equal(t, "HPPP", kinds(Parse(lines)))
}

func TestPublished(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.Parse(time.RFC3339, s)
		require.NoError(t, err)
		return v
	}
	tests := []struct {
		lang, line string
		want       time.Time
		date       bool
	}{
		{"ar", "2024-04-09 20:51:54", at("2024-04-09T20:51:54Z"), true},
		{"en", "2024-04-09T20:51:54Z", at("2024-04-09T20:51:54Z"), true},
		{"en", "2024-04-09T20:51:54+03:00", at("2024-04-09T20:51:54+03:00"), true},
		{"en", "2024/04/09", at("2024-04-09T00:00:00Z"), true},
		{"ar", "٢٠٢٤-٠٤-٠٩", at("2024-04-09T00:00:00Z"), true},
		{"ar", "الثلاثاء 9 أبريل 2024 - 20:51", at("2024-04-09T20:51:00Z"), true},
		{"ar", "نشر في: 9 نيسان/أبريل 2024، الساعة 8:51 مساءً", at("2024-04-09T20:51:00Z"), true},
		{"ar", "آخر تحديث: 15 تشرين الأول 2021", at("2021-10-15T00:00:00Z"), true},
		{"ar", "15 كانون الثاني 2021", at("2021-01-15T00:00:00Z"), true},
		{"ar", "09/04/2024", at("2024-04-09T00:00:00Z"), true},
		{"en", "Tuesday, April 9, 2024", at("2024-04-09T00:00:00Z"), true},
		{"en", "Published: 9th April 2024 at 8:51 pm GMT", at("2024-04-09T20:51:00Z"), true},
		{"en", "Apr. 9, 2024", at("2024-04-09T00:00:00Z"), true},
		{"en", "19/04/2024", at("2024-04-19T00:00:00Z"), true},
		{"en", "04/09/2024", time.Time{}, true},
		{"ru", "9 апреля 2024 г., 20:51", at("2024-04-09T20:51:00Z"), true},
		{"zh", "2024年4月9日 20:51", at("2024-04-09T20:51:00Z"), true},
		{"fr", "Publié le 9 avril 2024 à 20h51", at("2024-04-09T20:51:00Z"), true},
		{"es", "9 de abril de 2024", at("2024-04-09T00:00:00Z"), true},
		{"en", "Tuesday 09 April 2024 20:51 BST", at("2024-04-09T20:51:00+01:00"), true},
		{"en", "April 9, 2024 at 3:51 p.m. ET", at("2024-04-09T15:51:00-04:00"), true},
		{"en", "Jan. 9, 2024, 3:51 PM ET", at("2024-01-09T15:51:00-05:00"), true},
		{"en", "9 March 2024 3:51 ET", at("2024-03-09T03:51:00-05:00"), true},
		{"en", "10 March 2024 3:51 ET", at("2024-03-10T03:51:00-04:00"), true},
		{"en", "9 April 2024 20:51 GMT+3", at("2024-04-09T20:51:00+03:00"), true},
		{"en", "9 April 2024 EST", at("2024-04-09T00:00:00Z"), true},
		{"ar", "9 أبريل 2024 - 20:51 بتوقيت مكة المكرمة", at("2024-04-09T20:51:00+03:00"), true},
		{"ru", "9 апреля 2024, 20:51 мск", at("2024-04-09T20:51:00+03:00"), true},
		{"ar", "19 شوال 1445هـ الموافق 28 أبريل 2024", at("2024-04-28T00:00:00Z"), true},
		{"ar", "الأحد 19 شوال 1445 هـ - 28 أبريل 2024 م", at("2024-04-28T00:00:00Z"), true},
		{"ar", "28 أبريل 2024م الموافق لـ 19 شوال 1445هـ", at("2024-04-28T00:00:00Z"), true},
		{"ar", "12 ربيع الأول 1445هـ الموافق 27 سبتمبر 2023", at("2023-09-27T00:00:00Z"), true},
		{"ar", "3 جمادى الآخرة 1445هـ - 16 كانون الأول 2023", at("2023-12-16T00:00:00Z"), true},
		{"ar", "1445/10/19هـ - 2024/04/28م", at("2024-04-28T00:00:00Z"), true},
		{"ar", "19 شوال 1445هـ", time.Time{}, true},
		{"ar", "28 أبريل 2024 الموافق 19", time.Time{}, false},
		{"en", "Feb 30, 2024", time.Time{}, false},
		{"en", "Feb 29, 2023", time.Time{}, false},
		{"en", "Feb 29, 2024", at("2024-02-29T00:00:00Z"), true},
		{"en", "April 9, 2024, was a cold day", time.Time{}, false},
		{"en", "2024-13-45", time.Time{}, false},
		{"ar", "31 من 40 عضوا", time.Time{}, false},
		{"en", "April", time.Time{}, false},
	}
	for _, tt := range tests {
		d := Parse("A title line\n\n"+tt.line+"\n\nText.", Language(tt.lang))
		require.Len(t, d.Regions, 3, tt.line)
		assert.Equal(t, tt.date, d.Regions[1].Kind == DateLine, tt.line)
		assert.True(t, tt.want.Equal(d.Published), "%s: %v", tt.line, d.Published)
	}
}

func TestLead(t *testing.T) {
	// The lead stands before the stroke.
	tests := []struct{ lang, marked string }{
		{"en", "LONDON (Reuters) —| The council met."},
		{"en", "KHERSON REGION, Ukraine (AP) —| The council met."},
		{"en", "WASHINGTON, April 9 (AP) —| The council met."},
		{"en", "BEDFORD, N.H. (AP) —| The council met."},
		{"en", "BEIJING, March 3 (Xinhua) --| The council met."},
		{"en", "Moscow, 9 April /TASS/.| The council met."},
		{"en", "PARIS (AFP)| The council met."},
		{"en", "NEW YORK —| The council met."},
		{"en", "Geneva –| The council met."},
		{"en", "(Reuters) -| The council met."},
		{"en", "|Moscow: we will not talk."},
		{"en", "|Kremlin: no talks."},
		{"en", "|The alliance (NATO) met."},
		{"en", "|The council - a new body - met."},
		{"en", "|Reuters: the council met."},
		{"ar", "بكين 3 مارس 2021 (شينخوا) --| اجتمع المجلس."},
		{"ar", "بكين 3 مارس 2021 ((شينخوا)) --| اجتمع المجلس."},
		{"ar", "الرياض - واس:| اجتمع المجلس."},
		{"ar", "الرياض ـ وكالات:| اجتمع المجلس."},
		{"ar", "(أ ف ب) -| اجتمع المجلس."},
		{"ar", "واشنطن – (رويترز):| اجتمع المجلس."},
		{"ar", "لندن: «الشرق الأوسط»| اجتمع المجلس."},
		{"ar", "دبي - العربية.نت:| اجتمع المجلس."},
		{"ar", "* سيول - «الشرق الأوسط»:| اجتمع المجلس."},
		{"ar", "سامي كريم- سبق- الرياض:| اجتمع المجلس."},
		{"ar", "القاهرة -| اجتمع المجلس."},
		{"ar", "سامي كريم – جدة|"},
		{"ar", "موسكو - سانا|"},
		{"ar", "موسكو - سانا -| اجتمع المجلس."},
		{"ar", "القاهرة - أ. ف. ب. -| اجتمع المجلس."},
		{"ar", "القاهرة (د. ب. أ) -| اجتمع المجلس."},
		{"ar", "|موسكو: لن نتفاوض."},
		{"ar", "|الوزير: لن نتفاوض."},
		{"ar", "|اجتمع المجلس (رويترز) أمس."},
		{"ar", "|قال الوزير - أمس - إن المجلس اجتمع."},
		{"ar", "|- اجتمع المجلس."},
		{"ru", "МОСКВА, 9 апреля. /ТАСС/.| Совет собрался."},
		{"ru", "МОСКВА, 9 апр - РИА Новости.| Совет собрался."},
		{"zh", "新华社北京3月3日电（记者甲乙）|会议昨日举行。"},
	}
	for _, tt := range tests {
		lead, rest, _ := strings.Cut(tt.marked, "|")
		d := Parse("A title\n\n"+lead+rest, Language(tt.lang))
		require.Len(t, d.Regions, 2)
		l := d.Regions[1].Lead
		assert.Equal(t, lead, d.Text[l.Start:l.End], tt.marked)
		if lead != "" && rest != "" {
			assert.Equal(t, 1, d.Regions[1].Sentences[1]-d.Regions[1].Sentences[0], "no sentence ends in the lead: %s", tt.marked)
		}
		checkDocument(t, d)
	}
}
