"""The tool Briefing."""

from __future__ import annotations

import pytest

from analysis.errors import AnalysisError
from briefing import Figures, Wish, place_of
from briefing.readings import account_of
from geodata import GM
from modules.tools.briefing.tool import THEMES, TOOL
from modules.tools.profile.charts import Asked, profile_of
from modules.tools.profile.readings import Who, against_of
from tests.server.test_briefing_answer import Files

TRAFFORD, BUCKLOW = "E08000009", "E05015244"
IDS = tuple(one.id for one in THEMES)


@pytest.fixture
def pressed(visit):
    """Open the tool at a link with something that makes briefings; returns the page and what was asked."""

    def opened(link: str = "", fault: AnalysisError | None = None):
        asked: list[tuple] = []

        def brief(areas, themes, against, tell, stop) -> Files:
            asked.append((areas, themes, against))
            if fault is not None:
                raise fault
            return Files()

        return visit(f"tool=briefing{link}", tools=[TOOL], handed={"brief": brief}), asked

    return opened


def test_the_sentence_comes_before_anything_is_made(pressed):
    page, asked = pressed(f"&level=borough&selected={TRAFFORD}")
    assert page.words("briefing-lead").startswith(
        "A briefing on Trafford: Worklessness, Health, Housing and Skills."
    )
    assert asked == []


def test_one_press_makes_one(pressed):
    page, asked = pressed(f"&level=borough&selected={TRAFFORD}")
    page.set(**{"briefing-make": 1})
    assert [(areas, against) for areas, _, against in asked] == [(((TRAFFORD, "borough"),), GM)]
    assert page.words("briefing-made").startswith(Files().sentence)
    page.set(selected=BUCKLOW)
    assert len(asked) == 1


def test_a_theme_switched_off_in_the_link_is_left_out(pressed):
    page, asked = pressed("&briefing-health=0&briefing-areas=whole&briefing-against=E92000001")
    page.set(**{"briefing-make": 1})
    (_, themes, against), *more = asked
    assert [theme for theme, _ in themes] == [one for one in IDS if one != "health"]
    assert against == "E92000001" and not more


def test_what_is_wrong_is_said_and_the_page_stays(pressed):
    fault = AnalysisError("Nothing is held of these themes.")
    page, _ = pressed(f"&level=borough&selected={TRAFFORD}", fault)
    page.set(**{"briefing-make": 1})
    assert page.words("briefing-made") == "Nothing is held of these themes."


def test_where_nothing_makes_briefings_it_says_so(visit):
    page = visit("tool=briefing", tools=[TOOL])
    page.set(**{"briefing-make": 1})
    assert page.words("briefing-made").startswith("Briefings cannot be made here")


@pytest.mark.parametrize("code", [TRAFFORD, BUCKLOW, GM])
def test_a_briefing_says_what_the_area_profile_says(views, code):
    figures, place = Figures(views.store, views.catalogue), place_of(code)
    wish = Wish((place,), tuple((one, one) for one in IDS))
    account = account_of(figures, place, wish.comparator(place), IDS)
    who = Who(place.code, place.name, place.level)
    shown = profile_of(
        views, Asked(who, against_of(who, GM), "all", 0, 0.95, tuple((one, one) for one in IDS)), 5
    )
    assert wish.comparator(place).code == against_of(who, GM).code
    ours = {one.reading.title: one for one in account.profile.spines}
    for theirs in shown.spines:
        if theirs.reading.value != theirs.reading.value:
            continue
        mine = ours[theirs.reading.title]
        assert (mine.reading.value, mine.reading.period, mine.reading.area) == (
            theirs.reading.value,
            theirs.reading.period,
            theirs.reading.area,
        )
        assert (mine.verdict, mine.side, mine.rank, mine.of) == (
            theirs.verdict,
            theirs.side,
            theirs.rank,
            theirs.of,
        )
