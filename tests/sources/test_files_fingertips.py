"""Fingertips: repeated areas once, categories out, columns by name."""

from pathlib import Path

import pytest

from sources.files.fingertips import recognise, tidy
from sources.files.sheet import read_sheet

SAMPLES = Path(__file__).parents[3] / "shared" / "api-samples" / "fingertips"

HEADING = (
    "Indicator ID,Indicator Name,Parent Code,Area Code,Area Name,Sex,Age,Category Type,Category,"
    "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,"
    "Compared to England value or percentiles\n"
)
BOLTON = (
    "90362,Healthy life expectancy at birth,{},E08000001,Bolton,Male,All ages,,,2021 - 23,57.9,54.1,61.7,"
    ",,Worse\n"
)
DECILE = (
    "90362,Healthy life expectancy at birth,,E92000001,England,Male,All ages,Decile,Most,2021 - 23,50,,,,,x\n"
)
PRACTICE = "90362,Healthy life expectancy at birth,,P84001,A practice,Male,All ages,,,2021 - 23,50,,,,,x\n"


def sheet(folder, *lines):
    path = folder / "fingertips.csv"
    path.write_text(HEADING + "".join(lines), encoding="utf-8")
    return read_sheet(path)


def test_it_is_known_by_its_columns(tmp_path):
    assert recognise(sheet(tmp_path, BOLTON.format("E12000002"))) == 1


def test_an_area_under_two_parents_comes_once_and_categories_not_at_all(tmp_path):
    last = BOLTON.format("E47000001").replace("Male", "Female").replace("57.9", "56.0")
    read = tidy(
        sheet(tmp_path, BOLTON.format("E12000002"), BOLTON.format("E47000001"), DECILE, PRACTICE, last)
    )
    assert read.figures["value"].tolist() == [57.9, 56]
    assert read.figures["sex"].tolist() == ["male", "female"]
    assert set(read.figures["period"]) == {"2021–23"}
    assert read.lost == {
        "of a category such as a deprivation decile": 1,
        "of the same area under another parent": 1,
        "without a GSS code": 1,
    }


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="there is no ../shared/api-samples")
def test_a_genuine_download_is_read_whole():
    read = tidy(read_sheet(next(SAMPLES.glob("*.csv"))))
    assert len(read.figures) == 2672
    assert read.figures["area_code"].nunique() == 334
    assert read.figures["series"].nunique() == 8
    assert read.lost == {"of a category such as a deprivation decile": 80}
