package stance_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
)

func TestParseTime(t *testing.T) {
	for _, s := range []string{
		"2024-04-09T20:51:54Z", "2024-04-09 20:51:54", " 2024-04-09T20:51:54 ", "2024-04-09T20:51:54.000Z",
		"2024-04-09T23:51:54+03:00", "2024-04-09 23:51:54+03:00", "Tue, 09 Apr 2024 20:51:54 GMT", "Tue, 9 Apr 2024 20:51:54 +0000",
	} {
		got, err := stance.ParseTime(s)
		require.NoError(t, err, s)
		assert.True(t, april.Equal(got), "%s: %v", s, got)
	}
	day, err := stance.ParseTime("2024-04-09")
	require.NoError(t, err)
	assert.Equal(t, time.Date(2024, 4, 9, 0, 0, 0, 0, time.UTC), day)
	none, err := stance.ParseTime("  ")
	require.NoError(t, err)
	assert.True(t, none.IsZero())
	for _, s := range []string{"yesterday", "2024-13-01", "09/04/2024", "2024-04-09T25:00:00Z"} {
		_, err := stance.ParseTime(s)
		assert.ErrorIs(t, err, stance.ErrTime, s)
	}
}

func TestArticleJSON(t *testing.T) {
	a := &stance.Article{}
	require.NoError(t, json.Unmarshal([]byte(`{"id":17,"text":"نص <b> & \u0000","published":"2024-04-09 20:51:54","other":[1]}`), a))
	assert.Equal(t, stance.Article{ID: "17", Text: "نص <b> & \x00", Published: april}, *a)
	b, err := a.MarshalJSON()
	require.NoError(t, err)
	assert.Equal(t, `{"id":"17","title":"","text":"نص <b> & \u0000","lang":"","published":"2024-04-09T20:51:54Z","source":"","url":""}`, string(b))
	require.NoError(t, json.Unmarshal([]byte(`{"id":null,"published":""}`), a))
	assert.Equal(t, stance.Article{}, *a)
	for _, bad := range []string{`{"id":[]}`, `{"text":1}`, `[]`, `{"id":true}`} {
		assert.Error(t, json.Unmarshal([]byte(bad), a), bad)
	}
	assert.ErrorIs(t, json.Unmarshal([]byte(`{"published":"soon"}`), a), stance.ErrTime)
}
