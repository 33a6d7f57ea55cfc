"""A refresh from publishers on this machine: what comes is right, or the old figures stay."""

import json
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

from store import Store
from store.errors import FolderBusy, NothingToRefresh
from store.folders import DataFolder
from store.refresh.fetching import Came, Failed
from store.refresh.report import Outcome
from store.refresh.running import Asked, planned, refresh
from store.refresh.tables import Tables, question_of
from store.snapshot import FOLDER, file_of
from tests.fake_publishers import (
    SERIES,
    file_of_source,
    live_catalogue,
    office_of,
    offices,
    published,
    quick_client,
)
from tests.sources.faulty_server import FAULTS, text

FEW = ("ashe", "ohid_obesity", "pupil_absence")


@pytest.fixture(scope="module")
def servers():
    with offices() as running:
        yield running


@pytest.fixture(autouse=True)
def forgotten(servers):
    for server in servers:
        server.asked.clear()


@pytest.fixture
def catalogue(servers):
    return live_catalogue([server.url for server in servers], FEW)


@pytest.fixture
def data(tmp_path):
    return DataFolder(tmp_path / "data")


@pytest.fixture
def answer(servers, catalogue):
    """Let a source's publisher answer with something else, until the test is over."""
    changed = []

    def change(source, reply):
        file = file_of_source(catalogue.live[source])
        server = office_of(servers, catalogue, source)
        server.on(f"/{file}", reply)
        changed.append((server, file))

    yield change
    for server, file in changed:
        server.on(f"/{file}", text(published(file)))


def run(catalogue, data, told=None, **asked):
    tell = (lambda _: None) if told is None else told.append
    return refresh(catalogue, data, Asked(**asked), quick_client, lambda _: None, tell)


def table(folder, name):
    return pd.read_parquet(file_of(folder, name))


def series(data, catalogue, indicator="weekly_pay"):
    return Store(data.current(), catalogue=catalogue).observations(indicator, "borough")


def changed_pay(change):
    """Return the table of borough series with one row of pay changed."""
    lines = published(SERIES).splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if line.startswith("weekly_pay,") and "E08000003" in line)
    lines[at] = change(lines[at])
    return text("".join(lines))


def test_the_figures_we_hold_asked_for_again_come_out_the_same(servers, data):
    everything = live_catalogue([server.url for server in servers])
    report = run(everything, data)
    assert [one.source for one in report.outcomes if one.state != "refreshed"] == []
    folder = data.current()
    assert report.snapshot == folder.name
    for name in ("observations", "members", "breaks"):
        before, after = table(FOLDER, name), table(folder, name)
        days = {"retrieved_at"} & set(before)
        pd.testing.assert_frame_equal(after.drop(columns=days), before.drop(columns=days))
    assert set(table(folder, "observations")["retrieved_at"]) == {datetime.now(UTC).date()}


def test_provenance_says_what_was_asked_and_when(catalogue, data):
    run(catalogue, data)
    store = Store(data.current(), catalogue=catalogue)
    said = store.provenance("ashe")
    assert said.urls == f"{catalogue.live['ashe'].fetch['address']}/{SERIES}"
    assert (said.rows, said.bytes) == (198, len(published(SERIES)))
    assert said.retrieved_at == said.checked_at == datetime.now(UTC).date()
    assert said.fault == ""
    untouched = store.provenance("iod2019")
    assert (untouched.checked_at, untouched.retrieved_at.isoformat()) == (None, store_day("iod2019"))


def store_day(source):
    held = table(FOLDER, "provenance").set_index("source_id")
    return held.at[source, "retrieved_at"].isoformat()


def test_a_source_that_fails_keeps_its_figures_and_the_others_succeed(catalogue, data, answer):
    answer("ohid_obesity", FAULTS["HTML"])
    told = []
    report = run(catalogue, data, told)
    assert {one.source: one.state for one in report.outcomes} == {
        "ashe": "refreshed",
        "ohid_obesity": "failed",
        "pupil_absence": "refreshed",
    }
    assert report.code == 3
    store = Store(data.current(), catalogue=catalogue)
    said = store.provenance("ohid_obesity")
    assert said.retrieved_at.isoformat() == store_day("ohid_obesity")
    assert said.checked_at == datetime.now(UTC).date()
    assert "sent a web page instead of the table" in said.fault
    before = Store(FOLDER).observations("adult_obesity", "borough")
    pd.testing.assert_frame_equal(store.observations("adult_obesity", "borough"), before)
    kinds = {type(news) for news in told}
    assert {Came, Failed, Outcome} <= kinds
    kept = json.loads((data.current() / "report.json").read_text("utf-8"))
    assert [one["state"] for one in kept["outcomes"]].count("failed") == 1


def test_a_fault_that_is_mended_is_forgotten(catalogue, data, answer):
    answer("ohid_obesity", FAULTS["500"])
    run(catalogue, data)
    answer("ohid_obesity", text(published(SERIES)))
    run(catalogue, data)
    said = Store(data.current(), catalogue=catalogue).provenance("ohid_obesity")
    assert (said.fault, said.retrieved_at) == ("", datetime.now(UTC).date())


def test_where_all_fail_nothing_is_written(catalogue, data, answer):
    for source in FEW:
        answer(source, FAULTS["503"])
    report = run(catalogue, data)
    assert (report.snapshot, report.code) == ("", 1)
    assert data.current() is None
    assert not data.history()
    assert json.loads((data.path / "refresh.json").read_text("utf-8"))["snapshot"] == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda _: "",
            "weekly_pay of .* comes without 1 of 10 boroughs \\(Manchester\\)|lacks 1 of 10 boroughs",
        ),
        (lambda row: row.rsplit(",", 3)[0] + ",-5,,\n", "value -5.0 of Manchester .*, is below 0"),
        (lambda row: row.rsplit(",", 3)[0] + ",much,,\n", "'much' is not a number"),
    ],
)
def test_what_cannot_be_right_is_refused(catalogue, data, answer, change, words):
    answer("ashe", changed_pay(change))
    report = run(catalogue, data, sources=("ashe",))
    [outcome] = report.outcomes
    assert outcome.state == "failed"
    assert pd.Series(outcome.faults).str.contains(words).all(), outcome.faults
    assert data.current() is None


def test_only_what_is_asked_for_is_asked(catalogue, data, servers):
    run(catalogue, data, sources=("ashe",))
    assert sum(len(server.asked) for server in servers) == 1
    assert [step.source.id for step in planned(catalogue, data, Asked(themes=("health",)))] == [
        "ohid_obesity"
    ]
    with pytest.raises(NothingToRefresh, match="There is no theme 'wealth'; there are"):
        run(catalogue, data, themes=("wealth",))
    with pytest.raises(NothingToRefresh, match="no indicator of health is asked of ashe"):
        run(catalogue, data, sources=("ashe",), themes=("health",))


def test_a_plan_says_how_much_came_the_last_time(catalogue, data):
    first = {step.source.id: step.size() for step in planned(catalogue, data, Asked())}
    assert first["ashe"] == "not known: never asked before"
    run(catalogue, data)
    again = {step.source.id: step.size() for step in planned(catalogue, data, Asked())}
    assert again["ashe"].startswith("about 198 rows, 0.1 MB, as on ")


def test_a_refresh_that_was_cut_short_asks_only_for_what_is_missing(catalogue, data, servers):
    def cut_short(news):
        if isinstance(news, Outcome):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh(catalogue, data, Asked(), quick_client, lambda _: None, cut_short)
    tables, now = Tables(data.work / "tables"), datetime.now(UTC)
    steps = planned(catalogue, data, Asked())
    kept = {step.source.id for step in steps if step.kept}
    assert kept
    for server in servers:
        server.asked.clear()
    told = []
    report = run(catalogue, data, told)
    assert {news.step.source.id for news in told if isinstance(news, Came) and news.again} == kept
    assert sum(len(server.asked) for server in servers) == len(FEW) - len(kept)
    assert {one.state for one in report.outcomes} == {"refreshed"}
    for step in steps:
        assert tables.known(step.source, question_of(step.source, step.indicators), now) is None


def test_what_was_fetched_counts_for_a_day_and_for_the_same_question(catalogue, data):
    source, indicators = catalogue.live["ashe"], [catalogue.indicators["weekly_pay"]]
    tables, now = Tables(data.work / "tables"), datetime.now(UTC)
    from sources import Fetched

    tables.keep(source, "the question", Fetched(pd.DataFrame({"a": ["1"]}), ("x",), now), 10)
    assert tables.known(source, "the question", now + timedelta(hours=23))
    assert tables.known(source, "the question", now + timedelta(hours=25)) is None
    assert tables.known(source, question_of(source, indicators), now) is None
    path = data.work / "tables" / "ashe.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    assert tables.known(source, "the question", now) is None


def test_the_second_refresh_at_once_is_refused(catalogue, data):
    def meanwhile(_):
        with pytest.raises(FolderBusy, match=r"a refresh by .*, process"):
            run(catalogue, DataFolder(data.path))

    refresh(catalogue, data, Asked(), quick_client, meanwhile, lambda _: None)
    assert data.current()
