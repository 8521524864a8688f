package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTargets(t *testing.T) {
	var out strings.Builder
	require.NoError(t, run(&out, nil))
	assert.Regexp(t, `(?m)^partnership .* سيرغي لافروف$`, out.String())
	assert.Contains(t, out.String(), "sanctions")
	assert.Error(t, run(&out, []string{"/nowhere/at/all"}))
}
