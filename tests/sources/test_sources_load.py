"""The command that reports on files."""

import json

from sources.load import main

SERIES = "areacd,areanm,indicator,period,observation\nE08000001,Bolton,Employment rate,2024,70\n"


def written(folder, name, content):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_it_says_what_it_understood(tmp_path, capsys):
    assert main([written(tmp_path, "a.csv", SERIES)]) == 0
    told = capsys.readouterr()
    assert "to be loaded:         employment_rate (1)" in told.out
    assert told.out.endswith("1 of 1 files were read: 1 observations. Nothing was changed.\n")
    assert told.err == ""


def test_a_file_that_cannot_be_read_is_named_and_makes_it_fail(tmp_path, capsys):
    files = [written(tmp_path, "a.csv", SERIES), written(tmp_path, "b.csv", "nothing,here\n1,2\n")]
    assert main(files) == 1
    told = capsys.readouterr()
    assert "b.csv was not read: no cell begins with an area code" in told.err
    assert "1 of 2 files were read" in told.out


def test_files_that_contradict_each_other_are_an_error(tmp_path, capsys):
    files = [written(tmp_path, "a.csv", SERIES), written(tmp_path, "b.csv", SERIES.replace("70", "71"))]
    assert main(files) == 1
    assert capsys.readouterr().err.startswith("Nothing was read. a.csv and b.csv give different numbers")


def test_what_a_file_does_not_say_may_be_said(tmp_path, capsys):
    cube = "Date,Geography,Measure Type,Unit,Value\n2018-11,E08000001,percent,persons,2.5\n"
    assert main(["--as", "claimant_rate", written(tmp_path, "cube.csv", cube)]) == 0
    told = capsys.readouterr().out
    assert "claimant_rate (1)" in told and "you have named it" in told


def test_a_name_that_is_not_needed_or_not_known_is_told_of(tmp_path, capsys):
    named = written(tmp_path, "a.csv", SERIES)
    assert main(["--as", "claimant_rate", named]) == 0
    told = capsys.readouterr().out
    assert "employment_rate (1)" in told and "No file had to be named" in told
    assert main(["--as", "joy", named]) == 1
    assert capsys.readouterr().err == "Nothing was read. The catalogue has no indicator 'joy'.\n"


def test_a_program_is_told_in_lines_of_json(tmp_path, capsys):
    files = [written(tmp_path, "a.csv", SERIES), written(tmp_path, "b.csv", "")]
    assert main(["--json-events", *files]) == 1
    told = capsys.readouterr()
    assert [json.loads(line)["event"] for line in told.out.splitlines()] == ["file", "refused", "read"]
    assert told.err == ""


def test_writing_is_handed_over_to_the_store(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("sources.load.hand_over", lambda arguments: asked.append(list(arguments)) or 0)
    arguments = [written(tmp_path, "a.csv", SERIES), "--into", str(tmp_path / "new")]
    assert main(arguments) == 0
    assert asked == [arguments]
