"""How many people lie between two areas: Bowdon and Bucklow-St. Martins, which holds Partington."""

from __future__ import annotations

import pytest

import geodata
from modules.parts.state import parse_address
from modules.skills import THEME, gap_answer, try_bowdon

BOWDON, BUCKLOW = "E05015241", "E05015244"
BOTH = f"selected={BUCKLOW}&tray={BOWDON}"


@pytest.fixture
def answer_of(screen, words):
    """What the card says for a link."""

    def answered(link, share=100.0):
        opened = screen(link)
        return words(gap_answer(opened.subject, opened.view, opened.chosen, share))

    return answered


def test_trap_23_the_gap_between_bowdon_and_partington_by_hand(screen, answer_of):
    opened = screen(f"indicator=no_qualifications_2011&{BOTH}")
    behind, ahead = opened.value_of(BUCKLOW), opened.value_of(BOWDON)
    residents = geodata.load_areas("ward25").set_index("area_code").loc[BUCKLOW, "residents_2011"]
    people = (behind - ahead) / 1000 * residents
    assert behind > 3 * ahead
    said = answer_of(f"indicator=no_qualifications_2011&{BOTH}")
    assert said == (
        f"About {round(people, -2):,.0f} people in Bucklow-St. Martins would have to gain a qualification "
        "to close 100 % of the gap to Bowdon. Bucklow-St. Martins’ rate on "
        f"{residents:,.0f} residents of all ages (Census 2011); the number is rounded."
    )


def test_the_order_of_the_two_does_not_matter(answer_of):
    other = f"indicator=no_qualifications_2011&selected={BOWDON}&tray={BUCKLOW}"
    assert answer_of(other) == answer_of(f"indicator=no_qualifications_2011&{BOTH}")


def test_half_the_gap_is_half_the_people(made_up, open_on, words):
    import numpy as np

    codes = geodata.load_areas("ward25")["area_code"]
    values = np.where(codes == BUCKLOW, 30.0, 10.0)
    opened = open_on(made_up({"ward25": {"2019": values}}), BOTH)
    base = geodata.load_areas("ward25").set_index("area_code").loc[BUCKLOW, "working_age_2017"]
    said = words(gap_answer(opened.subject, opened.view, opened.chosen, 50.0))
    assert said.startswith(
        f"About {round(0.2 * base / 2, -1):.0f} people in Bucklow-St. Martins would have to move"
    )


def test_two_areas_are_needed(answer_of):
    for link in ("", f"selected={BUCKLOW}", f"tray={BOWDON}"):
        said = answer_of(link)
        assert said.startswith("Choose two areas")
        assert said.endswith("Try Bowdon and Partington")


def test_the_example_opens_the_two_wards(screen):
    link = try_bowdon().children[0].attrs["href"]
    opened = screen(link)
    assert opened.notices.sentences == opened.notices.quiet == []
    assert opened.chosen.codes == (BUCKLOW, BOWDON)
    assert parse_address(link)["level"] == opened.subject.level == "ward25"


def test_equal_areas_are_level(made_up, open_on, words):
    opened = open_on(made_up({"ward25": {"2019": 10.0}}), BOTH)
    said = words(gap_answer(opened.subject, opened.view, opened.chosen, 100.0))
    assert said == "Bucklow-St. Martins and Bowdon are level."


def test_a_missing_figure_is_said(made_up, open_on, words):
    opened = open_on(made_up({"ward25": {"2019": float("nan")}}), BOTH)
    said = words(gap_answer(opened.subject, opened.view, opened.chosen, 100.0))
    assert said == "Not counted: there is no figure for this area."


def test_high_is_good_puts_the_lower_area_behind(screen, words):
    opened = screen("indicator=level3_or_above&level=borough&selected=E08000009&tray=E08000008")
    said = words(gap_answer(opened.subject, opened.view, opened.chosen, 100.0))
    assert opened.value_of("E08000009") > opened.value_of("E08000008")
    assert " people in Tameside would have to reach Level 3 to close" in said


def test_scores_and_neutral_indicators_are_not_counted_in_people(answer_of):
    assert "not counted in people" in answer_of(f"indicator=education_deprivation&{BOTH}")
    assert "neither more nor less" in answer_of(f"indicator=social_rented&{BOTH}")


def test_the_theme_opens_with_an_indicator_of_its_own(views):
    assert views.catalogue.indicators[THEME.opens_with].theme == THEME.id
