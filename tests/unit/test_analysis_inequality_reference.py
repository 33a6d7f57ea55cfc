"""Slope and relative index of inequality against the figures that UKHSA publishes with its own code."""

import csv
import math
from itertools import groupby
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest

from analysis.inequality import NO_ERRORS, NoSlope, Steps, inequality
from tests.unit.reference_groups import obesity

REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "sii_rii.csv"
KINDS = {"0": "none", "1": "log", "2": "logit"}
STANDARD_ERRORS = 4


@pytest.mark.parametrize(
    ("variant", "sii", "rii"),
    [
        ("none", -0.10720032333730493, 0.5334015306465507),
        ("logit", -0.1096462611125906, 0.5341775743253946),
    ],
)
def test_published_proportions(variant, sii, rii):
    # The reference takes the last group minus the first; ours is worse for the most deprived.
    found = inequality(obesity(), variant=variant)
    assert found.slope.value == pytest.approx(-sii, rel=1e-10)
    assert found.ratio.value == pytest.approx(1 / rii, rel=1e-10)


def test_published_limits_of_the_log_odds():
    found = inequality(obesity(), variant="logit", confidence=0.98, draws=100_000)
    assert close(found.slope.lower, 0.10343726013070212, found.slope, 0.98)
    assert close(found.slope.upper, 0.11586812967869121, found.slope, 0.98)


def test_published_life_expectancy_from_rows_1_to_10():
    steps = Steps(
        population=np.array([7291.0, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534]),
        value=np.array(
            [
                75.9334590103081, 78.3442382727843, 83.8360631041654, 83.6375399664931, 80.4655031529559,
                81.1156759857022, 81.6930835718562, 84.1900062060987, 80.5955641081472, 86.2894349578624,
            ]
        ),
        error=np.full(10, np.nan),
    )  # fmt: skip
    found = inequality(steps, polarity="high_is_good")
    assert found.slope.value == pytest.approx(6.934616473668819, rel=1e-10)
    assert found.ratio.value == pytest.approx(1.0888180804446217, rel=1e-10)
    assert (found.slope.lower, found.slope.reason, found.ratio.reason) == (None, NO_ERRORS, NO_ERRORS)


def close(ours, theirs, index, confidence, draws=100_000):
    """Return whether two simulated limits agree within four standard errors of their simulations.

    A quantile of n draws has a standard error of √(p(1−p)/n) ÷ density; of normal draws the density at the
    quantile is that of the normal over their standard deviation. Both sides are simulated, so the two
    errors add in squares; with four of them, one comparison in 16,000 fails by chance.
    """
    tail = (1 - confidence) / 2
    normal = NormalDist()
    spread = (index.upper - index.lower) / (2 * normal.inv_cdf(1 - tail))
    of_one = math.sqrt(tail * (1 - tail) / draws) / normal.pdf(normal.inv_cdf(tail)) * spread
    return abs(ours - theirs) <= STANDARD_ERRORS * math.sqrt(2) * of_one


def sets():
    if not REFERENCE.exists():
        pytest.skip("../shared/reference/sii_rii.csv is not beside the project")
    with REFERENCE.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [list(of) for _, of in groupby(rows, key=lambda row: (row["TestDescription"], row["Area"]))]


def steps_of(rows):
    numbers = ("Population", "Value", "StandardError")
    population, value, error = (np.array([float(row[name] or "nan") for row in rows]) for name in numbers)
    return Steps(population, value, error, KINDS[rows[0]["ValueType"]])


def test_every_reference_set():
    checked = refused = limits = 0
    for rows in sets():
        first, steps = rows[0], steps_of(rows)
        named = first["TestDescription"]
        if "warning handling" in named:
            with pytest.raises(NoSlope, match="group 5 has no people, group 8 has no value"):
                inequality(steps)
            refused += 1
            continue
        # Sets named for a transformation are fitted on that scale; their limits are those of 98 %, as named:
        # the column `Confidence` is that of the input. The ratio of the log rows shows it without doubt, for
        # it is exp(slope), whose distribution is known: half its width is 2.33 standard errors, not 1.96.
        variant = steps.scale if "transform" in named else "none"
        confidence = 0.98 if "98%" in named else float(first["Confidence"]) / 100
        # Least minus most deprived, as the reference has it.
        found = inequality(
            steps, polarity="high_is_good", variant=variant, confidence=confidence, draws=100_000
        )
        assert found.slope.value == pytest.approx(float(first["sii"]), rel=1e-9), named
        assert found.ratio.value == pytest.approx(float(first["rii"]), rel=1e-9), named
        if first["Intercept"]:
            assert found.most == pytest.approx(float(first["Intercept"]), rel=1e-9)
        checked += 1
        for index, name in ((found.slope, "sii"), (found.ratio, "rii")):
            for limit, end in ((index.lower, "lower"), (index.upper, "upper")):
                expected = first[f"{name}_{end}cl_1"]
                if expected:
                    assert close(limit, float(expected), index, confidence), (named, name, end)
                    limits += 1
    assert (checked, refused, limits) == (12, 1, 40)
