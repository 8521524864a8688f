package attribute

// unsureReach is how many bytes back a person whose gender is known comes before a
// later one whose gender is not, and who has not spoken.
const unsureReach = 400

// nearer reports whether a pronoun at byte at rather means a than b, who both
// agree with it.
func (r *resolver) nearer(a, b *entity, at int) bool {
	if r.lang == "en" && (a.gender == anyGender) != (b.gender == anyGender) {
		sure, other := a, b
		if a.gender == anyGender {
			sure, other = b, a
		}
		if !other.spoke && at-sure.lastSeen < unsureReach {
			return sure == a
		}
	}
	return a.lastSeen > b.lastSeen
}
