package target

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// Finder finds mentions of targets. It does not change after [NewFinder] and
// may be used by many goroutines.
type Finder struct {
	targets  []Target
	programs map[string]*program // by language; "" for all others
}

// NewFinder compiles targets. Targets with the same id are one target with the
// rules of both, so that a user can extend a shipped one. The error joins all
// problems; each names target and rule and wraps [ErrTarget].
func NewFinder(ts []Target) (*Finder, error) {
	f := &Finder{targets: merge(ts), programs: map[string]*program{}}
	langs := map[string]bool{"": true}
	var errs []error
	for _, t := range f.targets {
		if t.ID == "" {
			errs = append(errs, fmt.Errorf("%w: a target without an id", ErrTarget))
		}
		if !slices.ContainsFunc(t.Rules, func(r Rule) bool { return r.Role == RoleMention }) {
			where := t.ID
			if t.at != "" {
				where = t.at + ": " + t.ID
			}
			errs = append(errs, fmt.Errorf("%w: %s: no rule of role mention", ErrTarget, where))
		}
		for _, r := range t.Rules {
			langs[r.lang()] = true
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(langs)) {
		p, err := compile(f.targets, lang)
		f.programs[lang] = p
		if lang == "" || len(errs) == 0 { // the program for all languages has every error
			errs = append(errs, err...)
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(dropRepeated(errs)...)
	}
	return f, nil
}

// Targets are the finder's targets, merged by id, in the order given. The
// caller must not change what the rules and names refer to.
func (f *Finder) Targets() []Target { return slices.Clone(f.targets) }

// Find is Document(d).Find(spans): enough for a single statement.
func (f *Finder) Find(d *tokenize.Document, spans []tokenize.Span) []Mention {
	return f.Document(d).Find(spans)
}

// lang is the language that the rule is for, "" for all.
func (r Rule) lang() string {
	if r.Lang == "*" {
		return ""
	}
	primary, _, _ := strings.Cut(strings.ReplaceAll(r.Lang, "_", "-"), "-")
	return strings.ToLower(primary)
}

// program is the compiled form of all targets for documents of one language.
type program struct {
	targets []Target
	dict    *dictionary
	rules   []rule
	classes int
	// sequences that begin with a word of the set, by set
	byFirst [][]compiled
}

// rule is a compiled Rule.
type rule struct {
	target     int32
	role       Role
	confidence float64
	needs      []compiledCondition
	late       bool // after the mentions of its target
}

// compiled is a sequence and what it matches for: a rule, or (class >= 0) a
// class that some condition names.
type compiled struct {
	steps       []compiledStep
	rule, class int32
	memo        bool // has several gaps, which could multiply the time to fail
}

type compiledStep struct{ set, gap int32 }

type compiledCondition []compiledCheck

// compiledCheck is a check whose classes are numbers; a < 0 is self.
type compiledCheck struct {
	test test
	not  bool
	a, b int32
	n    int
}

// compiler is the state of one compile.
type compiler struct {
	*program
	target  int
	lang    string           // of the program
	classOf map[string]int32 // of the target at hand, by name
	memo    map[string][]sequence
	setOf   map[*literal]int32 // the set of a choice of words, which many sequences share
}

// compile makes the program for one language; "" takes the rules of all.
func compile(ts []Target, lang string) (*program, []error) {
	c := compiler{program: &program{targets: ts, dict: newDictionary()}, lang: lang, setOf: map[*literal]int32{}}
	var errs []error
	for i, t := range ts {
		c.target, c.classOf, c.memo = i, map[string]int32{}, map[string][]sequence{}
		for n, r := range t.Rules {
			if lang != "" && r.lang() != "" && r.lang() != lang {
				continue
			}
			if err := c.rule(r); err != nil {
				errs = append(errs, fmt.Errorf("%w: %s: %s: %w", ErrTarget, t.ID, r.where(n+1), err))
			}
		}
	}
	return c.program, errs
}

// rule adds one rule.
func (c *compiler) rule(r Rule) error {
	if err := r.checkShape(); err != nil {
		return err
	}
	if r.Role == RoleClass { // compiled where it is used; here only checked
		_, err := parsePattern(r.Pattern, r.lang(), 0, c.resolver(r.lang()))
		return err
	}
	needs, err := parseNeeds(r.Needs)
	if err != nil {
		return err
	}
	seqs, err := parsePattern(r.Pattern, r.lang(), 0, c.resolver(r.lang()))
	if err != nil {
		return err
	}
	out := rule{target: int32(c.target), role: r.Role, confidence: r.Confidence}
	if out.confidence == 0 {
		out.confidence = defaultConfidence(r.Role)
	}
	if r.Role == RoleAnaphor {
		needs = append(needs, condition{{test: testBefore, a: self, n: defaultReach(testBefore)}})
	}
	if out.late = usesSelf(needs); out.late && (r.Role == RoleDecoy || r.Role == RoleReversal) {
		return fmt.Errorf("a %s cannot ask for self: mentions are decided after it", r.Role)
	}
	for _, cond := range needs {
		var cc compiledCondition
		for _, k := range cond {
			ck := compiledCheck{test: k.test, not: k.not, n: k.n}
			if ck.a, err = c.condClass(k.a); err != nil {
				return err
			}
			if k.b != "" {
				if ck.b, err = c.condClass(k.b); err != nil {
					return err
				}
			}
			cc = append(cc, ck)
		}
		out.needs = append(out.needs, cc)
	}
	c.add(seqs, int32(len(c.rules)), -1)
	c.rules = append(c.rules, out)
	return nil
}

// resolver resolves class names in patterns of language lang.
func (c *compiler) resolver(lang string) classes {
	return func(name string, depth int) ([]sequence, error) {
		return c.class(name, lang, depth)
	}
}

// class is the pattern of a class for a language; "" takes all languages.
func (c *compiler) class(name, lang string, depth int) ([]sequence, error) {
	if name == self {
		return nil, errors.New("@self: only conditions may name it")
	}
	key := name + "/" + lang
	if seqs, ok := c.memo[key]; ok {
		return seqs, nil
	}
	var out []sequence
	for _, r := range c.targets[c.target].Rules {
		if r.Role != RoleClass || r.Class != name || lang != "" && r.lang() != "" && r.lang() != lang {
			continue
		}
		seqs, err := parsePattern(r.Pattern, r.lang(), depth, c.resolver(r.lang()))
		if err != nil {
			return nil, err
		}
		out = append(out, seqs...)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("class @%s is not defined", name)
	}
	if len(out) > maxSequences {
		return nil, errTooMany
	}
	c.memo[key] = out
	return out, nil
}

// condClass is the number of a class that a condition names.
func (c *compiler) condClass(name string) (int32, error) {
	if name == self {
		return -1, nil
	}
	if id, ok := c.classOf[name]; ok {
		return id, nil
	}
	seqs, err := c.class(name, c.lang, 0)
	if err != nil {
		if _, other := c.class(name, "", 0); other != nil {
			return 0, err
		}
		seqs = nil // defined for other languages only: it matches nothing in this one
	}
	id := int32(c.classes)
	c.classOf[name] = id
	c.classes++
	c.add(seqs, -1, id)
	return id, nil
}

// add puts sequences into the index by first word.
func (c *compiler) add(seqs []sequence, rule, class int32) {
	for _, s := range seqs {
		steps := make([]compiledStep, len(s))
		gaps := 0
		for i, st := range s {
			set, ok := c.setOf[&st.words[0]]
			if !ok {
				set = c.dict.add(st.words)
				c.setOf[&st.words[0]] = set
			}
			steps[i] = compiledStep{set: set, gap: int32(st.gap)}
			if st.gap > 0 {
				gaps++
			}
		}
		for len(c.byFirst) < len(c.dict.sets) {
			c.byFirst = append(c.byFirst, nil)
		}
		first := steps[0].set
		c.byFirst[first] = append(c.byFirst[first], compiled{steps: steps, rule: rule, class: class, memo: gaps > 1})
	}
}

// dropRepeated keeps the first of errors with the same text.
func dropRepeated(errs []error) []error {
	seen := map[string]bool{}
	return slices.DeleteFunc(errs, func(e error) bool {
		again := seen[e.Error()]
		seen[e.Error()] = true
		return again
	})
}
