"""The mean of the weights of several fine-tuned models, one of which went on from another.

    average.py A B --share 1 3 --out NAME    a quarter of A and three quarters of B

The temperature is found anew on the dev lines: a mean is less sure of itself than what it is the mean of.
"""
import argparse
import json
import os

import torch

import checkpoint
from finetune import Rows, judge, load
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
    out = dict(model=checkpoint.half(mean), temperature=1.0)
    checkpoint.save(scratch(opt.out), out)
    torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', 1)))
    report, warmth = judge(load(opt.out)[0], Rows(scratch('rows.npz')))
    print(json.dumps(dict(out=opt.out, dev=report, temperature=round(warmth, 3))))
    checkpoint.save(scratch(opt.out), out | dict(temperature=round(warmth, 4)))


if __name__ == '__main__':
    main()
