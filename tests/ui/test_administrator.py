"""The administrator's part of About the data: locked, refreshed, loaded; nobody else is disturbed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import ExplorerPage
from playwright.sync_api import Browser, Page, expect
from serving import RunningApp, serving

from modules.parts.uploads import LARGEST
from store.folders import DataFolder
from tests.fake_publishers import offices

TOKEN = "a token only for this test"
PATIENCE_MS = 60_000
SIZES = ((1440, 900), (1024, 768))
PAY = "areacd,areanm,indicator,period,observation\n" + "".join(
    f"E080000{at:02},x,Gross median weekly pay,2029-04-01,{500 + at}\n" for at in range(1, 11)
)
CUBE = "Date,Geography,Measure Type,Unit,Value\n" + "".join(
    f"{year}-04,E080000{at:02},median,pounds,{400 + at}\n" for at in range(1, 11) for year in (2027, 2028)
)
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return DataFolder(tmp_path_factory.mktemp("administered") / "data")


@pytest.fixture(scope="module")
def administered(root: Path, data: DataFolder) -> Iterator[RunningApp]:
    """The application with a token and a data folder, whose refresh asks servers on this machine."""
    data.path.mkdir()
    known = {"EXPLORER_DATA": str(data.path), "EXPLORER_ADMIN_TOKEN": TOKEN}
    with offices() as servers:
        words = ("-m", "tests.ui.apps.administered_app", ",".join(server.url for server in servers))
        with serving(root, data.path.parent / "errors.log", words, known) as app:
            yield app


@pytest.fixture
def explorer(administered: RunningApp, chromium: Browser) -> Iterator[ExplorerPage]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    explorer = ExplorerPage(context.new_page(), administered.url).open()
    yield explorer
    assert [one for one in explorer.problems() if "status of 4" not in one] == []
    context.close()
    assert administered.tracebacks() == ""


def open_about(explorer: ExplorerPage) -> Page:
    explorer.page.get_by_role("button", name="Tools").click()
    explorer.page.locator("[data-action=about]").click()
    explorer.page.locator("#about table").first.wait_for()
    return explorer.page


def unlocked(explorer: ExplorerPage) -> Page:
    page = open_about(explorer)
    page.get_by_label("Administrator’s token").fill(TOKEN)
    page.get_by_role("button", name="Unlock").click()
    page.get_by_role("button", name="Refresh now").wait_for()
    return page


def looked_at(page: Page, name: str) -> list[str]:
    """Return what axe finds in light and dark and at two sizes; keep pictures where they are wanted."""
    found = []
    for look in ("light", "dark"):
        page.evaluate("(look) => document.documentElement.dataset.theme = look", look)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.locator("#about-page").evaluate("(about) => { about.scrollTop = about.scrollHeight; }")
            if PICTURES:
                page.wait_for_timeout(300)
                page.screenshot(path=f"{PICTURES}/{name}-{look}-{width}.png")
            for rule in Axe().run(page, context="#about-page").response["violations"]:
                found.append(f"{look} {width}: {rule['id']} {[node['target'] for node in rule['nodes']]}")
    return found


def test_without_a_token_there_is_no_such_part(open_page) -> None:
    explorer = open_page()
    page = open_about(explorer)
    for role in ("heading", "button"):
        expect(page.get_by_role(role, name="For the administrator")).to_have_count(0)
    answer = page.request.post(f"{explorer.url}administrator/files", data=b"a,b\n")
    assert answer.status in (404, 405)


def test_it_is_locked_and_guessing_ends_soon(explorer: ExplorerPage) -> None:
    page = open_about(explorer)
    expect(page.get_by_role("button", name="Refresh now")).to_have_count(0)
    page.get_by_label("Administrator’s token").fill("a guess")
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_role("alert")).to_have_text("This is not the administrator’s token.")
    assert looked_at(page, "locked") == []
    refused = page.request.post(f"{explorer.url}administrator/files", data=b"a,b\n")
    assert (refused.status, refused.text()) == (403, "Unlock this part of the page first.")
    explorer.ask("Shiny.setInputValue('admin_do', {what: 'refresh'}, {priority: 'event'})")
    page.wait_for_timeout(500)
    expect(page.locator("#admin_refresh table")).to_have_count(0)


def test_a_refresh_shows_its_progress_and_offers_what_is_new(
    explorer: ExplorerPage, data: DataFolder
) -> None:
    page = unlocked(explorer)
    expect(page.locator("#administrator .shiny-bound-input")).to_have_count(0)
    assert not [frame for frame in explorer.sent if TOKEN[:-1] in frame and TOKEN not in frame]
    page.get_by_role("button", name="Show what would be asked").click()
    expect(page.locator("#admin_refresh table")).to_contain_text("not known: never asked before")
    page.get_by_role("button", name="Refresh now").click()
    said = page.locator("#admin_said")
    expect(said).to_contain_text("2 of 2 sources were refreshed", timeout=PATIENCE_MS)
    expect(page.locator("#admin_refresh table td", has_text="refreshed")).to_have_count(2)
    assert looked_at(page, "refreshed") == []
    folder = data.current()
    assert folder is not None
    expect(page.locator("#about")).to_contain_text(
        "The snapshot shown is the one that comes with the application"
    )
    page.get_by_role("link", name="Load the page anew").click()
    explorer.painted()
    page = open_about(explorer)
    expect(page.locator("#about")).to_contain_text(f"UTC ({folder.name}): its newest table")
    assert TOKEN not in " ".join(explorer.received)
    assert sum(TOKEN in frame for frame in explorer.sent) == 1
    assert TOKEN not in page.url and all(TOKEN not in url for url in explorer.requests)


def test_a_file_is_reported_on_before_anything_changes(
    explorer: ExplorerPage, data: DataFolder, tmp_path: Path
) -> None:
    before = data.current()
    file = tmp_path / "pay 2029.csv"
    file.write_text(PAY, encoding="utf-8")
    page = unlocked(explorer)
    page.get_by_label("Choose files").set_input_files(file)
    page.get_by_role("button", name="Read them").click()
    expect(page.locator("#admin_read")).to_contain_text("10 figures would be loaded", timeout=PATIENCE_MS)
    expect(page.locator("#admin_report")).to_contain_text("Median weekly pay of residents (10)")
    assert data.current() == before
    assert looked_at(page, "file") == []
    page.get_by_role("button", name="Load", exact=True).click()
    expect(page.locator("#admin_loaded")).to_contain_text("10 figures were loaded", timeout=PATIENCE_MS)
    expect(page.locator("#admin_report")).to_be_empty()
    expect(page.get_by_role("link", name="Load the page anew")).to_be_visible()
    assert data.current() != before
    page.wait_for_timeout(1000)
    assert not list((data.work / "uploads").glob("*/*"))


def test_a_file_that_is_none_of_theirs_is_refused_in_words(explorer: ExplorerPage, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    page = unlocked(explorer)
    page.get_by_label("Choose files").set_input_files(file)
    page.get_by_role("button", name="Read them").click()
    expect(page.locator("#admin_read")).to_contain_text("own.csv was not read", timeout=PATIENCE_MS)
    expect(page.get_by_role("button", name="Load", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Discard the files").click()
    expect(page.locator("#admin_report")).to_be_empty()
    expect(page.locator("#admin_read")).to_be_empty()


def test_a_file_that_is_too_large_is_not_sent(explorer: ExplorerPage, tmp_path: Path) -> None:
    page = unlocked(explorer)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    page.get_by_label("Choose files").set_input_files(large)
    page.get_by_role("button", name="Read them").click()
    expect(page.locator("#admin-sending")).to_contain_text("large.csv is larger than 50 MB.")
    assert not [url for url in explorer.requests if url.endswith("administrator/files")]


def test_the_keyboard_alone_loads_a_file_that_has_to_be_named(
    explorer: ExplorerPage, data: DataFolder, tmp_path: Path
) -> None:
    file, page = tmp_path / "cube.csv", open_about(explorer)
    file.write_text(CUBE, encoding="utf-8")
    before = data.current()
    page.get_by_role("button", name="For the administrator").press("Enter")
    for keys in ("Tab", *"a guess", "Enter"):
        page.keyboard.press("Space" if keys == " " else keys)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Administrator’s token")).to_be_focused()
    page.keyboard.type(TOKEN)
    page.keyboard.press("Enter")
    expect(page.locator("#administrator-title")).to_be_focused()
    page.get_by_label("Choose files").set_input_files(file)
    page.get_by_label("Choose files").focus()
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    choice = page.get_by_label("cube.csv does not say what it measures")
    choice.wait_for(timeout=PATIENCE_MS)
    expect(page.get_by_role("button", name="Load", exact=True)).to_have_count(0)
    assert looked_at(page, "named") == []
    choice.select_option("weekly_pay")
    choice.focus()
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Load", exact=True).wait_for(timeout=PATIENCE_MS)
    expect(page.get_by_role("heading", name="Load official files")).to_be_focused()
    page.get_by_role("button", name="Load", exact=True).press("Enter")
    expect(page.locator("#admin_loaded")).to_contain_text("20 figures were loaded", timeout=PATIENCE_MS)
    expect(page.get_by_role("heading", name="Load official files")).to_be_focused()
    assert data.current() != before


def test_the_token_is_in_no_log_and_no_report(administered: RunningApp, data: DataFolder) -> None:
    assert TOKEN not in administered.log.read_text("utf-8")
    kept = [path for path in data.path.rglob("*") if path.is_file()]
    assert kept
    assert [path for path in kept if TOKEN.encode() in path.read_bytes()] == []
    assert json.loads((data.path / "refresh.json").read_text("utf-8"))["snapshot"]
