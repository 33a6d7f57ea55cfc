"""What a difference comes to, in plain sentences."""

from datetime import date

import numpy as np
import pytest

from analysis.change import CLAIMANT_RULES
from analysis.difference import CLAIMANTS_NO_VERDICT, difference_in_differences
from analysis.elsewhere import effects_elsewhere
from analysis.interrupted import interrupted_series
from analysis.sentences import Measure
from analysis.verdict_words import About
from analysis.verdicts import (
    COURSE_CANNOT_SHOW,
    DIFFERENCE_CANNOT_SHOW,
    describe_difference,
    describe_interrupted,
)
from tests.unit.made_panels import panel_of

MEASURE = Measure("{value} of residents aged 16 to 64 are in work")
WIGAN = About("Employment rate", "Wigan", MEASURE, "high_is_good", "January 2016", "the nine other boroughs")
BOTH = About("Employment rate", "Wigan and Bury", MEASURE, "high_is_good", "January 2016", several=True)
START = date(2016, 1, 1)


def courses(effect, others=9):
    """Others that swing by 0 to others − 1 tenths after the start, and one that gains `effect`."""
    after = [effect, *(place / 10 for place in range(others))]
    return panel_of([[70.0] * 4 + [70.0 + gain] * 4 for gain in after])


def difference(effect, others=9, about=WIGAN, **how):
    panel = courses(effect, others)
    treated = panel.area_codes[: 2 if about.several else 1].tolist()
    return plain(describe_difference(difference_in_differences(panel, treated, start=START, **how), about))


def plain(verdict):
    return [
        text.replace("\u00a0", " ") for text in (verdict.effect, verdict.uncertainty, verdict.cannot_show)
    ]


def test_the_largest_among_few_cannot_be_told_from_chance():
    assert difference(3.0) == [
        "Employment rate: since January 2016 Wigan is 2.6 points better than it would be had it moved as the "
        "nine other boroughs did: from 70.0 % to 73.0 %, against 70.0 % to 70.4 % there.",
        "The same calculation with each of the 9 comparison areas as if it were the one: none gives as large "
        "a difference. But among so few areas chance alone makes any one of them the largest one time in "
        "ten, so it cannot be told from chance (p = 0.10).",
        DIFFERENCE_CANNOT_SHOW,
    ]


def test_one_that_stands_out():
    assert difference(9.0, others=29)[1].endswith(
        "none gives as large a difference, so it stands out from chance (p = 0.033)."
    )


def test_one_that_does_not():
    # Others lie up to 0.4 from their mean; against the other eight that is 0.45.
    assert difference(0.85)[1].endswith(
        "two give as large a difference or larger, so it does not stand out from chance (p = 0.30)."
    )


def test_no_difference_is_said_as_such():
    assert "Wigan is where it would be had it moved as the nine other boroughs did" in difference(0.4)[0]


def test_several_areas_are_spoken_of_in_the_plural():
    assert difference(3.1, about=BOTH)[0].startswith(
        "Employment rate: since January 2016 Wigan and Bury are 1.1 points better than they would be had they"
    )


def test_without_a_verdict_the_figures_stand_with_the_reason_and_nothing_is_called_better():
    effect, uncertainty, cannot = difference(3.0, claimants=True)
    assert "2.6 points higher than" in effect and "better" not in effect
    assert uncertainty == CLAIMANTS_NO_VERDICT
    assert cannot == DIFFERENCE_CANNOT_SHOW
    few = difference(3.0, others=5)
    assert few[1] == "No verdict with fewer than eight comparison areas: there are five comparison areas."


YEARS = np.arange(14)
COURSE = 70 + 0.1 * YEARS + 0.05 * np.sin(YEARS * 2.4) + np.where(YEARS >= 9, -2.0, 0.0)


def interrupted(values, **how):
    panel = panel_of(values)
    found = interrupted_series(panel, [panel.area_codes[0]], start=date(2021, 1, 1), **how)
    verdict = describe_interrupted(
        found, WIGAN, effects_elsewhere(panel, [panel.area_codes[0]], start=date(2021, 1, 1))
    )
    return plain(verdict), verdict.notes


def test_a_change_of_course():
    (effect, uncertainty, cannot), _ = interrupted([COURSE, COURSE, 70 + 0.1 * YEARS])
    assert effect.startswith(
        "Employment rate: since January 2016 Wigan was on average 2.0 points worse than on"
    )
    assert effect.endswith("points worse in 2025.")
    assert uncertainty.startswith("The 95 % interval of the average, −2.")
    assert "leaves out no change at all." in uncertainty
    assert uncertainty.endswith("One of two other areas changed course by as much, either way.")
    assert cannot == COURSE_CANNOT_SHOW


def test_a_course_that_went_on():
    (effect, uncertainty, _), _ = interrupted([70 + 0.1 * YEARS + 0.02 * np.sin(YEARS * 2.4)])
    assert "Wigan was on average on its course before, and on it in 2025." in effect
    assert uncertainty.endswith("includes no change at all.")


def test_no_verdict_on_the_course_of_claimants():
    (effect, uncertainty, cannot), notes = interrupted([COURSE], claimants=True)
    assert "2.0 points lower than on its course before" in effect
    assert (uncertainty, cannot) == (CLAIMANTS_NO_VERDICT, COURSE_CANNOT_SHOW)
    assert CLAIMANT_RULES in notes


@pytest.mark.parametrize("effect", [-5.0, 0.0, 0.2, 5.0])
def test_what_it_cannot_show_always_stands_beside_it(effect):
    assert difference(effect)[2] == DIFFERENCE_CANNOT_SHOW
