"""Questions of which one follows from others."""

from __future__ import annotations

import numpy as np
import pytest

from own import Refused, draft_of, prepare

CHANCE = np.random.default_rng(8)
PLACES = CHANCE.choice(["Bury", "Bolton", "Trafford"], 300)
OFTEN = CHANCE.choice(["often", "sometimes", "never"], 300)
OTHER = CHANCE.choice(["yes", "no"], 300, p=[0.3, 0.7])
FALLS = CHANCE.poisson(0.7, 300)
TOTAL = CHANCE.integers(40, 90, 300)
GOOD, FAIR = CHANCE.binomial(TOTAL, 0.3), CHANCE.binomial(TOTAL // 2, 0.4)


def asked(**columns):
    """Return the rows of a file with these columns."""
    lines = [",".join(["Borough", *columns])]
    lines += [",".join(map(str, row)) for row in zip(PLACES, *columns.values(), strict=True)]
    return prepare(
        draft_of("\n".join(lines).encode(), "a.csv"),
        {"B": "count", "C": "count"} if "Base" in columns else {},
    )


def slipped(answers, rows=3):
    """Return answers of which some are slips."""
    return np.array(["yes" if one == "no" else "no" for one in answers[:rows]] + list(answers[rows:]))


@pytest.mark.parametrize(
    "columns",
    [
        {"A": OFTEN, "B": np.where(OFTEN == "never", "no", "yes")},
        {"A": OTHER, "B": OTHER},
        {"A": OTHER, "B": np.where(OTHER == "yes", "no", "yes")},
        {"A": OTHER, "B": slipped(OTHER)},
        {"Falls": FALLS, "Fell": np.where(FALLS > 0, "yes", "no")},
        {"A": OTHER, "B": OFTEN, "C": np.where((OTHER == "yes") & (OFTEN == "often"), "both", OTHER)},
        {"Good": GOOD, "Poor": TOTAL - GOOD, "Base": TOTAL},
    ],
)
def test_a_question_that_says_what_another_says_is_refused(columns):
    with pytest.raises(Refused, match="or nearly so: with both, small numbers could be worked out"):
        asked(**columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"A": OFTEN, "B": OTHER, "Falls": FALLS},
        {"A": OTHER, "B": np.where(CHANCE.random(300) < 0.7, OTHER, "no")},
        {"Good": GOOD, "Fair": FAIR, "Base": TOTAL},
        {"A": np.full(300, "yes"), "B": OTHER},
    ],
)
def test_questions_that_only_go_together_are_not(columns):
    assert asked(**columns).used.all()
