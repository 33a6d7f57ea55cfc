"""The panel's words: who, the sentence, and what they say where something is missing."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from htmltools import Tag

import geodata
from modules.parts.comparators import beside_panel
from modules.parts.control_facts import describe_state
from modules.parts.figures import AreaFigure
from modules.parts.summary import inside_words, sentence, summary_panel, who, window_panel
from modules.parts.table_data import table_message

BUCKLOW, BOWDON, TRAFFORD = "E05015244", "E05015241", "E08000009"


@pytest.fixture
def panel_of(words):
    """What the panel's head says on a screen, with the whole map in the window."""

    def panel(opened, in_view=None):
        shown = opened.shown if in_view is None else in_view
        return words(
            summary_panel(opened.views, opened.subject, opened.settings, opened.chosen, opened.view, shown)
        )

    return panel


def test_the_sentence_of_partington_and_bowdon(screen, panel_of):
    said = panel_of(screen(f"selected={BUCKLOW}&tray={BOWDON}"))
    assert (
        "In Bucklow-St. Martins 20.1 % of working-age adults are involuntarily out of work: one and a half "
        "times the Greater Manchester rate and four times Bowdon’s."
    ) in said
    assert said.startswith("A Bucklow-St. Martins Ward in Trafford · E05015244 Its 6 LSOAs In")


def test_the_sentence_follows_the_comparator(screen, panel_of):
    said = panel_of(screen(f"selected={BUCKLOW}&against=parent"))
    assert "the Trafford rate." in said
    assert "Greater Manchester rate" not in said


def test_a_figure_of_one_sex_says_so(screen, panel_of):
    said = panel_of(screen(f"indicator=healthy_life_expectancy&level=borough&selected={TRAFFORD}&sex=male"))
    assert "(males)" in said


def test_a_count_is_not_set_against_a_total(screen, panel_of):
    said = panel_of(screen(f"indicator=claimants&selected={BUCKLOW}"))
    opening = said.partition("Rank")[0]
    assert "times" not in opening and "Greater Manchester number" not in opening


def test_trap_04_a_missing_figure_is_said_with_its_reason(screen, panel_of):
    said = panel_of(screen("indicator=house_price&level=lsoa11&selected=E01004851"))
    assert "There is no figure for" in said
    assert "no figure is published." in said
    assert "£0" not in said


def test_too_few_residents_is_a_reason(screen, panel_of):
    lsoa = geodata.load_areas("lsoa11").sort_values("residents_2011")["area_code"].iloc[0]
    said = panel_of(screen(f"level=lsoa11&selected={lsoa}&population=2000"))
    assert "fewer than 2,000 residents" in said


def test_nothing_selected_says_what_is_in_the_window(screen, panel_of):
    said = panel_of(screen(""))
    assert said.startswith(
        "Greater Manchester Nothing selected: figures for what is in the map window Across 215"
    )
    assert "from 1.1 % (Deansgate) to 27.9 % (Brinnington & Stockport Central)" in said


def test_an_empty_window_says_what_to_do(screen, panel_of):
    opened = screen("")
    said = panel_of(opened, np.zeros(215, dtype=bool))
    assert said.endswith("Nothing in view: zoom out or pick a borough.")


def test_one_area_in_the_window_is_named(screen, panel_of):
    opened = screen("level=borough")
    only = opened.view.area_codes == TRAFFORD
    assert "Trafford: 8.9 %." in panel_of(opened, only)


def test_drilled_in_the_panel_is_about_the_borough(screen, panel_of):
    said = panel_of(screen(f"within={TRAFFORD}&level=lsoa11"))
    assert said.startswith("Trafford Nothing selected")
    assert "Across 138 LSOAs in view" in said


def test_names_are_escaped(screen):
    opened = screen(f"selected={BUCKLOW}")
    hostile: AreaFigure = replace(opened.figure, name="<script>alert(1)</script>", parent='"><b>')
    written = str(who(opened.subject, hostile)) + str(sentence([("<i>", True), ("&", False)]))
    assert "<script>" not in written and "<b>" not in written and "<i>" not in written
    assert "&lt;script&gt;" in written


def test_what_lies_inside_is_counted(screen):
    assert inside_words(screen("").subject, BUCKLOW) == "Its 6 LSOAs"
    assert inside_words(screen("level=borough").subject, TRAFFORD) == "Its 21 wards"
    assert isinstance(who(screen("").subject, screen(f"selected={BUCKLOW}").figure), Tag)


def test_window_without_any_figure_says_so(made_up, open_on, words):
    opened = open_on(made_up({"ward25": {"2019": np.nan}}))
    said = words(window_panel(opened.views, opened.subject, opened.view, opened.shown))
    assert "none with a figure" in said
    assert "None of them has a figure." in said


def test_every_indicator_has_words_figures_and_controls(screen, views, panel_of, words):
    """At its coarsest and finest level: nothing fails, nothing is left as NaN, every message is JSON."""
    seen = 0
    for indicator in views.catalogue.indicators.values():
        open_levels = [level for level in geodata.MAP_LEVELS if level in indicator.levels]
        for level in {open_levels[0], open_levels[-1]}:
            area = geodata.load_areas(level)["area_code"].iloc[-1]
            opened = screen(f"indicator={indicator.id}&level={level}&selected={area}")
            assert opened.subject.level == level and not opened.notices.sentences
            said = panel_of(opened) + words(beside_panel(views, opened.subject, opened.chosen, opened.view))
            assert " nan" not in said.lower() and "none %" not in said.lower()
            message = table_message(opened.rows, opened.subject, opened.against, "Title")
            state = describe_state(
                views,
                opened.subject,
                opened.settings,
                opened.chosen,
                opened.view,
                opened.shown,
                list(opened.beside.values()),
                "",
            )
            json.dumps([message, state], allow_nan=False)
            seen += 1
    assert seen > len(views.catalogue.indicators)
