package attribute

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// TestEnglishWire holds turns of phrase of news agencies, in words of the
// project's own.
func TestEnglishWire(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"says and a contraction", "Harbour master Ann Holm says it's a shame that nobody came. Berg says that doesn't matter.", []said{
			{"Ann Holm", "it's a shame that nobody came", SubjectFirst},
			{"Berg", "that doesn't matter", SubjectFirst}}},
		{"says neither", "A spokeswoman for Anna Holm says neither the mayor nor her staff opened the gate.", []said{
			{"spokeswoman for Anna Holm", "neither the mayor nor her staff opened the gate", SubjectFirst}}},
		{"said if elected", "Ann Holm said if elected mayor she could work with the council.", []said{
			{"Ann Holm", "if elected mayor she could work with the council", SubjectFirst}}},
		{"is stressing, is urging", "Ann Holm is stressing the need for a second bridge. Lars Berg is urging his neighbours to stay indoors.", []said{
			{"Ann Holm", "the need for a second bridge", NominalContent},
			{"Lars Berg", "stay indoors", SubjectFirst}}},
		{"Friday's vote, last week's vote", "Party chairman Lars Berg called Friday's vote a “great day for farmers.” Ann Holm welcomed last week's vote.", []said{
			{"Lars Berg", "Friday's vote | a “great day for farmers", Description},
			{"Ann Holm", "last week's vote", NominalContent}}},
		{"told reporters after the meeting that was held", "“The winter will be long,” Minister Ann Holm told reporters after the meeting that was held on the ferry.", []said{
			{"Ann Holm", "The winter will be long", QuoteFirst}}},
		{"a quotation goes on after the scene", "“Each time it rains,” Holm said, pointing to the roof, “we get out the buckets.” “The pump is fine,” Berg said during a visit to Alta, N.M., “but the pipe is not.”", []said{
			{"Holm", "Each time it rains | we get out the buckets", QuoteFirst},
			{"Berg", "The pump is fine | but the pipe is not", QuoteFirst}}},
		{"a quotation inside that ends together", "\"I never liked the word 'harvest,' \" Holm told the council. The council left.", []said{
			{"Holm", "I never liked the word 'harvest", QuoteFirst}}},
		{"two places of one noun", "Observers in the capital and around the country say the river deserves a bridge.", []said{
			{"Observers in the capital and around the country", "the river deserves a bridge", SubjectFirst}}},
		{"who wrote to her", "The groups who wrote to her on Thursday say they are worried.", []said{
			{"The groups", "they are worried", SubjectFirst}}},
		{"one of whom nothing is known but that he asked", "At a meeting in the town hall, one questioner claimed that the dam was leaking.", []said{
			{"one questioner", "the dam was leaking", SubjectFirst}}},
		{"told not to", "Since June, officials have told residents not to drink the water.", []said{
			{"officials", "not to drink the water", SubjectFirst}}},
		{"a town with its state", "Lars Berg told a town hall in Salem, New Hampshire on Monday that the ferry is safe.", []said{
			{"Lars Berg", "the ferry is safe", SubjectFirst}}},
		{"said, with the subject behind and a comma", "Said Dora Poole, who grew up by the river, “We all swam there.”", []said{
			{"Dora Poole", "We all swam there", VerbFirst}}},
		{"The Latest speaks not", "A day by the river.\n\nThe Latest: Holm urges farmers to watch the river", []said{
			{"Holm", "watch the river", SubjectFirst}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "en", c.text, time.Time{}))
		})
	}
}
