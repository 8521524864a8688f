package tally

import (
	"cmp"
	"slices"
)

// Candidates for copies share a band: three bytes of the signature in a row.
// With 21 bands a pair of similarity 0.5 is one with probability
// 1 − (1 − 0.5³)²¹ = 0.94, one of 0.7 with 0.9998, one of 0.1 with 0.02
// (J. Leskovec, A. Rajaraman, J. Ullman, Mining of Massive Datasets, §3.4).
const (
	bandRows = 3
	bands    = hashes / bandRows
)

// crowd is the number of different signatures, the latest ones, that a band's
// bucket holds. It bounds the work where thousands of statements are alike and
// no two the same.
const crowd = 64

// group is a statement with its copies: indices of records, in the order of
// the records, so that the first is the earliest dated.
type group struct{ members []uint32 }

// findCopies gathers the records of a canonical state into statements. Two
// records are linked where speaker and target are the same, the signatures
// are alike, and the times differ by no more than the window. A connected
// component of links is cut into stretches of time no longer than the window:
// who says the same again in the week after has made another statement. So
// statements depend on the set of records alone, not on the order in which
// they came.
func findCopies(records []record, o options) []group {
	u := newUnion(len(records))
	for from := 0; from < len(records); {
		to := from + 1
		for to < len(records) && records[to].speaker == records[from].speaker && records[to].target == records[from].target &&
			near(records[to-1].published, records[to].published, int64(o.window)) {
			to++
		}
		linkBlock(u, records, from, to, o)
		from = to
	}
	var out []group
	for _, g := range u.groups() {
		out = g.cut(out, records, int64(o.window))
	}
	slices.SortFunc(out, func(a, b group) int { return cmp.Compare(a.members[0], b.members[0]) })
	return out
}

// cut appends the group's stretches of time to out.
func (g group) cut(out []group, records []record, window int64) []group {
	from := 0
	for i := range g.members {
		if !near(records[g.members[from]].published, records[g.members[i]].published, window) {
			out = append(out, group{g.members[from:i:i]})
			from = i
		}
	}
	return append(out, group{g.members[from:]})
}

// linkBlock links records from one speaker on one target, which are in order of
// time, each near the one before.
func linkBlock(u *union, records []record, from, to int, o options) {
	if to-from == 1 {
		return
	}
	type bucket struct {
		band int
		key  [bandRows]uint8
	}
	buckets := map[bucket][]uint32{}
	for i := from; i < to; i++ {
		r := &records[i]
		if r.sig.empty() {
			continue
		}
		for b := range bands {
			k := bucket{band: b, key: [bandRows]uint8(r.sig[b*bandRows:])}
			list := buckets[k]
			keep := list[:0]
			for _, j := range list {
				other := &records[j]
				if !near(other.published, r.published, int64(o.window)) {
					continue // and will be for all that follow
				}
				if u.find(int(j)) != u.find(i) && r.sig.similarity(&other.sig) >= o.similarity {
					u.join(i, int(j))
				}
				if other.sig != r.sig { // else i stands for both from now on
					keep = append(keep, j)
				}
			}
			if len(keep) == crowd {
				keep = slices.Delete(keep, 0, 1)
			}
			buckets[k] = append(keep, uint32(i))
		}
	}
}

// near tells that two times lie within a window of days. Undated records are
// near each other only.
func near(a, b, window int64) bool {
	if a == undated || b == undated {
		return a == b
	}
	d := day(a) - day(b)
	return -window <= d && d <= window
}

// union is a forest of disjoint sets.
type union struct{ parent []uint32 }

func newUnion(n int) *union {
	u := &union{make([]uint32, n)}
	for i := range u.parent {
		u.parent[i] = uint32(i)
	}
	return u
}

func (u *union) find(i int) int {
	x := uint32(i)
	for u.parent[x] != x {
		u.parent[x] = u.parent[u.parent[x]]
		x = u.parent[x]
	}
	return int(x)
}

// join makes the smaller index the root.
func (u *union) join(i, j int) {
	i, j = u.find(i), u.find(j)
	u.parent[max(i, j)] = uint32(min(i, j))
}

// groups are the sets, in the order of their first members.
func (u *union) groups() []group {
	size := make([]uint32, len(u.parent))
	count := 0
	for i := range u.parent {
		r := u.find(i)
		if size[r] == 0 {
			count++
		}
		size[r]++
	}
	out := make([]group, 0, count)
	at := make([]uint32, len(u.parent))
	members := make([]uint32, len(u.parent)) // one block for all
	for i := range u.parent {
		r := u.find(i)
		if r == i {
			at[i] = uint32(len(out))
			out = append(out, group{members[:0:size[i]]})
			members = members[size[i]:]
		}
		g := &out[at[r]]
		g.members = append(g.members, uint32(i))
	}
	return out
}
