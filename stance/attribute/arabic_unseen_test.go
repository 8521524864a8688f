package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestArabicSubjects holds one case for each way in which a subject is found,
// or left unresolved, beyond the plain verb before its subject.
func TestArabicSubjects(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"a noun of the clause before is no subject", "بعد ساعات من قرار البلدية بعزل المهندس والمحاسب بالميناء، أعلن أمس عن تأجيل الافتتاح.", []said{
			{"", "تأجيل الافتتاح", NominalContent}}},
		{"a cognate accusative is no verb", "ونفى رئيس النادي نفيا قاطعا بيع اللاعب.", []said{
			{"رئيس النادي", "بيع اللاعب", NominalContent}}},
		{"the group of the headline goes on in the plural", "خبراء سويديون: السد آمن\n\nرد خبراء سويديون على المخاوف بشأن السد القديم.\n\nوقالوا إن الجدران متينة، مشيرين إلى أن الصيانة منتظمة.", []said{
			{"خبراء سويديون", "السد آمن", ColonCue},
			{"خبراء سويديون", "الجدران متينة", ElidedSubject},
			{"خبراء سويديون", "الصيانة منتظمة", ParticipleCue}}},
		{"the subject of the lead goes on", "مقدمة\n\nوصل وزير الزراعة البولندي يان كوسكي إلى المعرض أمس برفقة وفد كبير.\n\nوقال في كلمة قصيرة إن المحصول وفير.", []said{
			{"يان كوسكي", "المحصول وفير", ElidedSubject}}},
		{"the clause that tells gives the subject", "وقال المدرب سامر نعيم إن الفريق جاهز. واختتم وزير الزراعة البولندي يان كوسكي جولته أمس، وقال إن المحصول وفير.", []said{
			{"سامر نعيم", "الفريق جاهز", VerbFirst},
			{"يان كوسكي", "المحصول وفير", ElidedSubject}}},
		{"the object of a telling verb is no name", "فتح رئيس الاتحاد الأبواب أمام المزارعين، مؤكدا أن الأمطار قليلة.", []said{
			{"رئيس الاتحاد", "الأمطار قليلة", ParticipleCue}}},
		{"a pronoun of respect", "أكد وزير الزراعة الدكتور يان كوسكي أن المحصول وفير. وأوضح معاليه أن الأسعار ثابتة.", []said{
			{"يان كوسكي", "المحصول وفير", VerbFirst},
			{"يان كوسكي", "الأسعار ثابتة", VerbFirst}}},
		{"a topic with a clause between", "أما وزير الزراعة يان كوسكي وخلال زيارته المعرض، فأعلن أن المحصول وفير.", []said{
			{"يان كوسكي", "المحصول وفير", SubjectFirst}}},
		{"after an aside", "وأوضح لـ«المرفأ» المتحدث باسم البلدية سامر نعيم أن العمل مستمر.", []said{
			{"سامر نعيم", "العمل مستمر", VerbFirst}}},
		{"a genitive is no subject after an aside", "وقال في مكتب وزير الزراعة إن العمل مستمر.", []said{
			{"", "العمل مستمر", ElidedSubject}}},
		{"a share of people", "قال المدرب سامر نعيم إن الفريق جاهز. وقال 40% إنهم قلقون.", []said{
			{"سامر نعيم", "الفريق جاهز", VerbFirst},
			{"40%", "قلقون", VerbFirst}}},
		{"the latest source", "قال مصدر إن الطريق مغلق. وقال مصدر سويدي مطلع إن الجسر سليم. وأضاف المصدر أن المرور عاد.", []said{
			{"مصدر", "الطريق مغلق", VerbFirst},
			{"مصدر سويدي مطلع", "الجسر سليم", VerbFirst},
			{"مصدر سويدي مطلع", "المرور عاد", VerbFirst}}},
		{"who is asked answers", "وصل وزير الزراعة يان كوسكي أمس. وسأل الصحافيون يان كوسكي عن موعد السفر، فابتسم وقال: «حين يصفو الجو».", []said{
			{"الصحافيون", "موعد السفر، فابتسم", NominalContent},
			{"يان كوسكي", "حين يصفو الجو", ElidedSubject}}},
		{"these sources", "قالت مصادر سويدية إن الجسر سليم. وقالت هذه المصادر إن المرور عاد.", []said{
			{"مصادر سويدية", "الجسر سليم", VerbFirst},
			{"مصادر سويدية", "المرور عاد", VerbFirst}}},
		{"the lead goes on after place and agency", "القاهرة (رويترز) - وصل وزير الزراعة البولندي يان كوسكي إلى المعرض أمس.\n\nوقال إن المحصول وفير.", []said{
			{"يان كوسكي", "المحصول وفير", ElidedSubject}}},
		{"he is the one who says", "قال المدرب سامر نعيم إن الفريق جاهز. وكان الوزير يان كوسكي هو من أعلن أن المحصول وفير. وأضاف أن الأسعار ثابتة. وكانت الوزيرة ليلى حسن أول من حذر من الجفاف.", []said{
			{"سامر نعيم", "الفريق جاهز", VerbFirst},
			{"يان كوسكي", "المحصول وفير", SubjectFirst},
			{"يان كوسكي", "الأسعار ثابتة", ElidedSubject},
			{"ليلى حسن", "الجفاف", NominalContent}}},
		{"a group with its adjective has no name", "واتهم المسؤولون الأتراك شركة النقل بالإهمال.", []said{
			{"المسؤولون الأتراك", "شركة النقل بالإهمال", Accusation}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "ar", c.text, time.Time{}))
		})
	}
}

// TestArabicNames: where a name ends.
func TestArabicNames(t *testing.T) {
	a := attributor(t)
	for text, want := range map[string]string{
		"وأضاف كوسكي موجها حديثه إلى الحضور أن العمل مستمر.":                                  "كوسكي",
		"وقال مسؤولون يرافقون يان كوسكي إن العمل مستمر.":                                      "مسؤولون",
		"وأكد الوزير يان كوسكي جولته بالتفصيل وقال إن العمل مستمر.":                           "يان كوسكي",
		"وقال الرئيس المشارك للنقابة، صلاح الدين كوسكي، إن العمل مستمر.":                      "صلاح الدين كوسكي",
		"وكشف مصدر قيادي في حركة المزارعين «سنابل»، أن العمل مستمر.":                          "مصدر قيادي في حركة المزارعين «سنابل»",
		"وأكد يان بن سامر آل الشيخ في تصريح أن العمل مستمر.":                                  "يان بن سامر آل الشيخ",
		"وأعلن رئيس حزب المزارعين الأحرار النائب يان كوسكي أن العمل مستمر.":                   "يان كوسكي",
		"وقال مسؤول في إدارة إقليم سكونه إن العمل مستمر.":                                     "مسؤول في إدارة إقليم سكونه",
		"أواخر الشتاء الماضي، أعلن كوسكي أن العمل مستمر.":                                     "كوسكي",
		"ونقلت وكالة «نسيم» المحلية، عن مصدر مطلع في متاحف إقليم سكونه، قوله إن العمل مستمر.": "مصدر مطلع في متاحف إقليم سكونه",
		"ونقلت الإذاعة عن كوسكي القول إن العمل مستمر.":                                        "كوسكي",
		"وبحسب يان كوسكي، أحد منظمي المعرض، فإن العمل مستمر.":                                 "يان كوسكي",
	} {
		got := attributed(t, a, "ar", text, time.Time{})
		if assert.NotEmpty(t, got, text) {
			assert.Equal(t, want, got[len(got)-1].speaker, text)
			assert.Equal(t, "العمل مستمر", got[len(got)-1].content, text)
		}
	}
}

// TestArabicContent: where content begins and ends, and what is none.
func TestArabicContent(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"a paper spoken to", "وأكد يان كوسكي نائب وزير الزراعة لوكالة «نسيم» المحلية سداد الديون المستحقة على المزارعين.", []said{
			{"يان كوسكي", "سداد الديون المستحقة على المزارعين", NominalContent}}},
		{"a paper spoken to, then a quotation", "مقدمة\n\nوقال يان كوسكي لـ«الشرق الأوسط»: «العمل مستمر في الميناء».", []said{
			{"يان كوسكي", "العمل مستمر في الميناء", VerbFirst}}},
		{"a law provides", "قال يان كوسكي إن العمل مستمر. وصوت المجلس على مشروع قانون للصيد، ينص على إنشاء محمية.", []said{
			{"يان كوسكي", "العمل مستمر", VerbFirst},
			{"مشروع قانون للصيد", "إنشاء محمية", NominalContent}}},
		{"the passive of judging is the author's", "وتعتبر مراكب الصيد من أهم موارد الجزيرة، ومن الضروري أن تكون متينة. ويعد هذا الرقم أقل من التقديرات بأن المراكب كثيرة.", nil},
		{"as X said", "أغلقت المدرسة أبوابها أمس، كما قال مسؤول محلي.", []said{
			{"مسؤول محلي", "أغلقت المدرسة أبوابها أمس", AccordingTo}}},
		{"also is not as", "كما قال مسؤول محلي إن المدرسة مغلقة.", []said{
			{"مسؤول محلي", "المدرسة مغلقة", VerbFirst}}},
		{"a resumption opens no second span", "وقال يان كوسكي إنه في هذه الحالة فإن العمل لابد وأن يستمر، وأن الأجور ثابتة.", []said{
			{"يان كوسكي", "في هذه الحالة فإن العمل لابد وأن يستمر | الأجور ثابتة", VerbFirst}}},
		{"by saying", "وكشف يان كوسكي بالقول: «العمل مستمر في الميناء».", []said{
			{"يان كوسكي", "العمل مستمر في الميناء", VerbFirst}}},
		{"on the basis of is no complement", "واتفقت وزارة الزراعة ووزارة الملاحة، بناء على توصية الخبراء، على إنشاء محمية.", []said{
			{"وزارة الزراعة + وزارة الملاحة", "إنشاء محمية", JointAgreement}}},
		{"after an apposition", "أبدت آن دوبوا رئيسة النقابة، تأييدها القوي للإضراب.", []said{
			{"آن دوبوا", "تأييدها القوي للإضراب", NominalContent}}},
		{"a body with its short name", "رفضت حركة الملاحة السويدية «شراع» أن يغلق الميناء.", []said{
			{"شراع", "يغلق الميناء", VerbFirst}}},
		{"nobody holds it", "قال يان كوسكي إن العمل مستمر. وفي الحقيقة، يعتبر تأجيل الافتتاح خرقا للعقد.", []said{
			{"يان كوسكي", "العمل مستمر", VerbFirst}}},
		{"the author speaks", "وأعتقد أن العمل لن ينتهي.", nil},
		{"a preposition that comes twice", "ودعت منظمة الملاحة القبطان الذي يصل إلى الميناء اليوم إلى إثارة القضية.", []said{
			{"منظمة الملاحة", "إثارة القضية", NominalContent}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "ar", c.text, time.Time{}))
		})
	}
}

// TestArabicCrosshead holds that a line which heads the paragraphs below it, with a name and a
// colon, does not make its speaker the one who goes on.
func TestArabicCrosshead(t *testing.T) {
	a := attributor(t)
	text := "أكد الوزير نيلس برغ أن السد قديم.\n\nنعيم كرم: قرار جريء وسيحد من الديون\n\nوأضاف: «أرى القرار موفقا».\n\nوقال نعيم كرم إن السد سليم."
	var got []string
	for _, s := range attributed(t, a, "ar", text, time.Time{}) {
		got = append(got, s.speaker+" | "+s.content)
	}
	assert.Equal(t, []string{"نيلس برغ | السد قديم", "نعيم كرم | قرار جريء وسيحد من الديون", "نيلس برغ | أرى القرار موفقا", "نعيم كرم | السد سليم"}, got)
}
