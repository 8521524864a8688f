package model

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// config is a model's config.json, with the names that Hugging Face gives.
type config struct {
	ModelType             string            `json:"model_type"`
	Architectures         []string          `json:"architectures"`
	ID2Label              map[string]string `json:"id2label"`
	Label2ID              map[string]int    `json:"label2id"`
	MaxPositionEmbeddings int               `json:"max_position_embeddings"`
	VocabSize             int               `json:"vocab_size"`
	PadTokenID            *int32            `json:"pad_token_id"`

	// MaxTokens is the greatest length that the model was trained on, where
	// that is less than its positions.
	MaxTokens int `json:"max_tokens"`
	// Temperature divides the logits before the softmax; it was fitted on held
	// out data (Guo et al., arXiv:1706.04599).
	Temperature *float64 `json:"temperature"`
	// ClassShift corrects for another mix of classes at run time than in
	// training: by label, ln(p_run/p_train), added to the tempered logits
	// (Saerens, Latinne and Decaestecker, Neural Computation 14, 2002, 21–41).
	ClassShift map[string]float64 `json:"class_shift"`
	// TextForm tells the normalisation that the model was trained behind:
	// "model" for tokenize.Model, "none". Absent means "model" for the
	// architecture that this repository trains and "none" for any other.
	TextForm string `json:"text_form"`
	// Reversals tells that the model judges what is marked, also "the lifting
	// of sanctions"; see [Model.Reversals].
	Reversals bool `json:"reversals"`
}

// trainedHere is the architecture of the models that model/train makes.
const trainedHere = "StanceModel"

func readConfig(fsys fs.FS) (*config, error) {
	b, err := fs.ReadFile(fsys, "config.json")
	if err != nil {
		return nil, err
	}
	c := &config{}
	if err := json.Unmarshal(b, c); err != nil {
		return nil, fmt.Errorf("%w: config.json: %v", ErrConfig, err)
	}
	if c.Temperature != nil && !(*c.Temperature > 0 && *c.Temperature <= math.MaxFloat32) {
		return nil, fmt.Errorf("%w: temperature %v", ErrConfig, *c.Temperature)
	}
	for label, x := range c.ClassShift {
		if classOf(label) < 0 || !(math.Abs(x) <= 20) {
			return nil, fmt.Errorf("%w: class_shift %q: %v", ErrConfig, label, x)
		}
	}
	if c.MaxPositionEmbeddings < 0 || c.MaxTokens < 0 {
		return nil, fmt.Errorf("%w: negative length", ErrConfig)
	}
	return c, nil
}

func (c *config) temperature() float64 {
	if c.Temperature == nil {
		return 1
	}
	return *c.Temperature
}

// shift is what is added to the tempered logit of each class.
func (c *config) shift() (out [classes]float64) {
	for label, x := range c.ClassShift {
		out[classOf(label)] = x
	}
	return out
}

func (c *config) form() (tokenize.Form, error) {
	switch c.TextForm {
	case "":
		if slices.Contains(c.Architectures, trainedHere) {
			return tokenize.Model, nil
		}
		return 0, nil
	case "model":
		return tokenize.Model, nil
	case "none":
		return 0, nil
	}
	return 0, fmt.Errorf("%w: text_form %q", ErrConfig, c.TextForm)
}

// pad is the id that fills up masked places.
func (c *config) pad() int32 {
	if c.PadTokenID == nil {
		return 0
	}
	return *c.PadTokenID
}

// maxTokens is the longest input with special tokens, 512 where the file does
// not tell.
func (c *config) maxTokens() int {
	n := c.MaxPositionEmbeddings
	if n == 0 {
		n = 512
	}
	switch c.ModelType {
	case "roberta", "xlm-roberta", "camembert": // positions start after the padding id
		n -= int(c.pad()) + 1
	}
	if c.MaxTokens > 0 {
		n = min(n, c.MaxTokens)
	}
	return n
}

// The classes, in the order of Probabilities.
const (
	favor = iota
	against
	neutral
	unrelated
	classes
)

// className names a class.
func className(class int) string {
	return [classes]string{"favor", "against", "neutral", "unrelated"}[class]
}

// classOf reads a label; -1 if it means none of the four. "none" is left to
// the caller.
func classOf(label string) int {
	s := strings.ToLower(strings.TrimSpace(label))
	s = strings.NewReplacer("_", " ", "-", " ").Replace(s)
	switch s {
	case "favor", "favour", "in favor", "in favour", "for", "pro", "support", "supports", "supportive", "positive":
		return favor
	case "against", "anti", "con", "oppose", "opposes", "opposed", "opposition", "negative":
		return against
	case "neutral", "neither", "comment", "discuss":
		return neutral
	case "unrelated", "irrelevant", "off topic", "not related", "no mention":
		return unrelated
	}
	return -1
}

// labels maps each output of the classifier to a class.
func (c *config) labels() ([]int, error) {
	names := map[int]string{}
	for k, v := range c.ID2Label {
		id, err := strconv.Atoi(k)
		if err != nil || id < 0 || id > 64 {
			return nil, fmt.Errorf("%w: id2label key %q", ErrConfig, k)
		}
		names[id] = v
	}
	if len(names) == 0 {
		for v, id := range c.Label2ID {
			if _, dup := names[id]; dup || id < 0 || id > 64 {
				return nil, fmt.Errorf("%w: label2id %d", ErrConfig, id)
			}
			names[id] = v
		}
	}
	out := make([]int, len(names))
	var have [classes]bool
	none := -1
	for id := range out {
		name, ok := names[id]
		if !ok {
			return nil, fmt.Errorf("%w: no label for output %d of %d", ErrConfig, id, len(out))
		}
		class := classOf(name)
		if class < 0 && strings.EqualFold(strings.TrimSpace(name), "none") && none < 0 {
			none = id
			continue
		}
		if class < 0 {
			return nil, fmt.Errorf("%w: label %q is none of favor, against, neutral, unrelated", ErrConfig, name)
		}
		if have[class] {
			return nil, fmt.Errorf("%w: two labels for %s", ErrConfig, className(class))
		}
		out[id], have[class] = class, true
	}
	if none >= 0 { // the third class of data sets without "neutral", else the fourth
		class := neutral
		if have[neutral] {
			class = unrelated
		}
		if have[class] {
			return nil, fmt.Errorf("%w: two labels for %s", ErrConfig, className(class))
		}
		out[none], have[class] = class, true
	}
	if !have[favor] || !have[against] {
		return nil, fmt.Errorf("%w: labels for favor and against are required", ErrConfig)
	}
	return out, nil
}
