"""One tree of errors, whose messages are fit for the page."""

from __future__ import annotations

import pytest

from geodata.errors import GeographyError, GeographyMissing, UnknownLevel, WrongVintage


@pytest.mark.parametrize("kind", [GeographyMissing, UnknownLevel, WrongVintage])
def test_every_error_can_be_caught_as_one(kind: type[Exception]) -> None:
    assert issubclass(kind, GeographyError)


def test_a_wrong_vintage_keeps_the_codes_in_order() -> None:
    problem = WrongVintage("Two codes are of 2017.", ["E05000002", "E05000001"], "ward25")
    assert (str(problem), problem.codes, problem.level) == (
        "Two codes are of 2017.",
        ("E05000001", "E05000002"),
        "ward25",
    )
