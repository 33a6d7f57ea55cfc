"""Drawings of a profile."""

from __future__ import annotations

from dataclasses import replace

import pytest

import geodata
from modules.tools.profile.charts import Asked, profile_of, rug_against, rug_drawn, spine_drawn
from modules.tools.profile.readings import Against, Who

GM = Against(geodata.GM, "Greater Manchester")
THEMES = (("worklessness", "Worklessness"), ("health", "Health"))


@pytest.fixture
def asked():
    """What a page asks of Trafford."""
    return Asked(Who("E08000009", "Trafford", "borough"), GM, "all", 0, 0.95, THEMES)


def test_a_spine_chart_says_what_it_shows(views, asked):
    drawn = spine_drawn(views, asked)
    assert drawn.title == (
        "Trafford is furthest from Greater Manchester, to the better side, in Median weekly pay of residents"
    )
    assert 'role="img"' in drawn.svg and "Unemployment rate, modelled" in drawn.svg


def test_every_row_can_be_pressed(views, asked):
    drawn = spine_drawn(views, asked)
    rows = {name: (top, height) for name, _, top, height in drawn.rows}
    known = [one for one in profile_of(views, asked, 5).spines if one.reading.value == one.reading.value]
    assert set(rows) == {one.reading.indicator_id for one in known}
    assert all(0 < top < top + height < 100 for top, height in rows.values())


def test_a_rug_marks_the_borough(views, asked):
    drawn = rug_drawn(views, asked)
    assert "indicators that can be tested" in drawn.title
    assert 'role="img"' in drawn.svg


def test_boroughs_are_not_compared_with_one_of_them(asked):
    assert rug_against(replace(asked, against=Against("E08000009", "Trafford"))) == GM
    assert rug_against(asked) == GM


def test_it_is_drawn_once(views, asked):
    assert spine_drawn(views, asked) is spine_drawn(views, asked)
    assert profile_of(views, asked, 3) is not profile_of(views, asked, 5)


def test_nothing_to_draw_is_empty(made_up, asked):
    assert spine_drawn(made_up({"ward25": {"2019": 1.0}}), asked).svg == ""
