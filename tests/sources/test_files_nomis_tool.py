"""The CSV of Nomis's query tool: titles, pairs, footnotes, dates down and across."""

from datetime import date
from pathlib import Path

import pytest

from sources import SchemaChanged
from sources.files.nomis_tool import recognise, tidy
from sources.files.sheet import read_sheet

DATAPACK = Path(__file__).parents[3] / "shared" / "datapack"

COPYRIGHT = '"ONS Crown Copyright Reserved [from Nomis on 1 May 2025]"\n\n'
CENSUS = (
    f'"TS054 - Tenure"\n{COPYRIGHT}"population","All households"\n"units","Households"\n"date","2021"\n\n'
    '"2021 super output area - lower layer","mnemonic","Total: All households","Owned"\n'
    '"Bolton 005A","E01004766","1,805",939\n"Bolton 005B","E01004767",801,!\n'
    '\n"In order to protect against disclosure, records have been swapped."\n'
)
CLAIMANTS = (
    f'"Claimant count by sex and age"\n{COPYRIGHT}"date","{{month}} 2024"\n"sex","Female"\n'
    '"age","Aged 16+"\n\n'
    '"local authority: district / unitary (as of April 2023)","value"\n"E08000001 : Bolton",{count}\n\n'
)
SURVEY = (
    f'"Annual population survey"\n{COPYRIGHT}"date","Jan 2023-Dec 2023"\n\n'
    '"area","mnemonic","numerator","denominator","percent","conf"\n'
    '"Bolton","E08000001",120400,177300,67.9,3.6\n"Bury","E08000002",93000,118000,78.8,*\n'
)


def sheet(folder, content):
    path = folder / "nomis.csv"
    path.write_text(content, encoding="utf-8-sig")
    return read_sheet(path)


def test_a_census_table_is_of_census_day(tmp_path):
    found = sheet(tmp_path, CENSUS)
    assert recognise(found) == 1
    read = tidy(found)
    assert (read.family, read.vintage) == ("census TS054", "2021")
    assert set(read.figures["period_start"]) == {date(2021, 3, 21)}
    assert read.figures["series"].unique().tolist() == [
        "TS054 - Tenure | Total: All households",
        "TS054 - Tenure | Owned",
    ]
    assert read.figures["value"].tolist()[:3] == [1805, 801, 939]
    assert read.figures["flag"].tolist() == ["", "", "", "unreliable"]
    assert read.notes == ("Footnote: In order to protect against disclosure, records have been swapped.",)


def test_a_table_a_month_becomes_one_series(tmp_path):
    months = CLAIMANTS.format(month="August", count=4000) + CLAIMANTS.format(month="September", count=4100)
    figures = tidy(sheet(tmp_path, months)).figures
    assert figures["period"].tolist() == ["August 2024", "September 2024"]
    assert figures["value"].tolist() == [4000, 4100]
    assert set(figures["sex"]) == {"female"}
    assert set(figures["age"]) == {"16 and over"}


def test_months_may_stand_across(tmp_path):
    across = CLAIMANTS.format(month="August", count="4000,4100").replace('"value"', '"Aug-24","Sep-24"')
    figures = tidy(sheet(tmp_path, across)).figures
    assert figures["period"].tolist() == ["August 2024", "September 2024"]
    assert figures["series"].nunique() == 1


def test_a_half_width_becomes_an_interval(tmp_path):
    figures = tidy(sheet(tmp_path, SURVEY)).figures
    assert figures.loc[0, ["value", "lower_ci", "upper_ci"]].tolist() == [67.9, 64.3, 71.5]
    assert figures.loc[0, ["numerator", "denominator"]].tolist() == [120400, 177300]
    assert figures.loc[1, ["lower_ci", "upper_ci"]].isna().all()
    assert set(figures["period"]) == {"2023"}


def test_a_table_without_a_date_is_refused(tmp_path):
    undated = CLAIMANTS.format(month="August", count=4000).replace('"date","August 2024"\n', "")
    with pytest.raises(SchemaChanged, match="does not say which period"):
        tidy(sheet(tmp_path, undated))


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
def test_a_census_table_that_lost_its_headings_is_read_by_number():
    read = tidy(read_sheet(DATAPACK / "population" / "Census 2021 - Population.csv"))
    assert read.family == "census RM121"
    assert read.figures["area_code"].nunique() == 1702
    first = read.figures[read.figures["series"] == "RM121 - Sex by age | column 2"]
    # The ten boroughs' residents of Census 2021 are 2,867,752; cells are swapped, so they add up nearly.
    assert first["value"].sum() == pytest.approx(2_867_752, rel=0.0005)
    assert "No line names its columns" in read.notes[0]
