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
