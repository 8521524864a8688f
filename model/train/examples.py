"""From marked text to ids: what of it is seen, which words are marked; and the arrays of a batch."""
import numpy as np

from wordpiece import CLS, PAD, SEP

LONGEST = 128


def encode(tok, text, spans, second='', longest=LONGEST):
    """(ids, types): [CLS] text [SEP], or [CLS] text [SEP] second [SEP]; the mention (or second) has type 1."""
    ids, offsets = tok.encode(text)
    types = [int(any(b < y and e > x for x, y in spans)) for b, e in offsets]
    extra = tok.encode(second)[0][:longest // 3] if second else []
    room = longest - 2 - (len(extra) + 1 if extra else 0)
    if len(ids) > room:  # a window around the mention, which stands in its middle
        at = [i for i, t in enumerate(types) if t] or [0]
        begin = min(max(0, (at[0] + at[-1]) // 2 - room // 2), len(ids) - room)
        ids, types = ids[begin:begin + room], types[begin:begin + room]
    ids, types = [CLS] + ids + [SEP], [0] + types + [0]
    if extra:
        ids, types = ids + extra + [SEP], types + [1] * len(extra) + [0]
    return ids, types


def cut(x):
    """(text, mention spans) of a line from its cue to the end of its content, as a running program cuts it."""
    begin, end = x.slice()
    spans = [(max(b, begin) - begin, min(e, end) - begin) for b, e in x.spans['m'] if b < end and e > begin]
    if not spans:  # the mention stands outside of the statement proper
        begin, end, spans = 0, len(x.text), x.spans['m']
    return x.text[begin:end], spans


def stray(text, spans, random):
    """The span of a word that is no part of the mention, or None."""
    words = [(b, e) for b, e in word_spans(text) if e > b + 1 and not any(p < e and q > b for p, q in spans)]
    return [words[random.integers(len(words))]] if words else None


def jitter(text, spans, random):
    """Now and then a mention of several words is marked in part only, as another finder would."""
    out = []
    for b, e in spans:
        words = [(b + i, b + j) for i, j in word_spans(text[b:e])]
        if len(words) > 1:
            first, last = (0, random.integers(1, len(words))) if random.random() < 0.5 else \
                          (random.integers(1, len(words)), len(words))
            b, e = words[first][0], words[last - 1][1]
        out.append((b, e))
    return out


def word_spans(text):
    at = 0
    for w in text.split(' '):
        if w:
            yield at, at + len(w)
        at += len(w) + 1


def pad(rows, multiple=8):
    """(ids, mask, types) of rows [(ids, types)], as wide as the longest, rounded up."""
    width = -(-max(len(i) for i, _ in rows) // multiple) * multiple
    ids = np.full((len(rows), width), PAD, np.int64)
    mask, types = np.zeros_like(ids), np.zeros_like(ids)
    for r, (i, t) in enumerate(rows):
        ids[r, :len(i)], types[r, :len(t)], mask[r, :len(i)] = i, t, 1
    return ids, mask, types
