package tokenize

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// quotes writes the quotations of d as open[inner]close, with > for
// Continues, ! for Repaired and the parent's index.
func quotes(d *Document) []string {
	var out []string
	for _, q := range d.Quotes {
		s := d.Text[q.Open.Start:q.Open.End] + "[" + d.Text[q.Inner.Start:q.Inner.End] + "]" + d.Text[q.Close.Start:q.Close.End]
		if q.Parent >= 0 {
			s += fmt.Sprint(q.Parent)
		}
		if q.Repaired {
			s += "!"
		}
		if q.Continues {
			s += ">"
		}
		out = append(out, s)
	}
	return out
}

func codes(d *Document) string {
	var out []string
	for _, n := range d.Notes {
		out = append(out, n.Code)
	}
	return strings.Join(out, " ")
}

func TestQuotes(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
		notes    string
	}{
		{"guillemets", "قال: «نعم» ثم مضى.", []string{"«[نعم]»"}, ""},
		{"guillemets with spaces", "Il a dit : « non » hier.", []string{"«[non]»"}, ""},
		{"round", "he said “yes” twice, “really”.", []string{"“[yes]”", "“[really]”"}, ""},
		{"straight toggles", `قال "نعم" ثم "لا".`, []string{`"[نعم]"`, `"[لا]"`}, ""},
		{"straight with spaces inside", `قال " نعم " ثم " لا " أيضا.`, []string{`"[نعم]"`, `"[لا]"`}, ""},
		{"straight with the space on the wrong side", `قال:" نعم" وذكر "لا "وانصرف.`, []string{`"[نعم]"`, `"[لا]"`}, ""},
		{"nested families", "He said “the word «peace» is ‘good’ here” again.", []string{"“[the word «peace» is ‘good’ here]”", "«[peace]»0", "‘[good]’0"}, ""},
		{"nested guillemets", "В «Газете «Труд» за май» это есть.", []string{"«[Газете «Труд» за май]»", "«[Труд]»0"}, ""},
		{"german and russian low marks", "Er sagte „nein“ dazu.", []string{"„[nein]“"}, ""},
		{"one shape for both", "قال “نعم“ ثم “لا“ فقط.", []string{"“[نعم]“", "“[لا]“"}, ""},
		{"reversed shapes", "قال ”نعم“ ثم مضى.", []string{"”[نعم]“"}, ""},
		{"mixed pair", "قال «نعم\" ثم مضى.", []string{"«[نعم]\""}, ""},
		{"mixed in one family", `قال “نعم" ثم "لا” ومضى.`, []string{`“[نعم]"`, `"[لا]”`}, ""},
		{"apostrophes are no quotation", "The boys' house isn't Lavrov's, it's the ’90s.", nil, ""},
		{"apostrophes for what is left out", "It was rock 'n' roll of the '90s and the players' union, 'tis said, told 'em 'no way' in the ’80s.", []string{"'[no way]'"}, ""},
		{"letters in single marks", "Take 'x' and 'y' of the '12 samples'.", []string{"'[x]'", "'[y]'", "'[12 samples]'"}, ""},
		{"single quotation", "She called it 'a big mistake' yesterday.", []string{"'[a big mistake]'"}, ""},
		{"single with a plural inside", "It was 'the boys' own game' again.", []string{"'[the boys' own game]'"}, ""},
		{"apostrophe before a double", "And ‘bout this: “The town’s routines’ end” it said.", []string{"“[The town’s routines’ end]”"}, ""},
		{"tex", "he said ``never'' again", []string{"``[never]''"}, ""},
		{"double parentheses", "ذكرت وكالة ((الخبر)) أمس.", []string{"(([الخبر]))"}, ""},
		{"closing double parentheses alone", "حضر (الرئيس (السابق)) أمس.", nil, ""},
		{"ascii guillemets", "قال <<نعم>> ثم مضى.", []string{"<<[نعم]>>"}, ""},
		{"corner brackets", "他说「很好『真的』」。", []string{"「[很好『真的』]」", "『[真的]』0"}, ""},
		{"title", "他读《红楼梦》。", []string{"《[红楼梦]》"}, ""},
		{"empty", "he said “” and left", []string{"“[]”"}, ""},
		{"stray closing mark", "عقد الاجتماع أمس” في العاصمة.", nil, NoteStray},
		{"stray closing mark after a colon", "وقال: إن بلاده ستوقع الاتفاق غدا”.", []string{"[إن بلاده ستوقع الاتفاق غدا]”!"}, NoteStray},
		{"the colon in parentheses introduces nothing", "المعاهدة (بالإنجليزية: Treaty) وقعت غدا”.", nil, NoteStray},
		{"unclosed after a colon", "وقال: «لن نوقع الاتفاق. وأضاف أنه سيعود.", []string{"«[لن نوقع الاتفاق.]!"}, NoteUnclosed},
		{"unclosed before a participle", "وقال: «لن نوقع الاتفاق، مؤكدا أنه سيعود.", []string{"«[لن نوقع الاتفاق]!"}, NoteUnclosed},
		{"unclosed scare quote", "حركة «الأمل تجتمع غدا. وتعود.", nil, NoteUnclosed},
		{"unclosed paragraph", "“We will go.\n\nThey went.", []string{"“[We will go.]!"}, NoteUnclosed},
		{"a stray mark shifts nothing", `قال "نعم" لا" ثم "بلى" وقال "كلا".`, []string{`"[نعم]"`, `"[بلى]"`, `"[كلا]"`}, NoteStray},
		{"crossing pairs", "«a “b» c” d", []string{"«[a “b]»"}, NoteUnclosed + " " + NoteStray},
		{"reopened in the next paragraph", "He said: “We go.\n“We stay.\n“We end,” he said.", []string{"“[We go.]>", "“[We stay.]>", "“[We end,]”"}, ""},
		{"reopened with a closing mark", "Il a dit : « Un.\n» Deux. »\nFin.", []string{"«[Un.]>", "»[Deux.]»"}, ""},
		{"closed in the next paragraph", "قال: «سنبدأ غدا.\nوسنعود بعده».", []string{"«[سنبدأ غدا.]>", "[وسنعود بعده]»"}, ""},
		{"an opening mark does not close", "قال: « كلام و« كلام و« كلام.", []string{"«[كلام و« كلام و« كلام.]!"}, NoteUnclosed + " " + NoteUnclosed + " " + NoteUnclosed},
		{"opening marks alone", "««««««««««", nil, strings.Repeat(NoteUnclosed+" ", maxNotes) + NoteMore},
		{"closing marks alone", "نعم » لا » بلى.", nil, NoteStray + " " + NoteStray},
		{"turned round", "قال »نعم« ثم »لا« ومضى.", []string{"»[نعم]«", "»[لا]«"}, ""},
		{"turned round and nested", "قال »قرأ »الخبر« أمس« ومضى.", []string{"»[قرأ »الخبر« أمس]«", "»[الخبر]«0"}, ""},
		{"one way in a paragraph", "قال «نعم» ثم »لا« ثم «بلى».", []string{"«[نعم]»", "«[بلى]»"}, NoteStray + " " + NoteUnclosed},
		{"each paragraph closed", "“One.”\n“Two.”", []string{"“[One.]”", "“[Two.]”"}, ""},
		{"inches", `a 6" pipe`, nil, NoteStray},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lang := "en"
			if strings.ContainsAny(tt.in, "اونلبت") {
				lang = "ar"
			}
			d := Parse(tt.in, Language(lang))
			assert.Equal(t, tt.want, quotes(d))
			assert.Equal(t, tt.notes, codes(d))
			checkDocument(t, d)
		})
	}
}

func TestQuoteStyle(t *testing.T) {
	d := Parse("“a” «b» ‘c’ ‹d› 「e」 《f》 ((g))", Language("en"))
	var got []QuoteStyle
	for _, q := range d.Quotes {
		got = append(got, q.Style)
	}
	assert.Equal(t, []QuoteStyle{Double, Guillemet, Single, SingleGuillemet, Corner, Title, Parens}, got)
}

func TestQuoteOfWords(t *testing.T) {
	d := Parse("He “said ‘no’ to” it.", Language("en"))
	var got []int32
	for _, w := range d.Words {
		got = append(got, w.Quote)
	}
	//                    He  “   said ‘ no ’ to ”   it  .
	assert.Equal(t, []int32{-1, -1, 0, 0, 1, 0, 0, -1, -1, -1}, got)
}

// TestApostropheKind: a mark that is no quotation mark after all is
// punctuation; a stray one stays a mark.
func TestApostropheKind(t *testing.T) {
	d := Parse("The boys' house” stands.", Language("en"))
	require.Len(t, d.Words, 7)
	assert.Equal(t, Punct, d.Words[2].Kind)
	assert.Equal(t, QuoteMark, d.Words[4].Kind)
}

func TestManyMarks(t *testing.T) {
	for _, unit := range []string{"«", "“a ", "\"", "' ", "((", "قال: «نعم. ", "”. ", "قال: نعم”. ", "«“", "‘a “b ’c "} {
		checkDocument(t, Parse(strings.Repeat(unit, 500), Language("ar")))
		d := Parse(strings.Repeat(unit, 10000), Language("ar"))
		assert.LessOrEqual(t, len(d.Notes), maxNotes+1, unit)
		if unit == "«" {
			assert.Len(t, d.Notes, maxNotes+1)
		}
	}
}
