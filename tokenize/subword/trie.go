package subword

// trie finds the vocabulary's pieces that a string starts with. It is a hash
// table of edges (node, byte) → node with linear probing, so that a whole
// vocabulary takes little memory and no pointers.
type trie struct {
	keys []uint32 // node<<8 | byte, plus one; 0 is free
	next []uint32
	id   []int32 // by node, -1 where no piece ends
	mask uint32
	used int
}

func newTrie() *trie {
	t := &trie{id: []int32{-1}}
	t.resize(1 << 10)
	return t
}

func (t *trie) resize(n int) {
	keys, next := t.keys, t.next
	t.keys, t.next, t.mask = make([]uint32, n), make([]uint32, n), uint32(n-1)
	for i, k := range keys {
		if k != 0 {
			j := t.slot(k)
			t.keys[j], t.next[j] = k, next[i]
		}
	}
}

// slot is where key is or would be.
func (t *trie) slot(key uint32) uint32 {
	i := key * 0x9E3779B1
	i = (i ^ i>>15) & t.mask
	for t.keys[i] != 0 && t.keys[i] != key {
		i = (i + 1) & t.mask
	}
	return i
}

// step follows the edge c of a node; 0, the root, means that there is none.
func (t *trie) step(node uint32, c byte) uint32 {
	key := (node<<8 | uint32(c)) + 1
	i := t.slot(key)
	if t.keys[i] == 0 {
		return 0
	}
	return t.next[i]
}

// add inserts a piece, at most maxNodes in all; false if there is no room.
func (t *trie) add(piece string, id int32) bool {
	node := uint32(0)
	for i := range len(piece) {
		key := (node<<8 | uint32(piece[i])) + 1
		j := t.slot(key)
		if t.keys[j] == 0 {
			if len(t.id) >= maxNodes {
				return false
			}
			if t.used++; 2*t.used > len(t.keys) {
				t.resize(2 * len(t.keys))
				j = t.slot(key)
			}
			t.keys[j], t.next[j] = key, uint32(len(t.id))
			t.id = append(t.id, -1)
		}
		node = t.next[j]
	}
	t.id[node] = id
	return true
}

// maxNodes keeps node<<8|byte within 32 bits.
const maxNodes = 1<<24 - 1
