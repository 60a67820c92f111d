"""The net of the line classifier in PyTorch: trained here, run by `page.model` in numpy."""

from collections.abc import Sequence
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.page.columns import NAMES
from onrecord.page.features import Floats

NETS = 3
UNITS = 48
LAYERS = 4
EPOCHS = 20
BATCH = 8
RATE = 4e-3
DECAY = 1e-2
INPUT_DROPOUT = 0.1
DROPOUT = 0.3
SMOOTHING = 0.998
"""Of the moving average of weights, which is what is kept."""
_CLIP = 4.0


class Example(NamedTuple):
    """The rows of a page, which of them are story, and what each weighs."""

    rows: Floats
    labels: Floats
    weights: Floats


class Net(nn.Module):
    """The same sums as `page.model.Model`, with dropout."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.enter = nn.Linear(features, UNITS)
        self.layers = nn.ModuleList(nn.Linear(3 * UNITS, UNITS) for _ in range(LAYERS))
        self.leave = nn.Linear(UNITS, 1)

    def forward(self, rows: Tensor) -> Tensor:
        """Logits of (pages, lines, features)."""
        if self.training:
            kept = torch.rand(rows.shape[0], 1, rows.shape[2]) > INPUT_DROPOUT
            rows = rows * kept / (1 - INPUT_DROPOUT)
        hidden = self._dropped(functional.relu(self.enter(rows)))
        for k, layer in enumerate(self.layers):
            hidden = hidden + self._dropped(functional.relu(layer(_around(hidden, 1 << k))))
        logits: Tensor = self.leave(hidden)
        return logits.squeeze(-1)

    def _dropped(self, hidden: Tensor) -> Tensor:
        return functional.dropout(hidden, DROPOUT, self.training)


def _around(hidden: Tensor, distance: int) -> Tensor:
    lines = hidden.shape[1]
    padded = functional.pad(hidden, (0, 0, distance, distance))
    return torch.cat([padded[:, :lines], hidden, padded[:, 2 * distance :]], dim=2)


def fit(sets: Sequence[Sequence[Example]], seed: int = 7) -> list[dict[str, NDArray[np.generic]]]:
    """The weights that each set of pages gives, in the layout of `page.model.Model`.

    The nets are trained in processes of their own, one a core; the same seed gives the same on one
    machine.
    """
    scales = [_scale(examples) for examples in sets]
    global _SETS  # what a forked process sees without its being copied
    _SETS = list(zip(sets, scales, strict=True))
    jobs = [(k, seed + net) for k in range(len(sets)) for net in range(NETS)]
    with get_context("fork").Pool() as pool:
        states = pool.starmap(_train, jobs, chunksize=1)
    return [_arrays(states[k * NETS : (k + 1) * NETS], *scale) for k, scale in enumerate(scales)]


_SETS: list[tuple[Sequence[Example], tuple[Floats, Floats]]] = []


def _scale(examples: Sequence[Example]) -> tuple[Floats, Floats]:
    """The mean of each feature, and one over its standard deviation."""
    stacked = np.vstack([example.rows for example in examples])
    return stacked.mean(axis=0), 1.0 / (stacked.std(axis=0) + 1e-3)


def _train(number: int, seed: int) -> dict[str, NDArray[np.generic]]:
    """The averaged weights of one net on one set."""
    torch.set_num_threads(1)  # more of them wait for each other longer than so small a net takes
    torch.manual_seed(seed)
    examples, scale = _SETS[number]
    items = [_tensors(example, *scale) for example in examples]
    net = Net(items[0][0].shape[1])
    kept = {name: value.clone() for name, value in net.state_dict().items()}
    rng = np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * len(_batches(items, rng))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    net.train()
    for _ in range(EPOCHS):
        for batch in _batches(items, rng):
            optimiser.zero_grad()
            _loss(net, [items[i] for i in batch]).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            for name, value in net.state_dict().items():
                kept[name].mul_(SMOOTHING).add_(value, alpha=1 - SMOOTHING)
    return {name: value.numpy() for name, value in kept.items()}


def _tensors(example: Example, mean: Floats, scale: Floats) -> tuple[Tensor, Tensor, Tensor]:
    rows = np.clip((example.rows - mean) * scale, -_CLIP, _CLIP)
    made = (torch.tensor(part, dtype=torch.float32) for part in (rows, *example[1:]))
    return next(made), next(made), next(made)


def _batches(
    items: Sequence[tuple[Tensor, Tensor, Tensor]], rng: np.random.Generator
) -> list[list[int]]:
    """Pages of about the same length together, in a random order."""
    sizes = np.array([len(labels) for _, labels, _ in items]) * rng.uniform(0.8, 1.25, len(items))
    order = np.argsort(sizes)
    batches = [[int(i) for i in order[k : k + BATCH]] for k in range(0, len(order), BATCH)]
    return [batches[i] for i in rng.permutation(len(batches))]


def _loss(net: Net, batch: Sequence[tuple[Tensor, Tensor, Tensor]]) -> Tensor:
    rows, labels, weights = (
        nn.utils.rnn.pad_sequence([item[k] for item in batch], batch_first=True) for k in range(3)
    )
    losses = functional.binary_cross_entropy_with_logits(net(rows), labels, reduction="none")
    return (losses * weights).sum() / weights.sum()


def _arrays(
    states: Sequence[dict[str, NDArray[np.generic]]], mean: Floats, scale: Floats
) -> dict[str, NDArray[np.generic]]:
    def stacked(name: str) -> NDArray[np.generic]:
        found = np.stack([state[name] for state in states])
        return found[:, None, :] if name.endswith("bias") else found.transpose(0, 2, 1)

    found: dict[str, NDArray[np.generic]] = {
        "names": np.array(NAMES),
        "mean": mean.astype(np.float32),
        "scale": scale.astype(np.float32),
        "enter": stacked("enter.weight"),
        "enter_bias": stacked("enter.bias"),
        "leave": stacked("leave.weight"),
        "leave_bias": stacked("leave.bias"),
    }
    for k in range(LAYERS):
        found[f"layer{k}"] = stacked(f"layers.{k}.weight")
        found[f"layer_bias{k}"] = stacked(f"layers.{k}.bias")
    return found
