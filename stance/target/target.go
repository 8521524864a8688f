package target

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// ErrTarget is the cause of every error about the definition of a target: an
// empty id, a pattern that does not parse, a class that nobody defines.
var ErrTarget = errors.New("target: bad definition")

// Target is a subject on which speakers take sides, with the rules that find
// mentions of it in text. A Target is a plain value; [NewFinder] checks it.
type Target struct {
	// ID stands in reports: lower case by convention, with hyphens, no spaces.
	ID string `json:"id"`
	// Names is what people call the target, by language (BCP 47 primary tag).
	// It is for display and for the model; it is not searched for.
	Names map[string]string `json:"names,omitempty"`
	// Rules find mentions. Their order does not matter.
	Rules []Rule `json:"rules"`

	at string // file and line where it was read
}

// Role is what a rule does.
type Role string

// The roles of a rule.
const (
	// Mention is a pattern that speaks of the target.
	RoleMention Role = "mention"
	// Anaphor is a pattern that speaks of the target only after a mention
	// earlier in the article: "the alliance", "these measures".
	RoleAnaphor Role = "anaphor"
	// Decoy is a pattern that looks like a mention and is none: every mention
	// and every reversal that shares a word with a match of it is dropped.
	RoleDecoy Role = "decoy"
	// Reversal is a pattern of operators ("the lifting of all"): a mention that one
	// stands right before, that begins with one, or with a word of which one begins
	// and goes on behind it, is of the target's undoing.
	// Its confidence counts for nothing.
	RoleReversal Role = "reversal"
	// Class names a pattern, for other patterns (@name) and for conditions.
	RoleClass Role = "class"
)

// Rule is one row of a target's table. See the package documentation for the
// language of patterns and conditions.
type Rule struct {
	// Lang is the language that the rule is for, a BCP 47 primary tag; empty
	// or "*" for all.
	Lang string `json:"lang,omitempty"`
	Role Role   `json:"role"`
	// Class is the name that a rule of role class defines, empty in others. A
	// class may have several rules: its pattern is all of theirs.
	Class   string `json:"class,omitempty"`
	Pattern string `json:"pattern"`
	// Confidence is how sure a match is to speak of the target, in (0, 1];
	// zero stands for 0.9 in mentions and 0.6 in anaphors.
	Confidence float64 `json:"confidence,omitempty"`
	// Needs are conditions, all of which have to hold where the pattern
	// matches: "near:war article:peace".
	Needs string `json:"needs,omitempty"`

	at string // file and line that it was read from, for errors
}

// where names a rule in an error: by file and line, or by its number in a
// target that a program made.
func (r Rule) where(number int) string {
	if r.at != "" {
		return r.at
	}
	return fmt.Sprintf("rule %d", number)
}

// defaultConfidence is the meaning of a zero Rule.Confidence, by role.
func defaultConfidence(r Role) float64 {
	if r == RoleAnaphor {
		return 0.6
	}
	return 0.9
}

// Validate reports what is wrong with t, nil if nothing is. All problems are
// joined into the error; each wraps [ErrTarget].
func (t Target) Validate() error {
	_, err := NewFinder([]Target{t})
	return err
}

// checkShape looks at what can be told of a rule without its neighbours.
func (r Rule) checkShape() error {
	switch r.Role {
	case RoleMention, RoleAnaphor, RoleDecoy, RoleReversal:
		if r.Class != "" {
			return fmt.Errorf("a rule of role %q with a class name", r.Role)
		}
	case RoleClass:
		if !isName(r.Class) {
			return fmt.Errorf("class name %q: want letters, digits and hyphens", r.Class)
		}
		if r.Needs != "" {
			return errors.New("a class takes no conditions")
		}
	default:
		return fmt.Errorf("role %q: want mention, anaphor, decoy, reversal or class (in a table: @ and its name, or name)", r.Role)
	}
	if lang := r.lang(); lang != "" && !slices.Contains(tokenize.Languages(), lang) {
		return fmt.Errorf("language %q: want %s, or * for all", r.Lang, strings.Join(tokenize.Languages(), ", "))
	}
	if !(r.Confidence >= 0 && r.Confidence <= 1) {
		return fmt.Errorf("confidence %v: want a number from 0 to 1", r.Confidence)
	}
	return nil
}

// merge puts the names and rules of targets with the same id together, in the
// order of first appearance, and copies so that the results share nothing.
func merge(ts []Target) []Target {
	var out []Target
	for _, t := range ts {
		i := slices.IndexFunc(out, func(o Target) bool { return o.ID == t.ID })
		if i < 0 {
			i = len(out)
			out = append(out, Target{ID: t.ID, Names: map[string]string{}, at: t.at})
		}
		for k, v := range t.Names {
			out[i].Names[k] = v
		}
		out[i].Rules = append(out[i].Rules, t.Rules...)
	}
	return out
}

// isName reports whether s can name a class: not empty, of ASCII letters,
// digits and hyphens.
func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isNameByte(s[i]) {
			return false
		}
	}
	return s != ""
}

func isNameByte(c byte) bool {
	return c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
