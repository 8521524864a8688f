"""Tokenise the selected text for pretraining.

Writes tokens.<lang>.npy: uint16 ids, a [SEP] after each paragraph. With --carry DIR also DIR/tokens.<lang>.xz, small enough
to be taken to another machine; pretrain.py reads either.
"""
import argparse
import lzma
import os
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from paths import LANGUAGES, scratch
from wordpiece import SEP, UNK, Tokenizer

# Ids are of two bytes: the coder's position bits say so.
FILTERS = [{'id': lzma.FILTER_LZMA2, 'preset': 9 | lzma.PRESET_EXTREME, 'lc': 0, 'lp': 1, 'pb': 1}]


def pack(lang, folder):
    tok, out = Tokenizer(), []
    with open(scratch(f'text.{lang}'), encoding='utf-8') as lines:
        for line in lines:
            ids, _ = tok.encode(line)
            if len(ids) >= 4:
                out.append(np.array(ids + [SEP], dtype=np.uint16))
    ids = np.concatenate(out)
    np.save(scratch(f'tokens.{lang}.npy'), ids)
    size = ''
    if folder:
        path = os.path.join(folder, f'tokens.{lang}.xz')
        with lzma.open(path, 'wb', filters=FILTERS) as f:
            f.write(ids.tobytes())
        size = f', {os.path.getsize(path) / 2**20:.1f} MiB to carry'
    return f'{lang}: {len(ids) / 1e6:.2f} M tokens, {(ids == UNK).mean():.3%} unknown{size}'


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--carry', default='', help='folder for compressed copies')
    opt = arg.parse_args()
    if opt.carry:
        os.makedirs(opt.carry, exist_ok=True)
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(pack, LANGUAGES, [opt.carry] * len(LANGUAGES)):
            print(line, flush=True)


if __name__ == '__main__':
    main()
