"""Groups of areas on the map, in the table and in files."""

from __future__ import annotations

import json

import numpy as np
import pytest
from shapely.geometry import shape

import geodata
from modules.parts.export import data_columns
from modules.parts.export_shapes import write_geojson, write_geopackage
from modules.parts.tool_table import tool_message, tool_notes
from modules.parts.views import EXCLUDED, HIDDEN, MISSING, PLAIN
from modules.tools.own_areas.figures import group_figures, view_of_groups
from modules.tools.own_areas.map import paint, table
from store.grouped import grouped_figures
from tests.server.own_areas_file import groups_of, thirds


@pytest.fixture
def made(screen):
    """What a file of groups gives on a link's screen: figures, view and the screen."""

    def made_of(link, rows):
        seen = screen(link)
        found = group_figures(seen.views, grouped_figures, groups_of(rows), seen.subject)
        return found, view_of_groups(found, seen.settings), seen

    return made_of


def painted(made, link, rows):
    found, view, seen = made(link, rows)
    return paint(found, view, seen.subject.level, seen.shown, seen.against), view, found


def test_every_area_has_the_colour_and_the_words_of_its_group(made):
    rows = thirds()
    painting, view, found = painted(made, "level=ward25&indicator=social_rented", rows)
    at = dict(zip(geodata.load_areas("ward25")["area_code"], range(215), strict=True))
    for code, group in rows:
        place = found.grouping.groups.index(group)
        assert painting.codes[at[code]] == view.classes[place]
        assert painting.values[at[code]] == pytest.approx(view.values[place], abs=0.05)
        names, limits, _ = (one["names"][one["values"][at[code]]] for one in painting.about["extras"])
        assert names == group
        assert limits.startswith(" (") and " to " in limits
        assert painting.outline[at[code]] == place
    others = np.ones(215, bool)
    others[[at[code] for code, _ in rows]] = False
    assert set(painting.codes[others]) == {MISSING}
    assert set(painting.outline[others]) == {255}
    reason = painting.about["extras"][2]
    assert reason["names"][reason["values"][int(np.flatnonzero(others)[0])]] == "in none of your groups"


def test_an_area_in_several_groups_is_set_aside_and_says_so(made):
    painting, *_ = painted(made, "level=borough&indicator=social_rented", thirds("lsoa11"))
    at = int(np.flatnonzero(geodata.load_areas("borough")["area_code"] == "E08000009")[0])
    assert painting.codes[at] == EXCLUDED
    reason = painting.about["extras"][2]
    assert reason["names"][reason["values"][at]] == "parts of it are in different groups"


def test_areas_outside_the_borough_drilled_into_are_hidden(made):
    painting, *_ = painted(made, "level=ward25&within=E08000001&indicator=social_rented", thirds())
    inside = geodata.load_areas("ward25")["parent_code"].to_numpy() == "E08000001"
    assert set(painting.codes[~inside]) == {HIDDEN}
    assert set(painting.outline) == {255}


def test_numbers_of_people_have_no_colour(made):
    painting, *_ = painted(made, "level=lsoa11&indicator=claimants", thirds("lsoa11"))
    assert set(painting.codes) == {PLAIN, MISSING}
    assert painting.about["breaks"] is None


def test_the_table_has_a_row_a_group_with_counts_and_interval(made):
    found, view, seen = made("level=ward25&indicator=social_rented", thirds())
    told = tool_message(table(found, view, seen.against), "ward25")
    assert [one["id"] for one in told["columns"]] == [
        "rank", "name", "value", "parts", "residents", "numerator", "denominator", "lower_ci", "upper_ci",
        "verdict", "flag",
    ]  # fmt: skip
    assert told["columns"][1]["title"] == "Group"
    assert told["areas"]["name"] == ["East", "North", "West"]
    assert told["more"]["parts"] == [7, 7, 7]
    assert told["selects"] is False


def test_a_file_has_the_groups_and_how_they_were_made(made):
    found, view, seen = made("level=ward25&indicator=social_rented", thirds())
    held = table(found, view, seen.against)
    notes = tool_notes(held, "ward25", {}, "http://localhost/")
    rows = data_columns(held.rows, notes)
    assert list(rows)[:3] == ["name", "rank", "value"]
    assert "area_code" not in rows
    assert dict(notes.metadata)["Made of"] == "LSOAs"
    assert dict(notes.metadata)["Not in a group"].startswith("194 wards with ")
    assert notes.titles["name"] == "Group"


def test_files_with_boundaries_have_those_of_the_groups(made, tmp_path):
    import geopandas

    found, view, seen = made("level=lsoa11&indicator=social_rented", thirds("lsoa11"))
    held = table(found, view, seen.against)
    notes = tool_notes(held, "lsoa11", {}, "")
    features = json.loads(write_geojson(held.rows, notes, held.made_at, held.made_of))["features"]
    assert [one["properties"]["name"] for one in features] == ["East", "North", "West"]
    whole = json.loads(geodata.boundary_path("borough").read_text("utf-8"))["features"]
    trafford = next(shape(one["geometry"]) for one in whole if one["id"] == "E08000009")
    areas = [shape(one["geometry"]).area for one in features]
    assert sum(areas) == pytest.approx(trafford.area, rel=0.01)
    path = tmp_path / "groups.gpkg"
    path.write_bytes(write_geopackage(held.rows, notes, held.made_at, held.made_of))
    read = geopandas.read_file(path)
    assert read["name"].tolist() == ["East", "North", "West"]
    assert [one.area for one in read.geometry] == pytest.approx(areas)
