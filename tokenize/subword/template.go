package subword

import (
	"encoding/json"
	"fmt"
)

// template reads the post-processor: the special tokens around a text.
func (t *Tokenizer) template(s *stage) error {
	if s == nil {
		return nil
	}
	switch s.Type {
	case "Sequence":
		for i := range s.Processors {
			if err := t.template(&s.Processors[i]); err != nil {
				return err
			}
		}
		return nil
	case "ByteLevel":
		t.trim, t.keepFirst = orBool(s.TrimOffsets, true), orBool(s.AddPrefixSpace, true)
		return nil
	case "BertProcessing", "RobertaProcessing":
		for _, p := range []struct {
			raw json.RawMessage
			to  *[]int32
		}{{s.Cls, &t.prefix}, {s.Sep, &t.suffix}} {
			var pair []json.RawMessage
			var id int32
			if json.Unmarshal(p.raw, &pair) != nil || len(pair) != 2 || json.Unmarshal(pair[1], &id) != nil {
				return fmt.Errorf("%w: special tokens of %s", ErrFile, s.Type)
			}
			*p.to = append(*p.to, id)
		}
		if s.Type == "RobertaProcessing" {
			t.trim, t.keepFirst = orBool(s.TrimOffsets, true), orBool(s.AddPrefixSpace, true)
		}
		return nil
	case "TemplateProcessing":
		to := &t.prefix
		sequences := 0
		for _, p := range s.Single {
			switch {
			case p.Sequence != nil:
				to = &t.suffix
				sequences++
			case p.SpecialToken != nil:
				tok, ok := s.SpecialTokens[p.SpecialToken.ID]
				if !ok {
					return fmt.Errorf("%w: template token %q", ErrFile, p.SpecialToken.ID)
				}
				*to = append(*to, tok.IDs...)
			}
		}
		if sequences != 1 {
			return fmt.Errorf("%w: template with %d sequences", ErrUnsupported, sequences)
		}
		return nil
	}
	return fmt.Errorf("%w: post-processor %q", ErrUnsupported, s.Type)
}
