"""What a briefing says of one area."""

from __future__ import annotations

import pytest

from briefing.chapter import MOST, chapter_of, describe_people, mapped, moved, people
from briefing.content import Picture, Points, Said, Table
from geodata import GM
from tests.unit.made_briefings import BUCKLOW, THEMES, TRAFFORD, account, briefing, figures


def sections(code: str):
    return {one.title: one for one in chapter_of(figures(), account(code), THEMES, lambda words: None)}


def test_sentences_come_first_in_every_section() -> None:
    for section in sections(TRAFFORD).values():
        assert isinstance(section.blocks[0], Said) and section.blocks[0].lead


def test_best_and_worst_five_at_most_and_what_they_mean() -> None:
    blocks = sections(TRAFFORD)["Trafford"].blocks
    best, worst = (one for one in blocks if isinstance(one, Table))
    assert (best.title, worst.title) == (
        "Best five against Greater Manchester",
        "Worst two against Greater Manchester",
    )
    assert len(best.rows) == MOST and len(worst.rows) == 2
    assert "standard deviations" in blocks[-1].text


def test_what_improves_and_worsens_is_named() -> None:
    blocks = sections(TRAFFORD)["Trafford: improving and worsening"].blocks
    lists = next(one for one in blocks if isinstance(one, Points))
    assert lists.sentences == (
        "Improving: nothing by more than chance would do.",
        "Worsening: Adults living with obesity.",
    )


@pytest.mark.parametrize("code", [TRAFFORD, GM])
def test_a_theme_has_spine_course_map_ranking_and_all_figures(code: str) -> None:
    found = sections(code)
    name = account(code).place.name
    assert all(f"{name}: {title}" in found for _, title in THEMES)
    work = found[f"{name}: Worklessness"].blocks
    assert len([one for one in work if isinstance(one, Picture)]) == 4
    assert [one.title.split(":")[0] for one in work if isinstance(one, Table)][-1] == "All figures"


def test_a_map_shows_what_has_a_better_side_and_small_areas_first() -> None:
    assert mapped(figures(), account(), "housing").indicator.id == "barriers_to_housing"
    assert mapped(figures(), account(GM), "worklessness").level == "ward25"


def test_a_ward_has_its_own_chapter_and_borrowed_figures_are_not_its_own() -> None:
    found = sections(BUCKLOW)
    said = found["Bucklow-St. Martins: improving and worsening"].blocks
    assert [one.text for one in said] == ["No indicator has two periods to tell a change by."]
    skills = found["Bucklow-St. Martins: Skills"].blocks[-1]
    assert any("(Trafford)" in row[1].text for row in skills.rows)


def test_nothing_to_count_is_said() -> None:
    assert describe_people(account(), []).startswith("None of the figures")
    assert len(people(account(), []).blocks) == 1 == len(moved(account(), []).blocks)


def test_each_step_is_told_before_it_is_made() -> None:
    told: list[str] = []
    list(chapter_of(figures(), account(), THEMES[:2], told.append))
    assert told == ["Trafford: what moved", "Trafford: Worklessness", "Trafford: Health"]


def test_what_the_figures_mean_goes_with_the_slides() -> None:
    aside = sections(TRAFFORD)["Trafford: Worklessness"].aside
    assert any(one.startswith("Claimant rate, by quarter: ") and "Universal Credit" in one for one in aside)
    assert briefing().sections
