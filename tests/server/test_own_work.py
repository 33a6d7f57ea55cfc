"""What becomes of a file once its columns are agreed upon: made in a thread, given up if nobody wants it."""

from __future__ import annotations

import pytest

from modules.parts.own_desk import Tray
from modules.parts.own_work import Agreement, Asked, OwnWork
from own import Patience, draft_of
from tests.server.own_file import survey


@pytest.fixture
def tray():
    found = Tray("token", draft_of)
    found.put(draft_of(survey(), "a.csv"), "0" * 64)
    return found


def asked(tray, threshold=5, base=0):
    return Asked(Agreement(tray.number, (), "all", False, base), threshold, ())


def work(tray, patience=Patience):
    return OwnWork(tray, lambda holding: None, patience)


def test_figures_are_made(tray):
    made = work(tray)
    made.make(asked(tray))
    assert made.made is not None and made.made.holding is not None


def test_what_nobody_wants_any_more_is_given_up_and_settles_nothing(tray):
    made = work(tray)
    made.make(asked(tray), lambda: True)
    assert made.made is None
    made.make(asked(tray, base=5))
    assert made.made is not None and made.made.holding is not None


def test_a_file_that_went_meanwhile_shows_nothing(tray):
    def patience(stopped):
        tray.empty()
        return Patience(stopped=stopped)

    made = work(tray, patience)
    made.make(asked(tray))
    assert made.made is None


def test_past_the_limit_of_time_nothing_is_shown_and_nothing_settled(tray):
    ticks = iter(range(10_000))
    made = work(tray, lambda stopped: Patience(1, lambda: float(next(ticks)), stopped))
    made.make(asked(tray))
    assert made.made is not None and made.made.holding is None
    assert made.made.fault.startswith("The small numbers of this file could not be made safe in time")


def test_other_thresholds_of_the_same_file_are_shown_and_another_way_is_not(tray):
    made = work(tray)
    for threshold in (10, 5, 30):
        made.make(asked(tray, threshold))
        assert made.made.holding is not None
    made.make(asked(tray, base=10))
    assert made.made.holding is None
    assert "already shown on this page with small numbers held back" in made.made.fault
