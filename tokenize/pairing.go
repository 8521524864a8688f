package tokenize

// pairFamilies reads the marks of each family by itself. A quotation that the
// next paragraph takes up may stay open for free.
func (p *parser) pairFamilies(next outlook) {
	var present [styles]bool
	for i := range p.marks {
		present[p.marks[i].style] = true
	}
	for s := range styles {
		switch {
		case !present[s]:
		case s == Guillemet || s == SingleGuillemet:
			cost := p.pairFamily(s, next.goesOn(s), outward)
			if cost > 2*costShapeG && p.pairFamily(s, next.goesOn(s), inward) >= cost {
				p.pairFamily(s, next.goesOn(s), outward) // the reading made last stays
			}
		default:
			p.pairFamily(s, next.goesOn(s), anyway)
		}
	}
}

// facing tells which way the marks of a family with two sides stand in a
// paragraph. Copy that turns them round («so» became »so«) turns all, so a mark
// never opens one quotation and closes another.
type facing uint8

const (
	anyway  facing = iota // each by its own cost
	outward               // «so»
	inward                // »so«
)

// allows tells whether the mark may have the role.
func (f facing) allows(m *mark, r role) bool {
	return f == anyway || m.shape == stray || m.reopen && r == opening || (m.shape == r) == (f == outward)
}

// maxDepth is how many marks are looked through for one that opened.
const maxDepth = 16

// infinite is a cost that no reading reaches.
const infinite = 1 << 29

// pairFamily finds the cheapest roles of the marks of one style (see the top
// of mark.go) and links opening and closing marks. Ties go to closing early
// and opening late, which keeps quotations short. It returns the cost.
func (p *parser) pairFamily(style QuoteStyle, continued bool, way facing) int32 {
	var cost [maxNest + 1]int32
	for d := 1; d <= maxNest; d++ {
		cost[d] = infinite
	}
	p.choices = p.choices[:0]
	p.family = p.family[:0]
	for i := range p.marks {
		m := &p.marks[i]
		if m.style != style {
			continue
		}
		var next [maxNest + 1]int32
		var choice [maxNest + 1]role
		for d := range next {
			next[d] = infinite
		}
		for d, c := range cost {
			if c >= infinite {
				continue
			}
			// Closing first: an equal cost later does not replace it.
			if d > 0 && way.allows(m, closing) {
				if k := c + int32(m.cost[closing]); k < next[d-1] {
					next[d-1], choice[d-1] = k, closing
				}
			}
			skip := c + int32(m.cost[stray])
			if d > 0 && style != Single {
				skip += costSkip
			}
			if skip < next[d] {
				next[d], choice[d] = skip, stray
			}
			if d < maxNest && way.allows(m, opening) {
				k := c + int32(m.cost[opening])
				if d > 0 {
					k += nestCost(style, m)
				}
				if k < next[d+1] {
					next[d+1], choice[d+1] = k, opening
				}
			}
		}
		cost = next
		p.choices = append(p.choices, choice)
		p.family = append(p.family, int32(i))
	}
	best, depth := int32(infinite), 0
	for d, c := range cost {
		switch {
		case d == 1 && continued:
		default:
			c += int32(d) * (costStray + costSkip)
		}
		if c < best {
			best, depth = c, d
		}
	}
	// Walk back, linking each opening mark with the closing one at its depth.
	var pending [maxNest + 2]int32
	for d := range pending {
		pending[d] = -1
	}
	for k := len(p.family) - 1; k >= 0; k-- {
		i := p.family[k]
		m := &p.marks[i]
		m.role, m.mate = p.choices[k][depth], -1
		switch m.role {
		case closing:
			depth++
			pending[depth] = i
		case opening:
			if j := pending[depth]; j >= 0 {
				m.mate, p.marks[j].mate = j, i
				pending[depth] = -1
			}
			depth--
		}
	}
	return best
}

func nestCost(style QuoteStyle, m *mark) int32 {
	switch {
	case style == Guillemet, style == Corner, style == Title, style == Parens:
		return costNest
	case m.cost[closing]-m.cost[opening] >= costShape+costAgainst: // “ after a space
		return costNest
	}
	return costNestSame
}

// pairAcross undoes pairs that cross each other and pairs what was left over
// in different families.
func (p *parser) pairAcross() {
	stack := p.stack[:0]
	for i := range p.marks {
		m := &p.marks[i]
		switch {
		case m.mate >= 0 && m.role == opening:
			stack = append(stack, int32(i))
		case m.mate >= 0 && m.style == Single && p.crosses(stack, int32(i)):
			// Two apostrophes far apart, not a pair.
			p.marks[m.mate].mate, m.mate = -1, -1
		case m.mate >= 0:
			for len(stack) > 0 {
				top := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				if top == m.mate {
					break
				}
				// Opened inside and not closed inside: no pair.
				if j := p.marks[top].mate; j >= 0 {
					p.marks[j].mate, p.marks[top].mate = -1, -1
				}
			}
		case m.seems == opening && mixes(m.style), m.role == opening:
			stack = append(stack, int32(i))
		case m.seems == closing && mixes(m.style):
			if len(stack) == 0 {
				break
			}
			top := stack[len(stack)-1]
			if o := &p.marks[top]; o.mate < 0 && o.style != m.style && mixes(o.style) {
				o.mate, m.mate = int32(i), top
				o.role, m.role = opening, closing
				stack = stack[:len(stack)-1]
			}
		}
	}
	p.stack = stack[:0]
}

// crosses tells whether closing mark i would end its quotation while another
// one that was opened inside is still to be closed.
func (p *parser) crosses(stack []int32, i int32) bool {
	for k := len(stack) - 1; k >= 0; k-- {
		switch j := stack[k]; {
		case j == p.marks[i].mate:
			return false
		case p.marks[j].mate > i, len(stack)-k > maxDepth:
			return true
		}
	}
	return true
}

// mixes tells the families that stand in for each other.
func mixes(s QuoteStyle) bool { return s == Double || s == Guillemet }
