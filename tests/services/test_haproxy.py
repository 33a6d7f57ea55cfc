"""Two processes behind a real HAProxy: sessions stick, and a process that dies takes only its own with it."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from browsing import FLAGS, chromium_path
from exploring import DESKTOP, REMEMBER, Reader
from playwright.sync_api import Browser, expect, sync_playwright

from deploy.__main__ import free_ports
from deploy.proxies import Front, haproxy
from store.folders import DataFolder
from store.snapshot import FOLDER, write_manifest
from tests.services.behind_proxy import FORMATS, Farm, PlainReader, ask, comes_true, farm_of, proxy

SCREEN = "indicator=social_rented&level=lsoa11&selected=E01006074&classes=7&chart=ranked"

OpenReaders = Callable[..., list[PlainReader]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """The data folder that the processes share, with one snapshot."""
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    publish(folder, "2026-01-01")
    return folder


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory, data: DataFolder) -> Iterator[Farm]:
    """Two processes behind a proxy, on one data folder."""
    with farm_of(2, tmp_path_factory.mktemp("farm"), EXPLORER_DATA=str(data.path)) as running:
        yield running


@pytest.fixture
def readers(farm: Farm) -> Iterator[OpenReaders]:
    """Open sessions through the proxy: `readers(4)`. They end with the test."""
    with ExitStack() as opened:
        yield lambda count, port=farm.port: [PlainReader(port, opened) for _ in range(count)]
    assert comes_true(lambda: all(farm.health(name)["sessions"] == 0 for name in farm.ports))


@pytest.fixture
def chromium() -> Iterator[Browser]:
    """A browser, whose event loop ends with the test."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


def publish(data: DataFolder, made_on: str) -> None:
    """Bring a snapshot of this day into use, as a refresh does."""
    with data.lock():
        fresh = Path(shutil.copytree(FOLDER, data.work / made_on))
        write_manifest(fresh, made_on)
        data.publish(fresh)


def reader_in(chromium: Browser, url: str) -> Reader:
    """Return a reader with a tab in a browser of their own."""
    context = chromium.new_context(viewport=DESKTOP, locale="en-GB")
    context.add_init_script(REMEMBER)
    return Reader(context.new_page(), url)


def downloaded(readers: list[PlainReader]) -> Counter[int]:
    """Return how many downloads ended with which status."""
    return Counter(reader.download(kind).status for reader in readers for kind in FORMATS)


def test_page_websocket_and_downloads_reach_one_process(farm: Farm, readers: OpenReaders) -> None:
    here = readers(4)
    homes = Counter(reader.home for reader in here)
    assert homes == dict.fromkeys(farm.ports, 2)
    assert {name: farm.health(name)["sessions"] for name in farm.ports} == homes
    assert downloaded(here) == {200: 16}
    assert b"Manchester 057B" in here[0].download("csv").body


def test_without_the_cookie_downloads_are_not_found(farm: Farm, readers: OpenReaders, tmp_path: Path) -> None:
    [port] = free_ports(1, 8391)
    configuration = haproxy(list(farm.ports.values()), Front(port=port))
    careless, left_out = re.subn(r"^ *cookie explorer insert.*$", "", configuration, flags=re.MULTILINE)
    assert left_out == 1
    with proxy(careless, tmp_path, port):
        here = readers(4, port)
        found = downloaded(here)
        for reader in here:
            reader.leave()
    assert found[404] > 0
    assert found[200] + found[404] == 16


def test_a_process_that_dies_takes_only_its_own_sessions(farm: Farm, readers: OpenReaders) -> None:
    here = readers(6)
    dead, alive = farm.ports
    farm.kill(dead)
    try:
        others = [reader for reader in here if reader.home == alive]
        assert len(others) == 3
        assert [reader.answers(1600) for reader in here] == [reader.home == alive for reader in here]
        # At once, before any check of health has failed.
        moved = ask(farm.port, "/", f"explorer={dead}")
        assert (moved.status, moved.cookie) == (200, f"explorer={alive}")
        assert comes_true(lambda: farm.proxy_says(dead) == "DOWN")
        assert {reader.home for reader in readers(3)} == {alive}
        assert [reader.answers(1700) for reader in others] == [True] * 3
        assert downloaded(others) == {200: 12}
    finally:
        farm.revive(dead)
    # It is back and has the fewest readers.
    assert {reader.home for reader in readers(3)} == {dead}


def test_a_process_that_is_told_to_end_keeps_its_readers_and_gets_no_new_ones(
    farm: Farm, readers: OpenReaders
) -> None:
    here = readers(4)
    leaving, staying = farm.ports
    process = farm.processes[leaving].process
    assert process
    process.send_signal(signal.SIGTERM)
    try:
        assert comes_true(lambda: ask(farm.ports[leaving], "/healthz").status == 503)
        assert farm.health(leaving)["status"] == "leaving"
        assert comes_true(lambda: farm.proxy_says(leaving) == "DOWN")
        assert {reader.home for reader in readers(3)} == {staying}
        assert [reader.answers(1800) for reader in here] == [True] * 4
        assert downloaded(here) == {200: 16}
        for reader in here:
            reader.leave()
        assert process.wait(30) == 0
    finally:
        farm.revive(leaving)


def test_a_browser_that_lost_its_process_gets_the_same_screen_from_another(
    farm: Farm, chromium: Browser
) -> None:
    reader = reader_in(chromium, f"http://127.0.0.1:{farm.port}/").open(SCREEN)
    home = {one["name"]: one["value"] for one in reader.page.context.cookies()}["explorer"]
    before = reader.screen()
    farm.kill(home)
    try:
        lost = reader.page.get_by_role("alertdialog", name="The connection was lost")
        expect(lost).to_be_visible()
        with reader.page.expect_navigation():
            lost.get_by_role("button", name="Load the page again").click()
        reader.painted()
        assert reader.screen() == before
        now = {one["name"]: one["value"] for one in reader.page.context.cookies()}["explorer"]
        assert (now in farm.ports, now == home) == (True, False)
        with reader.page.expect_download() as taken:
            reader.ask("document.querySelector('[data-download=csv]').click()")
        assert taken.value.failure() is None
    finally:
        reader.page.context.close()
        farm.revive(home)


def test_a_new_snapshot_reaches_all_processes_and_stops_nobody(
    farm: Farm, data: DataFolder, readers: OpenReaders
) -> None:
    here = readers(2)
    assert {reader.home for reader in here} == set(farm.ports)
    assert {farm.health(name)["made_on"] for name in farm.ports} == {"2026-01-01"}
    publish(data, "2026-02-02")
    assert comes_true(lambda: {farm.health(name)["made_on"] for name in farm.ports} == {"2026-02-02"})
    assert [reader.answers(1900) for reader in here] == [True] * 2
    assert downloaded(here) == {200: 8}


def test_the_explorer_may_have_a_path_of_its_own(farm: Farm, chromium: Browser, tmp_path: Path) -> None:
    [port] = free_ports(1, 8391)
    front = Front(port=port, prefix="/explorer")
    with proxy(haproxy(list(farm.ports.values()), front), tmp_path, port):
        moved = ask(port, "/explorer")
        assert (moved.status, moved.headers["location"]) == (301, "/explorer/")
        assert ask(port, "/").status == 404
        reader = reader_in(chromium, front.url).open(SCREEN)
        assert reader.get("selected") == "E01006074"
        with reader.page.expect_download() as taken:
            reader.ask("document.querySelector('[data-download=csv]').click()")
        assert taken.value.failure() is None
        assert f"http://127.0.0.1:{port}/explorer/?" in Path(taken.value.path()).read_text("utf-8")
        assert reader.problems() == []
        reader.page.context.close()


def test_the_command_starts_them_keeps_them_alive_and_ends_them(root: Path, tmp_path: Path) -> None:
    first, port = free_ports(2, 8401)  # the proxy's own is not given to a process
    options = ["--port", str(port), "--first-port", str(first), "--grace", "1"]
    command = [sys.executable, "-m", "deploy", *options]
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=log, text=True) as running,
    ):
        try:
            said = running.stdout.readline() if running.stdout else ""
            assert said == f"GM Determinants Explorer: http://127.0.0.1:{port}/ (2 processes)\n"
            children = children_of(running)
            assert len(children) == 3
            for child in children:
                child.kill()
            assert comes_true(lambda: len(children_of(running) - children) == 3)
            assert comes_true(lambda: is_well(port))
            running.send_signal(signal.SIGTERM)
            assert running.wait(60) == 0
        finally:
            running.terminate()
    assert (tmp_path / "log").read_text("utf-8").count("It is started again") == 3
    assert not is_well(port)


def children_of(process: subprocess.Popen[str]) -> set[psutil.Process]:
    """Return the processes that a process has started."""
    return set(psutil.Process(process.pid).children())


def is_well(port: int) -> bool:
    """Return whether somebody healthy answers at a port."""
    try:
        return ask(port, "/healthz").status == 200
    except OSError:
        return False
