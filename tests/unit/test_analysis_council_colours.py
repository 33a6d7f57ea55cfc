"""Colours of a council: taken where they can be read, else ours and a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.colour import contrast, difference
from analysis.council_colours import FOR_TEXT, MAIN, PAPER, SECOND, council_colours


def test_nothing_wished_for_gives_ours_without_a_word():
    assert council_colours() == council_colours("  ", "")
    assert (council_colours().main, council_colours().second, council_colours().notes) == (MAIN, SECOND, ())


@pytest.mark.parametrize(
    ("written", "taken"), [("#005ea5", "#005EA5"), ("005EA5", "#005EA5"), (" #05a ", "#0055AA")]
)
def test_colours_may_be_written_as_style_guides_do(written, taken):
    found = council_colours(written, "#7A4B00")
    assert (found.main, found.second, found.notes) == (taken, "#7A4B00", ())


def test_a_pale_colour_gives_way_and_the_sentence_says_why():
    found = council_colours("#FFDD00")
    assert found.main == MAIN
    assert found.notes == (
        f"The main colour #FFDD00 is too pale to read on white (1.3 to 1, where 4.5 to 1 is needed); "
        f"ours, {MAIN}, is used instead.",
    )


def test_what_is_no_colour_gives_way():
    found = council_colours("red; drop", "url(x)")
    assert (found.main, found.second) == (MAIN, SECOND)
    assert "is not a colour such as" in found.notes[0]


def test_two_that_look_alike_are_told_apart():
    found = council_colours("#005EA5", "#005FA6")
    assert found.second != "#005FA6"
    assert "look alike" in found.notes[-1]


@given(st.text(max_size=12), st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_what_comes_back_can_always_be_read_and_told_apart(main, second):
    found = council_colours(main, second)
    assert min(contrast(one, PAPER) for one in (found.main, found.second)) >= FOR_TEXT
    assert difference(found.main, found.second) >= 10
