"""The CSV of Nomis's API, held to its own count."""

from pathlib import Path

import pandas as pd
import pytest

from sources import Incomplete
from sources.files.nomis_api import recognise, tidy
from sources.files.sheet import read_sheet

SHARED = Path(__file__).parents[3] / "shared"
HEADING = (
    '"DATE_NAME","GEOGRAPHY_NAME","GEOGRAPHY_CODE","GEOGRAPHY_TYPE","GENDER_NAME","C_AGE_NAME","MEASURES_NAME",'
    '"OBS_VALUE","OBS_STATUS","OBS_CONF","URN","RECORD_OFFSET","RECORD_COUNT"\n'
)


def sheet(folder, *rows, count):
    lines = [
        f'"August 2024","{code}","{code}","2021 super output areas","Total","Aged 16+","Value",{value},'
        f'"{status}","F","Nm-162d1d32336e0d1",{offset},{count}\n'
        for code, value, status, offset in rows
    ]
    path = folder / "data.csv"
    path.write_text(HEADING + "".join(lines), encoding="utf-8")
    return read_sheet(path)


def test_a_whole_answer_is_read(tmp_path):
    found = sheet(tmp_path, ("E01004766", 15, "A", 0), ("E01004767", "", "Q", 1), count=2)
    assert recognise(found) == 1
    read = tidy(found)
    assert (read.dataset, read.vintage, read.family) == ("NM_162_1", "2021", "nomis NM_162_1")
    assert read.figures["flag"].tolist() == ["", "suppressed"]
    assert pd.isna(read.figures["value"].iloc[1])
    assert set(read.figures["age"]) == {"16 and over"}
    assert read.notes == ()


def test_the_first_rows_of_more_are_refused(tmp_path):
    cut = sheet(tmp_path, ("E01004766", 15, "A", 0), ("E01004767", 5, "A", 1), count=25_500)
    with pytest.raises(Incomplete, match="the first 2 of 25,500 rows"):
        tidy(cut)


def test_rows_that_somebody_chose_are_read_and_noted(tmp_path):
    chosen = sheet(tmp_path, ("E01004766", 15, "A", 7), ("E01004767", 5, "A", 9), count=25_500)
    assert "2 of the 25,500 rows" in tidy(chosen).notes[0]


@pytest.mark.skipif(not SHARED.is_dir(), reason="there is no ../shared")
def test_a_genuine_answer_cut_at_200_rows_is_refused():
    cut = SHARED / "api-samples" / "nomis" / "NM_2002_1.data.csv.first200rows.csv"
    with pytest.raises(Incomplete, match="the first 200 of 11,178 rows"):
        tidy(read_sheet(cut))


@pytest.mark.skipif(not SHARED.is_dir(), reason="there is no ../shared")
def test_boroughs_that_come_under_two_types_of_area_are_counted_once():
    read = tidy(read_sheet(SHARED / "datapack" / "population" / "nomis_NM_2002_1_lad.csv"))
    assert (len(read.figures), read.figures["area_code"].nunique()) == (216, 12)
    assert list(read.lost.values()) == [180]
