package attribute

// Rule names the rule of the grammar that found a statement. The numbers are
// those of the essay in the package documentation; they are stable.
type Rule string

// The rules, with the number that the documentation gives them.
const (
	VerbFirst      Rule = "verb-first"         // 1: وقال لافروف إن …
	SubjectFirst   Rule = "subject-first"      // 2: الوزير قال إن …; the minister said that …
	ElidedSubject  Rule = "elided-subject"     // 3: وأضاف أن …
	ParticipleCue  Rule = "participle"         // 4: معتبراً أن …; adding that …
	NominalContent Rule = "nominal-complement" // 5: معلناً دعم بلاده عقد …
	NounCue        Rule = "noun-cue"           // 6: تأكيد الوزير أن …; his claim that …
	QuoteFirst     Rule = "quote-first"        // 7: «…»، قال الوزير; “…,” the minister said
	AccordingTo    Rule = "according-to"       // 8: بحسب الوزارة; according to the ministry
	ColonCue       Rule = "colon"              // 9: لافروف: …; Kremlin: …
	ReportedSource Rule = "reported-source"    // 10: نقلت الوكالة عن الوزير قوله …
	Accusation     Rule = "accusation"         // 11: اتهم الوزير واشنطن بـ…
	Description    Rule = "description"        // 12: وصف الوزير القرار بأنه …
	Continuation   Rule = "quote-continuation" // 13: marks reopened, no new cue
	DashCue        Rule = "dash"               // 14: “…” — the minister
	FreeQuote      Rule = "free-quote"         // 15: a quotation between two of one speaker
	JointAgreement Rule = "joint-agreement"    // 16: اتفق الوزيران على …; the ministers agreed …
	Interview      Rule = "interview"          // 17: the answers of a printed interview
)

// confidence is the weight that a rule brings to Statement.Confidence.
func (r Rule) confidence() float64 {
	switch r {
	case VerbFirst, SubjectFirst, ReportedSource, JointAgreement:
		return 0.97
	case ElidedSubject, ParticipleCue, QuoteFirst, AccordingTo, Continuation:
		return 0.94
	case ColonCue, Accusation, DashCue, Interview:
		return 0.9
	case NominalContent, Description, NounCue:
		return 0.85
	}
	return 0.75
}
