"""The command of a refresh: its plan, its lines for a program, its words for people, its exit codes."""

import io
import json

import pytest

from catalogue import load_catalogue
from store.folders import DataFolder
from store.refresh.command import main
from store.refresh.report import ALL_DONE, NOTHING_WRITTEN, SOME_FAILED, Outcome, Report
from store.refresh.telling import Lines, Terminal, megabytes, state_of
from tests.fake_publishers import live_catalogue, offices, quick_client
from tests.sources.faulty_server import FAULTS, text

DONE = Outcome("ashe", "ONS", "Earnings", "refreshed", observations=1198, rows=2305)
FAILED = Outcome("hpi", "HMLR", "Prices", "failed", ("HMLR answered 503.",))


@pytest.fixture(scope="module")
def servers():
    with offices(count=1) as running:
        yield running


@pytest.fixture
def run(servers, tmp_path):
    """Run the command on a small catalogue and a folder of its own; return its exit code."""
    catalogue = live_catalogue([servers[0].url], ("ashe", "claimants_lsoa"))
    return lambda *words: main([*words, "--data", str(tmp_path / "data")], catalogue, quick_client)


def test_a_dry_run_asks_and_writes_nothing(run, servers, tmp_path, capsys):
    asked = len(servers[0].asked)
    assert run("--dry-run", "--json-events") == ALL_DONE
    plan = json.loads(capsys.readouterr().out)
    assert {step["source"] for step in plan["steps"]} == {"ashe", "claimants_lsoa"}
    assert len(servers[0].asked) == asked
    assert not (tmp_path / "data").exists()
    assert run("--dry-run") == ALL_DONE
    assert "never asked" in capsys.readouterr().out


def test_lines_tell_plan_news_and_report(run, tmp_path, capsys):
    assert run("--json-events", "--source", "ashe") == ALL_DONE
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (told[0]["event"], told[-1]["event"]) == ("plan", "report")
    states = [one["state"] for one in told if one["event"] == "news"]
    assert states[0] == "asked" and states[-1] == "done"
    assert told[-1]["sentence"].startswith("1 of 1 sources were refreshed: 198 figures written, 198 of them")


def test_a_rollback_says_what_is_in_use(run, tmp_path, capsys):
    assert run("--rollback") == NOTHING_WRITTEN
    assert "There is no data folder" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
    run("--source", "ashe")
    first = DataFolder(tmp_path / "data").current()
    run("--source", "ashe")
    capsys.readouterr()
    assert run("--rollback") == ALL_DONE
    assert f"is now the one of {first.name}." in capsys.readouterr().out
    assert run("--rollback") == ALL_DONE
    assert "the one that comes with the application" in capsys.readouterr().out
    assert run("--rollback") == NOTHING_WRITTEN


def test_some_failed(run, servers, capsys):
    servers[0].on("/claimants_2018_11_lsoa11.csv", FAULTS["500"])
    assert run() == SOME_FAILED
    said = " ".join(capsys.readouterr().out.split())
    assert "claimants_lsoa keeps its old figures. The Office answered 500" in said
    servers[0].on("/claimants_2018_11_lsoa11.csv", text(""))
    assert run("--source", "claimants_lsoa") == NOTHING_WRITTEN


def test_a_name_that_is_unknown(run, capsys):
    assert run("--source", "asche") == NOTHING_WRITTEN
    assert "Nothing was changed. There is no source 'asche'; there are" in capsys.readouterr().err


def test_words_of_a_report():
    report = Report("a", "b", (DONE, FAILED), "2030-05-01T020000", 1198)
    assert report.code == SOME_FAILED
    assert report.words() == (
        "1 of 2 sources were refreshed: 1,198 figures written, 1,198 of them in the place of older ones. "
        "The snapshot in use is 2030-05-01T020000."
    )
    assert FAILED.words() == "hpi keeps its old figures. HMLR answered 503."
    assert DONE.words() == "ashe: 1,198 figures of 2,305 rows."
    nothing = Report("a", "b", (FAILED,))
    assert (nothing.code, nothing.words()) == (
        NOTHING_WRITTEN,
        "0 of 1 sources were refreshed. Nothing was written: the figures stay as they are.",
    )
    assert json.loads(report.text())["outcomes"][1]["faults"] == ["HMLR answered 503."]


def test_both_tellers_take_a_report_and_an_outcome():
    assert state_of(DONE) == ("ashe", "done") and state_of(FAILED) == ("hpi", "failed")
    for teller in (Lines, Terminal):
        out = io.StringIO()
        telling = teller(out)
        telling.plan([])
        telling.news(DONE)
        telling.report(Report("a", "b", (DONE,), "2030-05-01T020000"))
        telling.close()
        assert "1 of 1 sources were refreshed" in " ".join(out.getvalue().split())


def test_the_name_that_a_source_is_asked_by_is_never_cut_short(tmp_path, capsys):
    assert main(["--dry-run", "--data", str(tmp_path / "data")]) == ALL_DONE
    first = [line.split("│")[1].strip() for line in capsys.readouterr().out.splitlines() if "│" in line]
    assert "personal_independence_payment_ward" in "".join(first) and "…" not in "".join(first)


def test_sizes_as_one_takes_them_in():
    assert [megabytes(size) for size in (900, 99_000, 148_798, 12_345_678)] == [
        "1 kB",
        "99 kB",
        "0.1 MB",
        "12.3 MB",
    ]


def test_our_own_catalogue_can_be_planned(tmp_path, capsys):
    asked = load_catalogue()
    code = main(["--dry-run", "--json-events", "--data", str(tmp_path / "data")])
    # Of the LSOAs of 2021, which are not held here, there is nothing to say yet.
    serving = {name for name in asked.live if asked.asked_of(name)} - {"iod2025"}
    if serving:
        steps = json.loads(capsys.readouterr().out)["steps"]
        assert (code, {step["source"] for step in steps}) == (ALL_DONE, serving)
    else:
        assert (code, "There is nothing to refresh" in capsys.readouterr().err) == (NOTHING_WRITTEN, True)
