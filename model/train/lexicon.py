"""The words and constructions of lexicon/: which side a speaker takes toward a target {T} who uses them.

    lexicon.py check      exits 1 and names each row that breaks the format or stands there twice
    lexicon.py count      rows by language, kind and side

A row is kind, side (+ in favor, - against, 0 none; of a target its number or gender, of other kinds 0) and fields, separated by tabs:

    verb       what the speaker does to {T}. ar: preposition, past, present, verbal noun. en: preposition, past, third person, bare form, noun with its
               preposition. fr, es: past, first person plural, infinitive, noun, with their prepositions. ru: case of {T}, past, first person
               plural, infinitive, noun, case behind the noun. zh: the verb
    noun       ar: preposition, a noun that has no common verb
    predicate  "{T} is …"
    clause     "{T} …": fr, es, ru: singular, plural. en: plural, takes -s. ar: masculine, begins with ي
    phrase     a whole clause around {T}; ar: ب+{T} for a clitic; ru: {T}:gen for a case. {P}: a capital city
    raise      verbs of bringing about and protecting;  lower  of ending and harming; forms as of a clause
    good, bad  their objects
    target     s, p, m or f, and its name; ru: in six cases
    speaker    an office or a body;  country  with its capital

The sides hold for any target. A word that takes one side toward this and another toward that has no row.
"""
import collections
import os
import sys

from paths import HERE, LANGUAGES

SIDE = {'+': 1, '-': -1, '0': 0}
FIELDS = {'verb': {'ar': 4, 'en': 5, 'ru': 6, 'zh': 1, 'fr': 4, 'es': 4}, 'clause': {'ru': 2, 'fr': 2, 'es': 2}, 'raise': {'ru': 2, 'fr': 2, 'es': 2},
          'lower': {'ru': 2, 'fr': 2, 'es': 2}, 'target': {'ru': 6}, 'noun': {'ar': 2}, 'predicate': {}, 'phrase': {}, 'good': {}, 'bad': {}, 'speaker': {},
          'country': {'ar': 2, 'en': 2}}   # 1 where nothing else is said
POLAR = ('verb', 'noun', 'predicate', 'clause', 'phrase', 'raise', 'lower', 'good', 'bad')


def rows(lang):
    """(line number, fields) of every row."""
    with open(os.path.join(HERE, 'lexicon', lang + '.tsv'), encoding='utf-8') as f:
        for number, line in enumerate(f.read().splitlines(), 1):
            if line and not line.startswith('#'):
                yield number, line.split('\t')


def table(lang):
    """{kind: [(side, forms…)]}, side 1, -1 or 0; of a target, its number or gender instead."""
    out = collections.defaultdict(list)
    for _, (kind, side, *fields) in rows(lang):
        out[kind].append((SIDE.get(side, side), *fields))
    return out


def problem(lang, row):
    """What is wrong with a row, or None."""
    kind, side, fields = row[0], row[1] if len(row) > 1 else '', row[2:]
    if kind not in FIELDS:
        return f'unknown kind {kind!r}'
    if side not in ({'m', 'f', 's', 'p'} if kind in ('target', 'country') else SIDE):
        return f'unknown side {side!r}'
    if len(fields) != FIELDS[kind].get(lang, 1):
        return f'{len(fields)} fields instead of {FIELDS[kind].get(lang, 1)}'
    if any(x != ' '.join(x.split()) for x in fields):
        return 'a space too many'
    if kind == 'phrase' and fields[0].count('{T}') != 1:
        return '{T} must stand once'
    if not any(fields) or kind != 'verb' and kind != 'noun' and not all(fields):
        return 'an empty field'
    return None


def check():
    wrong, number = 0, 0
    for lang in LANGUAGES:
        seen = {}
        for line, row in rows(lang):
            number += 1
            found = problem(lang, row)
            known = seen.setdefault((row[0], *row[2:]), line)
            if known != line:
                found = found or f'stands in line {known} already'
            if found:
                wrong += 1
                print(f'lexicon/{lang}.tsv:{line}: {found}')
    print(f'{wrong} problems in {number} rows')
    return wrong


def count():
    for lang in LANGUAGES:
        c = collections.Counter((row[0], row[1]) for _, row in rows(lang))
        print(lang, *(f'{kind} ' + '/'.join(str(c[kind, side]) for side in '+-0') for kind in POLAR))


if __name__ == '__main__':
    if sys.argv[1:] == ['check']:
        sys.exit(check() > 0)
    count()
