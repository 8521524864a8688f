"""Public stance sets as examples of the same form: text, marked spans, label.

A set whose target is a phrase outside the text comes as `text [SEP] target` with the
target marked. Sets differ in what their labels mean, so each has a head of its own
in training; only the encoder is shared.
"""
import json
import lzma
import os
import zlib

from corpus import LABELS
from normalise import normalise
from paths import SHARED

# dataset -> (head, how often a row is drawn in an epoch)
SETS = {
    'MPQA': ('toward', 1.0),
    'NewsMTSC': ('news', 0.5),
    'Mawqif': ('post', 0.7),
    'ANS': ('claim-ar', 1.0),
    'Perspectrum': ('claim', 0.3),
    'GWSD': ('claim', 0.2),
    'ArEntail': ('entail', 1.0),
    'RuSentNE': ('news', 1.0),
    'RuOpinionNE': ('toward', 1.0),
    'RuSentRel': ('toward', 0.5),
    'C-STANCE': ('claim-zh', 0.3),
}
UNSPLIT = ('NewsMTSC', 'Mawqif', 'GWSD', 'RuSentNE', 'RuOpinionNE')


class Example:
    """Normalised text with marked character spans; `second` is a marked second segment or ''."""

    __slots__ = ('text', 'spans', 'second', 'label', 'head', 'share', 'source')

    def __init__(self, text, spans, second, label, head, share, source=''):
        self.text, self.spans, self.second = text, spans, second
        self.label, self.head, self.share, self.source = label, head, share, source


def read(name):
    with lzma.open(os.path.join(SHARED, 'data/labelled', name), 'rt', encoding='utf-8') as f:
        for line in f:
            yield json.loads(line)


def marked(text, spans):
    """Normalised text and its spans, from byte spans of the raw text."""
    raw, out, at, found = text.encode(), '', 0, []
    for b, e in sorted(spans):
        if b < at:
            continue
        out += normalise(raw[at:b].decode())
        piece = normalise(raw[b:e].decode())
        found.append((len(out), len(out) + len(piece)))
        out, at = out + piece, e
    return out + normalise(raw[at:].decode()), found


def held_out(row):
    """Sets without a dev split lose a tenth of their texts to one, by a hash of the text."""
    return row['split'] == 'dev' or row['dataset'] in UNSPLIT and zlib.crc32(row['text'].encode()) % 10 == 0


def load(dev=False):
    """The examples to train on, or those held out of it."""
    examples = []
    for row in read('stance.jsonl.xz'):
        if row['dataset'] not in SETS or held_out(row) != dev:
            continue
        head, share = SETS[row['dataset']]
        text, spans = marked(row['text'], row['target']['spans'])
        second = '' if spans else normalise(row['target']['text'])
        examples.append(Example(text, spans, second, LABELS.index(row['label']), head, share, row['dataset']))
    if not dev:
        head, share = SETS['ArEntail']
        for row in read('nli.jsonl.xz'):
            label = 0 if row['label'] == 'entailment' else 1
            examples.append(Example(normalise(row['premise']), [], normalise(row['hypothesis']), label, head, share, 'ArEntail'))
    return examples
