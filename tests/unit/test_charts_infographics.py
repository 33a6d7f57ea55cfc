"""The ready pictures: each in every size, nothing cut off, what they say in words made from the figures."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.classification import MISSING
from analysis.council_colours import council_colours
from charts import AreaMap, Chosen, Comparator, Series, Words
from charts.infographic_change import BeforeAfterPicture, Step, draw_before_after
from charts.infographic_gradient import GradientPicture, draw_gradient
from charts.infographic_headline import Headline, draw_headline
from charts.infographic_map import MapPicture, draw_map, free_corner
from charts.infographic_profile import Card, Line, draw_card
from charts.infographic_ranked import RankedBars, bars_of, draw_ranked
from charts.infographic_trend import TrendPicture, draw_trend
from charts.poster import Look, Room
from tests.unit.made_pictures import CAPTION, check_sheet, every_size

WARDS = Words("Employment deprivation", "2019", "ward", "wards")
HUNDRED_WARDS = pd.DataFrame(
    {
        "area_code": [f"E05{n:06d}" for n in range(100)],
        "name": [f"Ward with a rather long name {n}" for n in range(100)],
        "value": np.linspace(1.0, 30.0, 100),
    }
)


def words_on(picture) -> str:
    return " ".join(text.get_text() for text in picture.figure.texts if text.get_text())


@every_size
def test_a_share_is_so_many_of_a_hundred_signs(look):
    told = Headline("Oldham", 14.4, whom="working-age adults", others=(("Greater Manchester", 13.4),))
    picture = draw_headline(told, CAPTION, look)
    check_sheet(picture)
    assert "14" in words_on(picture) and "Greater Manchester 13.4" in words_on(picture)
    assert picture.alt == (
        "Employment deprivation (%), Greater Manchester, 2019. Oldham: 14.4\u00a0%, 14 of 100 "
        "working-age adults, drawn as that many of a hundred signs in colour. Greater Manchester 13.4\u00a0%."
    )


@every_size
def test_a_long_name_of_the_people_has_room(look):
    people = "residents aged 16 to 64 living in households"
    picture = draw_headline(Headline("Oldham", 76.4, whom=people), CAPTION, look)
    check_sheet(picture)
    assert people in picture.alt


@every_size
@pytest.mark.parametrize("shape", ["person", "house", "square"])
def test_every_sign_is_drawn_in_two_colours(look, shape):
    picture = draw_headline(Headline("Oldham", 40.0, whom="households", shape=shape), CAPTION, look)
    colours = {
        colour
        for patch in picture.figure.patches + picture.figure.artists
        for colour in [
            tuple(np.round(patch.get_edgecolor() if not patch.get_fill() else patch.get_facecolor(), 2))
        ]
    }
    assert len(colours) >= 3  # the strip, the filled and the others


def test_less_than_one_of_a_hundred_is_not_told_as_none():
    picture = draw_headline(Headline("Oldham", 0.3, whom="residents"), CAPTION, Look())
    assert "fewer than 1 of 100 residents" in picture.alt
    assert "< 1" in words_on(picture)


@every_size
@pytest.mark.parametrize("value", [-0.07, 62.3, 145_000.0])
def test_a_number_that_is_no_share_stands_beside_others(look, value):
    told = Headline("Oldham", value, "£" if value > 1000 else "years", 0, others=(("England", value * 0.9),))
    picture = draw_headline(told, CAPTION, look)
    check_sheet(picture)
    assert "England" in words_on(picture)


@every_size
def test_the_chosen_area_is_always_among_the_bars(look):
    told = RankedBars(
        chosen=Chosen("E05000040", "W"), comparator=Comparator("Greater Manchester", 13.4), words=WARDS
    )
    picture = draw_ranked(HUNDRED_WARDS, told, CAPTION, look)
    check_sheet(picture)
    assert "wards …" in words_on(picture)
    assert picture.alt.startswith("Ranking of Employment deprivation, 2019: 100 wards, highest Ward")
    assert "60th of 100" in picture.alt


@pytest.mark.parametrize("most", [6, 7, 9, 14, 40, 101])
def test_bars_fill_the_room_they_have_and_count_what_they_leave_out(most):
    told = RankedBars(chosen=Chosen("E05000040", "W"), comparator=Comparator("GM", 13.4), words=WARDS)
    bars = bars_of(HUNDRED_WARDS, told, most)
    assert len(bars) <= max(most, 7)
    left_out = sum(
        int(one.name.split()[1]) for one in bars if not np.isfinite(one.value) and one.name[2].isdigit()
    )
    spelled = {
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
    }
    left_out += sum(spelled.get(one.name.split()[1], 0) for one in bars if not np.isfinite(one.value))
    assert left_out + sum(bool(np.isfinite(one.value)) for one in bars) == 101
    values = [one.value for one in bars if np.isfinite(one.value)]
    assert values == sorted(values, reverse=True)


def square(west: float, south: float, side: float = 0.1) -> tuple[np.ndarray, ...]:
    corners = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)]
    return (np.array([(west + x, south + y) for x, y in corners]),)


@every_size
def test_a_map_has_its_legend_and_hatches_what_has_no_figure(look):
    shapes = {f"E{n}": square(-2.5 + 0.1 * (n % 3), 53.4 + 0.1 * (n // 3)) for n in range(9)}
    areas = pd.DataFrame(
        {
            "area_code": list(shapes),
            "name": [f"Area {n}" for n in range(9)],
            "value": [*range(8), np.nan],
            "klass": [0, 0, 1, 1, 2, 2, 2, 2, MISSING],
            "lat": 53.5,
            "lon": -2.4,
        }
    )
    classes = AreaMap(
        ("#21814F", "#E8CE6E", "#B5201F"), ("under 2 %", "2 to under 4 %", "4 % and over"), selected="E4"
    )
    told = MapPicture(classes, WARDS, shapes, ("2", "4 %"), "E4", "Area 4 in the North")
    picture = draw_map(areas, shapes, told, CAPTION, look)
    check_sheet(picture)
    assert picture.alt.startswith(
        "Map of Employment deprivation, 2019: nine wards, from 0.0\u00a0% in Area 0"
    )
    assert "1 without a figure" in picture.alt
    hatched = [one for one in picture.figure.patches + picture.figure.artists if one.get_hatch()]
    assert hatched


def test_the_inset_takes_a_corner_that_is_free():
    space = Room(0, 0, 200, 100)
    assert free_corner(space, np.array([[100.0, 50.0]])).bottom == 100
    assert free_corner(space, np.array([[10.0, 90.0]])) == Room(0, 0, 46, 34)
    assert free_corner(space, np.array([[10.0, 90.0], [10.0, 10.0], [190.0, 90.0], [190.0, 10.0]])) is None


@every_size
@pytest.mark.parametrize("periods", [2, 14])
def test_a_trend_names_its_lines_at_their_ends(look, periods):
    starts = pd.date_range("2010-01-01", periods=periods, freq="YS")
    rows = pd.concat(
        pd.DataFrame(
            {
                "area_code": code,
                "period": [f"{start:%Y}" for start in starts],
                "period_start": starts,
                "period_end": starts + pd.DateOffset(years=1, days=-1),
                "value": np.linspace(low, low + 2, periods),
            }
        )
        for code, low in (("A", 5.0), ("B", 5.1), ("C", 5.2))
    )
    lines = (
        Series("A", "Oldham", "selected"),
        Series("B", "Greater Manchester"),
        Series("C", "England", "country"),
    )
    picture = draw_trend(rows, TrendPicture(lines, words=WARDS), CAPTION, look)
    check_sheet(picture)
    assert all(name in words_on(picture) for name in ("Oldham 7.0", "GM 7.1", "England 7.2", "2010"))
    assert (
        "Greater Manchester: 2010 5.1\u00a0% to" in picture.alt
        or "Greater Manchester: 2010 5.1" in picture.alt
    )


@every_size
@pytest.mark.parametrize("values", [[21.1, 16.6, 12.9, 10.3, 5.6], [0.9, 0.3, -0.2, -0.5, -0.8]])
def test_a_gradient_has_a_column_for_each_group(look, values):
    groups = pd.DataFrame(
        {"number": range(1, 6), "value": values, "lower": np.nan, "upper": np.nan, "population": 1.0}
    )
    picture = draw_gradient(groups, GradientPicture("Employment deprivation"), CAPTION, look)
    check_sheet(picture)
    assert "Most deprived" in words_on(picture) and "Least deprived" in words_on(picture)
    assert picture.alt.startswith(
        "Employment deprivation by groups from most deprived to least deprived. Group 1:"
    )


@every_size
def test_before_and_after_say_both_values_and_their_notes(look):
    steps = [Step("Oldham", 2.7, 4.5), Step("Greater Manchester", 2.5, 3.2), Step("England", 3.2, 2.2)]
    told = BeforeAfterPicture(
        "November 2015", "November 2018", title="Claimant rate", notes=("Rules changed.",)
    )
    picture = draw_before_after(steps, told, CAPTION, look)
    check_sheet(picture)
    assert picture.alt.startswith(
        "Claimant rate, November 2015 and November 2018. Oldham: 2.7\u00a0% to 4.5\u00a0%."
    )
    assert picture.alt.endswith("Rules changed.")


@every_size
def test_a_card_shows_both_sides_with_their_units(look):
    line = Line(
        "Adults in further education and skills, of all levels", 6937.0, 5612.0, "per 100,000", 0, "2022/23"
    )
    card = Card("Oldham", "England", (Line("Employment rate", 71.9, 76.0),) * 5, (line,) * 5)
    picture = draw_card(card, CAPTION, look)
    check_sheet(picture)
    assert "Worse than England: Employment rate: 71.9\u00a0% (England 76.0\u00a0%)" in picture.alt
    if "Better than England" in words_on(picture):
        assert "per 100,000" in words_on(picture)


def test_the_council_s_colours_are_on_the_sheet():
    look = Look("half", council_colours("#005EA5", "#B58900"))
    picture = draw_headline(Headline("Oldham", 14.4, whom="adults"), CAPTION, look)
    number = next(text for text in picture.figure.texts if text.get_text() == "14")
    assert number.get_color() == "#005EA5"
