package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/bayan-nlp/bayan/tokenize"
)

// TestNamesakes checks who is known by the family name alone.
func TestNamesakes(t *testing.T) {
	a := attributor(t)
	day := time.Date(2015, 6, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name, lang, text string
		day              time.Time
		want             string // English label of the first speaker
	}{
		{"in office on the date", "ar", "وقال أوباما إن المحادثات مفيدة.", day, "Barack Obama"},
		{"after a bare title", "en", "President Obama said the talks went well.", day, "Barack Obama"},
		{"after a title that names the office", "ar", "وقال رئيس الوزراء اليوناني تسيبراس إن المحادثات مفيدة.", time.Time{}, "Alexis Tsipras"},
		{"no date", "ar", "وقال أوباما إن المحادثات مفيدة.", time.Time{}, ""},
		{"long out of office", "ar", "وقال أوباما إن المحادثات مفيدة.", day.AddDate(6, 0, 0), ""},
		{"another office", "en", "Senator Obama said the talks went well.", day, ""},
		{"a first name as well", "ar", "وقال منصور إن المحادثات مفيدة.", day, ""},
		{"two of the name", "en", "Minister Kim said the talks went well.", day, ""},
		{"another in full", "en", "Michelle Obama, a lawyer, met Hans Obama. Obama said the talks went well.", day, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := a.Attribute(tokenize.Parse(c.text, tokenize.Language(c.lang)), c.day)
			if assert.NotEmpty(t, r.Speakers) {
				assert.Equal(t, c.want, r.Speakers[0].Labels["en"])
			}
		})
	}
}
