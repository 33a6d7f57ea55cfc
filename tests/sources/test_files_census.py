"""Census tables: bulk, long, and of boroughs."""

from pathlib import Path

import pytest

from sources import SchemaChanged
from sources.files.census import recognise, tidy
from sources.files.sheet import read_sheet

DATAPACK = Path(__file__).parents[3] / "shared" / "datapack"

BULK = (
    "date,geography,geography code,Tenure of household: Total: All households,Tenure of household: Owned\n"
    "2021,Bolton 005A,E01004766,805,445\n2021,Bolton 005B,E01004767,801,600\n"
)


def sheet(folder, content):
    path = folder / "census.csv"
    path.write_text(content, encoding="utf-8")
    return read_sheet(path)


def test_a_bulk_table_gives_counts_and_their_total(tmp_path):
    found = sheet(tmp_path, BULK)
    assert recognise(found) == 1
    read = tidy(found)
    assert (read.dataset, read.vintage) == ("Census: Tenure of household", "2021")
    owned = read.figures[read.figures["series"] == "Tenure of household: Owned"]
    assert owned["numerator"].tolist() == [445, 600]
    assert owned["denominator"].tolist() == [805, 801]
    total = read.figures[read.figures["series"] == "Tenure of household: Total: All households"]
    assert total["denominator"].isna().all()


def test_a_year_without_a_census_is_refused(tmp_path):
    with pytest.raises(SchemaChanged, match="no census in “2020”"):
        tidy(sheet(tmp_path, BULK.replace("2021,", "2020,")))


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
@pytest.mark.parametrize(
    ("name", "areas", "categories"),
    [
        ("housing/household_tenure21_lsoa21.csv", 1702, 8),
        ("housing/household_overcrowding21_lsoa21.csv", 1702, 5),
        ("housing/household_type21_lsoa21.csv", 1702, 8),
        ("health/disability21_lsoa21_ew.csv", 1702, 2),
        ("deprivation/household_deprivation21_lsoa21.csv", 1702, 5),
        ("worklessness/2021_economic_activity_status_la_gm.csv", 10, 19),
        ("skills/2021_highest_level_qualification_la_gm.csv", 10, 7),
        ("housing/2021_household_tenure_la_gm.csv", 10, 8),
    ],
)
def test_published_tables_are_read_whole(name, areas, categories):
    figures = tidy(read_sheet(DATAPACK / name)).figures
    assert figures["area_code"].nunique() == areas
    assert figures["series"].nunique() == categories
    assert len(figures) == areas * categories
    # Categories exclude one another, so they add up to the base but for the cells that were swapped.
    parts = (
        figures.groupby("area_code")["numerator"].sum() / figures.groupby("area_code")["denominator"].first()
    )
    assert parts.between(0.97, 1.03).all()


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
def test_small_areas_add_up_to_the_published_boroughs():
    owned = "Owned: Owns outright"
    small = tidy(read_sheet(DATAPACK / "housing" / "household_tenure21_lsoa21.csv")).figures
    large = tidy(read_sheet(DATAPACK / "housing" / "2021_household_tenure_la_gm.csv")).figures
    parts = small.loc[small["series"] == f"tenure: {owned}", "numerator"].sum()
    whole = large.loc[large["series"] == f"household tenure: {owned}", "numerator"].sum()
    assert parts == pytest.approx(whole, rel=0.002)
