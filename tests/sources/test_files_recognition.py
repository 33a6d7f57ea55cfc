"""Publishers recognised by content, whatever the file is called."""

from pathlib import Path

import pytest

from sources.files import census, explore_local_statistics, indices_of_deprivation, nomis_api, recognition
from sources.files.errors import Unrecognised
from sources.files.sheet import read_sheet

DATAPACK = Path(__file__).parents[3] / "shared" / "datapack"


def sheet(folder, content):
    path = folder / "download (3).csv"
    path.write_text(content, encoding="utf-8")
    return read_sheet(path)


def test_the_surest_reader_reads(tmp_path):
    series = "areacd,areanm,indicator,period,observation\nE08000001,Bolton,Claimant Count,2024,3.5\n"
    assert recognition.reader_of(sheet(tmp_path, series)) is explore_local_statistics
    assert recognition.read(sheet(tmp_path, series)).figures["value"].tolist() == [3.5]


def test_what_nobody_knows_is_refused_with_its_columns(tmp_path):
    with pytest.raises(Unrecognised, match="Its columns are code, height, weight"):
        recognition.read(sheet(tmp_path, "code,height,weight\nE08000001,1,2\n"))


def test_what_two_are_equally_sure_of_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(census, "recognise", lambda _: 1.0)
    monkeypatch.setattr(nomis_api, "recognise", lambda _: 1.0)
    with pytest.raises(Unrecognised, match="could be a file of nomis_api and census"):
        recognition.read(sheet(tmp_path, "code,height\nE08000001,1\n"))


@pytest.mark.skipif(not DATAPACK.is_dir(), reason="there is no ../shared/datapack")
@pytest.mark.parametrize(
    ("pattern", "reader", "files"),
    [
        ("*/els_*.csv", explore_local_statistics, 17),
        ("*/household_*21_lsoa21.csv", census, 4),
        ("*/2021_*_la_gm.csv", census, 4),
        ("deprivation/imd*_lsoa??.csv", indices_of_deprivation, 2),
        ("population/nomis_*.csv", nomis_api, 1),
    ],
)
def test_published_files_are_recognised(pattern, reader, files):
    found = [recognition.reader_of(read_sheet(path)) for path in DATAPACK.glob(pattern)]
    assert found == [reader] * files
