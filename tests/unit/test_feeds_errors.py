"""Problems are sentences that name the parameter and what it could be."""

from __future__ import annotations

from feeds.errors import MOST_LISTED, BadParameter, MethodRefused, NothingThere, quoted


def test_a_problem_is_written_as_rfc_9457_has_it() -> None:
    problem = NothingThere("There is no level “parish” here.", "level", ("ward25", "borough"))
    assert problem.document() == {
        "type": "about:blank",
        "title": "There is nothing at this address",
        "status": 404,
        "detail": "There is no level “parish” here.",
        "parameter": "level",
        "allowed": ["ward25", "borough"],
    }


def test_what_does_not_matter_is_left_out_and_lists_end() -> None:
    assert set(BadParameter("It is too long.").document()) == {"type", "title", "status", "detail"}
    many = BadParameter("No.", "area", [str(number) for number in range(500)])
    assert len(many.document()["allowed"]) == MOST_LISTED


def test_what_somebody_gave_is_quoted_short() -> None:
    assert quoted("ward25") == "“ward25”"
    assert len(quoted("x" * 5_000)) < 70
    assert len(MethodRefused("X" * 5_000, "GET").detail) < 200
