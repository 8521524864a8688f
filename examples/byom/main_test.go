package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestModel(t *testing.T) {
	var out strings.Builder
	require.NoError(t, run(&out, "../../model/default"))
	assert.Regexp(t, `(?m)^sanctions .* وانغ يي$`, out.String())
	require.NoError(t, run(&out, "../../model/default", "../../seeds/ar-2024-04-09.txt"))
	assert.Error(t, run(&out, t.TempDir()), "no model there")
}
