from dataclasses import FrozenInstanceError, replace

import pytest

from catalogue import load_catalogue


@pytest.fixture
def deprivation():
    return load_catalogue().indicators["employment_deprivation"]


def test_an_indicator_can_key_a_cache_and_not_be_changed(deprivation):
    assert {deprivation: 1}[deprivation] == 1
    with pytest.raises(FrozenInstanceError):
        deprivation.title = "another"
    with pytest.raises(TypeError):
        deprivation.query["value"] = "another"


@pytest.mark.parametrize(
    ("polarity", "better", "sentence"),
    [
        ("high_is_bad", False, "Employment deprivation: higher is worse."),
        ("high_is_good", True, "Employment deprivation: higher is better."),
        ("neutral", None, "Employment deprivation: neither high nor low is better."),
    ],
)
def test_polarity_in_words(deprivation, polarity, better, sentence):
    turned = replace(deprivation, polarity=polarity)
    assert turned.higher_is_better is better
    assert turned.implied == sentence
