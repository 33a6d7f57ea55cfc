"""Linked-data observations, which do not say what they measure."""

from pathlib import Path

import pytest

from sources import SchemaChanged
from sources.files.data_cube import recognise, tidy
from sources.files.sheet import read_sheet

DATAPACK = Path(__file__).parents[3] / "shared" / "datapack" / "worklessness"
CONTENT = "Date,Geography,Measure Type,Unit,Value\n2018-11,E05000650,percent,persons,1.7\n"


def sheet(folder, content=CONTENT):
    path = folder / "input.csv"
    path.write_text(content, encoding="utf-8")
    return read_sheet(path)


def test_a_series_is_a_measure_and_a_unit(tmp_path):
    assert recognise(sheet(tmp_path)) == 0.9
    read = tidy(sheet(tmp_path))
    assert read.figures["series"].tolist() == ["percent, persons"]
    assert read.unnamed


def test_another_dimension_makes_other_series(tmp_path):
    more = CONTENT.replace("Unit,Value", "Unit,Industry,Value").replace("persons,1.7", "persons,3,1.7")
    assert tidy(sheet(tmp_path, more)).figures["series"].tolist() == ["percent, persons, Industry 3"]


def test_without_a_date_it_is_refused(tmp_path):
    with pytest.raises(SchemaChanged, match="does not say which period"):
        tidy(sheet(tmp_path, CONTENT.replace("Date,", "").replace("2018-11,", "")))


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
def test_ward_claimants_are_read_whole():
    figures = tidy(read_sheet(DATAPACK / "claimant-rate_input.csv")).figures
    assert len(figures) == 226 * 37
    assert figures["period"].iloc[0] == "November 2015"
    assert figures["value"].notna().all()
