package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestInterview(t *testing.T) {
	a := attributor(t)
	const lead = "مدير الميناء: الموسم طويل\n\nأكد مدير الميناء سالم الحداد أن الموسم سيكون طويلا، وقال في حوار مع الصحيفة إن العمال مستعدون.\n\n"
	told := []said{
		{"سالم الحداد", "الموسم طويل", ColonCue},
		{"سالم الحداد", "الموسم سيكون طويلا", VerbFirst},
		{"سالم الحداد", "العمال مستعدون", ElidedSubject},
	}
	for _, c := range []struct {
		name, lang, text string
		want             []said
	}{
		{"asterisk and dash", "ar", lead + "* كيف كان الموسم الماضي؟\n\n- كان قصيرا، وخسرنا سفينتين.\n\nلكننا تعلمنا منه.\n\n* وماذا عن الأرصفة؟\n\n- نبني رصيفا جديدا.\n\n" +
			"* متى يكتمل؟\n\n- في الربيع.\n\nويعمل في الميناء ستون عاملا.", append(told[:3:3],
			said{"سالم الحداد", "كان قصيرا، وخسرنا سفينتين. | لكننا تعلمنا منه.", Interview},
			said{"سالم الحداد", "نبني رصيفا جديدا.", Interview},
			said{"سالم الحداد", "في الربيع.", Interview})},
		{"bullets doubled, what another said inside", "ar", lead + "• من يدفع ثمن الرصيف؟\n\n•• الدولة وحدها. وقالت وزارة الأشغال إن المال جاهز.\n\n• وهل يكفي؟\n\n•• لا أعرف.", append(told[:3:3],
			said{"سالم الحداد", "الدولة وحدها. وقالت وزارة الأشغال إن المال جاهز.", Interview},
			said{"وزارة الأشغال", "المال جاهز", VerbFirst},
			said{"سالم الحداد", "لا أعرف.", Interview})},
		{"no sign, but announced", "ar", lead + "وفيما يلي نص الحوار:\n\nكيف كان الموسم الماضي؟\n\nكان قصيرا.\n\nمن يدفع ثمن الرصيف؟\n\nالدولة وحدها.\n\nوهل يكفي المال؟\n\nلا أظن ذلك.", append(told[:3:3],
			said{"سالم الحداد", "كان قصيرا.", Interview},
			said{"سالم الحداد", "الدولة وحدها.", Interview},
			said{"سالم الحداد", "لا أظن ذلك.", Interview})},
		{"letters", "ar", lead + "س: كيف كان الموسم؟\n\nج: كان قصيرا.\n\nس: ومن يدفع؟\n\nج: الدولة.\n\nس: متى؟\n\nج: غدا.", append(told[:3:3],
			said{"سالم الحداد", "كان قصيرا.", Interview},
			said{"سالم الحداد", "الدولة.", Interview},
			said{"سالم الحداد", "غدا.", Interview})},
		{"nobody quoted before: whom the article tells of most", "ar", "موسم طويل\n\nسالم الحداد مدير الميناء منذ عشرين عاما. ولد سالم الحداد قرب البحر، ويعمل معه نعيم سامر.\n\n* كيف كان الموسم الماضي؟\n\n- كان قصيرا.\n\n* وماذا عن الأرصفة؟\n\n- نبني رصيفا جديدا.\n\n* متى يكتمل؟\n\n- في الربيع.", []said{
			{"سالم الحداد", "كان قصيرا.", Interview},
			{"سالم الحداد", "نبني رصيفا جديدا.", Interview},
			{"سالم الحداد", "في الربيع.", Interview}}},
		{"a column that asks is none", "ar", "أسئلة الموسم\n\nلماذا تأخر الموسم؟\n\nلا أحد يعرف. البحر هادئ.\n\nومن يدفع الثمن؟\n\nالصيادون وحدهم.\n\nوهل من حل؟\n\nلا حل قبل الربيع.", nil},
		{"a list of questions is none", "ar", "أسئلة الموسم\n\nيسأل الكتاب:\n\n* لماذا تأخر الموسم؟\n\n* من يدفع الثمن؟\n\n* هل من حل؟\n\nويبقى البحر هادئا.", nil},
		{"English letters", "en", "A long season\n\nHarbour master Ann Holm said the season would be long.\n\nQ: How was the last one?\n\nA: It was short, and we lost two ships.\n\nQ: Who pays for the pier?\n\nA: The state alone.\n\nQ: When?\n\nA: In spring.", []said{
			{"Ann Holm", "the season would be long", SubjectFirst},
			{"Ann Holm", "It was short, and we lost two ships.", Interview},
			{"Ann Holm", "The state alone.", Interview},
			{"Ann Holm", "In spring.", Interview}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, c.lang, c.text, time.Time{}))
		})
	}
}
