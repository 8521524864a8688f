package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestEnglishUnseen holds constructions met in the press outside of any gold,
// in words of the project's own.
func TestEnglishUnseen(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"a participle without a comma", "Minister Anna Holm had vowed to build the bridge saying the country had “no choice” but to do so.", []said{
			{"Anna Holm", "build the bridge", SubjectFirst},
			{"Anna Holm", "the country had “no choice” but to do so", ParticipleCue}}},
		{"a warning without a comma is no noun", "Minister Anna Holm defended the government's careful approach warning that the river could rise.", []said{
			{"Anna Holm", "the government's careful approach", NominalContent},
			{"Anna Holm", "the river could rise", ParticipleCue}}},
		{"two who agree after a fronted phrase", "In Friday's talks, Holm and Berg agreed to cooperate with other states. Both sides will open new lines, they agreed.", []said{
			{"Holm + Berg", "cooperate with other states", JointAgreement},
			{"Holm + Berg", "Both sides will open new lines", QuoteFirst}}},
		{"a second verb after the quotation", "Holm called the plan “a useful step,” but asked for more efforts from the coast.", []said{
			{"Holm", "the plan | a useful step", Description},
			{"Holm", "more efforts from the coast", ElidedSubject}}},
		{"recently and a second verb", "President Anna Holm rejected the treaty early last year and recently announced a new policy on farming.", []said{
			{"Anna Holm", "the treaty", NominalContent},
			{"Anna Holm", "a new policy on farming", ElidedSubject}}},
		{"expressed that", "In response to the question, Holm expressed that the council is willing to talk.", []said{
			{"Holm", "the council is willing to talk", SubjectFirst}}},
		{"praised, describing", "The report praised the part played by the press, describing it as a free one.", []said{
			{"The report", "the part played by the press", NominalContent},
			{"The report", "a free one", Description}}},
		{"without details", "The border stays closed, Mayor Lars Berg said, without giving details. Berg said the repairs were going according to plan.", []said{
			{"Lars Berg", "The border stays closed", QuoteFirst},
			{"Lars Berg", "the repairs were going according to plan", SubjectFirst}}},
		{"it is the state that acted", "Norway last year arrested nine men. It says some of them have named a teacher as a leader.", []said{
			{"Norway", "some of them have named a teacher as a leader", SubjectFirst}}},
		{"it is who spoke, not of whom it spoke", "The ministry said that Norway arrested nine men. It says some of them are teachers.", []said{
			{"The ministry", "Norway arrested nine men", SubjectFirst},
			{"The ministry", "some of them are teachers", SubjectFirst}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "en", c.text, time.Time{}))
		})
	}
}
