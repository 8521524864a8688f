package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// TestTopics: what a sentence says that a statement is about, in words of the project's own.
func TestTopics(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct{ text, topic, content string }{
		{"Asked about the fair, Mayor Tom Lind said it had failed.", "Asked about the fair", "it had failed"},
		{"On the tolls, Mayor Tom Lind said they would stay.", "On the tolls", "they would stay"},
		{"On the sidelines of the harbour meeting, Mayor Tom Lind said the tolls would stay.", "", "the tolls would stay"},
		{"Mayor Tom Lind said of the tolls that they would stay.", "of the tolls that", "they would stay"},
		{"The mayor of the harbour town, Tom Lind, said the tolls would stay.", "", "the tolls would stay"},
		{"On the tolls, the mayor of the harbour town, Tom Lind, said they would stay.", "On the tolls", "they would stay"},
		{"Speaking on the sidelines of the harbour meeting, Mayor Tom Lind said the tolls would stay.", "", "the tolls would stay"},
		{"On arrival at the fair, Mayor Tom Lind said the tolls would stay.", "", "the tolls would stay"},
		{"Asked about the tolls by a reporter of the harbour news, Mayor Tom Lind said they would stay.", "Asked about the tolls", "they would stay"},
		{"On the visit to the fair, Mayor Tom Lind said it would be short.", "On the visit to the fair", "it would be short"},
		{"وبالنسبة للرسوم، قال العمدة خالد العمري إنها باقية.", "وبالنسبة للرسوم", "باقية"},
		{"وردا على سؤال من مراسل المرفأ حول الرسوم، قال العمدة خالد العمري إنها باقية.", "حول الرسوم", "باقية"},
		{"إزاء الرسوم الجديدة خفضت السفن رحلاتها، وقال العمدة خالد العمري إن النهر عال.", "", "النهر عال"},
		{"وقال العمدة خالد العمري عن الموسم، خلال لقائه رئيس الميناء، إنه جيد.", "عن الموسم", "جيد"},
		{"وعن رسوم الميناء قال العمدة خالد العمري إنها باقية.", "وعن رسوم الميناء", "باقية"},
		{"أما بشأن رسوم الميناء، فأوضح العمدة خالد العمري أنها باقية.", "أما بشأن رسوم الميناء", "باقية"},
		{"وردا على سؤال حول رسوم الميناء، قال العمدة خالد العمري إنها باقية.", "حول رسوم الميناء", "باقية"},
		{"وقال العمدة خالد العمري عن رسوم الميناء إنها باقية.", "عن رسوم الميناء إنها", "باقية"},
		{"وسئل العمدة خالد العمري عن رسوم الميناء فقال إنها باقية.", "عن رسوم الميناء", "باقية"},
		{"ونقلت الصحيفة عن عمدة مدينة الميناء قوله إن الرسوم باقية.", "", "الرسوم باقية"},
	} {
		t.Run(c.text, func(t *testing.T) {
			r := a.Attribute(tokenize.Parse(c.text), time.Time{})
			require.Len(t, r.Statements, 1)
			s := &r.Statements[0]
			assert.Equal(t, c.topic, c.text[s.Topic.Start:s.Topic.End])
			assert.Equal(t, c.content, c.text[s.Content[0].Start:s.Content[0].End])
		})
	}
}
