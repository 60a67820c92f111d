"""How sure statements are."""

import pytest

from onrecord.reading.confidence import NAMES, confidence, features
from onrecord.reading.found import Found
from tests.reading.test_joins import found
from tests.reading.texts import analysed


@pytest.fixture
def quote() -> Found:
    analysis = analysed("Anna Berg said that the road was open.", "en")
    return found(analysis, "that the road was open", cue="said", source="Anna Berg")._replace(
        sure=(0.9, 0.9)
    )


def test_both_are_probabilities_and_the_whole_is_not_surer_than_its_part(quote: Found) -> None:
    for score in (0.0, 0.3, 1.0):
        content, speaker = confidence(quote._replace(score=score), 0)
        assert 0 <= speaker <= content <= 1


def test_a_surer_cue_and_surer_labels_make_surer(quote: Found) -> None:
    least = confidence(quote._replace(score=0.4, sure=(0.6, 0.6)), 0)
    most = confidence(quote._replace(score=0.99, sure=(0.99, 0.99)), 0)
    assert most[0] > least[0]
    assert most[1] > least[1]


def test_every_feature_has_its_name(quote: Found) -> None:
    assert len(features(quote, 1)) == len(NAMES)
