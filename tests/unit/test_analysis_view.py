"""What a map shows."""

import numpy as np
import pandas as pd
import pytest

from analysis.classification import MISSING
from analysis.errors import AnalysisError
from analysis.intervals import wilson
from analysis.view import NOT_PUBLISHED, NOT_USABLE, Settings, build_view

CODES = np.array(["E1", "E2", "E3", "E4"])


def observed(values, codes=("E3", "E1", "E2", "E4"), **columns):
    table = pd.DataFrame({"area_code": list(codes)[: len(values)], "value": values})
    plain = {"lower_ci": np.nan, "upper_ci": np.nan, "numerator": np.nan, "denominator": np.nan, "flag": ""}
    return table.assign(**(plain | columns))


def test_rows_are_put_in_canonical_order():
    view = build_view(observed([3.0, 1.0, 2.0, 4.0]), CODES, "ward25")
    assert view.values.tolist() == [1.0, 2.0, 3.0, 4.0]
    assert view.ranks.tolist() == [4, 3, 2, 1]
    assert (view.level, view.ranked, view.missing) == ("ward25", 4, 0)


def test_an_area_without_a_row_is_missing_never_zero():
    view = build_view(observed([3.0, 1.0]), CODES, "ward25")
    assert np.isnan(view.values[1])
    assert (view.classes[1], view.ranks[1], view.reasons[1]) == (MISSING, 0, NOT_PUBLISHED)
    assert (view.missing, view.ranked, sum(view.counts)) == (2, 2, 2)


def test_infinite_values_are_missing():
    view = build_view(observed([np.inf, 1.0, -np.inf, 2.0]), CODES, "ward25")
    assert view.reasons.tolist() == ["", NOT_USABLE, NOT_USABLE, ""]


def test_a_flag_says_why_a_value_is_missing():
    table = observed([np.nan, 1.0, 2.0, 3.0], flag=["rounded,suppressed", "derived", "", None])
    view = build_view(table, CODES, "ward25")
    assert view.reasons[2].startswith("suppressed")
    assert view.flags.tolist() == ["derived", "", "rounded,suppressed", ""]
    assert view.reasons[0] == ""


def test_published_intervals_pass_through_at_their_own_level():
    table = observed([3.0, 1.0, 2.0, 4.0], lower_ci=[2.5, 0.5, 1.5, 3.5])
    view = build_view(table, CODES, "ward25", Settings(confidence=0.998))
    assert view.lower.tolist() == [0.5, 1.5, 2.5, 3.5]
    assert view.confidence == 0.95


def test_intervals_are_computed_from_counts():
    table = observed([30.0, 10.0], numerator=[30, 10], denominator=[100, 100])
    view = build_view(table, CODES, "ward25", Settings(how="wilson", multiplier=100, confidence=0.998))
    assert view.lower[0] == pytest.approx(float(wilson(10, 100, 0.998, 100)[0]))
    assert np.isnan(view.upper[1])
    assert view.confidence == 0.998


def test_no_interval_where_there_is_none():
    view = build_view(observed([3.0], lower_ci=1.0), CODES, "ward25", Settings(how="none"))
    assert np.isnan(view.lower).all()


def test_small_areas_are_left_out_with_the_reason():
    settings = Settings(minimum_population=1000, population=[999, 1000, 5000, np.nan])
    view = build_view(observed([3.0, 1.0, 2.0, 4.0], numerator=5), CODES, "ward25", settings)
    assert np.isnan(view.values).tolist() == [True, False, False, True]
    assert view.reasons[0] == "fewer than 1,000 residents"
    assert np.isnan(view.numerator[0])
    assert view.ranks.tolist() == [0, 2, 1, 0]
    assert sorted(view.everything) == [1.0, 2.0, 3.0, 4.0]
    assert view.left_out.tolist() == [True, False, False, True]


def test_natural_classes_do_not_depend_on_who_is_left_out_and_equal_counts_do():
    few = {"minimum_population": 1000, "population": [999, 1000, 5000, np.nan]}
    for method, same in (("natural", True), ("quantile", False)):
        everybody = build_view(observed([3.0, 1.0, 2.0, 4.0]), CODES, "ward25", Settings(method, 3))
        most = build_view(observed([3.0, 1.0, 2.0, 4.0]), CODES, "ward25", Settings(method, 3, **few))
        assert (most.breaks == everybody.breaks) is same


@pytest.mark.parametrize("values", [[], [5.0], [5.0] * 4, [np.nan] * 4])
def test_little_or_equal_data_is_one_class(values):
    view = build_view(observed(values), CODES, "ward25")
    assert view.breaks == ()
    assert view.counts == (np.isfinite(values).sum(),)


def test_manual_breaks_reach_the_classes():
    view = build_view(observed([3.0, 1.0, 2.0, 4.0]), CODES, "ward25", Settings("manual", manual=(2.0, 4.0)))
    assert (view.classes.tolist(), view.counts) == ([0, 1, 1, 2], (1, 2, 1))


def test_areas_of_another_vintage_are_refused_by_name():
    with pytest.raises(AnalysisError, match=r"not of level ward25: E0 \(1 in all\)"):
        build_view(observed([3.0, 1.0], codes=("E1", "E0")), CODES, "ward25")


def test_two_rows_for_an_area_are_refused():
    with pytest.raises(AnalysisError, match="one period"):
        build_view(observed([3.0, 1.0], codes=("E1", "E1")), CODES, "ward25")


def test_an_area_is_found_by_its_code():
    view = build_view(observed([3.0]), CODES, "ward25")
    assert (view.index("E3"), view.index("E9")) == (2, None)
