"""The command that writes what official files hold."""

import json

import pytest

from catalogue import load_catalogue
from sources import load as reporting
from store import Store
from store import load as writing
from store.folders import DataFolder
from store.imported import Written

HEADING = "areacd,areanm,indicator,period,observation\n"
PAY = HEADING + "".join(
    f"E080000{at:02},x,Gross median weekly pay,2029-04-01,{500 + at}\n" for at in range(1, 11)
)


def written(folder, content, name="pay.csv"):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


@pytest.fixture
def asked(monkeypatch):
    """Return what the writer was asked for, in place of writing a whole snapshot."""
    given = []
    monkeypatch.setattr(
        writing, "write_imported", lambda *args: given.append(args) or Written(10, 0, {"pay": 2})
    )
    return given


def test_it_reports_and_then_writes(tmp_path, asked, capsys):
    path = written(tmp_path, PAY)
    assert writing.main([path, "--snapshot", str(tmp_path / "new")]) == 0
    observations, files, *_, folder, _ = asked[0]
    assert len(observations) == 10
    assert {source: [file.name for file in found] for source, found in files.items()} == {"ashe": ["pay.csv"]}
    assert folder == tmp_path / "new"
    told = capsys.readouterr().out
    assert "weekly_pay (10)" in told
    assert "10 observations written, 0 replaced." in told
    assert "Set aside: 2 of pay" in told


def test_one_bad_file_and_nothing_is_written(tmp_path, asked, capsys):
    files = [written(tmp_path, PAY), written(tmp_path, "a,b\n1,2\n", "bad.csv")]
    assert writing.main([*files, "--into", str(tmp_path / "new")]) == 1
    assert asked == []
    assert "Nothing was written. A file could not be read." in capsys.readouterr().err


def test_a_whole_snapshot_is_written_by_the_sources_command(tmp_path, capfd, root, monkeypatch):
    monkeypatch.chdir(root)
    data = DataFolder(tmp_path / "new")
    assert reporting.main([written(tmp_path, PAY), "--into", str(data.path)]) == 0
    folder = data.current()
    assert f"{folder}: 10 observations written" in capfd.readouterr().out
    store = Store(folder, catalogue=load_catalogue())
    assert store.periods("weekly_pay", "borough")[-1] == "April 2029"
    assert store.periods("crime", "lsoa11") == ["2019"]


def test_without_a_folder_it_comes_into_use_in_the_data_folder(tmp_path, capsys):
    data = DataFolder(tmp_path / "data")
    assert writing.main([written(tmp_path, PAY), "--data", str(data.path)]) == 0
    folder = data.current()
    assert folder is not None
    assert f"{folder}: 10 observations written" in capsys.readouterr().out
    store = Store(folder)
    assert store.periods("weekly_pay", "borough")[-1] == "April 2029"
    assert store.provenance("ashe").file == "pay.csv"


def test_a_figure_that_cannot_be_right_is_not_written(tmp_path, capsys):
    data = DataFolder(tmp_path / "data")
    path = written(tmp_path, PAY.replace(",509", ",-509"))
    assert writing.main([path, "--data", str(data.path)]) == 1
    assert "value -509.0 of Trafford (E08000009), April 2029, is below 0." in capsys.readouterr().err
    assert data.current() is None


def test_files_without_a_figure_that_is_known_write_nothing(tmp_path, capsys):
    data = DataFolder(tmp_path / "data")
    elsewhere = written(tmp_path, PAY.replace("Gross median weekly pay", "Joy"))
    assert writing.main([elsewhere, "--data", str(data.path)]) == 1
    assert capsys.readouterr().err.startswith("Nothing was written. No figure in the files")
    assert data.current() is None


def test_a_program_is_told_of_what_was_written(tmp_path, monkeypatch, capsys):
    path = written(tmp_path, PAY)
    monkeypatch.setattr(writing, "write_imported", lambda *_: Written(10, 4, {"crime": 2}))
    assert writing.main([path, "--json-events", "--snapshot", str(tmp_path / "new")]) == 0
    told = json.loads(capsys.readouterr().out)
    aside = {load_catalogue().indicators["crime"].title: 2}
    assert told == {"event": "loaded", "figures": 10, "replaced": 4, "set_aside": aside, "snapshot": "new"}
