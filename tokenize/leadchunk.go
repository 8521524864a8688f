package tokenize

import "unicode"

// chunkKind tells what a chunk of an agency line is.
type chunkKind uint8

const (
	chunkUnknown chunkKind = iota
	chunkAgency
	chunkPlace
	chunkDate
	chunkPlaceDate
	chunkCaps // all in capitals, as places are in English and Russian copy
)

// chunk tells what words [from, to) are.
func (p *parser) chunk(from, to int) chunkKind {
	if to > from && p.doc.Words[to-1].Kind == Punct {
		to-- // a full stop
	}
	if from >= to {
		return chunkUnknown
	}
	t := p.tables
	k := p.nameKey(from, to)
	switch {
	case t.agencies[string(k)]:
		return chunkAgency
	case t.places[string(k)]:
		return chunkPlace
	}
	split := from // where the date at the end starts
	for split < to && !p.datish(split, to) {
		split++
	}
	switch {
	case split == from:
		return chunkDate
	case split < to && t.places[string(p.nameKey(from, split))], split < to && p.allCaps(from, split):
		return chunkPlaceDate
	case p.allCaps(from, to):
		return chunkCaps
	}
	return chunkUnknown
}

// nameKey is the Match form of words [from, to) with single spaces and without
// the full stops of initials, in a buffer that the next call overwrites.
func (p *parser) nameKey(from, to int) []byte {
	b := p.key[:0]
	for i := from; i < to; i++ {
		w := &p.doc.Words[i]
		if w.Norm == "." && i > from && p.initial(i-1) {
			continue
		}
		if w.Space && i > from {
			b = append(b, ' ')
		}
		b = append(b, w.Norm...)
	}
	p.key = b
	return b
}

// datish tells whether words [from, to) are numbers and words of dates, with
// one number at least.
func (p *parser) datish(from, to int) bool {
	number := false
	for i := from; i < to; i++ {
		w := &p.doc.Words[i]
		switch w.Kind {
		case Number:
			number = true
		case Letters:
			_, month := p.tables.months[w.Norm]
			if _, zone := allZones()[w.Norm]; !month && !zone {
				return false
			}
		default:
			return false
		}
	}
	return number
}

// allCaps tells whether words [from, to) are written in capitals.
func (p *parser) allCaps(from, to int) bool {
	long := false
	for i := from; i < to; i++ {
		w := &p.doc.Words[i]
		if w.Kind == Punct {
			continue
		}
		if w.Kind != Letters {
			return false
		}
		for _, r := range p.doc.Text[w.Start:w.End] {
			if unicode.IsLetter(r) && !unicode.IsUpper(r) {
				return false
			}
		}
		long = long || w.Len() > 2
	}
	return long
}
