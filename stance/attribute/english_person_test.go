package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestEnglishPersons: who somebody is whom the article first quotes by a title, or calls
// by what he once was.
func TestEnglishPersons(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"a town after a town", "“The bridge was closed for weeks,” said an official at the harbour office in Kalmar, Smaland, the smallest of the ports. He also said ferries had been seen.", []said{
			{"official at the harbour office in Kalmar", "The bridge was closed for weeks", QuoteFirst},
			{"official at the harbour office in Kalmar", "ferries had been seen", SubjectFirst}}},
		{"a body of two words before its official", "A report from Oslo quoted a senior Department of Fisheries official as saying Monday that the fleet will sail.", []said{
			{"senior Department of Fisheries official", "the fleet will sail", ReportedSource}}},
		{"the short form of a ministry", "It is unlikely, Ministry of Fisheries (MOF) spokeswoman Anna Holm said Monday. The MOF spokeswoman affirmed that the fleet will sail.", []said{
			{"Anna Holm", "It is unlikely", QuoteFirst},
			{"Anna Holm", "the fleet will sail", SubjectFirst}}},
		{"who made the remarks", "The state believes in the plan, a senior Ministry of Fisheries official said Thursday. Nils Berg, director of the coastal office, made the remarks amid growing concern. Berg said the fleet will sail.", []said{
			{"Nils Berg", "The state believes in the plan", QuoteFirst},
			{"Nils Berg", "the fleet will sail", SubjectFirst}}},
		{"what somebody once was", "Commissioner Mary Lund began a visit to Kalmar on Thursday. Lund told reporters she would raise the cases. The former harbour pilot said she was concerned.", []said{
			{"Mary Lund", "she would raise the cases", SubjectFirst},
			{"Mary Lund", "she was concerned", SubjectFirst}}},
		{"another president is not meant", "Minister Nils Berg said the fleet will sail. The former president said it was too late.", []said{
			{"Nils Berg", "the fleet will sail", SubjectFirst},
			{"former president", "it was too late", SubjectFirst}}},
		{"answering beside another", "Mary Lund arrived on Thursday. Lund told reporters she would stay. Afterwards, answering questions alongside Deputy Minister Anna Holm, she made it clear the fleet will sail.", []said{
			{"Mary Lund", "she would stay", SubjectFirst},
			{"Mary Lund", "the fleet will sail", SubjectFirst}}},
		{"a medium passes it on", "Nils Berg accused the captain of hiding the charts from the owners, Reuters reported.", []said{
			{"Nils Berg", "the captain | hiding the charts from the owners", Accusation}}},
		{"a medium that says it", "The captain lost the charts near the coast, Reuters reported.", []said{
			{"Reuters", "The captain lost the charts near the coast", QuoteFirst}}},
		{"an adverb of what is criticised", "Nils Berg on Thursday slammed increasingly warm relations of the two ports.", []said{
			{"Nils Berg", "increasingly warm relations of the two ports", NominalContent}}},
		{"and has", "Norway has considered the reef a danger since 1949 and has threatened to close it by force.", []said{
			{"Norway", "the reef | a danger since 1949", Description},
			{"Norway", "close it by force", ElidedSubject}}},
		{"a long title, and initials", "Senator Richard J. Lund of Kalmar and United Nations Human Rights Commissioner Mary R. Holm Jr. met on Thursday. Holm told reporters the reef is closed. Lund said he would stay.", []said{
			{"Mary R. Holm Jr.", "the reef is closed", SubjectFirst},
			{"Richard J. Lund", "he would stay", SubjectFirst}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "en", c.text, time.Time{}))
		})
	}
}
