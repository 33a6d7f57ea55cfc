"""What the administrator sees of a job, from the lines that it writes."""

from __future__ import annotations

import json

from modules.parts.jobs import Progress
from modules.tools.administrator_panels import event_of, progress_panel, report_panel

STEP = {
    "source": "ashe",
    "publisher": "ONS",
    "dataset": "Earnings",
    "indicators": ["Pay"],
    "size": "about 1 MB",
}
PLAN = json.dumps({"event": "plan", "steps": [STEP]})
FAULT = "ONS answered 503 <b>later</b>."


def news(state):
    return json.dumps({"event": "news", "source": "ashe", "state": state, "settled": False})


def report(snapshot):
    outcomes = [{"source": "ashe", "faults": [FAULT]}]
    return json.dumps({"event": "report", "sentence": "Done.", "snapshot": snapshot, "outcomes": outcomes})


def test_a_plan_alone(words):
    told = words(progress_panel(Progress((PLAN,), code=0), running=False))
    assert "Earnings ONS Pay about 1 MB –" in told
    assert "Load the page anew" not in told


def test_the_state_of_a_source_is_its_last(words):
    lines = (PLAN, news("asked"), news("0.1 MB received"))
    told = words(progress_panel(Progress(lines), running=True))
    assert "about 1 MB 0.1 MB received" in told and "At work…" in told


def test_a_report_names_faults_and_offers_what_is_new(words):
    shown = progress_panel(Progress((PLAN, news("done"), report("2030-05-01T020000")), code=3), running=False)
    assert "Done. ashe: ONS answered 503 <b>later</b>." in words(shown)
    assert "&lt;b&gt;" in str(shown) and "<b>" not in str(shown)
    assert "Load the page anew" in words(shown)
    nothing = progress_panel(Progress((PLAN, report("")), code=1), running=False)
    assert "Load the page anew" not in words(nothing)


def test_a_command_that_failed_says_why(words):
    told = words(
        progress_panel(Progress((), ("Nothing was changed. The folder is full.",), 1), running=False)
    )
    assert told == "Nothing was changed. The folder is full."


def test_files_that_were_loaded_offer_what_is_new(words):
    told = words(
        progress_panel(Progress(("x: 10 observations written, 0 replaced.",), code=0), running=False)
    )
    assert "10 observations written" in told and "Load the page anew" in told


def test_files_can_be_loaded_only_when_all_were_read(words):
    good = words(report_panel(Progress(("pay.csv: 10 rows",), code=0), running=False))
    assert "pay.csv: 10 rows Load Discard the files" in good
    bad = words(report_panel(Progress((), ("own.csv was not read.",), 1), running=False))
    assert "own.csv was not read. Discard the files" in bad
    assert words(report_panel(Progress(), running=True)) == "The files are being read…"


def test_lines_for_people_are_no_events():
    assert event_of("weekly_pay (10)") is None
    assert event_of("{not json") is None
    assert event_of('{"a": 1}') is None
    assert event_of(PLAN) == {"event": "plan", "steps": [STEP]}
