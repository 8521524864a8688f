package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// TestEnglishSpeakers: who speaks, in words of the project's own.
func TestEnglishSpeakers(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"she is not a man", "Captain Tom Lind said the sheds were empty. “Nobody came,” she said.", []said{
			{"Tom Lind", "the sheds were empty", SubjectFirst},
			{"", "Nobody came", QuoteFirst},
		}},
		{"she is his wife", "His wife, Aino, a teacher, saw Captain Tom Lind go. “Nobody came,” she said.", []said{
			{"Aino", "Nobody came", QuoteFirst},
		}},
		{"she is no ministry", "The ministry said the sheds were empty. She warned that they would fall.", []said{
			{"The ministry", "the sheds were empty", SubjectFirst},
			{"", "they would fall", SubjectFirst},
		}},
		{"he is the official", "An official said the sheds were empty. He added that they would fall.", []said{
			{"official", "the sheds were empty", SubjectFirst},
			{"official", "they would fall", SubjectFirst},
		}},
		{"nobody spoke", "Neither side said that the sheds were full. No guard said that they fell. None of the guards said that they stood.", nil},
		{"whoever speaks goes on", "Ann Reed said the sheds were full. “We won,” Reed said at the fair, two hours after the guards declared it a success. “You will all be happy with it.”", []said{
			{"Ann Reed", "the sheds were full", SubjectFirst},
			{"Ann Reed", "We won | You will all be happy with it", QuoteFirst},
			{"the guards", "a success", Description},
		}},
		{"he who acted", "Mayor Tom Lind said the sheds were full. Lind greeted his deputy, Major Karl Olsen, at the fair. He added that the fair was over.", []said{
			{"Tom Lind", "the sheds were full", SubjectFirst},
			{"Tom Lind", "the fair was over", SubjectFirst},
		}},
		{"told in an interview", "“It looks bad, who knows?” Ann Reed told the station in an interview aired on Monday.", []said{
			{"Ann Reed", "It looks bad, who knows?", QuoteFirst},
		}},
		{"a title in marks ends the clause", "The guards are big fans of “Sheds,” Ann Reed said.", []said{
			{"Ann Reed", "The guards are big fans of “Sheds", QuoteFirst},
		}},
		{"no one's name", "Thanks to the fair, the town can add a name to its map: “the town of sheds.”", nil},
		{"it is no person", "The ministry said the sheds were full. Mayor Tom Lind said the fair was over. It added that the roads were closed.", []said{
			{"The ministry", "the sheds were full", SubjectFirst},
			{"Tom Lind", "the fair was over", SubjectFirst},
			{"The ministry", "the roads were closed", SubjectFirst},
		}},
		{"he who reacts", "Mayor Tom Lind said the sheds were full. Reacting to the words of Major Karl Olsen in the town he added that the fair was over.", []said{
			{"Tom Lind", "the sheds were full", SubjectFirst},
			{"Tom Lind", "the fair was over", SubjectFirst},
		}},
		{"the head of an institute", "Deputy head of the Nordic Research Institute Pirjo Salonius said the fair was over.", []said{
			{"Pirjo Salonius", "the fair was over", SubjectFirst},
		}},
		{"alleged is no cue", "The town has taken action against alleged thieves but has closed no road.", nil},
		{"the full name stands elsewhere", "Sarah Lind opened the fair. “It is a good fair,” Ms. Lind said. President Donald J. Trump said the sheds were full.", []said{
			{"Sarah Lind", "It is a good fair", QuoteFirst},
			{"Donald J. Trump", "the sheds were full", SubjectFirst},
		}},
		{"two of one family", "Sarah Lind and Karl Lind opened the fair. “It is a good fair,” Lind said.", []said{
			{"Lind", "It is a good fair", QuoteFirst},
		}},
		{"number ten", "No. 10 said the sheds were full.", []said{{"10", "the sheds were full", SubjectFirst}}},
		{"reporting noun as subject", "The minister’s warning that the sheds would fall was heard in town.", []said{
			{"minister", "the sheds would fall", NounCue},
		}},
		{"reporting noun as subject, any verb", "Ann Reed’s claim that the guards said the fair was over surprised nobody.", []said{
			{"Ann Reed", "the guards said the fair was over", NounCue},
		}},
		{"promise to help", "The mayor’s promise to help displaced families was broken.", []said{
			{"mayor", "help displaced families", NounCue},
		}},
		{"the quotation is all", "Ann Reed said 'we're ready' and left.", []said{
			{"Ann Reed", "we're ready", SubjectFirst},
		}},
		{"says before a colon", "Reed says: \"I am ready for it.\"\n\nThe fair opens in May.", []said{
			{"Reed", "I am ready for it", SubjectFirst},
		}},
		{"headline, family name", "Macron: We will not sell the sheds\n\nThe fair opened on Monday.", []said{
			{"Macron", "We will not sell the sheds", ColonCue},
		}},
		{"headline, two names", "Lavrov, Macron: the fair was a success\n\nThe two men met on Monday.", []said{
			{"Lavrov + Macron", "the fair was a success", ColonCue},
		}},
		{"headline that says nothing", "Lavrov, Macron: a year in pictures\n\nThe two men met on Monday.", nil},
		{"name after the colon", "“The fair is open”: Ann Reed", []said{{"Ann Reed", "The fair is open", ColonCue}}},
		{"title after the colon", "“The fair is open”: Crowds cheer", nil},
		{"counterpart", "Norwegian Fisheries Minister Ola Lind met his Danish counterpart, Per Holm. Lind said the nets were old. Holm agreed that they were. “We need new ones,” the fisheries minister said. The two ministers called for a fund.", []said{
			{"Ola Lind", "the nets were old", SubjectFirst},
			{"Per Holm", "they were", SubjectFirst},
			{"Per Holm", "We need new ones", QuoteFirst},
			{"Ola Lind + Per Holm", "a fund", NominalContent},
		}},
		{"the two", "Angela Merkel met Emmanuel Macron after While Hall fell. The two said the fair was open.", []said{
			{"Angela Merkel + Emmanuel Macron", "the fair was open", SubjectFirst},
		}},
		{"two who are new", "Ann Reed said the fair was open. Two guards said it was not.", []said{
			{"Ann Reed", "the fair was open", SubjectFirst},
			{"Two guards", "it was not", SubjectFirst},
		}},
		{"name after a title's preposition", "Minister of State John F. Lind said the fair was open.", []said{
			{"John F. Lind", "the fair was open", SubjectFirst},
		}},
		{"name inside a title", "A spokesman for Mayor John Lind said the fair was open.", []said{
			{"spokesman for Mayor John Lind", "the fair was open", SubjectFirst},
		}},
		{"source of a medium", "Citing two guards, Reuters said the fair was open.", []said{
			{"two guards", "the fair was open", ReportedSource},
		}},
		{"source of a medium, behind", "The fair is open, Reuters reported, citing a guard familiar with the plan.", []said{
			{"guard familiar with the plan", "The fair is open", ReportedSource},
		}},
		{"innermost", "Reuters reported that the mayor said the fair was open.", []said{
			{"mayor", "the fair was open", SubjectFirst},
		}},
		{"many believe", "Many believe the fair is open.", []said{{"Many", "the fair is open", SubjectFirst}}},
		{"as she put it", "As Ann Reed put it, the fair is open.", []said{{"Ann Reed", "the fair is open", QuoteFirst}}},
		{"in his words", "Captain Tom Lind opened the fair. In his words, “the sheds are empty.” In the mayor’s view, they are full.", []said{
			{"Tom Lind", "the sheds are empty", AccordingTo},
			{"mayor", "they are full", AccordingTo},
		}},
		{"per", "Per the ministry, the fair costs nine crowns per day.", []said{
			{"the ministry", "the fair costs nine crowns per day", AccordingTo},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "en", c.text, time.Time{}))
		})
	}
}

// TestEnglishKinds: an office that the article means somebody by is a person.
func TestEnglishKinds(t *testing.T) {
	a := attributor(t)
	for text, want := range map[string]SpeakerKind{
		"The chancellor said the fair was open.":        Person,
		"The Danish minister said the fair was open.":   Person,
		"A ministry official said the fair was open.":   Office,
		"The ministers said the fair was open.":         Office,
		"The fisheries ministry said it was open.":      Organisation,
		"The minister’s claim that it was open is old.": Person,
	} {
		d := tokenize.Parse(text, tokenize.Language("en"))
		res := a.Attribute(d, time.Time{})
		require.Len(t, res.Speakers, 1, text)
		assert.Equal(t, want, res.Speakers[0].Kind, text)
	}
}

// TestEnglishPronouns holds cases in which he or she is not whoever was named
// last.
func TestEnglishPronouns(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"who owns the remarks does not go on", "“The bridge is safe,” said Minister John Lane, echoing President Mark Hill's remarks. “Our position is clear,” he continued.", []said{
			{"John Lane", "The bridge is safe", QuoteFirst},
			{"John Lane", "Our position is clear", QuoteFirst}}},
		{"whoever acts goes on", "Mayor Mark Novak met Governor John Lane. Governor John Lane had no comment. Novak was late. “The bridge is safe,” he said.", []said{
			{"Mark Novak", "The bridge is safe", QuoteFirst}}},
		{"of whom it is said is not who says it", "Mayor Mark Hill said the road was closed. Also, Lane is no engineer, he said. Governor John Lane had no comment.", []said{
			{"Mark Hill", "the road was closed", SubjectFirst},
			{"Mark Hill", "Also, Lane is no engineer", QuoteFirst}}},
		{"he is the subject of the sentence before", "Governor John Lane visited the port. Lane also took a swipe at Mayor Mark Novak. “The bridge is safe,” he said.", []said{
			{"John Lane", "The bridge is safe", QuoteFirst}}},
		{"she is a woman by her first name", "Dr. Madeleine Novak met Governor John Lane. Lane had no comment. “The bridge is safe,” she said.", []said{
			{"Madeleine Novak", "The bridge is safe", QuoteFirst}}},
		{"a programme is no speech", "“We won the vote,” Governor John Lane said on ABC's “This Week.” Lane told “Fox News Sunday” that the road was open.", []said{
			{"John Lane", "We won the vote", QuoteFirst},
			{"John Lane", "the road was open", SubjectFirst}}},
		{"a portfolio before the name", "Minister of Foreign Affairs Eugen Novak said the talks went well. In his view, Novak said the road was open.", []said{
			{"Eugen Novak", "the talks went well", SubjectFirst},
			{"Eugen Novak", "the road was open", SubjectFirst}}},
		{"what somebody reported holding", "In his public filing, Governor John Lane reported holding shares in firms like Brass Co., Tin Co. and others.", []said{
			{"John Lane", "holding shares in firms like Brass Co., Tin Co. and others", NominalContent}}},
		{"states after a number", "The first four states that vote have few people. Bernie Sanders won them all. Sanders said the road was open.", []said{
			{"Bernie Sanders", "the road was open", SubjectFirst}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "en", c.text, time.Time{}))
		})
	}
}
