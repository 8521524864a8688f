package tokenize

import (
	"strings"
	"time"
)

// dateParts is what a date line has told so far.
type dateParts struct {
	year, month, day     int
	hour, minute, second int
	pair                 int  // a name of two months came last: wordKanun …
	numeric              bool // day and month came as numbers whose order is open
	clock                bool
	afternoon, morning   bool
	zone                 *time.Location // as an offset
	named                *zone          // as an abbreviation
	hijri                struct{ year, month, day int }
}

// number takes one number token; sign is 2 after a plus and 3 after a minus,
// which make a zone of a clock time.
func (d *dateParts) number(w string, sign int) bool {
	if k := strings.IndexByte(w, ':'); k >= 0 {
		return d.clockTime(w, sign)
	}
	fields := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	var v [3]int
	if len(fields) > 3 {
		return false
	}
	for i, f := range fields {
		n, ok := small(f)
		if !ok {
			return false
		}
		v[i] = n
	}
	switch len(fields) {
	case 3:
		switch {
		case v[0] >= minHijri && v[0] <= maxHijri:
			return d.setHijri(v[0], v[1], v[2])
		case v[2] >= minHijri && v[2] <= maxHijri:
			return d.setHijri(v[2], v[1], v[0])
		case d.day != 0 || d.month != 0:
			return false
		case v[0] > 999:
			d.year, d.month, d.day = v[0], v[1], v[2]
		case v[2] > 999:
			d.day, d.month, d.year, d.numeric = v[0], v[1], v[2], true
		default:
			return false
		}
		return true
	case 1:
		h := &d.hijri
		switch {
		case v[0] >= minHijri && v[0] <= maxHijri && h.month != 0 && h.year == 0:
			h.year = v[0]
			return true
		case v[0] > 999 && d.year == 0:
			d.year = v[0]
			return len(fields[0]) == 4
		case v[0] >= 1 && v[0] <= 31 && d.day == 0:
			d.day = v[0]
			return true
		case v[0] >= 1 && v[0] <= 30 && d.month != 0 && d.year != 0 && h.day == 0 && h.month == 0 && sign != 2:
			h.day = v[0] // 28 أبريل 2024 الموافق 19 شوال 1445
			return true
		case d.clock && sign > 1 && d.zone == nil: // GMT+3
			return d.setZone(v[0], 0, sign)
		}
	}
	return false
}

// setHijri takes a date of the Hijri calendar.
func (d *dateParts) setHijri(year, month, day int) bool {
	h := &d.hijri
	if h.year != 0 || h.month != 0 || h.day != 0 {
		return false
	}
	h.year, h.month, h.day = year, month, day
	return month >= 1 && month <= 12 && day >= 1 && day <= 30
}

// hijriMonth takes the name of a Hijri month. A day before it was of that
// calendar, unless a Gregorian month has taken it.
func (d *dateParts) hijriMonth(n int) bool {
	h := &d.hijri
	if h.month != 0 {
		return false
	}
	h.month = n
	if d.month == 0 && h.day == 0 {
		h.day, d.day = d.day, 0
	}
	return true
}

// clockTime takes 20:51, 20:51:54 or, after a sign, a zone such as +03:00.
// A zone may also be glued to the time by the scanner: 20:51:54+03:00.
func (d *dateParts) clockTime(w string, sign int) bool {
	if k := strings.LastIndexAny(w, "+-"); k > 0 {
		zs := 2
		if w[k] == '-' {
			zs = 3
		}
		return d.clockTime(w[:k], 1) && d.clockTime(w[k+1:], zs)
	}
	if k := strings.IndexByte(w, '.'); k > 0 { // fractions of a second
		w = w[:k]
	}
	f := strings.Split(w, ":")
	if len(f) < 2 || len(f) > 3 {
		return false
	}
	h, ok1 := small(f[0])
	m, ok2 := small(f[1])
	if !ok1 || !ok2 || h > 24 || h == 24 && m > 0 || m > 59 {
		return false
	}
	if d.clock {
		return sign > 1 && d.zone == nil && d.setZone(h, m, sign)
	}
	d.hour, d.minute, d.clock = h, m, true
	if len(f) == 3 {
		s, ok := small(f[2])
		if !ok || s > 60 {
			return false
		}
		d.second = min(s, 59)
	}
	return true
}

func (d *dateParts) setZone(h, m, sign int) bool {
	if h > 14 {
		return false
	}
	off := h*3600 + m*60
	if sign == 3 {
		off = -off
	}
	d.zone = time.FixedZone("", off)
	return true
}

// word takes a word of a date line: a month, a day of the week, or one of the
// words that stand around dates.
func (d *dateParts) word(w string, t *tables) bool {
	if w == "月" { // 2024年4月9日: the number before it was the month
		d.month, d.day = d.day, 0
		return d.month > 0
	}
	if h, m, ok := strings.Cut(w, "h"); ok && d.clockTime(h+":"+m, 1) { // 20h51
		return true
	}
	n, ok := t.months[w]
	if n == wordFirst || n == wordSecond { // تشرين الأول, كانون الثاني
		two, known := monthPairs[d.pair]
		if !known {
			return false
		}
		n = two[n-wordFirst]
		d.pair = 0
	}
	switch {
	case !ok:
		if z, known := allZones()[w]; known {
			if d.named == nil {
				d.named = &z
			}
			return true
		}
		if k := len(w) - 2; k > 0 { // 9th
			if v, fine := small(w[:k]); fine && d.day == 0 && v >= 1 && v <= 31 {
				switch w[k:] {
				case "st", "nd", "rd", "th", "er":
					d.day = v
					return true
				}
			}
		}
		return false
	case n == wordFiller:
	case monthPairs[n] != [2]int{}:
		d.pair = n
	case n > wordHijri && n <= wordHijri+12:
		return d.hijriMonth(n - wordHijri)
	case n == wordPM:
		d.afternoon = true
	case n == wordAM:
		d.morning = true
	case d.month == 0 || d.month == n: // نيسان/أبريل names the same month twice
		d.month = n
	default:
		return false
	}
	return true
}
