package stance

import (
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// level is the coverage that the intervals of a report aim at.
const level = 0.95

// opinion is one statement's part in its speaker's stance.
type opinion struct {
	p      Probabilities
	weight float64 // confidence of the attribution, > 0
}

// summary is the stance of a speaker over several statements.
type summary struct {
	label            Label
	score, low, high float64
}

// summarize takes the label of a statement as a random variable L with the
// values +1 (favor), −1 (against) and 0 (neutral, unrelated), whose
// distribution the calibrated model gives:
//
//	s_i = E[L_i]   = P(favor) − P(against)
//	v_i = Var[L_i] = P(favor) + P(against) − s_i²
//
// The score is the mean of the s_i, weighted with w_i, the confidence of the
// attribution. Its variance has the two parts of the law of total variance: A,
// what the model leaves open in each statement, and B, how far the statements
// themselves are apart,
//
//	A = Σ w_i² v_i / (Σ w_i)²
//	B = S² / n,  n = (Σ w_i)² / Σ w_i²  (Kish's effective number)
//	S² = n/(n−1) · Σ w_i (s_i − s̄)² / Σ w_i
//
// A is known and B is estimated from n statements, so the interval is that of
// Welch and Satterthwaite: s̄ ± t·√(A+B), where t is the quantile of Student's t
// with (n−1)·((A+B)/B)² degrees of freedom: the normal one where B = 0. A single
// statement has no B; its interval tells the doubt of the model alone. Ends are
// cut at −1 and 1.
//
// The label is the likeliest of favor, against and neutral by their weighted
// mean probabilities; of equals it is neutral.
//
// Sources: L. Kish, Survey Sampling, 1965, §11.7 (effective number);
// F. E. Satterthwaite, Biometrics Bulletin 2 (1946) 110–114; B. L. Welch,
// Biometrika 34 (1947) 28–35.
func summarize(list []opinion) summary {
	if len(list) == 0 {
		return summary{label: Neutral}
	}
	s, w := make([]float64, len(list)), make([]float64, len(list))
	var favor, against, neutral, sum, squares, open float64
	for i, o := range list {
		s[i], w[i] = o.p.Favor-o.p.Against, o.weight
		sum += w[i]
		squares += w[i] * w[i]
		open += w[i] * w[i] * max(o.p.Favor+o.p.Against-s[i]*s[i], 0)
		favor += w[i] * o.p.Favor
		against += w[i] * o.p.Against
		neutral += w[i] * o.p.Neutral
	}
	mean, popVar := stat.PopMeanVariance(s, w)
	within, between, n := open/(sum*sum), 0.0, sum*sum/squares
	if len(list) > 1 && n > 1 {
		between = popVar / (n - 1)
	}
	half := quantile(within, between, n) * math.Sqrt(within+between)
	out := summary{label: Neutral, score: mean, low: max(mean-half, -1), high: min(mean+half, 1)}
	switch {
	case favor > against && favor > neutral:
		out.label = Favor
	case against > favor && against > neutral:
		out.label = Against
	}
	return out
}

// quantile is the factor of the interval.
func quantile(within, between, n float64) float64 {
	p := (1 + level) / 2
	if between > 1e-12 {
		df := (n - 1) * math.Pow((within+between)/between, 2)
		if df < 1e4 { // above, t and the normal agree to four decimals
			return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.Quantile(p)
		}
	}
	return distuv.UnitNormal.Quantile(p)
}

// round4 rounds to four decimals and never gives −0.
func round4(x float64) float64 { return math.Round(x*1e4)/1e4 + 0 }
