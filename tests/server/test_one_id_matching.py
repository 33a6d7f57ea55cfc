"""The form for lists, and what came of one."""

from __future__ import annotations

import geodata
from modules.tools.one_id.matching import MOST_LISTED, form, match, matched_of


def test_nothing_in_the_form_has_an_id_that_shiny_would_send():
    html = str(form())
    assert " id=" not in html and " name=" not in html
    assert f'data-most="{geodata.MOST_LINES}"' in html


def test_lines_without_a_place_are_listed_and_the_rest_are_in_the_file(words):
    found = match("\n".join(["zzz"] * (MOST_LISTED + 5) + ["M15 5JD"]))
    said = words(matched_of(found))
    assert said.startswith("1 of 106 lines was matched; 105 not matched.")
    assert "5 more stand in the file." in said
    assert "Lines without one place" not in words(matched_of(match("M15 5JD")))


def test_script_in_a_line_is_text():
    assert "<script>" not in str(matched_of(match("<script>alert(1)</script>")))


def test_too_many_lines_are_refused(words):
    assert words(matched_of(match("\n" * geodata.MOST_LINES))).startswith("The list has 5,001 lines")
