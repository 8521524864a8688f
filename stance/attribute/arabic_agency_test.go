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
		{"a preposition with a pronoun is no complement", "وقرأ الحاضرون تقريرين أوصت بهما لجنة الصيد.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "ar", c.text, time.Time{}))
		})
	}
}
