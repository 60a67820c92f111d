"""The net that is trained is the net that reads: the same sums, padded beside longer texts or not.

Needs PyTorch, which is installed where nets are trained, and nowhere else.
"""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training import quote_net  # noqa: E402

from onrecord.reading.contents import relate  # noqa: E402
from onrecord.reading.inputs import inputs_of  # noqa: E402
from onrecord.reading.net import Net  # noqa: E402
from onrecord.reading.quotes import candidates_of  # noqa: E402
from tests.reading.texts import analysed  # noqa: E402

TEXTS = ("Anna Berg said that the road was open.", "“No,” said Carl. “We stay.” He left. " * 9)


def example(text: str) -> quote_net.Example:
    """A text as training has it; every token of a cue's sentence is labelled 0."""
    analysis = analysed(text, "en")
    candidates, figures = candidates_of(analysis)
    firsts = np.array([c.first for c in candidates], dtype=np.intp)
    pairs, lengths = relate(analysis, candidates)
    ends = np.cumsum(lengths)
    labelled = [
        quote_net.CueExample(
            cue.first,
            int(pairs.token[a]),
            pairs.place[a:b],
            pairs.between[a:b],
            np.zeros(b - a, dtype=np.intp),
        )
        for cue, a, b in zip(candidates, ends - lengths, ends, strict=True)
    ]
    return quote_net.Example(
        inputs_of(analysis, candidates, figures),
        0,
        firsts,
        np.zeros(len(firsts), np.float32),
        np.zeros(len(analysis.words), np.float32),
        labelled,
        1.0,
    )


def test_padding_changes_nothing() -> None:
    torch.manual_seed(1)
    trained = quote_net.Net().eval()
    state = {name: value.numpy() for name, value in trained.state_dict().items()}
    net = Net(quote_net._arrays(state))
    examples = [example(text) for text in TEXTS]
    batch = quote_net.batch_of(examples)
    with torch.no_grad():
        vectors = trained.vectors(batch).numpy()
    for row, one in enumerate(examples):
        alone = net.vectors(one.inputs, 0)
        assert vectors[row, : len(alone)] == pytest.approx(alone, rel=1e-3, abs=1e-3)


def test_labels_of_a_short_sentence() -> None:
    torch.manual_seed(1)
    trained = quote_net.Net().eval()
    net = Net(quote_net._arrays({k: v.numpy() for k, v in trained.state_dict().items()}))
    analysis = analysed("Carl said no.", "en")
    candidates, figures = candidates_of(analysis)
    (cue,) = [c for c in candidates if c.lemma == "say"]
    pairs, _ = relate(analysis, [cue])
    vectors = net.vectors(inputs_of(analysis, candidates, figures), 0)
    scores = net.label_scores(vectors, np.array([cue.first]), pairs)
    batch = quote_net.batch_of([example("Carl said no.")])
    with torch.no_grad():
        flat = trained.vectors(batch).reshape(-1, quote_net.UNITS)
        found = trained.scores(batch.cues[0], flat).numpy()
    number = [c.first for c in candidates].index(cue.first)
    assert found[number, : len(scores)] == pytest.approx(scores, rel=1e-3, abs=1e-3)
