"""The tables: the model beside the majority class, a lexicon of polar words, a fastText bag, and TF-IDF with logistic regression.

Measured on the stories held out for testing, by language, target and phenomenon, on two files held out as a whole, half of them on targets on which
no line of ours is trained, on statements composed of held-out words of the lexicon, on the documents of real text held out, on the tuning articles (statements
given, mentions found by a short list of names), and on four statements of the seed article. Macro-F1 is over favor, against and neutral,
with a 95 % bootstrap interval over stories, documents or articles.
"""
import argparse
import collections
import glob
import itertools
import json
import os
import re
import subprocess

import numpy as np
import torch
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

import compose
import corpus
import lexicon
import real
from encoder import LABELS
from examples import cut, encode
from export import CLASS_SHIFT, rounded
from finetune import load, logits_of
from normalise import normalise
from paths import LANGUAGES, SHARED, scratch
from reversal import ORDER, widened
from scores import accuracy, bootstrap, calibration_error, macro_f1
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
    def __init__(self, name, stored=True):
        self.tok = Tokenizer()
        self.model, self.temperature = load(name)
        if stored:   # the weights on the grid that the file stores
            self.model.load_state_dict(rounded(self.model.state_dict()))

    def probabilities(self, cases):
        rows, turned = [], []
        for c in cases:
            spans, turn = widened(c.target, c.lang, c.text, c.spans)
            rows.append(encode(self.tok, c.text, spans))
            turned.append(turn)
        shift = torch.tensor([CLASS_SHIFT.get(label, 0.0) for label in LABELS])
        p = torch.softmax(logits_of(self.model, rows) / self.temperature + shift, 1).numpy()
        p[turned] = p[turned][:, ORDER]
        return p


class Bag:
    """TF-IDF over words (1-2) and characters (2-5) of statement and mention, logistic regression, C chosen on dev; all on the model's rows."""

    def __init__(self, train, dev):
        self.vectors = [TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r'\w+'),
                        TfidfVectorizer(analyzer='char_wb', ngram_range=(2, 5), sublinear_tf=True, min_df=3),
                        TfidfVectorizer(ngram_range=(1, 1), token_pattern=r'\w+')]
        x = hstack([v.fit_transform(t) for v, t in zip(self.vectors, self.texts(train))]).tocsr()
        y = [c.label for c in train]
        best = -1
        for c in (1, 4):
            model = LogisticRegression(C=c, max_iter=150).fit(x, y)
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


class FastText:
    """fastText's own classifier over words and word pairs; the mention's words are marked."""

    def __init__(self, train):
        self.path = scratch('bag')
        with open(self.path + '.txt', 'w', encoding='utf-8') as f:
            for c in train:
                f.write(f'__label__{c.label} {self.line(c)}\n')
        subprocess.run(['fasttext', 'supervised', '-input', self.path + '.txt', '-output', self.path, '-wordNgrams', '2', '-dim', '100',
                        '-epoch', '25', '-lr', '0.5', '-thread', '1', '-bucket', '200000'], check=True, capture_output=True)

    @staticmethod
    def line(c):
        text = ' '.join(re.findall(r'\w+', c.text))
        return text + ' ' + ' '.join('m_' + w for b, e in c.spans for w in re.findall(r'\w+', c.text[b:e]))

    def probabilities(self, cases):
        text = '\n'.join(self.line(c) for c in cases) + '\n'
        run = subprocess.run(['fasttext', 'predict-prob', self.path + '.bin', '-', '4'], input=text, capture_output=True, text=True, check=True)
        out = np.zeros((len(cases), len(LABELS)))
        for row, line in zip(out, run.stdout.split('\n')):
            parts = line.split()
            for label, p in zip(parts[::2], parts[1::2]):
                row[int(label[9:])] = float(p)
        return out


class Lexicon:
    """The polar words of lexicon/: the side with more of them, neutral where neither has."""

    def __init__(self):
        self.polar = {1: set(), -1: set()}
        for lang in LANGUAGES:
            for rows in lexicon.table(lang).values():
                for polarity, *forms in rows:
                    if polarity in self.polar:
                        self.polar[polarity] |= {w for f in forms for w in re.findall(r'\w{4,}', normalise(f))}
        both = self.polar[1] & self.polar[-1]
        self.polar = {k: v - both for k, v in self.polar.items()}

    def probabilities(self, cases):
        out = np.full((len(cases), len(LABELS)), 0.1)
        for row, c in zip(out, cases):
            words = re.findall(r'\w+', c.text)
            score = sum((w in self.polar[1]) - (w in self.polar[-1]) for w in words)
            row[0 if score > 0 else 1 if score < 0 else 2] = 0.7
        return out


class Majority:
    def __init__(self, train):
        share = np.bincount([c.label for c in train], minlength=len(LABELS))
        self.share = share / share.sum()

    def probabilities(self, cases):
        return np.tile(self.share, (len(cases), 1))


Case = collections.namedtuple('Case', 'text spans target lang label accepted line group')


def own(lines, split):
    """Lines as the program sees them: cut to cue and content."""
    cases = []
    for x in lines:
        if x.split == split:
            label = LABELS.index(x.label)
            cases.append(Case(*cut(x), x.target, x.lang, label, {label}, x, x.story))
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
                cases.append(Case(text, spans, target, 'ar', accepted[0], set(accepted), None, os.path.basename(f)))
    return cases, missed


def seed_cases():
    text = open(glob.glob(os.path.join(SHARED, 'seeds', 'ar-2024-04-09.txt'))[0], encoding='utf-8').read()
    cases = []
    for speaker, first, last, mention, target, accepted in SEED:
        begin = text.index(first)
        part = normalise(text[begin:text.index(last, begin) + len(last)])
        at = part.index(normalise(mention))
        wanted = {LABELS.index(l) for l in accepted}
        cases.append(Case(part, [(at, at + len(normalise(mention)))], target, 'ar', min(wanted), wanted, (speaker, target), 'seed'))
    return cases


MADE = 600          # composed statements of a language


def composed():
    """Statements whose deciding words no model has been trained on by way of the lexicon."""
    return own(compose.load(dict.fromkeys(LANGUAGES, MADE), held=True), 'train')


SIDES = [LABELS.index(x) for x in ('favor', 'against', 'neutral')]


def score(probability, cases):
    """accuracy, macro-F1 with its interval, calibration error"""
    got = probability.argmax(1)
    gold = [g if g in c.accepted else c.label for g, c in zip(got, cases)]
    low, high = bootstrap(gold, got, [c.group for c in cases], SIDES)
    return accuracy(gold, got), macro_f1(gold, got, SIDES), low, high, calibration_error(probability, np.array(gold))


def parts_of(dev, test, unseen, made, news, articles):
    """(name, cases) of every row of the table."""
    yield 'dev', dev
    yield 'test', test
    for lang in LANGUAGES:
        yield 'test ' + lang, [c for c in test if c.line.lang == lang]
    for target in ('sanctions', 'nato', 'taiwan-interference', 'ukraine-talks'):
        yield 'test ' + target, [c for c in test if c.line.target == target]
    yield 'test, other targets', [c for c in test if c.line.target not in ('sanctions', 'nato', 'taiwan-interference', 'ukraine-talks')]
    yield 'test, targets of the ablation', [c for c in test if c.line.target in corpus.UNSEEN]
    yield 'held out whole: targets without a line', [c for c in unseen if c.line.target in corpus.NEVER]
    yield 'held out whole: targets of the training', [c for c in unseen if c.line.target not in corpus.NEVER]
    for lang in LANGUAGES:
        yield f'composed {lang}, words held out', [c for c in made if c.lang == lang]
    yield 'real text', news
    for lang in LANGUAGES:
        yield 'real text ' + lang, [c for c in news if c.line.lang == lang]
    yield 'real text, mention found by the patterns', [c for c in news if c.line.target]
    yield 'articles, mention found', [c for c in articles if c.spans]
    yield 'articles, all', articles


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--checkpoint', default='stance')
    arg.add_argument('--model-only', action='store_true', help='leave the baselines out')
    arg.add_argument('--float', action='store_true', help='the weights before they are rounded to int8')
    opt = arg.parse_args()
    lines, texts = corpus.load(), real.load()
    train, dev, test, news = own(lines, 'train') + own(texts, 'train'), own(lines, 'dev'), own(lines, 'test'), own(texts, 'test')
    neural = Neural(opt.checkpoint, not opt.float)
    systems = [('model', neural)]
    if not opt.model_only:
        systems = [('majority', Majority(train)), ('lexicon', Lexicon()), ('fastText', FastText(train)), ('TF-IDF + LR', Bag(train, dev)), *systems]
    articles, missed = article_cases()
    print('| set | n | ' + ' | '.join(n for n, _ in systems) + ' |')
    print('|---|---|' + '---|' * len(systems))
    for name, cases in parts_of(dev, test, own(lines, 'unseen'), composed(), news, articles):
        cells = ['{:.3f} / **{:.3f}** ({:.2f}–{:.2f}) / {:.3f}'.format(*score(s.probabilities(cases), cases)) for _, s in systems]
        print(f'| {name} | {len(cases)} | ' + ' | '.join(cells) + ' |', flush=True)
    print(f'\n{missed} of {len(articles)} article statements hold no name of the target.\n')
    for case, p in zip(seed_cases(), neural.probabilities(seed_cases())):
        right = 'right' if int(p.argmax()) in case.accepted else 'WRONG'
        print(f'seed {case.line[0]} on {case.line[1]}: {LABELS[p.argmax()]} {p.max():.2f} {right}')
    probability = neural.probabilities(test)
    pairs = collections.defaultdict(list)
    for case, p in zip(test, probability):
        if case.line.pair:
            pairs[case.line.pair].append((p.argmax() == case.label, case.label))
    whole = [all(right for right, _ in v) for v in pairs.values() if len(v) > 1]
    print(f'\ncontrast sets with every member right: {np.mean(whole):.3f} of {len(whole)}')
    both = [a and b for v in pairs.values() for (a, x), (b, y) in itertools.combinations(v, 2) if x != y]
    print(f'pairs of lines of one set with two labels, both right: {np.mean(both):.3f} of {len(both)}')
    got = probability.argmax(1)
    gold = np.array([c.label for c in test])
    for name in sorted(corpus.PHENOMENA):
        chosen = [i for i, c in enumerate(test) if name in c.line.phenomena]
        if chosen:
            print(f'  {name}: {np.mean(got[chosen] == gold[chosen]):.3f} of {len(chosen)}')
    for k, label in enumerate(LABELS):
        print(f'F1 {label}: {macro_f1(gold, got, [k]):.3f}')
    table = np.zeros((4, 4), int)
    np.add.at(table, (gold, got), 1)
    print('gold \\ got', LABELS, table.tolist())


if __name__ == '__main__':
    main()
