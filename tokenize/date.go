package tokenize

import (
	"strings"
	"time"
)

// maxDateLine is the longest date line in bytes.
const maxDateLine = 160

// The years of the Hijri calendar that news is of; no article is so old by the
// Gregorian one.
const minHijri, maxHijri = 1300, 1600

// dateLine reads a line that holds nothing but a date, with or without a time
// of day, in the language of the article. Times without a zone are UTC.
func (p *parser) dateLine(s string) (time.Time, bool) {
	return parseDate(s, p.lang, p.tables)
}

func parseDate(s, lang string, t *tables) (time.Time, bool) {
	if !strings.ContainsAny(s, "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹") {
		return time.Time{}, false
	}
	if v, ok := isoStamp(s); ok {
		return v, true
	}
	var d dateParts
	sc := scanner{s: s, end: len(s)}
	minus := 1
	for sc.next() {
		if sc.white {
			continue
		}
		w := Fold(s[sc.start:sc.pos])
		switch sc.kind {
		case Number:
			if !d.number(w, minus) {
				return time.Time{}, false
			}
			minus = 1
		case Letters:
			if !d.word(w, t) {
				return time.Time{}, false
			}
		case Punct:
			switch w {
			case ",", "،", ".", ":", "|", "/", "(", ")", "–", "—", "•", "·":
			case "+":
				minus = 2
			case "-":
				minus = 3
			default:
				return time.Time{}, false
			}
		default:
			return time.Time{}, false
		}
	}
	return d.time(lang)
}

// isoStamp reads 2024-04-09T20:51:54Z, which the scanner would cut oddly.
func isoStamp(s string) (time.Time, bool) {
	if len(s) < 16 || s[4] != '-' || s[10] != 'T' {
		return time.Time{}, false
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if v, err := time.Parse(layout, s); err == nil {
			return v, true
		}
	}
	return time.Time{}, false
}

// Values of the months table beyond the twelve months.
const (
	wordFiller = 0  // a weekday, "published", "at"
	wordAM     = 21 // before noon
	wordPM     = 22 // after noon

	wordKanun   = 31 // كانون, تشرين, ربيع and جمادى are two months each,
	wordTishrin = 32 // told apart by what follows:
	wordRabi    = 33
	wordJumada  = 34
	wordFirst   = 41 // the first
	wordSecond  = 42 // or the second

	wordHijri = 100 // and the number of a month of the Hijri calendar
)

// monthPairs are the months that share a name.
var monthPairs = map[int][2]int{
	wordKanun: {12, 1}, wordTishrin: {10, 11},
	wordRabi: {wordHijri + 3, wordHijri + 4}, wordJumada: {wordHijri + 5, wordHijri + 6},
}

// time puts the parts together. A date whose day and month are both numbers
// up to 12 is day first, except in English, where the order is not known:
// such a line is a date line with the zero time. So is one with nothing but a
// Hijri date, which begins at sunset and with the sight of the moon.
func (d *dateParts) time(lang string) (time.Time, bool) {
	if h := d.hijri; h.day != 0 || h.month != 0 {
		if h.month == 0 {
			return time.Time{}, false
		}
		if d.year == 0 && d.month == 0 && d.day == 0 {
			return time.Time{}, h.day != 0 && h.year != 0
		}
	}
	if d.year == 0 || d.month == 0 || d.day == 0 {
		return time.Time{}, false
	}
	if d.numeric && d.month > 12 {
		d.day, d.month = d.month, d.day
	}
	if d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31 || d.year > 2200 {
		return time.Time{}, false
	}
	if d.numeric && lang == "en" && d.day <= 12 && d.day != d.month {
		return time.Time{}, true
	}
	if d.afternoon && d.hour < 12 {
		d.hour += 12
	}
	if d.morning && d.hour == 12 {
		d.hour = 0
	}
	if day := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC); day.Day() != d.day {
		return time.Time{}, false // the 30th of February
	}
	return time.Date(d.year, time.Month(d.month), d.day, d.hour, d.minute, d.second, 0, d.location()), true
}

// small is the value of up to four ASCII digits.
func small(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
