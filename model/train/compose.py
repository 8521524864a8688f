"""Statements put together from the words of lexicon/: they teach which words approve and which reject.

    compose.py [LANG [N]]       prints N statements of a language

A corpus written by hand cannot show every word of approval often enough, and words of opposite sides stand in the same contexts, so that
pretraining keeps them close. Here a statement is a cue, a frame and a target: an attitude (verb, verbal noun), a judgement (predicate, clause, set
phrase), an effect (what it brings about or ends, and whether that is good), now and then negated, beside others' views and second targets.
Introductions ("told reporters on Monday that") come from the training part of the corpus. The texts are stilted, and no figure but `composed` is
measured on them: one in twelve entries is kept for it and never composed for training.
"""
import collections
import re
import sys
import zlib

import numpy as np

import corpus
import lexicon
from languages import LANGUAGES, MARK
from normalise import normalise

KEPT = 12           # one entry in so many is held out
TRIES = 100
SANCTIONS = re.compile('عقوبات|حظر|sanction|embargo|санкци|эмбарго|sancion')
INTRODUCTION = {'ar': re.compile(r'(?:^|\s)ان$'), 'en': re.compile(r'(?:that|said|says)$'), 'ru': re.compile(', что$'), 'fr': re.compile(' que$'),
                'es': re.compile(' que$'), 'zh': re.compile('(?:表示|说|称|认为|指出|强调)[，：]?$')}
LONGEST = 110       # characters of an introduction
SIMPLE = {'plain', 'long', 'condition', 'elided', 'decoy'}   # the phenomena of lines whose introduction takes no side
DENIED = re.compile('نف|كذب|حذر|شكا|شكو|اشتك|warn|complain|предупре|averti|mis en garde|advirt|réjoui|félicit|regrett|déplor|doli[óo]|lament|reproch|celebr|警告|抗议|撑腰|انكر|den[iy]|отриц|опроверг|опровер|dément|nié|nier|desm|neg[óa]|否认|驳')


class Statement:
    """The same face as corpus.Line."""

    pair, phenomena, split = '', (), 'train'

    def __init__(self, lang, text, spans, label):
        self.lang, self.text, self.spans, self.label = lang, text, {'m': spans}, label
        self.story = text
        self.target = 'sanctions' if any(SANCTIONS.search(text[b:e]) for b, e in spans) else ''

    def slice(self):
        return 0, len(self.text)


def kept(kind, fields):
    return zlib.crc32('\t'.join((kind, *fields)).encode()) % KEPT == 0


def introductions(lang):
    """The words before the content of indirect statements of the corpus, from the cue on."""
    found = set()
    for x in corpus.load():
        if x.lang == lang and x.split == 'train' and SIMPLE.issuperset(x.phenomena) and len(x.spans['c']) == len(x.spans['s']) == 1:
            begin, end = min(b for b, _ in x.spans['c']), min(b for b, _ in x.spans['s'])
            lead = (x.text[begin:end] + ('that' if x.text.startswith('that ', end) else '')).strip()
            if len(lead) <= LONGEST and min(b for b, _ in x.spans['m']) >= end and INTRODUCTION[lang].search(lead) and not DENIED.search(lead):
                found.add(lead)
    return sorted(found)


class Composer:
    """Draws statements; `held` draws their deciding words from the entries that are held out."""

    def __init__(self, lang, seed, held=False):
        self.lang, self.random = LANGUAGES[lang], np.random.default_rng([seed, held])
        self.leads, self.name = introductions(lang), lang
        self.rows = collections.defaultdict(list)
        for kind, rows in lexicon.table(lang).items():
            for sign, *fields in rows:
                if kind not in lexicon.POLAR or kept(kind, fields) == held:
                    self.rows[kind].append((sign, *fields))
                    self.rows[kind, sign].append((sign, *fields))

    def pick(self, kind, sign=None):
        rows = self.rows[kind] if sign is None else self.rows[kind, sign]
        return rows[self.random.integers(len(rows))] if rows else None

    def one(self, of):
        return of[self.random.integers(len(of))]

    def chance(self, p):
        return self.random.random() < p

    def sided(self, kind):
        """An entry of a kind, as often for as against, less often without a side."""
        draw = self.random.random()
        return (self.pick(kind, 0) if draw < 0.2 else None) or self.pick(kind, 1 if draw < 0.6 else -1)

    def target(self, but=None):
        while True:
            row = self.pick('target')
            if row is not but:
                return row

    def attitude(self, row, marked=True):
        """(sign, clause): who is for or against it, the speaker's own side."""
        sign, *verb = self.sided('verb')
        negated = sign and self.chance(0.08)
        return (-sign if negated else sign), self.lang.attitude(self, verb, row, marked, negated)

    def judgement(self, row, marked=True):
        """(sign, clause): what it is, what it does."""
        draw = self.random.random()
        negated = self.chance(0.12)
        if draw < 0.3:
            sign, text = self.sided('predicate')
            negated = negated and sign
            return (-sign if negated else sign), self.lang.predicate(self, text, row, marked, negated)
        if draw < 0.55:
            sign, *forms = self.sided('clause')
            negated = negated and sign
            return (-sign if negated else sign), self.lang.clause(self, forms, row, marked, negated)
        if draw < 0.8:
            sign, text = self.sided('phrase')
            return sign, self.lang.phrase(self, text, row, marked)
        way, *forms = self.pick(self.one(('raise', 'lower')))
        worth, thing = self.pick(self.one(('good', 'bad')))
        forms = [f'{x} {thing}' if self.name != 'zh' else x + thing for x in forms]
        return way * worth * (-1 if negated else 1), self.lang.clause(self, forms, row, marked, negated)

    def opinion(self, row, marked=True):
        return self.attitude(row, marked) if self.chance(0.3) else self.judgement(row, marked)

    def statement(self):
        """(text with its marks, sign)"""
        row, draw = self.target(), self.random.random()
        if draw < 0.25:
            sign, *verb = self.sided('verb')
            return self.lang.direct(self, verb, row), sign
        if draw < 0.35:
            sign, *verb = self.sided('noun' if self.rows['noun', 1] and self.chance(0.25) else 'verb')
            return (self.lang.noun if all(verb[-2:]) or self.name == 'zh' else self.lang.direct)(self, verb, row), sign
        if draw < 0.41:
            return self.lead(self.lang.others(self, self.pick('verb', self.one((1, -1)))[1:], row)), 0
        if draw < 0.55:
            other = self.target(row)
            first = self.chance(0.5)
            (sign, a), (_, b) = self.opinion(row), self.opinion(other, False)
            return self.lead(self.lang.joint(self, *((a, b) if first else (b, a)))), sign
        sign, text = self.opinion(row)
        return self.lead(text), sign

    def lead(self, content):
        return self.lang.introduce(self.one(self.leads), content)

    def draw(self):
        text, sign = self.statement()
        spans, out = [], ''
        for i, part in enumerate(normalise(' '.join(text.split()) if self.name != 'zh' else text).split(MARK)):
            if i % 2:
                spans.append((len(out), len(out) + len(part)))
            out += part
        if not spans:
            raise ValueError(text)
        return out, tuple(spans), 'favor' if sign > 0 else 'against' if sign < 0 else 'neutral'


def load(counts, seed=1, held=False):
    """That many distinct statements of each language; `held`: of words that are never trained on."""
    out = []
    for lang, n in counts.items():
        composer, seen = Composer(lang, seed, held), set()
        for _ in range(n * TRIES):
            if len(seen) == n:
                break
            drawn = composer.draw()
            if drawn not in seen:
                seen.add(drawn)
                out.append(Statement(lang, *drawn))
        if len(seen) < n:
            raise ValueError(f'lexicon/{lang}.tsv gives no more than {len(seen)} statements')
    return out


if __name__ == '__main__':
    lang, n = sys.argv[1] if len(sys.argv) > 1 else 'ar', int(sys.argv[2]) if len(sys.argv) > 2 else 20
    for x in load({lang: n}):
        marked = x.text
        for b, e in reversed(x.spans['m']):
            marked = f'{marked[:b]}[{marked[b:e]}]{marked[e:]}'
        print(x.label, '|', marked)
