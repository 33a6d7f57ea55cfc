"""What files bring becomes the geography of a data folder: whole, or not at all."""

import json
import os
import subprocess
import sys

import pandas as pd
import pytest

from geodata import BOUNDARIES, GeographyError, load_areas
from geodata.brought import read_brought
from geodata.build import brought
from geodata.build.brought import write_geography
from geodata.build.gathered import Gathered, IncompleteGeography
from geodata.data_folder import geography_of
from tests.unit.brought_geography import gathered, pairs, shapes_of

SEEN = """
import json, geodata
geodata.check_geography()
areas = geodata.load_areas("lsoa21")
code = areas["area_code"].iloc[0]
print(json.dumps({
    "levels": list(geodata.LEVELS), "map": geodata.MAP_LEVELS, "finest": geodata.FINEST,
    "lsoa": geodata.area(code).level, "near": geodata.area(code, "lsoa21").level,
    "of": geodata.levels_of(code), "children": len(geodata.children("E08000009", "lsoa21")),
    "across": len(geodata.children("E05000650", "lsoa21")), "url": geodata.boundary_url("lsoa21"),
    "folders": sorted(geodata.SERVED), "neighbours": len(geodata.load_neighbours("lsoa21")),
    "residents": float(geodata.load_areas("combined_authority")["residents_2021"].iloc[0]),
    "wards": geodata.lookups_of("ward25"), "held": geodata.holds("ward17", "lsoa21"),
    "found": {level: found for level, found in geodata.find_place(code)[0].ancestors.items()},
}))
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_geography(gathered(), folder)
    return folder


@pytest.fixture(scope="module")
def seen(data, root):
    """What a process says that started with the data folder."""
    run = subprocess.run(
        [sys.executable, "-c", SEEN],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        env={**os.environ, "EXPLORER_DATA": str(data)},
    )
    return json.loads(run.stdout)


def test_its_levels_stand_beside_the_embedded_ones(seen):
    assert seen["levels"][:4] == ["lsoa11", "lsoa21", "msoa11", "msoa21"]
    assert seen["map"] == ["borough", "ward25", "ward23", "ward17", "msoa21", "msoa11", "lsoa21", "lsoa11"]
    assert seen["finest"] == ["lsoa11", "lsoa21"]


def test_a_code_of_two_censuses_is_taken_for_the_one_that_is_shown(seen):
    assert seen["of"] == ["lsoa11", "lsoa21"]
    assert (seen["lsoa"], seen["near"]) == ("lsoa11", "lsoa21")
    assert {"lsoa11", "lsoa21", "msoa21", "ward24", "ward25", "borough"} <= set(seen["found"])


def test_areas_lead_to_those_inside_them_through_their_own_lookup_only(seen):
    assert seen["children"] == (load_areas("lsoa11")["parent_name"] == "Trafford").sum()
    assert seen["across"] == 0
    assert not seen["held"]
    assert seen["wards"] == ["lsoa11", "lsoa21"]


def test_boundaries_are_served_beside_the_embedded_ones(seen, data):
    assert seen["folders"] == ["geo", "geo-data"]
    folder, name = seen["url"].split("/")
    assert folder == "geo-data"
    assert (data / "geography" / "boundaries" / name).is_file()
    assert not (BOUNDARIES / name).exists()


def test_people_of_2021_are_added_up(seen):
    assert seen["residents"] == 2.0 * len(pairs())


def test_writing_the_same_again_gives_the_same_files(data, tmp_path):
    write_geography(gathered(), tmp_path)
    assert read_brought(tmp_path / "geography").sha256 == read_brought(data / "geography").sha256


def test_a_level_without_boundaries_is_not_on_the_map(data):
    levels = {level.key: level for level in read_brought(data / "geography").levels}
    assert (levels["ward24"].on_map, levels["ward24"].areas) == (False, 215)
    assert (levels["ward23"].on_map, levels["ward23"].areas) == (True, 215)


def test_what_comes_later_stands_beside_what_was_there(tmp_path):
    write_geography(gathered(polygons={}, people=None), tmp_path)
    names = load_areas("ward17").set_index("area_code")["name"].to_dict()
    done = write_geography(Gathered({}, {"ward22": [shapes_of("ward17")]}, names), tmp_path)
    assert [level.key for level in done.levels] == ["lsoa21", "msoa21", "ward22", "ward24"]
    assert read_brought(tmp_path / "geography").lookups == ("lsoa21",)


def test_files_that_bring_no_level_write_nothing(tmp_path):
    done = write_geography(Gathered({"old.csv": pd.DataFrame({"lsoa11": ["E01004766"]})}, {}), tmp_path)
    assert done.levels == ()
    assert list(tmp_path.iterdir()) == []


def test_boundaries_that_lack_areas_are_refused_and_the_old_ones_stay(data, tmp_path):
    few = shapes_of("lsoa11").iloc[:-7]
    write_geography(gathered(polygons={}), tmp_path)
    before = read_brought(tmp_path / "geography").sha256
    with pytest.raises(IncompleteGeography, match=r"lack 7 of 1,673 LSOAs of 2021"):
        write_geography(gathered(polygons={"lsoa21": [few]}), tmp_path)
    assert read_brought(tmp_path / "geography").sha256 == before


def test_wards_that_lose_a_borough_are_refused(tmp_path):
    wards = load_areas("ward25").set_index("area_code")["parent_name"]
    without = shapes_of("ward25")[lambda shapes: shapes.index.map(wards) != "Bury"]
    with pytest.raises(IncompleteGeography, match=r"No area of ward23 lies in Bury|lack \d+ of 215 wards"):
        write_geography(gathered(polygons={"ward23": [without]}, lookups={}), tmp_path)


def test_a_geography_that_is_damaged_is_not_written_over(tmp_path):
    write_geography(gathered(polygons={}), tmp_path)
    (tmp_path / "geography" / "areas.parquet").write_bytes(b"half")
    with pytest.raises(GeographyError, match=r"areas\.parquet is not the file that was written\. Remove"):
        write_geography(gathered(polygons={}), tmp_path)


def test_a_crash_between_old_and_new_leaves_the_old_one(tmp_path, monkeypatch):
    write_geography(gathered(polygons={}), tmp_path)
    whole = read_brought(geography_of(tmp_path)).sha256

    def crash(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(brought, "_crosswalk", crash)
    with pytest.raises(KeyboardInterrupt):
        write_geography(gathered(polygons={}), tmp_path)
    assert read_brought(geography_of(tmp_path)).sha256 == whole
    (tmp_path / "geography").rename(tmp_path / "geography.old")
    assert read_brought(geography_of(tmp_path)).sha256 == whole
