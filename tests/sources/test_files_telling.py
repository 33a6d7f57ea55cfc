"""How a report on files is told."""

import json

import pytest

from catalogue import load_catalogue
from sources.files.loading import load
from sources.files.telling import refusal, summary, tell, tell_program

CATALOGUE = load_catalogue()
SERIES = "areacd,areanm,indicator,period,observation\nE08000001,Bolton,Employment rate,2024,70\n"
CUBE = "Date,Geography,Measure Type,Unit{},Value\n2018-11,E08000001,percent,persons{},2.5\n"


@pytest.fixture
def loaded(tmp_path):
    """Return what is understood of files with the contents given, by name."""

    def read(**contents):
        for name, content in contents.items():
            (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
        return load([tmp_path / f"{name}.csv" for name in contents], CATALOGUE)

    return read


def test_a_refusal_has_the_file_s_name_once():
    assert refusal("a.csv", "a.csv is empty.") == "a.csv was not read: it is empty."
    assert refusal("a.csv", "a.csv: no area.") == "a.csv was not read: no area."
    assert refusal("a.csv", "The index lacks Bury.") == "a.csv was not read. The index lacks Bury."


def test_people_are_told_what_is_understood_and_what_is_refused(loaded, capsys):
    tell(loaded(good=SERIES, bad=""))
    told = capsys.readouterr()
    assert "employment_rate (1)" in told.out
    assert told.err == "bad.csv was not read: it is empty.\n"


def test_a_program_is_told_the_same_and_what_can_be_done(loaded, capsys):
    tell_program(loaded(good=SERIES, bad=""), CATALOGUE)
    file, refused, read = map(json.loads, capsys.readouterr().out.splitlines())
    assert file["indicators"] == {CATALOGUE.indicators["employment_rate"].title: 1}
    assert refused == {"event": "refused", "why": "bad.csv was not read: it is empty."}
    assert read == {"event": "read", "files": 1, "of": 2, "figures": 1, "loadable": False}


def test_there_has_to_be_something_to_load(loaded):
    assert summary(loaded(good=SERIES))["loadable"]
    assert not summary(loaded(elsewhere=SERIES.replace("Employment rate", "Joy")))["loadable"]


def test_a_file_that_does_not_say_what_it_measures_can_be_named_if_it_is_of_one_thing(loaded):
    one, several = (
        CUBE.format("", ""),
        CUBE.format(",Trade", ",a") + "2018-11,E08000001,percent,persons,b,3\n",
    )
    reports = loaded(one=one, several=several).reports
    assert [report.unnamed for report in reports] == [True, False]
    assert "with --as INDICATOR" in reports[0].notes[0] and "holds 2 series" in reports[1].notes[0]
