"""Masked language modelling with whole words masked; resumable; one process a core.

    pretrain.py --minutes 60            until the time is up (what shipped)
    pretrain.py --steps 3000            a fixed number of steps (the same weights again)
"""
import argparse
import json
import math
import os
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F

from encoder import CONFIG, MaskedLanguageModel
from paths import scratch
from wordpiece import CLS, MASK, SEP, Tokenizer

LENGTH, ROWS, MASKED = 128, 12, 0.18
SHARE = {'ar': 0.6, 'en': 0.4}


class Stream:
    """Packed rows of one language, each pass in a new order; every rank has its own rows."""

    def __init__(self, ids, rank, world, seed):
        rows = len(ids) // (LENGTH - 1)
        self.rows = ids[:rows * (LENGTH - 1)].reshape(rows, LENGTH - 1)[rank::world]
        self.random = np.random.default_rng(seed)
        self.order, self.at = self.random.permutation(len(self.rows)), 0

    def take(self, n):
        if self.at + n > len(self.order):
            self.order, self.at = self.random.permutation(len(self.rows)), 0
        self.at += n
        return self.rows[self.order[self.at - n:self.at]].astype(np.int64)


def mask_words(ids, continues, vocab, random):
    """80 % [MASK], 10 % a random piece, 10 % as it was; whole words together."""
    special = (ids == CLS) | (ids == SEP)
    word = np.cumsum(~continues[ids] | special, axis=1)
    word += np.arange(len(ids))[:, None] * (LENGTH + 1)
    draw = random.random(word.max() + 1)[word]
    chosen = (draw < MASKED) & ~special
    kind = draw / MASKED
    out = np.where(chosen & (kind < 0.8), MASK, ids)
    out = np.where(chosen & (kind >= 0.8) & (kind < 0.9), random.integers(5, vocab, ids.shape), out)
    return out, chosen


def work(rank, opt):
    torch.set_num_threads(opt.threads)
    torch.manual_seed(opt.seed)
    if opt.processes > 1:
        dist.init_process_group('gloo', init_method=f'file://{scratch("rendezvous")}', rank=rank,
                                world_size=opt.processes)
    tok = Tokenizer()
    continues = np.array(tok.continues)
    model = MaskedLanguageModel({**CONFIG, 'vocab_size': len(tok)})
    if os.path.exists(scratch('vectors.npy')):
        vectors = torch.from_numpy(np.load(scratch('vectors.npy')))
        known = vectors.abs().sum(1) > 0
        vectors = vectors[known] - vectors[known].mean(0)
        width = CONFIG['hidden_size'] * 3 // 4   # the last quarter is for positions, see Encoder.reset
        vectors = vectors @ torch.linalg.svd(vectors, full_matrices=False)[2][:width].T
        with torch.no_grad():
            model.encoder.tokens.weight[known, :width] = vectors * (0.04 / vectors.std())
    decay = [p for p in model.parameters() if p.dim() > 1]
    plain = [p for p in model.parameters() if p.dim() <= 1]
    adam = torch.optim.AdamW([{'params': decay, 'weight_decay': 0.01}, {'params': plain, 'weight_decay': 0.0}],
                             betas=(0.9, 0.98), eps=1e-6)
    step, spent, tokens, average = 0, 0.0, 0, None
    if os.path.exists(scratch(opt.out)):
        state = torch.load(scratch(opt.out))
        model.load_state_dict(state['model'])
        adam.load_state_dict(state['adam'])
        step, spent, tokens, average = state['step'], state['spent'], state['tokens'], state['loss']
    seed = opt.seed + 1000 * rank + step
    streams = {lang: Stream(np.load(scratch(f'tokens.{lang}.npy'), mmap_mode='r'), rank, opt.processes, seed)
               for lang in SHARE}
    random = np.random.default_rng(seed)
    parameters = list(model.parameters())
    last = time.time()
    saved = printed = last
    while True:
        now = time.time()
        spent, last = spent + now - last, now
        done = max(step / opt.steps if opt.steps else 0, spent / 60 / opt.minutes if opt.minutes else 0)
        if opt.processes > 1:  # all ranks follow the clock of the first
            clock = torch.tensor([done])
            dist.broadcast(clock, 0)
            done = clock.item()
        if done >= 1:
            break
        rate = opt.rate * min(1, (step + 1) / opt.warmup) * max(0.02, 1 - done)
        for group in adam.param_groups:
            group['lr'] = rate
        n = int(random.binomial(ROWS, SHARE['ar']))
        rows = np.concatenate([streams['ar'].take(n), streams['en'].take(ROWS - n)])
        ids = np.concatenate([np.full((ROWS, 1), CLS), rows], axis=1)
        fed, chosen = mask_words(ids, continues, len(tok), random)
        shift = int(random.integers(0, CONFIG['max_position_embeddings'] - LENGTH + 1)) if random.random() < 0.25 else 0
        where = torch.from_numpy(np.flatnonzero(chosen))
        loss = F.cross_entropy(model(torch.from_numpy(fed), where, shift), torch.from_numpy(ids[chosen]))
        adam.zero_grad(set_to_none=False)
        loss.backward()
        if opt.processes > 1:
            flat = torch.cat([p.grad.reshape(-1) for p in parameters])
            dist.all_reduce(flat)
            flat /= opt.processes
            at = 0
            for p in parameters:
                p.grad.copy_(flat[at:at + p.numel()].view_as(p))
                at += p.numel()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()
        step, tokens = step + 1, tokens + opt.processes * ROWS * LENGTH
        average = loss.item() if average is None else 0.98 * average + 0.02 * loss.item()
        if rank == 0 and (now - printed > 30 or step <= 3):
            printed = now
            line = dict(step=step, tokens=tokens, minutes=round(spent / 60, 1), loss=round(average, 3), rate=rate)
            print(json.dumps(line), flush=True)
        if rank == 0 and now - saved > 180:
            saved = now
            save(model, adam, step, spent, tokens, average, opt)
    if rank == 0:
        save(model, adam, step, spent, tokens, average, opt)
        print(json.dumps(dict(done=True, step=step, tokens=tokens, minutes=spent / 60, loss=average,
                              perplexity=math.exp(average))), flush=True)


def save(model, adam, step, spent, tokens, loss, opt):
    path = scratch(opt.out)
    torch.save(dict(model=model.state_dict(), adam=adam.state_dict(), step=step, spent=spent, tokens=tokens,
                    loss=loss), path + '.new')
    os.replace(path + '.new', path)


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--minutes', type=float, default=0)
    arg.add_argument('--steps', type=int, default=0)
    arg.add_argument('--rate', type=float, default=1e-3)
    arg.add_argument('--warmup', type=int, default=150)
    arg.add_argument('--processes', type=int, default=2)
    arg.add_argument('--threads', type=int, default=1)
    arg.add_argument('--seed', type=int, default=1)
    arg.add_argument('--out', default='pretrained.pt')
    opt = arg.parse_args()
    if not opt.minutes and not opt.steps:
        arg.error('say --minutes or --steps')
    if os.path.exists(scratch('rendezvous')):
        os.remove(scratch('rendezvous'))
    if opt.processes == 1:
        work(0, opt)
    else:
        torch.multiprocessing.spawn(work, (opt,), opt.processes)


if __name__ == '__main__':
    main()
