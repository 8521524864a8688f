"""Fine-tune the pretrained encoder on the labelled rows of rows.npz.

    finetune.py --seed 1 --out teacher.1                      public sets and ours, then ours alone
    finetune.py --teachers teacher.1 teacher.2 … --out stance   the same, learning from several models as well as from the labels

Writes a checkpoint with the weights, averaged over the last third of the steps, and the temperature that calibrates them on the dev
lines. The rows' order depends on the seed alone, unless --minutes cuts it short.
"""
import argparse
import contextlib
import json
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import checkpoint
import corpus
from encoder import CONFIG, LABELS, StanceModel
from examples import pad
from paths import scratch
from scores import accuracy, calibration_error, macro_f1
from wordpiece import MASK

STRAYS = 0.05       # how often a line of the corpus is shown with another word marked, as unrelated
DOUBLED = 0.15      # how often with another word marked beside the mention: a finder marks all that speaks of the target
SMOOTHING = 0.05
VOTE_RATE = 1e-2    # the bag of pieces starts from zero and is sparse
DEVICE = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
UNRELATED = LABELS.index('unrelated')


def fast():
    """bfloat16 arithmetic: on a GPU always, on a CPU in training only (where it has such instructions that is twice as fast)."""
    return torch.autocast(DEVICE.type, torch.bfloat16)


def precise():
    return fast() if DEVICE.type == 'cuda' else contextlib.nullcontext()


class Rows:
    """The rows of rows.npz and their views."""

    def __init__(self, path):
        for name, value in np.load(path).items():
            setattr(self, name, value)
        self.length = np.diff(self.at)
        self.group = np.where(self.set >= 0, self.set, len(self.set) + np.arange(len(self.set)))   # the contrast set, or the row alone
        self.views = [[] for _ in self.label]       # of each row, the first is the one a running program sees
        self.strays = [[] for _ in self.label]
        for view, (row, kind) in enumerate(zip(self.row, self.kind)):
            (self.strays if kind else self.views)[row].append(view)

    def coded(self, view):
        a, b = self.at[view], self.at[view + 1]
        return self.ids[a:b], self.types[a:b]

    def seen(self, split, part):
        """(rows, what a running program sees of each)"""
        chosen = np.flatnonzero((self.split == split) & (self.part == part))
        return chosen, [self.coded(self.views[r][0]) for r in chosen]

    def epoch(self, rows, size, random):
        """Batches of rows of like length in random order; the lines of a contrast set stay together."""
        drawn = random.permutation(np.repeat(rows, np.floor(self.share[rows] + random.random(len(rows))).astype(int)))
        first, tall = {}, {}
        for k, group in enumerate(self.group[drawn]):   # a set comes where its first line was drawn
            first.setdefault(group, k)
        drawn = drawn[np.argsort([first[g] for g in self.group[drawn]], kind='stable')]
        for row in drawn:
            tall[self.group[row]] = max(tall.get(self.group[row], 0), self.length[self.views[row][0]])
        out, pool = [], size * 24
        for i in range(0, len(drawn), pool):
            part = drawn[i:i + pool]
            part = part[np.argsort([tall[g] for g in self.group[part]], kind='stable')]
            out += [part[k:k + size] for k in range(0, len(part), size)]
        random.shuffle(out)
        return out


def fed(coded, hidden=None):
    """Ids, mask and types on the device; the mention of rows in hidden is masked."""
    ids, mask, types = pad(coded)
    if hidden is not None:
        ids[(types == 1) & hidden[:, None]] = MASK
    return [torch.from_numpy(x).to(DEVICE, non_blocking=True) for x in (ids, mask, types)]


def doubled(row, random):
    """The row with one to three pieces more that are marked."""
    ids, types = row
    types = types.copy()
    begin = int(random.integers(1, len(ids) - 1))
    types[begin:min(begin + int(random.integers(1, 4)), len(ids) - 1)] = 1
    return ids, types


class Heads(nn.Module):
    """The model with a head for each kind of labels; its own is the first."""

    def __init__(self, model, heads):
        super().__init__()
        self.model = model
        self.others = nn.Linear(CONFIG['hidden_size'], (heads - 1) * len(LABELS))
        nn.init.normal_(self.others.weight, std=0.03)

    def forward(self, ids, mask, types, head):
        pooled = self.model.pooled(ids, mask, types)
        own = self.model.out(pooled) + self.model.bag(ids, mask)
        every = torch.cat([own, self.others(pooled)], 1).view(len(ids), -1, len(LABELS))
        return every[torch.arange(len(ids), device=ids.device), head]


def optimiser(both, rate, decay=0.01, layerwise=0.85):
    """AdamW with layer-wise rates: the embeddings move least."""
    groups, layers = {}, CONFIG['num_hidden_layers']
    for name, p in both.named_parameters():
        depth = layers + 1
        if name.startswith('model.encoder.blocks.'):
            depth = int(name.split('.')[3]) + 1
        elif name.startswith('model.encoder.') and not name.startswith(('model.encoder.norm', 'model.encoder.types')):
            depth = 0
        key = ('votes', 0.1, VOTE_RATE) if 'votes' in name else ('', decay if p.dim() > 1 else 0.0, rate * layerwise ** (layers + 1 - depth))
        groups.setdefault(key, []).append(p)
    return torch.optim.AdamW([{'params': ps, 'weight_decay': d, 'lr': r, 'full': r} for (_, d, r), ps in groups.items()],
                             betas=(0.9, 0.98), eps=1e-6, **({'fused': True} if DEVICE.type == 'cuda' else {}))


def load(name, dropout=0.0):
    """A model from a checkpoint: of fine-tuning, of pretraining, or `nothing` for random weights. (model, temperature)"""
    model = StanceModel(CONFIG, dropout=dropout)
    if name == 'nothing':
        return model.to(DEVICE), 1.0
    found = checkpoint.load(scratch(name))
    state = found['model']
    if 'out.weight' in state:
        model.load_state_dict(state)
    else:
        model.encoder.load_state_dict({k[8:]: v for k, v in state.items() if k.startswith('encoder.')})
    return model.to(DEVICE), found.get('temperature', 1.0)


def logits_of(model, coded, size=256):
    """Raw scores of rows [(ids, types)], by the model's own head."""
    model.eval()
    out = torch.zeros(len(coded), len(LABELS))
    order = np.argsort([len(i) for i, _ in coded], kind='stable')
    with torch.no_grad():
        for k in range(0, len(coded), size):
            part = order[k:k + size]
            with precise():
                out[part] = model(*fed([coded[i] for i in part])).float().cpu()
    return out


def temperature(parts):
    """The one number that divides the scores so that their softmax is calibrated on the dev lines: the mean of the calibration errors of `parts`,
    pairs of logits and gold, is least. (The likeliest temperature leaves real text too sure.)"""
    grid = np.exp(np.linspace(np.log(0.5), np.log(3), 90))
    return float(min(grid, key=lambda t: sum(calibration_error(torch.softmax(logits / t, 1).numpy(), gold) for logits, gold in parts)))


def judge(model, rows, split=1):
    """{set: macro-F1 and accuracy, calibration error} of ours, and the temperature."""
    report, parts = {}, []
    for part in (0, 1):
        chosen, coded = rows.seen(split, part)
        logits = logits_of(model, coded)
        gold, got = rows.label[chosen], logits.argmax(1).numpy()
        report[str(rows.parts[part])] = round(macro_f1(gold, got), 4), round(accuracy(gold, got), 4)
        parts.append((logits, gold))
    t = temperature(parts)
    report['ece'] = [round(calibration_error(torch.softmax(logits / t, 1).numpy(), gold), 4) for logits, gold in parts]
    return report, t


def held_out(both, rows):
    """Accuracy and macro-F1 of each public set's held-out part, by its own head."""
    both.eval()
    for part in range(2, len(rows.parts)):
        chosen, coded = rows.seen(1, part)
        if not coded:
            continue
        got = []
        with torch.no_grad(), precise():
            for k in range(0, len(chosen), 256):
                head = torch.from_numpy(rows.head[chosen[k:k + 256]]).to(DEVICE)
                got.append(both(*fed(coded[k:k + 256]), head).argmax(1).cpu().numpy())
        got, gold = np.concatenate(got), rows.label[chosen]
        print(json.dumps(dict(held_out=str(rows.parts[part]), n=len(chosen), accuracy=round(accuracy(gold, got), 3),
                              macro_f1=round(macro_f1(gold, got), 3))), flush=True)


def taught(names, rows):
    """What the teachers together make of every view of ours to train on, strays left out: probabilities by view."""
    out = torch.full((len(rows.row), len(LABELS)), float('nan'))
    views = np.flatnonzero((rows.kind == 0) & (rows.head[rows.row] == 0) & (rows.split[rows.row] == 0))
    out[views] = 0
    for name in names:
        out[views] += torch.softmax(logits_of(load(name)[0], [rows.coded(v) for v in views], 1024), 1) / len(names)
    return out


class Adversary:
    """Moves the embeddings of a batch's pieces a little to where the loss grows most, so that what is learned holds around a row and not only on it
    (Miyato, Dai and Goodfellow 2017, arXiv:1605.07725)."""

    def __init__(self, embedding, reach):
        self.reach, self.seen, self.step = reach, None, None
        embedding.register_forward_hook(self.watch)

    def watch(self, module, ids, out):
        if self.step is not None:
            return out + self.step
        if self.reach and torch.is_grad_enabled():
            out.retain_grad()
            self.seen = out

    @contextlib.contextmanager
    def at_work(self, mask):
        """After a backward pass: the next forward pass sees each row moved by `reach` times the root of its length."""
        slope = self.seen.grad * mask[:, :, None]
        size = slope.flatten(1).norm(dim=1).clamp(min=1e-12)
        self.step = slope * (self.reach * mask.sum(1).sqrt() / size)[:, None, None]
        yield
        self.step = None


class Mean:
    """The average of the weights over the steps at which it is told to look."""

    def __init__(self):
        self.sum, self.taken = None, 0

    def add(self, model):
        state = model.state_dict()
        if self.sum is None:
            self.sum = {k: v.detach().clone() for k, v in state.items()}
        else:
            torch._foreach_add_(list(self.sum.values()), [v.detach() for v in state.values()])
        self.taken += 1

    def state(self):
        return {k: (v / self.taken).cpu() for k, v in self.sum.items()}


def plan_of(rows, opt, random):
    """The batches of all epochs: public sets in the first ones only."""
    train = np.flatnonzero(rows.split == 0)
    ours = train[rows.head[train] == 0]
    if opt.unseen:
        ours = ours[~np.isin(rows.targets[rows.target[ours]], corpus.UNSEEN)]
    if opt.only_own:
        ours = ours[rows.part[ours] == 0]
    if opt.only_real:
        ours = ours[rows.part[ours] == 1]
    plan = []
    for k in range(opt.epochs):
        plan += rows.epoch(np.concatenate([ours, train[rows.head[train] > 0]]) if k < opt.public else ours, opt.batch, random)
    return plan, ours


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--start', default='pretrained', help="checkpoint; `nothing`: random weights")
    arg.add_argument('--out', default='stance')
    arg.add_argument('--teachers', nargs='*', default=[])
    arg.add_argument('--trust', type=float, default=0.7, help="the teachers' part of the loss")
    arg.add_argument('--epochs', type=int, default=8)
    arg.add_argument('--public', type=int, default=3, help='epochs with the public sets')
    arg.add_argument('--minutes', type=float, default=0, help='end by then, at the latest')
    arg.add_argument('--rate', type=float, default=6e-4)
    arg.add_argument('--batch', type=int, default=128)
    arg.add_argument('--dropout', type=float, default=0.1)
    arg.add_argument('--masked', type=float, default=0.3, help='how often the mention is masked')
    arg.add_argument('--adversary', type=float, default=0, help='learn from moved embeddings too: how far a piece is moved, in the mean square')
    arg.add_argument('--only-own', action='store_true', help='of ours, the corpus alone')
    arg.add_argument('--only-real', action='store_true', help='of ours, real text alone')
    arg.add_argument('--unseen', action='store_true', help='leave out the lines on the targets of corpus.UNSEEN')
    arg.add_argument('--rows', default='')
    arg.add_argument('--float32', action='store_true', help='for a CPU without bfloat16')
    arg.add_argument('--seed', type=int, default=1)
    arg.add_argument('--threads', type=int, default=1)
    opt = arg.parse_args()
    begin = time.time()
    torch.set_num_threads(opt.threads)
    torch.manual_seed(opt.seed)
    random = np.random.default_rng(opt.seed)
    rows = Rows(opt.rows or scratch('rows.npz'))
    both = Heads(load(opt.start, opt.dropout)[0], len(rows.heads)).to(DEVICE)
    wanted = taught(opt.teachers, rows).to(DEVICE) if opt.teachers else None
    adam, (plan, ours) = optimiser(both, opt.rate), plan_of(rows, opt, random)
    count = np.bincount(rows.label[ours], weights=rows.share[ours], minlength=len(LABELS))
    weight = torch.tensor((count.sum() / (len(LABELS) * count)) ** 0.5, dtype=torch.float32, device=DEVICE)
    mean, adversary, started, spoken = Mean(), Adversary(both.model.encoder.tokens, opt.adversary), time.time(), 0.0
    print(json.dumps(dict(rows=len(ours), steps=len(plan), start=round(started - begin, 1), args=vars(opt))), flush=True)
    for step, chosen in enumerate(plan):
        done = step / len(plan)
        if opt.minutes:
            done = max(done, (time.time() - begin) / 60 / opt.minutes)
        if done >= 1:
            break
        for group in adam.param_groups:
            group['lr'] = group['full'] * (min(1.0, done / 0.06 + 1e-3) if done < 0.06 else max(0.01, (1 - done) / 0.94))
        both.train()
        label, head = rows.label[chosen].copy(), rows.head[chosen]
        views, hidden = [], (random.random(len(chosen)) < opt.masked) & (head == 0)
        for k, row in enumerate(chosen):
            if rows.strays[row] and random.random() < STRAYS:
                views.append(rows.strays[row][random.integers(len(rows.strays[row]))])
                label[k], hidden[k] = UNRELATED, False
            else:
                views.append(rows.views[row][random.integers(len(rows.views[row]))])
        coded = [rows.coded(v) for v in views]
        for k in np.flatnonzero((head == 0) & (random.random(len(views)) < DOUBLED)):
            coded[k] = doubled(coded[k], random)
        batch = fed(coded, hidden)
        gold, head = torch.from_numpy(label).to(DEVICE), torch.from_numpy(head).to(DEVICE)
        scale = torch.where(head == 0, weight[gold], torch.ones(len(gold), device=DEVICE))
        lesson = None if wanted is None else wanted[torch.tensor(views, device=DEVICE)]

        def loss_of():
            with contextlib.nullcontext() if opt.float32 else fast():
                logits = both(*batch, head)
            logits = logits.float()
            each = F.cross_entropy(logits, gold, reduction='none', label_smoothing=SMOOTHING)
            if lesson is not None:
                trust = opt.trust * (~lesson[:, 0].isnan()).float()
                each = each * (1 - trust) - trust * (lesson.nan_to_num() * torch.log_softmax(logits, 1)).sum(1)
            return (each * scale).sum() / scale.sum()

        adam.zero_grad(set_to_none=True)
        loss = loss_of()
        loss.backward()
        if opt.adversary:
            with adversary.at_work(batch[1]):
                moved = loss_of()
                moved.backward()
        nn.utils.clip_grad_norm_(both.parameters(), 1.0)
        adam.step()
        if done >= 2 / 3 and step % 5 == 0:
            mean.add(both.model)
        if step % 20 == 0 and time.time() - spoken > 20:
            spoken = time.time()
            print(json.dumps(dict(step=step, of=len(plan), seconds=round(spoken - started, 1), loss=round(loss.item(), 3),
                                  **({'moved': round(moved.item(), 3)} if opt.adversary else {}))), flush=True)
    if opt.public:
        held_out(both, rows)
    model = both.model
    model.load_state_dict(mean.state())
    report, t = judge(model, rows)
    print(json.dumps(dict(out=opt.out, dev=report, temperature=round(t, 3), minutes=round((time.time() - begin) / 60, 2))), flush=True)
    checkpoint.save(scratch(opt.out), dict(model=checkpoint.half({k: v.cpu() for k, v in model.state_dict().items()}), temperature=round(t, 4)))


if __name__ == '__main__':
    main()
