"""Choose the paragraphs for pretraining: news and diplomacy before the rest.

A document (Arabic) or a run of paragraphs (English) is scored by how much of it
is about states, talks, war and measures; the best are kept up to a budget of
words. Output: one normalised paragraph a line, in a shuffled order of documents.
Text offered for non-commercial use only is never read.
"""
import argparse
import lzma
import os
import random
import re

from normalise import normalise
from paths import SHARED, scratch

WIKI_DOCUMENTS = 10251  # ar.txt: first the encyclopedia, then the news

ARABIC = re.compile(r'\b(?:[وفبلك]?ال|[وفبل])?(?:' + '|'.join('''
    عقوبات حلف الناتو اطلسي تايوان اوكراني\w* روسي\w* الصين\w* موسكو بكين واشنطن طهران ايران\w* حكوم\w+ وزير وزراء
    وزارة رئيس الرئيس خارجية دبلوماسي\w* مفاوض\w+ محادثات اتفاق\w* معاهد\w+ مجلس الامن المتحدة سلام حرب هدنة
    نار عسكري\w* قوات سياس\w+ دولي\w* دول دولة بيان تصريح\w* صرح اكد اعلن اعرب طالب دعا ندد رفض ادان رحب اضاف
    اعتبر انتقد حذر مؤتمر قمة برلمان انتخاب\w+ حزب معارض\w+ نووي\w* اسلح\w+ صواريخ تدخل سيادة احتلال فلسطين\w*
    اسرائيل\w* سوري\w* لبنان\w* ليبيا العراق اليمن السودان مصر السعودي\w* تركي\w* اتحاد اوروبي\w* امريكي\w* اميركي\w*
    عقوبة حصار حظر رسوم ازم\w+ نزاع\w* حدود لاجئ\w+ ارهاب\w* مقاطع\w+ انسحاب توسع\w* استقلال قرار قرارات'''.split()) + r')\b')
ENGLISH = re.compile(r'\b(?:' + '|'.join('''
    sanction\w* embargo\w* nato alliance taiwan ukrain\w* russia\w* soviet china chinese washington iran\w* negotiat\w+ talks
    agreement\w* treat(?:y|ies) peace ceasefire cease-fire truce war military intervention interfer\w+ sovereign\w+ nuclear weapons
    minister government reject\w* condemn\w* support\w* oppos\w+ welcom\w+ call\w* demand\w* denounc\w+ urg\w+ believe\w*
    said says declared israel\w* palestin\w+ syria\w* libya\w* yemen\w* sudan\w* korea\w* tariff\w* settlement\w* bases blockade
    election\w* resolution\w* dialogue aggression occupation disarmament missiles troops withdraw\w*'''.split()) + r')\b')


def documents(path):
    """Lists of normalised paragraphs."""
    doc = []
    with lzma.open(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            line = line.strip()
            if line:
                doc.append(normalise(line))
            elif doc:
                yield doc
                doc = []
    if doc:
        yield doc


def density(pattern, doc):
    text = ' '.join(doc)
    words = text.count(' ') + 1
    return len(pattern.findall(text)) / (words + 30)


def best(docs, pattern, budget):
    """The documents of the highest density, up to a budget of words."""
    ranked = sorted(range(len(docs)), key=lambda i: (-density(pattern, docs[i]), i))
    kept, used = [], 0
    for i in ranked:
        if used >= budget:
            break
        kept.append(i)
        used += sum(p.count(' ') + 1 for p in docs[i])
    print(f'kept {len(kept)} of {len(docs)} documents, {used / 1e6:.2f} M words', flush=True)
    return [docs[i] for i in sorted(kept)]


def chunks(docs, size):
    """Long documents in runs of paragraphs, so that each run is judged by itself."""
    for doc in docs:
        for i in range(0, len(doc), size):
            yield doc[i:i + size]


def clean(doc):
    """Paragraph numbers of the old records ('33.') say nothing."""
    return [re.sub(r'^\d+\. ', '', p) for p in doc]


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--wiki', type=float, default=4.0, help='million words of the encyclopedia')
    arg.add_argument('--english', type=float, default=5.0, help='million words of English')
    opt = arg.parse_args()
    arabic = list(documents(os.path.join(SHARED, 'data/pretrain/ar.txt.xz')))
    wiki = list(chunks(arabic[:WIKI_DOCUMENTS], 12))
    news = arabic[WIKI_DOCUMENTS:]
    english = [clean(c) for c in chunks(documents(os.path.join(SHARED, 'data/pretrain/en.txt.xz')), 6)]
    parts = {'ar': news + best(wiki, ARABIC, opt.wiki * 1e6), 'en': best(english, ENGLISH, opt.english * 1e6)}
    for lang, docs in parts.items():
        random.Random(7).shuffle(docs)
        with open(scratch(f'text.{lang}'), 'w', encoding='utf-8') as out:
            for doc in docs:
                out.write('\n'.join(doc) + '\n\n')
        print(lang, len(docs), 'documents', os.path.getsize(scratch(f'text.{lang}')), 'bytes', flush=True)


if __name__ == '__main__':
    main()
