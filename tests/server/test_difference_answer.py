"""What the tool says of a difference in differences."""

from __future__ import annotations

import re

from modules.tools.difference.answer import answer, big_number, further, tabs
from modules.tools.difference.figures import Asked, compared

TRAFFORD = "E08000009"
EMPLOYMENT = f"indicator=employment_rate&level=borough&selected={TRAFFORD}"
CLAIMANTS = "indicator=claimant_rate&level=ward17&selected=E05000650"


def made(views, at, **more):
    return compared(views, Asked(at.subject, at.settings, at.chosen.codes, **more))


def test_the_sentence_then_how_sure_then_what_it_cannot_show(views, screen, words):
    said = words(answer(made(views, screen(EMPLOYMENT))))
    assert said.startswith(
        "Employment rate: since January 2020 Trafford is 2.6 points worse than it would be had it moved as "
        "the nine other boroughs did: from 76.4 % to 75.7 %, against 70.2 % to 72.1 % there. −2.6 points "
        "difference 5th of 10"
    )
    assert said.index("does not stand out from chance (p = 0.50)") < said.index("It cannot show that")


def test_claimants_have_figures_a_reason_and_no_rank(views, screen, words):
    said = words(answer(made(views, screen(CLAIMANTS))))
    assert "No verdict for claimants" in said
    assert not re.search(r"better|worse|p =|\bof 21\b", said)
    assert said.count("Universal Credit") == 1


def test_comparison_areas_are_listed_the_most_similar_first(views, screen, words):
    found = made(views, screen(CLAIMANTS))
    html = str(further(found))
    assert re.findall(r'data-select="(E\d+)"', html) == list(found.found.comparison_codes)
    assert "As if each were the one, nearest first" in words(further(found))
    assert "194 more are in the table" in words(further(made(views, screen(CLAIMANTS), against="all")))


def test_the_method_names_its_sources_and_the_indicators_caveats(views, screen, words):
    said = words(further(made(views, screen(EMPLOYMENT))))
    for source in ("Card and Krueger 1994", "Abadie, Diamond and Hainmueller 2010", "Newey and West 1987"):
        assert source in said
    assert "accreditation" in said


def test_a_big_number_leaves_its_unit_to_the_words():
    assert big_number("−2.6\u00a0points", "difference") == ("−2.6", "points difference")
    assert big_number("+£51", "difference") == ("+£51", "difference")


def test_the_tabs_say_which_is_open():
    html = str(tabs("course"))
    assert re.search(
        r'aria-selected="true"[^>]*data-difference-view="course"|data-difference-view="course"[^>]*aria-selected="true"',
        html,
    )
