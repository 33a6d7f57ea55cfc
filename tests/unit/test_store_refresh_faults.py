"""Refreshes that go wrong for good reasons: killed at any moment, no room, no right to write."""

import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pyarrow.parquet as pq
import pytest

from catalogue import load_catalogue
from store import Store
from store.folders import KEPT, DataFolder
from store.snapshot import file_of
from tests.fake_publishers import SLOW_S, arguments, command, in_a_process, offices

KILLS = 50
IMPORTED_LATE = (
    "store.refresh.command",
    "store.refresh.running",
    "sources.client",
    "pandera.pandas",
    "pandera.api.geopandas.container",
    "pandera.backends.pandas.register",
    "pandera.strategies.pandas_strategies",
    "ibis.backends.duckdb",
    "ibis.backends.duckdb.converter",
    "ibis.formats.pandas",
)
"""What a refresh imports on its way, pandera's first check the most of it."""
SOURCES = "ashe,ohid_obesity,pupil_absence"


@pytest.fixture(scope="module")
def servers():
    with offices(slow=SLOW_S) as running:
        yield running


@pytest.fixture
def begin(servers, root):
    """Start a refresh into a folder in a process of its own."""

    def start(data, before=(), **given):
        asked = [*before, *command(sys.executable, servers, data.path, "--json-events", only=SOURCES)]
        piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(asked, cwd=root, text=True, **piped, **given)

    return start


@pytest.fixture
def begin_ready(servers):
    """Start a refresh in a process that forks from one which has all it needs imported: many start soon."""
    ready = multiprocessing.get_context("forkserver")
    ready.set_forkserver_preload(["tests.fake_publishers", *IMPORTED_LATE])

    def start(data):
        heard, said = ready.Pipe(duplex=False)
        given = arguments(servers, data.path, "--json-events", only=SOURCES)
        process = ready.Process(target=in_a_process, args=(said, given))
        process.start()
        said.close()
        return process, os.fdopen(os.dup(heard.fileno()))

    return start


def ended(process):
    """Return exit code and what was said last on standard error."""
    _, errors = process.communicate(timeout=120)
    return process.returncode, (errors.strip().splitlines() or [""])[-1]


def figures(folder):
    return pq.read_table(file_of(folder, "observations")).drop_columns("retrieved_at")


def test_killed_at_any_moment_it_leaves_a_whole_snapshot(begin, begin_ready, tmp_path):
    data, catalogue = DataFolder(tmp_path / "data"), load_catalogue()
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"The seed of the moments is {seed}.")
    moments = random.Random(seed)
    whole, said = begin_ready(data)
    assert said.readline().startswith('{"event": "plan"')
    began = time.monotonic()
    said.read()
    whole.join()
    lasts = time.monotonic() - began
    assert whole.exitcode == 0
    expected, killed, opened = figures(data.current()), 0, set()
    while killed < KILLS:
        process, said = begin_ready(data)
        with said:
            said.readline()
            time.sleep(moments.uniform(0, lasts))
            process.kill()
            process.join()
        killed += process.exitcode == -signal.SIGKILL
        found = data.in_use()
        assert found.fault == "" and found.folder is not None
        assert figures(found.folder).equals(expected)
        if found.folder not in opened:
            assert Store(found.folder, catalogue=catalogue).periods("weekly_pay", "borough")
            opened.add(found.folder)
    assert ended(begin(data)) == (0, "")
    assert len(data.history()) <= KEPT
    assert not list(data.path.rglob("*.new")) and not list(data.work.glob("tables/*"))


@contextmanager
def little_room(folder, kilobytes):
    """Mount a small disk at `folder`; where that is not allowed, yield a limit on files instead."""
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    mounted = (
        os.geteuid() == 0 and shutil.which("mount") and not subprocess.run(mounting, check=False).returncode
    )
    try:
        yield None if mounted else (lambda: limit_files(kilobytes * 1000 // 8))
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def limit_files(size):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("kilobytes", [12, 60, 200, 400])
def test_a_full_disk_is_a_sentence_and_changes_nothing(begin, tmp_path, kilobytes):
    with little_room(tmp_path / "small", kilobytes) as limit:
        data = DataFolder(tmp_path / "small" / "data")
        code, said = ended(begin(data, preexec_fn=limit))
        assert code == 1
        assert said.startswith(f"Nothing was changed. {data.path} cannot be written: ")
        assert said.endswith(". The figures stay as they are.")
        assert ("No space left" in said) or ("File too large" in said)
        assert data.in_use().folder is None and data.in_use().fault == ""


def test_a_folder_that_must_not_be_written_is_a_sentence(begin, tmp_path):
    data = DataFolder(tmp_path / "data")
    data.path.mkdir()
    data.path.chmod(0o555)
    # Root may write anywhere, unless it gives that right up.
    humble = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    code, said = ended(begin(data, before=humble if os.geteuid() == 0 else ()))
    assert code == 1
    why = "cannot be written: Permission denied. The figures stay as they are."
    assert said == f"Nothing was changed. {data.path} {why}"


def test_two_refreshes_at_once_and_the_second_says_who_is_first(begin, tmp_path):
    data = DataFolder(tmp_path / "data")
    first = begin(data)
    first.stdout.readline()
    code, said = ended(begin(data))
    assert code == 1
    assert f"{data.path} is being written: a refresh by " in said
    assert f"process {first.pid}, since " in said
    assert ended(first) == (0, "")
