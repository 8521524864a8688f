package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestShape(t *testing.T) {
	f := newForms()
	for in, want := range map[string]string{
		"":          "",
		"Anna":      "Anna",
		"باب":       "ﺏﺎﺑ",
		"لا":        "ﻻ",
		"سلام":      "ﻡﻼﺳ",
		"مُحَمَّـد": "ﺪﻤﺤﻣ",
		"دار":       "ﺭﺍﺩ",
		"پدر":       "ﺭﺪﭘ",
		"شيء":       "ﺀﻲﺷ",
		"هو 24":     "24 ﻮﻫ",
	} {
		assert.Equal(t, want, f.shape(in), in)
	}
}

// Every letter of a name in Arabic can be drawn; what cannot be gives way.
func TestLabels(t *testing.T) {
	p, err := newPen(true)
	require.NoError(t, err)
	for _, s := range []string{"وزير الخارجية", "آية الله", "الأمين العام لحلف الناتو", "مؤتمر", "بطء", "گفت", "Владимир", "José"} {
		assert.NotEqual(t, "x", p.label(s, "x"), s)
	}
	assert.Equal(t, "x", p.label("王毅", "x"))
	assert.Equal(t, "باب", p.logical[p.label("باب", "x")], "viewers of SVG join the letters themselves")
}
