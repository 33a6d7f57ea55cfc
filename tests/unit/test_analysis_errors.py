"""One tree of errors."""

import pytest

from analysis import errors


@pytest.mark.parametrize("name", ["BreaksError", "NotPoolable", "NotComparable", "NotUsable", "TooFewAreas"])
def test_every_error_is_an_analysis_error(name):
    assert issubclass(getattr(errors, name), errors.AnalysisError)


def test_callers_that_know_only_python_can_catch_them():
    assert issubclass(errors.AnalysisError, ValueError)
