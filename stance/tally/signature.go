package tally

import (
	"math/bits"
	"slices"

	"github.com/bayan-nlp/bayan/tokenize"
)

// hashes is the number of hash functions of a signature.
const hashes = 64

// shingle is the length of the stretches of text that are compared, in
// characters of the match form, words with one space between them.
const shingle = 5

// signature is a b-bit minwise sketch (b = 8) of the set of shingles of a
// statement: of each of 64 hash functions the low byte of the minimum over the
// set. Two sets with Jaccard similarity J agree in a byte with probability
// J + (1−J)/256. All zero stands for no words.
//
// Sources: A. Broder, On the resemblance and containment of documents, 1997;
// P. Li, A. C. König, b-Bit minwise hashing, WWW 2010.
type signature [hashes]uint8

// sign computes the signature of a text.
func sign(text string) signature {
	var letters []rune
	text = fold(text)
	for token := range tokenize.Tokens(text) {
		if token.Kind != tokenize.Letters && token.Kind != tokenize.Number {
			continue
		}
		if len(letters) > 0 {
			letters = append(letters, ' ')
		}
		letters = append(letters, []rune(text[token.Start:token.End])...)
	}
	var s signature
	if len(letters) == 0 {
		return s
	}
	set := make([]uint64, 0, len(letters))
	for i := 0; i == 0 || i+shingle <= len(letters); i++ {
		h := uint64(14695981039346656037) // FNV-1a over characters, mixed below
		for _, r := range letters[i:min(i+shingle, len(letters))] {
			h = (h ^ uint64(r)) * 1099511628211
		}
		set = append(set, mix(h))
	}
	slices.Sort(set)
	set = slices.Compact(set)
	zero := true
	for k := range s {
		seed, least := mix(uint64(k)+1), ^uint64(0)
		for _, h := range set {
			// The high half of a 128-bit product by an odd number, folded on
			// the low one, permutes well enough and costs one multiplication.
			hi, lo := bits.Mul64(h^seed, seed|1)
			least = min(least, hi^lo)
		}
		s[k] = uint8(mix(least))
		zero = zero && s[k] == 0
	}
	if zero { // one text in 2^512
		s[0] = 1
	}
	return s
}

// mix is the finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// empty tells that the statement had no words.
func (s *signature) empty() bool { return *s == signature{} }

// similarity estimates the Jaccard similarity, in units. It is a whole number
// computed from the count of equal bytes, so that no machine rounds it
// otherwise.
func (s *signature) similarity(o *signature) uint16 {
	equal := 0
	for k := range s {
		if s[k] == o[k] {
			equal++
		}
	}
	// (equal/64 − 1/256)·256/255 = (4·equal − 1)/255
	return uint16(max(0, (4*equal-1)*unit/255))
}
