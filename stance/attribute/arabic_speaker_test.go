package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

func TestArabicSpeakers(t *testing.T) {
	a := attributor(t)
	spring := time.Date(2024, 4, 9, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name, text string
		day        time.Time
		want       []said
	}{
		{"a capital after a family name is accused", "اتهم ماكرون أنقرة بتعطيل المشروع.", time.Time{}, []said{
			{"ماكرون", "أنقرة بتعطيل المشروع", Accusation},
		}},
		{"a capital after a title is accused", "اتهم وزير الزراعة الفنلندي أوسلو بتجاهل السوق.", time.Time{}, []said{
			{"وزير الزراعة الفنلندي", "أوسلو بتجاهل السوق", Accusation},
		}},
		{"an addressee is no part of the name", "حث إيمانويل ماكرون المجتمع الدولي على حماية المحيطات. ولفت ماكرون الانتباه إلى أن الوقت ضيق.", time.Time{}, []said{
			{"إيمانويل ماكرون", "حماية المحيطات", NominalContent},
			{"إيمانويل ماكرون", "الوقت ضيق", VerbFirst},
		}},
		{"a preposition before a noun that no table has", "اتهم وزير الزراعة الفنلندي أوسلو بإغراق السوق. واتهم الوزير بلجيكا بعرقلة الصيد.", time.Time{}, []said{
			{"وزير الزراعة الفنلندي", "أوسلو بإغراق السوق", Accusation},
			{"وزير الزراعة الفنلندي", "بلجيكا بعرقلة الصيد", Accusation},
		}},
		{"a counterpart is addressed", "أبلغ الرئيس الصيني نظيره المالطي أن القطار سريع. وأبلغ إيمانويل ماكرون ميركل أن الجسر طويل.", time.Time{}, []said{
			{"الرئيس الصيني", "القطار سريع", VerbFirst},
			{"إيمانويل ماكرون", "الجسر طويل", VerbFirst},
		}},
		{"each of two speaks", "أكد كل من وزير النقل المغربي سمير عزمي ونظيره التونسي كريم نعيم أن الخط جاهز.", time.Time{}, []said{
			{"سمير عزمي + كريم نعيم", "الخط جاهز", VerbFirst},
		}},
		{"Ali is a name before a name", "أكد علي لاريجاني أن الجسر مفتوح.", time.Time{}, []said{
			{"علي لاريجاني", "الجسر مفتوح", VerbFirst},
		}},
		{"Ali is a name before إن", "قال سامر علي إن الجسر مفتوح.", time.Time{}, []said{
			{"سامر علي", "الجسر مفتوح", VerbFirst},
		}},
		{"the preposition without its dots", "أكد وزير الري علي أهمية السدود.", time.Time{}, []said{
			{"وزير الري", "أهمية السدود", NominalContent},
		}},
		{"a quotation split by its cue", "«نحن نزرع القمح كل عام»، قال الوزير سامر نعيم، «ولن نبيع الأرض».", time.Time{}, []said{
			{"سامر نعيم", "نحن نزرع القمح كل عام | ولن نبيع الأرض", QuoteFirst},
		}},
		{"a headline by the family name alone", "ماكرون: الشتاء سيكون قاسيا\n\nزار ماكرون المتحف.", time.Time{}, []said{
			{"ماكرون", "الشتاء سيكون قاسيا", ColonCue},
		}},
		{"a headline by a name that speaks below", "هاغن: السد آمن\n\nوقال هاغن إن المياه وفيرة.", time.Time{}, []said{
			{"هاغن", "السد آمن", ColonCue},
			{"هاغن", "المياه وفيرة", VerbFirst},
		}},
		{"a chancellor is an office", "وقال المستشار النمساوي يوهان كرال إن السياحة تتعافى. وأكد المستشار النمساوي أن الثلوج كافية.", time.Time{}, []said{
			{"يوهان كرال", "السياحة تتعافى", VerbFirst},
			{"يوهان كرال", "الثلوج كافية", VerbFirst},
		}},
		{"the holder by date is the person named", "قال الرئيس الصيني إن القطار سريع. وزار شي جين بينغ المحطة. وأضاف شي جين بينغ أن الخط طويل.", spring, []said{
			{"شي جين بينغ", "القطار سريع", VerbFirst},
			{"شي جين بينغ", "الخط طويل", VerbFirst},
		}},
		{"two spokesmen of one country", "قالت المتحدثة باسم الخارجية الروسية إن المطار مغلق. وقال المتحدث باسم الكرملين إن الرحلة قائمة.", time.Time{}, []said{
			{"المتحدثة باسم الخارجية الروسية", "المطار مغلق", VerbFirst},
			{"المتحدث باسم الكرملين", "الرحلة قائمة", VerbFirst},
		}},
		{"the verb shows the gender of its subject", "قال هاغن إن الميناء قديم. وقالت النرويج إن المرفأ جديد. وأضاف أن السفن كثيرة.", time.Time{}, []said{
			{"هاغن", "الميناء قديم", VerbFirst},
			{"النرويج", "المرفأ جديد", VerbFirst},
			{"هاغن", "السفن كثيرة", ElidedSubject},
		}},
		{"the speaker of a wire with its letters", "نقلت وكالة الأنباء النرويجية (أ ن) عن الوزير قوله إن الثلج كثيف.", time.Time{}, []said{
			{"الوزير", "الثلج كثيف", ReportedSource},
		}},
		{"words put down to an official", "نسبت الصحيفة إلى مسؤول قوله إن الثلج كثيف.", time.Time{}, []said{
			{"مسؤول", "الثلج كثيف", ReportedSource},
		}},
		{"the source as a pronoun", "قال الوزير سامر نعيم إن الثلج كثيف. ونقلت عنه الوكالة أن الطرق مقطوعة.", time.Time{}, []said{
			{"سامر نعيم", "الثلج كثيف", VerbFirst},
			{"سامر نعيم", "الطرق مقطوعة", ReportedSource},
		}},
		{"a quotation, a dash, its speaker", "«لن نبيع الأرض أبدا» - وزير الزراعة سامر نعيم", time.Time{}, []said{
			{"سامر نعيم", "لن نبيع الأرض أبدا", DashCue},
		}},
		{"a family name in the shape of a verbal noun", "وغرد ترامب قائلا: \"سأزرع شجرة\".", time.Time{}, []said{
			{"ترامب", "سأزرع شجرة", VerbFirst},
		}},
		{"another title is another person", "أكد المدير العام سمير نعيم أن المصنع يعمل. وقال الوزير إن الإنتاج كاف.", time.Time{}, []said{
			{"سمير نعيم", "المصنع يعمل", VerbFirst},
			{"الوزير", "الإنتاج كاف", VerbFirst},
		}},
		{"the title without its country", "قال رئيس الوزراء المالطي سامر نعيم إن الصيد ممنوع. وأضاف رئيس الوزراء أن القوارب راسية.", time.Time{}, []said{
			{"سامر نعيم", "الصيد ممنوع", VerbFirst},
			{"سامر نعيم", "القوارب راسية", VerbFirst},
		}},
		{"a report is a document", "ذكر تقرير للأمم المتحدة أن الأمطار قليلة.", time.Time{}, []said{
			{"تقرير للأمم المتحدة", "الأمطار قليلة", VerbFirst},
		}},
		{"to which channel he spoke", "قال مسؤول للجزيرة إن الأمطار قليلة.", time.Time{}, []said{
			{"مسؤول", "الأمطار قليلة", VerbFirst},
		}},
		{"the paper has it from sources", "وذكرت صحيفة الساحل نقلا عن مصادر محلية أن الأمطار قليلة.", time.Time{}, []said{
			{"مصادر محلية", "الأمطار قليلة", ReportedSource},
		}},
		{"what describes the source is no content", "وبحسب مصدر نقابي طلب عدم ذكر اسمه، فإن الإضراب سيستمر.", time.Time{}, []said{
			{"مصدر نقابي", "الإضراب سيستمر", AccordingTo},
		}},
		{"as an agency has it from an official", "وبحسب ما نقلت رويترز عن مسؤول، فإن الإضراب سيستمر.", time.Time{}, []said{
			{"مسؤول", "الإضراب سيستمر", AccordingTo},
		}},
		{"in his own words, as he said", "قال الوزير سامر نعيم إن المنجم مغلق. وعلى حد قوله فإن العمال بخير. كما قال الوزير، فإن التحقيق جار.", time.Time{}, []said{
			{"سامر نعيم", "المنجم مغلق", VerbFirst},
			{"سامر نعيم", "العمال بخير", AccordingTo},
			{"سامر نعيم", "التحقيق جار", AccordingTo},
		}},
		{"pieces in marks stay whole", "قال الوزير إن المصنع «يلوث النهر» وإن «المدخنة» قديمة. وأكد الوزير أن «المدخنة» ستهدم.", time.Time{}, []said{
			{"الوزير", "المصنع «يلوث النهر | المدخنة» قديمة", VerbFirst},
			{"الوزير", "المدخنة» ستهدم", VerbFirst},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "ar", c.text, c.day))
		})
	}
}

// TestArabicStatement: what said leaves out of a statement and its speaker.
func TestArabicStatement(t *testing.T) {
	a := attributor(t)
	read := func(text string) *Result {
		return a.Attribute(tokenize.Parse(text, tokenize.Language("ar")), time.Time{})
	}
	res := read("ولم يقل الوزير سامر نعيم إن الحفل ألغي. وأضاف: الحفل في موعده، ونحن مستعدون. وأكد الوزير أن القاعة «تتسع للجميع».")
	require.Len(t, res.Statements, 3)
	assert.True(t, res.Statements[0].Negated)
	assert.Equal(t, []int{0}, res.Statements[0].Speakers)
	assert.Equal(t, Direct, res.Statements[1].Kind)
	assert.Equal(t, Mixed, res.Statements[2].Kind)

	res = read("قال سامر نعيم، عضو النقابة، وزير الخارجية الصيني، إن الحفل قائم.")
	require.Len(t, res.Speakers, 1)
	assert.Equal(t, "وزير الخارجية الصيني", res.Speakers[0].Office)

	res = read("دعا وزيرا الدفاع الفنلندي ماتي كوسكي والسويدي إريك ليند إلى الهدوء.")
	require.Len(t, res.Speakers, 2)
	assert.Empty(t, res.Speakers[0].Aliases)
	assert.Empty(t, res.Speakers[1].Aliases)

	res = read("قال خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز إن الحفل قائم. وأكد خادم الحرمين الشريفين أن الضيوف كثر.")
	require.Len(t, res.Speakers, 1)
	assert.Equal(t, "خادم الحرمين الشريفين", res.Speakers[0].Office)

	res = read("قال وزير المالية سامر نعيم إن الدين قليل. وقال وزير المالية عادل كرم إن الدين كثير. وأضاف وزير المالية أن الوقت قصير.")
	require.Len(t, res.Notes, 1)
	assert.Equal(t, "ambiguous-speaker", res.Notes[0].Code)
}
