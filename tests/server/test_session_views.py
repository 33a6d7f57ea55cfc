"""A session's own figures over those of the process."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
from shiny import reactive

from modules.parts.keeping import kept_with_views
from modules.parts.session_views import SessionViews, in_reactive
from tests.server.conftest import open_screen
from tests.unit.own_files import borough_rows, holding_of

ROWS = borough_rows(
    "Happy", ("Bury", "Yes", 50), ("Bury", "No", 50), ("Manchester", "Yes", 90), ("Manchester", "No", 90)
)
LINK = "indicator=own_1_1&level=borough"


@pytest.fixture
def mine(views):
    return SessionViews(views)


def test_without_data_of_its_own_a_session_has_the_process_s_views(mine, views):
    assert mine.current is views
    assert mine.layered is None
    assert open_screen(mine, "").view is open_screen(views, "").view


def test_own_figures_are_views_like_any_other_and_published_ones_are_not_made_twice(mine, views):
    mine.lay(holding_of(ROWS))
    screen = open_screen(mine, LINK)
    assert screen.subject.indicator.title == "Happy: yes"
    assert screen.value_of("E08000002") == 50
    assert mine.has(screen.subject)
    assert screen.beside["E47000001"].value == pytest.approx(50)
    published = open_screen(mine, "level=borough")
    assert published.view is open_screen(views, "level=borough").view
    assert not mine.has(published.subject)
    assert mine.origin(screen.subject).publisher == "Your own file"


def test_the_process_never_learns_of_them(mine, views):
    mine.lay(holding_of(ROWS))
    open_screen(mine, LINK)
    assert not [name for name in views.catalogue.indicators if name.startswith("own_")]
    said = open_screen(views, LINK).notices.sentences
    assert said == ["Own data stay in their session until forgotten; showing Employment deprivation instead."]


def test_answers_kept_for_the_process_are_shared_until_a_session_has_its_own(mine, views):
    made = []

    @kept_with_views(maxsize=4)
    def counted(views):
        made.append(1)
        return len(views.catalogue.indicators)

    usual = counted(views)
    assert counted(mine) == usual
    assert len(made) == 1
    mine.lay(holding_of(ROWS))
    assert counted(mine) == usual + 2
    mine.lay(None)
    assert counted(mine) == usual
    assert len(made) == 2


def test_when_a_session_ends_its_figures_are_gone(mine):
    mine.lay(holding_of(ROWS))
    view = ref(open_screen(mine, LINK).view)
    layered = ref(mine.current)
    mine.end()
    gc.collect()
    assert view() is None
    assert layered() is None


def test_whether_something_is_asked_in_a_reactive_function():
    assert not in_reactive()
    with reactive.isolate():
        assert in_reactive()
