"""Accuracy, macro-averaged F1, expected calibration error."""
import numpy as np


def accuracy(gold, got):
    return float(np.mean(np.asarray(gold) == np.asarray(got)))


def macro_f1(gold, got, classes=None):
    """The mean of F1 over the classes that occur in the gold (or those named)."""
    gold, got = np.asarray(gold), np.asarray(got)
    scores = []
    for c in (sorted(set(gold.tolist())) if classes is None else classes):
        right = np.sum((gold == c) & (got == c))
        scores.append(2 * right / max(1, np.sum(gold == c) + np.sum(got == c)))
    return float(np.mean(scores))


def calibration_error(probability, gold, bins=10):
    """Mean distance of confidence and accuracy over equal-width bins, weighted by size (Guo et al. 2017)."""
    sure = probability.max(1)
    right = probability.argmax(1) == np.asarray(gold)
    at = np.minimum((sure * bins).astype(int), bins - 1)
    return float(sum(abs(sure[at == b].mean() - right[at == b].mean()) * np.mean(at == b)
                     for b in range(bins) if (at == b).any()))


def bootstrap(gold, got, groups, classes, rounds=1000, seed=1):
    """The 95 % interval of macro-F1 when whole groups (stories, articles) are drawn anew with replacement."""
    gold, got = np.asarray(gold), np.asarray(got)
    names, member = np.unique(np.asarray(groups), return_inverse=True)
    counts = np.zeros((len(names), len(classes), 3))   # right, gold, got of each class in each group
    for k, c in enumerate(classes):
        np.add.at(counts[:, k, 0], member, (gold == c) & (got == c))
        np.add.at(counts[:, k, 1], member, gold == c)
        np.add.at(counts[:, k, 2], member, got == c)
    draws = np.random.default_rng(seed).multinomial(len(names), np.full(len(names), 1 / len(names)), rounds)
    right, of, said = np.moveaxis(np.einsum('rg,gkx->rkx', draws, counts), 2, 0)
    scores = (2 * right / np.maximum(of + said, 1)).mean(1)
    return float(np.quantile(scores, 0.025)), float(np.quantile(scores, 0.975))
