package target

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

func whole(text string) []tokenize.Span { return []tokenize.Span{{Start: 0, End: len(text)}} }

func ids(ms []Mention) string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Target)
	}
	return strings.Join(out, " ")
}

func TestShippedIsSound(t *testing.T) {
	ts, err := readShipped()
	require.NoError(t, err)
	require.Len(t, ts, 4)
	for i, id := range order() {
		assert.Equal(t, id, ts[i].ID)
		for _, lang := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
			assert.NotEmpty(t, ts[i].Names[lang], "%s in %s", id, lang)
		}
		assert.NoError(t, ts[i].Validate())
	}
	assert.Equal(t, ts, Shipped())
}

func TestShippedMentions(t *testing.T) {
	f := shippedFinder(t)
	for _, c := range []struct{ lang, text, want string }{
		{"ar", "دعا الوزير إلى رفع العقوبات عن بلاده فوراً", "sanctions"},
		{"ar", "نرفض الإجراءات القسرية الأحادية بكل أشكالها", "sanctions"},
		{"ar", "قررت واشنطن تجميد أصول ثلاثة مصارف", "sanctions"},
		{"ar", "حكمت المحكمة بأقصى العقوبات على المتهم بالتزوير", ""},
		{"ar", "لا أرى أن نؤدب فتى طائشا بأقسى العقوبات", ""},
		{"ar", "أطلع العقيد زملاءه على التدابير المضادة للألغام", ""},
		{"ar", "تدرس أوتاوا إجراءات مضادة على واردات الصلب", "sanctions"},
		{"ar", "خفف الاتحاد لكرة القدم عقوبة اللاعب إلى مباراتين", ""},
		{"ar", "ينص قانون العقوبات على السجن سنتين", ""},
		{"ar", "توسيع الناتو شرقاً يهدد الاستقرار", "nato"},
		{"ar", "انضمام جورجيا لحلف شمال الأطلسي مسألة وقت", "nato"},
		{"ar", "هبت رياح من المحيط الأطلسي على الساحل", ""},
		{"ar", "ناقشت منظمة الأمن والتعاون في أوروبا الملف", ""},
		{"ar", "نعارض كل تدخل أجنبي في شؤون تايوان", "taiwan-interference"},
		{"ar", "بيع الصواريخ إلى تايبيه خطأ", "taiwan-interference"},
		{"ar", "ضرب إعصار جديد شمال تايوان", ""},
		{"ar", "نرحب بأي هدنة في أوكرانيا", "ukraine-talks"},
		{"ar", "لا مفاوضات مع كييف قبل الربيع", "ukraine-talks"},
		{"ar", "الهدنة في غزة أولوية", ""},
		{"ar", "بحث الوزيران في محادثات ثنائية التجارة والسياحة", ""},
		{"en", "Brussels should extend its sanctions on Minsk", "sanctions"},
		{"en", "They froze the assets of two banks", "sanctions"},
		{"en", "The club accepts the disciplinary sanctions", ""},
		{"en", "NATO must open its door", "nato"},
		{"en", "He was hit by a bus near a hotel full of NATO staff", ""},
		{"en", "Selling missiles to Taiwan invites trouble", "taiwan-interference"},
		{"en", "The typhoon reached Taiwan at noon", ""},
		{"en", "A cease-fire in Ukraine is within reach", "ukraine-talks"},
		{"en", "The Minsk agreements are dead", "ukraine-talks"},
		{"en", "Talks about the player’s contract go on", ""},
		{"ar", "نشأت القيود المفروضة على بلاده من قرار أمريكي", "sanctions"},
		{"ar", "القيود المفروضة على حركة المرور صارمة", ""},
		{"ar", "الإجراءات الجزائية الأمريكية ضد روسيا خطأ", "sanctions"},
		{"ar", "طلب المحامي وقف الإجراءات الجزائية", ""},
		{"ar", "كانت العقوبة قاسية على الدولة", ""},
		{"ar", "تعاقب على البلاد ملوك كثيرون", ""},
		{"ar", "الأطلسي سيتوسع شرقا", "nato"},
		{"ar", "تقع البرازيل على الأطلسي", ""},
		{"ar", "كان بنيتو موسوليني حليفا لألمانيا", ""},
		{"ar", "عرضت قناة الجزيرة مقابلة عن الصين وتايوان أمس", "taiwan-interference"},
		{"ar", "تعد الصين واحدة من أكبر الدول", ""},
		{"ar", "تقع نورماندي في شمال فرنسا", ""},
		{"ar", "اتفق الجانبان في صيغة نورماندي على هدنة في أوكرانيا", "ukraine-talks"},
		{"ar", "استخدمت القاعدة طائرات عسكرية تابعة لدول حلف شمال الأطلسي (ناتو) أمس", ""},
		{"ar", "حان الوقت لإحياء الحوار مع موسكو بعد قمة عن أوكرانيا", ""},
		{"ar", "نريد الحوار مع موسكو لوقف الحرب في أوكرانيا", "ukraine-talks"},
		{"en", "They want a comprehensive ban on Russian oil", "sanctions"},
		{"en", "A comprehensive test ban is our aim", ""},
		{"en", "Beijing said it would take resolute countermeasures", "sanctions"},
		{"en", "Countermeasures against air pollution are under way", ""},
		{"en", "Britain had sanctioned Abramovich", "sanctions"},
		{"en", "It was sanctioned by custom", ""},
		{"en", "We should punish Russia", "sanctions"},
		{"en", "The law will punish thieves", ""},
		{"en", "NATO is divided; membership would provoke Moscow", "nato"},
		{"en", "Our membership in the choir has grown", ""},
		{"ru", "Мирные жители покинули город на Украине", ""},
		{"ru", "Карантинные ограничительные меры сняты", ""},
		{"zh", "每一个中国人都知道", ""},
		{"zh", "平台海量信息", ""},
		{"ru", "Новые санкции против Москвы бесполезны", "sanctions"},
		{"ru", "Расширение НАТО угрожает нам", "nato"},
		{"ru", "Мы готовы к переговорам с Украиной", "ukraine-talks"},
		{"ru", "Лондон заморозил счета двух российских банков", "sanctions"},
		{"ru", "Посол осудил ограничительные меры Евросоюза в отношении Минска", "sanctions"},
		{"ru", "Вашингтон готовит новый пакет ограничений против Тегерана", "sanctions"},
		{"ru", "Клуб обжалует дисциплинарные санкции федерации футбола", ""},
		{"ru", "Следователь получил санкцию на обыск", ""},
		{"ru", "Митинг был санкционирован мэрией", ""},
		{"ru", "Губернатор снял ограничительные меры в ресторанах региона", ""},
		{"ru", "Прорыв блокады Ленинграда отметили салютом", ""},
		{"ru", "Натовские базы у наших границ недопустимы", "nato"},
		{"ru", "Восточный фланг укрепят батальонами к саммиту", "nato"},
		{"ru", "По классификации НАТО ракета зовется иначе", ""},
		{"ru", "Избирательный блок и правящий альянс спорят о бюджете", ""},
		{"ru", "Поставки ракет Тайваню подрывают мир", "taiwan-interference"},
		{"ru", "Мы верны принципу единого Китая", "taiwan-interference"},
		{"ru", "Однако Китай растет быстрее", ""},
		{"ru", "Тайфун дошел до Тайваня к полудню", ""},
		{"ru", "На Тайване выиграла сборная по бейсболу", ""},
		{"ru", "Украинское урегулирование обсудят в четверг", "ukraine-talks"},
		{"ru", "Минские договоренности никто не отменял", "ukraine-talks"},
		{"ru", "Прекращение огня на Украине возможно до весны", "ukraine-talks"},
		{"ru", "Переговоры о ценах на газ с Украиной прерваны", ""},
		{"ru", "Чемпионат мира на Украине отложен", ""},
		{"ru", "Перемирие в секторе Газа нарушено", ""},
		{"ru", "При посредничестве Катара из Киева вернулись дети", ""},
		{"zh", "我们反对单边制裁", "sanctions"},
		{"zh", "北约东扩是错误", "nato"},
		{"zh", "反对外部势力干涉台湾问题", "taiwan-interference"},
		{"zh", "布鲁塞尔拟延长对明斯克的禁运", "sanctions"},
		{"zh", "三家银行的海外资产被华盛顿冻结", "sanctions"},
		{"zh", "中方敦促美方停止长臂管辖", "sanctions"},
		{"zh", "他主张放宽对古巴的贸易封锁", "sanctions"},
		{"zh", "法院认为毒贩应当受到法律制裁", ""},
		{"zh", "足协将对该球员处以停赛制裁", ""},
		{"zh", "诈骗团伙的账户已被公安机关冻结", ""},
		{"zh", "机场因大雾实施临时限制措施", ""},
		{"zh", "瑞典的入约申请仍需一国批准", "nato"},
		{"zh", "北大西洋公约组织将在波罗的海增兵", "nato"},
		{"zh", "演习地点在湖北约三十公里外的水库", ""},
		{"zh", "他会背北约音标字母", ""},
		{"zh", "喀布尔以北约40公里处有一座基地", ""},
		{"zh", "城区将向东扩展", ""},
		{"zh", "东京议员再次窜访台北", "taiwan-interference"},
		{"zh", "任何国家都无权插手台海事务", "taiwan-interference"},
		{"zh", "该国始终奉行一个中国政策", "taiwan-interference"},
		{"zh", "台风将于周五登陆台湾东部", ""},
		{"zh", "总台海外频道今晚直播", ""},
		{"zh", "来自台湾的同胞参观了展览", ""},
		{"zh", "双方强调互不干涉内政", ""},
		{"zh", "教皇愿为俄乌停火居中斡旋", "ukraine-talks"},
		{"zh", "明斯克协议早已名存实亡", "ukraine-talks"},
		{"zh", "只有政治解决乌克兰危机才是出路", "ukraine-talks"},
		{"zh", "加沙停火谈判陷入僵局", ""},
		{"zh", "基辅就天然气过境合同重启谈判", ""},
		{"zh", "两位领导和谈心对象交换了意见", ""},
		{"zh", "基辅地铁工会与公司的加薪谈判破裂", ""},
		{"fr", "Il faut lever les sanctions", "sanctions"},
		{"fr", "L’élargissement de l’OTAN inquiète", "nato"},
		{"fr", "Bruxelles gèle les avoirs de deux banques russes", "sanctions"},
		{"fr", "Washington adopte des mesures restrictives contre Téhéran", "sanctions"},
		{"fr", "Un boycott du pétrole iranien ruinerait nos raffineries", "sanctions"},
		{"fr", "La ministre promet des sanctions disciplinaires aux policiers fautifs", ""},
		{"fr", "La fédération a allégé les sanctions du club après le match", ""},
		{"fr", "Le parti craint un vote sanction aux municipales", ""},
		{"fr", "L’embargo sur la note de l’Insee était levé à minuit", ""},
		{"fr", "Les blocus de lycées ont repris lundi", ""},
		{"fr", "L’Alliance enverra un bataillon dans les pays baltes", "nato"},
		{"fr", "Son prénom s’épelle en alphabet de l’Otan", ""},
		{"fr", "L’alliance Renault-Nissan doit renforcer sa défense", ""},
		{"fr", "Pékin dénonce la visite d’une délégation de sénateurs à Taipei", "taiwan-interference"},
		{"fr", "Il n’existe qu’une seule Chine", "taiwan-interference"},
		{"fr", "Un typhon a privé Taïwan de courant", ""},
		{"fr", "Le calendrier est suivi en Chine, à Hong Kong et à Taïwan", ""},
		{"fr", "L’île de la Réunion attend des touristes", ""},
		{"fr", "Kiev propose une médiation du Vatican", "ukraine-talks"},
		{"fr", "Les accords de Minsk sont morts", "ukraine-talks"},
		{"fr", "Mettre fin aux combats en Ukraine prendra des mois", "ukraine-talks"},
		{"fr", "Les négociations salariales ont repris à Lyon", ""},
		{"fr", "Kiev négocie un prêt avec le FMI", ""},
		{"fr", "La trêve hivernale protège les locataires", ""},
		{"fr", "Il a reçu le prix Nobel de la paix à Kiev", ""},
		{"es", "La OTAN debe ampliarse", "nato"},
		{"es", "Una tregua en Ucrania es posible", "ukraine-talks"},
		{"es", "Sin embargo, Moscú no respondió", ""},
		{"es", "El Tesoro de EE.UU. congeló los activos de tres magnates rusos", "sanctions"},
		{"es", "Washington sancionó a dos bancos iraníes", "sanctions"},
		{"es", "Hay que castigar a Rusia", "sanctions"},
		{"es", "Londres vetó la entrada de gas ruso", "sanctions"},
		{"es", "El comité retiró la sanción al portero", ""},
		{"es", "El juez ordenó el embargo de las cuentas de la empresa", ""},
		{"es", "El bloqueo de la investidura cansa a todos", ""},
		{"es", "El gobernador sancionó el proyecto de reforma", ""},
		{"es", "Moscú rechaza la expansión de la Alianza Atlántica", "nato"},
		{"es", "El alfabeto fonético de la OTAN es fácil", ""},
		{"es", "Es un goleador nato", ""},
		{"es", "China rechaza todo contacto oficial con Taipéi", "taiwan-interference"},
		{"es", "Defiende el principio de una sola China", "taiwan-interference"},
		{"es", "La empresa taiwanesa fabricará chips en Dresde", ""},
		{"es", "El papa pide un cese al fuego en Ucrania", "ukraine-talks"},
		{"es", "Nadie cumplió los acuerdos de Minsk", "ukraine-talks"},
		{"es", "El club de Kiev negocia el fichaje de un delantero", ""},
		{"es", "El alto el fuego en Gaza es frágil", ""},
	} {
		d := tokenize.Parse(c.text, tokenize.Language(c.lang))
		assert.Equal(t, c.want, ids(f.Find(d, whole(c.text))), c.text)
	}
}

func TestAnaphorNeedsMention(t *testing.T) {
	f := shippedFinder(t)
	const before = "The new envoy praised NATO on Monday.\n\n"
	const said = "Our alliance has never been stronger."
	d := tokenize.Parse(before+said, tokenize.Language("en"))
	got := f.Find(d, []tokenize.Span{{Start: len(before), End: len(before + said)}})
	require.Len(t, got, 1)
	assert.Equal(t, "nato", got[0].Target)
	assert.Less(t, got[0].Confidence, 0.9)

	alone := tokenize.Parse(said, tokenize.Language("en"))
	assert.Empty(t, f.Find(alone, whole(said)))
}

// rules makes a finder of one target from rows without target and language.
func rules(t *testing.T, lang string, rows ...string) *Finder {
	t.Helper()
	var table strings.Builder
	for _, r := range rows {
		table.WriteString("x\t" + lang + "\t" + r + "\n")
	}
	ts, err := Read(strings.NewReader(table.String()), "test.tsv")
	require.NoError(t, err)
	f, err := NewFinder(ts)
	require.NoError(t, err)
	return f
}

func TestPatternLanguage(t *testing.T) {
	for _, c := range []struct {
		lang, pattern, text string
		want                bool
	}{
		{"en", "grain deal", "the Grain deal", true},
		{"en", "grain deal", "the grain “deal”", true},
		{"en", "grain deal", "grain, deal", false},
		{"en", "grain deal", "grain. Deal", false},
		{"en", "grain/wheat deal", "a wheat deal", true},
		{"en", "(black sea)/odesa", "in the Black Sea", true},
		{"en", "a b | c d", "c d", true},
		{"en", "a b | c d", "a d", false},
		{"en", "[big] deal off", "deal off", true},
		{"en", "deal*", "dealers", true},
		{"en", "grain ..2 deal", "grain and wheat deal", true},
		{"en", "grain ..2 deal", "grain or oats or wheat deal", false},
		{"en", "grain ..2 deal", "deal on grain", false},
		{"en", "grain <2> deal", "deal on grain", true},
		{"en", "grain <5> deal", "All the grain. The deal", false},
		{"en", "a ..3 b ..3 c", "a b b x x x c", true}, // the second b, not the first
		{"ar", "عقوبات", "وبالعُقوبات", true},
		{"ar", "عقوبات", "عقوباتها", false},
		{"ar", "عقوبات+", "وعقوباتها", true},
		{"ar", "عقوبة+", "عقوبته", true},
		{"ar", "=عقوبات", "العقوبات", false},
		{"ar", "الحلف", "للحلف", true},
		{"ar", "الحلف", "حلف", false},
		{"zh", "制裁", "新的制裁措施", true},
		{"zh", "制裁", "裁制", false},
	} {
		f := rules(t, c.lang, "mention\t"+c.pattern)
		got := f.Find(tokenize.Parse(c.text, tokenize.Language(c.lang)), whole(c.text))
		assert.Equal(t, c.want, len(got) == 1, "%s in %s", c.pattern, c.text)
	}
}

func TestConditions(t *testing.T) {
	const far = "one two three four five six seven eight nine ten"
	for _, c := range []struct {
		needs, text string
		want        bool
	}{
		{"near:a", "deal about apples", true},
		{"near:a", "The deal. All apples", false},
		{"near:a,3", "deal " + far + " apples", false},
		{"!near:a", "deal about apples", false},
		{"near:a|near:b", "deal about beans", true},
		{"near:a near:b", "deal about beans", false},
		{"before:a", "Sweet apples. A deal", true},
		{"before:a", "A deal. Sweet apples", false},
		{"article:a", "They made a deal about apples.", false},
		{"article:a", "apples deal apples, apples", true},
		{"over:a/b", "deal", true},
		{"over:a/b", "deal apples beans beans", false},
		{"nearer:a/b", "deal", false},
		{"nearer:a/b", "apples deal of beans", true},
		{"nearer:a/b", "apples or deal beans", false},
	} {
		f := rules(t, "en", "@a\tapples", "@b\tbeans", "mention\tdeal\t\t"+c.needs)
		got := f.Find(tokenize.Parse(c.text, tokenize.Language("en")), whole(c.text))
		assert.Equal(t, c.want, len(got) == 1, "%s in %s", c.needs, c.text)
	}
}

func TestFindSpans(t *testing.T) {
	f := rules(t, "en", "mention\tvisit <8> taipei\t0.5", "decoy\tschool visit")
	const text = "Beijing condemned the visit of three senators to Taipei, and nothing else."
	d := tokenize.Parse(text, tokenize.Language("en"))
	at := func(s string) tokenize.Span {
		i := strings.Index(text, s)
		return tokenize.Span{Start: i, End: i + len(s)}
	}
	got := f.Find(d, []tokenize.Span{at("the visit")})
	require.Len(t, got, 1)
	assert.Equal(t, []tokenize.Span{at("visit"), at("Taipei")}, got[0].Spans)
	assert.InDelta(t, 0.4, got[0].Confidence, 1e-9) // some words outside

	got = f.Find(d, []tokenize.Span{at("Taipei"), at("the visit of")})
	require.Len(t, got, 1)
	assert.InDelta(t, 0.5, got[0].Confidence, 1e-9)

	assert.Empty(t, f.Find(d, []tokenize.Span{at("nothing else")}))
	got = f.Document(d).FindWith([]tokenize.Span{at("nothing else")}, whole(text))
	require.Len(t, got, 1)
	assert.InDelta(t, 0.25, got[0].Confidence, 1e-9)

	assert.Empty(t, f.Find(d, nil))
	assert.Empty(t, f.Find(d, []tokenize.Span{{Start: -5, End: -1}, {Start: 900, End: 1000}, {Start: 9, End: 3}}))
	const decoy = "A school visit to Taipei"
	assert.Empty(t, f.Find(tokenize.Parse(decoy, tokenize.Language("en")), whole(decoy)))
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"x\ten\tmention\n", "t:1: 3 fields"},
		{"# c\n\nx\ten\tmentions\ta b\n", "t:3: role \"mentions\""},
		{"x y\ten\tmention\ta\n", "field 1 (target)"},
		{"x\tenglish\tmention\ta\n", "t:1: language \"english\""},
		{"x\t\tmention\ta\n", "field 2 (language)"},
		{"x\ten\tmention\ta\thigh\n", "field 5 (confidence)"},
		{"x\ten\tmention\ta\t1.5\n", "confidence 1.5"},
		{"x\ten\tmention\ta\tNaN\n", "confidence NaN"},
		{"x\ten\tmention\t(a b\n", "want ')'"},
		{"x\ten\tmention\ta <99> b\n", "gap \"99\""},
		{"x\ten\tmention\ta ..2\n", "nothing after"},
		{"x\ten\tmention\t[a]\n", "nothing to match"},
		{"x\ten\tmention\t...\n", "gap"},
		{"x\ten\tmention\ta\t\tclose:b\n", "want near:"},
		{"x\ten\tmention\ta\t\tover:b\n", "two with /"},
		{"x\ten\t@b c\ta\n", "class name"},
		{"*\ten\tmention\ta\n", "takes only classes"},
		{"*\ten\tname\ta\n", "* is no target"},
		{"[\n {\"id\":\"\"}\n]", "t:2: field \"id\""},
		{"[{\"id\":\"x\",\"rule\":[]}]", "unknown field"},
		{"[{\"id\":\"x\",\"rules\":[{\"role\":\"mention\",\"pattern\":\")\"}]}]", "rules[0]"},
		{"[{\"id\":\"x\",}]", "t:1: invalid character"},
		{"[{\"id\":\"x\"}", "t:1:"},
	} {
		_, err := Read(strings.NewReader(c.table), "t")
		require.ErrorIs(t, err, ErrTarget, c.table)
		assert.ErrorContains(t, err, c.want, c.table)
	}
}

func TestReadKeepsGoodRecords(t *testing.T) {
	ts, err := Read(strings.NewReader("x\ten\tmention\tgood\nx\ten\tmention\t(bad\nx\ten\tname\tGood\n"), "t")
	require.ErrorIs(t, err, ErrTarget)
	require.Len(t, ts, 1)
	assert.Len(t, ts[0].Rules, 1)
	assert.Equal(t, "Good", ts[0].Names["en"])

	const good = `{"id":"y","rules":[{"lang":"en","role":"mention","pattern":"dam"}]}`
	ts, err = Read(strings.NewReader(`[{"id":3}, `+good+`]`), "t")
	require.ErrorIs(t, err, ErrTarget)
	require.Len(t, ts, 1)
	assert.NoError(t, ts[0].Validate())

	ts, err = Read(strings.NewReader(good+"\n"+strings.Replace(good, `"y"`, `"z"`, 1)), "t")
	require.NoError(t, err)
	assert.Len(t, ts, 2)
}

func TestNewFinderErrors(t *testing.T) {
	mention := Rule{Role: RoleMention, Pattern: "dam"}
	for _, c := range []struct {
		target Target
		want   string
	}{
		{Target{Rules: []Rule{mention}}, "without an id"},
		{Target{ID: "x"}, "no rule of role mention"},
		{Target{ID: "x", Rules: []Rule{mention, {Role: RoleMention, Pattern: "@y"}}}, "rule 2: pattern"},
		{Target{ID: "x", Rules: []Rule{{Role: RoleMention, Pattern: "a", Needs: "near:y"}}}, "@y is not defined"},
		{Target{ID: "x", Rules: []Rule{mention, {Role: RoleClass, Class: "y", Pattern: "@y"}}}, "refers to itself"},
		{Target{ID: "x", Rules: []Rule{{Role: RoleMention, Pattern: "@self"}}}, "only conditions"},
		{Target{ID: "x", Rules: []Rule{{Role: RoleMention, Class: "y", Pattern: "a"}}}, "with a class name"},
		{Target{ID: "x", Rules: []Rule{mention, {Role: RoleDecoy, Pattern: "a", Needs: "!near:self"}}}, "a decoy cannot"},
	} {
		err := c.target.Validate()
		require.ErrorIs(t, err, ErrTarget)
		assert.ErrorContains(t, err, c.want)
	}
	big := "(a b|c d|e f|g h)"
	err := Target{ID: "x", Rules: []Rule{{Role: RoleMention, Pattern: strings.Repeat(big+" ", 6)}}}.Validate()
	assert.ErrorContains(t, err, "more than")
}

func TestExtendShipped(t *testing.T) {
	more := Target{ID: "sanctions", Rules: []Rule{{Lang: "en", Role: RoleMention, Pattern: "golden lock"}}}
	f, err := NewFinder(append(Shipped(), more))
	require.NoError(t, err)
	assert.Len(t, f.Targets(), 4)
	const text = "We call it the golden lock"
	assert.Equal(t, "sanctions", ids(f.Find(tokenize.Parse(text, tokenize.Language("en")), whole(text))))
}

// A pattern of many gaps on a text of nothing but its words takes exponential
// time if every way to place them is tried.
func TestGapsDoNotMultiply(t *testing.T) {
	f := rules(t, "en", "mention\t"+strings.Repeat("a ..40 ", 11)+"z")
	text := strings.Repeat("a ", 2000)
	assert.Empty(t, f.Find(tokenize.Parse(text, tokenize.Language("en")), whole(text)))
}

func TestLanguages(t *testing.T) {
	f, err := NewFinder([]Target{{ID: "x", Rules: []Rule{
		{Lang: "en", Role: RoleClass, Class: "river", Pattern: "nile"},
		{Lang: "*", Role: RoleMention, Pattern: "dam", Needs: "near:river"},
		{Lang: "fr", Role: RoleMention, Pattern: "barrage"},
	}}})
	require.NoError(t, err)
	for _, c := range []struct {
		lang, text string
		want       bool
	}{
		{"en", "the Nile dam", true},
		{"en", "barrage", false},
		{"fr", "dam nile", false}, // the class has no French
		{"fr", "le barrage", true},
		{"it", "dam nile, barrage", true}, // no rules for Italian: all
	} {
		got := f.Find(tokenize.Parse(c.text, tokenize.Language(c.lang)), whole(c.text))
		assert.Equal(t, c.want, len(got) == 1, "%s: %s", c.lang, c.text)
	}
}

func TestConcurrentUse(t *testing.T) {
	f := shippedFinder(t)
	const text = "Sanctions on Moscow and talks with Kyiv"
	d := tokenize.Parse(text, tokenize.Language("en"))
	want := f.Find(d, whole(text))
	require.Len(t, want, 2)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { assert.Equal(t, want, f.Find(d, whole(text))) })
	}
	wg.Wait()
}

// A word of a pattern is found with the alef of the accusative, too; روسيا is
// not روسي with one.
func TestAccusative(t *testing.T) {
	f, err := NewFinder([]Target{{ID: "x", Rules: []Rule{{Lang: "ar", Role: RoleMention, Pattern: "ميناء/جسر/روسي"}}}})
	require.NoError(t, err)
	for text, want := range map[string]int{"بنوا جسرا.": 1, "وجسرا ثم وجسر.": 2, "الجسرا": 0, "زار روسيا": 0, "زار روسي": 1} {
		assert.Len(t, mentionsOf(f, text), want, text)
	}
}

// To sanction a plan is to approve it; a member state is not the alliance.
func TestShippedDecoys(t *testing.T) {
	f, err := NewFinder(Shipped())
	require.NoError(t, err)
	for text, want := range map[string]int{
		"Washington sanctioned the plan for talks.": 0, "The council sanctioned the limited use of force in Syria.": 0,
		"أرسلت دولة عضوا في الناتو سفينة.":               0,
		"Washington sanctioned the bank and its owners.": 1, "The sanctions plan was ready in Moscow.": 1,
	} {
		assert.Len(t, mentionsOf(f, text), want, text)
	}
}

func mentionsOf(f *Finder, text string) (out []tokenize.Span) {
	for _, m := range f.Find(tokenize.Parse(text), []tokenize.Span{{End: len(text)}}) {
		out = append(out, m.Spans...)
	}
	return out
}
