"""The worked example: every figure of the page is what the script makes of the embedded snapshot."""

from __future__ import annotations

import pytest

from docs.worked_example import PAGE, open_snapshot, write_page


@pytest.fixture(scope="module")
def written() -> str:
    """The page as the script writes it now."""
    return write_page(open_snapshot())


def test_the_page_is_what_the_script_writes(written):
    assert PAGE.read_text("utf-8") == written


def test_it_answers_the_three_questions_and_says_what_they_do_not_show(written):
    said = " ".join(written.split())
    for words in (
        "Does worklessness go with poor health?",
        "Where is the need greatest?",
        "What would closing the gap mean?",
        "A relation between areas is not one between people",
        "not a probability",
        "if the relation is causal",
    ):
        assert words in said
