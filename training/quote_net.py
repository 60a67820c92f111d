"""The net of `reading/net.py` in PyTorch: trained here, run there in numpy."""

from collections.abc import Sequence
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.contents import KINDS_BETWEEN, LABELS, PLACES
from onrecord.reading.inputs import COLUMNS, NUMBERS, Inputs
from onrecord.reading.net import SCHEMES
from onrecord.syntax.crf import Floats, Ints

UNITS, HEAD_UNITS = 48, 48
TRUNK_REACH, HEAD_REACH = (1, 2, 4, 8, 16, 1), (1, 2, 4, 8)
EPOCHS, BATCH, RATE, DECAY = 26, 6, 6e-3, 1e-2
DROPOUT, HEAD_DROPOUT = 0.15, 0.1
SMOOTHING = 0.998
LONGEST = 110  # tokens of a sentence, around its cue; longer ones are cut in training
TOGETHER = 64  # cues that are labelled at once, of like length
WEIGHTS = {"cue": 4.0, "open": 2.0, "labels": 0.25}
"""Of the three losses, so that their gradients are of one size."""


class CueExample(NamedTuple):
    """A cue; `labels` say what each token of its sentence is to it, the rest is of `relate`."""

    first: int
    begin: int  # first token of the sentence
    place: Ints
    between: Floats
    labels: Ints


class Example(NamedTuple):
    """A document. `cues` are the candidates' first tokens, `is_cue` the answers; `open` tells for
    each token whether it is of a content without a cue, -1 where nobody has said; there all tokens
    count alike, whatever the weight."""

    inputs: Inputs
    scheme: int
    cues: Ints
    is_cue: Floats
    open: Floats
    labelled: list[CueExample]
    weight: float


class Net(nn.Module):
    """The same sums as `reading.net.Net`, with dropout."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens = nn.Embedding(sum(COLUMNS.values()), UNITS)
        self.schemes = nn.Embedding(len(SCHEMES), UNITS)
        self.numbers = nn.Linear(NUMBERS, UNITS, bias=False)
        self.trunk = nn.ModuleList(nn.Linear(3 * UNITS, UNITS) for _ in TRUNK_REACH)
        self.cue, self.open = nn.Linear(UNITS, 1), nn.Linear(UNITS, 1)
        self.token = nn.Linear(UNITS, HEAD_UNITS)
        self.own = nn.Linear(UNITS, HEAD_UNITS, bias=False)
        self.place = nn.Embedding(PLACES, HEAD_UNITS)
        self.between = nn.Linear(KINDS_BETWEEN, HEAD_UNITS, bias=False)
        self.head = nn.ModuleList(nn.Linear(3 * HEAD_UNITS, HEAD_UNITS) for _ in HEAD_REACH)
        self.out = nn.Linear(HEAD_UNITS, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        for table in (self.tokens, self.place, self.schemes):
            nn.init.normal_(table.weight, 0.0, 0.3)

    def vectors(self, batch: "DocumentBatch") -> Tensor:
        """(documents, tokens, units); 0 behind the end of a document, as there is nothing there
        when the net reads it by itself."""
        inside = batch.mask[:, :, None]
        summed = self.tokens(batch.classes).sum(2) + self.numbers(batch.numbers)
        hidden = functional.relu(summed + self.schemes(batch.schemes)[:, None]) * inside
        hidden = functional.dropout(hidden, DROPOUT, self.training)
        for layer, reach in zip(self.trunk, TRUNK_REACH, strict=True):
            more = functional.relu(layer(_around(hidden, reach)))
            hidden = (hidden + functional.dropout(more, DROPOUT, self.training)) * inside
        return hidden

    def scores(self, batch: "CueBatch", vectors: Tensor) -> Tensor:
        """Scores of the labels, (cues, tokens, labels); `vectors` are those of all tokens."""
        inside = batch.mask[:, :, None]
        hidden = self.token(vectors[batch.tokens]) + self.own(vectors[batch.firsts])[:, None]
        hidden = functional.relu(hidden + self.place(batch.place) + self.between(batch.between))
        hidden = functional.dropout(hidden * inside, HEAD_DROPOUT, self.training)
        for layer, reach in zip(self.head, HEAD_REACH, strict=True):
            more = functional.relu(layer(_around(hidden, reach)))
            hidden = (hidden + functional.dropout(more, HEAD_DROPOUT, self.training)) * inside
        scores: Tensor = self.out(hidden)
        return scores


class CueBatch(NamedTuple):
    """Cues of like length, padded: (cues, tokens)."""

    tokens: Tensor
    firsts: Tensor
    place: Tensor
    between: Tensor
    mask: Tensor
    labels: Tensor
    weight: Tensor


class DocumentBatch(NamedTuple):
    """Documents, padded: (documents, tokens); `at` are the candidates in all of them."""

    classes: Tensor
    numbers: Tensor
    schemes: Tensor
    mask: Tensor
    open: Tensor
    at: Tensor
    is_cue: Tensor
    weight: Tensor
    cues: list[CueBatch]


def _around(hidden: Tensor, reach: int) -> Tensor:
    count = hidden.shape[1]
    padded = functional.pad(hidden, (0, 0, reach, reach))
    return torch.cat([padded[:, :count], hidden, padded[:, 2 * reach :]], dim=2)


def shortened(cue: CueExample) -> CueExample:
    """The same with no more of its sentence than LONGEST tokens around the cue."""
    count = len(cue.labels)
    if count <= LONGEST:
        return cue
    low = min(max(0, cue.first - cue.begin - LONGEST // 2), count - LONGEST)
    kept = slice(low, low + LONGEST)
    return CueExample(
        cue.first, cue.begin + low, cue.place[kept], cue.between[kept], cue.labels[kept]
    )


def batch_of(examples: Sequence[Example]) -> DocumentBatch:
    """Documents side by side, their cues sorted by length."""
    count, longest = len(examples), max(len(e.inputs.classes) for e in examples)
    first = np.cumsum([0, *COLUMNS.values()])[:-1]
    classes = np.zeros((count, longest, len(COLUMNS)), dtype=np.int64) + first
    numbers = np.zeros((count, longest, NUMBERS), dtype=np.float32)
    mask, opened = (
        np.zeros((count, longest), np.float32),
        np.full((count, longest), -1.0, np.float32),
    )
    cues: list[tuple[int, float, CueExample]] = []
    for row, example in enumerate(examples):
        size = len(example.inputs.classes)
        classes[row, :size] += example.inputs.classes
        numbers[row, example.inputs.at] = example.inputs.numbers
        mask[row, :size], opened[row, :size] = 1.0, example.open
        cues += [(row * longest, example.weight, cue) for cue in example.labelled]
    cues.sort(key=lambda item: len(item[2].labels))
    weights = [np.full(len(e.cues), e.weight, np.float32) for e in examples]
    return DocumentBatch(
        torch.from_numpy(classes),
        torch.from_numpy(numbers),
        torch.tensor([e.scheme for e in examples]),
        torch.from_numpy(mask),
        torch.from_numpy(opened),
        torch.from_numpy(
            np.concatenate([row * longest + e.cues for row, e in enumerate(examples)])
        ),
        torch.from_numpy(np.concatenate([e.is_cue for e in examples])),
        torch.from_numpy(np.concatenate(weights)),
        [_cue_batch(cues[k : k + TOGETHER]) for k in range(0, len(cues), TOGETHER)],
    )


def _cue_batch(items: list[tuple[int, float, CueExample]]) -> CueBatch:
    count, longest = len(items), max(len(cue.labels) for _, _, cue in items)
    tokens, place, labels = (np.zeros((count, longest), dtype=np.int64) for _ in range(3))
    between = np.zeros((count, longest, KINDS_BETWEEN), dtype=np.float32)
    mask = np.zeros((count, longest), dtype=np.float32)
    for row, (base, _, cue) in enumerate(items):
        size = len(cue.labels)
        tokens[row, :size] = base + cue.begin + np.arange(size)
        place[row, :size], labels[row, :size] = cue.place, cue.labels
        between[row, :size], mask[row, :size] = cue.between, 1.0
    return CueBatch(
        torch.from_numpy(tokens),
        torch.tensor([base + cue.first for base, _, cue in items]),
        torch.from_numpy(place),
        torch.from_numpy(between),
        torch.from_numpy(mask),
        torch.from_numpy(labels),
        torch.tensor([weight for _, weight, _ in items]),
    )


def label_loss(scores: Tensor, batch: CueBatch, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of the labels of each cue under a linear-chain CRF."""
    labels, mask = batch.labels, batch.mask
    told = (scores.gather(2, labels[:, :, None])[:, :, 0] * mask).sum(1)
    told = told + (transitions[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(1)
    total = scores[:, 0]
    for t in range(1, scores.shape[1]):
        longer = torch.logsumexp(total[:, :, None] + transitions[None], 1) + scores[:, t]
        total = torch.where(mask[:, t, None] > 0, longer, total)
    return torch.logsumexp(total, 1) - told


def loss_of(net: Net, batch: DocumentBatch) -> Tensor:
    """The weighted sum of the three losses."""
    vectors = net.vectors(batch)
    flat = vectors.reshape(-1, UNITS)
    loss = vectors.new_zeros(())
    if len(batch.at):
        guess = net.cue(flat[batch.at])[:, 0]
        losses = functional.binary_cross_entropy_with_logits(guess, batch.is_cue, reduction="none")
        loss = loss + WEIGHTS["cue"] * (losses * batch.weight).sum() / batch.weight.sum()
    asked = batch.open >= 0
    if asked.any():
        guess = net.open(vectors)[:, :, 0][asked]
        losses = functional.binary_cross_entropy_with_logits(guess, batch.open[asked])
        loss = loss + WEIGHTS["open"] * losses
    if batch.cues:
        sums = [
            (label_loss(net.scores(c, flat), c, net.transitions) * c.weight).sum()
            for c in batch.cues
        ]
        weight = torch.stack([c.weight.sum() for c in batch.cues]).sum()
        loss = loss + WEIGHTS["labels"] * torch.stack(sums).sum() / weight
    return loss


def fit(
    examples: Sequence[Example], nets: int = 1, seed: int = 7
) -> dict[str, NDArray[np.generic]]:
    """The weights of some nets, in the layout of `reading/models/net.npz`.

    Each is trained in a process of its own; the same seed gives the same on one machine.
    """
    global _EXAMPLES  # what a forked process sees without its being copied
    _EXAMPLES = list(examples)
    with get_context("fork").Pool(nets) as pool:
        states = pool.map(_train, [seed + k for k in range(nets)], chunksize=1)
    found: dict[str, NDArray[np.generic]] = {"count": np.array(nets)}
    for k, state in enumerate(states):
        found |= {f"{k}/{name}": values for name, values in _arrays(state).items()}
    return found


_EXAMPLES: list[Example] = []


def _train(seed: int) -> dict[str, NDArray[np.float32]]:
    """The averaged weights of one net."""
    torch.set_num_threads(1)  # more of them wait for each other longer than so small a net takes
    torch.manual_seed(seed)
    net, rng = Net(), np.random.default_rng(seed)
    kept = {name: value.clone() for name, value in net.state_dict().items()}
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * len(_batches(rng))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    net.train()
    for epoch in range(EPOCHS):
        total = 0.0
        batches = _batches(rng)
        for chosen in batches:
            optimiser.zero_grad()
            loss = loss_of(net, batch_of([_EXAMPLES[i] for i in chosen]))
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
            decay = min(SMOOTHING, 1 - 1 / (1 + schedule.last_epoch / 5))
            for name, value in net.state_dict().items():
                kept[name].mul_(decay).add_(value, alpha=1 - decay)
        print(
            f"net {seed}: epoch {epoch + 1} of {EPOCHS}, loss {total / len(batches):.3f}",
            flush=True,
        )
    return {name: value.numpy() for name, value in kept.items()}


def _batches(rng: np.random.Generator) -> list[list[int]]:
    """Documents of about the same length together, in a random order."""
    sizes = np.array([len(e.inputs.classes) for e in _EXAMPLES])
    order = np.argsort(sizes * rng.uniform(0.8, 1.25, len(sizes)))
    batches = [[int(i) for i in order[k : k + BATCH]] for k in range(0, len(order), BATCH)]
    return [batches[i] for i in rng.permutation(len(batches))]


def _arrays(state: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.generic]]:
    """The names and shapes of `reading.net.Net`: matrices map rows to columns."""
    found: dict[str, NDArray[np.generic]] = {
        "tokens": state["tokens.weight"],
        "schemes": state["schemes.weight"],
        "numbers": state["numbers.weight"].T,
        "place": state["place.weight"],
        "own": state["own.weight"].T,
        "between": state["between.weight"].T,
        "transitions": state["transitions"],
        "trunk_reach": np.array(TRUNK_REACH, dtype=np.float32),
        "head_reach": np.array(HEAD_REACH, dtype=np.float32),
    }
    for name in ("cue", "open"):
        found[name], found[f"{name}_bias"] = state[f"{name}.weight"][0], state[f"{name}.bias"]
    for name in ("token", "out"):
        found[name], found[f"{name}_bias"] = state[f"{name}.weight"].T, state[f"{name}.bias"]
    for name, reaches in (("trunk", TRUNK_REACH), ("head", HEAD_REACH)):
        for k in range(len(reaches)):
            found[f"{name}{k}"] = state[f"{name}.{k}.weight"].T
            found[f"{name}_bias{k}"] = state[f"{name}.{k}.bias"]
    return {name: values.astype(np.float32) for name, values in found.items()}
