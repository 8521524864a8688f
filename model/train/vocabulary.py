"""The WordPiece vocabulary: sample, train (vocabulary.mjs), cut, write tokenizer.json."""
import argparse
import collections
import json
import os
import re
import subprocess

import corpus
import lexicon
from normalise import normalise
from paths import HERE, scratch
from wordpiece import ARTICLE, HAN

SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']
RARE = 60        # a character seen less often is left to [UNK]
# How much of each text the merges are learned on: Arabic and English first. Chinese needs none, its characters
# stand alone.
SHARES = {'ar': 1.0, 'en': 0.3, 'ru': 0.8, 'fr': 0.8, 'es': 1.0}
# How often the project's own lines to train on and the words of its lexicon are counted: so words of approval and rejection get
# pieces of their own.
OWN, POLAR = 15, 40

SCRIPTS = (('Arabic', '\u0600', '\u06ff'), ('Cyrillic', '\u0400', '\u04ff'), ('Han', '\u3400', '\u9fff'),
           ('Latin', 'a', '\u024f'))


def apart(m):
    """The article, apart from what follows it."""
    return m.group() if m.end() == len(m.string) else m.group() + ' '


def sample(path):
    """Writes the sample without words that hold a rare character; the characters that are kept."""
    count = collections.Counter()
    lines = []
    for lang in [*SHARES, 'zh']:
        text = open(scratch(f'text.{lang}'), encoding='utf-8').read()
        count.update(text)
        if lang in SHARES:
            own = text.split('\n')
            lines += own[:int(len(own) * SHARES[lang])]
    article = re.compile(ARTICLE)
    lines += OWN * [x.text for x in corpus.load() if x.split == 'train' and x.lang in SHARES]
    for lang in ('ar', 'en'):
        lines += POLAR * [normalise(' '.join(forms)) for rows in lexicon.table(lang).values() for _, *forms in rows]
    rare = {c for c, n in count.items() if n < RARE}
    han = re.compile(f'[{HAN}]')
    with open(path, 'w', encoding='utf-8') as out:
        for line in lines:
            if rare & set(line) or han.search(line):
                line = ' '.join(w for w in line.split() if not rare & set(w) and not han.search(w))
            out.write(' '.join(article.sub(apart, w) for w in line.split(' ')) + '\n')
    return sorted(c for c in count if c not in rare and not c.isspace())


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--size', type=int, default=30720)
    opt = arg.parse_args()
    text, raw = scratch('vocabulary.txt'), scratch('vocabulary.json')
    alphabet = sample(text)
    subprocess.run(['node', os.path.join(HERE, 'vocabulary.mjs'), text, raw], check=True)
    trained = json.load(open(raw, encoding='utf-8'))
    order = sorted(trained['model']['vocab'].items(), key=lambda kv: kv[1])
    pieces, seen = list(SPECIAL), set(SPECIAL)
    # Each character first, word-initial and continuing, then the merges in their order.
    for piece in alphabet + [p for p, _ in order]:
        if piece not in seen and len(pieces) < opt.size:
            pieces.append(piece)
            seen.add(piece)
    tokenizer = {
        'version': '1.0', 'truncation': None, 'padding': None,
        'added_tokens': [{'id': i, 'content': t, 'single_word': False, 'lstrip': False, 'rstrip': False,
                          'normalized': False, 'special': True} for i, t in enumerate(SPECIAL)],
        'normalizer': {'type': 'BertNormalizer', 'clean_text': False, 'handle_chinese_chars': True,
                       'strip_accents': False, 'lowercase': False},
        'pre_tokenizer': {'type': 'Sequence', 'pretokenizers': [
            {'type': 'BertPreTokenizer'},
            {'type': 'Split', 'pattern': {'Regex': ARTICLE}, 'behavior': 'Isolated', 'invert': False}]},
        'post_processor': {
            'type': 'TemplateProcessing',
            'single': [{'SpecialToken': {'id': '[CLS]', 'type_id': 0}}, {'Sequence': {'id': 'A', 'type_id': 0}},
                       {'SpecialToken': {'id': '[SEP]', 'type_id': 0}}],
            'pair': [{'SpecialToken': {'id': '[CLS]', 'type_id': 0}}, {'Sequence': {'id': 'A', 'type_id': 0}},
                     {'SpecialToken': {'id': '[SEP]', 'type_id': 0}}, {'Sequence': {'id': 'B', 'type_id': 1}},
                     {'SpecialToken': {'id': '[SEP]', 'type_id': 1}}],
            'special_tokens': {t: {'id': t, 'ids': [SPECIAL.index(t)], 'tokens': [t]} for t in ('[CLS]', '[SEP]')}},
        'decoder': {'type': 'WordPiece', 'prefix': '##', 'cleanup': True},
        'model': {'type': 'WordPiece', 'unk_token': '[UNK]', 'continuing_subword_prefix': '##',
                  'max_input_chars_per_word': 100, 'vocab': {p: i for i, p in enumerate(pieces)}},
    }
    with open(scratch('tokenizer.json'), 'w', encoding='utf-8') as out:
        json.dump(tokenizer, out, ensure_ascii=False, indent=0)
    script = collections.Counter(next((name for name, first, last in SCRIPTS if any(first <= c <= last for c in p)), 'other')
                                 for p in pieces)
    print(f'{len(pieces)} pieces, {len(alphabet)} characters:', dict(script))


if __name__ == '__main__':
    main()
