"""The project's own statements: read, check, split by story.

    corpus.py check      exits 1 and names each line where the corpus breaks its format or repeats itself
    corpus.py count      labels, targets and phenomena by language

A line is story, bloc, target, label, phenomena, pair, text, separated by tabs; in the text <h> marks the
speaker, <c> the cue, <s> the content, <m> the mention of the target.
"""
import collections
import glob
import hashlib
import json
import os
import re
import sys

from normalise import normalise
from paths import CORPUS, SHARED

LABELS = ('favor', 'against', 'neutral', 'unrelated')
BLOCS = set('west russia china arab iran turkey israel ukraine africa latam asia europe-other un igo business civil '
            'media opposition'.split())
PHENOMENA = set('plain negation double-negation denial condition concession third-party nominal rhetorical irony '
                'headline implicit decoy unrelated elided participle passive quote lifting long'.split())
UNSEEN = ('tariffs', 'nile-dam', 'palestine-recognition', 'foreign-bases', 'grain-corridor', 'un-reform', 'sea-passage')   # left out of an ablation
NEVER = ('icc', 'debt-relief', 'deep-sea-mining', 'whaling-ban', 'visa-free-travel', 'gas-pipeline', 'embassy-move', 'joint-drills', 'refugee-return',
         'digital-tax', 'landmine-ban', 'single-currency')   # no line on them is trained on; a few hundred labels of real text touch some
HELD_OUT = 'unseen.tsv'        # a file of lines that only measure: half of them on the targets above
TAG = re.compile(r'<(/?)([a-z]+)>')
FEWEST, MOST = 6, 80           # words of a statement
FEWEST_HAN, MOST_HAN = 10, 160 # characters of a Chinese one
NEAR = 0.75                    # of shared word trigrams: two lines say the same
DISTINCT = 0.9                 # of the word 4-grams of a file stand in it once: filled-in templates fall far below
COPIED = 8                     # words in a row shared with an article that must stay unseen


class Line:
    """One statement: normalised text and spans of characters in it."""

    def __init__(self, file, number, fields):
        self.file, self.number = file, number
        self.lang = os.path.basename(os.path.dirname(file))
        self.story, self.bloc, self.target, self.label, phenomena, self.pair, self.marked = fields
        self.phenomena = phenomena.split(',')
        self.text, self.spans, self.problem = parse(normalise(self.marked))

    def where(self):
        return f'{self.lang}/{os.path.basename(self.file)}:{self.number}'

    def slice(self):
        """(begin, end) from the first of cue and content to the last end of both."""
        both = self.spans['c'] + self.spans['s']
        return min(b for b, _ in both), max(e for _, e in both)

    @property
    def split(self):
        """train, dev or test, by the story alone, so that a story is never on two sides; unseen for the files held out as a whole."""
        if os.path.basename(self.file) == HELD_OUT:
            return 'unseen'
        n = int(hashlib.sha1(self.story.encode()).hexdigest(), 16) % 100
        return 'dev' if n < 10 else 'test' if n < 22 else 'train'


def parse(marked):
    """(text, {tag: spans}, problem or None) of text with markup."""
    text, spans, open_tags, at, problem = [], {t: [] for t in 'hcsm'}, [], 0, None
    size = 0
    for m in TAG.finditer(marked):
        piece = marked[at:m.start()]
        text.append(piece)
        size += len(piece)
        at = m.end()
        closing, tag = m.groups()
        if tag not in spans:
            problem = problem or f'unknown tag <{tag}>'
        elif not closing:
            open_tags.append((tag, size))
        elif not open_tags or open_tags[-1][0] != tag:
            problem = problem or f'</{tag}> closes nothing or crosses another tag'
        else:
            spans[tag].append((open_tags.pop()[1], size))
    text.append(marked[at:])
    if open_tags:
        problem = problem or f'<{open_tags[-1][0]}> is never closed'
    text = ''.join(text)
    if '<' in text or '>' in text:
        problem = problem or 'a stray angle bracket'
    for tag, found in spans.items():
        if any(b >= e for b, e in found):
            problem = problem or f'an empty <{tag}>'
        if tag in 'csm' and not found:
            problem = problem or f'no <{tag}>'
    return text, spans, problem


def rows():
    """(file, line number, fields) of every line that is no comment."""
    for file in sorted(glob.glob(os.path.join(CORPUS, '*', '*.tsv'))):
        with open(file, encoding='utf-8', newline='\n') as lines:
            for number, line in enumerate(lines, 1):
                line = line.rstrip('\n')
                if line and not line.startswith('#'):
                    yield file, number, line.split('\t')


def load():
    """Every well-formed line; a malformed one is left to `check`."""
    lines = [Line(f, n, fields) for f, n, fields in rows() if len(fields) == 7]
    return [x for x in lines if x.problem is None and x.label in LABELS]


def targets():
    with open(os.path.join(CORPUS, 'targets.tsv'), encoding='utf-8') as f:
        return {x.split('\t')[0] for x in f.read().splitlines() if x and not x.startswith('#')}


def words(text):
    """Words; in Chinese, characters."""
    return re.findall(r'[\u3400-\u9fff]|[^\W\u3400-\u9fff]+', text)


def grams(text, n):
    w = words(text)
    return {tuple(w[i:i + n]) for i in range(len(w) - n + 1)}


def unseen():
    """Texts that no line may copy from: the tuning articles and the seed article, where they are at hand."""
    found = [open(f, encoding='utf-8').read() for f in glob.glob(os.path.join(SHARED, 'seeds', '*.txt'))]
    for f in glob.glob(os.path.join(SHARED, 'gold', '*.json')):
        found.append(json.load(open(f, encoding='utf-8'))['text'])
    return found


def check():
    """The list of problems."""
    problems, lines, known = [], [], targets()
    for file, number, fields in rows():
        if len(fields) != 7:
            problems.append(f'{os.path.basename(file)}:{number}: {len(fields)} fields')
            continue
        x = Line(file, number, fields)
        lines.append(x)
        n = len(words(x.text))
        fewest, most = (FEWEST_HAN, MOST_HAN) if x.lang == 'zh' else (FEWEST, MOST)
        for bad, what in ((x.problem, x.problem), (x.label not in LABELS, f'label {x.label!r}'),
                          (x.bloc not in BLOCS, f'bloc {x.bloc!r}'), (x.target not in known, f'target {x.target!r}'),
                          (set(x.phenomena) - PHENOMENA, f'phenomena {",".join(x.phenomena)!r}'),
                          (x.target in NEVER and x.split != 'unseen', f'target {x.target!r} is never trained on'), (not x.story, 'no story'), (not fewest <= n <= most, f'{n} words'),
                          (x.marked != x.marked.strip(), 'space at an end')):
            if bad:
                problems.append(f'{x.where()}: {what}')
    home = {}
    for x in lines:
        if home.setdefault(x.story, x.file) != x.file:
            problems.append(f'{x.where()}: story {x.story} is also in {os.path.basename(home[x.story])}')
    pairs = collections.defaultdict(list)
    for x in lines:
        if x.pair:
            pairs[x.pair].append(x)
    for name, members in pairs.items():
        at = members[0].where()
        if not 2 <= len(members) <= 4:
            problems.append(f'{at}: pair {name} has {len(members)} lines')
        if len({x.story for x in members}) > 1:
            problems.append(f'{at}: pair {name} lies in several stories')
        if len(members) > 1 and len({x.label for x in members}) == 1:
            problems.append(f'{at}: pair {name} has one label only')
    problems += near_duplicates(lines) + copies(lines)
    problems += [f'{file}: only {share:.2f} of its 4-grams are distinct, as if filled in' for file, share in distinct(lines).items()
                 if share < DISTINCT]
    return problems, lines


def near_duplicates(lines):
    """Lines that say the same in nearly the same words and are no pair."""
    problems, index, sets = [], collections.defaultdict(list), []
    for i, x in enumerate(lines):
        own = grams(x.text, 3)
        shared = collections.Counter(j for g in own for j in index[g])
        for j, n in shared.items():
            y = lines[j]
            likeness = n / max(1, len(own | sets[j]))
            same_pair = x.pair and x.pair == y.pair
            if likeness >= NEAR and not same_pair or x.text == y.text and x.spans['m'] == y.spans['m']:
                problems.append(f'{x.where()}: {likeness:.2f} like {y.where()}')
        sets.append(own)
        for g in own:
            index[g].append(i)
    return problems


def distinct(lines):
    """{file: share of its word 4-grams that occur once}, one line of each contrast set taken, each from its cue to the end of its content: how unlike
    templates it is. (Holders and "asked about the sanctions" come again.)"""
    count, seen = collections.defaultdict(collections.Counter), set()
    for x in lines:
        if x.pair and x.pair in seen:
            continue
        seen.add(x.pair)
        count[f'{x.lang}/{os.path.basename(x.file)}'].update(grams(x.text[slice(*x.slice())], 4))
    return {file: sum(n == 1 for n in c.values()) / max(1, sum(c.values())) for file, c in count.items()}


def copies(lines):
    forbidden = set().union(*(grams(normalise(t), COPIED) for t in unseen()), set())
    return [f'{x.where()}: {COPIED} words in a row from an article that must stay unseen'
            for x in lines if grams(x.text, COPIED) & forbidden]


def count(lines):
    for file, share in distinct(lines).items():
        print(f'{file}: {share:.3f} of the 4-grams are distinct')
    for lang in sorted({x.lang for x in lines}):
        own = [x for x in lines if x.lang == lang]
        print(f'{lang}: {len(own)} statements, {len({x.story for x in own})} stories, '
              f'{sum(bool(x.pair) for x in own) / len(own):.0%} in contrast sets, '
              + ', '.join(f'{n} {s}' for s, n in collections.Counter(x.split for x in own).most_common()))
        for field in ('label', 'target', 'bloc'):
            print('  ' + field + ': ' + ', '.join(
                f'{k} {n}' for k, n in collections.Counter(getattr(x, field) for x in own).most_common(8)))


def main():
    what = sys.argv[1] if len(sys.argv) > 1 else 'check'
    problems, lines = check()
    if what == 'count':
        count(lines)
        return
    for p in problems:
        print(p)
    print(f'{len(lines)} statements, {len(problems)} problems')
    sys.exit(1 if problems or not lines else 0)


if __name__ == '__main__':
    main()
