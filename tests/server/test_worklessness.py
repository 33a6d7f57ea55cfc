"""How many people would have to move for an area to match its comparator."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

import geodata
from catalogue import people_per
from modules.parts.people import about, base_of
from modules.worklessness import SHARE, THEME, people_answer

BUCKLOW, BOWDON, TRAFFORD, MANCHESTER = "E05015244", "E05015241", "E08000009", "E08000003"


@pytest.fixture
def answer_of(screen, words):
    """What the card says for a link."""

    def answered(link="", share=100.0):
        opened = screen(link)
        return words(people_answer(opened.subject, opened.figure, opened.against, share))

    return answered


def test_people_to_match_by_hand(screen, answer_of):
    """The gap in points, of the ward's residents of working age, to two significant figures."""
    opened = screen(f"selected={BUCKLOW}")
    wards = geodata.load_areas("ward25").set_index("area_code")
    base = wards.loc[BUCKLOW, "working_age_2017"]
    people = (opened.figure.value - opened.against.value) / 100 * base
    assert 10 < people < 1000
    rounded = round(people, -1)
    assert answer_of(f"selected={BUCKLOW}") == (
        f"About {rounded:.0f} people would have to move into work for Bucklow-St. Martins to close 100 % of "
        "its gap to the Greater Manchester rate. Bucklow-St. Martins’ gap is 6.6 points of "
        f"{base:,.0f} residents aged 16 to 64 (mid-2017). The base is the nearest one held, so the number "
        "is rounded."
    )
    assert answer_of(f"selected={BUCKLOW}", share=50).startswith(f"About {round(people / 2, -1):.0f} people")


def test_people_to_match_with_round_numbers(made_up, open_on, words):
    """Trap 2: 20 % against 15 % of the ward's own base, 16 to 64."""
    views = made_up({"ward25": {"2019": 20.0}}, beside={geodata.GM: 15.0})
    opened = open_on(views, f"selected={BUCKLOW}")
    base = base_of(opened.subject, BUCKLOW)
    said = words(people_answer(opened.subject, opened.figure, opened.against, 100.0))
    assert said.startswith(f"About {round(0.05 * base, -1):.0f} people would have to move into work")


def test_per_thousand_is_not_per_cent(made_up, open_on, words):
    views = made_up({"ward25": {"2019": 200.0}}, beside={geodata.GM: 150.0})
    opened = open_on(views, f"indicator=no_qualifications_2011&selected={BUCKLOW}")
    residents = base_of(opened.subject, BUCKLOW)
    said = words(people_answer(opened.subject, opened.figure, opened.against, 100.0))
    assert said.startswith(about(0.05 * residents)[0] + about(0.05 * residents)[1][0])
    assert people_per(opened.subject.indicator) == 1000


def test_high_is_good_turns_the_gap_round(made_up, open_on, words):
    behind = made_up({"borough": {"2019": 70.0}}, beside={geodata.GM: 75.0})
    opened = open_on(behind, f"indicator=employment_rate&level=borough&selected={TRAFFORD}")
    assert "would have to move into work" in words(
        people_answer(opened.subject, opened.figure, opened.against, 100.0)
    )
    ahead = made_up({"borough": {"2019": 80.0}}, beside={geodata.GM: 75.0})
    opened = open_on(ahead, f"indicator=employment_rate&level=borough&selected={TRAFFORD}")
    said = words(people_answer(opened.subject, opened.figure, opened.against, 100.0))
    assert said == "Trafford already matches Greater Manchester or does better."


def test_who_does_better_needs_nobody(answer_of):
    assert answer_of(f"selected={BOWDON}") == "Bowdon already matches Greater Manchester or does better."


def test_nothing_selected_says_what_to_do(answer_of):
    assert answer_of("").startswith("Select an area")


def test_a_missing_comparator_is_said(answer_of):
    assert "comparator has no figure" in answer_of(f"selected={BUCKLOW}&against=E92000001")


def test_an_area_is_not_set_against_itself(screen, words):
    opened = screen(f"indicator=employment_rate&level=borough&selected={TRAFFORD}")
    twin = replace(opened.beside[geodata.GM], code=TRAFFORD, name="Trafford")
    said = words(people_answer(opened.subject, opened.figure, twin, 100.0))
    assert "comparator has no figure to set this area against" in said


def test_scores_and_counts_are_not_counted_in_people(answer_of):
    for indicator in ("crime", "claimants", "imd_score"):
        assert "not counted in people" in answer_of(f"indicator={indicator}&selected={BUCKLOW}")


def test_neutral_indicators_have_no_better_side(answer_of):
    expected = "Not counted: neither more nor less of this is better."
    assert answer_of(f"indicator=social_rented&selected={BUCKLOW}") == expected


def test_a_missing_figure_is_said(made_up, open_on, words):
    views = made_up({"ward25": {"2019": math.nan}}, beside={geodata.GM: 15.0})
    opened = open_on(views, f"selected={BUCKLOW}")
    said = words(people_answer(opened.subject, opened.figure, opened.against, 100.0))
    assert said == "Not counted: there is no figure for this area."


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (3, "Fewer than 10 people"),
        (10, "About 10 people"),
        (47.4, "About 47 people"),
        (1234, "About 1,200 people"),
        (98765, "About 99,000 people"),
        (99.9, "About 100 people"),
    ],
)
def test_people_are_rounded_to_two_figures(people, expected):
    before, (bold,) = about(people)
    assert before + bold == expected


def test_the_slider_starts_at_the_whole_gap():
    assert (SHARE.default, SHARE.minimum, SHARE.maximum) == (100, 10, 100)
    assert SHARE.why
    assert THEME.parameters == (SHARE,)
