"""The net of the line classifier: pages apart, and an account of what it went by."""

import numpy as np
import pytest

from onrecord.errors import DataFileError
from onrecord.page.columns import GROUPS, NAMES, tabulate, tabulate_flat
from onrecord.page.features import Floats
from onrecord.page.language import phrase_table
from onrecord.page.line import Line
from onrecord.page.model import Model, load_model, strongest

PAGE = [
    "Talks go on",
    "Menu",
    "The talks went on for a week, the minister said on Monday in Rome.",
] * 9


def logits(values: Floats) -> Floats:
    found: Floats = np.log(values / (1 - values))
    return found


def test_pages_in_a_batch_do_not_see_each_other() -> None:
    phrases, model = phrase_table("en"), load_model()
    pages = [PAGE, PAGE[2:9], PAGE[1:]]
    batch = tabulate_flat(pages, phrases)
    together = model.probabilities(batch.rows, batch.words)
    alone = []
    for page in pages:
        table = tabulate([Line(text) for text in page], phrases)
        alone.append(model.probabilities(table.rows, table.words))
    np.testing.assert_allclose(together, np.concatenate(alone), atol=1e-5)


def test_contributions_add_up_to_what_the_net_says() -> None:
    table, model = tabulate([Line(text) for text in PAGE], phrase_table("en")), load_model()
    view = model.view(table.rows, table.words)
    chosen = [1, 3, 26]
    found = model.contributions(view, chosen)
    assert set(found) == set(GROUPS)
    said = logits(model.probabilities(table.rows, table.words))[chosen]
    np.testing.assert_allclose(np.sum(list(found.values()), axis=0), said, atol=1e-2)


def test_every_feature_is_in_one_group() -> None:
    columns = sorted(column for group in GROUPS.values() for column in group)
    assert columns == list(range(len(NAMES)))


def test_strongest_leaves_out_what_weighs_little() -> None:
    found = {
        "form": [3.0, -1.0],
        "place": [0.1, -2.0],
        "x": [2.0, 5.0],
    }
    assert strongest(found, 0, story=True) == ["form", "x"]
    assert strongest(found, 1, story=False) == ["place", "form"]


def test_a_model_made_for_other_features_is_refused() -> None:
    with pytest.raises(DataFileError, match=r"run `python -m training\.lines`"):
        Model({"names": np.array(["other"])})
