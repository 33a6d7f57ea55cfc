"""Lookups: the areas they bring, and the changes they tell."""

from pathlib import Path

import pytest

from geodata import load_areas
from geodata.crosswalks import BrokenLookup
from sources import Incomplete
from sources.files.areas import KnownAreas
from sources.files.lookups import lookup_of
from sources.files.sheet import read_sheet

DATAPACK = Path(__file__).parents[3] / "shared" / "datapack" / "lookups"
HERE = load_areas("lsoa11")["area_code"].iloc[0]
CONTENT = f"LSOA11CD,LSOA11NM,LSOA21CD,CHGIND\n{HERE},Here,{HERE},U\nE01000001,London,E01000001,U\n"


def lookup(folder, content=CONTENT):
    path = folder / "lookup.csv"
    path.write_text(content, encoding="utf-8")
    return lookup_of(read_sheet(path))


def test_it_brings_the_areas_of_greater_manchester(tmp_path):
    areas = lookup(tmp_path).areas(KnownAreas.held())
    assert areas == {("lsoa", "2011"): {HERE}, ("lsoa", "2021"): {HERE}}


def test_a_borough_tells_where_a_line_is(tmp_path):
    wards = "WD24CD,WD24NM,LAD24CD\nE05099999,New,E08000001\nE05000001,Away,E09000001\n"
    assert lookup(tmp_path, wards).areas(KnownAreas.held()) == {("ward", "2024"): {"E05099999"}}


def test_a_lookup_of_somewhere_else_is_refused(tmp_path):
    with pytest.raises(Incomplete, match="no line of an area of Greater Manchester"):
        lookup(tmp_path, CONTENT.replace(HERE, "E01000002")).areas(KnownAreas.held())


def test_change_codes_make_a_crosswalk(tmp_path):
    assert lookup(tmp_path).lsoa_changes().pairs["share"].tolist() == [1, 1]
    assert lookup(tmp_path, CONTENT.replace("CHGIND", "NOTE")).lsoa_changes() is None
    with pytest.raises(BrokenLookup, match="said to be split"):
        lookup(tmp_path, CONTENT.replace(",U", ",S")).lsoa_changes()


def test_figures_are_no_lookup(tmp_path):
    assert lookup(tmp_path, "LSOA11CD,LAD11CD,value\nE01000001,E09000001,5\n") is None
    assert lookup(tmp_path, "LSOA11CD,name\nE01000001,Somewhere\n") is None


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
@pytest.mark.parametrize(
    ("name", "key", "areas"),
    [
        ("lookup_lsoa11_lsoa21_ltla22.csv", ("lsoa", "2021"), 1702),
        ("lookup_lsoa21_ward24_ltla24.csv", ("ward", "2024"), 215),
        ("lookup_lsoa11_ward17.csv", ("lsoa", "2011"), 1673),
        ("2021_lsoa_to_ward_best-fit_lookup.csv", ("ward", "2022"), 215),
    ],
)
def test_published_lookups_bring_every_area(name, key, areas):
    brought = lookup_of(read_sheet(DATAPACK / name)).areas(KnownAreas.held())
    assert len(brought[key]) == areas
