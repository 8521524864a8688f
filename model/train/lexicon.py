"""The words and constructions of lexicon/: kind, polarity toward the target (+, -, 0), forms."""
import collections
import os

from paths import HERE


def table(lang):
    """{kind: [(polarity, forms…)]}, polarity 1, -1 or 0; of a target, its place in the sentence instead."""
    rows = collections.defaultdict(list)
    with open(os.path.join(HERE, 'lexicon', lang + '.tsv'), encoding='utf-8') as f:
        for line in f.read().splitlines():
            if line and not line.startswith('#'):
                kind, polarity, *fields = line.split('\t')
                rows[kind].append(({'+': 1, '-': -1, '0': 0}.get(polarity, polarity), *fields))
    return rows
