"""Statements out of real text, labelled by annotators: where they stand, not what they say.

`data/real.tsv` holds no sentence. A row is language, document (its number in the pretraining text of the language),
begin and end of the statement in bytes of the document (paragraphs joined by a blank line), the mentions' spans in bytes of the statement, target
(where it is one of targets.tsv and its patterns found it), label. Arabic and English statements were cut by the attribution grammar, from cue to end
of content, as a running program cuts them; those of the other languages, most of the English speeches, and sentences of Arabic articles that
speak of one of the four shipped targets, are sentences.
"""
import hashlib
import lzma
import os

from corpus import LABELS
from normalise import normalise
from paths import CORPUS, SHARED

FILE = os.path.join(CORPUS, 'real.tsv')


class Line:
    """The same face as corpus.Line."""

    pair, phenomena = '', ()

    def __init__(self, lang, document, text, spans, target, label):
        self.lang, self.text, self.spans, self.target, self.label = lang, text, {'m': spans}, target, label
        self.story = f'{lang} {document}'

    @property
    def split(self):
        """train, dev or test, by the document."""
        n = int(hashlib.sha1(self.story.encode()).hexdigest(), 16) % 100
        return 'dev' if n < 4 else 'test' if n < 8 else 'train'

    def slice(self):
        return 0, len(self.text)


def documents(lang, wanted):
    """{number: bytes} of the documents asked for."""
    found, doc, number = {}, [], 0
    with lzma.open(os.path.join(SHARED, 'data/pretrain', lang + '.txt.xz'), 'rt', encoding='utf-8') as lines:
        for line in [*lines, '']:
            line = line.rstrip('\n')
            if line:
                doc.append(line)
            elif doc:
                if number in wanted:
                    found[number] = '\n\n'.join(doc).encode()
                doc, number = [], number + 1
    return found


def load():
    with open(FILE, encoding='utf-8') as f:
        rows = [x.split('\t') for x in f.read().splitlines() if x and not x.startswith('#')]
    texts = {lang: documents(lang, {int(r[1]) for r in rows if r[0] == lang}) for lang in {r[0] for r in rows}}
    lines = []
    for lang, number, begin, end, mentions, target, label in rows:
        if label not in LABELS:
            raise ValueError(f'label {label!r}')
        raw = texts[lang][int(number)][int(begin):int(end)]
        text, at, spans = '', 0, []
        for m in mentions.split(','):
            b, e = map(int, m.split('-'))
            text += normalise(raw[at:b].decode())
            name = normalise(raw[b:e].decode())
            spans.append((len(text), len(text) + len(name)))
            text, at = text + name, e
        lines.append(Line(lang, number, text + normalise(raw[at:].decode()), spans, target, label))
    return lines
