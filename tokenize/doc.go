// Package tokenize turns the text of a news article into spans: regions,
// sentences, quotations and words, each with its byte offsets in the very text
// that was given. Everything above it (who said what, about whom) reads these
// spans and never searches for a string again.
//
// # Offsets
//
// A [Span] is a half-open range of byte offsets. Its ends fall on character
// boundaries, and slicing the input with it gives the surface form. Text in
// invalid UTF-8 is accepted: each invalid byte is a character of one byte.
// [Offsets] converts to code points (Python) and UTF-16 units (JavaScript) and
// back. [Decode] comes before all this: it turns the bytes of a page in
// windows-1256, windows-1251, GB18030, UTF-16 or damaged UTF-8 into a string.
//
// # Words, and the form to compare them in
//
// [Tokens] cuts any string into tokens that concatenate to it. What follows
// news copy rather than the Unicode word rules is said there: initials such as
// U.S. and أ.ف.ب are one word, Arabic is never joined to anything, numbers keep
// their separators. Han characters are one token each; there is no dictionary.
//
// A [Word] carries its Norm, the [Match] form: composed, without vowel signs,
// tatweel and invisible characters, with the forms of alef, ya and ta marbuta
// folded, in lower case, with European digits. An English possessive is taken
// off, so that "Lavrov’s" compares equal to "Lavrov". [Normalize] gives any
// [Form] of a whole text together with a [Map] back to it; [Model] is the form
// that the neural model reads, and the training code holds the same table.
//
// # Quotation marks
//
// The hard part of agency copy is its quotation marks: opened with one kind and
// closed with another, the same shape at both ends, reversed by a right-to-left
// keyboard, missing, or left over from an edit. A scanner that toggles turns
// the rest of the article inside out at the first stray mark. Here each
// paragraph is read as a whole: among all ways to pair the marks of a family,
// the cheapest is taken, where a role against the shape of the mark or against
// the white space around it costs something, and a mark without a partner
// costs more than either. Then marks left over in two families are paired with
// each other («…"), as far as that crosses no other pair. A single mark is a
// quotation mark only where both sides say so, and an apostrophe otherwise.
//
// What is still alone is repaired within its paragraph and only in clear cases:
// an opening mark after a colon or a complementizer ends with its sentence; a
// closing mark at the end of a clause reaches back to the colon that announced
// it. Such quotations are Repaired, and there is a [Note]. A quotation whose
// marks are reopened in the next paragraph Continues there. Every other stray
// mark is noted and left alone: a guess is not an answer.
//
// # Sentences
//
// A sentence ends at a full stop, question or exclamation mark, but never inside
// a quotation, after an abbreviation or initial, inside short parentheses or in
// an agency line. After a quotation that has its own full stop it ends unless
// what follows still belongs to it: a lower-case letter, "… asked", بحسب or a
// participle such as مؤكداً. Arabic copy uses two or three full stops for a pause;
// they end nothing.
//
// # Regions
//
// Every line is a paragraph, unless the text is hard-wrapped: then the lines of
// a block are joined where the next word would not have fitted. The first line
// is the headline if it reads like one. Lines that are nothing but a date give
// [Document.Published]; share buttons, link boxes and copyright lines are
// furniture. An agency line at the head of a paragraph ("LONDON (Reuters) —",
// "الرياض - واس:") is its Lead; a name before a colon is not one, since that colon
// attributes what follows.
//
// # Languages
//
// [DetectLanguage] tells Arabic, English, Russian, Chinese, French and Spanish
// apart, and answers "und" for other languages. What differs between languages
// (abbreviations, months, agencies, furniture, common words) is in the tables
// under tables/, one folder a language; a new language is a new folder and its
// name in the list of languages.
//
// Nothing in the package panics, fails on malformed text or takes more than
// linear time, and no result depends on anything but the input.
package tokenize
