// Package model scores stances with a neural classifier: it reads an ONNX
// encoder with its tokenizer and runs both in pure Go.
//
// # What the model sees
//
// One input is a statement, with its cue, and the spans in it that mention the
// target. The statement becomes the first segment; pieces that overlap a
// mention get token type 1, all others 0, and that is how the model knows whom
// the stance is toward. It answers with the probabilities of four classes:
// favor, against, neutral, and unrelated for a statement that does not speak of
// the target at all.
//
// # Models
//
// [Default] is the model embedded in the package, trained by model/train.
// [Load] reads any other from a folder in the layout of Hugging Face:
// model.onnx, tokenizer.json and config.json. The graph takes input_ids,
// attention_mask and, where it has them, token_type_ids and position_ids, all
// int64 [batch, sequence]; its output named logits (or its only one) is float32
// [batch, labels]. A graph without token_type_ids works, but cannot see what is
// marked. The labels are read from id2label by name.
//
// # Batches
//
// Inputs of equal length run together, unpadded: there is no padding for a
// result to depend on. Together with the engine's fixed order of operations
// this makes the probabilities of an input the same, bit for bit, whatever it
// is classified with, in whatever order, by however many workers.
//
// A statement longer than the model's positions is cut to a window around its
// first mention.
//
// Package model/onnx is the engine by itself.
package model
