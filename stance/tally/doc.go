// Package tally sums up reports over any number of articles: where each speaker,
// office or country stands on each target, in which source and when, how sure
// that is, who agrees with whom, and when a speaker's stance changed.
package tally
