"""The WordPiece vocabulary: sample, train (vocabulary.mjs), cut, write tokenizer.json."""
import argparse
import collections
import json
import os
import subprocess

from paths import HERE, MODEL, scratch

SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']
RARE = 60        # a character seen less often is left to [UNK]


def sample(path, shares):
    """Paragraphs of both languages, without words that hold a rare character."""
    texts = []
    for lang, share in shares.items():
        lines = open(scratch(f'text.{lang}'), encoding='utf-8').read().split('\n')
        texts += lines[:int(len(lines) * share)]
    count = collections.Counter()
    for line in texts:
        count.update(line)
    rare = {c for c, n in count.items() if n < RARE}
    with open(path, 'w', encoding='utf-8') as out:
        for line in texts:
            if rare & set(line):
                line = ' '.join(w for w in line.split() if not rare & set(w))
            out.write(line + '\n')
    return sorted(c for c in count if c not in rare and c != ' ')


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--size', type=int, default=16384)
    arg.add_argument('--arabic', type=float, default=1.0)
    arg.add_argument('--english', type=float, default=1.0)
    opt = arg.parse_args()
    text, raw = scratch('vocabulary.txt'), scratch('vocabulary.json')
    alphabet = sample(text, {'ar': opt.arabic, 'en': opt.english})
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
        'normalizer': None,
        'pre_tokenizer': {'type': 'BertPreTokenizer'},
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
    os.makedirs(MODEL, exist_ok=True)
    with open(os.path.join(MODEL, 'tokenizer.json'), 'w', encoding='utf-8') as out:
        json.dump(tokenizer, out, ensure_ascii=False, indent=0)
    arabic = sum(any('\u0600' <= c <= '\u06ff' for c in p) for p in pieces)
    print(f'{len(pieces)} pieces, {len(alphabet)} characters, {arabic / len(pieces):.0%} Arabic')


if __name__ == '__main__':
    main()
