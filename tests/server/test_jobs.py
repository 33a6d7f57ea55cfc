"""Work in a process of its own: followed while it runs, one at a time."""

from __future__ import annotations

import os
import sys
import time

import pytest

from modules.parts.jobs import MOST_LINES, Job, Progress, event_of

SPEAKS = "import sys; print('a', flush=True); print('oh', file=sys.stderr); sys.stdin.read(); sys.exit(3)"


@pytest.fixture
def job(tmp_path):
    return Job(tmp_path, {**os.environ, "WORD": "given"})


def ended(job: Job) -> Progress:
    while job.running:
        time.sleep(0.01)
    return job.progress()


def test_what_it_says_and_how_it_ends(job):
    assert job.progress() == Progress()
    assert job.start([sys.executable, "-c", SPEAKS], "speak")
    assert ended(job) == Progress(("a",), ("oh",), 3, "speak")


def test_it_knows_the_world_that_it_is_given(job, tmp_path):
    job.start([sys.executable, "-c", "import os; print(os.environ['WORD'], os.getcwd())"], "look")
    assert ended(job).lines == (f"given {tmp_path}",)


def test_one_at_a_time(job, tmp_path):
    waits = (
        f"import time, pathlib\nwhile not pathlib.Path({str(tmp_path / 'go')!r}).exists(): time.sleep(.01)"
    )
    assert job.start([sys.executable, "-c", waits], "wait")
    assert job.progress().code is None and job.progress().running
    assert not job.start([sys.executable, "-c", "print('late')"], "late")
    (tmp_path / "go").touch()
    assert ended(job) == Progress((), (), 0, "wait")


def test_a_command_that_is_not_there_is_a_fault_and_the_next_may_start(job):
    assert job.start(["no-such-command-anywhere"], "err")
    assert job.progress().code == 1 and "no-such-command-anywhere" in job.progress().faults[0]
    assert job.start([sys.executable, "-c", "print('next')"], "go on")
    assert ended(job).lines == ("next",)


def test_endless_talk_is_cut(job):
    job.start([sys.executable, "-c", f"print('x\\n' * {MOST_LINES + 10})"], "talk")
    assert len(ended(job).lines) == MOST_LINES


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_job_that_is_dropped_is_ended_and_says_no_more(job):
    job.start(
        [sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"], "wait"
    )
    while not job.progress().lines:
        time.sleep(0.01)
    process = int(job.progress().lines[0])
    job.drop()
    assert job.progress() == Progress() and not job.running
    assert job.start([sys.executable, "-c", "print('next')"], "go on")
    assert ended(job).lines == ("next",)
    while is_alive(process):
        time.sleep(0.01)


def test_lines_for_people_are_no_events():
    assert event_of("weekly_pay (10)") is None
    assert event_of("{not json") is None
    assert event_of('{"a": 1}') is None
    told = Progress(("Hello", '{"event": "note", "note": "x"}', '{"event": "end"}'))
    assert told.events("note") == [{"event": "note", "note": "x"}]
