package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestArabicSources holds cases in which something stands between a source and
// what it says, or looks like a source and is none.
func TestArabicSources(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"a source that hides its name", "وقال دبلوماسي سويدي وطلب عدم نشر اسمه «الجسر سليم منذ أمس». وقالت مهندسة سويدية ورفضت الكشف عن هويتها إن الطريق مغلق. والمهندس الذي رفض ذكر اسمه قال إن المرور عاد.", []said{
			{"دبلوماسي سويدي", "الجسر سليم منذ أمس", VerbFirst},
			{"مهندسة سويدية", "الطريق مغلق", VerbFirst},
			{"المهندس", "المرور عاد", SubjectFirst}}},
		{"the same source", "قال مصدر سويدي مطلع إن الجسر سليم. وأضافت ذات المصادر أن المرور عاد. ووفقا لنفس المصدر فإن الطريق مغلق.", []said{
			{"مصدر سويدي مطلع", "الجسر سليم", VerbFirst},
			{"مصدر سويدي مطلع", "المرور عاد", VerbFirst},
			{"مصدر سويدي مطلع", "الطريق مغلق", AccordingTo}}},
		{"a chargé d'affaires", "أعلن القائم بأعمال السفارة يان كوسكي تأجيل المعرض. وأوضح القائم بالأعمال السويدي نيلس برغ أن الجسر سليم.", []said{
			{"يان كوسكي", "تأجيل المعرض", NominalContent},
			{"نيلس برغ", "الجسر سليم", VerbFirst}}},
		{"what somebody is against", "قال الوزير السويدي نيلس برغ إن الجسر سليم. وانتقد برغ سياسة البلدية. ورفض مسؤولون سويديون التعاون مع الشركة. ودعا برغ أوسلو إلى الهدوء.", []said{
			{"نيلس برغ", "الجسر سليم", VerbFirst},
			{"نيلس برغ", "سياسة البلدية", NominalContent},
			{"مسؤولون سويديون", "التعاون مع الشركة", NominalContent},
			{"نيلس برغ", "الهدوء", NominalContent}}},
		{"whose speech it is", "وفي خطاب الوزير نيلس برغ أمس بعد افتتاح الجسر، أكد أن المرور عاد.", []said{
			{"نيلس برغ", "المرور عاد", ElidedSubject}}},
		{"a report acts", "وعرض التقرير أسباب الأعطال التي واجهها فريق الصيانة، مشيرا إلى أن الجسر سليم.", []said{
			{"التقرير", "الجسر سليم", ParticipleCue}}},
		{"two sides by their countries", "وقال وزير الزراعة السويدي نيلس برغ إن الجسر سليم. وأكد وزير الزراعة البولندي يان كوسكي أن المحصول وفير. واتفق الجانبان السويدي والبولندي على تأجيل المعرض.", []said{
			{"نيلس برغ", "الجسر سليم", VerbFirst},
			{"يان كوسكي", "المحصول وفير", VerbFirst},
			{"نيلس برغ + يان كوسكي", "تأجيل المعرض", JointAgreement}}},
		{"what is described is no name", "ووصف الممثل الخاص للأمم المتحدة نيلس برغ الحادث بأنه خطير جدا.", []said{
			{"نيلس برغ", "الحادث | خطير جدا", Description}}},
		{"what an elided subject is against", "وقال سعيد بوكسيرة نائب مدير الميناء إن الجسر سليم. كما أدان النظام الضريبي «الظالم جدا للناس» في المدينة، مشيرا إلى أن المرور عاد.", []said{
			{"سعيد بوكسيرة", "الجسر سليم", VerbFirst},
			{"سعيد بوكسيرة", "النظام الضريبي «الظالم جدا للناس» في المدينة", NominalContent},
			{"سعيد بوكسيرة", "المرور عاد", ParticipleCue}}},
		{"after place and time", "وفي أوسلو نقلت صحيفة «المرفأ» عن الوزير السويدي نيلس برغ قوله إن الجسر سليم. وأوضح الوزير خلال المؤتمر الصحافي الذي عقده أمس في المرفأ أن الطريق مغلق.", []said{
			{"نيلس برغ", "الجسر سليم", ReportedSource},
			{"نيلس برغ", "الطريق مغلق", VerbFirst}}},
		{"an adverb is no name", "قال السائق نيلس برغ إن الطريق مغلق، ثم نفى كليا أن يكون مسرعا.", []said{
			{"نيلس برغ", "الطريق مغلق", VerbFirst},
			{"نيلس برغ", "يكون مسرعا", ElidedSubject}}},
		{"the author thinks", "اعتقد أن الجسر سليم.", nil},
		{"a headline's verb is no genitive", "سائق يخسر رخصته\n\nقال السائق إن الطريق مغلق.", []said{
			{"السائق", "الطريق مغلق", VerbFirst}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "ar", c.text, time.Time{}))
		})
	}
}
