"""Mentions of a target's undoing: "the lifting of sanctions", «رفع العقوبات».

Whoever is for the lifting is against the sanctions. The finder of targets (stance/target, role `reversal`) marks the whole phrase and turns the
answer around, and so does training: the model judges what is marked. This approximates the finder's rule from the classes of the shipped tables, for
the targets that have them: @undo (the operator), @lifts with @lifter (a verb that sanctions may have as well, with who lifts them), @each (what may stand
between it and the mention), @exempt (what may not follow it) and @undone (an operator that has the mention in its suffix). Unlike the finder it
sees no decoys, nothing but spaces between operator and mention, and no exemption in front of the operator.
"""
import functools
import os
import re

from encoder import LABELS
from normalise import normalise
from paths import REPO

TARGETS = ('sanctions',)
FLIPPED = {LABELS.index(a): LABELS.index(b) for a, b in (('favor', 'against'), ('against', 'favor'))}
ORDER = [FLIPPED.get(k, k) for k in range(len(LABELS))]   # of a row of probabilities that is turned around
CLITICS = {'ar': '[وف]?(?:[بلك]?(?:ال)?|لل)', 'en': ''}


def folded(text):
    """Normalised text as the patterns of the tables see it; of the same length."""
    return text.replace('ة', 'ه')


@functools.cache
def patterns(target, lang):
    """(ends before a mention, begins one, is one, is no undoing after all)"""
    classes = {'@undo': [], '@undone': [], '@each': [], '@exempt': [], '@lifts': [], '@lifter': []}
    with open(os.path.join(REPO, 'stance/target/tables', lang + '.tsv'), encoding='utf-8') as f:
        for row in f.read().splitlines():
            fields = row.split('\t')
            if fields[0] == target and fields[2] in classes:
                for word in fields[3].split('/'):
                    clitics = '' if word.startswith('=') else CLITICS[lang]
                    tail = r'\w*' if word[-1] in '*+' else ''
                    classes[fields[2]].append(clitics + re.escape(folded(normalise(word.strip('=()*+')))) + tail)
    undo, undone, each, exempt, lifts, lifter = ('(?:' + '|'.join(sorted(v, key=len, reverse=True) or ['(?!)']) + ')' for v in classes.values())
    row = rf'(?<![\w-])(?:{undo}|{lifts} {lifter})(?: {each}){{0,3}}'
    return re.compile(row + r' $'), re.compile(row + r' \w'), re.compile(undone + '$'), re.compile(rf'(?:\w+ )?{exempt}\b')


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
        else:
            return spans, False
    return out, bool(out)
