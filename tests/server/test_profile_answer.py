"""A profile as a reader sees it."""

from __future__ import annotations

import pytest

import geodata
from modules.tools.profile.answer import (
    SELECT,
    all_figures,
    behind,
    chart_of,
    ends_of,
    head_of,
    moves_section,
    sentences_of,
)
from modules.tools.profile.charts import Asked, profile_of, spine_drawn
from modules.tools.profile.readings import WHOLE, Against, Who
from modules.tools.profile.tool import moved_of

GM, ENGLAND = Against(geodata.GM, "Greater Manchester"), Against(geodata.ENGLAND, "England")
THEMES = (
    ("worklessness", "Worklessness"),
    ("health", "Health"),
    ("housing", "Housing"),
    ("skills", "Skills"),
)
WARD = Asked(Who("E05015244", "Bucklow-St. Martins", "ward25"), GM, "all", 0, 0.95, THEMES)
BOROUGH = Asked(Who("E08000009", "Trafford", "borough"), GM, "all", 0, 0.95, THEMES)
ALL = Asked(Who(geodata.GM, "Greater Manchester", WHOLE), ENGLAND, "all", 0, 0.95, THEMES)


@pytest.fixture
def found(views):
    """A profile of the real figures."""
    return lambda asked, most=5: profile_of(views, asked, most)


def test_sentence_strengths_and_concerns_come_first(found, words):
    said = words(head_of(BOROUGH, found(BOROUGH)))
    assert said.startswith("Trafford lies on the better side of Greater Manchester in 21 of 23 indicators")
    assert "Strengths: Median weekly pay of residents (£700)" in said
    assert "Concerns: Adults in further education and skills" in said
    assert SELECT not in said
    assert SELECT in words(head_of(ALL, found(ALL)))


def test_best_and_worst_can_be_opened_on_the_map(found, words):
    lists = ends_of(BOROUGH, found(BOROUGH))
    assert 'data-show="weekly_pay"' in str(lists)
    assert "Best against Greater Manchester Median weekly pay of residents better £700" in words(lists)
    assert "English and maths by age 19 not tested 83.6 %" in words(lists)


def test_the_number_named_is_the_readers(found):
    assert str(ends_of(BOROUGH, found(BOROUGH, 3))).count("data-show") < str(
        ends_of(BOROUGH, found(BOROUGH, 10))
    ).count("data-show")


def test_what_moved_is_told_apart_from_what_only_seems_to(views, found, words):
    name, moves = moved_of(views, BOROUGH, found(BOROUGH))
    said = words(moves_section(BOROUGH, moves, name))
    assert "Worsening Adults living with obesity since 2023/24, worse +6.6 points" in said
    assert "Improving None." in said
    assert "Universal Credit asked more people" in said


def test_an_area_with_one_period_shows_its_boroughs_changes_by_name(views, found, words):
    name, moves = moved_of(views, WARD, found(WARD))
    assert name == "Trafford"
    assert "Bucklow-St. Martins has one period only. Trafford: Of 18 indicators" in words(
        moves_section(WARD, moves, name)
    )


def test_a_press_on_a_row_of_the_chart_shows_the_indicator(views, found, words):
    chart = chart_of(spine_drawn(views, WARD), WARD, found(WARD))
    assert 'aria-label="Show Employment deprivation on the map"' in str(chart)
    assert "Figures that name another area are that area’s" in words(chart)


def test_all_figures_are_one_click_deeper_with_comparator_and_rank(found, words):
    said = words(all_figures(WARD, found(WARD)))
    assert "Employment deprivation 2019 20.1 % 13.4 % not tested, 28th of 215" in said
    assert "Unemployment rate, modelled 2023 Trafford: 3.1 % 4.4 % better, 8th of 10" in said


def test_what_is_missing_or_unplaced_is_listed_with_the_reason(found, words):
    said = words(behind(WARD, found(WARD)))
    assert "standard deviations of the wards" in said
    assert "Median house price: a median of LSOAs cannot be added up" in said
    assert "Households in social housing: neither more nor less of it is better." in said


def test_a_file_gets_the_profile_in_sentences(views, found):
    sentences = sentences_of(BOROUGH, found(BOROUGH), moved_of(views, BOROUGH, found(BOROUGH))[1])
    text = " ".join(sentences).replace("\u00a0", " ")
    assert "Employment rate (2023): 75.0 %; Greater Manchester 71.9 %; similar; 3rd of 10." in text
    assert "Adults living with obesity: +6.6 points since 2023/24, worse." in text
