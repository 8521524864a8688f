"""From marked text to the rows of a batch: window, masking of the mention, padding."""
import numpy as np
import torch

from wordpiece import CLS, MASK, PAD, SEP

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


def hide(ids, types):
    """The mention's own tokens are masked, so that a target never seen is read from its sentence."""
    return [MASK if t else i for i, t in zip(ids, types)]


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


def batch(rows):
    """Padded tensors (ids, mask, types)."""
    width = max(len(i) for i, _ in rows)
    ids = np.full((len(rows), width), PAD, np.int64)
    mask, types = np.zeros_like(ids), np.zeros_like(ids)
    for r, (i, t) in enumerate(rows):
        ids[r, :len(i)], types[r, :len(t)], mask[r, :len(i)] = i, t, 1
    return torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(types)


def batches(order, lengths, size, random):
    """Batches of rows of like length, in random order."""
    order = np.asarray(order)
    pool = size * 16
    out = []
    for i in range(0, len(order), pool):
        part = order[i:i + pool]
        part = part[np.argsort([lengths[j] for j in part], kind='stable')]
        out += [part[k:k + size] for k in range(0, len(part), size)]
    random.shuffle(out)
    return out
