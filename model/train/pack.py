"""Tokenise the selected text for pretraining, and train skip-gram vectors on it.

Writes tokens.<lang>.npy (uint16 ids, a [SEP] after each paragraph) and, with
--vectors, vectors.npy: fastText skip-gram vectors over the same pieces, the start
of the token embeddings.
"""
import argparse
import subprocess

import numpy as np

from paths import scratch
from wordpiece import SEP, Tokenizer


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--vectors', type=int, default=0, help='dimensions of the skip-gram vectors')
    arg.add_argument('--threads', type=int, default=1)
    opt = arg.parse_args()
    tok = Tokenizer()
    names = [str(i) for i in range(len(tok))]
    plain = open(scratch('pieces.txt'), 'w', encoding='utf-8')
    for lang in ('ar', 'en'):
        out = []
        for line in open(scratch(f'text.{lang}'), encoding='utf-8'):
            ids, _ = tok.encode(line)
            if len(ids) >= 4:
                out.append(np.array(ids + [SEP], dtype=np.uint16))
                plain.write(' '.join(names[i] for i in ids) + '\n')
        ids = np.concatenate(out)
        np.save(scratch(f'tokens.{lang}.npy'), ids)
        print(lang, f'{len(ids) / 1e6:.2f} M tokens', flush=True)
    plain.close()
    if opt.vectors:
        subprocess.run(['fasttext', 'skipgram', '-input', scratch('pieces.txt'), '-output', scratch('skipgram'),
                        '-dim', str(opt.vectors), '-minn', '0', '-maxn', '0', '-minCount', '5', '-epoch', '1',
                        '-ws', '5', '-neg', '5', '-t', '1e-4', '-thread', str(opt.threads)], check=True)
        vectors = np.zeros((len(tok), opt.vectors), dtype=np.float32)
        for line in list(open(scratch('skipgram.vec'), encoding='utf-8'))[1:]:
            name, *values = line.split()
            if name != '</s>':
                vectors[int(name)] = np.array(values, dtype=np.float32)
        np.save(scratch('vectors.npy'), vectors)
        print(f'{(np.abs(vectors).sum(1) > 0).sum()} vectors', flush=True)


if __name__ == '__main__':
    main()
