"""The table: the model, the majority class, and TF-IDF with logistic regression trained on the same lines.

Measured on the test stories by language and by phenomenon, on the tuning articles (statements given,
mentions found by a short list of names), and on four statements of the seed article.
"""
import argparse
import collections
import glob
import json
import os
import re

import numpy as np
import torch
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

import checkpoint
import corpus
from encoder import CONFIG, LABELS, StanceModel
from examples import encode
from finetune import Statements, logits_of
from normalise import normalise
from paths import SHARED, scratch
from scores import accuracy, calibration_error, macro_f1
from wordpiece import Tokenizer

NAMES = {
    'sanctions': r'(?:رفع |ال)?\w*عقوبات(?: (?:الاقتصادية|الدولية|الاحادية))?',
    'nato': r'حلف شمال الاطلسي|\w*ناتو|\b\w?ال?حلف\b|للحلف|الاطلسي',
    'ukraine-talks': r'\w*(?:مباحثات|محادثات|مفاوضات|مشاورات)\w*|مينسك',
}
# (speaker, first words, last words, mention, target, accepted labels)
SEED = [
    ('Wang Yi', 'معتبراً أن العقوبات', 'لمواجهتها', 'العقوبات الأحادية', 'sanctions', ('against',)),
    ('Wang Yi', 'معلناً دعم بلاده', 'خطط السلام', 'مؤتمر للسلام حول أوكرانيا', 'ukraine-talks', ('favor',)),
    ('Lavrov', 'وأكد وزير الخارجية الروسي أن موسكو', 'الصين الشعبية', 'تدخل خارجي في قضية تايوان', 'taiwan-interference',
     ('against',)),
    ('Lavrov', 'وقال: “لفترة طويلة', 'توازن المصالح', 'حلف شمال الأطلسي', 'nato', ('neutral', 'against')),
]


class Neural:
    def __init__(self, name):
        self.tok = Tokenizer()
        state = checkpoint.load(scratch(name))
        self.model = StanceModel({**CONFIG, 'vocab_size': len(self.tok)})
        self.model.load_state_dict(state['model'])
        self.temperature = state['temperature']

    def probabilities(self, cases):
        rows = [encode(self.tok, c.text, c.spans) for c in cases]
        return torch.softmax(logits_of(self.model, rows) / self.temperature, 1).numpy()


class Bag:
    """TF-IDF over words (1-2) and characters (2-5) of statement and mention, logistic regression, C chosen on dev."""

    def __init__(self, train, dev):
        self.vectors = [TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r'\w+'),
                        TfidfVectorizer(analyzer='char_wb', ngram_range=(2, 5), sublinear_tf=True, min_df=2),
                        TfidfVectorizer(ngram_range=(1, 1), token_pattern=r'\w+')]
        x = hstack([v.fit_transform(t) for v, t in zip(self.vectors, self.texts(train))]).tocsr()
        y = [c.label for c in train]
        best = -1
        for c in (0.3, 1, 3, 10, 30):
            model = LogisticRegression(C=c, max_iter=300).fit(x, y)
            score = macro_f1([d.label for d in dev], model.predict(self.features(dev)))
            if score > best:
                best, self.model = score, model

    @staticmethod
    def texts(cases):
        whole = [c.text for c in cases]
        return whole, whole, [' '.join(c.text[b:e] for b, e in c.spans) for c in cases]

    def features(self, cases):
        return hstack([v.transform(t) for v, t in zip(self.vectors, self.texts(cases))]).tocsr()

    def probabilities(self, cases):
        return self.model.predict_proba(self.features(cases))


class Majority:
    def __init__(self, train):
        share = np.bincount([c.label for c in train], minlength=len(LABELS))
        self.share = share / share.sum()

    def probabilities(self, cases):
        return np.tile(self.share, (len(cases), 1))


Case = collections.namedtuple('Case', 'text spans label accepted line')


def own(split):
    """The corpus as the program sees it: cut to cue and content."""
    cases = []
    view = Statements(None, [])
    for x in corpus.load():
        if x.split == split:
            text, spans = view.cut(x, True)
            label = LABELS.index(x.label)
            cases.append(Case(text, spans, label, {label}, x))
    return cases


def article_cases():
    """The tuning articles' labelled statements, cut from cue to content."""
    cases, missed = [], 0
    for f in sorted(glob.glob(os.path.join(SHARED, 'gold', '*.json'))):
        article = json.load(open(f, encoding='utf-8'))
        raw = article['text'].encode()
        for s in article['statements']:
            begin, end = s['spans'][0][0], s['spans'][-1][1]
            cue = s['cue'].encode()
            before = raw.rfind(cue, max(0, begin - 200), begin) if cue else -1
            text = normalise(raw[before if before >= 0 else begin:end].decode())
            for target, label in s.get('stances', {}).items():
                spans = [m.span() for m in re.finditer(NAMES[target], text)]
                missed += not spans
                accepted = [LABELS.index(l) for l in label.split('|')]
                cases.append(Case(text, spans, accepted[0], set(accepted), None))
    return cases, missed


def seed_cases():
    text = open(glob.glob(os.path.join(SHARED, 'seeds', 'ar-2024-04-09.txt'))[0], encoding='utf-8').read()
    cases = []
    for speaker, first, last, mention, target, accepted in SEED:
        begin = text.index(first)
        part = normalise(text[begin:text.index(last, begin) + len(last)])
        at = part.index(normalise(mention))
        wanted = {LABELS.index(l) for l in accepted}
        cases.append(Case(part, [(at, at + len(normalise(mention)))], min(wanted), wanted, (speaker, target)))
    return cases


def score(probability, cases):
    got = probability.argmax(1)
    gold = [g if g in c.accepted else c.label for g, c in zip(got, cases)]
    return accuracy(gold, got), macro_f1(gold, got), calibration_error(probability, np.array(gold))


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--checkpoint', default='stance')
    arg.add_argument('--phenomena', action='store_true')
    opt = arg.parse_args()
    train, dev, test = own('train'), own('dev'), own('test')
    neural = Neural(opt.checkpoint)
    systems = [('majority', Majority(train)), ('TF-IDF + LR', Bag(train, dev)), ('model', neural)]
    articles, missed = article_cases()
    named = [c for c in articles if c.spans]
    parts = [('dev', dev), ('test', test), ('test ar', [c for c in test if c.line.lang == 'ar']),
             ('test en', [c for c in test if c.line.lang == 'en']), ('articles, mention found', named),
             ('articles, all', articles)]
    print('| set | n | ' + ' | '.join(f'{n}: acc / macro-F1 / ECE' for n, _ in systems) + ' |')
    print('|---|---|' + '---|' * len(systems))
    for name, cases in parts:
        cells = ['{:.3f} / {:.3f} / {:.3f}'.format(*score(s.probabilities(cases), cases)) for _, s in systems]
        print(f'| {name} | {len(cases)} | ' + ' | '.join(cells) + ' |')
    print(f'\n{missed} of {len(articles)} article statements hold no name of the target.\n')
    for case, p in zip(seed_cases(), neural.probabilities(seed_cases())):
        right = 'right' if int(p.argmax()) in case.accepted else 'WRONG'
        print(f'seed {case.line[0]} on {case.line[1]}: {LABELS[p.argmax()]} {p.max():.2f} {right}')
    probability = neural.probabilities(test)
    pairs = collections.defaultdict(list)
    for case, p in zip(test, probability):
        if case.line.pair:
            pairs[case.line.pair].append(p.argmax() == case.label)
    whole = [all(v) for v in pairs.values() if len(v) > 1]
    print(f'\ncontrast sets with every member right: {np.mean(whole):.3f} of {len(whole)}')
    if opt.phenomena:
        for name in sorted(corpus.PHENOMENA):
            chosen = [i for i, c in enumerate(test) if name in c.line.phenomena]
            if chosen:
                print(f'  {name}: {np.mean([probability[i].argmax() == test[i].label for i in chosen]):.3f} of {len(chosen)}')
        table = np.zeros((4, 4), int)
        for c, p in zip(test, probability):
            table[c.label, p.argmax()] += 1
        print('gold \\ got', LABELS, table.tolist())


if __name__ == '__main__':
    main()
