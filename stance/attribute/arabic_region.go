package attribute

// isRegion reports whether a noun is that of a part of a country, whose name follows.
func isRegion(s string) bool {
	switch s {
	case "ولايه", "مدينه", "مقاطعه", "محافظه", "منطقه", "اقليم", "بلده", "جزيره":
		return true
	}
	return false
}

// isDirection reports whether a word tells which part of the land named behind it is meant.
func isDirection(s string) bool {
	switch s {
	case "شمال", "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي":
		return true
	}
	return false
}

// namesSpot reports whether a noun names a spot of what follows.
func namesSpot(s string) bool {
	switch s {
	case "موقع", "مكان", "منطقه", "مدينه", "قريه", "بلده", "محافظه", "ولايه", "مخيم", "حي", "جنوب", "شمال", "شرق", "غرب", "وسط", "مقر":
		return true
	}
	return false
}
