package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestArabicComplements: constructions of agency reports in which the content
// stands apart from its verb, or does not look like content.
func TestArabicComplements(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"a verbal noun after an apposition", "وأعلن رئيس البلدية، سامر نعيم، وصول سفينتين إلى الميناء.", []said{
			{"سامر نعيم", "وصول سفينتين إلى الميناء", NominalContent}}},
		{"a verbal noun after a comma", "واستبعد مصدر بالبلدية، تغيير المدير.", []said{
			{"مصدر بالبلدية", "تغيير المدير", NominalContent}}},
		{"a call after an adverb", "وجدد وسيط النقابة سامر نعيم أمس دعوته إلى وقف الإضراب.", []said{
			{"سامر نعيم", "دعوته إلى وقف الإضراب", NominalContent}}},
		{"before leaving is another clause", "وقال الوزير يان كوسكي قبل أن يغادر المدينة «هذه الرحلة قصيرة جدا».", []said{
			{"يان كوسكي", "هذه الرحلة قصيرة جدا", VerbFirst}}},
		{"as X told a paper", "أغلقت المدرسة أبوابها أمس، كما أعلن لصحيفة «نسيم» المتحدث باسم البلدية كريم الحداد.", []said{
			{"كريم الحداد", "أغلقت المدرسة أبوابها أمس", AccordingTo}}},
		{"by what X announced", "غرق المركب وعليه ثلاثة بحارة، على ما أعلنت شرطة الميناء.", []said{
			{"شرطة الميناء", "غرق المركب وعليه ثلاثة بحارة", AccordingTo}}},
		{"a noun after its preposition is no verb", "ولم يتم ذكر اسمه في القائمة. وبقيت الخلافات دون حسم في البلدتين «الشرقية والغربية».", nil},
		{"a judgement without a judge", "إلا أن لقاء الثلاثاء، اعتبر خطوة متقدمة.", nil},
		{"who holds a view goes on", "لكن الحداد رأى أنه غير معني بالسباق قائلا «سأعود في الصيف المقبل».", []said{
			{"الحداد", "غير معني بالسباق", SubjectFirst},
			{"الحداد", "سأعود في الصيف المقبل", ParticipleCue}}},
		{"a speech in which something is said", "وألقى الشيخ كريم الحداد كلمة في الحفل أكد فيها أن المدرسة ستفتح.", []said{
			{"كريم الحداد", "المدرسة ستفتح", ElidedSubject}}},
		{"a circumstance in the imperfect", "ولكن المدرب سامر نعيم كتب تعليقا على صفحته يقول: «لن ألعب هذا العام».", []said{
			{"سامر نعيم", "لن ألعب هذا العام", ElidedSubject}}},
		{"a topic that does not agree", "قالت البلدية إن الطريق سالك. أما مشروع «قطار الضواحي»، فبينت أنه سيمر بالميناء.", []said{
			{"البلدية", "الطريق سالك", VerbFirst},
			{"البلدية", "سيمر بالميناء", ElidedSubject}}},
		{"a participle, its source, its clause", "وأضافت النقابة أن المخازن فارغة، مشيرة وفق البيانات التي جمعتها من المزارعين إلى أنها لم تمتلئ منذ عامين.", []said{
			{"النقابة", "المخازن فارغة", VerbFirst},
			{"النقابة", "لم تمتلئ منذ عامين", ParticipleCue}}},
		{"another view after a conjunction", "ويصر الصيادون على تقصير الموسم، فيما ترى النقابة ضرورة تمديده.", []said{
			{"الصيادون", "تقصير الموسم", NominalContent},
			{"النقابة", "ضرورة تمديده", NominalContent}}},
		{"the preposition of a relative clause", "وأعلنت البلدية حاجتها إلى المضخات بعد الفيضان الذي أسفر عن غرق سبعة بيوت.", []said{
			{"البلدية", "حاجتها إلى المضخات بعد الفيضان الذي أسفر عن غرق سبعة بيوت", NominalContent}}},
		{"regret for something definite", "وأسف سامر نعيم للضوضاء الكبيرة في الحي.", []said{
			{"سامر نعيم", "للضوضاء الكبيرة في الحي", NominalContent}}},
		{"the source tells no more", "وأوضح الحداد أن الجسر سيفتح قريبا، ولم يقدم مزيدا من التفاصيل. وقال إن الطريق سيغلق، من دون أن يحدد موعدا.", []said{
			{"الحداد", "الجسر سيفتح قريبا", VerbFirst},
			{"الحداد", "الطريق سيغلق", ElidedSubject}}},
		{"a participle before saying", "ورفض الحداد تحديد موعد للافتتاح، مكتفيا بالقول: «سيفتح حين يكتمل البناء».", []said{
			{"الحداد", "تحديد موعد للافتتاح", NominalContent},
			{"الحداد", "سيفتح حين يكتمل البناء", NounCue}}},
		{"described after another preposition", "ووصف الحداد تصريحات المدير حول إلزام الشركة بدفع التعويضات بأنها «كلام بلا معنى».", []said{
			{"الحداد", "تصريحات المدير حول إلزام الشركة بدفع التعويضات | كلام بلا معنى", Description}}},
		{"a verb ends a noun phrase", "ودان الحداد موقف الصحف من المهرجان وندد بمحاولات إلغائه.", []said{
			{"الحداد", "موقف الصحف من المهرجان", NominalContent},
			{"الحداد", "بمحاولات إلغائه", NominalContent}}},
		{"making light of", "وقلل المحلل سامر نعيم من أهمية القرار.", []said{
			{"سامر نعيم", "أهمية القرار", NominalContent}}},
		{"a preposition with a pronoun is no complement", "وقرأ الحاضرون تقريرين أوصت بهما لجنة الصيد.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "ar", c.text, time.Time{}))
		})
	}
}

// TestArabicSpeakerNames: what belongs to the name of a speaker, and what does
// not.
func TestArabicSpeakerNames(t *testing.T) {
	a := attributor(t)
	for text, want := range map[string]string{
		"وشدد ولد الشيخ أحمد، في تصريحات لقناة «نسيم» المحلية، على أن العمل مستمر.": "ولد الشيخ أحمد",
		"وقال المدير ألفيرو تيرفا إن العمل مستمر.":                                  "ألفيرو تيرفا",
		"وقال المهندس سالم باكثيرة في الموقع إن العمل مستمر.":                       "سالم باكثيرة",
		"وقال نائب الرئيس عبد الحكيم مطاوع، إن العمل مستمر.":                        "عبد الحكيم مطاوع",
		"وقال المحامي سمير بن نعيم المتخصص في النقل إن العمل مستمر.":                "سمير بن نعيم",
		"وقال متحدث آخر باسم الشركة هو يان كوسكي، إن العمل مستمر.":                  "يان كوسكي",
		"وقال كبير المهندسين في الشركة سامر نعيم إن العمل مستمر.":                   "سامر نعيم",
		"لكن سامر نعيم كبير المهندسين في الشركة صرح أمس بأن العمل مستمر.":           "سامر نعيم",
		"وبحسب القبطان نفسه، فإن العمل مستمر.":                                      "القبطان",
		"وقال مسؤول يوناني مالي كبير إن العمل مستمر.":                               "مسؤول يوناني مالي كبير",
		"وقال المحلل الزراعي والمائي السويدي إن العمل مستمر.":                       "المحلل الزراعي والمائي السويدي",
		"وكان مصدر مسؤول في شركة مترو طنجة، قد أكد أن العمل مستمر.":                 "مصدر مسؤول في شركة مترو طنجة",
		"نقلت وكالة «نسيم» عن مصادر في «اتحاد المزارعين» أن العمل مستمر.":           "مصادر في «اتحاد المزارعين»",
		"وقال يان كوسكي إن السعر ثابت. وبحسب المحللين، فإن العمل مستمر.":            "المحللين",
		"وقال المدرب سامر نعيم إن الفريق جاهز. وقال لوالده: «العمل مستمر».":         "سامر نعيم",
	} {
		got := attributed(t, a, "ar", text, time.Time{})
		if assert.NotEmpty(t, got, text) {
			assert.Equal(t, want, got[len(got)-1].speaker, text)
			assert.Equal(t, "العمل مستمر", got[len(got)-1].content, text)
		}
	}
}

// TestArabicObjects: verbs whose object is a pronoun, and verbs that need
// more than their own meaning to attribute.
func TestArabicObjects(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"described", "ووصفها سامر نعيم بأنها «فرصة ثمينة للمزارعين».", []said{
			{"سامر نعيم", "فرصة ثمينة للمزارعين", Description}}},
		{"accused", "واتهمته النقابة بالتقصير في الصيانة.", []said{
			{"النقابة", "بالتقصير في الصيانة", Accusation}}},
		{"told", "وحذره سامر نعيم من أن الجسر قديم.", []said{
			{"سامر نعيم", "الجسر قديم", VerbFirst}}},
		{"warned that", "وحذر سامر نعيم من أن الجسر قديم.", []said{
			{"سامر نعيم", "الجسر قديم", VerbFirst}}},
		{"judged", "وقال سامر نعيم إن الخطة جيدة واعتبرها خطوة مهمة.", []said{
			{"سامر نعيم", "الخطة جيدة", VerbFirst},
			{"سامر نعيم", "خطوة مهمة", Description}}},
		{"a label", "وكان سامر نعيم سيواجه ما وصفه بأنه خطأ كبير.", nil},
		{"words addressed", "ووصل يان كوسكي إلى المخيم أمس، ووجه كلامه إليهم: «لن ننساكم أبدا».", []said{
			{"يان كوسكي", "لن ننساكم أبدا", ElidedSubject}}},
		{"on banners", "وكتب المتظاهرون على اللافتات «لا لإغلاق الميناء القديم».", []said{
			{"المتظاهرون", "لا لإغلاق الميناء القديم", VerbFirst}}},
		{"on banners, accusing", "وحمل السكان لافتات اتهموا فيها الشركة بالتقصير. وكتب على اللافتات «لا لإغلاق الميناء».", []said{
			{"السكان", "الشركة بالتقصير", Accusation},
			{"السكان", "لا لإغلاق الميناء", ElidedSubject}}},
		{"had not said", "ولم يكن الوزير قال إن الميناء مغلق.", []said{
			{"الوزير", "الميناء مغلق", SubjectFirst}}},
		{"a judging participle", "وقال سامر نعيم إن الميناء مغلق، عادا استمرار الإغلاق خطأ كبيرا.", []said{
			{"سامر نعيم", "الميناء مغلق", VerbFirst},
			{"سامر نعيم", "استمرار الإغلاق خطأ كبيرا", ParticipleCue}}},
		{"a given name like a title", "وأوضح سيد كبير نعيمي مدير المستشفى أن المصابين بخير.", []said{
			{"سيد كبير نعيمي", "المصابين بخير", VerbFirst}}},
		{"a place called upon", "أدانت بكين الصفقة، معتبرة أنها خطأ، وطالبت واشنطن بالكف عن البيع.", []said{
			{"بكين", "الصفقة", NominalContent},
			{"بكين", "خطأ", ParticipleCue},
			{"بكين", "بالكف عن البيع", NominalContent}}},
		{"a noun with ب that no table has", "وطالب متناقلو المقطع بالقبض على السارق بينما نادى البعض بسن قانون جديد.", []said{
			{"متناقلو المقطع", "بالقبض على السارق", NominalContent},
			{"البعض", "بسن قانون جديد", NominalContent}}},
		{"many urged", "ورحبت الولايات المتحدة بالخطة لكن كثيرين حثوا أنقرة على ضبط النفس.", []said{
			{"الولايات المتحدة", "بالخطة", NominalContent},
			{"كثيرين", "ضبط النفس", NominalContent}}},
		{"another official", "وقال سامر نعيم إن اللقاء غدا، إلا أن مسؤولا آخر في المجلس أشار إلى أن الموعد لم يتأكد.", []said{
			{"سامر نعيم", "اللقاء غدا", VerbFirst},
			{"مسؤولا آخر في المجلس", "الموعد لم يتأكد", SubjectFirst}}},
		{"the last clause has the source", "ارتفع السعر أمس، في حين تراجع الطلب، بحسب غرفة التجارة.", []said{
			{"غرفة التجارة", "تراجع الطلب", AccordingTo}}},
		{"the main clause is the author's", "وفيما ركزت البلدية على حملة النظافة، شن الصيادون حملة ضد الشركة.", []said{
			{"البلدية", "حملة النظافة", NominalContent}}},
		{"the main clause is another's", "فيما أبدت البلدية استعدادها لفتح الميناء، أكد صيادون وقوفهم مع القبطان.", []said{
			{"البلدية", "استعدادها لفتح الميناء", NominalContent},
			{"صيادون", "وقوفهم مع القبطان", NominalContent}}},
		{"by what a spokesman announced", "تتجمع النقابات غدا، وفق ما أعلنه ناطق باسمها.", []said{
			{"ناطق باسمها", "تتجمع النقابات غدا", AccordingTo}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "ar", c.text, time.Time{}))
		})
	}
}
