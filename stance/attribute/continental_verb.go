package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// coCue is a cue verb with what stands before it.
type coCue struct {
	verb       *coVerb
	at, end    int // its own words
	start      int // the first word of the cue as it is reported: with its auxiliary
	group      int // the first word of the verb group, with negation and adverbs
	mood       coMood
	negated    bool
	modal      bool
	reflexive  bool
	plural     bool
	feminine   bool
	masculine  bool
	pronoun    string // the subject joined to it: a-t-il
	pronounEnd int    // the word after the one it is joined to
}

// cueHere reads the verb at word i with its auxiliaries; ok is false where it does
// not attribute.
func (r *coReader) cueHere(i, e int) (c coCue, ok bool) {
	for _, mood := range [...]coMood{coFinite, coParticiple} {
		for v, n := r.cueAt(i, e, mood); v != nil; v, n = r.nextCue(i, e, mood, v) {
			c = coCue{verb: v, at: i, end: n, start: i, group: i, mood: mood}
			c.joined(r, i)
			have, be, before := r.verbGroup(&c)
			switch {
			case mood == coFinite && (have || be || r.isNoun(&c, before) || c.group > r.first && r.t[c.group-1].is(euAuxiliary|euPassive) && len(r.w[i].verb[coParticiple]) > 0):
			case mood == coParticiple && !have && !(be && c.reflexive) && !r.sharesAuxiliary(&c):
			case c.modal, v.has(coReflexive) != c.reflexive && (v.has(coReflexive) || r.g.lang != "ru"):
			default:
				r.agreement(&c)
				return c, true
			}
		}
	}
	return c, false
}

// sharesAuxiliary reports whether a participle goes on with the auxiliary of the cue before
// it in the sentence: a dénoncé X et réclamé Y.
func (r *coReader) sharesAuxiliary(c *coCue) bool {
	return r.compound && c.group > r.first && r.t[c.group-1].is(euConjunction)
}

// joined notes the subject that is joined to word k.
func (c *coCue) joined(r *coReader, k int) {
	if p := r.w[k].pronoun; p != "" {
		c.pronoun, c.pronounEnd = p, k+1
	}
}

// verbGroup reads what stands between a subject and the cue: auxiliaries, negation,
// small pronouns and adverbs. before is the word before the cue, which could make it
// a noun.
func (r *coReader) verbGroup(c *coCue) (have, be bool, before int) {
	before = c.at - 1
	for j := c.at - 1; j >= r.first && c.at-j < 10; {
		t := &r.t[j]
		switch {
		case t.Kind != tokenize.Letters || t.Quote >= 0 && !r.inQuote:
			return
		case t.endOf&(euAdverb|euTime|euSwitch|euConnective) != 0 && t.endFrom > r.first && t.endFrom < j:
			j = t.endFrom
		case r.dateBack(j) < j:
			j = r.dateBack(j)
		case c.mood == coParticiple && !have && !be && t.is(euAuxiliary):
			have = true
			c.start = j
			c.joined(r, j)
		case c.mood == coParticiple && !have && t.is(euPassive):
			if be {
				return
			}
			be = true // s'est félicité; a été is passive
			c.start = j
			c.joined(r, j)
		case t.is(euNegation):
			c.negated = true
		case t.is(euClitic) && !(t.is(euDeterminer) && j > r.first && r.t[j-1].is(euPreposition)):
			if t.Norm == "se" || t.Norm == "s'" {
				c.reflexive = true
				c.start = j
			}
		case t.is(euModal):
			c.modal = true
		case t.is(euAdverb|euConnective) && !t.is(euPreposition|euConjunction|euPronoun):
		case t.is(euTime) || t.is(euWeekday):
			if j > r.first && r.t[j-1].is(euPreposition|euDeterminer) {
				j--
			}
		default:
			return
		}
		c.group = j
		j--
	}
	return
}

// isNoun reports whether a form that could be a verb is a noun here: la demande, el
// anuncio.
func (r *coReader) isNoun(c *coCue, before int) bool {
	if before < r.first || r.g.lang == "ru" {
		return false
	}
	if r.g.lang == "es" && hasEnding(r.t[c.at].Norm, "ó", "aron", "ieron") {
		return false // Este apuntó
	}
	t := &r.t[before]
	if !t.is(euDeterminer|euPossessive) && !r.isGenitive(before) && !t.is(euPreposition) {
		return false
	}
	if t.is(euClitic) && before > r.first && (r.t[before-1].is(euNegation|euClitic|euPronoun|euRelative) || comparesTo(r.t[before-1].Norm) || r.t[before-1].starts(euAnaphor) > 0 || r.t[before-1].endOf&euAnaphor != 0) {
		return false
	}
	// A weak word, or one that ends the noun phrase, is the noun itself.
	return true
}

// comparesTo reports whether the word opens an attribution that compares: comme l'a dit X.
func comparesTo(word string) bool {
	return word == "comme" || word == "como" || word == "как" || word == "según" || word == "que" || word == "qu'"
}

// agreement reads number and gender off a cue's form.
func (r *coReader) agreement(c *coCue) {
	word := r.t[c.at].Norm
	switch r.g.lang {
	case "ru":
		switch {
		case hasEnding(word, "ли", "лись", "ют", "ут", "ят", "ат", "ются", "утся", "ятся", "атся"):
			c.plural = true
		case hasEnding(word, "ла", "лась"):
			c.feminine = true
		case hasEnding(word, "л", "лся"):
			c.masculine = true
		}
	case "es":
		if c.mood == coParticiple {
			word = r.t[c.start].Norm
			if c.reflexive && c.start+1 < c.at {
				word = r.t[c.start+1].Norm
			}
		}
		c.plural = hasEnding(word, "n")
	case "fr":
		if c.mood == coParticiple {
			for k := c.start; k < c.at; k++ {
				verb, _ := cutBehind(r.t[k].Norm)
				c.plural = c.plural || hasEnding(verb, "ont", "aient")
			}
		} else {
			verb, _ := cutBehind(word)
			c.plural = hasEnding(verb, "ent", "ont") && !r.g.singular[verb]
		}
	}
}

func hasEnding(word string, endings ...string) bool {
	for _, e := range endings {
		if len(word) >= len(e) && word[len(word)-len(e):] == e {
			return true
		}
	}
	return false
}

// gender is what a cue's form tells of its subject.
func (c *coCue) gender() gender {
	switch {
	case c.feminine:
		return feminine
	case c.masculine:
		return masculine
	}
	return anyGender
}
