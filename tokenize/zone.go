package tokenize

import (
	"sync"
	"time"
)

// zone is what an abbreviation such as EST stands for.
type zone struct {
	offset int  // seconds east of Greenwich
	us     bool // an hour more in summer, by the rule of the United States since 2007
}

// allZones is the table of zones, which the languages share.
var allZones = sync.OnceValue(func() map[string]zone {
	m := map[string]zone{}
	eachRow(embedded, "tables/zones.tsv", func(col []string) {
		if t, err := time.Parse("-07:00", col[1]); err == nil {
			_, offset := t.Zone()
			m[Fold(col[0])] = zone{offset, len(col) > 2 && col[2] == "us"}
		}
	})
	return m
})

// location is the zone of the clock time, UTC where the line tells none.
func (d *dateParts) location() *time.Location {
	switch {
	case !d.clock:
		return time.UTC
	case d.zone != nil:
		return d.zone
	case d.named == nil || d.named.offset == 0:
		return time.UTC
	}
	offset := d.named.offset
	if d.named.us {
		// From the second Sunday of March to the first of November.
		sunday := func(m time.Month, day int) int { // the first on or after that day, as a day of the year
			t := time.Date(d.year, m, day, 0, 0, 0, 0, time.UTC)
			return t.YearDay() + int(7-t.Weekday())%7
		}
		day := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC).YearDay()
		if day >= sunday(time.March, 8) && day < sunday(time.November, 1) {
			offset += 3600
		}
	}
	return time.FixedZone("", offset)
}
