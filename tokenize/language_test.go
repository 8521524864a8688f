package tokenize

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDetectLanguage(t *testing.T) {
	tests := []struct{ want, text string }{
		{"ar", arabicArticle},
		{"ar", "مجلس"},
		{"ar", "شركة Apple و Google تعلنان"},
		{"ar", "قال ان کل شی فی المدینه علی ما یرام"}, // typed with Persian letters
		{"en", englishArticle},
		{"en", "Council puts off vote on harbour"},
		{"ru", russianSample},
		{"zh", chineseSample},
		{"fr", frenchSample},
		{"fr", "Le maire de la ville refuse de signer l'accord"},
		{"es", "El consejo de la ciudad aplazó la votación sobre el puerto, dijo el alcalde."},
		{"en", strings.Repeat("\n", 9000) + englishArticle},
		{"en", strings.Repeat("* \t", 9000) + strings.Repeat("=", 9000) + " " + englishArticle},
		{"en", strings.Repeat("=", 9000) + englishArticle},
		{"zh", strings.Repeat("\u3000\n", 5000) + strings.Repeat(chineseSample, 200)},
		{Und, ""},
		{Und, "12345 %"},
		{Und, "شورای شهر گفت که رأی گیری درباره بندر تازه را به بعد موکول می کند و چیزی نگفت"},
		{Und, "Der Rat der Stadt hat die Abstimmung über den neuen Hafen verschoben, sagte der Bürgermeister."},
		{Und, "Il consiglio della città ha rinviato il voto sul nuovo porto, ha detto il sindaco."},
		{Und, "Рада міста відклала голосування, сказав її голова"},
		{Und, "市議会は新しい港についての投票を延期した。"},
		{Und, "시의회는 새 항구에 대한 투표를 연기했다"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, DetectLanguage(tt.text), tt.text)
	}
	assert.Equal(t, "ar", Parse("plain words", Language("ar")).Lang)
}

// A text may be cut anywhere: at the end of a word, in it, in a character.
func TestDetectLanguageCut(t *testing.T) {
	for n := 1; n <= 9; n++ {
		long := strings.Repeat(strings.Repeat("ا", n)+" ", languageSample/n)
		for k := range 2 * n {
			assert.Equal(t, "ar", DetectLanguage(strings.Repeat("b", k)+" "+long))
		}
		assert.Equal(t, "en", DetectLanguage(strings.Repeat("the ", languageSample)[n:]))
	}
}

// TestTables checks that every row of the embedded tables is read: the kinds
// that rows name exist, and no key is empty.
func TestTables(t *testing.T) {
	kinds := map[string]map[string]bool{
		"abbreviations.tsv": {"never": true, "maybe": true, "number": true},
		"words.tsv":         {"function": true, "introducer": true, "continuer": true, "speech": true, "clipped": true},
		"leads.tsv":         {"agency": true, "place": true},
		"boilerplate.tsv":   {"exact": true, "prefix": true, "suffix": true, "name": true, "tags": true},
	}
	for _, lang := range languages {
		for name, allowed := range kinds {
			b, err := fs.ReadFile(embedded, "tables/"+lang+"/"+name)
			if lang == "zh" && name == "abbreviations.tsv" {
				continue // Chinese has no full stops after abbreviations
			}
			require.NoError(t, err)
			seen := map[string]bool{}
			for line := range strings.Lines(string(b)) {
				line = strings.TrimRight(line, "\n")
				if strings.HasPrefix(line, "#") {
					continue
				}
				col := strings.Split(line, "\t")
				require.Len(t, col, 2, "%s/%s: %q", lang, name, line)
				assert.NotEmpty(t, Fold(col[0]))
				assert.True(t, allowed[col[1]], "%s/%s: %q", lang, name, line)
				assert.False(t, seen[line], "%s/%s: twice: %q", lang, name, line)
				seen[line] = true
				assert.Equal(t, strings.TrimSpace(line), line)
			}
		}
		months := map[int]bool{}
		for _, n := range tablesOf(lang).months {
			months[n] = true
		}
		if lang != "zh" {
			for n := 1; n <= 12; n++ {
				assert.True(t, months[n], "%s: month %d", lang, n)
			}
		}
		assert.NotEmpty(t, tablesOf(lang).boilerplate)
	}
}
