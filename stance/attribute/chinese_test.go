package attribute

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// TestChineseRules: one sentence for each class of construction, in words of the
// project's own.
func TestChineseRules(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"comma after the cue", "挪威港务部长哈根表示，新码头明年开放。", []said{
			{"哈根", "新码头明年开放", SubjectFirst},
		}},
		{"clause without a comma", "芬兰港务局认为旧吊车仍可使用。", []said{
			{"芬兰港务局", "旧吊车仍可使用", SubjectFirst},
		}},
		{"colon and quotation", "渔业协会会长周海生说：“水太冷了，鱼都走了。”", []said{
			{"周海生", "水太冷了，鱼都走了", SubjectFirst},
		}},
		{"time and place before the cue", "港务部长哈根5日在奥斯陆举行的记者会上强调，要尽快修好灯塔。", []said{
			{"哈根", "要尽快修好灯塔", SubjectFirst},
		}},
		{"adjunct in a segment of its own", "在8日举行的例行记者会上，外交部发言人林一鸣指出，邻国的说法没有根据。", []said{
			{"林一鸣", "邻国的说法没有根据", SubjectFirst},
		}},
		{"elided subject with a link", "港务部长哈根表示，码头已经完工，并称票价不会上涨。", []said{
			{"哈根", "码头已经完工", SubjectFirst},
			{"哈根", "票价不会上涨", ElidedSubject},
		}},
		{"elided subject without a link", "港务部长哈根表示，码头已经完工，强调票价不会上涨。", []said{
			{"哈根", "码头已经完工", SubjectFirst},
			{"哈根", "票价不会上涨", ElidedSubject},
		}},
		{"pronoun in the next sentence", "港务部长哈根表示，码头已经完工。他还说，票价不会上涨。", []said{
			{"哈根", "码头已经完工", SubjectFirst},
			{"哈根", "票价不会上涨", SubjectFirst},
		}},
		{"what he wants stays inside", "港务部长哈根表示，渔民支持新码头，希望早日开工。", []said{
			{"哈根", "渔民支持新码头，希望早日开工", SubjectFirst},
		}},
		{"cue inside the content", "港务部长哈根表示，船东认为票价太高。", []said{
			{"哈根", "船东认为票价太高", SubjectFirst},
		}},
		{"the sentence after is the author's", "港务部长哈根说，码头已经完工。码头长三百米。", []said{
			{"哈根", "码头已经完工", SubjectFirst},
		}},
		{"speech that goes on without a cue", "港务部长哈根说，码头已经完工。渔民等了很久。双方要守住灯塔。", []said{
			{"哈根", "码头已经完工。渔民等了很久。双方要守住灯塔", SubjectFirst},
		}},
		{"quotation first, in two pieces", "“码头很好，”周海生说，“就是太远。”", []said{
			{"周海生", "码头很好 | 就是太远", QuoteFirst},
		}},
		{"quotation first, a sentence", "“码头很好，就是离城太远了。”渔业协会会长周海生说。", []said{
			{"周海生", "码头很好，就是离城太远了", QuoteFirst},
		}},
		{"according to a medium", "据《晨港日报》报道，灯塔将在秋天熄灭。", []said{
			{"《晨港日报》", "灯塔将在秋天熄灭", AccordingTo},
		}},
		{"according to a body", "另据芬兰港务局介绍，灯塔建于上世纪。", []said{
			{"芬兰港务局", "灯塔建于上世纪", AccordingTo},
		}},
		{"nobody named", "据悉，灯塔将在秋天熄灭。", []said{
			{"", "灯塔将在秋天熄灭", AccordingTo},
		}},
		{"a report that quotes somebody", "据路透社报道，芬兰港务局发言人说，灯塔将熄灭。", []said{
			{"芬兰港务局发言人", "灯塔将熄灭", SubjectFirst},
		}},
		{"a medium that cites somebody", "路透社援引芬兰港务局官员的话说，灯塔将熄灭。", []said{
			{"芬兰港务局官员", "灯塔将熄灭", ReportedSource},
		}},
		{"according to a medium that cites", "据法新社援引知情人士的消息报道，灯塔将熄灭。", []said{
			{"知情人士", "灯塔将熄灭", ReportedSource},
		}},
		{"the report goes on", "据法新社报道，灯塔将熄灭。报道称，渔民对此不满。", []said{
			{"法新社", "灯塔将熄灭", AccordingTo},
			{"法新社", "渔民对此不满", SubjectFirst},
		}},
		{"call without its addressee", "港务部长哈根呼吁各方尽快修好灯塔。", []said{
			{"哈根", "尽快修好灯塔", SubjectFirst},
		}},
		{"accusation with the accused", "芬兰港务局指责船东隐瞒事故。", []said{
			{"芬兰港务局", "船东隐瞒事故", Accusation},
		}},
		{"denial", "船东协会否认隐瞒事故。", []said{
			{"船东协会", "隐瞒事故", SubjectFirst},
		}},
		{"attitude toward something", "芬兰港务局对船东的做法表示强烈不满。", []said{
			{"芬兰港务局", "船东的做法 | 强烈不满", SubjectFirst},
		}},
		{"welcome to something", "芬兰港务局对船东的决定表示欢迎，并称灯塔完好。", []said{
			{"芬兰港务局", "船东的决定", SubjectFirst},
			{"芬兰港务局", "灯塔完好", ElidedSubject},
		}},
		{"condolences are no statement", "芬兰港务局对遇难船员表示沉痛哀悼。", nil},
		{"document", "联合声明指出，两国将共建灯塔。", []said{
			{"联合声明", "两国将共建灯塔", SubjectFirst},
		}},
		{"statement as a means", "船东协会发表声明说，吊车没有故障。", []said{
			{"船东协会", "吊车没有故障", SubjectFirst},
		}},
		{"meeting", "会议强调，要守住灯塔。会议指出，渔民的收入在增加。", []said{
			{"会议", "要守住灯塔", SubjectFirst},
			{"会议", "渔民的收入在增加", SubjectFirst},
		}},
		{"figures belong to who publishes them", "芬兰统计局公布的数据显示，捕鱼量下降三成。", []said{
			{"芬兰统计局", "捕鱼量下降三成", SubjectFirst},
		}},
		{"two speakers", "芬兰和挪威表示，将共建灯塔。", []said{
			{"芬兰 + 挪威", "将共建灯塔", SubjectFirst},
		}},
		{"agreement of both", "挪威港务部长哈根会见芬兰港务部长莱赫托。双方一致同意共建灯塔。", []said{
			{"哈根 + 莱赫托", "共建灯塔", JointAgreement},
		}},
		{"headline with a colon", "外交部：邻国的说法没有根据\n\n外交部今天没有举行记者会。", []said{
			{"外交部", "邻国的说法没有根据", ColonCue},
		}},
		{"headline of two halves", "芬兰称灯塔已经熄灭 挪威称灯塔完好\n\n灯塔位于两国之间。", []said{
			{"芬兰", "灯塔已经熄灭", SubjectFirst},
			{"挪威", "灯塔完好", SubjectFirst},
		}},
		{"headline with the cue before a space", "港务部长在考察时强调 要守住灯塔\n\n部长今天很忙。", []said{
			{"港务部长", "要守住灯塔", SubjectFirst},
		}},
		{"short names of states", "俄称已修好灯塔，乌称灯塔仍未修好。", []said{
			{"俄", "已修好灯塔", SubjectFirst},
			{"乌", "灯塔仍未修好", SubjectFirst},
		}},
		{"foreign name with dots", "记者米科·莱赫托说，灯塔很亮。莱赫托还说，灯塔不会熄灭。", []said{
			{"米科·莱赫托", "灯塔很亮", SubjectFirst},
			{"米科·莱赫托", "灯塔不会熄灭", SubjectFirst},
		}},
		{"name before the title", "周海生会长说，鱼少了。", []said{
			{"周海生", "鱼少了", SubjectFirst},
		}},
		{"two titles", "国务委员兼外长周海生表示，灯塔属于两国。", []said{
			{"周海生", "灯塔属于两国", SubjectFirst},
		}},
		{"manner that no table has", "老支书石大山乐呵呵地说：“鱼回来了。”", []said{
			{"石大山", "鱼回来了", SubjectFirst},
		}},
		{"relative clause before the head", "刚从海上回来的渔民说，浪很大。", []said{
			{"刚从海上回来的渔民", "浪很大", SubjectFirst},
		}},
		{"attribute is no cue", "部长宣布的方案引起争议。", nil},
		{"passive is no cue", "船东被指责隐瞒事故。", nil},
		{"what was not said", "港务局没有说明原因。", nil},
		{"intention is no cue", "港务局将公布名单。", nil},
		{"word that holds a cue", "他写的小说名称很长，很多人都听说过。", nil},
		{"book title is no speech", "周海生读了《灯塔说明书》。", nil},
		{"scare quotes", "渔民把它叫作“老朋友”。", nil},
		{"time clause", "港务局宣布停航后，渔民纷纷回家。", nil},
		{"author as subject", "我们认为，灯塔应当保留。", nil},
		{"subject two segments before", "港务部长哈根视察码头，强调要守住灯塔。", []said{
			{"哈根", "要守住灯塔", SubjectFirst},
		}},
		{"quotation over paragraphs", "周海生说：“鱼少了。\n\n“船也少了。”\n\n码头很安静。", []said{
			{"周海生", "鱼少了 | 船也少了", SubjectFirst},
		}},
		{"words after the colon of a paragraph", "港务部长哈根最后说：\n\n“灯塔不会熄灭。”", []said{
			{"哈根", "灯塔不会熄灭", SubjectFirst},
		}},
		{"what was asked before", "就美国船东批评灯塔一事答记者问时，哈根部长说，批评没有道理。", []said{
			{"哈根", "批评没有道理", SubjectFirst},
		}},
		{"goes on after a semicolon", "芬兰港务局说，灯塔完好；挪威港务局则称，灯塔已经熄灭。", []said{
			{"芬兰港务局", "灯塔完好", SubjectFirst},
			{"挪威港务局", "灯塔已经熄灭", SubjectFirst},
		}},
		{"not believed", "港务局不认为灯塔有危险。", []said{
			{"港务局", "灯塔有危险", SubjectFirst},
		}},
		{"the same ministry", "挪威港务部说，灯塔坏了。该部还说，没有钱修。", []said{
			{"挪威港务部", "灯塔坏了", SubjectFirst},
			{"挪威港务部", "没有钱修", SubjectFirst},
		}},
		{"both foreign ministers", "挪威外长哈根会见芬兰外长莱赫托。两国外长同意共建灯塔。", []said{
			{"哈根 + 莱赫托", "共建灯塔", JointAgreement},
		}},
		{"social media", "港务部长哈根在社交媒体上发文称，灯塔很亮。", []said{
			{"哈根", "灯塔很亮", SubjectFirst},
		}},
		{"source known already", "一名不愿透露姓名的官员说，灯塔坏了。这名官员还说，没有钱修。", []said{
			{"不愿透露姓名的官员", "灯塔坏了", SubjectFirst},
			{"不愿透露姓名的官员", "没有钱修", SubjectFirst},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, attributed(t, a, "zh", c.text, time.Time{}))
		})
	}
}

// TestChineseSpeakers: who speaks, by name, office, country and gazetteer.
func TestChineseSpeakers(t *testing.T) {
	a := attributor(t)
	day := time.Date(2024, 4, 9, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name, text string
		want       Speaker
	}{
		{"full name of the gazetteer", "俄罗斯外长谢尔盖·拉夫罗夫说，水很冷。", Speaker{Name: "谢尔盖·拉夫罗夫", Kind: Person, Office: "俄罗斯外长", Country: "RU", Wikidata: "Q58217"}},
		{"family name of the gazetteer", "拉夫罗夫说，水很冷。", Speaker{Name: "拉夫罗夫", Kind: Person, Country: "RU", Wikidata: "Q58217"}},
		{"office without its holder", "俄罗斯外交部长说，水很冷。", Speaker{Name: "俄罗斯外交部长", Kind: Person, Office: "俄罗斯外交部长", Country: "RU", Wikidata: "Q58217"}},
		{"short name of the country", "俄外长说，水很冷。", Speaker{Name: "俄外长", Kind: Person, Office: "俄外长", Country: "RU", Wikidata: "Q58217"}},
		{"name and title behind it", "习近平主席指出，水很冷。", Speaker{Name: "习近平", Kind: Person, Office: "主席", Country: "CN", Wikidata: "Q15031"}},
		{"state", "中方表示，水很冷。", Speaker{Name: "中方", Kind: State, Country: "CN"}},
		{"seat of a government", "克里姆林宫表示，水很冷。", Speaker{Name: "克里姆林宫", Kind: State, Country: "RU"}},
		{"body of a state", "日本外务省表示，水很冷。", Speaker{Name: "日本外务省", Kind: Organisation, Country: "JP"}},
		{"army by one word", "俄军称，水很冷。", Speaker{Name: "俄军", Kind: Organisation, Country: "RU"}},
		{"organisation of the gazetteer", "北约表示，水很冷。", Speaker{Name: "北约", Kind: Organisation, Wikidata: "Q7184"}},
		{"anonymous", "一名美国官员说，水很冷。", Speaker{Name: "美国官员", Kind: Office, Country: "US"}},
		{"medium", "俄媒称，水很冷。", Speaker{Name: "俄媒", Kind: Medium, Country: "RU"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := a.Attribute(tokenize.Parse(c.text, tokenize.Language("zh")), day)
			require.Len(t, res.Speakers, 1)
			got := res.Speakers[0]
			got.Labels, got.Aliases = nil, nil
			assert.Equal(t, c.want, got)
		})
	}
}

// TestChineseTitles: titles compare by head noun, country and body.
func TestChineseTitles(t *testing.T) {
	z := attributor(t).world.chinese
	for _, c := range []struct {
		title string
		want  titleForm
	}{
		{"俄罗斯外交部长", titleForm{"外长", []string{"@RU"}}},
		{"俄驻美大使", titleForm{"大使", []string{"@RU", "驻US"}}},
		{"俄外长", titleForm{"外长", []string{"@RU"}}},
		{"外交部发言人", titleForm{"发言人", []string{"外交部"}}},
		{"国务委员兼外长", titleForm{"外长", nil}},
		{"美国国务卿", titleForm{"国务卿", []string{"@US"}}},
		{"挪威港务部部长", titleForm{"部长", []string{"@NO", "港务部"}}},
	} {
		assert.Equal(t, c.want, z.form(foldedWords(c.title)), c.title)
	}
}

// TestChineseTopics: what a statement is said to be about.
func TestChineseTopics(t *testing.T) {
	a := attributor(t)
	for _, c := range []struct{ text, want string }{
		{"关于灯塔问题，港务部长哈根说，没有钱。", "灯塔问题"},
		{"港务部长哈根就灯塔问题表示，没有钱。", "灯塔问题"},
		{"港务部长哈根表示，没有钱。", ""},
	} {
		d := tokenize.Parse(c.text, tokenize.Language("zh"))
		res := a.Attribute(d, time.Time{})
		require.NotEmpty(t, res.Statements, c.text)
		assert.Equal(t, c.want, d.Text[res.Statements[0].Topic.Start:res.Statements[0].Topic.End], c.text)
	}
}

// TestChineseScraps: text cut and put together anyhow keeps the contract.
func TestChineseScraps(t *testing.T) {
	a := attributor(t)
	words := strings.Fields(`“ ” ‘ ’ 《 》 ， 。 、 ： ； （ ） ！ ？ … — · - 他 她 说 称 表示 指出 并 还 同时 据 报道 援引 的话 部长 王 小明 俄 外交部
		发言人 在 会上 时 后 就 问题 对 呼吁 各方 指责 中方 和 等 的 地 了 9 日 拉夫罗夫 谢尔盖·拉夫罗夫 声明 双方 同意 没有 被 将 不 认为 外交部： 据悉 水 山`)
	rng := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		var b strings.Builder
		for range rng.IntN(60) {
			b.WriteString(words[rng.IntN(len(words))])
			switch rng.IntN(24) {
			case 0:
				b.WriteString("\n\n")
			case 1:
				b.WriteByte(' ')
			}
		}
		d := tokenize.Parse(b.String(), tokenize.Language("zh"))
		checkResult(t, d, a.Attribute(d, time.Time{}))
	}
}
