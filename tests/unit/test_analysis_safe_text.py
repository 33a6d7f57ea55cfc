"""No text of a file is taken for a formula, and harmless text stays as it is."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.safe_text import comment_line, safe_text

RISKY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "＝1",
    '=HYPERLINK("http://x")',
]


@pytest.mark.parametrize("text", RISKY)
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    assert safe_text(text).startswith("'")
    assert safe_text(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", ["", "Bucklow-St. Martins", "16–64", "E05015244", "1 = 1"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


@given(st.text(st.sampled_from("=+-@＝ ab,;\t'\""), max_size=12))
def test_nothing_but_apostrophes_is_added(text: str) -> None:
    assert safe_text(text).replace("'", "") == text.replace("'", "")


@given(st.lists(st.text(st.sampled_from("=+-@ab, ;"), max_size=8), min_size=1, max_size=4))
def test_no_cell_of_a_line_of_commas_begins_a_formula(cells: list[str]) -> None:
    held = io.StringIO()
    csv.writer(held).writerow([safe_text(cell) for cell in cells])
    for separator in ",;":
        for cell in next(csv.reader([held.getvalue()], delimiter=separator), []):
            assert not cell.lstrip(' "\u00a0').startswith(("=", "+", "-", "@")), (held.getvalue(), separator)


def test_a_comment_is_one_line() -> None:
    assert comment_line("a\nb, =c") == "# a b, '=c\n"
    assert comment_line("plain, words; only") == "# plain, words; only\n"
    assert comment_line('a "quoted" word') == "# a 'quoted' word\n"
