package tally

// sample is what a row has to say on its mean: of each occasion the mean score,
// the weight and the effective number of statements.
//
// An occasion is what one speaker says on one day (in one article, where
// there is no date). Sentences of one speech are no independent witnesses to
// where the speaker stands: taken as such, they make intervals too narrow.
type sample struct {
	value, weight, size []float64
	mean, n             float64 // weighted mean; Kish's effective number of occasions
	spread              float64 // S², of the occasions; 0 where df is
	df                  float64 // n − 1
	share               float64 // Σ W_c² / m_c / Σ W_c², with the sizes m_c
	within, withinDF    float64 // sum of squares within occasions
}

// occasion is the key of one.
type occasion struct {
	speaker word
	dated   bool
	day     int64 // or the article
}

func (v *view) sample(parts []part) sample {
	at := make(map[occasion]int, len(parts))
	var days []saying
	for _, p := range parts {
		s := &v.statements[p.statement]
		k := occasion{s.speaker, true, 0}
		if s.published == undated {
			k.dated, k.day = false, int64(v.records[s.members[0]].article)
		} else {
			k.day = day(s.published)
		}
		i, ok := at[k]
		if !ok {
			i = len(days)
			at[k] = i
			days = append(days, saying{})
		}
		days[i].add(s.score, s.weight)
	}
	return newSample(days)
}

// saying gathers the statements of an occasion.
type saying struct{ w, w2, ws, wss float64 }

func (o *saying) add(score, weight float64) {
	o.w += weight
	o.w2 += float64(weight * weight)
	o.ws += float64(weight * score)
	o.wss += float64(float64(weight*score) * score)
}

// newSample computes
//
//	m̄  = Σ W_c s_c / Σ W_c
//	n  = (Σ W_c)² / Σ W_c²                             (Kish)
//	S² = Σ W_c² (s_c − m̄)² / r_c / Σ W_c²,  r_c = 1 − 2h_c + 1/n,  h_c = W_c / Σ W_c
//
// over occasions c with mean score s_c and weight W_c. S²/n is the linearised
// variance of the ratio m̄, which does not take it that heavy occasions vary as
// much as light ones (W. G. Cochran, Sampling Techniques, 1977, §6.3); r_c makes
// it unbiased where they do. With equal weights S² is the sample variance.
func newSample(days []saying) sample {
	var x sample
	var sum, squares float64
	for _, o := range days {
		s, m := o.ws/o.w, float64(o.w*o.w)/o.w2
		x.value, x.weight, x.size = append(x.value, s), append(x.weight, o.w), append(x.size, m)
		sum += o.w
		squares += float64(o.w * o.w)
		x.mean += o.ws
		x.share += o.w2
		if m > 1+1e-9 {
			x.within += m * max(o.wss/o.w-float64(s*s), 0)
			x.withinDF += m - 1
		}
	}
	if len(days) == 0 {
		return x
	}
	x.mean /= sum
	x.share /= squares
	x.n = float64(sum*sum) / squares
	if len(days) > 1 && x.n > 1+1e-9 {
		x.df = x.n - 1
		for c, s := range x.value {
			h := x.weight[c] / sum
			d := x.weight[c] * (s - x.mean)
			x.spread += float64(d*d) / (1 - 2*h + 1/x.n)
		}
		x.spread /= squares
	}
	return x
}
