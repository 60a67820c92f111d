"""Whether probabilities are what they say: where 0.9 is told, nine in ten are right."""

from collections.abc import Sequence

BINS = 10


def expected_error(told: Sequence[float], right: Sequence[bool]) -> float:
    """The expected calibration error over BINS bins of equal width (Naeini, Cooper and Hauskrecht
    2015): the gap between mean probability and share of right ones in each bin, weighted by how
    many are in it. In [0, 1]; 0 where there is nothing."""
    bins: list[list[int]] = [[] for _ in range(BINS)]
    for i, probability in enumerate(told):
        bins[min(int(probability * BINS), BINS - 1)].append(i)
    gap = 0.0
    for members in bins:
        if members:
            mean = sum(told[i] for i in members) / len(members)
            share = sum(right[i] for i in members) / len(members)
            gap += abs(mean - share) * len(members)
    return gap / len(told) if told else 0.0
