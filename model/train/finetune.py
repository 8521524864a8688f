"""Fine-tune the pretrained encoder: first on public stance sets and composed statements, then on the project's own.

    finetune.py public --out public               stage 1
    finetune.py own --start public   --seeds 3   stage 2: average of the seeds' weights, temperature
"""
import argparse
import copy
import json
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import checkpoint
import compose
import corpus
import labelled
import real
from encoder import CONFIG, LABELS, StanceModel
from examples import batch, batches, encode, hide, jitter
from paths import scratch
from scores import accuracy, calibration_error, macro_f1
from wordpiece import Tokenizer


LOWEST = ('encoder.tokens', 'encoder.widen', 'encoder.positions', 'encoder.embedding_norm')
CUT = 0.8           # how often a statement is seen as at run time, from its cue to its content's end
VOTE_RATE = 1e-2    # the bag of pieces starts from zero and is sparse
DEVICE = torch.device('cuda' if torch.cuda.is_available() else 'cpu')


def cpu(state):
    return {k: v.cpu() for k, v in state.items()}


def fed(rows):
    """A batch on the device."""
    return [t.to(DEVICE) for t in batch(rows)]


def precise():
    return torch.autocast(DEVICE.type, torch.bfloat16, enabled=DEVICE.type == 'cuda')


def optimiser(model, rate, decay):
    """AdamW with layer-wise rates: the embeddings move least."""
    groups = []
    layers = CONFIG['num_hidden_layers']
    for name, p in model.named_parameters():
        depth = layers + 1
        if name.startswith('encoder.blocks.'):
            depth = int(name.split('.')[2]) + 1
        elif name.startswith('votes.'):
            groups.append({'params': [p], 'weight_decay': 0.1, 'lr': VOTE_RATE, 'full': VOTE_RATE})
            continue
        elif name.startswith('encoder.') and not name.startswith(('encoder.norm', 'encoder.types')):
            depth = 0
        factor = 0.85 ** (layers + 1 - depth)
        if not p.requires_grad:
            continue
        groups.append({'params': [p], 'weight_decay': decay if p.dim() > 1 else 0.0, 'lr': rate * factor,
                       'full': rate * factor})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6)


def schedule(adam, step, steps, warmup=0.06):
    done = step / steps
    factor = min(1.0, done / warmup + 1e-3) if done < warmup else max(0.02, (1 - done) / (1 - warmup))
    for group in adam.param_groups:
        group['lr'] = group['full'] * factor


def start(tok, name, dropout):
    model = StanceModel({**CONFIG, 'vocab_size': len(tok)}, dropout=dropout)
    if name == 'nothing':   # for the ablation
        return model.to(DEVICE)
    found = checkpoint.load(scratch(name))
    state = found['model']
    if 'out.weight' in state:
        model.load_state_dict(state)
        if 'temperature' not in found:  # the first lesson had no unrelated rows: soften what its head is sure of
            with torch.no_grad():
                model.out.weight *= 0.3
                model.out.bias.zero_()
    else:  # the encoder of a masked language model
        model.encoder.load_state_dict({k[8:]: v for k, v in state.items() if k.startswith('encoder.')})
    return model.to(DEVICE)


def public(opt):
    """Stage 1: the shared encoder under one head a set; the made-up statements have the final head."""
    tok, random = Tokenizer(), np.random.default_rng(opt.seed)
    torch.manual_seed(opt.seed)
    rows = [] if opt.only_composed else labelled.load()
    rows += compose.load(opt.composed, opt.composed // 2, opt.seed)
    coded = [encode(tok, x.text, x.spans, x.second, 96) for x in rows]
    lengths = [len(i) for i, _ in coded]
    model = start(tok, opt.start, opt.dropout)
    heads = nn.ModuleDict({h: copy.deepcopy(model.out) for h in sorted({x.head for x in rows})}).to(DEVICE)
    both = nn.ModuleList([model, heads])
    adam = optimiser(both[0], opt.rate, 0.01)
    adam.add_param_group({'params': list(heads.parameters()), 'lr': opt.rate, 'full': opt.rate, 'weight_decay': 0.01})
    by_head = {h: [i for i, x in enumerate(rows) if x.head == h] for h in heads}
    plan = []
    for _ in range(opt.epochs):
        epoch = []
        for own in by_head.values():
            drawn = [i for i in random.permutation(own) if random.random() < rows[i].share]
            epoch += batches(drawn, lengths, opt.batch, random)
        random.shuffle(epoch)
        plan += epoch
    model.train()
    loss_mean, t0, done = {}, time.time(), 0
    for step, chosen in enumerate(plan):
        if opt.minutes and time.time() - t0 > opt.minutes * 60:
            break
        part = step / len(plan)
        if opt.minutes:
            part = max(part, (time.time() - t0) / 60 / opt.minutes)
        schedule(adam, part, 1.0)
        head = rows[chosen[0]].head
        seen = [(hide(*coded[i]), coded[i][1]) if not rows[i].second and random.random() < 0.3 else coded[i]
                for i in chosen]
        saved, model.out = model.out, heads[head]
        with precise():
            logits = model(*fed(seen))
        model.out = saved
        loss = F.cross_entropy(logits.float(), torch.tensor([rows[i].label for i in chosen], device=DEVICE))
        adam.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(both.parameters(), 1.0)
        adam.step()
        done += len(chosen)
        if step % 10 == 0:
            loss_mean[head] = 0.8 * loss_mean.get(head, loss.item()) + 0.2 * loss.item()
        if step % 300 == 0:
            print(json.dumps(dict(step=step, of=len(plan), minutes=round((time.time() - t0) / 60, 1),
                                  **{h: round(v, 3) for h, v in sorted(loss_mean.items())})), flush=True)
    model.out.load_state_dict(heads['own' if 'own' in heads else 'toward'].state_dict())
    held_out(tok, model, heads)
    checkpoint.save(scratch(opt.out), dict(model=checkpoint.half(cpu(model.state_dict()))))
    print(json.dumps(dict(done=True, rows=done, minutes=round((time.time() - t0) / 60, 1))), flush=True)


def held_out(tok, model, heads):
    """Prints accuracy and macro-F1 of each public set's held-out part, with the set's own head."""
    rows = labelled.load(dev=True)
    saved = model.out
    for source in sorted({x.source for x in rows}):
        own = [x for x in rows if x.source == source]
        model.out = heads[own[0].head]
        got = logits_of(model, [encode(tok, x.text, x.spans, x.second) for x in own]).argmax(1).numpy()
        gold = np.array([x.label for x in own])
        print(json.dumps(dict(held_out=source, n=len(own), accuracy=round(accuracy(gold, got), 3),
                              macro_f1=round(macro_f1(gold, got), 3))), flush=True)
    model.out = saved


class Composed:
    """A composed statement with the face of corpus.Line, for one epoch only."""

    pair, phenomena = '', ()

    def __init__(self, example, epoch):
        self.text, self.spans, self.label, self.epoch = example.text, {'m': example.spans}, LABELS[example.label], epoch

    def slice(self):
        return 0, len(self.text)


class Statements:
    """The project's lines, each as it may be seen: whole or cut, whole mention or part, mention masked or not."""

    def __init__(self, tok, lines):
        self.tok, self.lines = tok, lines
        self.labels = np.array([LABELS.index(x.label) for x in lines], dtype=np.int64)

    def shuffled(self, random, epoch):
        """(order, lengths) of the epoch: the members of a contrast set stay together, with one length for all, so that a batch has them all."""
        sets = {}
        for i, x in enumerate(self.lines):
            if getattr(x, 'epoch', epoch) == epoch:
                sets.setdefault(x.pair or i, []).append(i)
        sets = list(sets.values())
        order, lengths = [], {}
        for k in random.permutation(len(sets)):
            order += sets[k]
            lengths.update(dict.fromkeys(sets[k], max(len(self.lines[i].text) for i in sets[k])))
        return order, lengths

    @staticmethod
    def cut(x, cut):
        """(text, mention spans) of a line, whole or from its cue to the end of its content."""
        begin, end = x.slice() if cut else (0, len(x.text))
        spans = [(max(b, begin) - begin, min(e, end) - begin) for b, e in x.spans['m'] if b < end and e > begin]
        if not spans:  # the mention stands outside of the statement proper
            begin, end, spans = 0, len(x.text), x.spans['m']
        return x.text[begin:end], spans

    def view(self, i, cut, random=None, masked=0.0):
        text, spans = self.cut(self.lines[i], cut)
        if random is not None and random.random() < 0.3:
            spans = jitter(text, spans, random)
        ids, types = encode(self.tok, text, spans)
        if random is not None and random.random() < masked:
            ids = hide(ids, types)
        return ids, types

    def stray(self, i, random):
        """A mark on words that are no mention of the target: unrelated."""
        x = self.lines[i]
        begin, end = x.slice()
        text = x.text[begin:end]
        at = [m for m in (text.find(' ', p) for p in random.integers(0, len(text), 4)) if m >= 0]
        for b in at:
            e = text.find(' ', b + 1)
            if e > b + 1 and not any(p - begin < e and q - begin > b for p, q in x.spans['m']):
                return encode(self.tok, text, [(b + 1, e)])
        return None


def logits_of(model, rows, size=64):
    model.eval()
    out = torch.zeros(len(rows), len(LABELS))
    order = np.argsort([len(i) for i, _ in rows], kind='stable')
    with torch.no_grad():
        for k in range(0, len(rows), size):
            part = order[k:k + size]
            with precise():
                out[part] = model(*fed([rows[i] for i in part])).float().cpu()
    return out


def temperature(logits, gold):
    """The one number that divides the scores so that their softmax is calibrated on the dev lines."""
    grid = np.exp(np.linspace(np.log(0.3), np.log(5), 120))
    return float(min(grid, key=lambda t: F.cross_entropy(logits / t, gold).item()))


def own(opt, seed, data, dev):
    """Stage 2, one seed: trained weights, averaged over the last third of the steps."""
    random = np.random.default_rng(seed)
    torch.manual_seed(seed)
    model = start(data.tok, opt.start, opt.dropout)
    for name, p in model.named_parameters():
        layer = name.split('.')[2] if name.startswith('encoder.blocks.') else '-1' if name.startswith(LOWEST) else '99'
        p.requires_grad = int(layer) >= opt.freeze or not opt.freeze
    adam = optimiser(model, opt.rate, 0.01)
    count = np.bincount(data.labels, minlength=4)
    weight = torch.tensor((count.sum() / (4 * count)) ** 0.5, dtype=torch.float32, device=DEVICE)
    plan = [b for epoch in range(opt.epochs) for b in batches(*data.shuffled(random, epoch), opt.batch, random)]
    mean, taken, loss_mean, t0 = None, 0, None, time.time()
    for step, chosen in enumerate(plan):
        model.train()
        schedule(adam, step / len(plan), 1.0)
        seen = [data.view(i, random.random() < CUT, random, opt.masked) for i in chosen]
        gold = list(data.labels[chosen])
        for i in chosen:
            if random.random() < opt.stray:
                row = data.stray(i, random)
                if row is not None:
                    seen.append(row)
                    gold.append(LABELS.index('unrelated'))
        with precise():
            logits = model(*fed(seen))
        loss = F.cross_entropy(logits.float(), torch.tensor(gold, device=DEVICE), weight=weight,
                               label_smoothing=opt.smoothing)
        adam.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        if step % 10 == 0:
            loss_mean = loss.item() if loss_mean is None else 0.8 * loss_mean + 0.2 * loss.item()
        if step >= len(plan) * 2 // 3 and step % 5 == 0:
            state = {k: v.clone() for k, v in model.state_dict().items()}
            mean = state if mean is None else {k: mean[k] + state[k] for k in mean}
            taken += 1
        if (step + 1) % max(1, len(plan) // 6) == 0:
            got = logits_of(model, dev.rows).argmax(1).numpy()
            print(json.dumps(dict(seed=seed, step=step + 1, of=len(plan), minutes=round((time.time() - t0) / 60, 1),
                                  loss=round(loss_mean, 3), dev_macro_f1=round(macro_f1(dev.labels, got), 3))), flush=True)
    return cpu({k: v / taken for k, v in mean.items()})


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('stage', choices=['public', 'own'])
    arg.add_argument('--start', default='pretrained')
    arg.add_argument('--out', default='')
    arg.add_argument('--rate', type=float, default=5e-4)
    arg.add_argument('--epochs', type=int, default=2)
    arg.add_argument('--minutes', type=float, default=0)
    arg.add_argument('--batch', type=int, default=32)
    arg.add_argument('--dropout', type=float, default=0.1, help='shipped: 0.1 in stage 1, 0.15 in stage 2')
    arg.add_argument('--smoothing', type=float, default=0.05)
    arg.add_argument('--masked', type=float, default=0.4)
    arg.add_argument('--stray', type=float, default=0.1)
    arg.add_argument('--composed', type=int, default=0, help='made-up Arabic statements an epoch; English: half as many')
    arg.add_argument('--only-composed', action='store_true')
    arg.add_argument('--freeze', type=int, default=0, help='layers that stay as they are, the embeddings with them')
    arg.add_argument('--real', action='store_true', help='also the labelled statements of real news')
    arg.add_argument('--seed', type=int, default=1)
    arg.add_argument('--seeds', type=int, default=1)
    arg.add_argument('--threads', type=int, default=1)
    opt = arg.parse_args()
    torch.set_num_threads(opt.threads)
    if opt.stage == 'public':
        opt.out = opt.out or 'public'
        public(opt)
        return
    opt.out = opt.out or 'stance'
    tok = Tokenizer()
    lines = corpus.load()
    train = [x for x in lines if x.split == 'train'] + (real.load() if opt.real else [])
    for epoch in range(opt.epochs if opt.composed else 0):
        train += [Composed(x, epoch) for x in compose.load(opt.composed, opt.composed // 2, opt.seed + epoch)]
    data = Statements(tok, train)
    dev = Statements(tok, [x for x in lines if x.split == 'dev'])
    dev.rows = [dev.view(i, True) for i in range(len(dev.lines))]
    print(len(data.lines), 'train', len(dev.lines), 'dev', flush=True)
    gold = torch.from_numpy(dev.labels)
    states = [own(opt, opt.seed + k, data, dev) for k in range(opt.seeds)]
    model = StanceModel({**CONFIG, 'vocab_size': len(tok)}).to(DEVICE)
    soup = {k: sum(s[k] for s in states) / len(states) for k in states[0]}
    for name, state in [(f'seed {opt.seed + k}', s) for k, s in enumerate(states)] + [('average', soup)]:
        model.load_state_dict(state)
        logits = logits_of(model, dev.rows)
        t = temperature(logits, gold)
        got = logits.argmax(1).numpy()
        dev_f1 = macro_f1(dev.labels, got)
        print(json.dumps(dict(weights=name, dev_accuracy=round(accuracy(dev.labels, got), 3),
                              dev_macro_f1=round(dev_f1, 3), temperature=round(t, 3),
                              ece=round(calibration_error(torch.softmax(logits / t, 1).numpy(), dev.labels), 3))), flush=True)
    checkpoint.save(scratch(opt.out), dict(model=checkpoint.half(soup), temperature=round(t, 4), dev=dev_f1))


if __name__ == '__main__':
    main()
