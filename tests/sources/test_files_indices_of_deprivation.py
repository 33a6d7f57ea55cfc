"""The Indices of Deprivation: File 7 by its own headings, and tables with the same domains."""

from pathlib import Path

import pandas as pd
import pytest

from sources import SchemaChanged
from sources.files.indices_of_deprivation import complete, recognise, tidy
from sources.files.sheet import read_sheet

DATAPACK = Path(__file__).parents[3] / "shared" / "datapack" / "deprivation"

FILE_7 = (
    "LSOA code (2011),LSOA name (2011),Local Authority District code (2019),"
    "Index of Multiple Deprivation (IMD) Score,"
    "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
    "Income Score (rate),Employment Score (rate),Employment Decile (where 1 is most deprived 10% of LSOAs),"
    "Income Deprivation Affecting Children Index (IDACI) Score (rate),Crime Score,"
    "Children and Young People Sub-domain Score,Total population: mid 2015 (excluding prisoners),"
    "Dependent Children aged 0-15: mid 2015 (excluding prisoners),"
    '"Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners)"\n'
    'E01004766,Bolton 005A,E08000001,27.5,"7,694",0.161,0.126,3,0.2,-0.5,1.2,"1,612",350,958\n'
)
FILE_7_OF_2025 = (
    FILE_7.replace("(2011)", "(2021)")
    .replace("District code (2019)", "District code (2024)")
    .replace("mid 2015", "mid 2022")
)


def sheet(folder, content, name="file_7.csv"):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read_sheet(path)


def figure(reading, series):
    return reading.figures.set_index("series").loc[series]


def test_file_7_gives_rates_with_their_own_bases(tmp_path):
    found = sheet(tmp_path, FILE_7)
    assert recognise(found) > 0.9
    read = tidy(found)
    assert (read.dataset, read.vintage) == ("English Indices of Deprivation 2019", "2011")
    employment = figure(read, "employment")
    assert employment[["value", "numerator", "denominator"]].tolist() == [0.126, 121, 958]
    assert figure(read, "idaci")["denominator"] == 350
    assert figure(read, "imd rank")["value"] == 7694
    assert figure(read, "crime")["value"] == -0.5
    assert "idaopi" not in set(read.figures["series"])


def test_a_subdomain_is_no_domain(tmp_path):
    read = tidy(sheet(tmp_path, FILE_7))
    assert len(read.figures) == 7
    assert "3 columns" in read.notes[0]


def test_the_areas_of_2021_make_it_the_release_of_2025(tmp_path):
    read = tidy(sheet(tmp_path, FILE_7_OF_2025))
    assert (read.dataset, read.vintage) == ("English Indices of Deprivation 2025", "2021")
    assert set(read.figures["period"]) == {"2025"}


def test_a_release_that_nothing_names_is_refused(tmp_path):
    unnamed = FILE_7.replace("District code (2019)", "District code")
    with pytest.raises(SchemaChanged, match="put the year of the release into its name"):
        tidy(sheet(tmp_path, unnamed))
    assert "2015" in tidy(sheet(tmp_path, unnamed, "iod2015_file_7.csv")).dataset


def test_the_third_of_rate_number_and_base_is_found():
    nothing = float("nan")
    figures = pd.DataFrame(
        [
            ("income", 0.25, nothing, 1610.0),
            ("income", 0.25, 400.0, nothing),
            ("income", 0.0, 0.0, nothing),
            ("crime", 0.5, 3.0, nothing),
        ],
        columns=["series", "value", "numerator", "denominator"],
    )
    found = complete(figures)
    assert found["numerator"].tolist() == [402, 400, 0, 3]
    assert found["denominator"].tolist()[:2] == [1610, 1600]
    assert found["denominator"].isna().tolist() == [False, False, True, True]


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
@pytest.mark.parametrize(
    ("name", "areas", "vintage", "release"),
    [
        ("IoD_lsoa.csv", 1673, "2011", "2015, 2019"),
        ("imd2019_england_lsoa11.csv", 1673, "2011", "2019"),
        ("imd2019_england_lsoa11_indicators.csv", 1673, "2011", "2019"),
        ("imd2025_england_lsoa21.csv", 1702, "2021", "2025"),
        ("imd2025_england_lsoa21_indicators.csv", 1702, "2021", "2025"),
    ],
)
def test_published_tables_are_read_whole(name, areas, vintage, release):
    read = tidy(read_sheet(DATAPACK / name))
    assert read.figures["area_code"].nunique() == areas
    assert read.vintage == vintage
    assert read.dataset.endswith(release)
    assert read.figures.groupby(["series", "period"]).size().eq(areas).all()
