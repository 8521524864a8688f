"""Mentions of a target's undoing: "the lifting of sanctions", «رفع العقوبات», "sanctions … should be eased".

Whoever is for the lifting is against the sanctions. The finder of targets (stance/target, role `reversal`) marks the whole phrase and turns the
answer around, and so does training: the model judges what is marked. This approximates the finder's rules from the classes of the shipped tables, for
the targets that have them: @undo (the operator), @lifts with @lifter (a verb that sanctions may have as well, with who lifts them), @each (what may stand
between it and the mention), @exempt (what may not follow it), @undone (an operator that has the mention in its suffix), and the verbs behind
a mention. Unlike the finder it sees no decoys, nothing but spaces between operator and mention, and no exemption in front of the operator.
"""
import collections
import functools
import os
import re

from encoder import LABELS
from normalise import normalise
from paths import REPO

TARGETS = ('sanctions',)
FLIPPED = {LABELS.index(a): LABELS.index(b) for a, b in (('favor', 'against'), ('against', 'favor'))}
ORDER = [FLIPPED.get(k, k) for k in range(len(LABELS))]   # of a row of probabilities that is turned around
CLITICS = {'ar': '[وف]?(?:[بلك]?(?:ال)?|لل)', 'en': '', 'ru': '', 'fr': '', 'es': '', 'zh': ''}
# What undoes from afar: out of a list, free of them.
AFAR = {'ar': r'@delist(?: \w+){0,5} من(?: (?:قائمة|لائحة|قوائم|لوائح))?', 'en': r'(?:@delist(?: [\w\'.-]+){0,5} (?:from|off)|(?:free[ds]?|freeing|rid|ridding)(?: [\w\'.-]+){0,3} of)(?: (?:the|its|their|all|a|sanctions))*'}
# What stands behind a word of the mention, the operator's own words in groups: (class of that word, what follows), as in the tables.
BEHIND = {
    'en': (('@barred', r'(?: \w+){0,7} (@be)(?: \w+){0,2} (@lifted)'), ('@barred', ' (@lapse)'),
           ('@barred', r'(?: \w+){0,3} (@bound(?: @bound)?) (go|end|expire|lapse)')),
    'ar': (('@barredf', r'(?: \w+){0,6} (@liftedf)'), ('@barredf', r'(?: \w+){0,6} (@eitherf @then)'), ('@barredm', r'(?: \w+){0,6} (@eitherm @then)'),
           ('@barredf', '(?: (?:@issuer|مفروضه))? ((?:@particle )?@goesf)'), ('@barredm', '(?: (?:@issuer|مفروض))? ((?:@particle )?@goesm)')),
    'ru': (('@barred', r'(?: \w+){0,6} (@gonoff)'), ('@barred', r'(?: \w+){0,4} (@gonow)')),
    'fr': (('@barred', r'(?: \w+){0,8} (@be)(?: \w+){0,2} (@ended)'),),
    'es': (('@barred', r'(?: \w+){0,5} (@be)(?: \w+){0,2} (@gone)'),),
    'zh': (('@barred', r'[^\W\d_]{0,5}(@bound)[^\W\d_]{0,4}(@freed)'),),
}


def folded(text):
    """Normalised text as the patterns of the tables see it; of the same length."""
    return text.replace('ة', 'ه')


@functools.cache
def classes(target, lang):
    """The pattern of each class of the target's table, by name; one that is not there matches nothing."""
    words = collections.defaultdict(list)
    with open(os.path.join(REPO, 'stance/target/tables', lang + '.tsv'), encoding='utf-8') as f:
        for row in f.read().splitlines():
            fields = row.split('\t')
            if fields[0] == target and fields[2].startswith('@'):
                for word in fields[3].split('/'):
                    clitics = '' if word.startswith('=') else CLITICS[lang]
                    tail = r'\w*' if word[-1] in '*+' else ''
                    words[fields[2]].append(clitics + re.escape(folded(normalise(word.strip('=()*+')))) + tail)
    return collections.defaultdict(lambda: '(?!)', {k: '(?:' + '|'.join(sorted(v, key=len, reverse=True)) + ')' for k, v in words.items()})


@functools.cache
def patterns(target, lang):
    """(ends before a mention, begins one, is one, is no undoing after all)"""
    c, gap, edge, end = classes(target, lang), "(?: |(?<=['’]))", r'(?<![\w-])', r'\b'
    if lang == 'zh':
        gap = edge = end = ''
    row = rf"{edge}(?:{c['@undo']}|{c['@lifts']} {c['@lifter']})(?:{gap}{c['@each']}){{0,3}}"
    if lang in AFAR:
        afar = re.sub(r'@\w+', lambda m: c[m.group()], folded(AFAR[lang]))
        row = rf"(?:{row}|{edge}{afar})"
    return re.compile(row + gap + '$'), re.compile(row + gap + r'\w'), re.compile(c['@undone'] + '$'), re.compile(rf"(?:\w+ )?{c['@exempt']}{end}")


@functools.cache
def behind(target, lang):
    """What may undo from behind a word of a mention."""
    c = classes(target, lang)
    edge = '' if lang == 'zh' else r'\b'
    return [re.compile(edge + re.sub(r'@\w+', lambda m: c[m.group()], word + rest) + edge) for word, rest in BEHIND.get(lang, ())]


def widened(target, lang, text, spans):
    """(spans, True) where every span is a mention of the undoing, the operator taken in; else (spans, False). Text is normalised."""
    if target not in TARGETS or lang not in CLITICS:
        return spans, False
    seen, out = folded(text), []
    before, begins, alone, exempt = patterns(target, lang)
    for b, e in spans:
        if found := begins.match(seen, b, e):
            out.append((b, e))
            if exempt.match(seen, found.end() - 1):
                return spans, False
        elif alone.match(seen, b, e):
            out.append((b, e))
        elif found := before.search(seen, max(0, b - 60), b):
            out.append((found.start(), e))
            if exempt.match(seen, b):
                return spans, False
        elif found := next((f for p in behind(target, lang) for f in p.finditer(seen, b) if f.start() < e < f.end()), None):
            out += [(b, e)] + [x for x in (found.span(k) for k in range(1, len(found.groups()) + 1)) if x[0] >= e]
            if exempt.match(seen, e + 1) or exempt.search(seen, max(0, b - 20), e):
                return spans, False
        else:
            return spans, False
    return out, bool(out)
