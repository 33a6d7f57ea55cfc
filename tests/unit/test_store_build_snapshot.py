"""The build gives the same bytes every time, and a build that fails leaves the old snapshot serving."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from catalogue import Catalogue, load_catalogue
from sources import Incomplete, SourceError
from store import Store
from store.build.snapshot import build, members
from store.build.tables import TABLES, check_tables
from store.snapshot import FOLDER, MANIFEST, file_of
from store.snapshot import TABLES as FILES

OWN = load_catalogue().embedded()


def only(*names, **changes):
    chosen = {name: replace(OWN.indicators[name], **changes) for name in names}
    return Catalogue(MappingProxyType(chosen), OWN.sources)


def test_a_rebuild_gives_the_same_bytes(tmp_path):
    build(OWN, check_tables(), TABLES, tmp_path / "snapshot")
    for table in FILES:
        assert file_of(tmp_path / "snapshot", table).read_bytes() == file_of(FOLDER, table).read_bytes()
    assert (tmp_path / "snapshot" / MANIFEST).read_bytes() == (FOLDER / MANIFEST).read_bytes()


def test_one_more_indicator_is_built_from_its_entry(tmp_path):
    entry = replace(OWN.indicators["crime"], id="crime_again")
    catalogue = Catalogue(MappingProxyType({"crime_again": entry}), OWN.sources)
    build(catalogue, check_tables(), TABLES, tmp_path / "snapshot")
    built = Store(tmp_path / "snapshot", catalogue=catalogue)
    assert built.observations("crime_again", "ward25")["value"].notna().all()
    assert set(built.breaks("crime_again", "ward25", "2019")) == set(range(3, 10))


def test_a_failed_build_leaves_the_snapshot_in_place(tmp_path):
    folder = tmp_path / "snapshot"
    build(only("crime"), check_tables(), TABLES, folder)
    before = (folder / MANIFEST).read_bytes()
    with pytest.raises(SourceError):
        build(only("crime", query={"value": "no_such_column"}), check_tables(), TABLES, folder)
    assert (folder / MANIFEST).read_bytes() == before
    assert Store(folder, catalogue=only("crime")).periods("crime", "borough") == ["2019"]


def test_a_new_build_takes_the_place_of_the_old_one(tmp_path):
    folder = tmp_path / "snapshot"
    build(only("crime"), check_tables(), TABLES, folder)
    build(only("weekly_pay"), check_tables(), TABLES, folder)
    assert Store(folder, catalogue=only("weekly_pay")).periods("weekly_pay", "borough")
    assert [path.name for path in tmp_path.iterdir()] == ["snapshot"]


def test_a_source_without_its_table_is_refused(tmp_path):
    origins = check_tables()
    del origins["iod2019_lsoa11.csv"]
    with pytest.raises(Incomplete, match=r"no source table iod2019_lsoa11\.csv"):
        build(only("crime"), origins, TABLES, tmp_path / "snapshot")


def test_every_lsoa_is_a_member_once_at_each_larger_level():
    counts = members().groupby("level")["lsoa"].agg(["size", "nunique"])
    assert set(counts.index) == {"borough", "combined_authority", "msoa11", "ward17", "ward25"}
    assert (counts == 1673).all().all()
