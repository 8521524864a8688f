package tally

import (
	"fmt"
	"time"
)

// Period is the length of the stretches of time that rows tell apart.
type Period uint8

// The periods. All are of the Gregorian calendar in UTC; weeks are those of
// ISO 8601, which begin on Monday.
const (
	Ever    Period = iota // no difference in time
	Day                   // 2024-04-09
	Week                  // 2024-W15
	Month                 // 2024-04
	Quarter               // 2024-Q2
	Year                  // 2024
	periods               // their number
)

var periodNames = [...]string{"ever", "day", "week", "month", "quarter", "year"}

// String is the name of the period in English, in lower case.
func (p Period) String() string {
	if p < periods {
		return periodNames[p]
	}
	return fmt.Sprintf("Period(%d)", uint8(p))
}

// ParsePeriod reads what String writes; "" is Ever.
func ParsePeriod(s string) (Period, error) {
	if s == "" {
		return Ever, nil
	}
	for i, n := range periodNames {
		if n == s {
			return Period(i), nil
		}
	}
	return Ever, fmt.Errorf("tally: %w: period %.40q: want ever, day, week, month, quarter or year", ErrOption, s)
}

// Start is the first instant of the period that holds t, in UTC. The zero time
// stays zero, and so does everything for Ever.
func (p Period) Start(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	y, m, d := t.UTC().Date()
	switch p {
	case Day:
	case Week:
		d -= (int(t.UTC().Weekday()) + 6) % 7
	case Month:
		d = 1
	case Quarter:
		m, d = (m-1)/3*3+1, 1
	case Year:
		m, d = 1, 1
	default:
		return time.Time{}
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Name is the period that holds t as rows name it: the forms stand with the
// constants, and sort as text in the order of time (for years of four digits).
// It is "" for Ever and for the zero time.
func (p Period) Name(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.UTC()
	switch p {
	case Day:
		return t.Format("2006-01-02")
	case Week:
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case Month:
		return t.Format("2006-01")
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", t.Year(), (t.Month()-1)/3+1)
	case Year:
		return t.Format("2006")
	}
	return ""
}

// next is the start of the period after the one that starts at t.
func (p Period) next(t time.Time) time.Time {
	switch p {
	case Day:
		return t.AddDate(0, 0, 1)
	case Week:
		return t.AddDate(0, 0, 7)
	case Month:
		return t.AddDate(0, 1, 0)
	case Quarter:
		return t.AddDate(0, 3, 0)
	}
	return t.AddDate(1, 0, 0)
}
