package attribute

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// said is a statement in short: speakers, content, rule.
type said struct {
	speaker string
	content string // spans joined by " | "
	rule    Rule
}

func attributor(t testing.TB) *Attributor {
	t.Helper()
	a, err := New()
	require.NoError(t, err)
	return a
}

func attributed(t testing.TB, a *Attributor, lang, text string, day time.Time) []said {
	t.Helper()
	d := tokenize.Parse(text, tokenize.Language(lang))
	res := a.Attribute(d, day)
	var out []said
	for _, s := range res.Statements {
		var names, spans []string
		for _, id := range s.Speakers {
			names = append(names, res.Speakers[id].Name)
		}
		for _, c := range s.Content {
			spans = append(spans, text[c.Start:c.End])
		}
		out = append(out, said{strings.Join(names, " + "), strings.Join(spans, " | "), s.Rule})
	}
	return out
}

func TestArabicRules(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"verb first, then elided", "وقال وزير الطاقة النرويجي أولاف هاغن إن الإنتاج سيرتفع. وأضاف أن الأسعار ستستقر.", []said{
			{"أولاف هاغن", "الإنتاج سيرتفع", VerbFirst},
			{"أولاف هاغن", "الأسعار ستستقر", ElidedSubject},
		}},
		{"participles share the subject", "أكدت الوزيرة البلجيكية آن دوبوا أن المشروع جاهز، مشيرة إلى أن التمويل متوافر، ومطالبة بتسريع التنفيذ.", []said{
			{"آن دوبوا", "المشروع جاهز", VerbFirst},
			{"آن دوبوا", "التمويل متوافر", ParticipleCue},
			{"آن دوبوا", "بتسريع التنفيذ", ParticipleCue},
		}},
		{"title looks back", "التقى وزير الخارجية الكيني جوزف وانغا الصحافيين. وشدد وزير الخارجية الكيني على ضرورة الحوار.", []said{
			{"جوزف وانغا", "ضرورة الحوار", NominalContent},
		}},
		{"nominal complement", "جدد المبعوث الأممي روبرتو سانتي رفضه أي تصعيد في المنطقة.", []said{
			{"روبرتو سانتي", "رفضه أي تصعيد في المنطقة", NominalContent},
		}},
		{"whole quotation after the complementizer", "وقال المتحدث باسم البلدية سامر نعيم إن «العمل مستمر. لن نتوقف».", []said{
			{"سامر نعيم", "العمل مستمر. لن نتوقف", VerbFirst},
		}},
		{"subject first", "لكن رئيس النقابة كريم الحداد قال إن الإضراب سيستمر.", []said{
			{"كريم الحداد", "الإضراب سيستمر", SubjectFirst},
		}},
		{"auxiliary before the subject", "وكان رئيس النقابة كريم الحداد أعلن أن الإضراب سيستمر.", []said{
			{"كريم الحداد", "الإضراب سيستمر", SubjectFirst},
		}},
		{"according to, at the end", "ارتفع عدد النازحين إلى ألفي شخص، بحسب منظمة أطباء بلا حدود.", []said{
			{"منظمة أطباء بلا حدود", "ارتفع عدد النازحين إلى ألفي شخص", AccordingTo},
		}},
		{"according to, at the head", "ووفقا لمصادر دبلوماسية، فإن الاجتماع تأجل إلى الغد.", []said{
			{"مصادر دبلوماسية", "الاجتماع تأجل إلى الغد", AccordingTo},
		}},
		{"the agency quotes somebody", "ونقلت وكالة رويترز عن مسؤول تركي قوله إن المحادثات متعثرة.", []said{
			{"مسؤول تركي", "المحادثات متعثرة", ReportedSource},
		}},
		{"accusation holds the accused", "واتهم وزير الداخلية المالطي جورج فيلا المهربين باستغلال الأزمة.", []said{
			{"جورج فيلا", "المهربين باستغلال الأزمة", Accusation},
		}},
		{"two described spans", "ووصفت منظمة العفو الدولية الحكم بأنه جائر.", []said{
			{"منظمة العفو الدولية", "الحكم | جائر", Description},
		}},
		{"the addressee is not content", "دعا الأمين العام للأمم المتحدة جميع الأطراف إلى ضبط النفس.", []said{
			{"الأمين العام للأمم المتحدة", "ضبط النفس", NominalContent},
		}},
		{"repeated complements", "أعلن البيت الأبيض أن الزيارة قائمة وأن موعدها لم يتغير.", []said{
			{"البيت الأبيض", "الزيارة قائمة | موعدها لم يتغير", VerbFirst},
		}},
		{"dual with two names", "اتفق وزيرا الدفاع الفنلندي ماتي كوسكي والسويدي إريك ليند على إجراء تدريبات مشتركة.", []said{
			{"ماتي كوسكي + إريك ليند", "إجراء تدريبات مشتركة", JointAgreement},
		}},
		{"denial", "نفى المتحدث باسم الشركة عادل رمزي أن تكون الصفقة قد ألغيت.", []said{
			{"عادل رمزي", "تكون الصفقة قد ألغيت", VerbFirst},
		}},
		{"document", "وجاء في البيان الختامي أن الأطراف ملتزمة بالهدنة.", []said{
			{"البيان الختامي", "الأطراف ملتزمة بالهدنة", ReportedSource},
		}},
		{"the author's own formulas", "يذكر أن المنطقة شهدت زلزالا العام الماضي. وتجدر الإشارة إلى أن السد قديم.", nil},
		{"between is not a verb", "تراوحت الخسائر بين أن تكون طفيفة وأن تكون كبيرة.", nil},
		{"a purpose is not a statement", "ومن المقرر أن يطلع الوسيط المجلس على النتائج.", nil},
		{"scare quotes", "عرضت القاعة فيلم «ليل بلا قمر» أمام جمهور كبير.", nil},
		{"nobody is named", "وقيل إن الشركة ستغلق أبوابها.", []said{{"", "الشركة ستغلق أبوابها", ElidedSubject}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "ar", c.text, time.Time{}))
		})
	}
}

// TestOfficeHolder: a title without a name is bound to its holder on the day,
// who appears in the labels only, since the article does not name him.
func TestOfficeHolder(t *testing.T) {
	a := attributor(t)
	text := "وقال الأمين العام لحلف شمال الأطلسي إن الحلف مستعد."
	d := tokenize.Parse(text, tokenize.Language("ar"))
	for _, c := range []struct {
		day  time.Time
		want string
	}{
		{time.Date(2013, 5, 1, 0, 0, 0, 0, time.UTC), "Anders Fogh Rasmussen"},
		{time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC), "Jens Stoltenberg"},
		{time.Time{}, ""},
	} {
		res := a.Attribute(d, c.day)
		require.Len(t, res.Speakers, 1)
		assert.Equal(t, "الأمين العام لحلف شمال الأطلسي", res.Speakers[0].Name)
		assert.Equal(t, c.want, res.Speakers[0].Labels["en"])
	}
}
