"""Plot the loss of a pretraining run: curve.py runs/pretrain.jsonl ../../docs/pretraining.png"""
import json
import sys

import matplotlib

matplotlib.use('Agg')
from matplotlib import pyplot  # noqa: E402


def main():
    rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
    steps = [r for r in rows if 'detection' in r]
    seen = [r['tokens'] / 1e6 for r in steps]
    _, left = pyplot.subplots(figsize=(7, 4))
    right = left.twinx()
    left.plot(seen, [r['generator'] for r in steps], color='#b3541e', label='generator (masked pieces, nats)')
    right.plot(seen, [r['detection'] for r in steps], color='#1f5f8b', label='encoder (replaced or not, nats a piece)')
    left.set_xlabel('million tokens seen')
    left.set_ylabel('generator')
    right.set_ylabel('encoder')
    right.set_ylim(0.15, 0.35)
    left.grid(alpha=0.3)
    lines = left.get_lines() + right.get_lines()
    left.legend(lines, [x.get_label() for x in lines])
    pyplot.tight_layout()
    pyplot.savefig(sys.argv[2], dpi=110)


if __name__ == '__main__':
    main()
