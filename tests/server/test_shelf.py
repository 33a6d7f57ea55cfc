"""A session keeps the figures that it began with; new ones get the newest; the old ones go."""

from __future__ import annotations

import gc
import weakref

import pytest

import app
from modules.parts.drawings import Drawings
from modules.parts.figures import all_extremes
from modules.parts.provenance import templates
from modules.parts.shelf import Shelf, Shown
from modules.parts.views import Views


@pytest.fixture
def opened():
    """A shelf on real figures, the mark that it looks at, and how often it opened a snapshot."""
    mark, counted = [1], []

    def open_newest() -> Shown:
        counted.append(mark[0])
        views = Views(app.SHELF.newest().views.store, app.CATALOGUE)
        return Shown(views, Drawings(views), f"snapshot {mark[0]}")

    return Shelf(lambda: mark[0], open_newest), mark, counted


def test_a_snapshot_is_opened_once_and_shared(opened):
    shelf, _, counted = opened
    first = shelf.newest()
    assert shelf.newest() is first
    assert counted == [1]


def test_a_session_keeps_its_own_and_the_next_gets_the_newest(opened):
    shelf, mark, counted = opened
    session = shelf.newest()
    mark[0] = 2
    assert shelf.newest().snapshot == "snapshot 2"
    assert session.snapshot == "snapshot 1"
    assert session.views is not shelf.newest().views
    assert counted == [1, 2]


def test_a_snapshot_that_cannot_be_opened_is_tried_again_and_the_old_one_stays(opened):
    shelf, mark, counted = opened
    first = shelf.newest()
    mark[0] = 2
    shelf._open = broken
    with pytest.raises(ZeroDivisionError):
        shelf.newest()
    mark[0] = 1
    assert shelf.newest() is first
    assert counted == [1]


def broken() -> Shown:
    raise ZeroDivisionError


def test_old_figures_die_when_no_session_holds_them(opened, open_on):
    shelf, mark, _ = opened
    views = shelf.newest().views
    screen = open_on(views, "level=borough&selected=E08000009")
    assert screen.figure
    assert "Where this number comes from" in templates(views, screen.subject, "", "E08000009")
    assert len(all_extremes(views, screen.subject))
    gone = weakref.ref(views)
    mark[0] = 2
    shelf.newest()
    del views, screen
    gc.collect()
    assert gone() is None
