import shutil
from pathlib import Path

import pytest

from sources import Incomplete, SourceUnavailable
from store.build.tables import DESCRIPTION, TABLES, check_tables

SHARED = Path(__file__).parents[3] / "shared" / "figures"


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(TABLES, tmp_path / "tables")


def test_our_own_tables_are_the_ones_described():
    assert check_tables()["iod2019_lsoa11.csv"].rows == 1673


def test_a_table_that_changed_is_refused_with_its_checksum(copy):
    with (copy / "iod2019_lsoa11.csv").open("a", encoding="utf-8") as table:
        table.write("E01999999,1,1,1,1,1,1,1,1,1,1,1\n")
    with pytest.raises(
        Incomplete, match=r"iod2019_lsoa11\.csv is not the table described.*SHA-256 is [0-9a-f]{64}"
    ):
        check_tables(copy)


def test_a_table_that_is_gone_is_refused(copy):
    (copy / "borough_series.csv").unlink()
    with pytest.raises(SourceUnavailable, match=r"borough_series\.csv is not in"):
        check_tables(copy)


def test_a_table_that_nobody_described_is_refused(copy):
    (copy / "rumours.csv").write_text("area,rumour\n", encoding="utf-8")
    with pytest.raises(Incomplete, match=r"does not describe rumours\.csv"):
        check_tables(copy)


def test_a_wrong_number_of_rows_is_refused(copy):
    path = copy / DESCRIPTION
    path.write_text(
        path.read_text(encoding="utf-8").replace("rows   = 1671", "rows   = 1672"), encoding="utf-8"
    )
    with pytest.raises(Incomplete, match="has 1,671 rows"):
        check_tables(copy)


def test_a_missing_description_is_refused(tmp_path):
    with pytest.raises(SourceUnavailable, match="cannot be read"):
        check_tables(tmp_path)


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared/figures, which the tables were copied from, is not here"
)
@pytest.mark.parametrize("name", [name for name in check_tables() if not name.startswith("stroke")])
def test_a_table_is_the_copy_of_its_original(name):
    assert (TABLES / name).read_bytes() == (SHARED / name).read_bytes()
