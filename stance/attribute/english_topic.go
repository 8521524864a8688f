package attribute

// maxTopic bounds the words of a phrase that names a topic.
const maxTopic = 12

// namesTopic reports whether the phrase at word k tells what somebody was asked about
// or speaks of, and not when or where: "on the embargo", "asked about the embargo", but
// not "on the sidelines of the meeting".
func (r *enReader) namesTopic(k int) bool {
	if r.t[k].starts(enTopic) == 0 {
		return false
	}
	if r.t[k].multi&enTopic != 0 {
		return true
	}
	for j := k + 1; j < min(k+maxTopic, r.end) && r.t[j].mark != ',' && r.t[j].form == nil; j++ {
		if r.t[j].starts(enEvent|enTime|enMonth|enWeekday) > 0 {
			return false
		}
	}
	return true
}
