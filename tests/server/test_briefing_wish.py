"""What a briefing is wished on, and how far it is."""

from __future__ import annotations

import pytest

from analysis.errors import AnalysisError
from geodata import GM, WHOLE
from modules.tools.briefing.wish import BEGINNING, NOT_HERE, Progress, Wanted, wanted_of

TRAFFORD, BUCKLOW, BOWDON = "E08000009", "E05015244", "E05015241"
THEMES = (("health", "Health"),)


@pytest.fixture
def wished(screen):
    """What a link's screen asks for."""

    def asked(link: str, which: str = "chosen", themes=THEMES) -> Wanted:
        seen = screen(link)
        return wanted_of(seen.subject, seen.chosen, which, themes, GM)

    return asked


def test_the_selected_area_and_the_tray(wished):
    found = wished(f"level=ward25&selected={BUCKLOW}&tray={BOWDON}")
    assert found.areas == ((BUCKLOW, "ward25"), (BOWDON, "ward25"))
    assert found.names == ["Bucklow-St. Martins", "Bowdon"] and not found.reason


def test_without_a_selection_the_borough_drilled_into_and_else_greater_manchester(wished):
    assert wished(f"level=ward25&within={TRAFFORD}").areas == ((TRAFFORD, "borough"),)
    assert wished("level=ward25").areas == ((GM, WHOLE),)


def test_the_borough_is_the_one_that_holds_what_is_selected_or_shown(wished):
    selected = f"level=borough&selected={TRAFFORD}"
    for link in (f"level=ward25&selected={BUCKLOW}", f"within={TRAFFORD}", selected):
        assert wished(link, "borough").areas == ((TRAFFORD, "borough"),)
    assert wished("level=ward25", "borough").reason.startswith("No area is selected")
    assert wished(f"level=ward25&selected={BUCKLOW}", "whole").areas == ((GM, WHOLE),)


def test_no_theme_is_said(wished):
    assert wished("level=ward25", themes=()).reason == "Switch on at least one theme."


def test_the_same_wish_pressed_twice_is_made_twice(wished):
    found = wished("level=ward25")
    assert found.pressed(1) != found.pressed(2) and found.pressed(1) == found.pressed(1)


def test_progress_is_that_of_the_newest_press_only():
    progress, tells = Progress(), []

    def brief(areas, themes, against, tell, stop):
        tells.append(tell)
        tell(0.25, f"press {len(tells)}")
        return "made"

    make = progress.of(brief)
    assert (progress.share, progress.words) == (0.0, BEGINNING)
    first = Wanted((), THEMES, GM).pressed(1)
    assert make(first, lambda: False) == "made"
    assert (progress.share, progress.words) == (0.25, "press 1 …")
    make(first.pressed(2), lambda: False)
    tells[0](0.9, "given up")
    assert progress.words == "press 2 …"


def test_what_cannot_be_made_is_a_sentence():
    wanted = Wanted((), THEMES, GM)
    with pytest.raises(AnalysisError, match=NOT_HERE):
        Progress().of(None)(wanted, lambda: False)
    with pytest.raises(AnalysisError, match="Select an area"):
        Progress().of(None)(Wanted((), THEMES, GM, reason="Select an area."), lambda: False)
