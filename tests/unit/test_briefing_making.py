"""A briefing from beginning to end."""

from __future__ import annotations

from datetime import date

import pytest

from briefing import NothingToSay, Stopped, Wish, boroughs, file_name, make_briefing, place_of
from briefing.making import title_of_theme
from geodata import ENGLAND, GM
from tests.unit.made_briefings import DAY, MANCHESTER, THEMES, TRAFFORD, briefing, figures


def test_it_says_what_it_holds() -> None:
    found = briefing()
    assert found.title == "A briefing on Trafford"
    assert found.summary == "A briefing on Trafford: four themes, 31 indicators, 16 charts and maps."
    assert dict(found.facts) == {
        "Area": "Trafford (E08000009)",
        "Themes": "Worklessness, Health, Housing and Skills",
        "Compared with": "Greater Manchester",
        "Made on": f"7 March 2026, from figures of {found.figures_day.day} {found.figures_day:%B %Y}",
    }


def test_several_areas_are_chapters_of_one() -> None:
    found = briefing(TRAFFORD, GM, themes=THEMES[1:2])
    assert found.title == "A briefing on Trafford and Greater Manchester"
    titles = [one.title for one in found.sections]
    assert titles.index("Trafford: Health") < titles.index("Greater Manchester: Health")
    assert titles.count("Sources") == 1
    assert dict(found.facts)["Compared with"] == "Greater Manchester and England"


def test_themes_that_were_not_asked_for_are_left_out() -> None:
    titles = {one.title for one in briefing(themes=THEMES[1:2]).sections}
    assert "Trafford: Health" in titles and "Trafford: Skills" not in titles


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (Wish((), THEMES), "Choose at least one area"),
        (Wish((place_of(TRAFFORD),), ()), "Choose at least one theme"),
        (Wish((*boroughs(), *map(place_of, (GM, "E05015244", "E05015241"))), THEMES), "at most 12 areas; 13"),
        (Wish((place_of(TRAFFORD),), THEMES, "E99"), "no area “E99” to compare with"),
        (Wish((place_of(TRAFFORD),), (("cheese", "Cheese"),)), "Nothing is held of these themes"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_sentence(wish: Wish, why: str) -> None:
    with pytest.raises(NothingToSay, match=why):
        make_briefing(figures(), wish)


def test_progress_is_told_and_only_grows() -> None:
    told: list[tuple[float, str]] = []
    wish = Wish((place_of(TRAFFORD),), THEMES[1:2])
    make_briefing(figures(), wish, lambda share, words: told.append((share, words)), today=DAY)
    shares = [share for share, _ in told]
    assert shares == sorted(shares) and 0 <= shares[0] < shares[-1] < 1
    assert told[0][1] == "Trafford: figures" and told[-1][1] == "Trafford: Health"


def test_it_stops_where_nobody_waits() -> None:
    calls = iter([False, True])
    with pytest.raises(Stopped):
        make_briefing(figures(), Wish((place_of(TRAFFORD),), THEMES), stop=lambda: next(calls))


def test_a_name_says_what_it_is_on_and_is_safe_for_any_disk() -> None:
    day = date(2026, 3, 7)
    assert file_name(Wish((place_of("E05015244"),), THEMES), day) == "briefing_bucklow-st-martins_2026-03-07"
    assert file_name(Wish(tuple(boroughs()), THEMES), day) == (
        "briefing_bolton-bury-manchester-and-7-more_2026-03-07"
    )


def test_nothing_is_compared_with_itself() -> None:
    assert Wish((), THEMES, MANCHESTER).comparator(place_of(MANCHESTER)).code == GM
    assert Wish((), THEMES).comparator(place_of(GM)).code == ENGLAND


def test_a_theme_without_a_title_is_called_by_its_id() -> None:
    assert title_of_theme("early_years") == "Early years"
