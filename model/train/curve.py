"""Plot the loss of a pretraining run: curve.py runs/pretrain.jsonl ../../docs/pretraining.png"""
import json
import sys

import matplotlib

matplotlib.use('Agg')
from matplotlib import pyplot  # noqa: E402


def main():
    rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
    steps = [r for r in rows if 'loss' in r]
    pyplot.figure(figsize=(7, 4))
    pyplot.plot([r['tokens'] / 1e6 for r in steps], [r['loss'] for r in steps], color='#1f5f8b')
    pyplot.xscale('symlog', linthresh=50)
    pyplot.xlabel('million tokens seen')
    pyplot.ylabel('masked-language-model loss (nats)')
    pyplot.grid(alpha=0.3)
    pyplot.tight_layout()
    pyplot.savefig(sys.argv[2], dpi=110)


if __name__ == '__main__':
    main()
