"""Replaced pieces told from true ones (ELECTRA, encoder.py); resumable, on a GPU or a CPU.

    pretrain.py --minutes 7             until the time is up (what shipped, on one GPU)
    pretrain.py --steps 3000            a fixed number of steps

Reads tokens.<lang>.npy or tokens.<lang>.xz. Writes the checkpoint `pretrained` (weights, float16), `pretrained.adam` and,
at the shares of the run named by --keep, `pretrained.at-SHARE`. The order of the data depends on the seed and the step alone.
"""
import argparse
import contextlib
import json
import lzma
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

import checkpoint
from encoder import CONFIG, Electra
from paths import scratch
from wordpiece import CLS, HAN, MASK, SEP, Tokenizer

LENGTH, MASKED = 128, 0.15
# How often a piece is masked together with the one before it: in the same word, any other, a Chinese character.
INSIDE, JOINED, JOINED_HAN = 0.5, 0.1, 0.3
DETECTION = 50   # the weight of the encoder's loss beside the generator's, as in the paper
# How much of a batch each language has: small texts are shown more often, none more than some twenty times a run.
SHARE = {'ar': 0.38, 'en': 0.25, 'zh': 0.14, 'ru': 0.12, 'fr': 0.07, 'es': 0.04}


def tokens(lang, folder):
    if os.path.exists(os.path.join(folder, f'tokens.{lang}.npy')):
        return np.load(os.path.join(folder, f'tokens.{lang}.npy'))
    with lzma.open(os.path.join(folder, f'tokens.{lang}.xz')) as f:
        return np.frombuffer(f.read(), np.uint16)


class Texts:
    """Rows of LENGTH-1 ids of all languages in one tensor; the last of each language are held out."""

    def __init__(self, folder, seed, device):
        self.seed, self.first, self.size, self.taken, self.order = seed, {}, {}, {}, {}
        rows, self.held, at = [], {}, 0
        for lang in SHARE:
            ids = tokens(lang, folder)
            n = len(ids) // (LENGTH - 1)
            own = ids[:n * (LENGTH - 1)].reshape(n, LENGTH - 1)
            held = min(512, max(1, n // 20))
            self.held[lang] = torch.from_numpy(own[-held:].astype(np.int64)).to(device)
            rows.append(own[:-held])
            self.first[lang], self.size[lang], self.taken[lang] = at, n - held, 0
            at += n - held
        self.rows = torch.from_numpy(np.concatenate(rows).astype(np.int32)).to(device)

    def take(self, n, step):
        """n rows by the languages' shares; each language's rows come in a new order every time round."""
        random = np.random.default_rng([self.seed, step])
        chosen = []
        for lang, k in zip(SHARE, random.multinomial(n, list(SHARE.values()))):
            for _ in range(k):
                turn, at = divmod(self.taken[lang], self.size[lang])
                if self.order.get(lang, (-1,))[0] != turn:
                    self.order[lang] = turn, np.random.default_rng([self.seed, turn, self.first[lang]]).permutation(self.size[lang])
                chosen.append(self.first[lang] + int(self.order[lang][1][at]))
                self.taken[lang] += 1
        return self.rows[torch.tensor(chosen, device=self.rows.device)].long()


class Masker:
    """Pieces to mask, now and then several in a row."""

    def __init__(self, tok, device):
        han = [len(p) == 1 and any(a <= p <= b for a, b in zip(HAN[::3], HAN[2::3])) for p in tok.vocab]
        self.joined = torch.where(torch.tensor(han), JOINED_HAN, JOINED).to(device)
        self.joined[torch.tensor(tok.continues, device=device)] = INSIDE
        self.device = device

    def __call__(self, rows, random):
        """(fed ids, true ids, flat places to predict, their weights)."""
        ids = F.pad(rows, (1, 0), value=CLS)
        shape = dict(size=ids.shape, generator=random, device=self.device)
        special = (ids == CLS) | (ids == SEP)
        starts = (torch.rand(**shape) >= self.joined[ids]) | special
        run = starts.cumsum(1) - 1
        draw = torch.rand(**shape).gather(1, run) / MASKED
        chosen = (draw < 1) & ~special
        fed = torch.where(chosen, MASK, ids)
        weight, where = chosen.flatten().float().topk(int(ids.numel() * MASKED * 0.97))
        return fed, ids, where, weight


def loss_of(model, *batch):
    """(what is minimised, the generator's loss, the encoder's)"""
    guess, detection = model(*batch)
    return guess + DETECTION * detection, guess.detach(), detection.detach()


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--minutes', type=float, default=0)
    arg.add_argument('--steps', type=int, default=0)
    arg.add_argument('--rows', type=int, default=0, help='rows of a step; 0: 512 on a GPU, 24 on a CPU')
    arg.add_argument('--rate', type=float, default=1e-3)
    arg.add_argument('--warmup', type=float, default=0.04)
    arg.add_argument('--seed', type=int, default=1)
    arg.add_argument('--threads', type=int, default=2)
    arg.add_argument('--data', default='')
    arg.add_argument('--keep', type=float, nargs='*', default=[])
    arg.add_argument('--no-compile', action='store_true')
    opt = arg.parse_args()
    if not opt.minutes and not opt.steps:
        arg.error('say --minutes or --steps')
    begin = time.time()
    gpu = torch.cuda.is_available()
    device = torch.device('cuda' if gpu else 'cpu')
    rows = opt.rows or (512 if gpu else 24)
    torch.set_num_threads(opt.threads)
    torch.manual_seed(opt.seed)
    if gpu:
        torch.backends.cuda.matmul.allow_tf32 = True
    precision = (lambda: torch.autocast('cuda', torch.bfloat16)) if gpu else contextlib.nullcontext
    tok = Tokenizer()
    texts, masker = Texts(opt.data or scratch(''), opt.seed, device), Masker(tok, device)
    model = Electra({**CONFIG, 'vocab_size': len(tok)}).to(device)
    groups = [{'params': [p for p in model.parameters() if p.dim() > 1], 'weight_decay': 0.01},
              {'params': [p for p in model.parameters() if p.dim() <= 1], 'weight_decay': 0.0}]
    adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, **({'fused': True} if gpu else {}))
    step, spent = 0, 0.0
    if checkpoint.exists(scratch('pretrained')):
        state = checkpoint.load(scratch('pretrained'))
        model.load(state['model'])
        step, spent, texts.taken = state['step'], state['spent'], state['taken']
        if checkpoint.exists(scratch('pretrained.adam')):
            adam.load_state_dict(checkpoint.load(scratch('pretrained.adam'))['adam'])
    function = loss_of if opt.no_compile or not gpu else torch.compile(loss_of)
    random = torch.Generator(device)

    def batch(source, seed):
        random.manual_seed(seed)
        return masker(source, random)

    def held_out():
        """The generator's and the encoder's loss on the held-out rows of each language."""
        with torch.no_grad(), precision():
            return {lang: [round(x.item(), 3) for x in loss_of(model, *batch(own[:128], 7), 0)[1:]] for lang, own in texts.held.items()}

    def save(name):
        checkpoint.save(scratch(name), dict(model=checkpoint.half({k: v.cpu() for k, v in model.state_dict().items()}), step=step,
                                            spent=spent, taken=texts.taken))

    print(json.dumps(dict(device=str(device), parameters=sum(p.numel() for p in model.parameters()),
                          rows={k: v for k, v in texts.size.items()}, start=round(time.time() - begin, 1))), flush=True)
    keep, started, last, mean = sorted(opt.keep), time.time(), time.time(), []
    printed = saved = last
    while True:
        done = max(step / opt.steps if opt.steps else 0, spent / 60 / opt.minutes if opt.minutes else 0)
        while keep and done >= keep[0]:
            save(f'pretrained.at-{keep.pop(0)}')
        if done >= 1:
            break
        rate = opt.rate * min(1, (done + 1e-4) / opt.warmup) * max(0.0, (1 - done) / (1 - opt.warmup))
        for group in adam.param_groups:
            group['lr'] = min(rate, opt.rate)
        fed, ids, where, weight = batch(texts.take(rows, step), opt.seed * 1_000_003 + step)
        shift = torch.randint(0, CONFIG['max_position_embeddings'] - LENGTH + 1, (), generator=random, device=device)
        if step % 4:
            shift = shift * 0
        with precision():
            loss, *parts = function(model, fed, ids, where, weight, shift)
        adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        step += 1
        if not gpu or step % 10 == 0:
            mean = mean[-49:] + [[x.item() for x in parts]]   # waits for the device, so that the clock is right
            now = time.time()
            if not gpu or step > 10:               # the first steps compile
                spent += now - last
            last = now
            if now - printed > 15 or step <= 10:
                printed = now
                print(json.dumps(dict(step=step, tokens=step * rows * LENGTH, seconds=round(spent, 1),
                                      generator=round(sum(x[0] for x in mean) / len(mean), 3),
                                      detection=round(sum(x[1] for x in mean) / len(mean), 4), rate=round(rate, 6), wall=round(now - begin, 1))), flush=True)
            if now - saved > 180 and not gpu:
                saved = now
                save('pretrained')
                checkpoint.save(scratch('pretrained.adam'), dict(adam=adam.state_dict()))
    save('pretrained')
    checkpoint.save(scratch('pretrained.adam'), dict(adam=adam.state_dict()))
    print(json.dumps(dict(done=True, step=step, tokens=step * rows * LENGTH, seconds=round(spent, 1), wall=round(time.time() - started, 1),
                          held_out=held_out())), flush=True)


if __name__ == '__main__':
    main()
