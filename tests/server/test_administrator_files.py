"""What the administrator sees of files, from the lines that reading and loading write."""

from __future__ import annotations

import json

import pytest

from modules.parts.jobs import Progress
from modules.tools.administrator.files import loaded_panel as loaded_to
from modules.tools.administrator.files import read_panel, report_panel

IDLE = Progress()
FILE = {
    "event": "file",
    "file": "pay.csv",
    "publisher": "ONS",
    "dataset": "Earnings",
    "kind": "figures",
    "rows": 1200,
    "areas": {"boroughs": 10},
    "periods": "April 2029",
    "indicators": {"Median weekly pay": 10},
    "valueless": {},
    "unmatched_series": {"Bonus": 3},
    "unmatched_codes": {"wards that are not known": {"count": 300, "some": ["E05000001", "E05000002"]}},
    "lost": {"repeated": 2},
    "missing": {"suppressed": 1},
    "notes": ["<i>Odd</i>."],
    "unnamed": False,
}
LEVEL = {"kind": "LSOAs of 2031", "areas": 1800, "on_map": True}


def loaded_panel(progress, shown="w"):
    return loaded_to(progress, shown)


def lines(*events):
    return tuple(json.dumps(event) for event in events)


def read(*events, code=0):
    return Progress(lines(*events), (), code, "read")


def summary(loadable=True, of=1, figures=10):
    return {"event": "read", "files": 1, "of": of, "figures": figures, "loadable": loadable}


def loaded(*events, code=0, faults=()):
    return Progress(lines(*events), faults, code, "load")


def test_before_anything_is_read_nothing_is_said():
    assert read_panel(IDLE) is None and report_panel(IDLE, IDLE) is None and loaded_panel(IDLE) is None
    assert report_panel(Progress(what="read"), IDLE) is None


def test_how_much_would_be_loaded_is_said_first(words):
    assert words(read_panel(Progress(what="read"))) == "The files are being read…"
    told = words(read_panel(read(FILE, summary())))
    assert told == "1 of 1 files were read: 10 figures would be loaded. Nothing is changed yet."


def test_what_a_file_holds_stands_in_its_row(words):
    told = words(report_panel(read(FILE, summary()), IDLE))
    assert told.startswith("Load Discard the files")
    assert "pay.csv ONS, Earnings 10 boroughs April 2029 1,200 rows Median weekly pay (10)" in told
    assert "not matched: 300 wards that are not known E05000001, E05000002 and 298 more" in told
    assert "not in the catalogue: Bonus (3)" in told and "without a number: suppressed (1)" in told
    assert "<i>" not in str(report_panel(read(FILE, summary()), IDLE))


def test_areas_are_no_figures_and_still_are_loaded(words):
    shapes = FILE | {"kind": "boundaries", "indicators": {}, "periods": ""}
    told = words(report_panel(read(shapes, summary(figures=0)), IDLE))
    assert "areas: a file of boundaries" in told and told.startswith("Load")


def test_a_file_that_cannot_be_read_keeps_all_from_being_loaded(words):
    refused = {"event": "refused", "why": "own.csv was not read: it is empty."}
    bad = read(FILE, refused, summary(loadable=False, of=2), code=1)
    assert "1 of 2 files were read. All must be readable" in words(read_panel(bad))
    assert words(read_panel(bad)).endswith("own.csv was not read: it is empty.")
    assert words(report_panel(bad, IDLE)).startswith("Discard the files")


def test_with_nothing_to_load_there_is_no_such_button(words):
    nothing = read(FILE | {"indicators": {}}, summary(loadable=False, figures=0))
    assert "There is nothing in them to load" in words(read_panel(nothing))
    assert words(report_panel(nothing, IDLE)).startswith("Discard the files")


def test_files_that_contradict_each_other_are_a_fault(words):
    fault = Progress((), ("Nothing was read. a.csv and b.csv give different numbers.",), 1, "read")
    assert words(read_panel(fault)) == "Nothing was read. a.csv and b.csv give different numbers."


@pytest.mark.parametrize(("indicators", "asked"), [({}, True), ({"Claimant rate": 9}, False)])
def test_a_file_that_does_not_say_what_it_measures_can_be_named(indicators, asked):
    shown = str(report_panel(read(FILE | {"unnamed": True, "indicators": indicators}, summary()), IDLE))
    assert ("pay.csv does not say what it measures" in shown) == asked
    assert ('<option value="claimant_rate">' in shown) == asked


def test_what_has_to_be_named_first_is_asked_for(words):
    cube = FILE | {"unnamed": True, "indicators": {}}
    told = words(read_panel(read(cube, summary(loadable=False, figures=0))))
    assert told == "1 of 1 files were read. Choose below what is measured."


def test_nothing_is_loaded_while_something_else_is_written(words):
    busy = words(report_panel(read(FILE, summary()), Progress(what="refresh")))
    assert busy.startswith("They can be loaded when the work that goes on has ended. Discard the files")
    own = words(report_panel(read(FILE, summary()), Progress(what="load")))
    assert own.startswith("File What it holds")


def test_what_became_of_files_that_were_loaded(words):
    assert words(loaded_panel(Progress(what="load"))) == "The files are being loaded…"
    done = {"event": "loaded", "figures": 10, "replaced": 4, "set_aside": {"Crime": 2}, "snapshot": "x"}
    told = words(loaded_panel(loaded(done)))
    assert told.startswith("10 figures were loaded, 4 of them in the place of older ones.")
    assert "Set aside, of levels at which they are not shown: 2 of Crime." in told
    assert told.endswith("Load the page anew to see them.")
    assert "Load the page anew" not in words(loaded_panel(loaded(done), shown="x"))


def test_new_areas_wait_for_the_next_start(words):
    here, hidden = LEVEL | {"key": "lsoa11"}, LEVEL | {"key": "ward31", "on_map": False}
    areas = {"event": "areas", "levels": [LEVEL | {"key": "lsoa31"}, here, hidden], "notes": ["All joined."]}
    told = words(loaded_panel(loaded(areas, code=1, faults=("No figures were written. The disk is full.",))))
    assert told.startswith("Start the explorer again to see the new areas: 1,800 LSOAs of 2031.")
    assert "How areas were joined All joined." in told
    assert told.endswith("No figures were written. The disk is full.")
