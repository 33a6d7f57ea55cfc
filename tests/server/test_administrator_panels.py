"""What the administrator sees of a refresh, from the lines that it writes."""

from __future__ import annotations

import json

from modules.parts.jobs import Progress
from modules.tools.administrator.panels import plan_panel
from modules.tools.administrator.panels import said_panel as said_to

STEP = {
    "source": "ashe",
    "publisher": "ONS",
    "dataset": "Earnings",
    "indicators": ["Pay", "Bonus", "Hours"],
    "size": "about 1 MB",
}
PLAN = json.dumps({"event": "plan", "steps": [STEP]})
BOTH = json.dumps({"event": "plan", "steps": [STEP, STEP | {"source": "hpi", "dataset": "House prices"}]})
FAULT = "ONS answered 503 <b>later</b>."


OLD, NEW = "2030-04-01T020000", "2030-05-01T020000"


def said_panel(progress, shown=OLD):
    return said_to(progress, shown)


def news(state, settled=False):
    return json.dumps({"event": "news", "source": "ashe", "state": state, "settled": settled})


def report(snapshot):
    outcomes = [
        {"source": "ashe", "state": "refreshed", "faults": [], "observations": 1198},
        {"source": "hpi", "state": "failed", "faults": [FAULT], "observations": 0},
    ]
    return json.dumps({"event": "report", "sentence": "Done.", "snapshot": snapshot, "outcomes": outcomes})


def refreshing(*lines, code=None, faults=(), what="refresh"):
    return Progress(lines, faults, code, what)


def test_before_anything_is_pressed_nothing_is_said():
    assert said_panel(Progress()) is None and plan_panel(Progress()) is None


def test_a_plan_alone(words):
    planned = refreshing(PLAN, code=0, what="plan")
    assert words(said_panel(planned)) == "1 sources would be asked."
    assert "Earnings – ONS 3 indicators about 1 MB" in words(plan_panel(planned))


def test_what_is_not_planned_yet_is_looked_up(words):
    assert words(said_panel(refreshing())) == "It is being looked up what there is to ask…"
    assert plan_panel(refreshing()) is None


def test_the_state_of_a_source_is_its_last(words):
    assert "Earnings waiting ONS" in words(plan_panel(refreshing(PLAN)))
    going_on = refreshing(PLAN, news("asked"), news("0.1 MB received"))
    assert "Earnings 0.1 MB received ONS" in words(plan_panel(going_on))
    assert words(said_panel(going_on)) == "0 of 1 sources are settled."


def test_sources_that_failed_are_counted_at_once(words):
    told = said_panel(refreshing(PLAN, news("failed", settled=True)))
    assert words(told) == "1 of 1 sources are settled, 1 of them failed."
    assert '<progress value="1" max="1"' in str(told)


def test_a_report_comes_first_and_offers_what_is_new(words):
    over = refreshing(BOTH, news("failed", settled=True), report(NEW), code=3)
    assert words(said_panel(over)) == (
        "Done. New figures are in use. Load the page anew to see them. "
        "What went wrong stands in the list, and what failed keeps its old figures."
    )
    assert "Load the page anew" not in words(said_panel(refreshing(BOTH, report(""), code=1)))
    assert "Load the page anew" not in words(said_panel(over, shown=NEW))


def test_what_went_wrong_stands_beside_its_source_and_first(words):
    shown = plan_panel(refreshing(BOTH, report(NEW), code=3))
    told = words(shown)
    assert told.startswith("What became of each source") and "<details open" in str(shown)
    assert "House prices failed ONS 3 indicators ONS answered 503 <b>later</b>." in told
    assert "Earnings refreshed ONS 3 indicators 1,198 figures" in told
    assert told.index("House prices") < told.index("Earnings")
    assert "&lt;b&gt;" in str(shown) and "<b>" not in str(shown)


def test_a_command_that_failed_says_why(words):
    told = said_panel(refreshing(code=1, faults=("Nothing was changed. The folder is full.",)))
    assert words(told) == "Nothing was changed. The folder is full."


def test_while_files_are_loaded_no_refresh_can_begin(words):
    loading = refreshing(what="load")
    assert words(said_panel(loading)).endswith("A refresh can begin when that has ended.")
    assert plan_panel(loading) is None
    assert said_panel(refreshing(code=0, what="load")) is None
