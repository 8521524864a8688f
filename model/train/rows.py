"""Every labelled row as ids, in several views, in one file: training then needs no text and can go to another machine.

    rows.py            writes `rows.npz`

A row of ours is seen cut from its cue to the end of its content, as a running program cuts it, with the mention marked whole
or in part. A line of the corpus is also seen whole, and as a stray: another word marked, so that the answer is unrelated. (In real text the
other word may well be something that the speaker has a view of.) With --reversals a mention of a target's undoing is marked with its operator,
always whole and always cut, and its label is turned around.
"""
import argparse
import collections
import json
import os

import numpy as np

import compose
import corpus
import labelled
import real
from encoder import LABELS
from examples import cut, encode, jitter, stray
from paths import scratch
from reversal import FLIPPED, widened
from wordpiece import Tokenizer

SPLITS = ('train', 'dev', 'test')
OWN_SHARE = 2.0     # how often an epoch shows a line of the corpus
FRESH_SHARE = 4.0   # the same for a line that no earlier run has seen, and for one that is turned around
FOUND_SHARE = 2.0   # the same for a mention that the target patterns found in real text, as in a running program
CAP = 1.4           # of real text, the most that a label has in a language, as a multiple of the label in the middle
PLAIN, STRAY = 0, 1


class Writer:
    def __init__(self):
        self.ids, self.types, self.at, self.row, self.kind = [], [], [0], [], []
        self.label, self.head, self.part, self.split, self.set, self.share, self.target = [], [], [], [], [], [], []

    def view(self, coded, kind=PLAIN):
        ids, types = coded
        self.ids.append(np.array(ids, np.uint16))
        self.types.append(np.array(types, np.uint8))
        self.at.append(self.at[-1] + len(ids))
        self.row.append(len(self.label))
        self.kind.append(kind)

    def end(self, label, head, part, split, group, share, target=0):
        for field, value in ((self.label, label), (self.head, head), (self.part, part), (self.split, SPLITS.index(split)),
                             (self.set, group), (self.share, share), (self.target, target)):
            field.append(value)

    def save(self, path, heads, parts, targets):
        np.savez_compressed(
            path, ids=np.concatenate(self.ids), types=np.concatenate(self.types), at=np.array(self.at), row=np.array(self.row, np.int32),
            kind=np.array(self.kind, np.uint8), label=np.array(self.label, np.int64), head=np.array(self.head, np.int64),
            part=np.array(self.part, np.int64), split=np.array(self.split, np.int64), set=np.array(self.set, np.int64),
            share=np.array(self.share, np.float32),
            target=np.array(self.target, np.int64), targets=np.array(targets), heads=np.array(heads), parts=np.array(parts))


def ours(out, tok, lines, part, shares, views, targets, random, fresh=(), reversals=False):
    """The lines of the corpus or of real text, under the first head."""
    sets = {}
    for x in lines:
        text, spans = cut(x)
        spans, turned = widened(x.target, x.lang, text, spans) if reversals else (spans, False)
        label = LABELS.index(x.label)
        out.view(encode(tok, text, spans))
        if x.split == 'train':
            for _ in range(views):
                out.view(encode(tok, text, spans if turned else jitter(text, spans, random)))
            if part == 0 and not turned:
                out.view(encode(tok, x.text, x.spans['m']))
            if part == 0:
                other = stray(text, spans, random)
                if other:
                    out.view(encode(tok, text, other), STRAY)
        group = sets.setdefault(x.pair, len(sets)) if x.pair else -1
        share = shares[x.lang, x.label] * (FOUND_SHARE if part == 1 and x.target else 1)
        if part == 0 and (turned or f'{x.lang}/{os.path.basename(x.file)[:-4]}' in fresh):
            share = FRESH_SHARE
        out.end(FLIPPED.get(label, label) if turned else label, 0, part, x.split, group, share, targets.index(x.target))


def shares_of(lines):
    """How often a row of real text is drawn: where one label outnumbers the others of its language, less than once."""
    shares = {}
    for lang in {x.lang for x in lines}:
        count = {k: sum(x.lang == lang and x.label == k for x in lines) for k in LABELS}
        middle = sorted(count[k] for k in LABELS[:3])[1]
        for k in LABELS:
            shares[lang, k] = min(1.0, CAP * middle / max(1, count[k]))
    return shares


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--seed', type=int, default=1)
    arg.add_argument('--fresh', nargs='*', default=[], help='files of the corpus that are new to the model, as in ar/relief')
    arg.add_argument('--reversals', action='store_true', help="mark a target's undoing with its operator and turn the label around")
    arg.add_argument('--own', type=float, default=OWN_SHARE, help='how often an epoch shows a line of the corpus')
    arg.add_argument('--real', type=float, default=1.0, help='the same for a statement of real text')
    arg.add_argument('--composed', type=json.loads, default={}, help='statements to compose of lexicon words, by language: {"ar": 40000}')
    opt = arg.parse_args()
    tok, out, random = Tokenizer(), Writer(), np.random.default_rng(opt.seed)
    own, news, targets = [x for x in corpus.load() if x.split in SPLITS], real.load(), ['']
    targets += sorted({x.target for x in own + news} - {''})
    ours(out, tok, own, 0, {(x.lang, x.label): opt.own for x in own}, 2, targets, random, opt.fresh, opt.reversals)
    ours(out, tok, news, 1, {k: v * opt.real for k, v in shares_of(news).items()}, 1, targets, random, reversals=opt.reversals)
    made = compose.load(opt.composed, opt.seed)
    ours(out, tok, made, 2, collections.defaultdict(lambda: 1.0), 0, targets, random, reversals=opt.reversals)
    heads, parts = ['own'], ['own', 'real', 'composed']
    for split in ('train', 'dev'):
        for x in labelled.load(dev=split == 'dev'):
            for names, name in ((heads, x.head), (parts, x.source)):
                if name not in names:
                    names.append(name)
            out.view(encode(tok, x.text, x.spans, x.second, 96))
            out.end(x.label, heads.index(x.head), parts.index(x.source), split, -1, x.share)
    out.save(scratch('rows.npz'), heads, parts, targets)
    print(f'{len(out.label)} rows, {len(out.row)} views, {out.at[-1] / 1e6:.1f} M ids; heads {heads}; sets {parts}')


if __name__ == '__main__':
    main()
