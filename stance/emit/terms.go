package emit

import "strings"

// terms are the words of the page in one language.
type terms struct {
	Lang, Dir                                     string
	Page, Article, SkipTo                         string
	Speakers, Statements, Stances, Notes, Key     string // headings
	Speaker, Target, Cue, Kind, Reference, Rule   string
	Confidence, Country, Office, Evidence, Within string
	Published, Source, Bytes                      string
	Unknown, None, Denied                         string
	Interval, Scale                               string
	StatementKey, EvidenceKey, CueKey, ScoreKey   string
	Sep                                           string            // between the items of a list
	words                                         map[string]string // of values of the schema
}

// word is the term for a value of the schema, or the value itself.
func (t terms) word(value string) string {
	if w, ok := t.words[value]; ok {
		return w
	}
	return value
}

// Word is what the page calls a value of the schema, such as a label, a kind or
// a reference, in a language: Arabic for "ar", otherwise English. It is the value
// itself where there is no other word.
func Word(lang, value string) string { return termsOf(lang).word(value) }

func termsOf(lang string) terms {
	if strings.HasPrefix(lang, "ar") {
		return arabic()
	}
	return english()
}

func english() terms {
	return terms{
		Lang: "en", Dir: "ltr",
		Page: "Statements and stances", Article: "Article", SkipTo: "Skip to the article",
		Speakers: "Speakers", Statements: "Statements", Stances: "Stances", Notes: "Notes", Key: "Key",
		Speaker: "Speaker", Target: "Target", Cue: "Cue", Kind: "Kind", Reference: "Named by", Rule: "Rule",
		Confidence: "Confidence", Country: "Country", Office: "Office", Evidence: "Evidence", Within: "Within",
		Published: "Published", Source: "Source", Bytes: "bytes",
		Unknown: "unknown", None: "none", Denied: "denied",
		Interval: "95% interval", Scale: "from −1, against, to +1, in favor",
		StatementKey: "statement, with its number; the colour and the line below it are the speaker’s",
		EvidenceKey:  "word that a stance rests on",
		CueKey:       "cue: the words that attribute a statement",
		ScoreKey:     "The score runs from −1 (against) to +1 (in favor). Below it stand its 95% interval and the number of statements.",
		Sep:          ", ",
		words:        map[string]string{"favor": "in favor"},
	}
}

func arabic() terms {
	return terms{
		Lang: "ar", Dir: "rtl",
		Page: "التصريحات والمواقف", Article: "المقال", SkipTo: "انتقل إلى المقال",
		Speakers: "المتحدثون", Statements: "التصريحات", Stances: "المواقف", Notes: "ملاحظات", Key: "مفتاح الرموز",
		Speaker: "المتحدث", Target: "الموضوع", Cue: "لفظ الإسناد", Kind: "النوع", Reference: "الإحالة", Rule: "القاعدة",
		Confidence: "الثقة", Country: "الدولة", Office: "المنصب", Evidence: "القرائن", Within: "ضمن",
		Published: "تاريخ النشر", Source: "المصدر", Bytes: "بايت",
		Unknown: "غير معروف", None: "لا شيء", Denied: "نفي",
		Interval: "فترة الثقة 95%", Scale: "من −1 أي معارض إلى +1 أي مؤيد",
		StatementKey: "تصريح مع رقمه، واللون والخط أسفله للمتحدث",
		EvidenceKey:  "لفظ يستند إليه الموقف",
		CueKey:       "لفظ الإسناد: ما ينسب القول إلى صاحبه",
		ScoreKey:     "الدرجة من −1 (معارض) إلى +1 (مؤيد)، وتحتها فترة الثقة 95% وعدد التصريحات.",
		Sep:          "، ",
		words: map[string]string{
			"favor": "مؤيد", "against": "معارض", "neutral": "محايد",
			"direct": "مباشر", "indirect": "غير مباشر", "mixed": "مختلط",
			"name": "بالاسم", "title": "بالمنصب", "pronoun": "بالضمير", "elided": "مضمر", "document": "وثيقة",
			"unresolved": "غير محدد", "person": "شخص", "office": "مسؤول", "organisation": "منظمة", "state": "دولة",
			"medium": "وسيلة إعلام", "unrelated": "لا صلة", "unknown": "غير معروف",
		},
	}
}
