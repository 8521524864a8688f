package emit

// Styles is the number of speaker styles in [Style]: the classes s0, s1, … of
// mark. Speaker i of a report takes style i mod Styles.
const Styles = 8

// Style is the style sheet of what the HTML page marks, for other pages that show
// reports: custom properties for the colours of light and dark screens (--ink,
// --paper, --panel, --line, --link, --soft), mark.s0 … mark.s7 for speakers, .cue, u for
// evidence, .n for a statement's number, .favor, .against and .neutral, .label and
// .score, and .range with .axis, .bar and .dot for an interval. Text on all backgrounds
// has a contrast of at least 7:1.
func Style() string {
	b, err := page.ReadFile("marks.css")
	if err != nil { // it is embedded
		return ""
	}
	return string(b)
}
