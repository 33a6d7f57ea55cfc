"""What a regression says."""

import numpy as np

from analysis.pairs import Named
from analysis.regression import Regression, regress
from analysis.regression_sentences import describe_effect, describe_regression
from analysis.sentences import plain


def found(*slopes: float) -> Regression:
    rng = np.random.default_rng(6)
    x = rng.normal(size=(200, len(slopes)))
    ids = "abcd"[: len(slopes)]
    names = {name: Named(name.upper()) for name in ids} | {"y": Named("Bad health")}
    outcome = x @ np.array(slopes) + rng.normal(size=200)
    return regress(outcome, dict(zip(ids, x.T, strict=True)), names, "y")


def said(*slopes: float) -> str:
    return plain(describe_regression(found(*slopes), "wards")).replace("\u00a0", " ")


def test_which_go_with_more_which_with_less_and_which_are_unclear():
    words = said(1, -2, 1.5, 0)
    assert words.startswith(
        "With the others held still, “A” and “C” go with more of “Bad health”, and “B” goes with less of it; "
        "nothing is clear for “D”. Together they account for "
    )
    assert words.endswith(" % of the differences between 200 wards.")


def test_only_less_and_nothing_clear():
    assert said(-2, -1).startswith("With the others held still, “A” and “B” go with less of “Bad health”. ")
    assert said(0, 0).startswith("With the others held still, nothing is clear for “A” and “B”. Together")


def test_one_exposure_has_no_others():
    assert said(1).startswith("“A” goes with more of “Bad health”. It accounts for ")


def test_an_effect_in_figures():
    effects = found(1, -2).effects
    assert describe_effect(effects[0]).startswith("A: +0.")
    assert describe_effect(effects[1]).startswith("B: −0.")
