package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestArabicPosts holds speakers whose names stand far behind what they are in
// charge of, and names that other words look like.
func TestArabicPosts(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"a post in a region", "وبين المتحدث باسم الإطفاء بمنطقة مالمو العقيد سامي الحربي أن الحريق أخمد. وأوضح مدير فرع الجمعية بمحافظة جبلة جزاع بن سالم أن الطريق مغلق. وقال الناطق للإسعاف بالمنطقة خيشي الصقري إن المرور عاد.", []said{
			{"سامي الحربي", "الحريق أخمد", VerbFirst},
			{"جزاع بن سالم", "الطريق مغلق", VerbFirst},
			{"خيشي الصقري", "المرور عاد", VerbFirst}}},
		{"a post in a festival", "وذكر المدير التنفيذي لمهرجان جبلة الحادي عشر للرمان جزاع بن سالم الحربي أن الجسر سليم.", []said{
			{"جزاع بن سالم الحربي", "الجسر سليم", VerbFirst}}},
		{"a deputy in parliament", "ورأى عضو الحزب السويدي في البرلمان نيلس برغ أن الجسر سليم. ويرى عضو الجمعية النائب عن كتلة الجسور ممثلة البحارة في البرلمان أن المرور عاد.", []said{
			{"نيلس برغ", "الجسر سليم", VerbFirst},
			{"عضو الجمعية", "المرور عاد", VerbFirst}}},
		{"two posts between commas", "قال مصمم الجسور المعلقة، نائب المدير العام في شركة نور للبناء وتطوير الموانئ، السوداني عبد الرحيم جابر، إن الجسر سليم.", []said{
			{"عبد الرحيم جابر", "الجسر سليم", VerbFirst}}},
		{"that he explained", "تابع وزير الري سامي الحسن ونائبه إخماد الحريق.\n\nأوضح ذلك الناطق باسم الإطفاء نيلس برغ وقال إن الجسر سليم.", []said{
			{"نيلس برغ", "الجسر سليم", ElidedSubject}}},
		{"the largest party", "وقالت مصادر سويدية إن الجسر سليم. ودعا أكبر حزب معارض إلى التظاهر. ويعد أقدم حزب في البلاد.", []said{
			{"مصادر سويدية", "الجسر سليم", VerbFirst},
			{"أكبر حزب معارض", "التظاهر", NominalContent}}},
		{"what comes about", "وقال المصدر إن الجسر سليم. وتوقع المصدر الانتهاء من ترميمه غدا. وجدد النادي العقد مع المدرب.", []said{
			{"المصدر", "الجسر سليم", VerbFirst},
			{"المصدر", "الانتهاء من ترميمه غدا", NominalContent}}},
		{"a verb like a name", "ولطالما كانت الجبال ملجأ للأسد الذي بات اردوغان خصما شرسا له. وكرر اردوغان عزمه على السفر.", []said{
			{"اردوغان", "عزمه على السفر", NominalContent}}},
		{"a family name that begins like a preposition", "وقال وزير الصيد بدر محمد باسلمة في المطار «إنها بداية العمل في الميناء» الذي رمم.", []said{
			{"بدر محمد باسلمة", "إنها بداية العمل في الميناء", VerbFirst}}},
		{"a name in quotation marks before a participle", "وقال المصمم نيلس برغ إن الجسر سليم. وأوجز «برغ» خبرته في البناء، مؤكدا أن المرور عاد.", []said{
			{"نيلس برغ", "الجسر سليم", VerbFirst},
			{"نيلس برغ", "المرور عاد", ParticipleCue}}},
		{"where the words stood, and whose they are", "اعتبر نيلس برغ أن الجسر سليم، في أقوال نقلتها الصحف السويدية الاثنين. وأفادت صحيفة الميناء الخميس نقلا عن مسؤولين سويديين أن المرور عاد.", []said{
			{"نيلس برغ", "الجسر سليم", VerbFirst},
			{"مسؤولين سويديين", "المرور عاد", ReportedSource}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "ar", c.text, time.Time{}))
		})
	}
}
