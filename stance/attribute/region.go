package attribute

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// addRegionNames puts the CLDR name of each country before the variants that
// the table gives.
func addRegionNames(lang string, list []country) {
	namer := display.Regions(language.Make(lang))
	if namer == nil {
		return
	}
	for i := range list {
		r, err := language.ParseRegion(list[i].iso)
		if err != nil {
			continue
		}
		if name := namer.Name(r); name != "" {
			list[i].names = append([]string{name}, list[i].names...)
		}
	}
}
