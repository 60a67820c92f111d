"""The event net in PyTorch: the same sums as `onrecord.coding.event_net`, trained."""

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.coding.event_inputs import CODES, EVIDENCE, NUMBERS, SHAPES, Inputs
from onrecord.coding.event_net import REACHES
from onrecord.coding.event_words import Floats
from onrecord.coding.plover import ROOTS

UNITS, HEADS = 56, 4
EPOCHS, BATCH, RATE, DECAY = 26, 32, 6e-3, 1e-2
DROPOUT, SMOOTHING = 0.3, 0.05


class Net(nn.Module):
    """One net; `scores` of the root codes before the softmax, shape (batch, 15)."""

    def __init__(self) -> None:
        super().__init__()
        self.tables = nn.ModuleDict({n: nn.Embedding(size, UNITS) for n, size in SHAPES.items()})
        self.values = nn.Linear(EVIDENCE + CODES + NUMBERS, UNITS)
        self.convs = nn.ModuleList(
            [nn.Conv1d(UNITS, UNITS, 3, padding=reach, dilation=reach) for reach in REACHES]
        )
        self.attention = nn.Linear(UNITS, HEADS)
        self.out = nn.Linear(2 * UNITS, len(ROOTS))
        self.evidence_scale = nn.Parameter(torch.ones(len(ROOTS)))
        self.codes_scale = nn.Parameter(torch.full((len(ROOTS),), 2.0))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, classes: dict[str, Tensor], values: Tensor, inside: Tensor) -> Tensor:
        hidden = self.values(values)
        for name, table in self.tables.items():
            hidden = hidden + table(classes[name])
        hidden = functional.relu(hidden) * inside
        for conv in self.convs:
            more = conv(self.dropout(hidden).transpose(1, 2)).transpose(1, 2)
            hidden = (hidden + functional.relu(more)) * inside
        hidden = self.dropout(hidden)
        outside = inside == 0
        weights = self.attention(hidden).masked_fill(outside, -1e9).softmax(1)
        read = weights.sum(2)[:, None, :]
        evidence = (read @ values[..., : len(ROOTS)])[:, 0]
        codes = (read @ values[..., EVIDENCE : EVIDENCE + len(ROOTS)])[:, 0]
        most = hidden.masked_fill(outside, -1e9).max(1).values
        seen = (weights.transpose(1, 2) @ hidden).mean(1)
        direct: Tensor = self.out(torch.cat([most, seen], 1))
        return direct + evidence * self.evidence_scale + codes * self.codes_scale


def _batch(inputs: Sequence[Inputs]) -> tuple[dict[str, Tensor], Tensor, Tensor]:
    length = max(len(one.tags) for one in inputs)
    classes = {name: torch.zeros(len(inputs), length, dtype=torch.long) for name in SHAPES}
    values = torch.zeros(len(inputs), length, EVIDENCE + CODES + NUMBERS)
    inside = torch.zeros(len(inputs), length, 1)
    for i, one in enumerate(inputs):
        size = len(one.tags)
        for name, rows in classes.items():
            rows[i, :size] = torch.from_numpy(getattr(one, name))
        values[i, :size] = torch.from_numpy(one.values)
        inside[i, :size] = 1
    return classes, values, inside


def fit(inputs: Sequence[Inputs], codes: Sequence[int], weights: Sequence[float], seed: int) -> Net:
    """A net trained on sentences with their root codes and how much each counts."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Net()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE / 2, weight_decay=DECAY)
    order = list(range(len(inputs)))
    steps = EPOCHS * -(-len(order) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    wanted, counts = torch.tensor(codes), torch.tensor(weights)
    net.train()
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            scores = net(*_batch([inputs[i] for i in rows]))
            loss = functional.cross_entropy(
                scores, wanted[rows], reduction="none", label_smoothing=SMOOTHING
            )
            optimiser.zero_grad()
            (loss * counts[rows]).mean().backward()
            optimiser.step()
            schedule.step()
    net.eval()
    return net


def arrays_of(
    nets: Sequence[Net],
) -> dict[str, Floats]:
    """The weights of all nets as `EventNet` takes them, the first axis being the net."""
    each = [_arrays(net.state_dict()) for net in nets]
    return {name: np.stack([one[name] for one in each]) for name in each[0]}


def _arrays(
    state: dict[str, Tensor],
) -> dict[str, Floats]:
    named = {
        **{name: state[f"tables.{name}.weight"] for name in SHAPES},
        "values": state["values.weight"].T,
        "bias": state["values.bias"],
        "attention": state["attention.weight"].T,
        "attention_bias": state["attention.bias"],
        "out": state["out.weight"].T,
        "out_bias": state["out.bias"],
        "evidence_scale": state["evidence_scale"],
        "codes_scale": state["codes_scale"],
    }
    for layer in range(len(REACHES)):
        named[f"conv{layer}"] = state[f"convs.{layer}.weight"].permute(2, 1, 0)
        named[f"conv{layer}_bias"] = state[f"convs.{layer}.bias"]
    return {name: tensor.contiguous().numpy() for name, tensor in named.items()}
