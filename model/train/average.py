"""The mean of the weights of several fine-tuned models, one of which went on from another.

    average.py A B --share 1 3 --out NAME    a quarter of A and three quarters of B
"""
import argparse

import checkpoint
from paths import scratch


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--out', required=True)
    arg.add_argument('--share', nargs='+', type=float, required=True, help='a number for each checkpoint')
    arg.add_argument('checkpoints', nargs='+')
    opt = arg.parse_args()
    if len(opt.share) != len(opt.checkpoints):
        arg.error(f'{len(opt.share)} shares for {len(opt.checkpoints)} checkpoints')
    found = [checkpoint.load(scratch(name)) for name in opt.checkpoints]
    parts = [s / sum(opt.share) for s in opt.share]
    mean = {k: sum(p * f['model'][k].float() for p, f in zip(parts, found)) for k in found[0]['model']}
    warmth = sum(p * f['temperature'] for p, f in zip(parts, found))
    checkpoint.save(scratch(opt.out), dict(model=checkpoint.half(mean), temperature=round(warmth, 4)))


if __name__ == '__main__':
    main()
