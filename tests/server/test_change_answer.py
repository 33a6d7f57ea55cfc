"""What the change tool says in the panel."""

from __future__ import annotations

import re

import geodata
from modules.tools.change.answer import MOST_LISTED, Picture, answer, how, lists, trend_picture
from modules.tools.change.figures import Asked, changes_of

TRAFFORD = "E08000009"
EMPLOYMENT = "indicator=employment_rate&level=borough"
CLAIMANTS = "indicator=claimant_rate&level=ward17"


def changed(at):
    return changes_of(at.views, Asked(at.subject, at.settings))


def test_the_sentence_comes_first_then_how_sure(screen, words):
    said = words(answer(changed(screen(EMPLOYMENT)), ""))
    assert said.startswith(
        "Employment rate, 2012 to 2023: of ten boroughs two improved clearly, none worsened"
    )
    assert "This allows for 10 tests at once" in said
    assert "Click an area" in said


def test_the_selected_area_has_its_change_and_its_trend(screen, words):
    said = words(answer(changed(screen(EMPLOYMENT)), TRAFFORD))
    assert "Trafford: from 71.3 % to 75.0 %, +3.7 points (interval −1.9 points to +9.3 points)" in said
    assert "Trafford shows no clear trend from 2012 to 2023" in said
    assert "It cannot show why it moved" in said


def test_claimants_carry_the_warning_and_nothing_is_called_better(screen, words):
    made = changed(screen(CLAIMANTS))
    said = words(answer(made, made.found.area_codes[0]))
    assert "Between 2015 and 2018 Universal Credit asked more people" in said
    assert "Nothing is said on whether an area improved" in said
    assert "No verdict for claimants" in said
    assert not re.search(r"improved clearly|worsened clearly|Improving|Worsening", said + words(lists(made)))


def test_overlapping_windows_have_no_trend_and_say_why(screen, words):
    said = words(answer(changed(screen("indicator=preventable_cvd_mortality&level=borough")), TRAFFORD))
    assert "no trend is tested across them" in said


def test_two_periods_have_no_trend(screen, words):
    said = words(answer(changed(screen("indicator=level3_or_above&level=borough")), TRAFFORD))
    assert "at least five independent figures: there are two figures" in said


def test_inside_a_borough_the_sentence_says_so(screen, words):
    said = words(answer(changed(screen(f"{CLAIMANTS}&within=E08000009")), ""))
    assert said.startswith(
        "Claimant rate, by quarter in Trafford, November 2015 to November 2018: of 21 wards"
    )


def test_every_row_of_the_lists_selects_an_area_the_largest_move_first(screen, words):
    html = str(lists(changed(screen(CLAIMANTS))))
    codes = re.findall(r'data-select="(E\d+)"', html)
    assert len(codes) == 2 * MOST_LISTED
    assert set(codes) <= set(geodata.load_areas("ward17")["area_code"])
    moves = [float(one) for one in re.findall(r"\+(\d+\.\d)", html)]
    assert moves == sorted(moves, reverse=True)


def test_lists_of_an_indicator_with_intervals_say_which_moves_are_clear(screen, words):
    said = words(lists(changed(screen(EMPLOYMENT))))
    assert said.startswith("Improving most Manchester Improved +11.7 points")
    assert "No clear change" in said


def test_the_method_stands_one_click_deeper_with_its_sources(screen, words):
    made = how(changed(screen(EMPLOYMENT)))
    assert str(made).startswith("<details")
    said = words(made)
    for source in ("Newcombe 1998", "Benjamini and Hochberg", "Mann and Kendall", "Sen’s"):
        assert source in said
    assert "accreditation" in said  # the survey's own caveat


def test_the_trend_is_drawn_with_its_alt_text(views, screen, words):
    at = screen(f"{EMPLOYMENT}&selected={TRAFFORD}")
    drawn = str(trend_picture(views, Picture(at.subject, at.settings, at.chosen)))
    assert "<svg" in drawn and "Employment rate over time. Trafford: 2012" in drawn.replace("\u00a0", " ")
