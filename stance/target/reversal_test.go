package target

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// said is the text of spans.
func said(text string, spans []tokenize.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, text[s.Start:s.End])
	}
	return strings.Join(out, "|")
}

func TestUndoing(t *testing.T) {
	f := shippedFinder(t)
	for _, c := range []struct{ lang, text, undoing, operators string }{
		{"ar", "دعا الوزير إلى رفع العقوبات فوراً", "رفع العقوبات", "رفع"},
		{"ar", "طالب المندوب برفع جميع العقوبات عن دمشق", "برفع جميع العقوبات عن دمشق", "برفع جميع"},
		{"ar", "ينبغي أن ترفع واشنطن العقوبات عن طهران", "ترفع واشنطن العقوبات عن طهران", "ترفع واشنطن"},
		{"ar", "حذر من إلغاء التدابير القسرية الأحادية", "إلغاء التدابير القسرية", "إلغاء"},
		{"ar", "لن نقبل فك الحصار الاقتصادي", "فك الحصار الاقتصادي", "فك"},
		{"ar", "فرضت واشنطن العقوبات على طهران، ونطالب برفعها", "", ""}, // of one kind and of the other
		{"ar", "دعا إلى تعليق رفع العقوبات", "رفع العقوبات", "رفع"},     // what is suspended is the lifting
		{"ar", "رفع العقوبات لأن هذه التدابير تؤذي الناس", "رفع العقوبات", "رفع"},
		{"ar", "وضعت بروكسل حدا للعقوبات على المرفأ", "حدا للعقوبات", "حدا"},
		{"ar", "طلب رفع العقوبات ثم قال إن العقوبات على موسكو باقية", "", ""},
		{"ar", "دعا إلى رفع العقوبات وفرض عقوبات جديدة", "", ""},
		{"ar", "قرر المجلس فرض عقوبات جديدة على طهران", "", ""},
		{"ar", "قرر المجلس رفع سقف العقوبات على طهران", "", ""},
		{"ar", "رفع الوزير الجلسة، العقوبات على طهران باقية", "", ""},
		{"ar", "دعا إلى تقليص العلاقات الدبلوماسية مع دمشق", "", ""},
		{"en", "He called for lifting all the sanctions on Cuba", "lifting all the sanctions on Cuba", "lifting all the"},
		{"en", "We want an end to the arms embargo", "end to the arms embargo", "end to the arms"},
		{"en", "Relief from sanctions would come late", "Relief from sanctions", "Relief from"},
		{"en", "Brussels must lift every sanction on the port", "lift every sanction on the port", "lift every"},
		{"en", "He hailed an end to Washington’s crippling sanctions", "end to Washington’s crippling sanctions", "end to Washington’s crippling"},
		{"en", "They must waive the embargo", "waive the embargo", "waive the"},
		{"en", "Suspend the lifting of sanctions", "lifting of sanctions", "lifting of"},
		{"en", "Brussels will extend its sanctions on Minsk", "", ""},
		{"en", "The session was suspended. Sanctions on Minsk remain", "", ""},
		{"en", "Lift sanctions\n\nSanctions on Minsk hurt us", "", ""},
		{"en", "Lift the sanctions now; sanctions on Minsk hurt us all", "", ""},
		{"en", "They suspended talks about new sanctions", "", ""},
		{"en", "Washington dropped its threat of sanctions", "", ""},
		{"en", "In the end sanctions work", "", ""},
		{"en", "The fighting must end — sanctions on Minsk help", "", ""},
		{"en", "The fighting must end (sanctions on Minsk help)", "", ""},
		{"en", "The fighting must end - sanctions on Minsk help", "", ""},
		{"en", "The fighting must end — the sanctions on Minsk help", "", ""},
		{"en", "They vowed to stop sanctions evasion", "", ""},
		{"en", "London will halt arms embargo violations", "", ""},
		{"en", "They would restore the suspended sanctions", "", ""},
		{"en", "For months on end sanctions had hurt the port", "", ""},
		{"en", "The cancellation of sanctions is near", "cancellation of sanctions", "cancellation of"},
		{"ar", "لن تنهي العقوبات الجائرة الحرب", "", ""}, // here they are the subject
		{"ar", "رفعت العقوبات أسعار الخبز", "", ""},
		{"ar", "خففت العقوبات الغربية من قدرة الجيش", "", ""},
		{"ar", "رُفعت العقوبات عن الميناء", "رُفعت العقوبات عن الميناء", "رُفعت"},
		{"ar", "يبدأ الحوار بعد انتهاء الحرب – العقوبات على دمشق باقية", "", ""},
		{"ar", "قال إن العقوبات الدولية سترفع عن بلاده", "العقوبات الدولية سترفع عن", "سترفع عن"},
		{"ar", "أبلغنا الوكالة أن العقوبات لن تلغى", "العقوبات|تلغى", "تلغى"},
		{"ar", "يرى أن الحظر على النفط يجب أن يرفع فورا", "الحظر على النفط|يرفع فورا", "يرفع فورا"},
		{"ar", "قال إن العقوبات سترفع أسعار الخبز", "", ""},
		{"ar", "ستبقى العقوبات حتى تنتهي الحرب", "", ""},
		{"ar", "العقوبات قائمة، والجلسات رفعت في المساء", "", ""},
		{"ar", "العقوبات الغربية لا تزال سارية", "", ""},
		{"en", "Western sanctions on Cuba should never have been eased", "Western sanctions on Cuba|been eased", "been eased"},
		{"en", "He wants the sanctions lifted", "sanctions lifted", "lifted"},
		{"en", "The sanctions and the embargo were lifted", "sanctions|embargo were lifted", "were lifted"},
		{"en", "These sanctions must go", "sanctions must go", "must go"},
		{"en", "Sanctions bite, the curfew was lifted", "", ""},
		{"en", "The sanctions (the session was suspended) stay", "", ""},
		{"en", "Sanctions ended the war", "", ""},
		{"en", "Sanctions evaders were removed", "", ""},
		{"ru", "Он призвал к отмене западных санкций", "отмене западных санкций", "отмене западных"},
		{"ru", "Он призвал к новым санкциям", "", ""},
		{"ru", "Он ждет снятия с Ирака всех международных санкций", "снятия с Ирака всех международных санкций", "снятия с Ирака всех международных"},
		{"ru", "Глава МИД за отказ от эмбарго", "отказ от эмбарго", "отказ от"},
		{"ru", "Санкции должны быть немедленно отменены", "Санкции|отменены", "отменены"},
		{"ru", "Санкции против Минска снимут к лету", "Санкции против Минска снимут", "снимут"},
		{"ru", "Санкции давно пора снять", "Санкции|пора снять", "пора снять"},
		{"ru", "Санкции ослабят их экономику", "", ""}, // here they are the subject
		{"ru", "Она ввела санкции против Пекина и отменила льготы", "", ""},
		{"ru", "Как смягчить последствия западных санкций", "", ""},
		{"ru", "Они прекратят переговоры о санкциях Запада", "", ""},
		{"ru", "Пора вновь ввести отмененные санкции", "", ""},
		{"ru", "Рейс отменен, санкции Запада остаются", "", ""},
		{"fr", "Il demande de lever toutes les sanctions", "lever toutes les sanctions", "lever toutes les"},
		{"fr", "Il exige la levée de l’embargo", "levée de l’embargo", "levée de l’"},
		{"fr", "Il demande de nouvelles sanctions", "", ""},
		{"fr", "Il réclame la levée progressive et totale des sanctions", "levée progressive et totale des sanctions", "levée progressive et totale des"},
		{"fr", "Il faut mettre un terme aux sanctions américaines", "terme aux sanctions américaines", "terme aux"},
		{"fr", "Nul ne s’oppose à la fin de l’embargo", "fin de l’embargo", "fin de l’"},
		{"fr", "Les sanctions contre Damas doivent être levées", "sanctions contre Damas|être levées", "être levées"},
		{"fr", "Les sanctions prendront fin en mars", "sanctions prendront fin", "prendront fin"},
		{"fr", "Il veut voir les sanctions levées", "sanctions levées", "levées"},
		{"fr", "Ils veulent rétablir les sanctions suspendues en mai", "", ""},
		{"fr", "Elles durent, la séance est levée, les sanctions restent", "", ""},
		{"fr", "Les sanctions levées en mai ont été rétablies", "", ""},
		{"fr", "En fin de semaine les sanctions seront étendues", "", ""},
		{"fr", "Il retire sa menace de sanctions", "", ""},
		{"es", "Pidió el fin del embargo", "fin del embargo", "fin del"},
		{"es", "Pidió que se levanten las sanciones", "levanten las sanciones", "levanten las"},
		{"es", "Pidió que sigan las sanciones", "", ""},
		{"es", "Pide el levantamiento gradual y parcial de las sanciones a La Habana", "levantamiento gradual y parcial de las sanciones", "levantamiento gradual y parcial de las"},
		{"es", "Hay que levantar de inmediato las sanciones", "levantar de inmediato las sanciones", "levantar de inmediato las"},
		{"es", "Urge acabar con el bloqueo económico", "acabar con el bloqueo económico", "acabar con el"},
		{"es", "Las sanciones deben ser eliminadas", "sanciones|ser eliminadas", "ser eliminadas"},
		{"es", "Confía en que las sanciones desaparezcan", "sanciones desaparezcan", "desaparezcan"},
		{"es", "Quiere que las sanciones se suavicen", "sanciones se suavicen", "se suavicen"},
		{"es", "Por fin las sanciones a Moscú surten efecto", "", ""},
		{"es", "Bruselas levantó la sesión, las sanciones a Minsk siguen", "", ""},
		{"es", "Washington restablecerá las suspendidas sanciones", "", ""},
		{"zh", "委方呼吁解除对加拉加斯的一切制裁", "解除对|一切制裁", "解除|一切"},
		{"zh", "他要求取消美国对古巴实施的经济封锁", "取消美国对古巴|的经济封锁", "取消美国|的"},
		{"zh", "制裁应当立即取消", "制裁|立即取消", "立即取消"},
		{"zh", "解冻伊朗资产是前提", "解冻|资产", "解冻|资产"},
		{"zh", "对俄能源制裁将于三月到期", "对俄能源制裁|到期", "到期"},
		{"zh", "他说应停止单边制裁", "停止单边制裁", "停止单边"},
		{"zh", "议会决定延长对俄制裁", "", ""},
		{"zh", "会议结束，对俄制裁仍然有效", "", ""},
		{"zh", "他放弃了制裁威胁", "", ""},
		{"zh", "他们要恢复被解除的制裁", "", ""},
		{"zh", "制裁并未使战争结束", "", ""},
		{"zh", "有人呼吁解除制裁，也有人要求对俄实施新制裁", "", ""},
	} {
		d := tokenize.Parse(c.text, tokenize.Language(c.lang))
		found := f.Find(d, whole(c.text))
		require.Len(t, found, 1, c.text)
		assert.Equal(t, "sanctions", found[0].Target, c.text)
		assert.Equal(t, c.undoing, said(c.text, found[0].Undoing), c.text)
		assert.Equal(t, c.operators, said(c.text, found[0].Operators), c.text)
	}
}

// Every operator of the tables undoes, and so does every one that has the
// mention in its suffix.
func TestEveryOperator(t *testing.T) {
	f := shippedFinder(t)
	undone := func(lang, text string) {
		d := tokenize.Parse(text, tokenize.Language(lang))
		start := max(0, strings.LastIndex(text, "،"))
		found := f.Find(d, []tokenize.Span{{Start: start, End: len(text)}})
		require.Len(t, found, 1, text)
		assert.NotEmpty(t, found[0].Operators, text)
	}
	before := map[string]string{"zh": "他们%对伊朗的制裁", "en": "they % the embargo", "ru": "они % санкции", "fr": "ils % les sanctions", "es": "ellos % las sanciones", "ar": "العقوبات على طهران سارية، قال % العقوبات"}
	behind := map[string]string{
		"undone": "العقوبات على طهران سارية، قال إن % قريب", "liftedf": "قال إن العقوبات على طهران سوف %", "goesf": "قال إن العقوبات %", "goesm": "قال إن الحصار التجاري %",
		"eitherf": "قال إن العقوبات على طهران % فورا", "eitherm": "قال إن الحصار التجاري على طهران % قريبا", "then": "قال إن العقوبات سترفع %", "lifted": "they want the sanctions on Iran to be % at once",
	}
	tried := 0
	for _, r := range Shipped()[0].Rules {
		text := behind[r.Class]
		if r.Class == "undo" {
			text = before[r.Lang]
		}
		for _, word := range strings.Split(r.Pattern, "/") {
			if text != "" {
				undone(r.Lang, strings.ReplaceAll(text, "%", strings.Trim(word, "=()*")))
				tried++
			}
		}
	}
	assert.Greater(t, tried, 200)
}

// What lies outside of what was asked for undoes nothing, but an operator in the context does.
func TestUndoingOutside(t *testing.T) {
	f := shippedFinder(t)
	text := "He demanded the lifting of sanctions"
	d := tokenize.Parse(text, tokenize.Language("en"))
	at := strings.Index(text, "sanctions")
	content := []tokenize.Span{{Start: at, End: len(text)}}
	found := f.Find(d, content)
	require.Len(t, found, 1)
	assert.Empty(t, found[0].Undoing)
	assert.Empty(t, found[0].Operators)
	found = f.Document(d).FindWith(content, []tokenize.Span{{Start: 0, End: at}})
	require.Len(t, found, 1)
	assert.Equal(t, "lifting of sanctions", said(text, found[0].Undoing))
	all := f.Document(d).Mentions()
	require.NotEmpty(t, all)
	assert.Equal(t, "lifting of", said(text, all[0].Operators))
}

func TestOwnReversal(t *testing.T) {
	ts, err := Read(strings.NewReader("corridor\ten\tmention\t[grain] corridor\n"+"corridor\ten\tmention\tgrain <10> (black sea)\n"+
		"corridor\ten\treversal\tend/ending/closure [of/to] [the]\ncorridor\ten\tdecoy\tin the end\n"), "mine.tsv")
	require.NoError(t, err)
	f, err := NewFinder(ts)
	require.NoError(t, err)
	for text, want := range map[string]string{
		"They urged ending the grain corridor":                                          "ending the",
		"They want an end to the corridor":                                              "end to the",
		"The closure of the grain corridor would be wise":                               "closure of the",
		"In the end the grain corridor works":                                           "",
		"They want ending grain exports by the Black Sea, but the grain corridor stays": "",
	} {
		found := f.Find(tokenize.Parse(text, tokenize.Language("en")), whole(text))
		require.Len(t, found, 1, text)
		assert.Equal(t, want, said(text, found[0].Operators), text)
	}
	_, err = Read(strings.NewReader("corridor\ten\treversal\tend\t0.9\tnear:nothing,x\n"), "mine.tsv")
	assert.ErrorIs(t, err, ErrTarget)
	_, err = NewFinder([]Target{{ID: "x", Rules: []Rule{{Role: RoleMention, Pattern: "a"}, {Role: RoleReversal, Pattern: "b", Needs: "near:self"}}}})
	assert.ErrorContains(t, err, "a reversal cannot")
}
