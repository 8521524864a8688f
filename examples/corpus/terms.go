package main

import "github.com/bayan-nlp/bayan/stance"

// terms are the words of the report in one language.
type terms struct {
	Lang, Dir, Sep                                        string
	Title, Contents                                       string
	Articles, Speakers, Statements, Stances, Bad          string
	BySpeaker, ByCountry, Timelines, Alignment, Changes   string
	Division, Behind, Speaker, Country, Target            string
	ScoreKey, AlignmentKey, TimeKey, ChangeKey            string
	NoStances, NoDates, NoChanges, NoPairs                string
	Newest, Copies, Evidence, Group, Share                string
	Before, After, From, None, Unknown, Article, Interval string
	Labels                                                map[stance.Label]string
}

func termsOf(lang string) terms {
	if lang == "ar" {
		return arabic()
	}
	return english()
}

func english() terms {
	return terms{
		Lang: "en", Dir: "ltr", Sep: ", ",
		Title: "Who stands where", Contents: "Contents",
		Articles: "articles", Speakers: "speakers", Statements: "statements", Stances: "stances", Bad: "bad records",
		BySpeaker: "Speakers and targets", ByCountry: "Countries and targets", Timelines: "Over time", Alignment: "Who agrees with whom",
		Changes: "Changes", Division: "What divides them", Behind: "The statements behind the figures",
		Speaker: "Speaker", Country: "Country", Target: "Target",
		ScoreKey:     "The score runs from −1 (against) to +1 (in favor). In brackets stands its 95% interval, n is the number of distinct statements. Every cell leads to its statements.",
		AlignmentKey: "1 is the same position on all common targets, 0.5 favor against neutral, −1 opposite ends. Below it stands the number of common targets. Neighbours agree; numbers in the heads are those of the rows. A group has those who agree more than they differ.",
		TimeKey:      "Points are means of a period, with their 95% intervals; every point leads to the statements.",
		ChangeKey:    "Places where a series divides better than chance would have it. Of all that are listed, one in ten may be none.",
		NoStances:    "Nobody takes a stance on any target.", NoDates: "No speaker has dated statements on a target in two periods.",
		NoChanges: "No change stands out from chance.", NoPairs: "No two speakers have a target in common.",
		Newest: "the newest of", Copies: "copies", Evidence: "Evidence", Group: "Group", Share: "Part of the disagreement",
		Before: "Before", After: "After", From: "from", None: "none", Unknown: "unknown", Article: "Article", Interval: "95% interval",
		Labels: map[stance.Label]string{stance.Favor: "in favor", stance.Against: "against", stance.Neutral: "neutral"},
	}
}

func arabic() terms {
	return terms{
		Lang: "ar", Dir: "rtl", Sep: "، ",
		Title: "من يقف أين", Contents: "المحتويات",
		Articles: "مقال", Speakers: "متحدث", Statements: "تصريح", Stances: "موقف", Bad: "سجل معطوب",
		BySpeaker: "المتحدثون والموضوعات", ByCountry: "الدول والموضوعات", Timelines: "عبر الزمن", Alignment: "من يوافق من",
		Changes: "التحولات", Division: "ما يفرّق بينهم", Behind: "التصريحات التي تستند إليها الأرقام",
		Speaker: "المتحدث", Country: "الدولة", Target: "الموضوع",
		ScoreKey:     "الدرجة من −1 (معارض) إلى +1 (مؤيد)، وبين القوسين فترة الثقة 95%، وn عدد التصريحات المختلفة. كل خلية تقود إلى تصريحاتها.",
		AlignmentKey: "1 يعني الموقف نفسه من كل الموضوعات المشتركة، و0.5 مؤيد مقابل محايد، و−1 طرفان متقابلان. وتحته عدد الموضوعات المشتركة. المتجاورون متفقون، وأرقام الأعمدة هي أرقام الصفوف. والمجموعة تضم من يتفقون أكثر مما يختلفون.",
		TimeKey:      "النقاط متوسطات المدد مع فترات الثقة 95%، وكل نقطة تقود إلى التصريحات.",
		ChangeKey:    "مواضع تنقسم عندها السلسلة انقساماً لا تفسره المصادفة. قد يكون واحد من كل عشرة مما يرد هنا غير صحيح.",
		NoStances:    "لا موقف لأحد من أي موضوع.", NoDates: "ليس لأي متحدث تصريحات مؤرخة عن موضوع في مدتين.",
		NoChanges: "لا تحول يتميز عن المصادفة.", NoPairs: "لا موضوع مشتركاً بين متحدثين.",
		Newest: "الأحدث من أصل", Copies: "نسخ", Evidence: "القرائن", Group: "المجموعة", Share: "نصيبه من الخلاف",
		Before: "قبل", After: "بعد", From: "منذ", None: "لا شيء", Unknown: "غير معروف", Article: "المقال", Interval: "فترة الثقة 95%",
		Labels: map[stance.Label]string{stance.Favor: "مؤيد", stance.Against: "معارض", stance.Neutral: "محايد"},
	}
}
