package attribute

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/bayan-nlp/bayan/tokenize"
)

// TestEnglishRules: one sentence for each class of construction, in words of
// the project's own.
func TestEnglishRules(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"existential there", "The harbour master, Tom B. Reed, said there should be a second crane.", []said{
			{"Tom B. Reed", "there should be a second crane", SubjectFirst},
		}},
		{"inexact number", "The audit office said about half of the money was lost.", []said{
			{"The audit office", "about half of the money was lost", SubjectFirst},
		}},
		{"eager infinitive", "Shipping companies were quick to point out that the fee is new.", []said{
			{"Shipping companies", "the fee is new", SubjectFirst},
		}},
		{"number before a noun in -s", "Two dozen states rejected the fee.", []said{
			{"Two dozen states", "the fee", NominalContent},
		}},
		{"noun in -s with a clause of its own", "Reed left after reports that would have shamed anyone.", nil},
		{"name that holds a verb", "In the United States, Ann Reed wrote, “the harbour is our door to the world.”", []said{
			{"Ann Reed", "the harbour is our door to the world", SubjectFirst},
		}},
		{"subject that stands before", "It is an inquiry the ministry said was under way.", []said{
			{"the ministry", "was under way", SubjectFirst},
		}},
		{"what somebody called it", "Ann Reed left during what the mayor called “a year of bad harvests.”", []said{
			{"mayor", "a year of bad harvests", Description},
		}},
		{"fronted clause", "When the reporter noted that the crane had failed, the harbour master said the wind was strong.", []said{
			{"reporter", "the crane had failed", SubjectFirst},
			{"the harbour master", "the wind was strong", SubjectFirst},
		}},
		{"connective before the tag", "Still, Ann Reed said, the harbour will open.", []said{
			{"Ann Reed", "the harbour will open", QuoteFirst},
		}},
		{"main clause after a fronted one", "As the ice melts, the harbour will open, Ann Reed said.", []said{
			{"Ann Reed", "As the ice melts, the harbour will open", QuoteFirst},
		}},
		{"determiner as subject", "One says the harbour is full, while another says the sheds are empty.", []said{
			{"One", "the harbour is full", SubjectFirst},
			{"another", "the sheds are empty", SubjectFirst},
		}},
		{"as somebody noted", "As Ann Reed has noted, the sheds could still be sold.", []said{
			{"Ann Reed", "the sheds could still be sold", QuoteFirst},
		}},
		{"as reported by", "As reported by the Harbour Herald, the sheds were sold in May.", []said{
			{"Harbour Herald", "the sheds were sold in May", AccordingTo},
		}},
		{"said of", "In March she said of the sheds: “Nobody wants them now.”", []said{
			{"", "Nobody wants them now", SubjectFirst},
		}},
		{"question before an abbreviated title", "“Who needs a second crane?” Mr. Reed asked.", []said{
			{"Reed", "Who needs a second crane?", QuoteFirst},
		}},
		{"scene in unknown words", "“It is finished,” Ann Reed said onstage Tuesday night. “We can all go home.”", []said{
			{"Ann Reed", "It is finished | We can all go home", QuoteFirst},
		}},
		{"name of a programme", "“It is finished,” Ann Reed told “Harbour and Friends” after the vote.", []said{
			{"Ann Reed", "It is finished", QuoteFirst},
		}},
		{"initial in an inverted tag", "“It is finished,” said Senator Mark S. Reed, a member of the board.", []said{
			{"Mark S. Reed", "It is finished", QuoteFirst},
		}},
		{"noun that reports", "Her most explosive claim is that the sheds were empty.", []said{
			{"", "the sheds were empty", NounCue},
		}},
		{"possessor of a noun that reports", "Nobody believed Ann Reed’s assertion that the sheds were empty.", []said{
			{"Ann Reed", "the sheds were empty", NounCue},
		}},
		{"asked somebody to", "Ann Reed asked the harbour master to close the sheds.", []said{
			{"Ann Reed", "close the sheds", SubjectFirst},
		}},
		{"colon before a quotation", "Ann Reed was blunt about it: “We will never go back there.”", []said{
			{"Ann Reed", "We will never go back there", ColonCue},
		}},
		{"next paragraph", "In a letter last July, Ann Reed wrote:\n\nLet no one think that the sheds are safe. They are not.\n\nThe sheds stood empty.", []said{
			{"Ann Reed", "Let no one think that the sheds are safe. They are not", SubjectFirst},
		}},
		{"quoted next paragraph", "The harbour master replied:\n\n“The sheds are as safe as any house in this town.”\n\nThe sheds stood empty.", []said{
			{"The harbour master", "The sheds are as safe as any house in this town", SubjectFirst},
		}},
		{"time is no content", "The harbour board proposed two months ago.", nil},
		{"participle after a preposition", "The plan keeps the town from rejecting the fee.", nil},
		{"the author turns back", "Ann Reed said she would sell the sheds, but declined to name a price.", []said{
			{"Ann Reed", "she would sell the sheds", SubjectFirst},
		}},
		{"dash of the author", "Ann Reed said she would sell the sheds — a step that pleased the town.", []said{
			{"Ann Reed", "she would sell the sheds", SubjectFirst},
		}},
		{"opened by a quotation after to", "Ann Reed vowed to “sell every shed” by May.", []said{
			{"Ann Reed", "sell every shed” by May", SubjectFirst},
		}},
		{"pronoun in a joint subject", "The sheds are sold, she and Mr. Lind said.", []said{
			{"Lind", "The sheds are sold", QuoteFirst},
		}},
		{"town with its state", "At a fair in Portsmouth, N.H., on Tuesday, Senator Ann Reed praised the town, saying that it “keeps its word.”", []said{
			{"Ann Reed", "the town", NominalContent},
			{"Ann Reed", "it “keeps its word", ParticipleCue},
		}},
		{"antecedent after a preposition", "The town had help from Ann Reed, who said the sheds were empty.", []said{
			{"Ann Reed", "the sheds were empty", SubjectFirst},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "en", c.text, time.Time{}))
		})
	}
}

// TestEnglishScraps: text cut and put together anyhow keeps the contract.
func TestEnglishScraps(t *testing.T) {
	a := attributor(t)
	words := strings.Fields(`“ ” , , . — : ; ( ) ' said says who that to as of and he she Ann Reed 's Mr. Jr. told asked by for was quick his claim
		According to what called “go,” reporters in Ames, Iowa, about half two days ago, adding noted not if when there is should another
		ed ing wrote: Senator from the minister described which ? I Monday on a letter`)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		var b strings.Builder
		for range rng.IntN(60) {
			b.WriteString(words[rng.IntN(len(words))])
			switch rng.IntN(12) {
			case 0:
			case 1:
				b.WriteString("\n\n")
			default:
				b.WriteByte(' ')
			}
		}
		d := tokenize.Parse(b.String(), tokenize.Language("en"))
		checkResult(t, d, a.Attribute(d, time.Time{}))
	}
}
