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
		{"recently and a second verb", "President Anna Holm rejected the treaty early last winter and recently announced a plan for the dairy farms.", []said{
			{"Anna Holm", "the treaty", NominalContent},
			{"Anna Holm", "a plan for the dairy farms", ElidedSubject}}},
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
		{"two titles of one person", "Leader of the Harvest Party and former provincial minister of the North Karim Abasov has rejected the report. “The village has no water,” Abasov criticized.", []said{
			{"Karim Abasov", "the report", NominalContent},
			{"Karim Abasov", "The village has no water", QuoteFirst}}},
		{"one minister, two portfolios", "Angolan Deputy Information and Social Services Minister Manuel Augusto said the harbour was full.", []said{
			{"Manuel Augusto", "the harbour was full", SubjectFirst}}},
		{"one body, two fields", "The Ministry of Foreign Affairs and Trade said the road was open. The Science and Technology Directorate concluded that it was safe.", []said{
			{"Ministry of Foreign Affairs and Trade", "the road was open", SubjectFirst},
			{"Science and Technology Directorate", "it was safe", SubjectFirst}}},
		{"who speaks for a body with its short name", "The dam will not break, Ministry of Public Works (MPW) spokeswoman Anna Holm said Wednesday. Holm said the wall was strong.", []said{
			{"Anna Holm", "The dam will not break", QuoteFirst},
			{"Anna Holm", "the wall was strong", SubjectFirst}}},
		{"a town in capitals is no speaker", "Vote in the north.\n\nLONDON: Home Secretary Jack Strand said on Tuesday there was proof that Governor Robert Mugler had stolen the vote. Although he refused to judge, he told the house that it was a shame.", []said{
			{"Jack Strand", "there was proof that Governor Robert Mugler had stolen the vote", SubjectFirst},
			{"Jack Strand", "it was a shame", SubjectFirst}}},
		{"quoted at the end", "Norway told Sweden that the bridge was closed, the agency quoted a ministry spokeswoman as saying.", []said{
			{"ministry spokeswoman", "Norway told Sweden that the bridge was closed", ReportedSource}}},
		{"with the forum saying", "The two groups have criticised the vote with the Harbour Forum saying it did not meet the standards.", []said{
			{"The two groups", "the vote", NominalContent},
			{"Harbour Forum", "it did not meet the standards", ParticipleCue}}},
		{"the council is no source's apposition", "According to the sources, the council which was barred from watching the vote because of its views, sent a clerk to pay the groups.", []said{
			{"the sources", "the council which was barred from watching the vote because of its views, sent a clerk to pay the groups", AccordingTo}}},
		{"in response to claims that", "The harbour is nobody's business, Foreign Ministry spokeswoman Anna Holm said in response to claims from a military official that the navy would defend it.", []said{
			{"Anna Holm", "The harbour is nobody's business", QuoteFirst}}},
		{"said Holm, adding", "The remarks seriously violated the treaty, said Anna Holm, adding that they harmed the farmers. The treaty was at the core of all ties, reiterated Holm.", []said{
			{"Anna Holm", "The remarks seriously violated the treaty", QuoteFirst},
			{"Anna Holm", "they harmed the farmers", ParticipleCue},
			{"Anna Holm", "The treaty was at the core of all ties", QuoteFirst}}},
		{"a thing recounted is no speaker", "Anna Holm, who said the road was closed, recounted the incident on the evening show.", []said{
			{"Anna Holm", "the road was closed", SubjectFirst},
			{"Anna Holm", "the incident on the evening show", NominalContent}}},
		{"accused for, described and said", "Mayor Lars Berg accused the army for breeding fear against the wishes of the people. He described the road as a mother of dust and said if the town wants rid of it, drivers have to be stopped.", []said{
			{"Lars Berg", "the army | breeding fear against the wishes of the people", Accusation},
			{"Lars Berg", "the road | a mother of dust", Description},
			{"Lars Berg", "if the town wants rid of it, drivers have to be stopped", ElidedSubject}}},
		{"said and referred to", "The drivers were not sparing the gardens, Mayor Lars Berg said and referred to the damage in the park. Berg also dwelt on the spread of schools saying that teaching means progress.", []said{
			{"Lars Berg", "The drivers were not sparing the gardens", QuoteFirst},
			{"Lars Berg", "teaching means progress", ParticipleCue}}},
		{"told after casting", "Mayor Lars Berg told reporters after casting his ballot that he was sure of winning.", []said{
			{"Lars Berg", "he was sure of winning", SubjectFirst}}},
		{"that before a name with an apposition", "Minister Anna Holm announced that Leif Dahl, the director of ports, was in town.", []said{
			{"Anna Holm", "Leif Dahl, the director of ports, was in town", SubjectFirst}}},
		{"who suggested that somebody, under fire, would", "He was thanked by Lars Berg, the leader of the opposition, who suggested that Mr. Jonas, under fire for his failures, would do better to keep quiet.", []said{
			{"Lars Berg", "Mr. Jonas, under fire for his failures, would do better to keep quiet", SubjectFirst}}},
		{"the target proposed", "But the “speed target” proposed allows for further growth in waste.", nil},
		{"a warning, referring to", "Minister Anna Holm said the arrest was “a warning to thieves within the league,” referring to the ten-member group.", []said{
			{"Anna Holm", "the arrest was “a warning to thieves within the league", SubjectFirst}}},
		{"says a thing “does”", "Mr. Schwarz says the contest “broadens the base of chances for us.”", []said{
			{"Schwarz", "the contest “broadens the base of chances for us", SubjectFirst}}},
		{"adding that, the leader", "Chinese President Jiang Zemin said trade had seen growth adding that the volume had doubled. The Chinese leader said that he would go home.", []said{
			{"Jiang Zemin", "trade had seen growth", SubjectFirst},
			{"Jiang Zemin", "the volume had doubled", ParticipleCue},
			{"Jiang Zemin", "he would go home", SubjectFirst}}},
		{"warned officials, others and others", "The mould is threatening the harvest, warned officials from the Grain Board, the World Health Organization and harbour delegates at a seminar held here Thursday.", []said{
			{"officials from the Grain Board", "The mould is threatening the harvest", QuoteFirst}}},
		{"officials of two states", "US and Philippine officials say the group is armed.", []said{
			{"US and Philippine officials", "the group is armed", SubjectFirst}}},
		{"speaking after a meeting of ministers", "Speaking after a meeting of defence ministers in the capital, the secretary-general said the alliance was ready. Two diplomats said it was not.", []said{
			{"secretary-general", "the alliance was ready", SubjectFirst},
			{"Two diplomats", "it was not", SubjectFirst}}},
		{"the spokesman, by name", "A spokesman for the council insisted that the plan was sound. The spokesman, Peter Stan, added that it would go on.", []said{
			{"Peter Stan", "the plan was sound", SubjectFirst},
			{"Peter Stan", "it would go on", SubjectFirst}}},
		{"called the plan reckless", "Senator Jane Rincon, who called the position incoherent, left. The governor, Ann Lee, called the plan reckless.", []said{
			{"Jane Rincon", "the position | incoherent", Description},
			{"Ann Lee", "the plan | reckless", Description}}},
		{"dismissed that as", "Minister Lars Berg dismissed that as “the usual note.”", []said{
			{"Lars Berg", "the usual note", Description}}},
		{"and its director, by name, cautioned", "The agency estimates that two million are hungry, and its regional director, Michael Dunn, cautioned that funds were short.", []said{
			{"The agency", "two million are hungry", SubjectFirst},
			{"Michael Dunn", "funds were short", SubjectFirst}}},
		{"although he added", "Minister Lars Berg said he would go, although he tweeted that he rejects the plan.", []said{
			{"Lars Berg", "he would go", SubjectFirst},
			{"Lars Berg", "he rejects the plan", SubjectFirst}}},
		{"a week after he announced", "A week after Mayor Lars Berg announced that the war would end, shells hit the town.", []said{
			{"Lars Berg", "the war would end", SubjectFirst}}},
		{"as he said last week", "As Mayor Lars Berg said last week in the capital, “The town is the centre of the future.”", []said{
			{"Lars Berg", "The town is the centre of the future", SubjectFirst}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "en", c.text, time.Time{}))
		})
	}
}
