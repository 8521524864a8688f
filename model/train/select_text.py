"""The text for pretraining: all that may be used in five languages, the best part of the English.

English holds far more UN speeches than anything else; runs of their paragraphs are ranked by how much
of them is about states, talks, war and measures, and kept up to a budget of words. Output: text.<lang>, one normalised
paragraph a line, documents in a shuffled order. Text offered for non-commercial use only is never read.
"""
import argparse
import lzma
import os
import random
import re
from concurrent.futures import ProcessPoolExecutor

from normalise import normalise
from paths import LANGUAGES, SHARED, scratch

DEBATES = 8868  # documents of en.txt: first the speeches, then the news
RUN = 6         # paragraphs of a speech that are judged together

TOPICS = re.compile(r'\b(?:' + '|'.join('''
    sanction\w* embargo\w* nato alliance taiwan ukrain\w* russia\w* soviet china chinese washington iran\w* negotiat\w+ talks
    agreement\w* treat(?:y|ies) peace ceasefire cease-fire truce war military intervention interfer\w+ sovereign\w+ nuclear weapons
    minister government reject\w* condemn\w* support\w* oppos\w+ welcom\w+ call\w* demand\w* denounc\w+ urg\w+ believe\w*
    said says declared israel\w* palestin\w+ syria\w* libya\w* yemen\w* sudan\w* korea\w* tariff\w* settlement\w* bases blockade
    election\w* resolution\w* dialogue aggression occupation disarmament missiles troops withdraw\w*'''.split()) + r')\b')
NUMBER = re.compile(r'^\d+\. ')  # of the paragraphs in old records


def documents(lang):
    """Lists of normalised paragraphs."""
    doc = []
    with lzma.open(os.path.join(SHARED, 'data/pretrain', lang + '.txt.xz'), 'rt', encoding='utf-8') as lines:
        for line in lines:
            line = line.strip()
            if line:
                doc.append(normalise(NUMBER.sub('', line)))
            elif doc:
                yield doc
                doc = []
    if doc:
        yield doc


def density(run):
    text = ' '.join(run)
    return len(TOPICS.findall(text)) / (text.count(' ') + 31)


def best(runs, budget):
    """The runs of the highest density, up to a budget of words, in their order."""
    kept, used = [], 0
    for i in sorted(range(len(runs)), key=lambda i: (-density(runs[i]), i)):
        if used >= budget:
            break
        kept.append(i)
        used += sum(p.count(' ') + 1 for p in runs[i])
    return [runs[i] for i in sorted(kept)]


def select(lang, budget):
    docs = list(documents(lang))
    if lang == 'en':
        runs = [d[i:i + RUN] for d in docs[:DEBATES] for i in range(0, len(d), RUN)]
        docs = best(runs, budget) + docs[DEBATES:]
    random.Random(7).shuffle(docs)
    with open(scratch(f'text.{lang}'), 'w', encoding='utf-8') as out:
        for doc in docs:
            out.write('\n'.join(doc) + '\n\n')
    return f'{lang}: {len(docs)} documents, {os.path.getsize(scratch(f"text.{lang}")) / 1e6:.1f} MB'


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--english', type=float, default=14.0, help='million words of speeches')
    opt = arg.parse_args()
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(select, LANGUAGES, [opt.english * 1e6] * len(LANGUAGES)):
            print(line, flush=True)


if __name__ == '__main__':
    main()
