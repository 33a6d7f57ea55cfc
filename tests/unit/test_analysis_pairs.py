"""Two indicators side by side: names, areas with both, and what is refused."""

import numpy as np
import pytest

from analysis.errors import AnalysisError, Constant, NotComparable, TooFewAreas
from analysis.pairs import Named, both_known, need_areas, refuse_constant, refuse_pair

CRIME = Named("Crime, score", "score", 2)


def test_a_title_is_quoted_because_it_holds_commas():
    assert CRIME.quoted == "“Crime, score”"
    assert (CRIME.worse, Named("Stroke", polarity="neutral").worse) == ("worst", "highest")
    assert CRIME.say(-0.456) == "−0.46"


@pytest.mark.parametrize(("first", "second"), [("crime", "crime"), ("imd", "crime"), ("crime", "imd")])
def test_a_thing_against_itself_or_its_part_is_refused(first, second):
    with pytest.raises(NotComparable, match="choose another"):
        refuse_pair(first, second, {"imd": ("crime", "income")}, CRIME)


def test_other_pairs_are_not_refused():
    refuse_pair("crime", "obesity", {"imd": ("crime", "income")}, CRIME)


def test_an_area_counts_when_it_has_every_figure():
    assert both_known([1, np.nan, 3, np.inf], [1, 2, 3, 4]).tolist() == [True, False, True, False]


@pytest.mark.parametrize("other", [[1.0, 2.0], [[1.0], [2.0], [3.0]]])
def test_figures_of_other_areas_do_not_fit(other):
    with pytest.raises(AnalysisError, match="same areas"):
        both_known([1.0, 2.0, 3.0], other)


@pytest.mark.parametrize(("known", "words"), [(0, "no areas have"), (1, "one area has"), (3, "three areas")])
def test_too_few_areas_are_said_with_their_number(known, words):
    with pytest.raises(TooFewAreas, match=words):
        need_areas(known, 4, "A line")


def test_enough_areas_pass():
    need_areas(4, 4, "A line")


@pytest.mark.parametrize("values", [[5.0, 5.0], [0.1 + 0.2, 0.3], [0.0, 0.0, 0.0]])
def test_the_same_everywhere_goes_with_nothing(values):
    with pytest.raises(Constant, match=r"Crime, score” is .* in every area"):
        refuse_constant(np.array(values), CRIME)


def test_a_small_spread_is_a_spread():
    refuse_constant(np.array([1e-6, 2e-6]), CRIME)
