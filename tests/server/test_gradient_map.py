"""A gradient on the map and in the table."""

from __future__ import annotations

import numpy as np
import pytest

from modules.parts.palettes import NAMED
from modules.tools.gradient.choice import Wish
from modules.tools.gradient.figures import gradient_of
from modules.tools.gradient.map import paint, table


@pytest.fixture
def made(screen):
    """A gradient and the areas in sight at a link."""

    def opened(link, **wish):
        page = screen(link)
        return gradient_of(
            page.views, page.subject, page.settings, Wish(**{"draws": 2000, **wish})
        ), page.shown

    return opened


def test_each_area_has_the_colour_of_its_group(made):
    found, shown = made("indicator=social_rented&level=ward25")
    painting = paint(found, shown)
    assert np.array_equal(painting.codes, found.groups.member - 1)
    assert painting.about["groups"][0] == "Most deprived fifth"
    assert painting.about["legend"] == "Groups by the Index of Multiple Deprivation"


@pytest.mark.parametrize("n", range(3, 11))
def test_there_are_colours_for_every_number_of_groups(made, n):
    found, shown = made("indicator=social_rented&level=ward25", groups=n)
    palette = paint(found, shown).about["palette"]
    for name in (palette, f"{palette}-safe"):
        assert {len(set(NAMED[name][mode].split())) for mode in ("light", "dark")} == {n}


def test_areas_outside_the_borough_are_not_shown_and_in_no_group(made):
    found, shown = made("indicator=social_rented&level=ward25&within=E08000009")
    codes = paint(found, shown).codes
    assert (codes[~shown] == 255).all()
    assert set(codes[shown].tolist()) == {0, 1, 2, 3, 4}


def test_an_area_left_out_is_hatched_not_coloured_as_low(made):
    found, shown = made("indicator=social_rented&level=lsoa11&population=2000")
    codes = paint(found, shown).codes
    assert (codes[found.groups.member == 0] == 254).all()


def test_the_sentence_of_the_map_names_the_group_and_its_value(made):
    found, shown = made("indicator=social_rented&level=ward25")
    about = paint(found, shown).about
    assert (
        about["sentence"]
        == "{name}, {parent}: {group}. Households in social housing: {value}; its group {extra0}"
    )
    first = int(np.flatnonzero(found.groups.member == 1)[0])
    assert about["extras"][0]["values"][first] == pytest.approx(found.values.value[0], abs=0.05)


def test_the_table_has_each_area_with_its_group(made):
    found, shown = made("indicator=social_rented&level=ward25&within=E08000009")
    made_table = table(found, shown)
    rows = made_table.rows
    assert len(rows) == 21
    assert rows["rank"].min() == 1
    ends = rows[rows["group"] == 1]
    assert set(ends["group_name"]) == {"Most deprived fifth"}
    assert ends["group_value"].to_numpy() == pytest.approx(found.values.value[0])
    assert (rows["group_lower"] < rows["group_value"]).all()
    assert made_table.indicators == ("social_rented", "imd_score")
    assert set(rows.columns) >= {one.id for one in made_table.columns}


def test_a_download_lists_the_settings_the_indices_and_the_groups(made):
    found, shown = made("indicator=social_rented&level=lsoa11")
    facts = dict(table(found, shown).facts)
    assert facts["Ranked by"] == "Index of Multiple Deprivation, score (2019)"
    assert facts["Draws and seed"].startswith("2,000, ")
    assert facts["Slope index (SII)"].startswith("61.4")
    assert facts["Most deprived fifth"].startswith("52.0\u00a0% (")


def test_areas_without_a_figure_say_why(made):
    found, shown = made("indicator=social_rented&level=lsoa11&population=2000")
    rows = table(found, shown).rows
    missing = rows[rows["group"].isna()]
    assert len(missing)
    assert (missing["reason"] != "").all()
    assert (missing["rank"] == 0).all()
