"""Explore Local Statistics: a CSV of an indicator."""

from sources.files.explore_local_statistics import recognise, tidy
from sources.files.sheet import read_sheet

CONTENT = (
    "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes\n"
    "E08000001,Bolton,Local Authority District,Employment rate,2023-01-01/P1Y,70.1,Percentage,%,66.4,73.8,,\n"
    "K02000001,United Kingdom,Country,Employment rate,2023-01-01/P1Y,75.5,Percentage,%,,,,\n"
)


def sheet(folder, content=CONTENT):
    path = folder / "employment-rate.csv"
    path.write_bytes(b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())
    return read_sheet(path)


def test_figures_come_with_their_intervals(tmp_path):
    assert recognise(sheet(tmp_path)) == 1
    figures = tidy(sheet(tmp_path)).figures
    assert figures["value"].tolist() == [70.1, 75.5]
    assert figures["lower_ci"].tolist()[0] == 66.4
    assert figures["lower_ci"].isna().tolist() == [False, True]
    assert set(figures["period"]) == {"2023"}
    assert set(figures["series"]) == {"Employment rate"}


def test_another_table_is_not_one(tmp_path):
    assert recognise(sheet(tmp_path, CONTENT.replace("areacd", "code"))) == 0
